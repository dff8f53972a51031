#include "report/rendering.hpp"

#include <algorithm>
#include <iterator>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "error/error.hpp"
#include "report/field.hpp"
#include "text/paragraph.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::report {
namespace {

constexpr std::size_t buffer_size = 64u << 10;

}  // namespace

void SinkBuffer::check() {
  if (buffer_.size() >= buffer_size) flush();
}

void SinkBuffer::flush() {
  if (delivery_ == Sink::Delivery::written && !buffer_.empty()) delivery_ = sink_.write(buffer_);
  buffer_.clear();
}

Result<void> Renderer::choose(std::span<const Column> columns) {
  columns_ = columns;
  shown_.clear();
  for (const std::string& wanted : options_.columns) {
    const Result<std::size_t> found = find_column(columns, wanted);
    if (!found && options_.columns_are_wishes) continue;
    if (!found) return found.error();
    if (std::find(shown_.begin(), shown_.end(), *found) == shown_.end()) shown_.push_back(*found);
  }
  if (!shown_.empty()) return {};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (options_.format != Format::table || columns[i].in_table) shown_.push_back(i);
  }
  return {};
}

void Renderer::leave_out(std::string_view column) {
  if (!for_people() || columns_chosen()) return;
  std::erase_if(shown_, [&](std::size_t index) { return columns_[index].name == column; });
}

Result<void> Renderer::begin_list(std::span<const Column> columns) {
  return choose(columns);
}

Result<void> Renderer::begin_item(std::span<const Column> columns) {
  return choose(columns);
}

Result<void> Renderer::begin_resources() {
  return failure(ErrorCode::conflicting_options, text::tr("resources are written as JSON alone."),
                 text::tr("-o json or -o jsonl; the commands list-customers, list-subscriptions … write tables."),
                 "--output");
}

void Renderer::resource(std::string_view object) {
  out() += object;
  out() += '\n';
  check_buffer();
}

void Renderer::text(std::string_view text) {
  if (!options_.terminal || text::is_harmless(text)) {
    out() += text;
  } else {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      out() += text::visible(text.substr(0, end));
      if (end < text.size()) out() += '\n';
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }
  check_buffer();
}

void Renderer::lines(std::string_view text) {
  if (!options_.terminal || options_.width == 0) return this->text(text);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out() += text::hanging(text::visible(text.substr(0, end)) + "\n", options_.width);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  check_buffer();
}

bool Renderer::shows(std::string_view column) const {
  if (columns_.empty()) {  // not begun yet
    return options_.columns.empty() ||
           std::find(options_.columns.begin(), options_.columns.end(), column) != options_.columns.end();
  }
  return std::any_of(shown_.begin(), shown_.end(), [&](std::size_t index) { return columns_[index].name == column; });
}

Result<void> Renderer::finish() {
  sink_buffer_.flush();
  if (sink_buffer_.delivery() != Sink::Delivery::failed) return {};
  return output_failed(sink_buffer_.failure());
}

void append_utf8(std::string& out, std::string_view text) {
  if (text::is_valid_utf8(text)) {
    out += text;
    return;
  }
  while (!text.empty()) {
    const text::Character character = text::first_character(text);
    out += character.valid ? text.substr(0, character.length) : std::string_view("\uFFFD");
    text.remove_prefix(character.length);
  }
}

void append_plain(std::string& out, const Value& value) {
  std::visit(
      [&out](const auto& held) {
        using Held = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<Held, bool>) {
          out += held ? "true" : "false";
        } else if constexpr (std::is_same_v<Held, std::int64_t>) {
          fmt::format_to(std::back_inserter(out), "{}", held);
        } else if constexpr (std::is_same_v<Held, std::string_view>) {
          append_utf8(out, held);
        } else if constexpr (std::is_same_v<Held, Worded>) {
          append_utf8(out, held.text);
        } else if constexpr (std::is_same_v<Held, std::span<const ReasonText>>) {
          for (std::size_t i = 0; i < held.size(); ++i) {
            if (i > 0) out += ',';
            out += held[i].code;
          }
        }
      },
      value);
}

std::string heading(const Column& column) {
  const std::string english(column.heading.empty() ? column.name : column.heading);
  return text::tr(english.c_str());
}

}  // namespace pcadmin::report
