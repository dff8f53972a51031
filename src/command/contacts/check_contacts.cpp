// check-contacts: the support contacts that stand and don't qualify, now or at an instant to come.
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <pcadmin/eligibility.hpp>

#include "command/commands.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "command/shared/contact_selection.hpp"
#include "command/shared/reading.hpp"
#include "command/shared/standing_contact.hpp"
#include "text/local_time.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

constexpr std::array<report::Column, 10> columns{{
    column::subscription_id,
    column::customer_id,
    column::company_name,
    column::offer_name,
    column::support_tenant_id,
    column::support_mpn_id,
    column::support_name,
    column::contact_source,
    column::contact_reasons,
    {.name = "failsNow",
     .type = report::ColumnType::boolean,
     .heading = "Now",
     .meaning = "Whether it fails already; false where it will only by --as-of."},
}};

struct Options {
  JudgedContacts judged;
  bool exit_code = false;
  report::ListRequest list;
};

void declare(cli::OptionSet& set, Options& options) {
  declare_judged_contacts(set, options.judged);
  set.flag("--exit-code", options.exit_code, "Exit with 10 when a contact is listed.");
  cli::declare_list_options(set, options.list);
}

/// Judges the contacts that stand, and lists those that fail.
class FailingContacts {
 public:
  FailingContacts(report::List& list, const std::optional<PartnerTenantId>& contact, Instant now, Instant at)
      : list_(list), contact_(contact), now_(now), at_(at), explained_(list.needs("reasons")) {}

  /// Answers whether more are wanted.
  bool add(const store::SubscriptionRecord& record) {
    if (!has_contact(record, contact_)) return true;
    if (standing_contact_eligible(record.facts, at_) != false) return true;
    const bool fails_now = at_ == now_ || standing_contact_eligible(record.facts, now_) == false;
    ++(fails_now ? failing_now_ : failing_later_);
    if (explained_) explain_contact(record, at_, reasons_, !fails_now);
    const StandingContact standing = standing_contact(record);
    const ContactCells contact(standing);
    const std::array<report::Value, columns.size()> row{
        subscription_id_.of(record.subscription.id),
        customer_id_.of(record.subscription.customer_id),
        text_cell(record.company_name),
        offer_cell(record.subscription.offer_name, record.subscription.friendly_name),
        contact.tenant_id(contact_id_),
        contact.mpn_id(),
        contact.name(),
        name(standing.source),
        std::span<const report::ReasonText>(reasons_),
        fails_now,
    };
    return list_.row(row);
  }

  /// For people: how many fail now, and how many will.
  std::string summary() const {
    return text::say("Failing today: {0}; failing only by {1}: {2}", failing_now_, text::local_time(at_),
                     failing_later_);
  }

 private:
  report::List& list_;
  std::optional<PartnerTenantId> contact_;
  Instant now_;
  Instant at_;
  std::uint64_t failing_now_ = 0;
  std::uint64_t failing_later_ = 0;
  bool explained_;
  IdCell subscription_id_;
  IdCell customer_id_;
  IdCell contact_id_;
  std::vector<report::ReasonText> reasons_;
};

/// That all is well is told together with how to look further ahead.
NothingListed nothing_listed(const Options& options, Instant at) {
  constexpr std::chrono::days ahead{90};
  if (options.judged.as_of.said) {
    return {text::say("By what is known today, no support contact fails as of {}.", text::local_time(at)),
            "pcadmin list-subscriptions"};
  }
  const bool is_narrowed = !options.judged.customer.empty() || !options.judged.contact.empty();
  return {is_narrowed ? text::tr("Every one of these support contacts qualifies.")
                      : text::tr("Every support contact qualifies."),
          fmt::format("pcadmin check-contacts --as-of {}", format_instant(at + ahead).substr(0, 10))};
}

Result<void> list_failing(store::View& view, const Options& options, report::List& list, cli::Services& services,
                          Instant at) {
  Result<store::SubscriptionSelection> selection = select_judged_contacts(view, options.judged);
  if (!selection) return selection.error();
  if (selection->customer) services.output.leave_out("companyName");
  if (selection->designated) services.output.leave_out("supportName");
  if (!options.judged.as_of.said) services.output.leave_out("failsNow");
  FailingContacts failing(list, selection->designated, services.now, at);
  narrow_subscriptions(view, list, *selection);
  for (auto subscriptions = view.list_subscriptions(*selection); const auto* record = subscriptions.next();) {
    if (!failing.add(*record)) break;
  }
  const bool has_rows = list.matches() > 0;
  if (auto ended = end_list(list, options.list, services, nothing_listed(options, at)); !ended) return ended;
  if (!has_rows || !options.judged.as_of.said || !services.output.for_people()) return {};
  if (auto written = services.output.finish(); !written) return written;
  services.note(failing.summary());
  return {};
}

Result<cli::Outcome> run_check_contacts(const Options& options, cli::Services& services) {
  const Instant at = options.judged.as_of.at(services);
  Result<report::List> list = report::List::begin(columns, options.list, services.output,
                                                  {.order_for_people = "-failsNow,companyName,offerName"});
  if (!list) return list.error();
  Result<cli::Outcome> read = read_store(
      services, [&](store::View& view) -> Result<void> { return list_failing(view, options, *list, services, at); });
  if (!read) return read;
  return options.exit_code && list->matches() > 0 ? cli::Outcome::pending : cli::Outcome::done;
}

}  // namespace

cli::Command check_contacts() {
  return cli::make_command<Options>(
      {.name = "check-contacts",
       .group = cli::Group::contacts,
       .purpose = "List contacts that no longer qualify, with reasons",
       .description = "Judges every contact that stands by the same rules as an assignment. Subscriptions that can't "
                      "have a contact (deleted, expired, new commerce) are left out. With --as-of it looks ahead: GDAP "
                      "that will have ended by then, requests that will have expired.",
       .examples = {{.command = "pcadmin check-contacts",
                     .purpose = "what needs attention, and the command that helps"},
                    {.command =
                         "pcadmin check-contacts --as-of 2028-12-31 --columns subscriptionId,supportName,reasons",
                     .purpose = "what will have stopped qualifying by then"},
                    {.command = "pcadmin check-contacts --contact 晨光科技 --exit-code --columns subscriptionId",
                     .purpose = "fail in a script when a contact of one reseller does not qualify"}},
       .columns = columns},
      declare, run_check_contacts);
}

}  // namespace pcadmin::command
