#include "command/shared/cells.hpp"

namespace pcadmin::command {

report::Value text_cell(std::string_view text) {
  return text.empty() ? report::Value{} : report::Value{text};
}

report::Value offer_cell(std::string_view offer_name, std::string_view friendly_name) {
  if (offer_name.empty()) return {};
  return report::Worded{offer_name, friendly_name, report::Worded::How::in_brackets};
}

report::Value mpn_cell(const std::optional<MpnId>& id) {
  return id ? report::Value{std::string_view{id->text()}} : report::Value{};
}

report::Value boolean_cell(const std::optional<bool>& value) {
  return value ? report::Value{*value} : report::Value{};
}

report::Value IdCell::of(const Guid& guid) {
  guid.write(text_.data());
  return std::string_view{text_.data(), text_.size()};
}

report::Value InstantCell::of(const std::optional<Instant>& instant) {
  if (!instant) return {};
  if (instant != formatted_) {
    text_ = format_instant(*instant);
    formatted_ = instant;
  }
  return std::string_view{text_};
}

}  // namespace pcadmin::command
