#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "exchange/reading.hpp"
#include "exchange/workbook_bytes.hpp"

namespace pcadmin::exchange::testing {

namespace {

using Texts = std::vector<std::string>;

Reading read_sheet(const std::string& rows) {
  return read(zip_of(workbook_files("<sheetData>" + rows + "</sheetData>")));
}

/// What a cell of a sheet says, below the header "a".
std::string said(const std::string& cell) {
  const Reading reading = read_sheet("<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row><row r=\"7\">" +
                                     cell + "<c r=\"B7\" t=\"str\"><v>x</v></c></row>");
  REQUIRE(reading.places() == Texts{});
  REQUIRE(reading.records.size() == 1);
  CHECK(reading.records[0].line == 7);
  return std::string(reading.records[0].value("a"));
}

std::string fault(std::string bytes) {
  const Reading reading = read(std::move(bytes));
  CHECK(reading.records.empty());
  REQUIRE(reading.faults.size() == 1);
  return reading.faults[0].code + ": " + reading.faults[0].message;
}

/// A workbook in which one of its files holds something else.
std::string with(const std::string& name, const std::string& content) {
  ZipFiles files = workbook_files("<sheetData><row><c t=\"str\"><v>a</v></c></row></sheetData>");
  for (auto& [known, text] : files)
    if (known == name) text = content;
  return zip_of(files);
}

}  // namespace

TEST_CASE("the first sheet that is shown is read as a table") {
  const Reading reading = read_sheet(
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
      "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><r><t>Intune </t></r><r><t>A</t></r></is></c>"
      "<c r=\"B3\"><v>4871023</v></c><c r=\"D3\"/></row><row r=\"4\"><c r=\"B4\"/></row>"
      "<row r=\"5\"><c r=\"A5\" t=\"str\"><v>Yammer</v></c></row>");
  CHECK(reading.places() == Texts{});
  REQUIRE(reading.records.size() == 2);
  CHECK(fields_of(reading.records[0]) == Texts{"subscription=Intune A", "contact=4871023"});
  CHECK(reading.records[0].line == 3);
  CHECK(reading.records[0].fields()[1].column == 2);
  CHECK(reading.records[0].layout == Layout::workbook);
  CHECK(fields_of(reading.records[1]) == Texts{"subscription=Yammer", "contact="});
}

TEST_CASE("a cell of a sheet says what a person sees in it") {
  struct Case {
    const char* cell;
    const char* text;
  };
  const Case cases[] = {
      {"<c r=\"A7\"><v>4.871023E6</v></c>", "4871023"},
      {"<c r=\"A7\"><v>0.5</v></c>", "0.5"},
      {"<c r=\"A7\"><v>1.2345678901234568E+19</v></c>", "1.2345678901234568E+19"},
      {"<c r=\"A7\" s=\"1\"><v>46568</v></c>", "2027-06-30"},
      {"<c r=\"A7\" s=\"2\"><v>46568.75</v></c>", "2027-06-30T18:00:00"},
      {"<c r=\"A7\" s=\"0\"><v>46568</v></c>", "46568"},
      {"<c r=\"A7\" t=\"d\"><v>2027-06-30</v></c>", "2027-06-30"},
      {"<c r=\"A7\" t=\"b\"><v>1</v></c>", "true"},
      {"<c r=\"A7\" t=\"e\"><v>#NAME?</v></c>", "#NAME?"},
      {"<c r=\"A7\" t=\"str\"><f>A1&amp;\"x\"</f><v>ax</v></c>", "ax"},
      {"<c r=\"A7\" t=\"inlineStr\"><is><t>a_x0009_b_x</t></is></c>", "a\tb_x"},
      {"<c r=\"A7\" t=\"s\"><v>99</v></c>", ""},
      {"", ""},
  };
  for (const Case& each : cases) {
    INFO(each.cell);
    CHECK(said(each.cell) == each.text);
  }
}

TEST_CASE("what is no workbook is named as what it is") {
  using Catch::Matchers::Contains;
  using Catch::Matchers::StartsWith;
  const std::string old = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
  CHECK_THAT(fault(old), StartsWith("WORKBOOK_FORMAT") && Contains(".xls)"));
  CHECK_THAT(fault(old + std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32)), Contains("password"));
  CHECK_THAT(fault(zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})),
             StartsWith("WORKBOOK_FORMAT"));
  CHECK_THAT(fault("PK\x03\x04 and nothing more"), StartsWith("WORKBOOK_SYNTAX"));
  CHECK_THAT(fault(with("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>")), StartsWith("WORKBOOK_SYNTAX"));
  CHECK_THAT(fault(workbook_of({})), StartsWith("EMPTY_FILE"));
}

TEST_CASE("a workbook that was made to grow is refused") {
  using Catch::Matchers::StartsWith;
  CHECK_THAT(fault(with("xl/worksheets/sheet1.xml", "<worksheet>" + std::string(std::size_t{64} << 20U, ' '))),
             StartsWith("WORKBOOK_TOO_LARGE"));
  const std::string entities =
      "<!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>";
  CHECK_THAT(fault(with("xl/sharedStrings.xml", entities)), StartsWith("WORKBOOK_SYNTAX"));
}

}  // namespace pcadmin::exchange::testing
