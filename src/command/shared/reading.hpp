// What every reading command does: open the store for reading, resolve what was named, and tell a
// person why a list is empty.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <pcadmin/id.hpp>

#include "cli/command.hpp"
#include "cli/services.hpp"
#include "error/error.hpp"
#include "report/list.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// Runs `body` on one snapshot of the store.
Result<cli::Outcome> read_store(cli::Services& services, const std::function<Result<void>(store::View&)>& body);

/// What `body`, which takes a View and answers a Result, answers on one snapshot of an open store.
template <class Body>
std::invoke_result_t<Body, store::View&> read_snapshot(store::Store& store, const Body& body) {
  std::optional<std::invoke_result_t<Body, store::View&>> answered;
  const Result<void> done = store.read([&](store::View& view) -> Result<void> {
    answered.emplace(body(view));
    if (!*answered) return answered->error();
    return {};
  });
  if (!done) return done.error();
  return *std::move(answered);
}

/// The same on one snapshot of the store that is used.
template <class Body>
std::invoke_result_t<Body, store::View&> read_snapshot(cli::Services& services, const Body& body) {
  const auto opened = services.open_store(store::OpenMode::read);
  if (!opened) return opened.error();
  return read_snapshot(**opened, body);
}

/// The customer, partner or subscription that was named; nothing where none was.
Result<std::optional<CustomerId>> named_customer(store::View& view, std::string_view reference);
Result<std::optional<PartnerTenantId>> named_partner(store::View& view, std::string_view reference);
Result<std::optional<SubscriptionId>> named_subscription(store::View& view, std::string_view reference,
                                                         const std::optional<CustomerId>& customer);

/// Sets `id` to the id that a filter demands of `column`, unless it is set already.
template <class IdType>
void narrow(std::optional<IdType>& id, const report::List& list, std::string_view column) {
  if (id) return;
  const std::optional<std::string_view> text = list.demanded(column);
  if (!text) return;
  if (const std::optional<Guid> guid = Guid::parse(*text)) id = IdType{*guid};
}

/// Narrows a selection by what the filters demand of customerId, subscriptionId and supportTenantId. Where the
/// contact that is wanted, by a filter or set before, is the provider, any may come: nobody designated it.
void narrow_subscriptions(store::View& view, const report::List& list, store::SubscriptionSelection& selection);

/// What to tell a person when there is nothing to list.
struct NothingListed {
  std::string message;  ///< one sentence
  std::string command;  ///< what helps
};

/// That no subscription of the customer is known, as it was named; or of nobody, where none was named.
NothingListed no_subscription_of(const std::string& customer);

/// Ends a list. Where it stayed empty, tells a person so: `nothing`, or that no row matched the filters.
Result<void> end_list(report::List& list, const report::ListRequest& request, cli::Services& services,
                      const NothingListed& nothing);

/// Notes "Try: …" for a person.
void note_command(cli::Services& services, std::string_view command);

}  // namespace pcadmin::command
