#include "exchange/field_reader.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

#include "exchange/ascii.hpp"
#include "text/translate.hpp"

namespace pcadmin::exchange {

namespace {

template <class Number>
std::optional<Number> whole_number(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// Windows PowerShell's dates: "/Date(1458888072000)/", milliseconds UTC, at times with an offset
/// behind them, which changes nothing about the instant.
std::optional<Instant> parse_script_date(std::string_view text) {
  constexpr std::string_view begin = "/Date(";
  constexpr std::string_view end = ")/";
  if (text.size() <= begin.size() + end.size() || !text.starts_with(begin) || !text.ends_with(end)) return std::nullopt;
  text = text.substr(begin.size(), text.size() - begin.size() - end.size());
  const std::optional<std::int64_t> milliseconds =
      whole_number<std::int64_t>(text.substr(0, text.find_first_of("+-", 1)));
  if (!milliseconds) return std::nullopt;
  using namespace std::chrono;
  const auto instant = floor<seconds>(sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(*milliseconds)));
  return is_representable(instant) ? std::optional(instant) : std::nullopt;
}

bool is_no_date(Instant instant) {
  using namespace std::chrono;
  return instant < sys_days{year{2} / January / 1};
}

}  // namespace

const Field* FieldReader::find(Paths paths) const {
  for (const std::string_view path : paths) {
    const Field* field = path.empty() ? nullptr : record_.find(path);
    if (field != nullptr && !field->value.empty()) return field;
  }
  return nullptr;
}

std::optional<std::string_view> FieldReader::text(Paths paths) const {
  const Field* field = find(paths);
  return field == nullptr ? std::nullopt : std::optional<std::string_view>(field->value);
}

std::optional<Guid> FieldReader::guid(Paths paths) {
  const Field* field = find(paths);
  if (field == nullptr) return std::nullopt;
  const std::optional<Guid> guid = Guid::parse(field->value);
  if (!guid || *guid == Guid()) {
    fault("INVALID_GUID", *field, text::tr("This isn't the id of anything; it should be a GUID."));
    return std::nullopt;
  }
  return guid;
}

std::optional<MpnId> FieldReader::mpn_id(Paths paths) {
  const Field* field = find(paths);
  if (field == nullptr) return std::nullopt;
  std::optional<MpnId> mpn_id = MpnId::parse(field->value);
  if (!mpn_id) fault("INVALID_MPN_ID", *field, text::tr("An MPN id has 1 to 20 digits and nothing else."));
  return mpn_id;
}

std::optional<Instant> FieldReader::instant(Paths paths) {
  return date(paths, parse_instant);
}

std::optional<Instant> FieldReader::end(Paths paths) {
  return date(paths, parse_end);
}

std::optional<Instant> FieldReader::date(Paths paths, std::optional<Instant> (*parse)(std::string_view)) {
  const Field* field = find(paths);
  if (field == nullptr) return std::nullopt;
  const bool from_script = field->value.starts_with('/');
  const std::optional<Instant> instant = from_script ? parse_script_date(field->value) : parse(field->value);
  if (!instant) {
    fault("INVALID_DATE", *field, text::tr("This isn't a date, or one that doesn't exist; write it as 2026-11-23."));
    return std::nullopt;
  }
  return is_no_date(*instant) ? std::nullopt : instant;
}

std::optional<bool> FieldReader::boolean(Paths paths) {
  const Field* field = find(paths);
  if (field == nullptr) return std::nullopt;
  if (same_text(field->value, "true")) return true;
  if (same_text(field->value, "false")) return false;
  fault("INVALID_VALUE", *field, text::tr("This should be true or false."));
  return std::nullopt;
}

std::optional<std::int64_t> FieldReader::count(Paths paths) {
  const Field* field = find(paths);
  if (field == nullptr) return std::nullopt;
  const std::optional<std::int64_t> number = whole_number<std::int64_t>(field->value);
  if (!number || *number < 0) {
    fault("INVALID_NUMBER", *field, text::tr("This should be a whole number, zero or more."));
    return std::nullopt;
  }
  return number;
}

void FieldReader::unknown_word(const Field& field) {
  fault("INVALID_VALUE", field, text::tr("This isn't one of the values that this field has."));
}

void FieldReader::check_members(std::string_view object,
                                std::initializer_list<std::span<const std::string_view>> known) {
  for (const Field& field : record_.fields()) {
    if (!field.path.starts_with(object) || field.type == FieldType::empty) continue;
    const std::string_view rest = std::string_view(field.path).substr(object.size());
    const bool in_its_place = rest.empty() && field.type != FieldType::null;
    if (!in_its_place && !rest.starts_with('.') && !rest.starts_with('[')) continue;
    const bool is_known = std::any_of(known.begin(), known.end(), [&](std::span<const std::string_view> paths) {
      return std::any_of(paths.begin(), paths.end(),
                         [&](std::string_view path) { return same_text(path, field.path); });
    });
    if (!is_known) fault("UNKNOWN_FIELD", field, text::tr("There is no such field here."));
  }
}

bool FieldReader::has_any(std::string_view prefix) const {
  const auto fields = record_.fields();
  return std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
    return field.path.starts_with(prefix) && field.type != FieldType::empty;
  });
}

void FieldReader::fault(std::string_view code, const Field& field, std::string_view message) {
  failed_ = true;
  std::string place = record_.json_path;
  if (!place.empty()) place += '.';
  place += field.written;
  std::string told = text::say("{}: {}", place, message);
  const bool is_json = record_.header_line == 0;
  faults_.add(code, field.line, field.column, field.value, std::move(told), is_json ? std::move(place) : std::string());
}

void FieldReader::fault(std::string_view code, std::string_view message) {
  failed_ = true;
  const std::string& place = record_.json_path;
  faults_.add(code, record_.line, 0, {}, place.empty() ? std::string(message) : text::say("{}: {}", place, message),
              place);
}

void FieldReader::missing(std::string_view name) {
  fault("MISSING_FIELD", text::say("'{}' is missing.", name));
}

}  // namespace pcadmin::exchange
