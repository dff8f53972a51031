// list-contacts: who may be the support contact of a subscription, and why the others may not.
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <pcadmin/eligibility.hpp>

#include "command/commands.hpp"
#include "command/shared/as_of.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "command/shared/common_contact.hpp"
#include "command/shared/reading.hpp"
#include "command/shared/reference.hpp"
#include "report/reason.hpp"
#include "text/shell_word.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

using report::ColumnType;

constexpr std::array<report::Column, 7> columns{{
    with_meaning(column::support_tenant_id, "The partner's tenant id."),
    {.name = "supportMpnId", .heading = "MPN id", .meaning = "The partner's MPN id (PartnerID)."},
    {.name = "name", .heading = "Contact", .meaning = "The partner's name.", .may_be_cut = true},
    {.name = "role",
     .heading = "Role",
     .meaning = "provider (the account), reseller, or other (known only because Partner Center names it).",
     .values = partner_roles},
    {.name = "current",
     .type = ColumnType::boolean,
     .heading = "Current",
     .meaning = "Whether it is the contact that stands, of all of them."},
    {.name = "eligible",
     .type = ColumnType::boolean,
     .heading = "Eligible",
     .meaning = "Whether it may be the contact, of all of them."},
    with_meaning(column::contact_reasons, "Why it may not: a list of code, message and the command that helps (fix)."),
}};

struct Options {
  std::string subscription;
  std::string customer;
  bool all = false;
  AsOf as_of;
  report::ListRequest list;
};

void declare(cli::OptionSet& set, Options& options) {
  set.positional("SUBSCRIPTION", options.subscription, "The subscription to be supported.")
      .completes(cli::Completes::subscription)
      .asked_for([&options] { return options.customer.empty(); });
  set.value("--customer", "REF", options.customer,
            "Who may be the contact of all of this customer's subscriptions; with SUBSCRIPTION, the customer that "
            "holds it.")
      .completes(cli::Completes::customer);
  set.flag("--all", options.all, "Also those that can't be the contact, with the reasons and what helps.");
  declare_as_of(set, options.as_of);
  cli::declare_list_options(set, options.list);
}

/// What a contact is sought for: a subscription, or those of a customer's that can have one.
struct SoughtContact {
  SubscriptionId subscription;  ///< of several, any
  CustomerId customer;
  std::string company_name = {};
  std::vector<SubscriptionFacts> facts = {};   ///< of the subscriptions, each once
  std::vector<PartnerTenantId> contacts = {};  ///< that stand, each once
};

template <class Thing>
void add_once(std::vector<Thing>& things, const Thing& thing) {
  if (std::find(things.begin(), things.end(), thing) == things.end()) things.push_back(thing);
}

void add(SoughtContact& subject, const store::SubscriptionRecord& record) {
  subject.subscription = record.subscription.id;
  subject.customer = record.subscription.customer_id;
  subject.company_name = record.company_name;
  add_once(subject.facts, record.facts.subscription);
  if (!record.facts.subscription.new_commerce) add_once(subject.contacts, record.contact.tenant_id);
}

Result<SoughtContact> find_subject(store::View& view, const Options& options) {
  const Result<std::optional<CustomerId>> customer = named_customer(view, options.customer);
  if (!customer) return customer.error();
  const Result<std::optional<SubscriptionId>> subscription = named_subscription(view, options.subscription, *customer);
  if (!subscription) return subscription.error();
  store::SubscriptionSelection selection{.subscription = *subscription};
  if (!*subscription) selection.customer = *customer;
  SoughtContact subject;
  for (auto records = view.list_subscriptions(selection); const auto* record = records.next();) {
    const SubscriptionFacts& facts = record->facts.subscription;
    if (*subscription || can_have_contact(facts.status, facts.new_commerce)) add(subject, *record);
  }
  return subject;
}

/// Judges every candidate and lists those that are asked for.
class CandidateListing {
 public:
  CandidateListing(const SoughtContact& subject, const Options& options, report::List& list, Instant now)
      : subject_(subject), list_(list), now_(now), all_(options.all), explained_(list.needs("reasons")) {}

  /// Answers whether more are wanted.
  bool add(const store::CandidateRecord& candidate) {
    const Decision decision = judge_for_all(subject_.facts, candidate.facts.candidate, now_);
    if (!decision.eligible() && !all_) {
      ++left_out_;
      return true;
    }
    reasons_.clear();
    if (explained_) report::describe(decision, context(candidate.partner), reasons_);
    const std::array<report::Value, columns.size()> row{
        tenant_id_.of(candidate.partner.tenant_id),
        mpn_cell(candidate.partner.mpn_id),
        text_cell(candidate.partner.name),
        name(candidate.partner.role),
        subject_.contacts == std::vector{candidate.partner.tenant_id},
        decision.eligible(),
        std::span<const report::ReasonText>{reasons_},
    };
    return list_.row(row);
  }

  /// How many can't be the contact and weren't asked for.
  std::size_t left_out() const { return left_out_; }

 private:
  report::ReasonContext context(const Partner& candidate) const {
    return {.subscription_id = subject_.subscription,
            .customer_id = subject_.customer,
            .company_name = subject_.company_name,
            .contact = &candidate};
  }

  const SoughtContact& subject_;
  report::List& list_;
  Instant now_;
  bool all_;
  bool explained_;
  IdCell tenant_id_;
  std::vector<report::ReasonText> reasons_;
  std::size_t left_out_ = 0;
};

std::string command_for_all(const Options& options, const SoughtContact& subject) {
  return options.subscription.empty()
             ? fmt::format("pcadmin list-contacts --customer {} --all", subject.customer.text())
             : fmt::format("pcadmin list-contacts {} --all", subject.subscription.text());
}

/// Why nobody is listed: by the subscriptions themselves, or since no partner qualifies.
NothingListed nothing_listed(const Options& options, const SoughtContact& subject) {
  if (subject.facts.empty()) {
    return {text::tr("This customer has no subscription that can have a support contact."),
            "pcadmin list-subscriptions " + text::shell_word(options.customer)};
  }
  const SubscriptionFacts& facts = subject.facts.front();
  const std::string command = command_for_all(options, subject);
  if (options.subscription.empty()) {
    return {text::tr("Nobody can be the contact of all of this customer's subscriptions now."), command};
  }
  if (can_have_contact(facts.status, facts.new_commerce)) {
    return {text::tr("Nobody can be the contact of this subscription now."), command};
  }
  if (is_deleted(facts.status)) {
    return {text::say("Nobody can be the contact of this subscription: it is {}.", facts.status), command};
  }
  return {text::tr("Nobody can be the contact of this subscription: new commerce has no designated support contact."),
          command};
}

Result<void> list_candidates(store::View& view, const Options& options, report::List& list, cli::Services& services) {
  const Result<SoughtContact> subject = find_subject(view, options);
  if (!subject) return subject.error();
  CandidateListing listing(*subject, options, list, options.as_of.at(services));
  for (auto candidates = view.list_candidates(subject->subscription); const auto* candidate = candidates.next();) {
    if (!listing.add(*candidate)) break;
  }
  const bool empty = list.matches() == 0;
  Result<void> ended = end_list(list, options.list, services, nothing_listed(options, *subject));
  if (ended && !empty && listing.left_out() > 0 && services.output.for_people()) {
    // The list comes first, what is said about it after.
    if (auto written = services.output.finish(); !written) return written;
    services.note(text::say("Partners that can't be the contact now: {}. To see why:", listing.left_out()));
    note_command(services, command_for_all(options, *subject));
  }
  return ended;
}

Result<cli::Outcome> run_list_contacts(const Options& options, cli::Services& services) {
  if (options.subscription.empty() && options.customer.empty()) {
    return failure(ErrorCode::missing_argument, text::tr("no subscription is named."),
                   "pcadmin list-contacts SUBSCRIPTION\npcadmin list-contacts --customer REF");
  }
  Result<report::List> list =
      report::List::begin(columns, options.list, services.output, {.order_for_people = "-current,-eligible,name"});
  if (!list) return list.error();
  return read_store(services, [&](store::View& view) { return list_candidates(view, options, *list, services); });
}

}  // namespace

cli::Command list_contacts() {
  return cli::make_command<Options>(
      {.name = "list-contacts",
       .group = cli::Group::contacts,
       .purpose = "List who may be the support contact of a subscription, or of all of a customer's",
       .description =
           "The provider is the default; an indirect reseller needs an active partnership and delegated "
           "administration of the customer. Of a customer, what counts is every subscription that can have a "
           "contact. With --all the others are listed too, each with every reason "
           "that stands against it and the command that helps.",
       .examples = {{.command = "pcadmin list-contacts 0b80a255", .purpose = "the available contacts"},
                    {.command = "pcadmin list-contacts 0b80a255 --all", .purpose = "also the others, and why not"},
                    {.command = "pcadmin list-contacts --customer larkfield.example",
                     .purpose = "who qualifies for all of this customer's subscriptions"}},
       .columns = columns,
       .forms = {"SUBSCRIPTION [--all]", "--customer REF [--all]"}},
      declare, run_list_contacts);
}

}  // namespace pcadmin::command
