// Makes records of the rows of a table, whatever it stood in: the first row names the columns, each further one is a
// record. Forgiving where spreadsheets are sloppy and nothing can be misunderstood: rows and columns without any value
// are none.
#pragma once

#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/readers.hpp"
#include "exchange/record.hpp"
#include "exchange/source.hpp"

namespace pcadmin::exchange {

class TableReader {
 public:
  /// Whether rows may be shorter than the header: cells that stand behind the last one of a row are empty.
  enum class Rows { full, may_be_short };

  TableReader(Layout layout, Rows rows, Faults& faults, const TableHandlers& handlers);

  /// The next cell of a row.
  void cell(std::string_view text, Position at);
  /// Answers whether further rows are wanted.
  bool end_row();
  /// Forgets the cells of a row that can't be read to its end.
  void forget_row();

  bool has_header() const { return has_header_; }
  /// How many columns the header names; `written` is the first one's name.
  std::size_t width() const { return width_; }
  /// What the first column is called, as it was written.
  std::string_view first_name() const { return columns_.front().written; }
  bool stopped() const { return stopped_; }
  void stop() { stopped_ = true; }
  /// What the handler threw waits until it needn't pass through a C library.
  void rethrow() const;

 private:
  struct Column {
    std::string name;  // empty where it has none
    std::string written;
    Position at;
  };

  void name_column(std::string_view text, Position at);
  void end_header();
  void number_doubled_names();
  bool check_width();
  template <class Handler>
  void hand_over(const Handler& handler);

  Layout layout_;
  Rows rows_;
  Faults& faults_;
  const TableHandlers& handlers_;
  std::vector<Column> columns_;
  std::size_t width_ = 0;  // up to the last column that has a name
  Record record_;
  std::uint64_t line_ = 0;  // of the row at hand
  std::uint64_t header_line_ = 0;
  std::size_t cells_ = 0;  // of the row at hand
  std::size_t used_ = 0;   // up to the last that isn't empty
  bool has_header_ = false;
  bool stopped_ = false;
  std::exception_ptr thrown_;
};

}  // namespace pcadmin::exchange
