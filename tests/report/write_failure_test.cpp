#include <string>

#include <catch2/catch.hpp>

#include "report/memory_sink.hpp"
#include "report/renderer.hpp"

using namespace pcadmin;
using namespace pcadmin::report;
using namespace std::string_view_literals;

namespace {

const Column columns[] = {{"name", ColumnType::text, "Name", ""}};
constexpr Format all_formats[] = {Format::table, Format::json, Format::jsonl, Format::csv, Format::tsv};

/// As many rows as fit; answers how many were taken.
std::size_t write_rows(Output& output, std::size_t count) {
  const std::string name(1000, 'x');
  const Value values[] = {std::string_view(name)};
  std::size_t taken = 0;
  while (taken < count && !output.broken()) {
    output.row(values);
    ++taken;
  }
  return taken;
}

}  // namespace

TEST_CASE("nothing is written before finish while it fits the buffer, nor at all without finish") {
  for (const Format format : all_formats) {
    CAPTURE(name(format));
    MemorySink sink;
    RenderOptions options;
    options.format = format;
    {
      const auto output = make_output(options, sink);
      REQUIRE(output->begin_list(columns));
      write_rows(*output, 10);
    }
    CHECK(sink.writes == 0);
  }
}

TEST_CASE("a long list is written in pieces of about the buffer's size") {
  for (const Format format : all_formats) {
    CAPTURE(name(format));
    MemorySink sink;
    RenderOptions options;
    options.format = format;
    const auto output = make_output(options, sink);
    REQUIRE(output->begin_list(columns));
    write_rows(*output, 3000);
    CHECK(sink.writes > 20);
    CHECK(sink.largest < 70'000);
  }
}

TEST_CASE("a failed write is an error with the system's reason, and ends the rows") {
  for (const Format format : all_formats) {
    CAPTURE(name(format));
    MemorySink sink(1, Sink::Delivery::failed);
    RenderOptions options;
    options.format = format;
    const auto output = make_output(options, sink);
    REQUIRE(output->begin_list(columns));
    CHECK(write_rows(*output, 5000) < 5000);
    CHECK(output->broken());
    output->end_list(0, false);
    const Result<void> finished = output->finish();
    REQUIRE_FALSE(finished);
    CHECK(finished.error().code == ErrorCode::output_failed);
    CHECK(finished.error().message == "the answer could not be written: No space left on device.");
    CHECK(sink.writes == 2);
  }
}

TEST_CASE("a failure of the very last write is noticed") {
  MemorySink sink(0, Sink::Delivery::failed);
  const auto output = make_output({}, sink);
  output->text("short");
  CHECK_FALSE(output->broken());
  CHECK_FALSE(output->finish());
}

TEST_CASE("a reader that went away ends the rows, but is no failure") {
  MemorySink sink(0, Sink::Delivery::reader_gone);
  RenderOptions options;
  options.format = Format::tsv;
  const auto output = make_output(options, sink);
  REQUIRE(output->begin_list(columns));
  CHECK(write_rows(*output, 1000) < 100);
  CHECK(output->finish());
  CHECK(sink.writes == 1);
}
