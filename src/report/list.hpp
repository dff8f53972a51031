// Filtering, sorting and cutting of lists, the same for every command and every store.
//
// A command hands over every row with all its columns; the list passes on those that match. Sorting
// spills to a temporary file, so memory doesn't grow with the number of rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "error/error.hpp"
#include "report/output.hpp"

namespace pcadmin::report {

/// As typed: --filter, --sort, --limit, --offset.
struct ListRequest {
  std::vector<std::string> filters;  ///< FIELD=VALUE, FIELD!=VALUE or FIELD~TEXT; all must hold
  std::string sort;                  ///< FIELD,-FIELD; empty: as the rows come
  std::optional<std::uint64_t> limit;
  std::uint64_t offset = 0;
};

/// How a command's list is, unless something else is asked for.
struct ListHabits {
  std::string_view order_for_people = {};            ///< as `sort`; programs get the rows as they come
  std::size_t sort_memory = std::size_t{32} << 20U;  ///< of rows, before sorting goes on in a temporary file
};

struct ListState;

class List {
 public:
  /// `columns` outlives the list; the first is the id that breaks ties. Fails with UNKNOWN_FIELD or
  /// INVALID_VALUE. Also begins the list on `output`, where people aren't shown the columns whose value the filters
  /// say.
  static Result<List> begin(std::span<const Column> columns, const ListRequest& request, Output& output,
                            const ListHabits& habits = {});

  List(List&&) noexcept;
  List& operator=(List&&) noexcept;
  ~List();

  /// Whether the column's value matters: shown, filtered or sorted by. Others may be left null.
  bool needs(std::string_view column) const;

  /// The value a filter demands of a column by `=`, for a store to narrow its search; the filter is
  /// applied here all the same.
  std::optional<std::string_view> demanded(std::string_view column) const;

  /// Answers false when further rows are pointless.
  bool row(std::span<const Value> values);

  /// How many rows matched the filters so far, before limit and offset.
  std::uint64_t matches() const;

  /// Ends the list on the output. Fails where sorting couldn't write its temporary file.
  Result<void> end();

 private:
  explicit List(std::unique_ptr<ListState> state);
  std::unique_ptr<ListState> state_;
};

}  // namespace pcadmin::report
