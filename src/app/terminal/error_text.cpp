#include "app/terminal/error_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "text/error_detail.hpp"
#include "text/json_writer.hpp"
#include "text/paragraph.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::app {
namespace {

template <class Take>
void each_line(std::string_view text, Take take) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    take(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

/// The further lines of a hint stand below its first.
std::string hint_text(const std::string& hint) {
  const std::string label = text::tr("Try: ");
  std::string text;
  each_line(hint, [&](std::string_view line) {
    text += text.empty() ? label : std::string(text::display_width(label), ' ');
    text += text::visible(line) + "\n";
  });
  return text;
}

/// Null where it is empty.
std::optional<std::string_view> known(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

void write_detail(text::JsonWriter& json, const ErrorDetail& detail) {
  const auto object = json.object();
  json.member("file", known(detail.file));
  json.member("line", detail.line == 0 ? std::nullopt : std::optional(detail.line));
  json.member("column", detail.column == 0 ? std::nullopt : std::optional(detail.column));
  json.member("path", known(detail.path));
  json.member("value", detail.value);
  json.member("code", detail.code);
  json.member("message", detail.message);
  json.member("fix", known(detail.fix));
}

}  // namespace

std::string error_text(const Error& error, std::size_t width) {
  std::string text = "pcadmin: " + text::visible(error.message) + "\n";
  for (const ErrorDetail& detail : error.details)
    text += "  " + text::detail_line(detail) + "\n";
  if (width != 0) text = text::hanging(text, width);
  return text + hint_text(error.hint);
}

std::string error_json(const Error& error, int exit_code, const std::vector<std::string>& remarks) {
  std::string out;
  text::JsonWriter json(out);
  {
    const auto whole = json.object();
    json.member("schemaVersion", "1.0");
    const auto body = json.object("error");
    json.member("code", name(error.code));
    json.member("exitCode", exit_code);
    json.member("message", error.message);
    json.member("hint", error.hint);
    json.member("target", known(error.target));
    {
      const auto details = json.array("details");
      for (const ErrorDetail& detail : error.details)
        write_detail(json, detail);
    }
    if (!remarks.empty()) {
      const auto list = json.array("remarks");
      for (const std::string& remark : remarks)
        json.value(std::string_view(remark).substr(0, remark.find_last_not_of('\n') + 1));
    }
  }
  return out + "\n";
}

std::string harmless_lines(std::string_view text, std::size_t width) {
  const std::string next_time = text::say("Next time: {}", "");
  const std::array<std::string_view, 2> commands{text::tr("Try: "), next_time};
  std::string harmless;
  each_line(text, [&](std::string_view line) {
    const std::string visible = text::visible(line) + "\n";
    const std::string_view words = line.substr(std::min(line.find_first_not_of(' '), line.size()));
    const bool is_whole = width == 0 || std::any_of(commands.begin(), commands.end(), [&](std::string_view command) {
                            return words.starts_with(command);
                          });
    harmless += is_whole ? visible : text::hanging(visible, width);
  });
  return harmless;
}

}  // namespace pcadmin::app
