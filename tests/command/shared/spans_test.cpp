// How the records of a file come by the span.
#include "command/shared/spans.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "exchange/text_bytes.hpp"

namespace pcadmin::command {
namespace {

using exchange::Faults;
using exchange::Format;
using exchange::Record;

struct Spans {
  std::vector<std::size_t> sizes;
  std::vector<std::string> faults;  // their codes, in the order in which they were added
};

/// Reads a file; the handler finds fault with each record whose id is "bad", and wants no more after `most` spans.
Spans read(const std::string& content, Format format, std::size_t most = SIZE_MAX) {
  Spans spans;
  Faults faults("file");
  const auto bytes = exchange::bytes_of(content);
  const auto done = read_spans(*bytes, format, faults, [&](std::span<const Record> records) {
    spans.sizes.push_back(records.size());
    for (const Record& record : records) {
      if (record.value("id") == "bad") faults.add("BAD", record.line, 0, {}, "bad.");
    }
    return spans.sizes.size() < most;
  });
  REQUIRE(done);
  for (const ErrorDetail& detail : faults.details())
    spans.faults.push_back(detail.code);
  return spans;
}

std::string rows(std::size_t count) {
  std::string text = "id,name\n";
  for (std::size_t i = 0; i < count; ++i)
    text += std::to_string(i) + ",a\n";
  return text;
}

}  // namespace

TEST_CASE("records come by the span, what is left at the end") {
  CHECK(read(rows(2 * span_size + 7), Format::csv).sizes == std::vector<std::size_t>{span_size, span_size, 7});
  CHECK(read(rows(span_size), Format::csv).sizes == std::vector<std::size_t>{span_size});
  CHECK(read("id,name\n", Format::csv).sizes.empty());
}

TEST_CASE("a handler that wants no more gets no more") {
  CHECK(read(rows(2 * span_size), Format::csv, 1).sizes == std::vector<std::size_t>{span_size});
}

TEST_CASE("what is wrong with a file has its place between what is wrong with its records") {
  const Spans spans = read("id,name\nbad,a\nragged\nbad,b\nragged,too,far\n", Format::csv);
  CHECK(spans.faults == std::vector<std::string>{"BAD", "CSV_COLUMNS", "BAD", "CSV_COLUMNS"});
  CHECK(read(R"([{"id":"bad"},{"id":"bad"} )", Format::json).faults ==
        std::vector<std::string>{"BAD", "BAD", "JSON_TRUNCATED"});
}

TEST_CASE("very long records make shorter spans") {
  std::string text;
  for (int i = 0; i < 20; ++i)
    text += R"({"id":"good","name":")" + std::string(500'000, 'n') + "\"}\n";
  CHECK(read(text, Format::json).sizes.size() > 1);
}

}  // namespace pcadmin::command
