// What the rows of a list come to, in a line for people.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/output.hpp"

namespace pcadmin::report {

class RowTally {
 public:
  void add(std::span<const Column> columns, std::span<const Value> row);

  /// "2 assigned, 21 unchanged", of rows that have a result; "3 created, 2 updated", of rows that count; else how many
  /// rows there are of the `total`, and how many of them have a contact that isn't eligible. Empty without rows.
  std::string text(std::uint64_t total) const;

 private:
  void count(std::string_view what, std::uint64_t number);

  std::uint64_t rows_ = 0;
  std::uint64_t not_eligible_ = 0;
  std::vector<std::pair<std::string, std::uint64_t>> counts_;  // in the order in which they came
};

}  // namespace pcadmin::report
