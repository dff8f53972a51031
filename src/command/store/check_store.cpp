// check-store: whether the store is sound. It reads only.
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "command/commands.hpp"
#include "command/shared/reading.hpp"
#include "command/store/journal_agreement.hpp"
#include "error/error.hpp"
#include "store/maintenance.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

using store::Check;
using text::say;
using text::tr;

constexpr std::size_t most_findings = 100;

constexpr std::array<report::Column, 2> columns{{
    {.name = "check", .heading = "Check", .meaning = "What was looked at: schema, integrity, references or journal."},
    {.name = "result", .heading = "Result", .meaning = "sound; a store that isn't is an error."},
}};

struct Options {};

void declare(cli::OptionSet& set, Options& options) {
  static_cast<void>(set);
  static_cast<void>(options);
}

std::string_view code_of(Check check) {
  switch (check) {
    case Check::schema:
      return "SCHEMA";
    case Check::integrity:
      return "INTEGRITY";
    case Check::references:
      return "REFERENCES";
  }
  return {};
}

/// All that is wrong, up to a bound.
class Findings {
 public:
  /// Takes what a check found. What is found matters more than that a later check couldn't go on.
  Result<void> take(std::string_view code, Result<std::vector<std::string>> found) {
    if (!found && found.error().code == ErrorCode::store_damaged && !none()) return {};
    if (!found) return std::move(found).error();
    for (std::string& finding : *found)
      add(code, std::move(finding));
    return {};
  }

  std::size_t room() const { return most_findings - details_.size(); }
  bool none() const { return details_.empty(); }

  Error error(const std::string& store) && {
    Error error = failure(ErrorCode::store_damaged,
                          details_.size() < most_findings
                              ? say("the store '{0}' is damaged; findings: {1}.", store, details_.size())
                              : say("the store '{0}' is damaged; the first {1} findings:", store, details_.size()),
                          tr("pcadmin restore-store FILE, with a backup from before"), store);
    error.details = std::move(details_);
    return error;
  }

 private:
  void add(std::string_view code, std::string message) {
    ErrorDetail detail;
    detail.code = code;
    detail.message = std::move(message);
    details_.push_back(std::move(detail));
  }

  std::vector<ErrorDetail> details_;
};

Result<std::vector<std::string>> check_journal(cli::Services& services, std::size_t most) {
  return read_snapshot(services, [&](store::View& view) { return journal_findings(view, most, services.interrupted); });
}

void answer(report::Output& output, std::string_view check) {
  const std::array<report::Value, columns.size()> row{check, std::string_view("sound")};
  output.row(row);
}

Result<cli::Outcome> run_check_store(const Options&, cli::Services& services) {
  constexpr std::array checks{Check::schema, Check::integrity, Check::references};
  if (auto begun = services.output.begin_list(columns); !begun) return begun.error();
  const auto maintenance = services.maintain_store();
  if (!maintenance) return maintenance.error();
  Findings findings;
  for (const Check check : checks) {
    if (findings.room() == 0) break;
    auto taken = findings.take(code_of(check), (*maintenance)->check(check, findings.room()));
    if (!taken) return std::move(taken).error();
  }
  // In a store that is damaged otherwise, the journal says nothing more.
  if (findings.none()) {
    auto taken = findings.take("JOURNAL", check_journal(services, most_findings));
    if (!taken) return std::move(taken).error();
  }
  if (!findings.none()) return std::move(findings).error((*maintenance)->name());
  for (const Check check : checks)
    answer(services.output, name(check));
  answer(services.output, "journal");
  services.output.end_list(checks.size() + 1, false);
  return cli::Outcome::done;
}

}  // namespace

cli::Command check_store() {
  return cli::make_command<Options>(
      {.name = "check-store",
       .group = cli::Group::store,
       .purpose = "Check that the store is sound",
       .description =
           "Looks at everything that the store holds and changes nothing: its tables and indexes, its pages "
           "and values, that what is referred to is there, and that what the journal's newest entries left is "
           "what stands. A store that isn't sound is an error with its findings, exit code 7.",
       .examples = {{.command = "pcadmin check-store", .purpose = "the store that is used"},
                    {.command = "pcadmin backup-store monday.db -q && pcadmin check-store --store monday.db -o json",
                     .purpose = "a backup"}},
       .columns = columns},
      declare, run_check_store);
}

}  // namespace pcadmin::command
