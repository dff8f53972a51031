// report: who supports what and what needs attention, as one page for a browser.
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "command/commands.hpp"
#include "command/failure.hpp"
#include "command/overview_page.hpp"
#include "command/reading.hpp"
#include "command/support_overview.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {
namespace {

struct Options {
  std::string file;
  std::uint64_t days = 30;
};

constexpr std::uint64_t most_days = 3650;

void declare(cli::OptionSet& set, Options& options) {
  set.positional("FILE", options.file, "The page to be written, e.g. report.html; - is standard output.")
      .required()
      .completes(cli::Completes::file);
  set.count("--within", "DAYS", options.days, "How far ahead to look for what changes soon; 30 by default.");
}

Result<cli::Outcome> run(const Options& options, cli::Services& services) {
  if (options.days > most_days) {
    return failure(ErrorCode::invalid_value,
                   text::say("--within: {0} days are too many; {1} at most.", options.days, most_days), {},
                   std::to_string(options.days));
  }
  const Instant soon = services.now + std::chrono::days(options.days);
  std::unique_ptr<exchange::NewFile> file;
  if (options.file != "-") {
    auto created = services.create_file(options.file, {});
    if (!created) return std::move(created).error();
    file = *std::move(created);
  }
  report::Html html([&](std::string_view bytes) -> Result<void> {
    if (file) return file->write(bytes);
    services.output.text(bytes);
    return {};
  });
  auto read = read_store(services, [&](store::View& view) -> Result<void> {
    const auto overview = gather_overview(view, services.now, soon);
    if (!overview) return overview.error();
    return write_overview_page(html, view, *overview, services.now, soon);
  });
  if (!read || !file) return read;
  if (auto kept = file->keep(); !kept) return std::move(kept).error();
  services.note(text::say("Written: {}", text::visible(options.file)));
  return read;
}

}  // namespace

cli::Command report_page() {
  return cli::make_command<Options>(
      {.name = "report",
       .group = cli::Group::contacts,
       .purpose = "Write a page: who supports what, and what needs attention",
       .description = "One HTML page that needs nothing else: contacts that no longer qualify and why, what stops "
                      "qualifying soon, how much each reseller supports, and who supports which customer. It opens in "
                      "any browser, in the light and in the dark, and prints. It is written as a whole or not at all.",
       .examples = {{.command = "pcadmin report report.html", .purpose = "what a manager may want to see"},
                    {.command = "pcadmin report report.html --within 90", .purpose = "looking three months ahead"}},
       .answer = cli::Answer::page},
      declare, run);
}

}  // namespace pcadmin::command
