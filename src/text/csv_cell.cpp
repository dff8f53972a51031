#include "text/csv_cell.hpp"

#include <algorithm>
#include <array>

#include <pcadmin/id.hpp>

namespace pcadmin::text {

namespace {

bool looks_like_formula(std::string_view cell) {
  // The wide forms count in East Asian editions.
  constexpr std::array<std::string_view, 11> starts{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  return std::any_of(starts.begin(), starts.end(), [cell](std::string_view start) { return cell.starts_with(start); });
}

}  // namespace

void append_quoted_csv_cell(std::string& out, std::string_view cell) {
  out += '"';
  for (const char c : cell)
    out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

void append_csv_cell(std::string& out, std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += cell;
  } else {
    append_quoted_csv_cell(out, cell);
  }
}

void append_guarded(std::string& out, std::string_view text) {
  if (looks_like_formula(text) || without_guard(text) != text) out += '\'';
  out += text;
}

std::string_view without_guard(std::string_view cell) {
  if (!cell.starts_with('\'')) return cell;
  const std::string_view rest = cell.substr(1);
  const bool is_guarded = rest.starts_with('\'') || looks_like_formula(rest) || Guid::parse(rest) || MpnId::parse(rest);
  return is_guarded ? rest : cell;
}

}  // namespace pcadmin::text
