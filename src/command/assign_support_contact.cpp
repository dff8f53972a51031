// assign-support-contact: the main job. What is to change is planned on a snapshot, shown, confirmed,
// and written as one transaction.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "command/assignment.hpp"
#include "command/cells.hpp"
#include "command/commands.hpp"
#include "command/failure.hpp"
#include "command/reading.hpp"
#include "command/subscription_row.hpp"
#include "command/writing.hpp"
#include "store/reference.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {
namespace {

using report::ColumnType;
using text::say;
using text::tr;

constexpr std::array<report::Column, 10> columns{{
    {.name = "subscriptionId", .heading = "Subscription id", .meaning = "Partner Center's id of the subscription."},
    {.name = "customerId",
     .heading = "Customer id",
     .meaning = "The tenant id of the customer that holds it.",
     .in_table = false},
    {.name = "companyName", .heading = "Company", .meaning = "The customer's name."},
    {.name = "offerName", .heading = "Offer", .meaning = "What was bought."},
    {.name = "fromTenantId",
     .heading = "From id",
     .meaning = "The tenant id of the contact before; null for new commerce.",
     .in_table = false},
    {.name = "fromName", .heading = "From", .meaning = "The name of the contact before; null for new commerce."},
    {.name = "toTenantId",
     .heading = "To id",
     .meaning = "The tenant id of the contact that was asked for.",
     .in_table = false},
    {.name = "toName", .heading = "To", .meaning = "The name of the contact that was asked for."},
    {.name = "result",
     .heading = "Result",
     .meaning =
         "assigned (would-assign with --dry-run), unchanged, or skipped: with --all-subscriptions, one that can't "
         "have a contact."},
    {.name = "reasons",
     .type = ColumnType::reasons,
     .heading = "Reasons",
     .meaning = "Why it was skipped.",
     .in_table = false},
}};

struct Options {
  std::string first;
  std::string second;
  std::vector<std::string> subscriptions;
  std::string contact;
  std::string customer;
  bool all_subscriptions = false;
  std::vector<std::string> filters;
  bool to_provider = false;
  std::string if_current;
  std::string reason;
  bool dry_run = false;
  bool exit_code = false;
  bool yes = false;
};

void declare(cli::OptionSet& set, Options& options) {
  set.positional("SUBSCRIPTION", options.first, "The subscription.").completes(cli::Completes::subscription);
  set.positional("CONTACT", options.second, "The new support contact: a reseller, or provider.")
      .completes(cli::Completes::contact);
  set.values("--subscription", "REF", options.subscriptions, "A subscription; may be given several times.")
      .completes(cli::Completes::subscription);
  set.value("--contact", "REF", options.contact, "The new support contact.").completes(cli::Completes::contact);
  set.flag("--to-provider", options.to_provider, "Go back to the default, the provider.");
  set.value("--customer", "REF", options.customer, "The customer that holds the subscriptions.")
      .completes(cli::Completes::customer);
  set.flag("--all-subscriptions", options.all_subscriptions,
           "All of the customer's subscriptions that can have a contact.");
  set.values("--filter", "FIELD=VALUE", options.filters,
             "Only those of all subscriptions that match, by the fields of list-subscriptions; may be repeated.")
      .completes(cli::Completes::field);
  set.value("--if-current", "REF", options.if_current, "Refuse where the contact is no longer this one.")
      .completes(cli::Completes::contact);
  set.value("--reason", "TEXT", options.reason, "Why, for the journal.");
  set.flag("--dry-run", options.dry_run, "Show what would happen and change nothing.");
  set.flag("--exit-code", options.exit_code, "With --dry-run, exit with 10 when something would change.");
  set.flag("--yes", options.yes, "Don't ask.").short_name('y');
}

/// What was named, wherever on the line it stood.
struct Named {
  std::vector<std::string> subscriptions;
  std::string contact;
};

Error missing(std::string message) {
  return failure(ErrorCode::missing_argument, std::move(message), "pcadmin help assign-support-contact");
}

Error conflicting(std::string message) {
  return failure(ErrorCode::conflicting_options, std::move(message), "pcadmin help assign-support-contact");
}

/// Takes words from the front as subscriptions, and the last one as the contact unless an option names it.
Result<Named> sort_words(const Options& options) {
  Named named{options.subscriptions, options.contact};
  std::vector<std::string> words;
  for (const auto& word : {options.first, options.second}) {
    if (!word.empty()) words.push_back(word);
  }
  const bool contact_by_option = !options.contact.empty() || options.to_provider;
  const bool subscriptions_by_option = !options.subscriptions.empty() || options.all_subscriptions;
  if (!contact_by_option && !words.empty() && (subscriptions_by_option || words.size() == 2)) {
    named.contact = words.back();
    words.pop_back();
  }
  if (words.size() > 1 || (subscriptions_by_option && !words.empty())) {
    return failure(ErrorCode::unexpected_argument, say("'{}' is one word too many.", text::visible(words.back())),
                   "pcadmin help assign-support-contact", words.back());
  }
  named.subscriptions.insert(named.subscriptions.end(), words.begin(), words.end());
  return named;
}

Result<Named> check(const Options& options) {
  if (!options.contact.empty() && options.to_provider) {
    return conflicting(tr("--contact and --to-provider name two contacts."));
  }
  if (options.all_subscriptions && !options.subscriptions.empty()) {
    return conflicting(tr("--all-subscriptions and --subscription don't go together."));
  }
  if (options.all_subscriptions && options.customer.empty()) {
    return missing(tr("--all-subscriptions needs --customer: all of whose subscriptions?"));
  }
  if (!options.filters.empty() && !options.all_subscriptions) {
    return conflicting(tr("--filter goes with --all-subscriptions."));
  }
  if (options.exit_code && !options.dry_run) return conflicting(tr("--exit-code goes with --dry-run."));
  auto named = sort_words(options);
  if (!named) return named;
  if (named->subscriptions.empty() && !options.all_subscriptions) return missing(tr("no subscription was named."));
  if (named->contact.empty() && !options.to_provider) {
    return missing(tr("no contact was named: give CONTACT, --contact or --to-provider."));
  }
  return named;
}

Result<std::vector<SubscriptionId>> find_named(store::View& view, const std::vector<std::string>& references,
                                               const std::optional<CustomerId>& customer) {
  std::vector<SubscriptionId> found;
  for (const auto& reference : references) {
    const auto subscription = store::resolve_subscription(view, reference, customer);
    if (!subscription) return subscription.error();
    const bool is_new = std::find(found.begin(), found.end(), subscription->id) == found.end();
    if (is_new) found.push_back(subscription->id);
  }
  return found;
}

Result<AssignmentPlan> make_plan(store::View& view, const Options& options, const Named& named, Instant now) {
  const auto account = store::require_account(view);
  if (!account) return account.error();
  AssignmentPlan plan;
  plan.contact.partner = account->partner;
  if (!options.to_provider) {
    const auto contact = store::resolve_partner(view, named.contact);
    if (!contact) return contact.error();
    plan.contact.partner = *contact;
  }
  const auto customer = named_customer(view, options.customer);
  if (!customer) return customer.error();
  const auto subscriptions = options.all_subscriptions
                                 ? matching_subscriptions(view, {.customer = *customer}, options.filters, now)
                                 : find_named(view, named.subscriptions, *customer);
  if (!subscriptions) return subscriptions.error();
  for (const auto subscription : *subscriptions) {
    const auto planned = plan_assignment(view, subscription, options.all_subscriptions, now, plan);
    if (!planned) return planned.error();
  }
  if (!options.if_current.empty()) {
    const auto expected = store::resolve_partner(view, options.if_current);
    if (!expected) return expected.error();
    require_current(*expected, plan);
  }
  return plan;
}

/// Warnings are about the contact, not about each subscription: one is enough.
void note_warnings(const AssignmentPlan& plan, cli::Services& services) {
  std::vector<std::string> noted;
  for (const auto& planned : plan.assignments) {
    if (planned.result != AssignmentResult::assign) continue;
    for (const auto& warning : planned.warnings) {
      if (std::find(noted.begin(), noted.end(), warning.code) != noted.end()) continue;
      noted.push_back(warning.code);
      services.note(fmt::format("{}\n{}", say("Warning: {}", warning.message), say("Try: {}", warning.fix)));
    }
  }
}

std::string_view result_word(AssignmentResult result, bool dry_run) {
  switch (result) {
    case AssignmentResult::assign:
      return dry_run ? "would-assign" : "assigned";
    case AssignmentResult::unchanged:
      return "unchanged";
    case AssignmentResult::refused:
      return "refused";
    case AssignmentResult::skipped:
      return "skipped";
  }
  return {};
}

void answer(const AssignmentPlan& plan, bool dry_run, report::Output& output) {
  const Partner& contact = plan.contact.partner;
  IdCell subscription_id;
  IdCell customer_id;
  IdCell from_id;
  IdCell to_id;
  for (const auto& planned : plan.assignments) {
    const std::array<report::Value, columns.size()> row{
        subscription_id.of(planned.subscription_id),
        customer_id.of(planned.customer_id),
        text_cell(planned.company_name),
        text_cell(planned.offer_name),
        planned.new_commerce ? report::Value{} : from_id.of(planned.from_tenant_id),
        planned.new_commerce ? report::Value{} : text_cell(planned.from_name),
        to_id.of(contact.tenant_id),
        text_cell(contact.name),
        result_word(planned.result, dry_run),
        std::span<const report::ReasonText>(planned.reasons),
    };
    output.row(row);
  }
  output.end_list(plan.assignments.size(), false);
}

Result<void> confirm(const AssignmentPlan& plan, const Options& options, cli::Services& services) {
  cli::Confirmation confirmation;
  confirmation.review = review(plan);
  confirmation.question = say("Assign {0} as the support contact of {1} subscriptions?",
                              text::visible(plan.contact.partner.name), plan.count(AssignmentResult::assign));
  confirmation.assume_yes = options.yes;
  return services.confirm(confirmation);
}

Result<void> write(const AssignmentPlan& plan, const Options& options, cli::Services& services) {
  auto store = services.open_store(store::OpenMode::write);
  if (!store) return store.error();
  store::Run run = signed_run(services, "assign-support-contact");
  run.reason = options.reason;
  const auto written =
      (*store)->write(run, [&](store::Transaction& transaction) { return apply(transaction, plan, services.now); });
  if (!written) return written.error();
  return {};
}

Result<cli::Outcome> run(const Options& options, cli::Services& services) {
  const auto named = check(options);
  if (!named) return named.error();
  if (auto begun = services.output.begin_list(columns); !begun) return begun.error();

  AssignmentPlan plan;
  const auto planned = read_store(services, [&](store::View& view) -> Result<void> {
    auto made = make_plan(view, options, *named, services.now);
    if (!made) return made.error();
    plan = *std::move(made);
    return {};
  });
  if (!planned) return planned;

  if (plan.count(AssignmentResult::refused) > 0) return refusal(plan);
  const bool pending = plan.count(AssignmentResult::assign) > 0;
  if (pending) note_warnings(plan, services);
  if (pending && !options.dry_run) {
    if (auto confirmed = confirm(plan, options, services); !confirmed) return confirmed.error();
    if (auto written = write(plan, options, services); !written) return written.error();
  }
  answer(plan, options.dry_run, services.output);
  return pending && options.exit_code ? cli::Outcome::pending : cli::Outcome::done;
}

}  // namespace

cli::Command assign_support_contact() {
  return cli::make_command<Options>(
      {.name = "assign-support-contact",
       .group = cli::Group::contacts,
       .purpose = "Assign the support contact of subscriptions",
       .description =
           "Shows what will change, asks, and changes the support contact of one subscription, of several, or of all "
           "of "
           "a customer's. Nothing else about a subscription changes. With more than one, all are validated first and "
           "either all are changed or none. What is already so is left as it is.",
       .examples = {{.command =
                         "pcadmin assign-support-contact 0b80a255-53a1-4945-a932-58ef7777682c 晨光科技 --dry-run",
                     .purpose = "see what would happen"},
                    {.command = "pcadmin assign-support-contact 0b80a255 4871023 --yes --reason 'agreement 2026-17'",
                     .purpose = "assign a reseller, by the beginning of an id and an MPN id"},
                    {.command = "pcadmin assign-support-contact --customer qingtian.example --all-subscriptions "
                                "--to-provider --yes",
                     .purpose = "go back to the provider for all of a customer's subscriptions"}},
       .columns = columns},
      declare, run);
}

}  // namespace pcadmin::command
