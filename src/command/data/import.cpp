// import: takes over what Partner Center, Microsoft Graph or PowerShell handed out.
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "command/commands.hpp"
#include "command/data/import_changes.hpp"
#include "command/data/import_items.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "command/shared/dry_run.hpp"
#include "command/shared/input_format.hpp"
#include "command/shared/reading.hpp"
#include "command/shared/reference.hpp"
#include "command/shared/spans.hpp"
#include "command/shared/writing.hpp"
#include "error/error.hpp"
#include "exchange/import_summary.hpp"
#include "exchange/item.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {
namespace {

constexpr std::array<report::Column, 6> columns{{
    {.name = "file",
     .heading = "File",
     .meaning = "The file as it was named; - is standard input.",
     .may_be_cut = true},
    {.name = "kind",
     .heading = "Kind",
     .meaning = "What it holds; mixed: several kinds; null: nothing was taken over."},
    column::created,
    column::updated,
    column::unchanged,
    column::recorded,
}};

struct Options {
  std::vector<std::string> files;
  std::string kind;
  std::string customer;
  std::string subscription;
  std::string reseller;
  std::string channel;
  bool changes = false;
  DryRun dry_run;
};

void declare(cli::OptionSet& set, Options& options) {
  set.positionals("FILE", options.files, "JSON, JSON Lines or CSV, in UTF-8 or UTF-16; - is standard input.")
      .required()
      .completes(cli::Completes::file);
  set.value("--kind", "KIND", options.kind, "What the data is, where it can't be recognised.")
      .choices({"customers", "subscriptions", "partnerships", "customer-relationships", "contacts", "admin"});
  set.value("--customer", "REF", options.customer, "Whose subscriptions or resellers these are.")
      .completes(cli::Completes::customer);
  set.value("--subscription", "REF", options.subscription, "Whose support contact this is.")
      .completes(cli::Completes::subscription);
  set.value("--reseller", "REF", options.reseller, "To whom the delegated administration was granted.")
      .completes(cli::Completes::reseller);
  set.value("--channel", "CHANNEL", options.channel, "Where subscriptions were bought that don't say it.")
      .choices({"csp", "direct", "open", "ea", "advisor", "other"});
  set.flag("--changes", options.changes, "Answer what changes field by field, instead of a row a file.");
  declare_dry_run(set, options.dry_run);
}

/// What the user says of the data, and of whom the administration is.
struct Context {
  exchange::Said said;
  std::optional<PartnerTenantId> reseller;
};

Result<Context> resolve(store::View& view, const Options& options) {
  Context context;
  context.said.kind = exchange::parse_kind(options.kind);
  context.said.channel = parse_channel(options.channel);
  auto customer = named_customer(view, options.customer);
  if (!customer) return customer.error();
  context.said.customer = *customer;
  auto subscription = named_subscription(view, options.subscription, *customer);
  if (!subscription) return subscription.error();
  context.said.subscription = *subscription;
  auto reseller = named_partner(view, options.reseller);
  if (!reseller) return reseller.error();
  context.reseller = *reseller;
  return context;
}

/// An option that says something of things of one kind.
struct OfKind {
  const char* option;
  std::string Options::*value;
  exchange::Kind kind;
};
constexpr std::array<OfKind, 3> of_kinds{{
    {"--channel", &Options::channel, exchange::Kind::subscriptions},
    {"--subscription", &Options::subscription, exchange::Kind::contacts},
    {"--reseller", &Options::reseller, exchange::Kind::admin},
}};

/// Whether a collection is one page of several: Partner Center's links.next, Graph's @odata.nextLink.
bool names_next_page(const exchange::Record& envelope) {
  return !envelope.value("links.next.uri").empty() || !envelope.value("@odata.nextlink").empty();
}

/// One run of the import: all files, in the order they were named.
class Import {
 public:
  Import(const Options& options, cli::Services& services) : options_(options), services_(services) {}

  /// The body of the transaction; begins anew each time.
  Result<void> run(store::Transaction& transaction) {
    summaries_.assign(options_.files.size(), {});
    unfinished_.clear();
    layouts_.clear();
    const Result<Account> account = require_account(transaction);
    if (!account) return account.error();
    const Result<Context> context = resolve(transaction, options_);
    if (!context) return context.error();

    exchange::Faults faults{options_.files.front()};
    ItemImporter importer(transaction, *account, context->reseller, services_.now, faults);
    changes_.reset();
    if (options_.changes) {
      ImportChanges& changes = changes_.emplace();
      importer.tell_changes(
          [&](std::uint32_t file, std::uint64_t line, const store::ChangeRecord& change, const std::string& name) {
            changes.add(file, options_.files[file], line, change, name);
          });
    }
    if (auto read = read_files(context->said, importer, faults, Unknown::waits); !read) return read;
    check_options(importer.kinds(), faults);
    if (auto read = read_until_nothing_waits(context->said, importer, faults); !read) return read;
    if (!faults.empty()) return faults.error();
    warnings_ = importer.warnings();
    if (changed()) transaction.summarise(store::ChangeKind::import, exchange::import_summary(summaries_));
    return {};
  }

  const std::vector<exchange::FileSummary>& summaries() const { return summaries_; }
  /// Where they were asked for.
  std::optional<ImportChanges>& changes() { return changes_; }
  bool changed() const {
    return std::any_of(summaries_.begin(), summaries_.end(),
                       [](const auto& file) { return file.created + file.updated != 0; });
  }
  /// Files that say that more pages follow.
  const std::vector<std::string>& unfinished() const { return unfinished_; }
  const std::vector<report::ReasonText>& warnings() const { return warnings_; }
  /// How the tables among the files are separated.
  const std::vector<std::pair<std::string, exchange::Layout>>& layouts() const { return layouts_; }

 private:
  using Unknown = ItemImporter::Unknown;

  /// Reads files again as long as that finds what records wait for: it may stand in a later file, or further down.
  /// Then, or where there are faults already, nothing waits any more: what is still unknown is refused or left out.
  Result<void> read_until_nothing_waits(const exchange::Said& said, ItemImporter& importer, exchange::Faults& faults) {
    std::uint64_t waited = 0;
    while (importer.waiting() > 0 && !faults.full()) {
      const bool is_in_vain = importer.waiting() == waited || !faults.empty();
      waited = importer.waiting();
      const Unknown unknown = is_in_vain ? Unknown::left_out : Unknown::waits;
      if (auto read = read_files(said, importer, faults, unknown); !read) return read;
    }
    return {};
  }

  /// All files, or again those of which records wait.
  Result<void> read_files(const exchange::Said& said, ItemImporter& importer, exchange::Faults& faults,
                          Unknown unknown) {
    const bool again = importer.waiting() > 0;
    for (std::uint32_t file = 0; file < options_.files.size() && !faults.full(); ++file) {
      if (again && !importer.waits(file)) continue;
      const std::string& name = options_.files[file];
      faults.next_file(name);
      importer.begin_file(file, unknown);
      exchange::Faults told_before(name);  // the faults of the format, when a file is read again
      summaries_[file].file = name;
      if (auto read = read_file(summaries_[file], said, importer, again ? told_before : faults, again); !read) {
        return read;
      }
    }
    return {};
  }

  /// `faults` are those of the format.
  Result<void> read_file(exchange::FileSummary& summary, const exchange::Said& said, ItemImporter& importer,
                         exchange::Faults& faults, bool again) {
    const std::string& file = summary.file;
    const auto bytes = services_.open_input(file);
    if (!bytes) return bytes.error();
    bool interrupted = false;
    cli::Step step(services_.progress, text::tr("Importing"), **bytes);
    std::optional<std::uint64_t> unknown_header;  // as long as no row tells it
    const auto begin_table = [&](const exchange::Record& header) {
      if (!again) layouts_.emplace_back(file, header.layout);
      if (!exchange::recognise(header, said)) unknown_header = header.header_line;
      return true;
    };
    const auto import_span = [&](std::span<const exchange::Record> records) {
      interrupted = services_.interrupted();
      if (interrupted) return false;
      unknown_header.reset();
      importer.import(records, said, [&](exchange::Kind kind, store::Upsert upsert) { add(summary, kind, upsert); });
      for (std::size_t i = 0; i < records.size(); ++i)
        step.advance();
      return !faults.full();
    };
    auto read = read_spans(
        **bytes, exchange::Format::guess, faults, import_span,
        [&](const exchange::Record& envelope) {
          if (!again && names_next_page(envelope)) unfinished_.push_back(file);
        },
        begin_table);
    if (read && unknown_header) {
      faults.add("UNKNOWN_KIND", *unknown_header, 0, {},
                 text::tr("The columns are those of nothing that Partner Center hands out."));
    }
    if (!read) return read;
    if (interrupted) return failure(ErrorCode::interrupted, text::tr("interrupted; nothing was written."));
    return {};
  }

  void add(exchange::FileSummary& summary, exchange::Kind kind, store::Upsert upsert) {
    const std::string_view named = exchange::name(kind);
    if (summary.kind.empty()) summary.kind = named;
    if (summary.kind != named) summary.kind = "mixed";
    count(summary, upsert);
  }

  /// What the user says must be about something that was read.
  void check_options(const std::set<exchange::Kind>& kinds, exchange::Faults& faults) const {
    if (kinds.empty()) return;
    for (const OfKind& each : of_kinds) {
      if ((options_.*each.value).empty() || kinds.count(each.kind) != 0) continue;
      faults.add("CONTRADICTION", 0, 0, {},
                 text::say("{0} is about '{1}', and none were read.", each.option, exchange::name(each.kind)));
    }
  }

  const Options& options_;
  cli::Services& services_;
  std::vector<exchange::FileSummary> summaries_;
  std::optional<ImportChanges> changes_;
  std::vector<std::string> unfinished_;
  std::vector<report::ReasonText> warnings_;
  std::vector<std::pair<std::string, exchange::Layout>> layouts_;
};

void answer(report::Output& output, const std::vector<exchange::FileSummary>& summaries, const DryRun& dry_run) {
  for (const exchange::FileSummary& file : summaries) {
    const std::array<report::Value, columns.size()> row{
        std::string_view(file.file), text_cell(file.kind), file.created, file.updated, file.unchanged,
        recorded(file, dry_run),
    };
    output.row(row);
  }
  output.end_list(summaries.size(), false);
}

Result<cli::Outcome> run_import(const Options& options, cli::Services& services) {
  if (auto checked = check(options.dry_run); !checked) return checked.error();
  if (std::count(options.files.begin(), options.files.end(), "-") > 1) {
    return failure(ErrorCode::conflicting_options, text::tr("standard input can be read only once."),
                   text::tr("name - once."), "-");
  }
  const auto asked = options.changes ? std::span<const report::Column>(ImportChanges::columns) : columns;
  if (auto begun = services.output.begin_list(asked); !begun) return begun.error();
  // What is missing is said, and what comes through a pipe has come, before the store is locked.
  for (const std::string& file : options.files) {
    if (const auto input = services.open_input(file); !input) return input.error();
  }
  const auto opened = services.open_store(store::OpenMode::write);
  if (!opened) return opened.error();
  store::Run run = signed_run(services, "import");
  run.summarised = true;
  run.reversible = true;
  run.dry_run = options.dry_run.is_dry;
  Import import(options, services);
  const auto written = (*opened)->write(run, [&](store::Transaction& transaction) { return import.run(transaction); });
  if (!written) return written.error();
  for (const std::string& file : import.unfinished()) {
    services.note(text::say("'{}' is one page of several; the next ones are files of their own.", text::visible(file)));
  }
  for (const report::ReasonText& warning : import.warnings())
    services.warn(warning);
  for (const auto& [file, layout] : import.layouts())
    note_layout(services, file, layout);
  if (import.changes()) {
    if (auto answered = import.changes()->answer(services.output); !answered) return answered.error();
  } else {
    answer(services.output, import.summaries(), options.dry_run);
    if (options.dry_run.is_dry && import.changed() && services.output.for_people()) {
      services.note(text::tr("To see what would change, field by field, add --changes."));
    }
  }
  return options.dry_run.outcome(import.changed());
}

}  // namespace

cli::Command import_data() {
  return cli::make_command<Options>(
      {.name = "import",
       .group = cli::Group::start,
       .purpose = "Take over data from Partner Center, Microsoft Graph or PowerShell",
       .description =
           "Takes REST resources and collections in JSON, JSON Lines, Graph's delegated-admin relationships, "
           "PowerShell's ConvertTo-Json, and the dashboard's CSV of customers; what a file holds is recognised. All "
           "files are one transaction: where anything is wrong, every fault is listed and nothing is written. "
           "Importing a file again changes nothing, and what a file doesn't say stays as it is known. The last import "
           "can be undone.",
       .examples = {{.command = "pcadmin import examples/partnerships.json examples/customers.json",
                     .purpose = "resellers and customers"},
                    {.command = "pcadmin import examples/subscriptions-larkfield.json --customer larkfield.example",
                     .purpose = "subscriptions that don't say whose they are"},
                    {.command = "pcadmin import examples/customers.csv --dry-run",
                     .purpose = "see what an export from the dashboard would change"},
                    {.command = "pcadmin import examples/customers.csv --dry-run --changes",
                     .purpose = "the same, field by field"}},
       .columns = columns,
       .changes = true},
      declare, run_import);
}

}  // namespace pcadmin::command
