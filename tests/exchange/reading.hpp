// Reads a text as the exchange room does and keeps what came of it, for looking at.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/item.hpp"
#include "exchange/record.hpp"

namespace pcadmin::exchange::testing {

struct Reading {
  std::vector<Record> records;
  std::vector<ErrorDetail> faults;

  /// "CODE line:column" of each fault.
  std::vector<std::string> places() const;
};

Reading read(std::string text, Format format = Format::guess);

/// The fields of a record, "path=value" each.
std::vector<std::string> fields_of(const Record& record);

struct ItemReading {
  Reading reading;  // owns what the items borrow
  std::vector<std::optional<Item>> items;
  std::vector<ErrorDetail> faults;
  std::vector<std::string> left_out;  // the values

  /// The only item, of the kind that is expected.
  template <class Kind>
  const Kind& only() const {
    return std::get<Kind>(items.at(0).value());
  }
  /// "CODE path" of each fault.
  std::vector<std::string> codes() const;
};

ItemReading read_items(std::string text, const Said& said = {});

}  // namespace pcadmin::exchange::testing
