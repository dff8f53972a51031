#include "app/terminal/error_text.hpp"

#include <algorithm>
#include <cstddef>

#include <nlohmann/json.hpp>

#include "text/error_detail.hpp"
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

nlohmann::ordered_json known(const std::string& text) {
  return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
}

nlohmann::ordered_json known(std::uint64_t number) {
  return number == 0 ? nlohmann::ordered_json() : nlohmann::ordered_json(number);
}

}  // namespace

std::string error_text(const Error& error, std::size_t width) {
  std::string text = "pcadmin: " + text::visible(error.message) + "\n";
  for (const ErrorDetail& detail : error.details)
    text += "  " + text::detail_line(detail) + "\n";
  if (width != 0) text = text::hanging(text, width);
  return text + hint_text(error.hint);
}

std::string error_json(const Error& error, int exit_code) {
  nlohmann::ordered_json details = nlohmann::ordered_json::array();
  for (const ErrorDetail& detail : error.details) {
    nlohmann::ordered_json object;
    object["file"] = known(detail.file);
    object["line"] = known(detail.line);
    object["column"] = known(detail.column);
    object["value"] = detail.value;
    object["code"] = detail.code;
    object["message"] = detail.message;
    details.push_back(std::move(object));
  }
  nlohmann::ordered_json body;
  body["code"] = name(error.code);
  body["exitCode"] = exit_code;
  body["message"] = error.message;
  body["hint"] = error.hint;
  body["target"] = error.target;
  body["details"] = std::move(details);
  const nlohmann::ordered_json whole = {{"schemaVersion", "1.0"}, {"error", std::move(body)}};
  return whole.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string harmless_lines(std::string_view text, std::size_t width) {
  const std::string_view command = text::tr("Try: ");
  std::string harmless;
  each_line(text, [&](std::string_view line) {
    const std::string visible = text::visible(line) + "\n";
    const bool is_whole =
        width == 0 || line.substr(std::min(line.find_first_not_of(' '), line.size())).starts_with(command);
    harmless += is_whole ? visible : text::hanging(visible, width);
  });
  return harmless;
}

}  // namespace pcadmin::app
