// A table of a page, written row by row. On a narrow screen its rows become cards: cells stand below each other,
// each with the heading of its column.
//
//     HtmlTable table(html, "By date", {{"Until"}, {"Customer"}, {"Subscriptions", HtmlTable::Align::number}});
//     table.begin_row();
//     table.cell("2026-12-24", "date");
//     table.name("Maple & Stone", "maplestone.example");
//     table.number(1234);
//     table.end_row();
//     table.end();
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/html.hpp"

namespace pcadmin::report {

class HtmlTable {
 public:
  enum class Align { text, number };

  struct Column {
    std::string heading;
    Align align = Align::text;
  };

  HtmlTable(Html& html, std::string_view caption, std::vector<Column> columns);
  void end();

  /// Begins rows that belong together, below a heading of their own, whose content follows.
  void begin_group();
  void end_group_heading();

  void begin_row();
  void end_row();

  /// The next cell of the row; `kind` is a class of the page's style.
  void begin_cell(std::string_view kind = {});
  void end_cell();
  void cell(std::string_view content, std::string_view kind = {});
  void number(std::uint64_t count, std::string_view kind = "number");
  /// A name from outside, and below it what tells it from others; either may be empty.
  void name(std::string_view name, std::string_view id);

  /// A row of one cell over all columns, whose content follows.
  void begin_rest();
  void end_rest();

 private:
  void begin_body();
  void end_body();

  Html& html_;
  std::vector<Column> columns_;
  std::string width_;  ///< how many columns
  std::size_t column_ = 0;
  bool in_body_ = false;
};

/// In groups of three digits: "1,234,567".
std::string grouped(std::uint64_t count);

}  // namespace pcadmin::report
