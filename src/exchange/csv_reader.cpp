// Reads CSV as RFC 4180 has it, and as spreadsheets and PowerShell write it: with semicolons or tabs, which the header
// tells, behind a line "sep=;" or "#TYPE …".
#include <csv.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/ascii.hpp"
#include "exchange/readers.hpp"
#include "exchange/table_reader.hpp"
#include "text/translate.hpp"

namespace pcadmin::exchange {

namespace {

Layout layout_of(char separator) {
  return separator == ';' ? Layout::semicolons : separator == '\t' ? Layout::tabs : Layout::commas;
}

/// What stands before the rows: the lines that say how to read them, and the header.
class CsvBeginning {
 public:
  CsvBeginning(Source& source, Faults& faults) : source_(source), faults_(faults) {}

  /// The character that separates the columns; nothing, and a fault, where it can't be told.
  std::optional<char> read();

  /// The header's line as it stands there, its end included, and where it begins.
  const std::string& header() const { return line_; }
  Position begin() const { return begin_; }

 private:
  bool take_line();
  std::optional<char> said_separator();
  std::optional<char> separator_of_header();

  Source& source_;
  Faults& faults_;
  std::string line_;
  Position begin_;
};

/// A line end in quotation marks is none.
bool CsvBeginning::take_line() {
  line_.clear();
  source_.skip_blanks();
  begin_ = source_.position();
  bool quoted = false;
  for (int byte = source_.peek(); byte != Source::end; byte = source_.peek()) {
    line_ += static_cast<char>(byte);
    source_.advance();
    if (byte == '"') quoted = !quoted;
    if (byte == '\n' && !quoted) break;
    if (line_.size() <= longest_string) continue;
    faults_.add("STRING_TOO_LONG", begin_.line, begin_.column, line_,
                text::say("A text here is longer than {} bytes.", longest_string));
    return false;
  }
  return true;
}

/// Of "sep=;", as Excel takes it, in quotation marks or not.
std::optional<char> CsvBeginning::said_separator() {
  std::string_view line = line_;
  line = line.substr(0, line.find_last_not_of("\r\n\"") + 1);
  if (line.starts_with('"')) line.remove_prefix(1);
  constexpr std::string_view word = "sep=";
  if (!same_text(line.substr(0, word.size()), word) || line.size() > word.size() + 1) return std::nullopt;
  return line.size() == word.size() ? ' ' : line.back();
}

std::optional<char> CsvBeginning::separator_of_header() {
  constexpr std::array<char, 3> separators{',', ';', '\t'};
  bool quoted = false;
  std::string found;
  for (const char c : line_) {
    if (c == '"') quoted = !quoted;
    const bool separates = !quoted && std::find(separators.begin(), separators.end(), c) != separators.end();
    if (separates && found.find(c) == std::string::npos) found += c;
  }
  if (found.size() < 2) return found.empty() ? ',' : found.front();
  faults_.add("CSV_SYNTAX", begin_.line, begin_.column, std::string_view(line_).substr(0, line_.find_first_of("\r\n")),
              text::tr("Commas, semicolons or tabs could separate these columns, and which of them does can't be told: "
                       "begin the file with a line such as 'sep=;', or quote the names."));
  return std::nullopt;
}

std::optional<char> CsvBeginning::read() {
  std::optional<char> said;
  while (true) {
    if (!take_line()) return std::nullopt;
    if (line_.starts_with("#TYPE ")) continue;
    const auto separator = said_separator();
    if (!separator) break;
    if (std::string_view(",;\t").find(*separator) == std::string_view::npos) {
      faults_.add("CSV_SYNTAX", begin_.line, begin_.column, {},
                  text::tr("The line 'sep=' must name a comma, a semicolon or a tab."));
      return std::nullopt;
    }
    said = separator;
  }
  return said ? said : separator_of_header();
}

class CsvReader {
 public:
  CsvReader(Source& source, CsvBeginning& beginning, char separator, Faults& faults, TableReader& table)
      : source_(source),
        beginning_(beginning),
        separator_(separator),
        faults_(faults),
        table_(table),
        held_at_(beginning.begin()) {
    init_parser();
  }
  ~CsvReader() { csv_free(&parser_); }
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  void read() {
    begin_field();
    while (!table_.stopped() && peek() != Source::end) {
      if (!take_piece()) return;
      parse_piece();
    }
    if (!table_.stopped() && !source_.broken()) finish();
    table_.rethrow();
  }

 private:
  static constexpr unsigned char options = CSV_STRICT | CSV_STRICT_FINI;

  void init_parser() {
    csv_init(&parser_, options);
    csv_set_delim(&parser_, static_cast<unsigned char>(separator_));
  }

  // The header's line is held already; then comes what follows in the source.
  bool holds() const { return held_next_ < beginning_.header().size(); }
  int peek() { return holds() ? static_cast<unsigned char>(beginning_.header()[held_next_]) : source_.peek(); }
  Position position() const { return holds() ? held_at_ : source_.position(); }
  void advance() {
    if (!holds()) {
      source_.advance();
    } else if (beginning_.header()[held_next_++] == '\n') {
      ++held_at_.line;
      held_at_.column = 1;
    } else {
      ++held_at_.column;
    }
  }

  /// A piece ends where a field may end, so that the parser's callbacks are known to be about the
  /// field that began at field_begin_. (libcsv tells no positions.)
  bool take_piece() {
    piece_.clear();
    for (int byte = peek(); byte != Source::end; byte = peek()) {
      if (byte == 0) {
        nul(position());
        advance();
        continue;
      }
      piece_ += static_cast<char>(byte);
      advance();
      if (field_length_ + piece_.size() > longest_string) {
        faults_.add("STRING_TOO_LONG", field_begin_.line, field_begin_.column, piece_,
                    text::say("A text here is longer than {} bytes.", longest_string));
        return false;
      }
      if (byte == separator_ || byte == '\n') break;
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
    field_begin_ = position();
    field_length_ = 0;
  }

  /// After a syntax fault: forgets the row and goes on with the next line.
  void start_over() {
    if (!table_.has_header()) table_.stop();  // without a header the rows mean nothing
    while (piece_.back() != '\n' && peek() != Source::end) {
      piece_.back() = static_cast<char>(peek());
      advance();
    }
    csv_free(&parser_);
    init_parser();
    table_.forget_row();
    begin_field();
  }

  static void on_field(void* text, std::size_t length, void* reader) {
    auto& self = *static_cast<CsvReader*>(reader);
    self.field_ended_ = true;
    self.table_.cell({static_cast<const char*>(text), length}, self.field_begin_);
  }
  static void on_row(int, void* reader) { static_cast<CsvReader*>(reader)->table_.end_row(); }

  void nul(Position at) {
    faults_.add("CSV_SYNTAX", at.line, at.column, "\\x00", text::tr("A NUL byte can't be part of a text."));
    if (faults_.full()) table_.stop();
  }

  void syntax_fault(std::string message) {
    faults_.add("CSV_SYNTAX", field_begin_.line, field_begin_.column, piece_, std::move(message));
    if (faults_.full()) table_.stop();
  }

  Source& source_;
  CsvBeginning& beginning_;
  char separator_;
  Faults& faults_;
  TableReader& table_;
  std::size_t held_next_ = 0;
  Position held_at_;
  csv_parser parser_{};
  std::string piece_;
  Position field_begin_;
  std::size_t field_length_ = 0;
  bool field_ended_ = false;
};

}  // namespace

void read_csv(Source& source, Faults& faults, bool one_column, const TableHandlers& handlers) {
  CsvBeginning beginning(source, faults);
  const auto separator = beginning.read();
  if (!separator) return;
  const HeaderHandler check = [&](const Record& header) {
    if (header.fields().size() == 1 && !one_column) {
      faults.add("JSON_SYNTAX", header.header_line, 1, header.fields().front().written,
                 text::tr("This is neither JSON nor a table in CSV."));
      return false;
    }
    return !handlers.header || handlers.header(header);
  };
  const TableHandlers checked{handlers.record, check};
  TableReader table(layout_of(*separator), TableReader::Rows::full, faults, checked);
  CsvReader(source, beginning, *separator, faults, table).read();
}

}  // namespace pcadmin::exchange
