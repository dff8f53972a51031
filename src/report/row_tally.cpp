#include "report/row_tally.hpp"

#include <algorithm>
#include <cstddef>
#include <variant>

#include <fmt/format.h>

#include "text/translate.hpp"

namespace pcadmin::report {

namespace {

bool is_false(const Value& value) {
  const auto* truth = std::get_if<bool>(&value);
  return truth != nullptr && !*truth;
}

}  // namespace

void RowTally::count(std::string_view what, std::uint64_t number) {
  const auto known =
      std::find_if(counts_.begin(), counts_.end(), [what](const auto& each) { return each.first == what; });
  if (known != counts_.end()) {
    known->second += number;
  } else {
    counts_.emplace_back(what, number);
  }
}

void RowTally::add(std::span<const Column> columns, std::span<const Value> row) {
  ++rows_;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string_view name = columns[i].name;
    if (name == "result") {
      if (const auto result = text_of(row[i])) count(*result, 1);
    } else if (name == "created" || name == "updated" || name == "unchanged") {
      if (const auto* number = std::get_if<std::int64_t>(&row[i])) count(name, static_cast<std::uint64_t>(*number));
    } else if (name == "contactEligible" && is_false(row[i])) {
      ++not_eligible_;
    }
  }
}

std::string RowTally::text(std::uint64_t total) const {
  if (rows_ == 0) return {};
  std::string text;
  for (const auto& [what, number] : counts_)
    text += fmt::format("{}{} {}", text.empty() ? "" : text::tr(", "), number, what);
  if (!text.empty()) return text;
  text = total > rows_ ? text::say("{0} of {1} rows", rows_, total) : text::counted("{} row", "{} rows", rows_, rows_);
  return not_eligible_ == 0 ? text : text::say("{0}; not eligible: {1}", text, not_eligible_);
}

}  // namespace pcadmin::report
