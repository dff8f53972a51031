#include "app/help/roff.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "text/paragraph.hpp"
#include "text/unicode.hpp"

namespace pcadmin::app {
namespace {

/// One character as roff shows it unchanged. A plain '-' would be a hyphen, which can't be pasted as a dash.
std::string_view special(char character) {
  switch (character) {
    case '\\':
      return "\\(rs";
    case '-':
      return "\\-";
    case '\'':
      return "\\(aq";
    case '`':
      return "\\(ga";
    case '^':
      return "\\(ha";
    case '~':
      return "\\(ti";
    case '"':
      return "\\(dq";
    default:
      return "";
  }
}

std::string escaped(std::string_view text) {
  std::string out = text.starts_with('.') ? "\\&" : "";
  // Chinese is written without blanks, so roff is told where a line may end.
  const std::vector<bool> breaks = text::breaks_beside_chinese(text);
  for (std::size_t at = 0; at < text.size();) {
    const text::Character character = text::first_character(text.substr(at));
    if (breaks[at]) out += "\\:";
    if (character.code >= 0x80) {
      out += fmt::format("\\[u{:04X}]", static_cast<std::uint32_t>(character.code));
    } else if (const std::string_view escape = special(text[at]); !escape.empty()) {
      out += escape;
    } else {
      out += text[at];
    }
    at += character.length;
  }
  return out;
}

/// In capitals, or in Chinese, which has none.
bool is_placeholder(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c < 0; }) &&
         std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string in_font(char font, std::string_view word) {
  return std::string("\\f") + font + escaped(word) + "\\fR";
}

/// Each word of a usage line or of an option's term in its font: what is typed as it is bold, what stands for
/// something else italic.
std::string in_fonts(std::string_view line) {
  std::string out;
  while (!line.empty()) {
    const std::size_t blank = std::min(line.find(' '), line.size());
    std::string_view word = line.substr(0, blank);
    line.remove_prefix(std::min(blank + 1, line.size()));
    if (!out.empty()) out += ' ';
    const std::string_view before = word.substr(0, std::min(word.find_first_not_of('['), word.size()));
    word.remove_prefix(before.size());
    const std::string_view after = word.substr(word.find_last_not_of("],") + 1);
    word.remove_suffix(after.size());
    out += before;
    out += in_font(is_placeholder(word) ? 'I' : 'B', word);
    out += after;
  }
  return out;
}

}  // namespace

Roff::Roff(std::string_view name, int section, std::string_view date) {
  std::string title(name);
  std::transform(title.begin(), title.end(), title.begin(),
                 [](char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); });
  text_ = fmt::format(".TH \"{}\" {} \"{}\" \"pcadmin {}\"\n", escaped(title), section, date, PCADMIN_VERSION);
  text_ += ".nh\n.ad l\n";  // names of commands and variables aren't divided, nor lines stretched
}

void Roff::heading(std::string_view title) {
  text_ += ".SH " + escaped(title) + "\n";
  begins_section_ = true;
}

void Roff::subheading(std::string_view title) {
  text_ += ".SS " + escaped(title) + "\n";
}

void Roff::name(std::string_view name, std::string_view purpose) {
  text_ += escaped(name) + " \\- " + escaped(purpose) + "\n";
}

void Roff::usage(std::string_view line) {
  const std::size_t blank = std::min(line.find(' '), line.size());
  text_ += ".SY " + escaped(line.substr(0, blank)) + "\n";
  text_ += in_fonts(line.substr(std::min(blank + 1, line.size()))) + "\n.YS\n";
}

void Roff::paragraph(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end != 0) text_.append(begin_paragraph()).append(escaped(text.substr(0, end))) += "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

/// A heading has begun one already.
std::string_view Roff::begin_paragraph() {
  return std::exchange(begins_section_, false) ? "" : ".PP\n";
}

void Roff::terms(std::span<const text::Term> terms) {
  if (!terms.empty()) begins_section_ = false;
  for (const text::Term& each : terms) {
    std::string_view term = each.term;
    term.remove_prefix(std::min(term.find_first_not_of(' '), term.size()));
    const bool is_option = term.starts_with('-');
    text_ += ".TP\n" + (is_option ? in_fonts(term) : in_font('B', term)) + "\n" + escaped(each.meaning) + "\n";
  }
}

void Roff::example(std::string_view purpose, std::string_view lines) {
  text_.append(begin_paragraph()).append(escaped(purpose)) += ":\n.PP\n.RS 4\n.nf\n";
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    text_ += escaped(lines.substr(0, end)) + "\n";
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  text_ += ".fi\n.RE\n";
}

void Roff::references(std::vector<Reference> pages) {
  std::sort(pages.begin(), pages.end(), [](const Reference& a, const Reference& b) {
    return std::tie(a.section, a.name) < std::tie(b.section, b.name);
  });
  for (const Reference& each : pages) {
    text_ += fmt::format(".BR {} ({}){}\n", escaped(each.name), each.section, &each == &pages.back() ? "" : ",");
  }
}

}  // namespace pcadmin::app
