#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "exchange/cell.hpp"
#include "exchange/column_name.hpp"
#include "exchange/reading.hpp"
#include "text/csv_cell.hpp"

namespace pcadmin::exchange::testing {

namespace {
using Texts = std::vector<std::string>;
}

TEST_CASE("a table is read as spreadsheets and PowerShell write it") {
  struct Case {
    const char* what;
    std::string text;
    Layout layout;
  };
  const Case cases[] = {
      {"commas", "Id,Name\r\n1,x\r\n", Layout::commas},
      {"semicolons", "Id;Name\r\n1;x\r\n", Layout::semicolons},
      {"tabs", "Id\tName\r\n1\tx\r\n", Layout::tabs},
      {"a line that says it", "sep=;\r\nId;Name\r\n1;x\r\n", Layout::semicolons},
      {"such a line in quotation marks", "\"sep=\t\"\nId\tName\n1\tx\n", Layout::tabs},
      {"a line with a type",
       "#TYPE Selected.System.Management.Automation.PSCustomObject\n\"Id\",\"Name\"\n\"1\",\"x\"\n", Layout::commas},
      {"both", "#TYPE System.Object\nsep=;\nId;Name\n1;x\n", Layout::semicolons},
      {"quoted separators of another kind", "\"Id\";\"Name\"\n\"1\";x\n", Layout::semicolons},
      {"padded columns", "Id,Name,,\n1,x,,\n", Layout::commas},
      {"rows padded beyond the header", "Id,Name\n1,x,,\n", Layout::commas},
      {"an empty column between", "Id,,Name\n1,,x\n", Layout::commas},
      {"empty rows", "Id,Name\n,\n1,x\n,\n,,,\n", Layout::commas},
      {"empty rows before the header", ",\nId,Name\n1,x\n", Layout::commas},
      {"blanks around", "Id , Name\n 1 ,\u00A0x\u3000\n", Layout::commas},
      {"an id as a formula", "Id,Name\n\"=\"\"1\"\"\",x\n", Layout::commas},
      {"an id behind an apostrophe", "Id,Name\n'1,x\n", Layout::commas},
      {"UTF-16", std::string("\xFF\xFEI\0d\0\t\0N\0a\0m\0e\0\r\0\n\0001\0\t\0x\0\r\0\n\0", 28), Layout::tabs},
  };
  for (const Case& each : cases) {
    INFO(each.what);
    const Reading reading = read(each.text);
    CHECK(reading.places() == Texts{});
    REQUIRE(reading.records.size() == 1);
    CHECK(fields_of(reading.records[0]) == Texts{"id=1", "name=x"});
    CHECK(reading.records[0].layout == each.layout);
  }
}

TEST_CASE("what separates the columns is never guessed") {
  struct Case {
    const char* what;
    std::string text;
    Texts places;
  };
  const Case cases[] = {
      {"two are possible", "Id,Name;Other\n1,x;y\n", {"CSV_SYNTAX 1:1"}},
      {"two are possible, and a line tells", "sep=,\nId,Name;Other\n1,x\n", {}},
      {"another one is said", "sep=|\nId|Name\n", {"CSV_SYNTAX 1:1"}},
      {"a row has another one", "Id,Name\n1;x\n", {"CSV_COLUMNS 2:1"}},
      {"a value in a column without a name", "Id,,Name\n1,y,x\n", {"CSV_HEADER 1:4"}},
      {"a value beyond the header", "Id,Name\n1,x,y\n", {"CSV_COLUMNS 2:1"}},
  };
  for (const Case& each : cases) {
    INFO(each.what);
    CHECK(read(each.text).places() == each.places);
  }
}

TEST_CASE("a column whose name stands before is numbered, so that none takes another's place") {
  const Reading reading = read("Id,TenantId,TenantId\n1,a,b\n");
  CHECK(reading.places() == Texts{});
  REQUIRE(reading.records.size() == 1);
  CHECK(fields_of(reading.records[0]) == Texts{"id=1", "tenantid=a", "tenantid(2)=b"});
}

TEST_CASE("the dashboard's columns are known in its other languages") {
  for (const char* name : {"Company name", "公司名稱", "公司名称", "会社名"}) {
    INFO(name);
    CHECK(column_name(name) == "companyname");
  }
  for (const char* name : {"Primary domain name", "主要網域名稱", "主域名", "プライマリ ドメイン名"}) {
    INFO(name);
    CHECK(column_name(name) == "primarydomainname");
  }
  for (const char* name : {"Relationship", "關係", "关系", "関係"}) {
    INFO(name);
    CHECK(column_name(name) == "relationship");
  }
}

TEST_CASE("the guard of --excel is taken off again, whatever the text") {
  for (const std::string text : {"@Home Networks", "=1+1", "+886", "-", "＝全形", "'Tis", "'@Home", "''", "'", "'=x",
                                 "'4871023", "plain", "\tx"}) {
    INFO(text);
    std::string guarded;
    text::append_guarded(guarded, text);
    CHECK(cell_text(guarded) == text);
  }
  CHECK(cell_text("'Tis") == "'Tis");
  CHECK(cell_text("'@Home") == "@Home");
}

TEST_CASE("what a spreadsheet has made of an id is told") {
  for (const char* text : {"5.10295E+06", "5,10295e+06", "########", "#NAME?", "#N/A"}) {
    INFO(text);
    CHECK(spreadsheet_damage(text));
  }
  for (const char* text : {"", "4871023", "#", "0c39d6d5-c70d-4c55-bc02-f620844f3fd1", "Edge+1", "1E5"}) {
    INFO(text);
    CHECK_FALSE(spreadsheet_damage(text));
  }
  CHECK(no_date("6/30/2027").find("2027-06-30") != std::string::npos);
}

TEST_CASE("the dashboard's export is read in its other languages, with its words for relationships") {
  struct Case {
    const char* text;
    const char* relationship;
  };
  const Case cases[] = {
      {"Microsoft ID,公司名稱,主要網域名稱,關係,標籤\n{id},楓葉,maple.example,經銷商,\n", "reseller"},
      {"Microsoft ID;公司名称;主域名;关系;标签\n{id};楓葉;maple.example;无;\n", "none"},
      {"Microsoft ID\t会社名\tプライマリ ドメイン名\t関係\tタグ\n{id}\t楓葉\tmaple.example\tアドバイザー\t\n",
       "advisor"},
      {"Microsoft ID,Company name,Primary domain name,Relationship\n{id},楓葉,maple.example,Something else\n",
       "Something else"},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    std::string text = each.text;
    text.replace(text.find("{id}"), 4, "0c39d6d5-c70d-4c55-bc02-f620844f3fd1");
    const ItemReading reading = read_items(text);
    CHECK(reading.codes() == Texts{});
    const auto& customer = reading.only<CustomerItem>();
    CHECK(customer.relationship_to_partner == std::string_view(each.relationship));
    CHECK(customer.fields.get(&Customer::company_name) == "楓葉");
    CHECK(customer.fields.get(&Customer::domain) == "maple.example");
  }
}

TEST_CASE("a doubled column that is read must say the same") {
  const std::string id = "0c39d6d5-c70d-4c55-bc02-f620844f3fd1";
  const std::string header = "Microsoft ID,Company name,Primary domain name,Company name,Tags,Tags\n" + id;
  CHECK(read_items(header + ",Maple,maple.example,Maple,a,b\n").faults.empty());
  CHECK(read_items(header + ",Maple,maple.example,,a,b\n").faults.empty());
  const ItemReading other = read_items(header + ",Maple,maple.example,Birch,a,b\n");
  REQUIRE(other.faults.size() == 1);
  CHECK(other.faults[0].code == "CSV_HEADER");
}

TEST_CASE("an import tells what a spreadsheet has made of ids") {
  const ItemReading reading = read_items("subscriptionId,customerId,offerName\n#NAME?,5.10295E+06,Intune\n");
  REQUIRE(reading.faults.size() >= 2);
  for (const std::size_t i : {0U, 1U})
    CHECK(reading.faults[i].message.find("spreadsheet") != std::string::npos);
}

}  // namespace pcadmin::exchange::testing
