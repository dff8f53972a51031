#include "command/assignment/assignment_options.hpp"

#include <utility>

#include "command/assignment/failed_rows.hpp"
#include "command/shared/input_format.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

using text::say;
using text::tr;

Error missing(std::string message) {
  return failure(ErrorCode::missing_argument, std::move(message), "pcadmin help assign-support-contact");
}

Error conflicting(std::string message) {
  return failure(ErrorCode::conflicting_options, std::move(message), "pcadmin help assign-support-contact");
}

/// Takes words from the front as subscriptions, and the last one as the contact unless an option names it.
Result<void> sort_words(AssignmentOptions& options) {
  std::vector<std::string> words;
  for (std::string* word : {&options.first, &options.second}) {
    if (!word->empty()) words.push_back(std::exchange(*word, {}));
  }
  const bool subscriptions_by_option = !options.subscriptions.empty() || options.takes_all();
  if (options.contact.empty() && !words.empty() && (subscriptions_by_option || words.size() == 2)) {
    options.contact = words.back();
    words.pop_back();
  }
  if (words.size() > 1 || (subscriptions_by_option && !words.empty())) {
    return failure(ErrorCode::unexpected_argument, say("'{}' is one word too many.", text::visible(words.back())),
                   "pcadmin help assign-support-contact", words.back());
  }
  options.subscriptions.insert(options.subscriptions.end(), words.begin(), words.end());
  return {};
}

/// Where the input's name tells already what they will be written as; else its content does.
Result<void> check_failed_rows(const AssignmentOptions& options) {
  const auto named = format_of_name(options.failed_rows);
  if (options.from.empty()) return check_failed_rows_name(options, named == RowsFormat::json_lines);
  const auto input = format_of_name(options.from);
  if (options.format.empty() && !input) return {};
  const bool is_json = options.format.empty() ? input == RowsFormat::json_lines : options.format == "jsonl";
  return check_failed_rows_name(options, is_json);
}

/// A file names subscriptions and contacts itself.
Result<void> check_file(const AssignmentOptions& options) {
  const bool named = !options.first.empty() || !options.subscriptions.empty() || options.takes_all() ||
                     !options.filters.empty() || !options.customer.empty();
  if (named) return conflicting(tr("--from names all subscriptions itself."));
  if (!options.contact.empty()) return conflicting(tr("--from names all contacts itself."));
  return {};
}

/// Whether names are all that a line lacks, and this one is among them.
bool lacks(AssignmentOptions options, bool (*is_lacking)(const AssignmentOptions& settled)) {
  const Result<void> settled = settle(options);
  if (settled || settled.error().code != ErrorCode::missing_argument) return false;
  const bool lacks_customer = options.all_subscriptions && options.customer.empty() && options.from_contact.empty();
  return !lacks_customer && is_lacking(options);
}

bool lacks_subscription(const AssignmentOptions& settled) {
  return settled.subscriptions.empty() && !settled.takes_all();
}

bool lacks_contact(const AssignmentOptions& settled) {
  return settled.contact.empty();
}

}  // namespace

void declare(cli::OptionSet& set, AssignmentOptions& options) {
  set.positional("SUBSCRIPTION", options.first, "The subscription.")
      .completes(cli::Completes::subscription)
      .asked_for([&options] { return lacks(options, lacks_subscription); });
  set.positional("CONTACT", options.second, "The new support contact: a reseller, or provider.")
      .completes(cli::Completes::contact)
      .asked_for([&options] { return lacks(options, lacks_contact); });
  set.values("--subscription", "REF", options.subscriptions, "A subscription; may be given several times.")
      .completes(cli::Completes::subscription);
  set.value("--contact", "REF", options.contact, "The new support contact.").completes(cli::Completes::contact);
  set.flag("--to-provider", options.to_provider, "Go back to the default, the provider.");
  set.value("--customer", "REF", options.customer, "The customer that holds the subscriptions.")
      .completes(cli::Completes::customer);
  set.flag("--all-subscriptions", options.all_subscriptions,
           "All of the customer's subscriptions that can have a contact.");
  set.value("--from-contact", "REF", options.from_contact,
            "All subscriptions whose contact is this partner; --customer narrows to one customer's.")
      .completes(cli::Completes::contact);
  set.values("--filter", "FIELD=VALUE", options.filters,
             "Only those of all subscriptions that match, by the fields of list-subscriptions; may be repeated.")
      .completes(cli::Completes::field);
  set.value("--from", "FILE", options.from,
            "Many at once: a file with the columns subscription and contact, or what list-subscriptions "
            "answers; - is standard input.")
      .completes(cli::Completes::file);
  set.value("--format", "FORMAT", options.format, "Of the file, where neither its name nor its beginning tells.")
      .choices({"csv", "jsonl"});
  set.flag("--complete", options.complete,
           "With --from and --dry-run: list as well what has a designated contact and isn't named by the file.");
  set.flag("--keep-going", options.keep_going, "With several: change those that can be, and list the others as well.");
  set.value("--failed-rows", "FILE", options.failed_rows,
            "Write those that can't be changed to this file, to be corrected and run again with --from.")
      .completes(cli::Completes::file);
  set.value("--if-current", "REF", options.if_current, "Refuse where the contact is no longer this one.")
      .completes(cli::Completes::contact);
  set.flag("--dry-run", options.dry_run, "Show what would happen and change nothing.");
  set.flag("--exit-code", options.exit_code, "With --dry-run, exit with 10 when something would change.");
  set.flag("--yes", options.yes, "Don't ask.").short_name('y');
}

Result<void> settle(AssignmentOptions& options) {
  if (!options.contact.empty() && options.to_provider) {
    return conflicting(tr("--contact and --to-provider name two contacts."));
  }
  if (std::exchange(options.to_provider, false)) options.contact = "provider";
  if (options.takes_all() && !options.subscriptions.empty()) {
    return conflicting(tr("--all-subscriptions and --from-contact don't go together with --subscription."));
  }
  if (options.all_subscriptions && options.customer.empty() && options.from_contact.empty()) {
    return missing(tr("--all-subscriptions needs --customer: all of whose subscriptions?"));
  }
  if (!options.filters.empty() && !options.takes_all()) {
    return conflicting(tr("--filter goes with --all-subscriptions or --from-contact."));
  }
  if (options.complete && (options.from.empty() || !options.dry_run)) {
    return conflicting(tr("--complete goes with --from and --dry-run."));
  }
  if (options.exit_code && !options.dry_run) return conflicting(tr("--exit-code goes with --dry-run."));
  if (options.failed_rows == "-") {
    return failure(ErrorCode::invalid_value,
                   tr("--failed-rows: '-' is no file; standard output is for what the command answers."),
                   tr("--failed-rows FILE"), options.failed_rows);
  }
  if (auto checked = check_failed_rows(options); !checked) return checked;
  if (!options.from.empty()) return check_file(options);
  if (!options.format.empty()) return conflicting(tr("--format goes with --from."));
  if (auto sorted = sort_words(options); !sorted) return sorted;
  if (options.subscriptions.empty() && !options.takes_all()) return missing(tr("no subscription was named."));
  if (options.contact.empty()) return missing(tr("no contact was named: give CONTACT, --contact or --to-provider."));
  return {};
}

}  // namespace pcadmin::command
