#include "command/customers/subscription_row.hpp"

#include <algorithm>

#include <pcadmin/eligibility.hpp>

#include "command/shared/columns.hpp"
#include "command/shared/contact_selection.hpp"
#include "command/shared/standing_contact.hpp"
#include "report/filter.hpp"

namespace pcadmin::command {

namespace {

using report::ColumnType;

constexpr std::array<report::Column, 15> columns{{
    column::subscription_id,
    column::customer_id,
    column::company_name,
    column::offer_name,
    {.name = "friendlyName",
     .heading = "Name",
     .meaning = "The name that the subscription was given.",
     .in_table = false,
     .may_be_cut = true},
    {.name = "status", .heading = "Status", .meaning = "Partner Center's word, e.g. active, suspended or deleted."},
    {.name = "quantity",
     .type = ColumnType::number,
     .heading = "Quantity",
     .meaning = "How many licences.",
     .in_table = false},
    {.name = "productType",
     .heading = "Product type",
     .meaning = "Partner Center's productType.id; OnlineServicesNCE is new commerce.",
     .in_table = false},
    {.name = "channel",
     .heading = "Channel",
     .meaning = "Where it was bought: csp, direct, open, ea, advisor or other.",
     .in_table = false,
     .values = channels},
    {.name = "partnerId",
     .heading = "Sold by",
     .meaning = "The MPN id of the reseller that sold it; not the support contact.",
     .in_table = false},
    noted(column::support_tenant_id, "Null for new commerce."),
    noted(column::support_mpn_id, "Null for new commerce."),
    noted(column::support_name, "Null for new commerce."),
    hidden(column::contact_source),
    column::contact_eligible,
}};

}  // namespace

std::span<const report::Column> subscription_columns() {
  return columns;
}

std::span<const report::Value> SubscriptionRow::of(const store::SubscriptionRecord& record, bool judged, Instant now) {
  const Subscription& subscription = record.subscription;
  const StandingContact standing = standing_contact(record);
  const ContactCells contact(standing);
  values_ = {
      subscription_id_.of(subscription.id),
      customer_id_.of(subscription.customer_id),
      text_cell(record.company_name),
      offer_cell(subscription.offer_name, subscription.friendly_name),
      text_cell(subscription.friendly_name),
      text_cell(subscription.status),
      subscription.quantity,
      text_cell(subscription.product_type),
      name(subscription.channel),
      text_cell(subscription.partner_id),
      contact.tenant_id(support_id_),
      contact.mpn_id(),
      contact.name(),
      name(standing.source),
      judged ? boolean_cell(standing_contact_eligible(record.facts, now)) : report::Value{},
  };
  return values_;
}

Result<std::vector<SubscriptionId>> matching_subscriptions(store::View& view,
                                                           const store::SubscriptionSelection& selection,
                                                           const std::vector<std::string>& filters, Instant now) {
  std::vector<report::Filter> parsed;
  for (const std::string& typed : filters) {
    Result<report::Filter> filter = report::Filter::parse(columns, typed);
    if (!filter) return std::move(filter).error();
    parsed.push_back(*std::move(filter));
  }
  std::vector<SubscriptionId> matching;
  SubscriptionRow row;
  store::SubscriptionSelection narrowed = selection;
  narrow_to_contact(view, selection.designated, narrowed);
  for (auto subscriptions = view.list_subscriptions(narrowed); const auto* record = subscriptions.next();) {
    if (!has_contact(*record, selection.designated)) continue;
    const std::span<const report::Value> values = row.of(*record, true, now);
    const bool matches =
        std::all_of(parsed.begin(), parsed.end(), [&](const report::Filter& filter) { return filter.matches(values); });
    if (matches) matching.push_back(record->subscription.id);
  }
  return matching;
}

}  // namespace pcadmin::command
