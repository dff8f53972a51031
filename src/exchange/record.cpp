#include "exchange/record.hpp"

#include <algorithm>

#include "exchange/ascii.hpp"
#include "exchange/readers.hpp"
#include "text/translate.hpp"

namespace pcadmin::exchange {

namespace {

/// Values in messages are for recognising what is meant, not for reading them in full.
constexpr std::size_t longest_shown = 80;

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

std::string shortened(std::string text) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (continues_character(text[i])) continue;
    if (characters++ == longest_shown) {
      text.resize(i);
      text += "…";
      break;
    }
  }
  return text;
}

void sort_by_line(std::vector<ErrorDetail>& details, std::size_t begin) {
  std::stable_sort(details.begin() + static_cast<std::ptrdiff_t>(begin), details.end(),
                   [](const ErrorDetail& a, const ErrorDetail& b) { return a.line < b.line; });
}

}  // namespace

const Field* Record::find(std::string_view path) const {
  for (const Field& field : fields()) {
    const bool has_value = field.type != FieldType::null && field.type != FieldType::empty;
    if (has_value && same_text(field.path, path)) return &field;
  }
  return nullptr;
}

std::string_view Record::value(std::string_view path) const {
  const Field* field = find(path);
  return field == nullptr ? std::string_view{} : std::string_view{field->value};
}

void Record::clear() {
  used_ = 0;
  line = 0;
  header_line = 0;
  json_path.clear();
}

Field& Record::add() {
  if (used_ == fields_.size()) fields_.emplace_back();
  return fields_[used_++];
}

void Faults::next_file(std::string file) {
  sort_by_line(details_, file_begin_);
  file_begin_ = details_.size();
  file_ = std::move(file);
}

void Faults::add(ErrorDetail detail) {
  ++count_;
  if (details_.size() >= most) return;
  if (detail.file.empty()) detail.file = file_;
  detail.value = shortened(std::move(detail.value));
  details_.push_back(std::move(detail));
}

void Faults::add(std::string_view code, std::uint64_t line, std::uint64_t column, std::string_view value,
                 std::string message, std::string path) {
  // Cut before copying: what is wrong with a value may be its length.
  const std::string_view beginning = value.substr(0, 4 * (longest_shown + 1));
  add({.file = file_,
       .line = line,
       .column = column,
       .path = std::move(path),
       .value = std::string(beginning),
       .code = std::string(code),
       .message = std::move(message)});
}

Error Faults::error() const {
  Error error;
  error.code = ErrorCode::input_invalid;
  if (count_ == 1) {
    error.message = text::tr("The input has a fault; nothing was written.");
  } else if (full()) {
    error.message = text::say("The input has {} faults or more; nothing was written.", most);
  } else {
    error.message = text::say("The input has {} faults; nothing was written.", count_);
  }
  error.hint = text::tr("Correct what is listed and run the command again.");
  error.details = details_;
  sort_by_line(error.details, file_begin_);
  error.target = error.details.empty() ? file_ : error.details.front().file;
  return error;
}

Result<void> read_records(Bytes& bytes, Format format, Faults& faults, const RecordHandler& handler,
                          const EnvelopeHandler& envelope) {
  Source source(bytes, faults);
  source.skip_blanks();
  const int first = source.peek();
  if (first == Source::end) {
    if (!source.broken()) faults.add("EMPTY_FILE", 1, 1, {}, text::tr("The file is empty."));
  } else if (format == Format::json || (format == Format::guess && (first == '{' || first == '['))) {
    read_json(source, faults, handler, envelope);
  } else {
    read_csv(source, faults, format == Format::csv, handler);
  }
  if (source.read_error()) return *source.read_error();
  return {};
}

}  // namespace pcadmin::exchange
