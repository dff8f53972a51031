// assign-support-contact: the main job. What is to change is planned on a snapshot, shown, confirmed,
// and written as one transaction.
#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "command/assignment/assignment.hpp"
#include "command/assignment/assignment_file.hpp"
#include "command/assignment/assignment_options.hpp"
#include "command/assignment/assignment_text.hpp"
#include "command/assignment/failed_rows.hpp"
#include "command/assignment/named_assignments.hpp"
#include "command/assignment/unlisted.hpp"
#include "command/commands.hpp"
#include "command/customers/subscription_row.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "command/shared/input_format.hpp"
#include "command/shared/reference.hpp"
#include "command/shared/reviewed_change.hpp"
#include "command/shared/spans.hpp"
#include "command/shared/writing.hpp"
#include "text/error_detail.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

constexpr std::size_t most_noted = 20;

constexpr std::array<report::Column, 12> columns{{
    column::subscription_id,
    column::customer_id,
    column::company_name,
    column::offer_name,
    {.name = "fromTenantId",
     .heading = "From id",
     .meaning = "The tenant id of the contact before.",
     .note = "Null for new commerce.",
     .in_table = false},
    {.name = "fromName",
     .heading = "From",
     .meaning = "The name of the contact before.",
     .note = "Null for new commerce.",
     .may_be_cut = true},
    {.name = "toTenantId",
     .heading = "To id",
     .meaning = "The tenant id of the contact that was asked for; null where a row names none.",
     .in_table = false},
    {.name = "toName",
     .heading = "To",
     .meaning = "The name of the contact that was asked for; null where a row names none.",
     .may_be_cut = true},
    {.name = "result",
     .heading = "Result",
     .meaning =
         "assigned (would-assign with --dry-run), unchanged, skipped (with --all-subscriptions: it can't have a "
         "contact), with --keep-going refused (by a rule) or failed (it isn't known which one is meant, or a row "
         "isn't understood), and with --complete unlisted (designated, and not named by the file)."},
    hidden(with_meaning(column::contact_reasons, "Why it was skipped, refused or failed.")),
    {.name = "line",
     .type = report::ColumnType::number,
     .heading = "Line",
     .meaning = "Where the file's row begins.",
     .note = "Null without a file.",
     .in_table = false},
    {.name = "input",
     .heading = "Input",
     .meaning = "What the file's row names as the subscription.",
     .note = "Null without a file.",
     .in_table = false,
     .may_be_cut = true},
}};

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
    case AssignmentResult::unlisted:
      return "unlisted";
  }
  return {};
}

std::size_t bad(const AssignmentPlan& plan) {
  return plan.count(AssignmentResult::refused) + plan.count(AssignmentResult::failed);
}

/// One use of the command: it plans on a snapshot, confirms, writes, answers.
class Assigning {
 public:
  Assigning(const AssignmentOptions& options, cli::Services& services) : options_(options), services_(services) {}

  Result<cli::Outcome> assign();

 private:
  Result<void> open();
  Result<AssignmentPlan> make_plan(store::View& view);
  Result<void> plan_named(store::View& view, AssignmentPlan& plan);
  Result<void> plan_file(store::View& view, AssignmentPlan& plan);
  Result<bool> review(const AssignmentPlan& plan);
  Result<void> write_bad_rows(const AssignmentPlan& plan);
  Result<void> keep_bad_rows(const AssignmentPlan& plan);
  Error error_of_bad_rows(const AssignmentPlan& plan) const;
  Error nothing_changed(const AssignmentPlan& plan);
  void note_bad_rows(const AssignmentPlan& plan) const;
  Result<void> confirm(const AssignmentPlan& plan);
  store::Run sign() const;
  Result<std::vector<std::string>> friendly_names(std::span<const PlannedAssignment> span);
  Result<void> answer(const AssignmentPlan& plan);

  /// Whether the good ones go on without the bad ones.
  bool goes_on(const AssignmentPlan& plan) const;

  const AssignmentOptions& options_;
  cli::Services& services_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<exchange::NewFile> failed_rows_;
  std::unique_ptr<exchange::Bytes> input_;
  std::optional<AssignmentFile> file_;  // where one names the assignments
  NamedAssignments named_;              // else
  std::string review_;
};

Result<void> Assigning::plan_named(store::View& view, AssignmentPlan& plan) {
  auto named = read_named(options_, view, plan, services_);
  if (!named) return std::move(named).error();
  named_ = *std::move(named);
  return {};
}

Result<void> Assigning::plan_file(store::View& view, AssignmentPlan& plan) {
  auto file = read_assignments(*input_, options_, view, plan, services_);
  if (!file) return std::move(file).error();
  file_.emplace(*std::move(file));
  if (!file_->faults.empty()) return input_error(plan, file_->faults);
  if (options_.complete) return add_unlisted(view, plan, services_);
  return {};
}

Result<AssignmentPlan> Assigning::make_plan(store::View& view) {
  const auto account = require_account(view);
  if (!account) return account.error();
  AssignmentPlan plan(*account);
  auto planned = options_.from.empty() ? plan_named(view, plan) : plan_file(view, plan);
  if (!planned) return planned.error();
  if (!options_.dry_run && plan.count(AssignmentResult::assign) > 0) review_ = assignment_review(view, plan);
  return plan;
}

bool Assigning::goes_on(const AssignmentPlan& plan) const {
  const bool asks_for_code = options_.dry_run && options_.exit_code;  // bad rows outrank pending ones
  const std::size_t good = plan.count(AssignmentResult::assign) + plan.count(AssignmentResult::unchanged);
  return options_.keep_going && !asks_for_code && good > 0;
}

Error Assigning::error_of_bad_rows(const AssignmentPlan& plan) const {
  if (plan.count(AssignmentResult::failed) == 0) return refusal(plan, options_.from);
  Error error = file_ ? input_error(plan, exchange::Faults(options_.from)) : unresolved_error(plan, named_);
  // What helps against a rule is a command; what isn't understood is corrected.
  if (plan.count(AssignmentResult::refused) > 0) {
    error.hint = refusal(plan, options_.from).hint + "\n" + error.hint;
  }
  return error;
}

Error Assigning::nothing_changed(const AssignmentPlan& plan) {
  Error error = error_of_bad_rows(plan);
  if (failed_rows_ == nullptr) return error;
  if (auto kept = failed_rows_->keep(); !kept) return std::move(kept).error();
  error.message =
      text::say("{0} The rows that are refused or not understood are in '{1}'.", error.message, options_.failed_rows);
  return error;
}

void Assigning::note_bad_rows(const AssignmentPlan& plan) const {
  const Error error = error_of_bad_rows(plan);
  for (std::size_t i = 0; i < std::min(error.details.size(), most_noted); ++i)
    services_.note(text::detail_line(error.details[i]));
  if (error.details.size() > most_noted) services_.note(text::say("… and {} more", error.details.size() - most_noted));
}

Result<void> Assigning::open() {
  if (!options_.from.empty()) {
    auto input = services_.open_input(options_.from);
    if (!input) return std::move(input).error();
    input_ = *std::move(input);
  }
  if (!options_.failed_rows.empty()) {
    auto file = services_.create_file(options_.failed_rows, options_.from, {});
    if (!file) return std::move(file).error();
    failed_rows_ = *std::move(file);
    if (failed_rows_->replaces()) {
      if (auto checked = check_replaced_rows(options_.failed_rows, services_); !checked) return checked;
    }
  }
  auto store = services_.open_store(options_.dry_run ? store::OpenMode::read : store::OpenMode::write);
  if (!store) return std::move(store).error();
  store_ = *std::move(store);
  return {};
}

/// Without any, there is no file afterwards.
Result<void> Assigning::keep_bad_rows(const AssignmentPlan& plan) {
  if (failed_rows_ == nullptr) return {};
  if (bad(plan) == 0) return failed_rows_->remove_replaced();
  if (auto kept = failed_rows_->keep(); !kept) return kept;
  services_.note(text::say("The rows that are refused or not understood are in '{}'.", options_.failed_rows));
  return {};
}

/// Writes the rows and leaves them to be kept when the rest is done.
Result<void> Assigning::write_bad_rows(const AssignmentPlan& plan) {
  if (failed_rows_ == nullptr) return {};
  if (file_) {
    const bool is_json = file_->layout == exchange::Layout::none;
    if (auto checked = check_failed_rows_name(options_, is_json); !checked) return checked;
  }
  if (bad(plan) == 0) return {};
  if (file_) {
    const auto input = services_.open_input(options_.from);
    return input ? write_failed_rows(plan, *file_, **input, *failed_rows_) : input.error();
  }
  return write_failed_rows(plan, named_.customer, options_.failed_rows, *failed_rows_);
}

Result<void> Assigning::confirm(const AssignmentPlan& plan) {
  cli::Confirmation confirmation;
  confirmation.review = review_;
  confirmation.question = question(plan);
  confirmation.assume_yes = options_.yes;
  return services_.confirm(confirmation);
}

store::Run Assigning::sign() const {
  store::Run run = signed_run(services_, "assign-support-contact");
  if (run.reason.empty() && file_) run.reason = file_->reason.value_or(std::string());
  return run;
}

/// Answers whether there is something to write, and it was approved.
Result<bool> Assigning::review(const AssignmentPlan& plan) {
  if (file_) note_layout(services_, options_.from, file_->layout);
  if (auto written = write_bad_rows(plan); !written) return written.error();
  if (bad(plan) > 0) {
    if (!goes_on(plan)) return nothing_changed(plan);
    note_bad_rows(plan);
  }
  if (plan.count(AssignmentResult::assign) == 0) return false;
  note_warnings(plan, services_);
  if (options_.dry_run) return false;
  if (auto confirmed = confirm(plan); !confirmed) return confirmed.error();
  return true;
}

/// What the subscriptions of a span are called, for people alone.
Result<std::vector<std::string>> Assigning::friendly_names(std::span<const PlannedAssignment> span) {
  std::vector<std::string> names(span.size());
  if (!services_.output.for_people()) return names;
  std::vector<SubscriptionId> ids;
  for (const PlannedAssignment& planned : span)
    ids.push_back(planned.subscription);
  const auto read = store_->read([&](store::View& view) -> Result<void> {
    const auto subscriptions = view.subscriptions(ids);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (subscriptions[i]) names[i] = subscriptions[i]->friendly_name;
    }
    return {};
  });
  if (!read) return read.error();
  return names;
}

Result<void> Assigning::answer(const AssignmentPlan& plan) {
  IdCell subscription_id;
  IdCell customer_id;
  IdCell from_id;
  IdCell to_id;
  std::vector<report::ReasonText> reasons;
  for (const auto span : spans_of(std::span(plan.assignments))) {
    const auto names = friendly_names(span);
    if (!names) return names.error();
    for (std::size_t i = 0; i < span.size() && !services_.output.broken(); ++i) {
      const PlannedAssignment& planned = span[i];
      const CustomerId* customer = plan.customer_id(planned);
      const Partner* from = planned.from == PlannedAssignment::none ? nullptr : &plan.partner(planned.from);
      const Partner* to = planned.to == PlannedAssignment::none ? nullptr : &plan.partner(planned.to);
      plan.describe(planned, reasons);
      const std::string input = plan.input(planned);
      const std::array<report::Value, columns.size()> row{
          planned.subscription == SubscriptionId() ? report::Value{} : subscription_id.of(planned.subscription),
          customer == nullptr ? report::Value{} : customer_id.of(*customer),
          text_cell(plan.company_name(planned)),
          offer_cell(plan.offer_name(planned), (*names)[i]),
          from == nullptr ? report::Value{} : from_id.of(from->tenant_id),
          from == nullptr ? report::Value{} : text_cell(from->name),
          to == nullptr ? report::Value{} : to_id.of(to->tenant_id),
          to == nullptr ? report::Value{} : text_cell(to->name),
          result_word(planned.result, options_.dry_run),
          std::span<const report::ReasonText>(reasons),
          planned.line == 0 ? report::Value{} : static_cast<std::int64_t>(planned.line),
          text_cell(input),
      };
      services_.output.row(row);
    }
  }
  services_.output.end_list(plan.assignments.size(), false);
  return {};
}

Result<cli::Outcome> Assigning::assign() {
  if (auto opened = open(); !opened) return opened.error();
  std::vector<std::size_t> made_already;  // by somebody else meanwhile
  const ReviewedChange<AssignmentPlan> change{
      .make_plan = [&](store::View& view) { return make_plan(view); },
      .review = [&](AssignmentPlan& plan) { return review(plan); },
      .sign = [&](const AssignmentPlan&) { return sign(); },
      .check_again = [&](store::Transaction& transaction,
                         AssignmentPlan& plan) { return check_again(transaction, plan, services_); },
      .apply = [&](store::Transaction& transaction, AssignmentPlan& plan) -> Result<void> {
        auto applied = apply(transaction, plan, services_);
        if (!applied) return applied.error();
        made_already = *std::move(applied);
        return {};
      }};
  auto plan = carry_out(*store_, change);
  if (!plan) return plan.error();
  if (auto kept = keep_bad_rows(*plan); !kept) return kept.error();
  const bool pending = plan->count(AssignmentResult::assign) + plan->count(AssignmentResult::unlisted) > 0;
  for (const std::size_t place : made_already) {
    PlannedAssignment& planned = plan->assignments[place];
    planned.result = AssignmentResult::unchanged;
    planned.from = planned.to;
  }
  if (auto answered = answer(*plan); !answered) return answered.error();
  if (bad(*plan) > 0) return cli::Outcome::partly_applied;
  return pending && options_.exit_code ? cli::Outcome::pending : cli::Outcome::done;
}

Result<cli::Outcome> run_assign_support_contact(const AssignmentOptions& typed, cli::Services& services) {
  AssignmentOptions options = typed;
  if (auto settled = settle(options); !settled) return settled.error();
  if (auto begun = services.output.begin_list(columns); !begun) return begun.error();
  return Assigning(options, services).assign();
}

}  // namespace

cli::Command assign_support_contact() {
  return cli::make_command<AssignmentOptions>(
      {.name = "assign-support-contact",
       .group = cli::Group::contacts,
       .purpose = "Assign the support contact of subscriptions",
       .description =
           "Shows what will change, asks, and changes the support contact of one subscription, of several, or of all "
           "of "
           "a customer's. Nothing else about a subscription changes. With more than one, all are validated first and "
           "either all are changed or none. What is already so is left as it is. A file (CSV, workbook, JSON Lines) "
           "may name very many; a row without a contact leaves its subscription alone. On a terminal, what isn't named "
           "is "
           "picked from lists: the customer, the subscription, the contact.",
       .examples = {{.command =
                         "pcadmin assign-support-contact 0b80a255-53a1-4945-a932-58ef7777682c 晨光科技 --dry-run",
                     .purpose = "see what would happen"},
                    {.command = "pcadmin assign-support-contact 0b80a255 4871023 --yes --reason 'agreement 2026-17'",
                     .purpose = "assign a reseller, by the beginning of an id and an MPN id"},
                    {.command = "pcadmin assign-support-contact --customer qingtian.example --all-subscriptions "
                                "--to-provider --yes",
                     .purpose = "go back to the provider for all of a customer's subscriptions"},
                    {.command = "pcadmin assign-support-contact --from-contact 晨光科技 --to-provider --dry-run",
                     .purpose = "see what it takes to hand on all that a reseller supports"},
                    {.command = "pcadmin assign-support-contact --from examples/assignments.csv --dry-run",
                     .purpose = "see what a file would change"}},
       .columns = columns,
       .filtered = subscription_columns(),
       .changes = true,
       .forms = {"SUBSCRIPTION CONTACT", "SUBSCRIPTION --to-provider", "--subscription REF… --contact REF",
                 "--customer REF --all-subscriptions [--filter FIELD=VALUE] --contact REF",
                 "--from-contact REF [--customer REF] --contact REF",
                 "--from FILE [--keep-going] [--failed-rows FILE]"}},
      declare, run_assign_support_contact);
}

}  // namespace pcadmin::command
