// Records: what every input format is turned into first, so that the meaning of fields is decided
// in one place whether they come from JSON or CSV.
//
// A record is a flat list of fields. Names are lower-cased paths: {"CompanyProfile":{"Domain":"a"}}
// has the field "companyprofile.domain"; an element of an array repeats its path with "[]"
// ("accessdetails.unifiedroles[].roledefinitionid"); a table's column is its header, lower-cased and
// without blanks ("microsoftid"), a second one of the same name "tenantid(2)".
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "error/error.hpp"
#include "exchange/bytes.hpp"

namespace pcadmin::exchange {

/// How the rows of a table stand in its file; `none` is JSON.
enum class Layout : std::uint8_t { none, commas, semicolons, tabs, workbook };

/// `empty` is an object or array without any value: its value is "{}" or "[]".
enum class FieldType { text, number, boolean, null, empty };

struct Field {
  std::string path;
  std::string
      written;  ///< the path as the input wrote it, with indexes: "accessDetails.unifiedRoles[0].roleDefinitionId"
  std::string value;  ///< numbers and booleans as they were written; empty for null
  FieldType type = FieldType::text;
  std::uint64_t line = 0;    ///< from 1
  std::uint64_t column = 0;  ///< from 1, in bytes
};

class Record {
 public:
  /// The first field of that path, in any casing, that has a value, or nullptr.
  const Field* find(std::string_view path) const;
  /// Its value, or an empty text.
  std::string_view value(std::string_view path) const;
  std::span<const Field> fields() const { return {fields_.data(), used_}; }

  std::uint64_t line = 0;         ///< where the record begins
  std::string json_path;          ///< "items[3]"; empty for tables and JSON Lines
  std::uint64_t header_line = 0;  ///< of a table: where the header stands; else 0
  Layout layout = Layout::none;

  void clear();
  Field& add();  ///< storage of an earlier record's field is reused

 private:
  std::vector<Field> fields_;  // only the first used_ are live
  std::size_t used_ = 0;
};

/// Collects faults, up to a bound, and remembers how many there were.
class Faults {
 public:
  static constexpr std::size_t most = 1000;

  explicit Faults(std::string file) : file_(std::move(file)), files_{file_} {}

  void add(ErrorDetail detail);
  /// `path` is that inside JSON; empty elsewhere.
  void add(std::string_view code, std::uint64_t line, std::uint64_t column, std::string_view value, std::string message,
           std::string path = {});

  /// Takes back those from one place among the details up to another.
  void withdraw(std::size_t begin, std::size_t end);
  /// Something that can't be understood and that nothing depends on: no fault.
  void leave_out(ErrorDetail detail);

  /// Faults added from now on are of this file.
  void next_file(std::string file);

  bool empty() const { return count_ == 0; }
  const std::vector<ErrorDetail>& details() const { return details_; }
  bool full() const { return count_ >= most; }  ///< further ones are counted only; reading may stop
  std::uint64_t count() const { return count_; }
  const std::string& file() const { return file_; }
  const std::vector<ErrorDetail>& left_out() const { return left_out_; }

  /// INPUT_INVALID with all details, by file as they came first, each file's in the order of its lines.
  Error error() const;

 private:
  void place(ErrorDetail& detail) const;

  std::string file_;
  std::vector<ErrorDetail> details_;
  std::vector<ErrorDetail> left_out_;
  std::vector<std::string> files_;  // as they came first
  std::uint64_t count_ = 0;
};

enum class Format { guess, json, csv };  ///< json includes JSON Lines; a workbook is told by its content

/// Reads all records of an input, streaming: memory doesn't grow with the file. UTF-8 or UTF-16, with
/// or without byte-order mark. What can't be understood goes to `faults`, and reading goes on where
/// it can until `faults` is full. The handler may exchange the record for another, whose storage is used again, and
/// answers false to stop. Fails only where the bytes can't be read.
///
/// JSON is an object, a collection (an object with an array `items` or `value`), an array of objects,
/// or several of these one after the other, as in JSON Lines.
///
/// An object or array without any value becomes a field of type `empty`; these stand behind the other fields.
///
/// The members that a collection's object has beside its array are handed to `envelope`, as one record, where the
/// object ends. The array itself is a field of type `empty` there, which tells that there was one.
///
/// A table is CSV, with commas, semicolons or tabs as its header tells, or the first sheet of a workbook. Blanks around
/// cells, rows and columns without values, and what keeps a spreadsheet from changing a cell are no part of it.
/// `header` gets its columns as fields without values, also where no rows follow, and answers false to stop.
///
/// Faults: EMPTY_FILE, INVALID_UTF8, ENCODING_BIG5, JSON_SYNTAX, JSON_TRUNCATED, NESTING_TOO_DEEP,
/// STRING_TOO_LONG, RECORD_TOO_LONG, NOT_AN_OBJECT, CSV_SYNTAX, CSV_COLUMNS (a ragged row), CSV_HEADER (values
/// without a name above them), WORKBOOK_SYNTAX, WORKBOOK_FORMAT, WORKBOOK_TOO_LARGE.
Result<void> read_records(Bytes& bytes, Format format, Faults& faults, const std::function<bool(Record&)>& handler,
                          const std::function<void(const Record&)>& envelope = {},
                          const std::function<bool(const Record&)>& header = {});

}  // namespace pcadmin::exchange
