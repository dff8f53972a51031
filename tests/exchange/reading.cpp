#include "exchange/reading.hpp"

#include <stdexcept>
#include <utility>

#include "exchange/text_bytes.hpp"

namespace pcadmin::exchange::testing {

std::vector<std::string> Reading::places() const {
  std::vector<std::string> places;
  for (const ErrorDetail& fault : faults) {
    places.push_back(fault.code + " " + std::to_string(fault.line) + ":" + std::to_string(fault.column));
  }
  return places;
}

Reading read(std::string text, Format format) {
  Reading reading;
  Faults faults("file");
  const auto bytes = bytes_of(std::move(text));
  const auto outcome = read_records(*bytes, format, faults, [&](const Record& record) {
    reading.records.push_back(record);
    return true;
  });
  if (!outcome) throw std::runtime_error(outcome.error().message);
  if (!faults.empty()) reading.faults = faults.error().details;
  return reading;
}

std::vector<std::string> fields_of(const Record& record) {
  std::vector<std::string> fields;
  for (const Field& field : record.fields())
    fields.push_back(field.path + "=" + field.value);
  return fields;
}

std::vector<std::string> ItemReading::codes() const {
  std::vector<std::string> codes;
  for (const ErrorDetail& fault : faults) {
    const std::size_t colon = fault.message.find(": ");
    codes.push_back(colon == std::string::npos ? fault.code : fault.code + " " + fault.message.substr(0, colon));
  }
  return codes;
}

ItemReading read_items(std::string text, const Said& said) {
  ItemReading result;
  result.reading = read(std::move(text));
  result.faults = result.reading.faults;
  Faults faults("file");
  for (const Record& record : result.reading.records)
    result.items.push_back(to_item(record, said, faults));
  for (const ErrorDetail& detail : faults.left_out())
    result.left_out.push_back(detail.value);
  if (!faults.empty()) {
    const Error error = faults.error();
    result.faults.insert(result.faults.end(), error.details.begin(), error.details.end());
  }
  return result;
}

}  // namespace pcadmin::exchange::testing
