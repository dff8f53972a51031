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
  file_ = std::move(file);
  if (std::find(files_.begin(), files_.end(), file_) == files_.end()) files_.push_back(file_);
}

void Faults::add(ErrorDetail detail) {
  ++count_;
  if (details_.size() >= most) return;
  place(detail);
  details_.push_back(std::move(detail));
}

void Faults::withdraw(std::size_t begin, std::size_t end) {
  count_ -= end - begin;
  const auto first = details_.begin();
  details_.erase(first + static_cast<std::ptrdiff_t>(begin), first + static_cast<std::ptrdiff_t>(end));
}

void Faults::leave_out(ErrorDetail detail) {
  if (left_out_.size() >= most) return;
  place(detail);
  left_out_.push_back(std::move(detail));
}

void Faults::place(ErrorDetail& detail) const {
  if (detail.file.empty()) detail.file = file_;
  detail.value = shortened(std::move(detail.value));
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
  const auto rank = [&](const ErrorDetail& detail) {
    return std::pair(std::find(files_.begin(), files_.end(), detail.file) - files_.begin(), detail.line);
  };
  std::stable_sort(error.details.begin(), error.details.end(),
                   [&](const ErrorDetail& a, const ErrorDetail& b) { return rank(a) < rank(b); });
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
