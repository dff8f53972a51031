#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "exchange/reading.hpp"

namespace pcadmin::exchange::testing {

namespace {

using Texts = std::vector<std::string>;

std::string utf16(std::u16string_view text, bool big_endian, bool with_mark = true) {
  std::string bytes;
  const auto unit = [&](char16_t c) {
    const char high = static_cast<char>(c >> 8);
    const char low = static_cast<char>(c & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  };
  if (with_mark) unit(0xFEFF);
  for (const char16_t c : text)
    unit(c);
  return bytes;
}

/// Hands over a text in pieces of a few bytes, as a pipe may.
class Drops final : public Bytes {
 public:
  Drops(std::string text, std::size_t size) : text_(std::move(text)), size_(size) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t count = text_.copy(buffer.data(), std::min(size_, buffer.size()), next_);
    next_ += count;
    return count;
  }

 private:
  std::string text_;
  std::size_t size_;
  std::size_t next_ = 0;
};

}  // namespace

TEST_CASE("UTF-8 and UTF-16 are read alike, in pieces of any size") {
  const std::u16string_view text = u"{\"id\":\"1\",\r\n\"name\":\"é 晨光科技 😀\"}";
  const std::string in_utf8 = "{\"id\":\"1\",\r\n\"name\":\"é 晨光科技 😀\"}";
  for (const std::string& bytes : {in_utf8, "\xEF\xBB\xBF" + in_utf8, utf16(text, false), utf16(text, true),
                                   utf16(text, false, false), utf16(text, true, false)}) {
    for (const std::size_t size : {1U, 2U, 3U, 5U, 4096U}) {
      Drops drops(bytes, size);
      Faults faults("file");
      std::string name;
      std::uint64_t column = 0;
      REQUIRE(read_records(drops, Format::guess, faults, [&](const Record& record) {
        name = record.value("name");
        column = record.find("name")->column;
        return true;
      }));
      CHECK(faults.empty());
      CHECK(name == "é 晨光科技 😀");
      CHECK(column == 8);
    }
  }
}

TEST_CASE("CSV is read in UTF-16 too") {
  const bool with_mark = GENERATE(true, false);
  const Reading reading = read(utf16(u"Microsoft ID,公司名稱\r\n1,晨光科技\r\n", false, with_mark));
  CHECK(reading.places() == Texts{});
  REQUIRE(reading.records.size() == 1);
  CHECK(reading.records[0].value("companyname") == "晨光科技");
}

TEST_CASE("What isn't valid UTF-8 is named by line and column, and reading goes on") {
  struct Case {
    const char* what;
    const char* bytes;
  };
  const Case cases[] = {{"a byte that never occurs", "\xFF"},
                        {"a continuation alone", "\x80"},
                        {"a sequence cut short", "\xE6\x99"},
                        {"an overlong form", "\xC0\xAF"},
                        {"a surrogate", "\xED\xA0\x80"},
                        {"beyond Unicode", "\xF4\x90\x80\x80"},
                        {"Latin-1", "caf\xE9s"}};
  for (const Case& one : cases) {
    INFO(one.what);
    const Reading reading = read("[{\"id\":\"1\"},\n{\"id\":\"2" + std::string(one.bytes) + "\"},{\"id\":\"3\"}]");
    REQUIRE(reading.faults.size() == 1);
    CHECK(reading.faults[0].code == "INVALID_UTF8");
    CHECK(reading.faults[0].line == 2);
    CHECK(reading.faults[0].column == (one.bytes[0] == 'c' ? 12 : 9));
    CHECK(reading.records.size() == 3);
  }
}

TEST_CASE("Invalid bytes are one fault a line") {
  CHECK(read("a,b\n\xFF\xFF,\xFF\n1,2\n\xFE,2\n").places() == Texts{"INVALID_UTF8 2:1", "INVALID_UTF8 4:1"});
}

TEST_CASE("Half a UTF-16 character is a fault") {
  CHECK(read(utf16(u"{\"id\":\"\xD800\"}", false)).places() == Texts{"INVALID_UTF8 1:8"});
  CHECK(read(utf16(u"{\"id\":\"1\"}", false) + "x").places().at(0) == "INVALID_UTF8 1:11");
}

TEST_CASE("Big5, as Excel in Taiwan saves CSV, is told apart and nothing else is said") {
  // 晨光科技,青田食品 in Big5.
  const Reading reading =
      read("Microsoft ID,Company name\r\n1,\xB1\xE1\xA5\xFA\xAC\xEC\xA7\xDE\r\n2,\xAB\x43\xA5\xD0\xAD\xB9\xAB\x7E\r\n");
  CHECK(reading.places() == Texts{"ENCODING_BIG5 2:3"});
  CHECK(reading.faults.at(0).message.find("UTF-8") != std::string::npos);
  CHECK(read("[{\"name\":\"\xB1\xE1\xA5\xFA\"}]").places() == Texts{"ENCODING_BIG5 1:11"});
}

namespace {

class Failing final : public Bytes {
 public:
  Result<std::size_t> read(std::span<char> buffer) override {
    if (std::exchange(read_before_, true)) {
      Error error;
      error.code = ErrorCode::file_unreadable;
      return error;
    }
    return std::string_view("[{\"id\":\"1\"},{").copy(buffer.data(), buffer.size());
  }

 private:
  bool read_before_ = false;
};

}  // namespace

TEST_CASE("Bytes that can't be read are an error, not a fault of the file") {
  Failing bytes;
  Faults faults("file");
  const auto outcome = read_records(bytes, Format::guess, faults, [](const Record&) { return true; });
  REQUIRE(!outcome);
  CHECK(outcome.error().code == ErrorCode::file_unreadable);
  CHECK(faults.empty());
}

}  // namespace pcadmin::exchange::testing
