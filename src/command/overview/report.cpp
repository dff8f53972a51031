// report: who supports what and what needs attention, as one page for a browser.
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "command/commands.hpp"
#include "command/overview/look_ahead.hpp"
#include "command/overview/overview_page.hpp"
#include "command/overview/support_overview.hpp"
#include "command/shared/contact_selection.hpp"
#include "command/shared/reading.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {
namespace {

struct Options {
  std::string file;
  JudgedContacts judged;
  std::uint64_t days = 30;
};

void declare(cli::OptionSet& set, Options& options) {
  set.positional("FILE", options.file, "The page to be written, e.g. report.html; - is standard output.")
      .required()
      .completes(cli::Completes::file);
  declare_judged_contacts(set, options.judged);
  set.count("--within", "DAYS", options.days, "How far ahead to look for what changes soon; 30 by default.");
}

Result<cli::Outcome> run_report(const Options& options, cli::Services& services) {
  OverviewQuestion question;
  question.at = options.judged.as_of.at(services);
  question.ahead = options.judged.as_of.said.has_value();
  const auto soon = look_ahead(question.at, options.days);
  if (!soon) return soon.error();
  question.soon = *soon;
  question.horizon = question.at + std::chrono::days{180};
  if (!is_representable(question.horizon)) question.horizon = question.soon;
  std::unique_ptr<exchange::NewFile> file;
  if (options.file != "-") {
    auto created = services.create_file(options.file, {}, report::Html::beginning);
    if (!created) return std::move(created).error();
    file = *std::move(created);
  }
  const auto overview = read_snapshot(services, [&](store::View& view) -> Result<SupportOverview> {
    const auto selection = select_judged_contacts(view, options.judged);
    if (!selection) return selection.error();
    question.customer = selection->customer;
    question.contact = selection->designated;
    return gather_overview(view, question);
  });
  if (!overview) return overview.error();
  report::Html html([&](std::string_view bytes) -> Result<void> {
    if (file) return file->write(bytes);
    services.output.text(bytes);
    return {};
  });
  if (auto written = write_overview_page(html, *overview); !written) return std::move(written).error();
  if (!file) return cli::Outcome::done;
  if (auto kept = file->keep(); !kept) return std::move(kept).error();
  services.note(text::say("Written: {}", text::visible(options.file)));
  return cli::Outcome::done;
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
                    {.command = "pcadmin report report.html --within 90", .purpose = "looking three months ahead"},
                    {.command = "pcadmin report report.html --contact 晨光科技",
                     .purpose = "for a talk with one reseller"}},
       .answer = cli::Answer::page,
       .writes_file = true},
      declare, run_report);
}

}  // namespace pcadmin::command
