#include "exchange/workbook.hpp"

#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "exchange/ascii.hpp"
#include "exchange/table_reader.hpp"
#include "exchange/workbook_cells.hpp"
#include "exchange/xml_reader.hpp"
#include "exchange/zip_archive.hpp"
#include "text/translate.hpp"

namespace pcadmin::exchange {

namespace {

constexpr std::string_view zip_begins = "PK\x03\x04";
constexpr std::string_view old_begins = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The file and its texts are held in memory; a million rows need a third of these.
constexpr std::size_t most_bytes = std::size_t{256} << 20U;
constexpr std::size_t most_text = std::size_t{256} << 20U;
constexpr std::size_t most_columns = 16'384;  // of a sheet

std::optional<std::size_t> number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// "sheets/../x.xml" and "/xl/x.xml", seen from a folder of the archive, as the archive names it.
std::string resolved(std::string folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    folder.resize(folder.empty() ? 0 : folder.rfind('/', folder.size() - 2) + 1);
  }
  return folder + std::string(target);
}

std::string folder_of(const std::string& name) {
  return name.substr(0, name.rfind('/') + 1);
}

/// What a part of a workbook refers to: by their ids, and by the end of their types.
class Relations final : public XmlVisitor {
 public:
  explicit Relations(std::string folder) : folder_(std::move(folder)) {}

  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship") return;
    const std::string target = resolved(folder_, attributes.value("Target"));
    const std::string_view type = attributes.value("Type");
    by_id_.emplace(attributes.value("Id"), target);
    by_type_.emplace(type.substr(type.rfind('/') + 1), target);
  }

  std::string of_id(const std::string& id) const { return found(by_id_, id); }
  std::string of_type(const std::string& type) const { return found(by_type_, type); }

 private:
  static std::string found(const std::map<std::string, std::string>& targets, const std::string& key) {
    const auto target = targets.find(key);
    return target == targets.end() ? std::string() : target->second;
  }

  std::string folder_;
  std::map<std::string, std::string> by_id_;
  std::map<std::string, std::string> by_type_;
};

/// The first sheet that is shown, and from when days are counted.
struct WorkbookContents final : XmlVisitor {
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr") {
      const std::string_view from_1904 = attributes.value("date1904");
      counts_from_1904 = from_1904 == "1" || from_1904 == "true";
    } else if (name == "sheet" && sheet_id.empty() && !attributes.value("state").ends_with("idden")) {
      sheet_id = attributes.value("id");
    }
  }

  std::string sheet_id;
  bool counts_from_1904 = false;
};

/// Which of the cells' styles show dates.
struct WorkbookStyles final : XmlVisitor {
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    const auto format = static_cast<unsigned>(number(attributes.value("numFmtId")).value_or(0));
    if (name == "numFmt") codes[format] = attributes.value("formatCode");
    if (name == "cellXfs") in_cells = true;
    if (name == "xf" && in_cells) are_dates.push_back(shows_date(format, codes[format]));
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cells = false;
  }
  bool is_date(std::string_view style) const {
    const auto index = number(style);
    return index && *index < are_dates.size() && are_dates[*index];
  }

  std::map<unsigned, std::string> codes;
  std::vector<bool> are_dates;
  bool in_cells = false;
};

/// The text of an <si> or <is>: that of its runs, without the readings that Japanese has above its words.
class RichText {
 public:
  void begin(std::string_view name) {
    if (name == "rPh") in_reading_ = true;
    in_text_ = name == "t" && !in_reading_;
  }
  void end(std::string_view name) {
    if (name == "rPh") in_reading_ = false;
    if (name == "t") in_text_ = false;
  }
  void text(std::string_view piece) {
    if (in_text_ && text_.size() <= longest_string) text_ += piece;
  }
  std::string take() {
    std::string text = workbook_text(text_);
    text_.clear();
    return text;
  }

 private:
  std::string text_;
  bool in_text_ = false;
  bool in_reading_ = false;
};

struct SharedTexts final : XmlVisitor {
  void begin(std::string_view name, const XmlAttributes& /*attributes*/) override { rich.begin(name); }
  void text(std::string_view piece) override { rich.text(piece); }
  void end(std::string_view name) override {
    rich.end(name);
    if (name != "si") return;
    texts.push_back(rich.take());
    size += texts.back().size() + sizeof(std::string);
  }
  bool stopped() const override { return size > most_text; }

  RichText rich;
  std::vector<std::string> texts;
  std::size_t size = 0;
};

/// Hands the cells of a sheet to a table, row by row.
class SheetCells final : public XmlVisitor {
 public:
  SheetCells(const WorkbookContents& contents, const WorkbookStyles& styles, const SharedTexts& shared,
             TableReader& table)
      : contents_(contents), styles_(styles), shared_(shared), table_(table) {}

  void begin(std::string_view name, const XmlAttributes& attributes) override {
    rich_.begin(name);
    if (name == "row") {
      row_ = number(attributes.value("r")).value_or(row_ + 1);
      next_ = 0;
    } else if (name == "c") {
      begin_cell(attributes);
    }
    in_value_ = name == "v";
  }

  void text(std::string_view piece) override {
    rich_.text(piece);
    if (in_value_ && value_.size() <= longest_string) value_ += piece;
  }

  void end(std::string_view name) override {
    rich_.end(name);
    if (name == "v") in_value_ = false;
    if (name == "c") end_cell();
    if (name == "row") table_.end_row();
  }

  bool stopped() const override { return table_.stopped(); }

 private:
  /// "BC23" is in column 54, counted from 0; one that doesn't say where stands behind the one before.
  std::size_t column_of(std::string_view reference) const {
    std::size_t column = 0;
    for (const char c : reference.substr(0, 3)) {
      if (c >= 'A' && c <= 'Z') column = 26 * column + static_cast<std::size_t>(c - 'A' + 1);
    }
    return column == 0 ? next_ : column - 1;
  }

  void begin_cell(const XmlAttributes& attributes) {
    const std::size_t column = column_of(attributes.value("r"));
    for (; next_ < column && next_ < most_columns && !table_.stopped(); ++next_)
      table_.cell({}, position());
    type_ = attributes.value("t");
    is_date_ = styles_.is_date(attributes.value("s"));
    value_.clear();
  }

  void end_cell() {
    const std::string inline_text = rich_.take();
    if (next_ < most_columns && !table_.stopped()) table_.cell(value_text(inline_text), position());
    ++next_;
  }

  std::string value_text(const std::string& inline_text) const {
    if (type_ == "inlineStr") return inline_text;
    if (type_ == "s") {
      const auto index = number(value_);
      return index && *index < shared_.texts.size() ? shared_.texts[*index] : std::string();
    }
    if (type_ == "b") return value_ == "1" ? "true" : "false";
    if (type_ == "str") return workbook_text(value_);
    if (type_ == "e" || type_ == "d") return value_;
    return is_date_ ? workbook_date(value_, contents_.counts_from_1904) : workbook_number(value_);
  }

  Position position() const { return {row_, next_ + 1}; }

  const WorkbookContents& contents_;
  const WorkbookStyles& styles_;
  const SharedTexts& shared_;
  TableReader& table_;
  RichText rich_;
  std::size_t row_ = 0;
  std::size_t next_ = 0;  // the column of the cell at hand
  std::string type_;
  std::string value_;
  bool is_date_ = false;
  bool in_value_ = false;
};

class WorkbookReader {
 public:
  WorkbookReader(std::string_view bytes, Faults& faults) : archive_(bytes), faults_(faults) {}

  void read(const TableHandlers& handlers);

 private:
  bool read_part(const std::string& name, XmlVisitor& visitor);
  void too_large();

  ZipArchive archive_;
  Faults& faults_;
};

void add_fault(Faults& faults, std::string_view code, std::string message) {
  faults.add(code, 0, 0, {}, std::move(message));
}

void add_broken(Faults& faults) {
  add_fault(faults, "WORKBOOK_SYNTAX", text::tr("This workbook is damaged: open it in Excel and save it again."));
}

void add_too_large(Faults& faults) {
  add_fault(faults, "WORKBOOK_TOO_LARGE",
            text::tr("This workbook unpacks to more than a workbook holds; save its first sheet as CSV."));
}

void add_other_format(Faults& faults) {
  add_fault(faults, "WORKBOOK_FORMAT", text::tr("This is no .xlsx workbook; save it as one, or as CSV."));
}

/// Answers whether the part was read to where it was wanted; else there is a fault.
bool WorkbookReader::read_part(const std::string& name, XmlVisitor& visitor) {
  XmlReader xml(visitor);
  Unpacked unpacked = archive_.read(name, [&](std::string_view piece) { return xml.take(piece); });
  if (visitor.stopped()) return true;
  if (unpacked == Unpacked::whole && xml.finish()) return true;
  if (unpacked == Unpacked::too_large) {
    add_too_large(faults_);
  } else {
    add_broken(faults_);
  }
  return false;
}

void WorkbookReader::read(const TableHandlers& handlers) {
  if (!archive_.is_open()) return add_broken(faults_);
  if (!archive_.has("_rels/.rels")) return add_other_format(faults_);
  Relations package{std::string()};
  if (!read_part("_rels/.rels", package)) return;
  const std::string workbook = package.of_type("officeDocument");
  if (workbook.empty() || !workbook.ends_with(".xml")) return add_other_format(faults_);
  WorkbookContents contents;
  const std::string folder = folder_of(workbook);
  Relations relations(folder);
  const std::string relations_name = folder + "_rels/" + workbook.substr(folder.size()) + ".rels";
  if (!read_part(workbook, contents) || !read_part(relations_name, relations)) return;
  const std::string sheet = relations.of_id(contents.sheet_id);
  if (sheet.empty()) return add_other_format(faults_);
  WorkbookStyles styles;
  SharedTexts shared;
  if (const auto name = relations.of_type("styles"); !name.empty() && !read_part(name, styles)) return;
  if (const auto name = relations.of_type("sharedStrings"); !name.empty() && !read_part(name, shared)) return;
  if (shared.stopped()) return add_too_large(faults_);
  TableReader table(Layout::workbook, TableReader::Rows::may_be_short, faults_, handlers);
  SheetCells cells(contents, styles, shared, table);
  const bool whole = read_part(sheet, cells);
  table.rethrow();
  if (whole && !table.has_header()) {
    faults_.add("EMPTY_FILE", 1, 1, {}, text::tr("The workbook's first sheet is empty."));
  }
}

/// Answers nothing, and a fault, where it is too large.
Result<std::optional<std::string>> read_all(Bytes& bytes, Faults& faults) {
  std::string all;
  std::vector<char> buffer(std::size_t{1} << 20U);
  while (true) {
    const auto count = bytes.read(buffer);
    if (!count) return count.error();
    if (*count == 0) return std::optional(std::move(all));
    all.append(buffer.data(), *count);
    if (all.size() <= most_bytes) continue;
    add_too_large(faults);
    return std::optional<std::string>();
  }
}

/// A protected workbook is a file of the older kind that holds an encrypted one of the newer.
bool is_protected(std::string_view bytes) {
  constexpr std::string_view name("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  return bytes.find(name) != std::string_view::npos;
}

}  // namespace

bool begins_as_workbook(std::string_view bytes) {
  return bytes.starts_with(zip_begins);
}

bool begins_as_old_workbook(std::string_view bytes) {
  return bytes.starts_with(old_begins);
}

Result<void> read_workbook(Bytes& bytes, Faults& faults, const TableHandlers& handlers) {
  const auto all = read_all(bytes, faults);
  if (!all) return all.error();
  if (!*all) return {};
  if (!begins_as_old_workbook(**all)) {
    WorkbookReader(**all, faults).read(handlers);
  } else if (is_protected(**all)) {
    add_fault(faults, "WORKBOOK_FORMAT",
              text::tr("This workbook is protected with a password; save it without one, or as CSV."));
  } else {
    add_fault(faults, "WORKBOOK_FORMAT",
              text::tr("This is a workbook of the older Excel (.xls); save it as .xlsx, or as CSV."));
  }
  return {};
}

}  // namespace pcadmin::exchange
