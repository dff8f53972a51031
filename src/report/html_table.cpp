#include "report/html_table.hpp"

#include <utility>

namespace pcadmin::report {

HtmlTable::HtmlTable(Html& html, std::string_view caption, std::vector<Column> columns)
    : html_(html), columns_(std::move(columns)), width_(std::to_string(columns_.size())) {
  // Within its own box a wide table scrolls, by keyboard too; the page never does sideways.
  html_.open("div", {{"class", "wide"}, {"role", "region"}, {"aria-label", caption}, {"tabindex", "0"}});
  html_.open("table", {{"class", "cards"}});
  html_.element("caption", caption);
  html_.open("thead");
  html_.open("tr");
  for (const Column& column : columns_) {
    html_.element("th", column.heading,
                  {{"scope", "col"}, {"class", column.align == Align::number ? "number" : "text"}});
  }
  html_.close();
  html_.close();
}

void HtmlTable::end() {
  end_body();
  html_.close();
  html_.close();
}

void HtmlTable::begin_body() {
  if (in_body_) return;
  html_.open("tbody");
  in_body_ = true;
}

void HtmlTable::end_body() {
  if (!in_body_) return;
  html_.close();
  in_body_ = false;
}

void HtmlTable::begin_group() {
  end_body();
  begin_body();
  html_.open("tr", {{"class", "group"}});
  html_.open("th", {{"scope", "rowgroup"}, {"colspan", width_}});
}

void HtmlTable::end_group_heading() {
  html_.close();
  html_.close();
}

void HtmlTable::begin_row() {
  begin_body();
  html_.open("tr");
  column_ = 0;
}

void HtmlTable::end_row() {
  html_.close();
}

void HtmlTable::begin_cell(std::string_view kind) {
  html_.open("td", {{"class", kind}, {"data-heading", columns_.at(column_++).heading}});
}

void HtmlTable::end_cell() {
  html_.close();
}

void HtmlTable::cell(std::string_view content, std::string_view kind) {
  begin_cell(kind);
  html_.text(content);
  end_cell();
}

void HtmlTable::number(std::uint64_t count, std::string_view kind) {
  cell(grouped(count), kind);
}

void HtmlTable::name(std::string_view name, std::string_view id) {
  begin_cell("name");
  html_.name(name.empty() ? id : name);
  if (!id.empty() && !name.empty()) html_.element("span", id, {{"class", "id"}});
  end_cell();
}

void HtmlTable::begin_rest() {
  begin_body();
  html_.open("tr", {{"class", "rest"}});
  html_.open("td", {{"colspan", width_}});
}

void HtmlTable::end_rest() {
  html_.close();
  html_.close();
}

std::string grouped(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3; at -= 3)
    digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace pcadmin::report
