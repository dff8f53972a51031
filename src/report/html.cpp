#include "report/html.hpp"

#include "text/unicode.hpp"

namespace pcadmin::report {

namespace {

constexpr std::size_t buffer_size = std::size_t{64} << 10U;

constexpr std::size_t most_cells = 500;
/// Marks that combine take bytes, and no cells.
constexpr std::size_t most_bytes = 4 * most_cells;

std::string shown(std::string_view text) {
  if (text.size() <= most_bytes) return text::cut(text::visible(text), most_cells);
  std::size_t end = 0;
  while (end < most_bytes)
    end += text::first_character(text.substr(end)).length;
  return text::cut(text::visible(text.substr(0, end)) + "…", most_cells);
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace

void Html::begin_document(std::string_view language, std::string_view title, std::string_view style) {
  (buffer_ += beginning) += '\n';
  open("html", {{"lang", language}});
  open("head");
  empty("meta", {{"charset", "utf-8"}});
  // The page needs nothing from outside, and nothing in it may ask for anything.
  empty("meta",
        {{"http-equiv", "Content-Security-Policy"}, {"content", "default-src 'none'; style-src 'unsafe-inline'"}});
  empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  element("title", title);
  open("style");
  buffer_ += style;
  close();
  close();
  open("body");
}

void Html::begin_tag(std::string_view tag, Attributes attributes) {
  buffer_ += '<';
  buffer_ += tag;
  for (const auto& [name, value] : attributes) {
    buffer_ += ' ';
    buffer_ += name;
    buffer_ += "=\"";
    append_escaped(buffer_, shown(value));
    buffer_ += '"';
  }
  buffer_ += '>';
}

void Html::open(std::string_view tag, Attributes attributes) {
  begin_tag(tag, attributes);
  open_.push_back(tag);
}

void Html::close() {
  buffer_ += "</";
  buffer_ += open_.back();
  buffer_ += ">\n";
  open_.pop_back();
  if (buffer_.size() >= buffer_size) flush();
}

void Html::empty(std::string_view tag, Attributes attributes) {
  begin_tag(tag, attributes);
  buffer_ += '\n';
}

void Html::text(std::string_view text) {
  append_escaped(buffer_, shown(text));
}

void Html::name(std::string_view name) {
  // No line ends after it, unlike close(): it may stand within a sentence.
  buffer_ += "<bdi>";
  text(name);
  buffer_ += "</bdi>";
}

void Html::element(std::string_view tag, std::string_view content, Attributes attributes) {
  open(tag, attributes);
  text(content);
  close();
}

void Html::flush() {
  if (!failure_) {
    if (auto written = write_(buffer_); !written) failure_ = std::move(written).error();
  }
  buffer_.clear();
}

Result<void> Html::finish() {
  while (!open_.empty())
    close();
  flush();
  if (failure_) return *failure_;
  return {};
}

}  // namespace pcadmin::report
