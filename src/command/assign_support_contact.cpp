// assign-support-contact: the main job. What is to change is planned on a snapshot, shown, confirmed,
// and written as one transaction.
#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "command/assignment.hpp"
#include "command/assignment_file.hpp"
#include "command/assignment_text.hpp"
#include "command/cells.hpp"
#include "command/commands.hpp"
#include "command/failed_rows.hpp"
#include "command/reading.hpp"
#include "command/subscription_row.hpp"
#include "command/writing.hpp"
#include "store/reference.hpp"
#include "text/failure.hpp"
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
     .meaning = "The tenant id of the contact that was asked for; null where a row names none.",
     .in_table = false},
    {.name = "toName",
     .heading = "To",
     .meaning = "The name of the contact that was asked for; null where a row names none."},
    {.name = "result",
     .heading = "Result",
     .meaning = "assigned (would-assign with --dry-run), unchanged, skipped (with --all-subscriptions: it can't have a "
                "contact), and with --keep-going refused (by a rule) or failed (a row that isn't understood)."},
    {.name = "reasons",
     .type = ColumnType::reasons,
     .heading = "Reasons",
     .meaning = "Why it was skipped, refused or failed.",
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
  std::string from;
  std::string format;
  bool keep_going = false;
  std::string failed_rows;
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
  set.value("--from", "FILE", options.from,
            "Many at once: a file with the columns subscription and contact, or what list-subscriptions "
            "answers; - is standard input.")
      .completes(cli::Completes::file);
  set.value("--format", "FORMAT", options.format, "Of the file, where neither its name nor its beginning tells.")
      .choices({"csv", "jsonl"});
  set.flag("--keep-going", options.keep_going, "With --from: write the good rows, and list the bad ones as well.");
  set.value("--failed-rows", "FILE", options.failed_rows,
            "With --from: write the bad rows to this file, to be corrected and run again.")
      .completes(cli::Completes::file);
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

/// A file names subscriptions and contacts itself.
Result<Named> check_file(const Options& options) {
  const bool named = !options.first.empty() || !options.subscriptions.empty() || options.all_subscriptions ||
                     !options.filters.empty() || !options.customer.empty();
  if (named) return conflicting(tr("--from names all subscriptions itself."));
  if (!options.contact.empty() || options.to_provider) return conflicting(tr("--from names all contacts itself."));
  return Named{};
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
  if (!options.from.empty()) return check_file(options);
  if (!options.format.empty() || options.keep_going || !options.failed_rows.empty()) {
    return conflicting(tr("--format, --keep-going and --failed-rows go with --from."));
  }
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
    case AssignmentResult::failed:
      return "failed";
  }
  return {};
}

/// One use of the command: it plans on a snapshot, confirms, writes, answers.
class Assigning {
 public:
  Assigning(const Options& options, const Named& named, cli::Services& services)
      : options_(options), named_(named), services_(services) {}

  Result<cli::Outcome> run();

 private:
  Result<void> open();
  Result<void> plan(store::View& view);
  Result<void> plan_named(store::View& view);
  Result<void> plan_file(store::View& view);
  Result<void> write_bad_rows();
  Error error_of_bad_rows();
  Result<void> confirm();
  Result<void> write();
  void answer();

  std::size_t bad() const { return plan_->count(AssignmentResult::refused) + plan_->count(AssignmentResult::failed); }
  /// Whether the good ones go on without the bad ones.
  bool goes_on() const;

  const Options& options_;
  const Named& named_;
  cli::Services& services_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<exchange::NewFile> failed_rows_;
  std::unique_ptr<exchange::Bytes> input_;
  CopiedInput* copied_ = nullptr;  // input_, where it is copied
  std::optional<AssignmentFile> file_;
  std::optional<AssignmentPlan> plan_;
  std::string review_;
};

Result<void> Assigning::plan_named(store::View& view) {
  std::uint32_t contact = AssignmentPlan::provider;
  if (!options_.to_provider) {
    const auto partner = store::resolve_partner(view, named_.contact);
    if (!partner) return partner.error();
    contact = plan_->number_of(*partner);
  }
  const auto customer = named_customer(view, options_.customer);
  if (!customer) return customer.error();
  std::uint32_t expected = PlannedAssignment::none;
  if (!options_.if_current.empty()) {
    const auto partner = store::resolve_partner(view, options_.if_current);
    if (!partner) return partner.error();
    expected = plan_->number_of(*partner);
  }
  const auto subscriptions = options_.all_subscriptions ? matching_subscriptions(view, {.customer = *customer},
                                                                                 options_.filters, services_.now)
                                                        : find_named(view, named_.subscriptions, *customer);
  if (!subscriptions) return subscriptions.error();
  AssignmentPlanner planner(view, *plan_, services_.now);
  for (const SubscriptionId subscription : *subscriptions) {
    PlannedAssignment& planned = plan_->assignments.emplace_back();
    planned.subscription = subscription;
    planned.to = contact;
    planned.expected = expected;
    const auto known = planner.look_up(subscription);
    if (!known) return known.error();
    if (auto judged = planner.judge(planned, options_.all_subscriptions); !judged) return judged;
  }
  return {};
}

Result<void> Assigning::plan_file(store::View& view) {
  AssignmentFileOptions reading;
  reading.file = options_.from;
  reading.format = options_.format;
  reading.if_current = options_.if_current;
  reading.ignores_reasons = !options_.reason.empty();
  reading.whole = options_.keep_going || failed_rows_ != nullptr;
  auto file = read_assignments(*input_, reading, view, *plan_, services_);
  if (!file) return std::move(file).error();
  file_.emplace(*std::move(file));
  if (!file_->faults.empty()) return input_error(*plan_, file_->faults);
  return {};
}

Result<void> Assigning::plan(store::View& view) {
  const auto account = store::require_account(view);
  if (!account) return account.error();
  plan_.emplace(*account);
  const auto newest = view.newest_change();
  if (!newest) return newest.error();
  plan_->newest_change = *newest;
  if (auto planned = options_.from.empty() ? plan_named(view) : plan_file(view); !planned) return planned;
  if (options_.dry_run || plan_->count(AssignmentResult::assign) == 0) return {};
  auto text = review(view, *plan_);
  if (!text) return std::move(text).error();
  review_ = *std::move(text);
  return {};
}

bool Assigning::goes_on() const {
  const bool asks_for_code = options_.dry_run && options_.exit_code;  // bad rows outrank pending ones
  return options_.keep_going && !asks_for_code && bad() < plan_->assignments.size();
}

Error Assigning::error_of_bad_rows() {
  if (failed_rows_ != nullptr) {
    if (auto kept = failed_rows_->keep(); !kept) return std::move(kept).error();
  }
  if (plan_->count(AssignmentResult::failed) == 0) return refusal(*plan_, options_.from);
  return input_error(*plan_, exchange::Faults(options_.from));
}

Result<void> Assigning::open() {
  if (!options_.from.empty()) {
    auto input = services_.open_input(options_.from);
    if (!input) return std::move(input).error();
    input_ = *std::move(input);
  }
  if (!options_.failed_rows.empty()) {
    auto file = services_.create_file(options_.failed_rows, options_.from);
    if (!file) return std::move(file).error();
    failed_rows_ = *std::move(file);
    auto copy = report::TemporaryFile::create();
    if (!copy) return std::move(copy).error();
    auto copied = std::make_unique<CopiedInput>(std::move(input_), *std::move(copy));
    copied_ = copied.get();
    input_ = std::move(copied);
  }
  auto store = services_.open_store(options_.dry_run ? store::OpenMode::read : store::OpenMode::write);
  if (!store) return std::move(store).error();
  store_ = *std::move(store);
  return {};
}

/// Writes the rows and leaves them to be kept when the rest is done. Without any there is no file.
Result<void> Assigning::write_bad_rows() {
  if (failed_rows_ == nullptr) return {};
  if (bad() > 0) return write_failed_rows(*plan_, *file_, *copied_, *failed_rows_);
  failed_rows_.reset();
  return {};
}

Result<void> Assigning::confirm() {
  cli::Confirmation confirmation;
  confirmation.review = review_;
  confirmation.question = question(*plan_);
  confirmation.assume_yes = options_.yes;
  return services_.confirm(confirmation);
}

Result<void> Assigning::write() {
  store::Run run = signed_run(services_, "assign-support-contact");
  run.reason = options_.reason;
  if (run.reason.empty() && file_) run.reason = file_->reason.value_or(std::string());
  const auto written =
      store_->write(run, [&](store::Transaction& transaction) { return apply(transaction, *plan_, services_); });
  if (!written) return written.error();
  return {};
}

void Assigning::answer() {
  IdCell subscription_id;
  IdCell customer_id;
  IdCell from_id;
  IdCell to_id;
  std::vector<report::ReasonText> reasons;
  for (const PlannedAssignment& planned : plan_->assignments) {
    if (services_.output.broken()) break;
    const CustomerId* customer = plan_->customer_id(planned);
    const Partner* from = planned.from == PlannedAssignment::none ? nullptr : &plan_->partner(planned.from);
    const Partner* to = planned.to == PlannedAssignment::none ? nullptr : &plan_->partner(planned.to);
    plan_->describe(planned, reasons);
    const std::array<report::Value, columns.size()> row{
        planned.subscription == SubscriptionId() ? report::Value{} : subscription_id.of(planned.subscription),
        customer == nullptr ? report::Value{} : customer_id.of(*customer),
        text_cell(plan_->company_name(planned)),
        text_cell(plan_->offer_name(planned)),
        from == nullptr ? report::Value{} : from_id.of(from->tenant_id),
        from == nullptr ? report::Value{} : text_cell(from->name),
        to == nullptr ? report::Value{} : to_id.of(to->tenant_id),
        to == nullptr ? report::Value{} : text_cell(to->name),
        result_word(planned.result, options_.dry_run),
        std::span<const report::ReasonText>(reasons),
    };
    services_.output.row(row);
  }
  services_.output.end_list(plan_->assignments.size(), false);
}

Result<cli::Outcome> Assigning::run() {
  if (auto opened = open(); !opened) return opened.error();
  const auto planned = store_->read([&](store::View& view) { return plan(view); });
  if (!planned) return planned.error();
  if (auto written = write_bad_rows(); !written) return written.error();
  const bool has_bad = bad() > 0;
  if (has_bad && !goes_on()) return error_of_bad_rows();

  const bool pending = plan_->count(AssignmentResult::assign) > 0;
  if (pending) note_warnings(*plan_, services_);
  if (pending && !options_.dry_run) {
    if (auto confirmed = confirm(); !confirmed) return confirmed.error();
    if (auto written = write(); !written) return written.error();
  }
  if (failed_rows_ != nullptr) {
    if (auto kept = failed_rows_->keep(); !kept) return kept.error();
  }
  answer();
  if (has_bad) return cli::Outcome::partly_applied;
  return pending && options_.exit_code ? cli::Outcome::pending : cli::Outcome::done;
}

Result<cli::Outcome> run(const Options& options, cli::Services& services) {
  const auto named = check(options);
  if (!named) return named.error();
  if (auto begun = services.output.begin_list(columns); !begun) return begun.error();
  return Assigning(options, *named, services).run();
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
           "either all are changed or none. What is already so is left as it is. A file (CSV, JSON Lines) "
           "may name very many; a row without a contact leaves its subscription alone.",
       .examples = {{.command =
                         "pcadmin assign-support-contact 0b80a255-53a1-4945-a932-58ef7777682c 晨光科技 --dry-run",
                     .purpose = "see what would happen"},
                    {.command = "pcadmin assign-support-contact 0b80a255 4871023 --yes --reason 'agreement 2026-17'",
                     .purpose = "assign a reseller, by the beginning of an id and an MPN id"},
                    {.command = "pcadmin assign-support-contact --customer qingtian.example --all-subscriptions "
                                "--to-provider --yes",
                     .purpose = "go back to the provider for all of a customer's subscriptions"},
                    {.command = "pcadmin assign-support-contact --from examples/assignments.csv --dry-run",
                     .purpose = "see what a file would change"}},
       .columns = columns,
       .filtered = subscription_columns()},
      declare, run);
}

}  // namespace pcadmin::command
