// What can be picked in one step: a list that narrows while a person types. It is found anew for each text, so that a
// list of hundreds of thousands need not be held, and no snapshot stays open while somebody thinks.
//
//     auto customers = customer_choices(store);
//     Result<std::vector<Choice>> found = customers->find("north", 20);
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pcadmin/id.hpp>
#include <pcadmin/instant.hpp>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::app {

/// Texts may hold what would harm a terminal: whoever shows them makes it visible.
struct Choice {
  std::string value;   ///< what a command is given for it: an id
  std::string name;    ///< what people call it
  std::string detail;  ///< what tells it from others of its name
  /// Why it can't be taken, in a few words; empty where it can.
  std::string refusal = {};
  /// What is said of the one that is looked at, a line each: its id, or all that stands against it.
  std::vector<std::string> explanation = {};
  /// The commands that help where it can't be taken.
  std::vector<std::string> fixes = {};
};

class Choices {
 public:
  virtual ~Choices() = default;
  /// Those that have a text in their names, domains or ids, at most so many, the best first; all for an empty text.
  /// Those that can be taken come before the others. Fails as the store does.
  virtual Result<std::vector<Choice>> find(std::string_view typed, std::size_t most) = 0;
};

// All of these borrow the store.

/// By name.
std::unique_ptr<Choices> customer_choices(store::Store& store);

/// The partners, by name; the provider among them unless only resellers are wanted.
std::unique_ptr<Choices> partner_choices(store::Store& store, bool only_resellers);

/// A customer's subscriptions, by name, each with its contact. Where one is to be assigned, those that can't have any
/// can't be taken.
Result<std::unique_ptr<Choices>> subscription_choices(store::Store& store, CustomerId customer, bool to_be_assigned);

/// Who may be the contact of a subscription, the one that stands first, then those who may not, with the reasons: all
/// by the rules.
Result<std::unique_ptr<Choices>> contact_choices(store::Store& store, SubscriptionId subscription, Instant now);

/// What a reference names, at most so many, where it is several things; else null.
constexpr std::size_t most_named_alike = 200;
Result<std::unique_ptr<Choices>> customers_named(store::Store& store, std::string_view reference);
Result<std::unique_ptr<Choices>> partners_named(store::Store& store, std::string_view reference);
Result<std::unique_ptr<Choices>> subscriptions_named(store::Store& store, std::string_view reference,
                                                     const std::optional<CustomerId>& customer);

}  // namespace pcadmin::app
