// Which relationship a command speaks of: a partnership (--reseller), or a customer's relationship
// with the account (--customer) or with a reseller (--customer --reseller).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <pcadmin/partner.hpp>
#include <pcadmin/relationship.hpp>
#include <pcadmin/subscription.hpp>

#include "cli/option.hpp"
#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// As typed.
struct RelationshipNames {
  std::string customer;
  std::string reseller;
};

void declare_relationship_names(cli::OptionSet& set, RelationshipNames& names);

/// Fails with MISSING_ARGUMENT where neither is named.
Result<void> check_named(const RelationshipNames& names);

struct RelationshipTarget {
  store::RelationshipKind kind = store::RelationshipKind::partnership;
  std::optional<Customer> customer;  ///< of a customer relationship
  Partner partner;                   ///< the reseller, or the account

  bool is_accounts_own() const { return customer && partner.role == PartnerRole::provider; }
  /// Whether it is the relationship of the same two; names may differ.
  bool is_same(const RelationshipTarget& other) const {
    const auto customer_id = [](const RelationshipTarget& it) {
      return it.customer ? std::optional(it.customer->id) : std::nullopt;
    };
    return kind == other.kind && customer_id(*this) == customer_id(other) &&
           partner.tenant_id == other.partner.tenant_id;
  }
};

/// The relationship that is meant. Fails with INVALID_VALUE for a partnership of the account with itself.
Result<RelationshipTarget> find_target(store::View& view, const RelationshipNames& names);

/// A target whose partner is known already, e.g. since it is about to be saved.
Result<RelationshipTarget> find_target(store::View& view, const RelationshipNames& names, const Partner& partner);

Relationship recorded(store::View& view, const RelationshipTarget& target);
store::Upsert record(store::Transaction& transaction, const RelationshipTarget& target,
                     const Relationship& relationship);

/// For the middle of a sentence: "the partnership with 'Bluegate'". Names are made harmless.
std::string subject(const RelationshipTarget& target);

/// The id by which it is told apart: the customer's, or for a partnership the reseller's.
std::string id_of(const RelationshipTarget& target);

/// The options that name it, by ids, so that they can be pasted into any shell.
std::string naming_options(const RelationshipTarget& target);

/// The relationship after a move, by the rules. A refusal names the subject and the commands that are possible.
Result<Relationship> move(const RelationshipTarget& target, const Relationship& relationship, RelationshipMove move,
                          Instant at);

}  // namespace pcadmin::command
