#include "exchange/record.hpp"

#include <algorithm>
#include <array>

#include "exchange/ascii.hpp"
#include "exchange/readers.hpp"
#include "exchange/workbook.hpp"
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

/// Bytes whose beginning is looked at before they are read.
class KeptBeginning final : public Bytes {
 public:
  explicit KeptBeginning(Bytes& bytes) : bytes_(bytes) {}

  /// Enough of it to tell what kind of file it is.
  Result<std::string_view> beginning() {
    while (kept_ < buffer_.size()) {
      const auto count = bytes_.read(std::span(buffer_).subspan(kept_));
      if (!count) return count.error();
      if (*count == 0) break;
      kept_ += *count;
    }
    return std::string_view(buffer_.data(), kept_);
  }

  Result<std::size_t> read(std::span<char> buffer) override {
    if (next_ == kept_) return bytes_.read(buffer);
    const std::size_t count = std::min(buffer.size(), kept_ - next_);
    std::copy_n(buffer_.begin() + static_cast<std::ptrdiff_t>(next_), count, buffer.begin());
    next_ += count;
    return count;
  }
  std::uint64_t position() const override { return bytes_.position(); }
  std::uint64_t size() const override { return bytes_.size(); }

 private:
  Bytes& bytes_;
  std::array<char, 8> buffer_{};
  std::size_t kept_ = 0;
  std::size_t next_ = 0;
};

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
                          const EnvelopeHandler& envelope, const HeaderHandler& header) {
  KeptBeginning kept(bytes);
  const auto beginning = kept.beginning();
  if (!beginning) return beginning.error();
  if (begins_as_workbook(*beginning) || begins_as_old_workbook(*beginning)) {
    return read_workbook(kept, faults, {handler, header});
  }
  Source source(kept, faults);
  source.skip_blanks();
  const int first = source.peek();
  if (first == Source::end) {
    if (!source.broken()) faults.add("EMPTY_FILE", 1, 1, {}, text::tr("The file is empty."));
  } else if (format == Format::json || (format == Format::guess && (first == '{' || first == '['))) {
    read_json(source, faults, handler, envelope);
  } else {
    read_csv(source, faults, format == Format::csv, {handler, header});
  }
  if (source.read_error()) return *source.read_error();
  return {};
}

}  // namespace pcadmin::exchange
