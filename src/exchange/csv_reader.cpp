// Reads CSV as RFC 4180 has it: the first row names the columns, each further one is a record.
#include <csv.h>

#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/ascii.hpp"
#include "exchange/readers.hpp"
#include "text/translate.hpp"

namespace pcadmin::exchange {

namespace {

/// A column's name as records have it: in lower case and without blanks.
std::string column_name(std::string_view header) {
  std::string name;
  append_lower(name, header);
  std::erase_if(name, [](char c) { return c == ' ' || c == '\t'; });
  return name;
}

class CsvReader {
 public:
  CsvReader(Source& source, Faults& faults, bool one_column, const RecordHandler& handler)
      : source_(source), faults_(faults), one_column_(one_column), handler_(handler) {
    csv_init(&parser_, options);
  }
  ~CsvReader() { csv_free(&parser_); }
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  void read() {
    begin_field();
    while (!stopped_ && source_.peek() != Source::end) {
      if (!take_piece()) return;
      parse_piece();
    }
    if (!stopped_ && !source_.broken()) finish();
    if (thrown_) std::rethrow_exception(thrown_);
  }

 private:
  static constexpr unsigned char options = CSV_STRICT | CSV_STRICT_FINI;

  struct Column {
    std::string name;
    std::string written;
  };

  /// A piece ends where a field may end, so that the parser's callbacks are known to be about the
  /// field that began at field_begin_. (libcsv tells no positions.)
  bool take_piece() {
    piece_.clear();
    for (int byte = source_.peek(); byte != Source::end; byte = source_.peek()) {
      if (byte == 0) {
        nul(source_.position());
        source_.advance();
        continue;
      }
      piece_ += static_cast<char>(byte);
      source_.advance();
      if (field_length_ + piece_.size() > longest_string) {
        faults_.add("STRING_TOO_LONG", field_begin_.line, field_begin_.column, piece_,
                    text::say("A text here is longer than {} bytes.", longest_string));
        return false;
      }
      if (byte == ',' || byte == '\n') break;
    }
    field_length_ += piece_.size();
    return true;
  }

  void parse_piece() {
    field_ended_ = false;
    const std::size_t parsed = csv_parse(&parser_, piece_.data(), piece_.size(), &on_field, &on_row, this);
    if (parsed != piece_.size()) {
      syntax_fault(
          text::tr("A quotation mark stands where none may: quote the whole text, and double each mark in it."));
      start_over();
    } else if (field_ended_ || is_blank_line()) {
      begin_field();
    }
  }

  /// Outside of a quoted text, whose first piece has its quotation mark.
  bool is_blank_line() const {
    return field_length_ == piece_.size() && piece_.find_first_not_of("\r\n") == std::string::npos;
  }

  void finish() {
    if (csv_fini(&parser_, &on_field, &on_row, this) != 0) {
      syntax_fault(text::tr("The file ends in the middle of a quoted text."));
    }
  }

  void begin_field() {
    field_begin_ = source_.position();
    field_length_ = 0;
  }

  /// After a syntax fault: forgets the row and goes on with the next line.
  void start_over() {
    if (columns_.empty()) stopped_ = true;  // without a header the rows mean nothing
    while (piece_.back() != '\n' && source_.peek() != Source::end) {
      piece_.back() = static_cast<char>(source_.peek());
      source_.advance();
    }
    csv_free(&parser_);
    csv_init(&parser_, options);
    record_.clear();
    fields_ = 0;
    begin_field();
  }

  static void on_field(void* text, std::size_t length, void* reader) {
    static_cast<CsvReader*>(reader)->field({static_cast<const char*>(text), length});
  }
  static void on_row(int, void* reader) { static_cast<CsvReader*>(reader)->row(); }

  void field(std::string_view value) {
    field_ended_ = true;
    if (fields_ == 0) record_.line = field_begin_.line;
    if (in_header_) {
      columns_.push_back({column_name(value), std::string(value)});
      check_column();
    } else if (fields_ < columns_.size()) {
      Field& field = record_.add();
      field.path = columns_[fields_].name;
      field.written = columns_[fields_].written;
      field.value = value;
      field.type = FieldType::text;
      field.line = field_begin_.line;
      field.column = field_begin_.column;
    }
    ++fields_;
  }

  void check_column() {
    const Column& column = columns_.back();
    if (column.name.empty()) {
      faults_.add("CSV_HEADER", field_begin_.line, field_begin_.column, {},
                  text::say("Column {} has no name.", columns_.size()));
    }
    for (std::size_t i = 0; i + 1 < columns_.size() && !column.name.empty(); ++i) {
      if (columns_[i].name != column.name) continue;
      faults_.add("CSV_HEADER", field_begin_.line, field_begin_.column, column.written,
                  text::say("Columns {} and {} have the same name.", i + 1, columns_.size()));
      return;
    }
  }

  void row() {
    if (in_header_) {
      end_header();
    } else if (fields_ != columns_.size()) {
      faults_.add("CSV_COLUMNS", record_.line, 1, {},
                  text::counted("The row has {0} field; the header names {1}.",
                                "The row has {0} fields; the header names {1}.", fields_, fields_, columns_.size()));
    } else if (!stopped_) {
      hand_over();
    }
    if (faults_.full()) stopped_ = true;
    record_.clear();
    fields_ = 0;
  }

  /// What a handler throws waits until it needn't pass through the C library.
  void hand_over() {
    record_.header_line = header_line_;
    try {
      stopped_ = !handler_(record_);
    } catch (...) {
      thrown_ = std::current_exception();
      stopped_ = true;
    }
  }

  void end_header() {
    in_header_ = false;
    header_line_ = record_.line;
    if (!faults_.empty() && faults_.count() > faults_before_) stopped_ = true;
    // Excel writes semicolons where the comma is the decimal sign.
    if (columns_.size() == 1 && columns_.front().written.find(';') != std::string::npos) {
      faults_.add("CSV_SYNTAX", record_.line, 1, columns_.front().written,
                  text::tr("Semicolons separate the columns here; save it with commas (in Excel: \"CSV UTF-8\", or the "
                           "list separator of the region)."));
      stopped_ = true;
    } else if (columns_.size() == 1 && columns_.front().written.find('\t') != std::string::npos) {
      faults_.add("CSV_SYNTAX", record_.line, 1, columns_.front().written,
                  text::tr("Tabs separate the columns here; commas must (-o csv writes them)."));
      stopped_ = true;
    } else if (columns_.size() == 1 && !one_column_) {
      faults_.add("JSON_SYNTAX", record_.line, 1, columns_.front().written,
                  text::tr("This is neither JSON nor a table in CSV."));
      stopped_ = true;
    }
  }

  void nul(Position at) {
    faults_.add("CSV_SYNTAX", at.line, at.column, "\\x00", text::tr("A NUL byte can't be part of a text."));
    if (faults_.full()) stopped_ = true;
  }

  void syntax_fault(std::string message) {
    faults_.add("CSV_SYNTAX", field_begin_.line, field_begin_.column, piece_, std::move(message));
    if (faults_.full()) stopped_ = true;
  }

  Source& source_;
  Faults& faults_;
  bool one_column_;
  const RecordHandler& handler_;
  csv_parser parser_{};
  std::uint64_t faults_before_ = faults_.count();
  std::string piece_;
  std::vector<Column> columns_;
  Record record_;
  std::uint64_t header_line_ = 0;
  std::size_t fields_ = 0;  // of the current row
  Position field_begin_;
  std::size_t field_length_ = 0;
  bool field_ended_ = false;
  bool in_header_ = true;
  bool stopped_ = false;
  std::exception_ptr thrown_;  // by the handler
};

}  // namespace

void read_csv(Source& source, Faults& faults, bool one_column, const RecordHandler& handler) {
  CsvReader(source, faults, one_column, handler).read();
}

}  // namespace pcadmin::exchange
