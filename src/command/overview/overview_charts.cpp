#include "command/overview/overview_charts.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "command/overview/overview_parts.hpp"
#include "report/html_table.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

using report::grouped;
using report::Html;
using text::say;
using text::tr;

constexpr std::size_t bars_shown = 12;
constexpr std::size_t days_told = 8;
constexpr double line_width = 720;
constexpr double line_height = 48;
constexpr double line_margin = 12;

std::string coordinate(double value) {
  return fmt::format("{:.1f}", value);
}

void write_bar(Html& html, std::string_view name, std::uint64_t count, std::uint64_t failing, std::uint64_t most) {
  const auto part = [most](std::uint64_t of) {
    return coordinate(100.0 * static_cast<double>(of) / static_cast<double>(most));
  };
  html.open("li");
  html.open("span");
  html.name(name);
  html.close();
  html.open("svg", {{"viewBox", "0 0 100 10"}, {"preserveAspectRatio", "none"}, {"aria-hidden", "true"}});
  html.element("rect", {}, {{"width", part(count)}, {"height", "10"}});
  if (failing > 0) html.element("rect", {}, {{"class", "failing"}, {"width", part(failing)}, {"height", "10"}});
  html.close();
  std::string words = text::counted("{} subscription", "{} subscriptions", count, grouped(count));
  if (failing > 0) words = say("{0}, {1} need attention", words, grouped(failing));
  html.element("span", words, {{"class", "quiet"}});
  html.close();
}

void write_bars(Html& html, const SupportOverview& overview) {
  std::vector<const OverviewPartner*> partners;
  for (const OverviewPartner& partner : overview.partners) {
    if (partner.subscriptions > 0) partners.push_back(&partner);
  }
  if (partners.empty()) return;
  std::stable_sort(partners.begin(), partners.end(), [](const OverviewPartner* a, const OverviewPartner* b) {
    return a->subscriptions > b->subscriptions;
  });
  html.element("h3", tr("Who supports how much"));
  html.open("ol", {{"class", "bars"}});
  std::uint64_t rest = overview.subscriptions - overview.without_contact;
  std::uint64_t failing = overview.failing;
  if (partners.size() > bars_shown) partners.resize(bars_shown);
  for (const OverviewPartner* partner : partners) {
    rest -= std::min(rest, partner->subscriptions);
    failing -= std::min(failing, partner->failing);
  }
  const std::uint64_t most = std::max(partners.front()->subscriptions, rest);
  for (const OverviewPartner* partner : partners)
    write_bar(html, partner->partner.name, partner->subscriptions, partner->failing, most);
  if (rest > 0) write_bar(html, tr("all others"), rest, failing, most);
  html.close();
}

/// Where an instant lies on the line.
double place(const OverviewQuestion& question, Instant instant) {
  const double whole = static_cast<double>((question.horizon - question.at).count());
  const double part = static_cast<double>(std::max(instant, question.at).time_since_epoch().count() -
                                          question.at.time_since_epoch().count());
  return line_margin + part / whole * (line_width - 2 * line_margin);
}

void write_line(Html& html, const SupportOverview& overview) {
  const OverviewQuestion& question = overview.question;
  const std::string width = coordinate(line_width);
  const std::string axis = coordinate(line_height / 2);
  html.open("svg", {{"class", "line"},
                    {"viewBox", fmt::format("0 0 {} {}", width, coordinate(line_height))},
                    {"aria-hidden", "true"}});
  html.element(
      "line", {},
      {{"x1", coordinate(line_margin)}, {"x2", coordinate(line_width - line_margin)}, {"y1", axis}, {"y2", axis}});
  const std::chrono::year_month_day first(std::chrono::floor<std::chrono::days>(question.at));
  for (auto month = first.year() / first.month() + std::chrono::months{1};
       std::chrono::sys_days(month / 1) < question.horizon; month += std::chrono::months{1}) {
    const Instant begin = std::chrono::sys_days(month / 1);
    const std::string x = coordinate(place(question, begin));
    html.element(
        "line", {},
        {{"x1", x}, {"x2", x}, {"y1", coordinate(line_height / 2 - 4)}, {"y2", coordinate(line_height / 2 + 4)}});
    html.element("text", day(begin).substr(0, 7), {{"x", x}, {"y", coordinate(line_height - 2)}});
  }
  for (const OverviewEnding& ending : overview.endings) {
    const double radius = std::min(10.0, 3 + std::log2(static_cast<double>(ending.count)));
    html.element("circle", {},
                 {{"cx", coordinate(place(question, ending.day))}, {"cy", axis}, {"r", coordinate(radius)}});
  }
  html.close();
}

void write_endings(Html& html, const SupportOverview& overview) {
  const OverviewQuestion& question = overview.question;
  if (question.horizon <= question.at) return;
  html.element("h3", say("What ends until {}", day(question.horizon)));
  write_line(html, overview);
  if (overview.endings.empty()) {
    html.element("p", tr("By what is known today, nothing ends."), {{"class", "quiet"}});
    return;
  }
  html.open("ul", {{"class", "days"}});
  std::uint64_t later = 0;
  for (std::size_t i = 0; i < overview.endings.size(); ++i) {
    const OverviewEnding& ending = overview.endings[i];
    if (i >= days_told) {
      later += ending.count;
      continue;
    }
    html.element("li", say("{0}: {1}", day(ending.day),
                           text::counted("{} subscription", "{} subscriptions", ending.count, grouped(ending.count))));
  }
  if (later > 0) {
    html.element("li", say("later: {}", text::counted("{} subscription", "{} subscriptions", later, grouped(later))));
  }
  html.close();
}

}  // namespace

void write_charts(Html& html, const SupportOverview& overview) {
  begin_section(html, "glance", tr("At a glance"));
  write_bars(html, overview);
  write_endings(html, overview);
  html.close();
}

}  // namespace pcadmin::command
