#include "exchange/field_reader.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

#include "exchange/ascii.hpp"
#include "exchange/cell.hpp"
#include "exchange/cut_off.hpp"
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

/// Without regard to case and underscores: microsoft_support, MicrosoftSupport.
bool same_word(std::string_view a, std::string_view b) {
  const auto next = [](std::string_view& text) {
    while (text.starts_with('_'))
      text.remove_prefix(1);
    const char first = text.empty() ? '\0' : lower(text.front());
    text.remove_prefix(text.empty() ? 0 : 1);
    return first;
  };
  while (!a.empty() || !b.empty()) {
    if (next(a) != next(b)) return false;
  }
  return true;
}

/// What can stand at a place in JSON.
struct Shapes {
  bool scalar = false;
  bool object = false;
  bool list = false;

  bool any() const { return scalar || object || list; }
};

/// What the paths have at the place where `node` ends.
Shapes shapes_at(std::string_view node, const std::vector<std::string_view>& paths) {
  Shapes shapes;
  for (const std::string_view path : paths) {
    if (path.size() < node.size() || lower(path.front()) != node.front()) continue;  // of most paths
    if (!same_text(path.substr(0, node.size()), node)) continue;
    if (path.size() == node.size()) shapes.scalar = true;
    if (path.size() > node.size() && path[node.size()] == '.') shapes.object = true;
    if (path.size() > node.size() && path[node.size()] == '[') shapes.list = true;
  }
  return shapes;
}

/// A place in a field's path where none of the paths that know it has such a shape, and what they have.
struct Misshapen {
  std::string_view place;
  Shapes known;
};

std::optional<Misshapen> misshapen(const Field& field, const std::vector<std::string_view>& paths) {
  const std::string_view path = field.path;
  if (field.type == FieldType::null || field.value.empty()) return std::nullopt;
  const auto is_same = [&](std::string_view asked) { return same_text(asked, path); };
  if (field.type != FieldType::empty && !is_cut_off(field.value) && std::any_of(paths.begin(), paths.end(), is_same)) {
    return std::nullopt;  // as most of what is read
  }
  for (std::size_t end = 0; end != path.size();) {
    end = std::min(path.find_first_of(".[", end + 1), path.size());
    const Shapes known = shapes_at(path.substr(0, end), paths);
    if (!known.any()) break;
    const bool is_inner = end < path.size();
    const bool is_object = is_inner ? path[end] == '.' : field.value == "{}" && field.type == FieldType::empty;
    const bool is_list = is_inner ? path[end] == '[' : field.value == "[]" && field.type == FieldType::empty;
    const bool is_cut = !is_object && !is_list && (known.object || known.list) && is_cut_off(field.value);
    if (is_cut || (is_object ? !known.object : is_list ? !known.list : !known.scalar)) {
      return Misshapen{path.substr(0, end), known};
    }
  }
  return std::nullopt;
}

std::optional<Instant> date_in(std::string_view text, std::optional<Instant> (*parse)(std::string_view)) {
  return text.starts_with('/') ? parse_script_date(text) : parse(text);
}

/// Nothing for .NET's "no date".
std::optional<Instant> said_date(Instant instant) {
  using namespace std::chrono;
  return instant < sys_days{year{2} / January / 1} ? std::nullopt : std::optional(instant);
}

}  // namespace

const Field* FieldReader::find(Paths paths) {
  for (const std::string_view path : paths) {
    if (!path.empty()) asked_.push_back(path);
  }
  for (const std::string_view path : paths) {
    const Field* field = path.empty() ? nullptr : record_.find(path);
    if (field != nullptr && !field->value.empty()) return field;
  }
  return nullptr;
}

std::optional<std::string_view> FieldReader::text(Paths paths) {
  const Field* field = find(paths);
  return field == nullptr ? std::nullopt : std::optional<std::string_view>(field->value);
}

std::optional<std::string_view> FieldReader::listed(Paths paths, std::span<const std::string_view> list,
                                                    Numbered numbered) {
  const Field* field = find(paths);
  if (field == nullptr) return std::nullopt;
  if (const auto number = whole_number<std::size_t>(field->value)) {
    if (numbered == Numbered::yes && *number < list.size()) return list[*number];
    fault("INVALID_VALUE", *field,
          text::tr("No published list has this number; write the name (PowerShell: ConvertTo-Json -EnumsAsStrings)."));
    return std::nullopt;
  }
  if (field->type == FieldType::text) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](std::string_view word) { return same_word(word, field->value); });
    return found == list.end() ? std::string_view(field->value) : *found;
  }
  unknown_word(*field);
  return std::nullopt;
}

std::optional<Guid> FieldReader::guid(Paths paths) {
  const Field* field = find(paths);
  if (field == nullptr) return std::nullopt;
  const std::optional<Guid> guid = Guid::parse(field->value);
  if (!guid || *guid == Guid()) {
    fault("INVALID_GUID", *field,
          spreadsheet_damage(field->value).value_or(text::tr("This isn't the id of anything; it should be a GUID.")));
    return std::nullopt;
  }
  return guid;
}

std::optional<MpnId> FieldReader::mpn_id(Paths paths) {
  const Field* field = find(paths);
  if (field == nullptr) return std::nullopt;
  std::optional<MpnId> mpn_id = MpnId::parse(field->value);
  if (!mpn_id) {
    fault("INVALID_MPN_ID", *field,
          spreadsheet_damage(field->value).value_or(text::tr("An MPN id has 1 to 20 digits and nothing else.")));
  }
  return mpn_id;
}

std::optional<Instant> FieldReader::instant(Paths paths) {
  return date(find_date(paths), parse_instant);
}

std::optional<Instant> FieldReader::end(Paths paths) {
  return date(find_date(paths), parse_end);
}

std::optional<Instant> FieldReader::optional_instant(Paths paths) {
  const Field* const field = find_date(paths);
  if (field == nullptr || dates_ == Dates::all_count) return date(field, parse_instant);
  if (const auto instant = date_in(field->value, parse_instant)) return said_date(*instant);
  faults_.leave_out({{}, field->line, field->column, {}, field->value, "INVALID_DATE", {}, {}});
  return std::nullopt;
}

const Field* FieldReader::find_date(Paths paths) {
  const Field* field = find(paths);
  return field != nullptr ? field : find({kept(std::string(*paths.begin()) + ".value")});
}

std::optional<Instant> FieldReader::date(const Field* field, std::optional<Instant> (*parse)(std::string_view)) {
  if (field == nullptr) return std::nullopt;
  if (const auto instant = date_in(field->value, parse)) return said_date(*instant);
  fault("INVALID_DATE", *field, no_date(field->value));
  return std::nullopt;
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

void FieldReader::check_doubled() {
  if (record_.header_line == 0) return;
  for (const Field& field : record_.fields()) {
    if (!field.path.ends_with(')')) continue;
    const std::string_view name = std::string_view(field.path).substr(0, field.path.rfind('('));
    const Field* const first = record_.find(name);
    const bool is_asked =
        std::any_of(asked_.begin(), asked_.end(), [&](std::string_view path) { return same_text(path, name); });
    if (!is_asked || first == nullptr || field.value.empty() || field.value == first->value) continue;
    fault("CSV_HEADER", field, text::say("Two columns have the name '{}', and say different things.", field.written));
  }
}

bool FieldReader::has_any(std::string_view prefix) const {
  const auto fields = record_.fields();
  return std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
    return field.path.starts_with(prefix) && field.type != FieldType::empty;
  });
}

void FieldReader::check_shapes() {
  if (record_.header_line != 0) return;  // a table has no shapes
  std::string_view told;                 // the place of the latest fault
  for (const Field& field : record_.fields()) {
    const bool is_own = field.path.starts_with("pcadmin");  // see check_members()
    if (is_own || (!told.empty() && field.path.starts_with(told))) continue;
    const std::optional<Misshapen> found = misshapen(field, asked_);
    if (!found) continue;
    told = found->place;
    const Shapes& known = found->known;
    if ((known.object || known.list) && is_cut_off(field.value)) {
      fault("JSON_DEPTH", field, cut_off_sentence());
      continue;
    }
    fault("INVALID_VALUE", field,
          known.scalar ? text::tr("A text belongs here, not an object or a list.")
          : known.list ? text::tr("A list belongs here.")
                       : text::tr("An object belongs here."));
  }
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
