// show-contact: who supports a subscription, or each of a customer's, as the partner's staff or as the
// customer sees it.
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pcadmin/eligibility.hpp>

#include "command/commands.hpp"
#include "command/contacts/customer_page.hpp"
#include "command/shared/as_of.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "command/shared/reading.hpp"
#include "command/shared/standing_contact.hpp"
#include "error/error.hpp"
#include "report/reason.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

constexpr std::array<report::Column, 15> columns{{
    column::subscription_id,
    shown(column::customer_id),
    column::company_name,
    column::offer_name,
    shown(noted(column::support_tenant_id, "Null for new commerce.")),
    shown(noted(column::support_mpn_id, "Null for new commerce.")),
    named(noted(column::support_name, "Null for new commerce."), "name"),
    noted(column::email, "Null for new commerce."),
    noted(column::telephone, "Null for new commerce."),
    noted(column::website, "Null for new commerce."),
    column::contact_source,
    named(column::contact_eligible, "eligible"),
    column::contact_reasons,
    {.name = "assignedAt",
     .type = report::ColumnType::instant,
     .heading = "Assigned",
     .meaning = "When the contact was assigned here; null for the default, and where Partner Center's data named it."},
    {.name = "assignedBy", .heading = "Assigned by", .meaning = "Who assigned it; null as assignedAt."},
}};

/// The same for a list, where a table has room for a few only.
constexpr auto list_columns = [] {
  constexpr std::array<std::string_view, 5> in_table{"offerName", "name", "email", "contactSource", "eligible"};
  auto chosen = columns;
  for (report::Column& column : chosen) {
    column.in_table = false;
    for (const std::string_view name : in_table)
      column.in_table = column.in_table || column.name == name;
  }
  return chosen;
}();

struct Options {
  std::string subscription;
  std::string customer;
  bool as_customer = false;
  AsOf as_of;
  report::ListRequest list;
};

void declare(cli::OptionSet& set, Options& options) {
  set.positional("SUBSCRIPTION", options.subscription, "The subscription.")
      .completes(cli::Completes::subscription)
      .asked_for([&options] { return options.customer.empty(); });
  set.value("--customer", "REF", options.customer,
            "All of this customer's subscriptions, as a list; with SUBSCRIPTION, the customer that holds it.")
      .completes(cli::Completes::customer);
  set.flag("--as-customer", options.as_customer, "Print what the customer's support page shows, as text.");
  declare_as_of(set, options.as_of);
  cli::declare_list_options(set, options.list);
}

bool asks_for_list(const report::ListRequest& request) {
  return !request.filters.empty() || !request.sort.empty() || request.limit || request.offset > 0;
}

bool chooses_columns(const cli::Services& services) {
  const std::vector<cli::Setting> settings = services.settings().values;
  return std::any_of(settings.begin(), settings.end(), [](const cli::Setting& each) {
    return each.key == "columns" && each.source == cli::SettingSource::flag;
  });
}

Result<void> check(const Options& options, const cli::Services& services) {
  if (options.subscription.empty() && options.customer.empty()) {
    return failure(ErrorCode::missing_argument, text::tr("no subscription is named."),
                   "pcadmin show-contact SUBSCRIPTION\npcadmin show-contact --customer REF");
  }
  if (options.as_customer && chooses_columns(services)) {
    return failure(ErrorCode::unknown_field, text::tr("--as-customer prints a text without fields."),
                   text::tr("leave --columns or --as-customer out."), "--columns");
  }
  if (options.as_customer && options.as_of.said) {
    return failure(ErrorCode::conflicting_options, text::tr("--as-customer shows what the customer sees now."),
                   text::tr("leave --as-of out."), "--as-of");
  }
  const bool lists = options.subscription.empty() && !options.as_customer;
  if (!lists && asks_for_list(options.list)) {
    return failure(ErrorCode::conflicting_options,
                   text::tr("--filter, --sort, --limit and --offset are for the list of a customer's contacts."),
                   "pcadmin show-contact --customer REF --filter FIELD=VALUE");
  }
  return {};
}

/// The cells of one subscription's contact.
class ContactRow {
 public:
  explicit ContactRow(Instant now) : now_(now) {}

  std::span<const report::Value> of(const store::SubscriptionRecord& record) {
    const StandingContact standing = standing_contact(record);
    const ContactCells contact(standing);
    const std::optional<bool> eligible = standing_contact_eligible(record.facts, now_);
    reasons_.clear();
    if (!eligible.value_or(true)) explain_contact(record, now_, reasons_);
    const bool assigned = standing.source == ContactSource::assigned;
    cells_ = {
        subscription_id_.of(record.subscription.id),
        customer_id_.of(record.subscription.customer_id),
        text_cell(record.company_name),
        offer_cell(record.subscription.offer_name, record.subscription.friendly_name),
        contact.tenant_id(support_id_),
        contact.mpn_id(),
        contact.name(),
        contact.email(),
        contact.telephone(),
        contact.website(),
        name(standing.source),
        boolean_cell(eligible),
        std::span<const report::ReasonText>{reasons_},
        assigned ? assigned_at_.of(record.assigned_at) : report::Value{},
        assigned ? text_cell(record.assigned_by) : report::Value{},
    };
    return cells_;
  }

 private:
  Instant now_;
  IdCell subscription_id_;
  IdCell customer_id_;
  IdCell support_id_;
  InstantCell assigned_at_;
  std::vector<report::ReasonText> reasons_;
  std::array<report::Value, columns.size()> cells_;
};

/// Which subscriptions are meant: one, or a customer's.
Result<store::SubscriptionSelection> select(store::View& view, const Options& options) {
  const Result<std::optional<CustomerId>> customer = named_customer(view, options.customer);
  if (!customer) return customer.error();
  const Result<std::optional<SubscriptionId>> subscription = named_subscription(view, options.subscription, *customer);
  if (!subscription) return subscription.error();
  store::SubscriptionSelection selection;
  selection.subscription = *subscription;
  if (!selection.subscription) selection.customer = *customer;
  return selection;
}

void show_item(store::View& view, const Options& options, const store::SubscriptionSelection& selection,
               cli::Services& services) {
  ContactRow row(options.as_of.at(services));
  auto subscriptions = view.list_subscriptions(selection);
  if (const auto* record = subscriptions.next()) services.output.item(row.of(*record));
}

Result<void> show_list(store::View& view, const Options& options, const store::SubscriptionSelection& selection,
                       report::List& list, cli::Services& services) {
  services.output.leave_out("companyName");
  ContactRow row(options.as_of.at(services));
  for (auto subscriptions = view.list_subscriptions(selection); const auto* record = subscriptions.next();) {
    if (!list.row(row.of(*record))) break;
  }
  return end_list(list, options.list, services, no_subscription_of(options.customer));
}

/// The command that records what the customer's page lacks; empty where it lacks nothing.
std::string command_for_missing_details(const store::SubscriptionRecord& record) {
  if (!can_have_contact(record.subscription.status, record.facts.subscription.new_commerce)) return {};
  const SupportProfile& profile = record.contact.support_profile;
  if (!profile.email.empty() && !profile.telephone.empty() && !profile.website.empty()) return {};
  return fmt::format("pcadmin set-support-profile {} --email ADDRESS --telephone NUMBER --website URL",
                     record.contact.tenant_id.text());
}

Result<void> show_pages(store::View& view, const Options& options, const store::SubscriptionSelection& selection,
                        cli::Services& services) {
  std::string page;
  std::string command;  // that helps
  std::size_t pages = 0;
  for (auto subscriptions = view.list_subscriptions(selection); const auto* record = subscriptions.next();) {
    page.assign(pages++ > 0 ? "\n" : "");
    append_customer_page(page, *record);
    services.output.lines(page);
    if (command.empty()) command = command_for_missing_details(*record);
    if (services.output.broken()) break;
  }
  if (!services.output.for_people()) return {};
  if (auto written = services.output.finish(); !written) return written;
  if (pages == 0) {
    NothingListed nothing = no_subscription_of(options.customer);
    services.note(nothing.message);
    command = std::move(nothing.command);
  }
  if (!command.empty()) note_command(services, command);
  return {};
}

Result<cli::Outcome> show_contact_as_customer(const Options& options, cli::Services& services) {
  return read_store(services, [&](store::View& view) -> Result<void> {
    const Result<store::SubscriptionSelection> selection = select(view, options);
    if (!selection) return selection.error();
    return show_pages(view, options, *selection, services);
  });
}

Result<cli::Outcome> show_contact_as_item(const Options& options, cli::Services& services) {
  const Result<void> begun = services.output.begin_item(columns);
  if (!begun) return begun.error();
  return read_store(services, [&](store::View& view) -> Result<void> {
    const Result<store::SubscriptionSelection> selection = select(view, options);
    if (!selection) return selection.error();
    show_item(view, options, *selection, services);
    return {};
  });
}

Result<cli::Outcome> show_contact_as_list(const Options& options, cli::Services& services) {
  Result<report::List> list =
      report::List::begin(list_columns, options.list, services.output, {.order_for_people = "companyName,offerName"});
  if (!list) return list.error();
  return read_store(services, [&](store::View& view) -> Result<void> {
    const Result<store::SubscriptionSelection> selection = select(view, options);
    if (!selection) return selection.error();
    return show_list(view, options, *selection, *list, services);
  });
}

Result<cli::Outcome> run_show_contact(const Options& options, cli::Services& services) {
  const Result<void> valid = check(options, services);
  if (!valid) return valid.error();
  if (options.as_customer) return show_contact_as_customer(options, services);
  return options.subscription.empty() ? show_contact_as_list(options, services)
                                      : show_contact_as_item(options, services);
}

}  // namespace

cli::Command show_contact() {
  return cli::make_command<Options>(
      {.name = "show-contact",
       .group = cli::Group::contacts,
       .purpose = "Show who supports a subscription",
       .description = "The provider is the contact of every subscription to which nobody else was assigned. A contact "
                      "that stopped qualifying stays, and is shown as no longer eligible, with the reasons. New "
                      "commerce has no designated support contact.",
       .examples = {{.command = "pcadmin show-contact b9c8b9ff", .purpose = "the contact of one subscription"},
                    {.command = "pcadmin show-contact --customer larkfield.example",
                     .purpose = "those of all of a customer's subscriptions"},
                    {.command = "pcadmin show-contact b9c8b9ff --as-customer",
                     .purpose = "what the customer reads on the support page"}},
       .columns = columns,
       .forms = {"SUBSCRIPTION [--as-customer]", "--customer REF [--as-customer]"}},
      declare, run_show_contact);
}

}  // namespace pcadmin::command
