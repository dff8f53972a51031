// status: how much there is, what needs attention, what ends soon and what was done last, each with its command.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "command/commands.hpp"
#include "command/overview/look_ahead.hpp"
#include "command/overview/overview_parts.hpp"
#include "command/overview/support_overview.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/reading.hpp"
#include "report/reason.hpp"
#include "text/local_time.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {
namespace {

using report::ColumnType;
using text::say;
using text::tr;

constexpr std::array<std::string_view, 4> sections{"known", "attention", "soon", "runs"};

constexpr std::array<report::Column, 6> columns{{
    {.name = "section",
     .heading = "Section",
     .meaning = "known (how much there is), attention (what is wrong now), soon (what ends), or runs (what was done "
                "last).",
     .values = sections},
    {.name = "name",
     .heading = "Name",
     .meaning = "What is counted: customers, subscriptions or resellers; the code of a reason; requests; contacts that "
                "will no longer qualify; or the command of a run."},
    {.name = "count", .type = ColumnType::number, .heading = "Count", .meaning = "How many; of a run its number."},
    {.name = "at",
     .type = ColumnType::instant,
     .heading = "At",
     .meaning = "When it ends, or was done; null for what holds now."},
    {.name = "text", .heading = "Text", .meaning = "The same in words.", .may_be_cut = true},
    {.name = "command", .heading = "Command", .meaning = "The command that shows more."},
}};

constexpr std::uint64_t runs_shown = 5;
constexpr std::uint64_t runs_searched = 50;

struct Options {
  std::uint64_t days = 30;
};

void declare(cli::OptionSet& set, Options& options) {
  set.count("--within", "DAYS", options.days, "How far ahead to look for what ends soon; 30 by default.");
}

struct Line {
  std::string_view section;
  std::string name;
  std::uint64_t count = 0;
  std::optional<Instant> at;
  std::string text;  ///< harmless
  std::string command;
};

/// Little of the overview is shown, and so little is kept.
constexpr OverviewLimits limits{.troubles = 0,
                                .some_troubles = 0,
                                .trouble_contacts = 0,
                                .endings = 10'000,
                                .requests = 1,
                                .partners = 1,
                                .customers = 1,
                                .customer_contacts = 1,
                                .some_customer_contacts = 1,
                                .offers = 1};

class StatusLines {
 public:
  StatusLines(store::View& view, const SupportOverview& overview) : view_(view), overview_(overview) {}

  std::vector<Line> gather() {
    add_known();
    add_attention();
    add_soon();
    add_runs();
    return std::move(lines_);
  }

 private:
  void add_known() {
    const store::Summary summary = view_.summary();
    const auto known = [&](std::string_view name, std::int64_t count, std::string text) {
      lines_.push_back({"known",
                        std::string(name),
                        static_cast<std::uint64_t>(count),
                        {},
                        std::move(text),
                        "pcadmin list-" + std::string(name)});
    };
    const auto number = [](std::int64_t count) { return static_cast<std::uint64_t>(count); };
    known("customers", summary.customers,
          text::counted("{} customer", "{} customers", number(summary.customers), summary.customers));
    known("subscriptions", summary.subscriptions,
          text::counted("{} subscription", "{} subscriptions", number(summary.subscriptions), summary.subscriptions));
    known("resellers", summary.resellers,
          text::counted("{} reseller", "{} resellers", number(summary.resellers), summary.resellers));
  }

  void add_attention() {
    for (const OverviewReason& reason : overview_.reasons) {
      const std::string code(name(reason.code));
      lines_.push_back({"attention",
                        code,
                        reason.count,
                        {},
                        say("{0}: {1}", report::title(reason.code), reason.count),
                        "pcadmin check-contacts --filter reasons=" + code});
    }
    std::uint64_t waiting = 0;
    for (auto records = view_.list_relationships({}); const auto* record = records.next();) {
      if (state_at(record->relationship, overview_.question.at) == RelationshipState::requested) ++waiting;
    }
    if (waiting == 0) return;
    lines_.push_back({"attention",
                      "requests",
                      waiting,
                      {},
                      say("Requests that wait for an answer: {}", waiting),
                      "pcadmin list-relationships --filter state=requested"});
  }

  void add_soon() {
    for (const OverviewDay& it : overview_.days) {
      std::uint64_t count = 0;
      for (const OverviewFinding& finding : it.findings)
        count += finding.subscriptions.size();
      lines_.push_back({"soon", "contacts", count, it.day,
                        say("{0}: contacts that qualify for the last time: {1}", day(it.day), count),
                        "pcadmin check-contacts --as-of " + day(it.day + std::chrono::days{1})});
    }
    if (overview_.failing_soon > overview_.endings_shown) {
      const std::uint64_t more = overview_.failing_soon - overview_.endings_shown;
      lines_.push_back({"soon", "contacts", more, overview_.question.soon,
                        say("Later ones, until {0}: {1}", day(overview_.question.soon), more),
                        "pcadmin check-contacts --as-of " + day(overview_.question.soon)});
    }
    if (overview_.requests_expiring == 0) return;
    const Instant first = overview_.requests.front().expires;
    lines_.push_back(
        {"soon", "requests", overview_.requests_expiring, first,
         say("{0}: the first of {1} requests that nobody answers expires", day(first), overview_.requests_expiring),
         "pcadmin list-relationships --filter state=requested"});
  }

  /// The newest entry of each run. Runs are numbered without gaps, but of a few.
  void add_runs() {
    const auto newest = view_.summary().newest;
    if (!newest) return;
    std::uint64_t found = 0;
    const std::int64_t last = newest->run_id;
    for (std::int64_t id = last; id > 0 && last - id < static_cast<std::int64_t>(runs_searched); --id) {
      auto changes = view_.list_changes({.run_id = id});
      const auto* change = changes.next();
      if (change == nullptr) continue;
      std::string text = say("{0}: run {1}, {2} by {3}", text::local_time(change->at), id,
                             text::visible(change->command), text::visible(change->actor));
      if (!change->reason.empty()) text = say("{0} ({1})", text, text::visible(change->reason));
      lines_.push_back({"runs", change->command, static_cast<std::uint64_t>(id), change->at, std::move(text),
                        "pcadmin history --run " + std::to_string(id)});
      if (++found == runs_shown) return;
    }
  }

  store::View& view_;
  const SupportOverview& overview_;
  std::vector<Line> lines_;
};

/// Lines of a section below its heading; `none` where there are none.
void write_section(report::Output& output, const std::vector<Line>& lines, std::string_view section,
                   const std::string& heading, const std::string& none) {
  output.lines("\n" + heading + "\n");
  bool is_empty = true;
  for (const Line& line : lines) {
    if (line.section != section) continue;
    is_empty = false;
    output.lines("  " + line.text + "\n");
    output.text("      " + line.command + "\n");  // whole, so that it can be pasted
  }
  if (is_empty) output.lines("  " + none + "\n");
}

void write_screen(report::Output& output, const SupportOverview& overview, const std::vector<Line>& lines) {
  output.lines(say("{0}, {1}\n", text::visible(overview.account.partner.name), text::local_time(overview.question.at)));
  write_section(output, lines, "known", tr("How much there is"), {});
  write_section(output, lines, "attention", tr("Needs attention"), tr("Every support contact qualifies."));
  write_section(output, lines, "soon", say("Until {}", day(overview.question.soon)),
                tr("By what is known today, nothing ends."));
  write_section(output, lines, "runs", tr("Done last"), tr("Nothing was changed yet."));
}

void write_list(report::Output& output, const std::vector<Line>& lines) {
  InstantCell at;
  for (const Line& line : lines) {
    const std::array<report::Value, columns.size()> row{
        line.section,   text_cell(line.name), static_cast<std::int64_t>(line.count),
        at.of(line.at), text_cell(line.text), text_cell(line.command)};
    output.row(row);
  }
  output.end_list(lines.size(), false);
}

Result<cli::Outcome> run_status(const Options& options, cli::Services& services) {
  OverviewQuestion question;
  question.at = services.now;
  const auto soon = look_ahead(question.at, options.days);
  if (!soon) return soon.error();
  question.soon = *soon;
  question.horizon = question.at;
  report::Output& output = services.output;
  if (auto begun = output.begin_list(columns); !begun) return begun.error();
  return read_store(services, [&](store::View& view) -> Result<void> {
    const auto overview = gather_overview(view, question, limits);
    if (!overview) return overview.error();
    const std::vector<Line> lines = StatusLines(view, *overview).gather();
    if (output.for_people() && !output.columns_chosen()) {
      write_screen(output, *overview, lines);
    } else {
      write_list(output, lines);
    }
    return {};
  });
}

}  // namespace

cli::Command status() {
  return cli::make_command<Options>(
      {.name = "status",
       .group = cli::Group::contacts,
       .purpose = "Show what needs attention, what ends soon and what was done last",
       .description = "One screen for the morning; each line names the command that shows more.",
       .examples = {{.command = "pcadmin status", .purpose = "how things stand"},
                    {.command = "pcadmin status --within 90", .purpose = "looking three months ahead"},
                    {.command = "pcadmin status -o json", .purpose = "the same for a program"}},
       .columns = columns},
      declare, run_status);
}

}  // namespace pcadmin::command
