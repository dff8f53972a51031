// Reads JSON by events, without building a document: each resource object becomes a flat record.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "exchange/ascii.hpp"
#include "exchange/cut_off.hpp"
#include "exchange/json_input.hpp"
#include "exchange/readers.hpp"
#include "text/translate.hpp"

namespace pcadmin::exchange {

namespace {

using Json = nlohmann::json;

/// By a key in lower case: Partner Center's collections have "items", Microsoft Graph's "value".
bool names_collection(std::string_view key) {
  return key == "items" || key == "value";
}

template <class Number>
std::string_view digits_of(Number number, std::array<char, 24>& buffer) {
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  return {buffer.data(), static_cast<std::size_t>(end - buffer.data())};
}

/// The parser's own words, without its idea of line and column, which begins anew with each value.
std::string_view parser_explanation(std::string_view what) {
  if (what.starts_with('[')) what.remove_prefix(std::min(what.find("] "), what.size() - 2) + 2);
  if (const auto begin = what.find(": "); begin != std::string_view::npos) what.remove_prefix(begin + 2);
  return what.substr(0, what.find("; last read"));
}

void append(Record& record, const Record& more) {
  for (const Field& field : more.fields())
    record.add() = field;
}

/// Receives the parser's events for one top-level value and hands over the records found in it.
class RecordBuilder {
 public:
  RecordBuilder(JsonInput& input, Faults& faults, const RecordHandler& handler, const EnvelopeHandler& envelope_handler)
      : input_(input), faults_(faults), handler_(handler), envelope_handler_(envelope_handler) {}

  void begin_value() {
    levels_.clear();
    path_.clear();
    written_.clear();
    envelope_empties_.clear();
    record_depth_ = 0;
    is_enveloped_ = false;
  }

  /// Whether the handler wants no more, or no more faults can be taken.
  bool stopped() const { return stopped_; }

  // What nlohmann::json calls; answering false ends the parsing.
  bool null() { return scalar(FieldType::null, {}); }
  bool boolean(bool value) { return scalar(FieldType::boolean, value ? "true" : "false"); }
  bool number_integer(std::int64_t value) { return scalar(FieldType::number, digits_of(value, digits_)); }
  bool number_unsigned(std::uint64_t value) { return scalar(FieldType::number, digits_of(value, digits_)); }
  bool number_float(double, const std::string& text) { return scalar(FieldType::number, text); }
  bool string(std::string& value) {
    return value.size() > longest_string ? too_long(value) : scalar(FieldType::text, value);
  }
  bool binary(std::vector<std::uint8_t>&) { return false; }  // JSON has none
  bool key(std::string& key);
  bool start_object(std::size_t);
  bool end_object();
  bool start_array(std::size_t);
  bool end_array();
  bool parse_error(std::size_t, const std::string& last_token, const nlohmann::detail::exception& exception);

 private:
  enum class LevelKind { object, array, collection };
  struct Level {
    LevelKind kind = LevelKind::object;
    std::size_t path_length = 0;     // of path_ before a member's name or an element
    std::size_t written_length = 0;  // of written_, the same
    std::uint64_t next_element = 0;  // of an object: how many members it has so far
  };

  bool scalar(FieldType type, std::string_view value);
  bool push(LevelKind kind);
  bool in_record() const { return record_depth_ != 0; }
  bool in_collection() const { return !levels_.empty() && levels_.back().kind == LevelKind::collection; }
  bool beside_collection() const {
    return is_enveloped_ && (levels_.size() < 2 || levels_[1].kind != LevelKind::collection);
  }
  void begin_member();
  void begin_record();
  void note_empty(std::string_view value);
  bool hand_over();
  void hand_over_envelope();
  bool not_an_object(std::string_view instead);
  bool too_long(std::string_view value);
  void append_index(std::string& text, std::uint64_t index);
  bool fault(std::string_view code, Position at, std::string_view value, std::string_view message);

  JsonInput& input_;
  Faults& faults_;
  const RecordHandler& handler_;
  const EnvelopeHandler& envelope_handler_;
  Record record_;
  Record empties_;             // its empty objects and arrays, which go behind its other fields
  Record envelope_;            // what stands beside the collection, where somebody wants to know
  bool is_enveloped_ = false;  // the collection is a member of an object
  Record envelope_empties_;    // what is empty beside the collection, and the collection itself
  std::vector<Level> levels_;
  std::string path_;              // of the member or element being read, within its record, in lower case
  std::string written_;           // the same as it is written, with indexes
  std::string collection_;        // the key of the collection being read, as written
  std::size_t record_depth_ = 0;  // how many levels there are inside of the current record's object
  bool stopped_ = false;
  std::array<char, 24> digits_{};  // of the number being read
};

bool RecordBuilder::fault(std::string_view code, Position at, std::string_view value, std::string_view message) {
  std::string place = record_.json_path;
  if (in_record() && !written_.empty()) {
    if (!place.empty()) place += '.';
    place += written_;
  }
  std::string told = place.empty() ? std::string(message) : text::say("{}: {}", place, message);
  faults_.add(code, at.line, at.column, value, std::move(told), std::move(place));
  if (faults_.full()) stopped_ = true;
  return false;
}

void RecordBuilder::append_index(std::string& text, std::uint64_t index) {
  text += '[';
  std::array<char, 24> digits{};
  text += digits_of(index, digits);
  text += ']';
}

bool RecordBuilder::key(std::string& key) {
  Level& level = levels_.back();
  ++level.next_element;
  path_.resize(level.path_length);
  written_.resize(level.written_length);
  if (!path_.empty()) path_ += '.';
  append_lower(path_, key);
  if (!written_.empty()) written_ += '.';
  written_ += key;
  return true;
}

/// Before a value: an array's element gets its index.
void RecordBuilder::begin_member() {
  if (levels_.empty() || levels_.back().kind == LevelKind::object) return;
  Level& level = levels_.back();
  path_.resize(level.path_length);
  written_.resize(level.written_length);
  if (level.kind == LevelKind::array) append_index(written_, level.next_element);
  ++level.next_element;
}

bool RecordBuilder::push(LevelKind kind) {
  if (levels_.size() == deepest_nesting) {
    return fault("NESTING_TOO_DEEP", input_.token(), {},
                 text::say("The JSON is nested more than {} levels deep.", deepest_nesting));
  }
  if (kind == LevelKind::array) path_ += "[]";
  levels_.push_back({kind, path_.size(), written_.size(), 0});
  return true;
}

void RecordBuilder::begin_record() {
  record_.clear();
  empties_.clear();
  record_.line = input_.token().line;
  if (in_collection()) {
    record_.json_path = collection_;
    append_index(record_.json_path, levels_.back().next_element - 1);
  }
  path_.clear();
  written_.clear();
  record_depth_ = levels_.size() + 1;
}

bool RecordBuilder::start_object(std::size_t) {
  begin_member();
  if (levels_.empty() || in_collection()) begin_record();
  return push(LevelKind::object);
}

bool RecordBuilder::end_object() {
  const bool record_ends = levels_.size() == record_depth_;
  const bool is_empty = levels_.back().next_element == 0;
  levels_.pop_back();
  if (is_empty && !record_ends) note_empty("{}");
  if (levels_.empty() && is_enveloped_ && envelope_handler_) hand_over_envelope();
  if (!record_ends) return true;
  record_depth_ = 0;
  return hand_over();
}

bool RecordBuilder::start_array(std::size_t) {
  begin_member();
  if (in_collection()) {
    not_an_object({});
    return !stopped_ && push(LevelKind::array);
  }
  const bool bare = levels_.empty();
  const bool enveloped = levels_.size() == 1 && levels_.back().kind == LevelKind::object && names_collection(path_);
  if (!bare && !enveloped) return push(LevelKind::array);
  if (enveloped) note_empty("[]");
  collection_ = written_;
  record_depth_ = 0;
  if (enveloped && !is_enveloped_) {
    std::swap(envelope_, record_);
    std::swap(envelope_empties_, empties_);
  }
  is_enveloped_ = enveloped;
  record_.clear();
  path_.clear();
  written_.clear();
  return push(LevelKind::collection);
}

bool RecordBuilder::end_array() {
  const Level ended = levels_.back();
  levels_.pop_back();
  if (ended.kind == LevelKind::array && ended.next_element == 0) {
    path_.resize(path_.size() - 2);  // without the "[]" of its elements
    note_empty("[]");
  }
  return true;
}

/// Remembers an object or array without any value, which no event of a value tells of.
void RecordBuilder::note_empty(std::string_view value) {
  if (!in_record() && !beside_collection()) return;
  Record& empties = in_record() ? empties_ : envelope_empties_;
  if (empties.fields().size() == most_fields) return;
  Field& field = empties.add();
  field.path = path_;
  field.written = written_;
  field.value = value;
  field.type = FieldType::empty;
  field.line = input_.token().line;
  field.column = input_.token().column;
}

void RecordBuilder::hand_over_envelope() {
  append(envelope_, envelope_empties_);
  envelope_handler_(envelope_);
}

bool RecordBuilder::scalar(FieldType type, std::string_view value) {
  begin_member();
  if (in_collection()) {
    not_an_object(value);
    return !stopped_;
  }
  if (!in_record() && !beside_collection()) return true;
  Record& record = in_record() ? record_ : envelope_;
  if (record.fields().size() == most_fields) {
    return fault("RECORD_TOO_LONG", input_.token(), {}, text::say("The object has more than {} values.", most_fields));
  }
  Field& field = record.add();
  field.path = path_;
  field.written = written_;
  field.value = value;
  field.type = type;
  field.line = input_.token().line;
  field.column = input_.token().column;
  return true;
}

/// An object that says itself to be a collection, of nothing: PowerShell writes null for an empty list.
bool is_empty_collection(const Record& record) {
  if (!record.json_path.empty()) return false;
  bool is_null = false;
  bool is_collection = false;
  for (const Field& field : record.fields()) {
    is_null = is_null || (names_collection(field.path) && field.type == FieldType::null);
    is_collection = is_collection || field.path == "totalcount" || field.path == "@odata.context" ||
                    (field.path == "attributes.objecttype" && same_text(field.value, "Collection"));
  }
  return is_null && (is_collection || record.fields().size() == 1);
}

bool RecordBuilder::hand_over() {
  append(record_, empties_);
  if (is_empty_collection(record_)) {
    if (envelope_handler_) envelope_handler_(record_);
    record_.clear();
    return true;
  }
  if (!handler_(record_) || faults_.full()) stopped_ = true;
  record_.clear();
  return !stopped_;
}

bool RecordBuilder::not_an_object(std::string_view instead) {
  record_.clear();
  record_.json_path = collection_;
  append_index(record_.json_path, levels_.back().next_element - 1);
  if (is_cut_off(instead)) {
    fault("JSON_DEPTH", input_.token(), instead, cut_off_sentence());
  } else {
    fault("NOT_AN_OBJECT", input_.token(), {}, text::tr("An object was expected here."));
  }
  record_.clear();
  return !stopped_;
}

bool RecordBuilder::too_long(std::string_view value) {
  return fault("STRING_TOO_LONG", input_.token(), value,
               text::say("A text here is longer than {} bytes.", longest_string));
}

bool RecordBuilder::parse_error(std::size_t, const std::string& last_token,
                                const nlohmann::detail::exception& exception) {
  if (input_.token_too_long()) return too_long(last_token);
  if (input_.cut_off()) return false;
  if (input_.hit_end()) {
    return fault("JSON_TRUNCATED", input_.last(), {}, text::tr("The file ends in the middle of a value."));
  }
  if (input_.next_line_began()) {
    return fault("JSON_TRUNCATED", input_.begin(), {}, text::tr("The line ends in the middle of an object."));
  }
  return fault("JSON_SYNTAX", input_.ends_with_string() ? input_.token() : input_.last(), last_token,
               text::say("This isn't valid JSON ({}).", parser_explanation(exception.what())));
}

/// Reads one top-level value after the other.
class JsonReader {
 public:
  JsonReader(Source& source, Faults& faults, const RecordHandler& handler, const EnvelopeHandler& envelope)
      : source_(source), faults_(faults), input_(source), builder_(input_, faults, handler, envelope) {}

  void read() {
    source_.skip_blanks();
    while (source_.peek() != Source::end) {
      const int first = source_.peek();
      input_.begin_value();
      const bool understood = first == '{' || first == '[' ? read_value() : garbage();
      if (builder_.stopped() || (!understood && !resume(first))) return;
      source_.skip_blanks();
    }
  }

 private:
  bool read_value() {
    builder_.begin_value();
    return Json::sax_parse(JsonIterator(input_), JsonIterator(), &builder_, Json::input_format_t::json, false);
  }

  bool garbage() {
    const Position at = source_.position();
    const char byte = static_cast<char>(source_.peek());
    faults_.add("JSON_SYNTAX", at.line, at.column, {&byte, static_cast<unsigned char>(byte) < 0x80 ? 1U : 0U},
                text::tr("There is more than JSON here: an object or an array was expected."));
    return false;
  }

  /// In JSON Lines a line that isn't understood says nothing about the next one. It is taken for
  /// JSON Lines where the faulty object doesn't go beyond its line and the next one begins with an object.
  bool resume(int first) {
    if (first == '[' || input_.token_too_long() || source_.broken() || faults_.full()) return false;
    if (input_.next_line_began()) {
      source_.step_back();
      return true;
    }
    const std::uint64_t line = input_.begin().line;
    if (input_.last().line != line) return false;
    while (source_.peek() != Source::end && source_.position().line == line)
      source_.advance();
    source_.skip_blanks();
    return source_.peek() == '{';
  }

  Source& source_;
  Faults& faults_;
  JsonInput input_;
  RecordBuilder builder_;
};

}  // namespace

void read_json(Source& source, Faults& faults, const RecordHandler& handler, const EnvelopeHandler& envelope) {
  JsonReader(source, faults, handler, envelope).read();
}

}  // namespace pcadmin::exchange
