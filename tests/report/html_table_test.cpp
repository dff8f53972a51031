#include "report/html_table.hpp"

#include <catch2/catch.hpp>

#include "report/written_html.hpp"

namespace pcadmin::report {

namespace {

struct Written : test::WrittenHtml {
  /// What stands between the heading and the end of the table.
  std::string rows() {
    REQUIRE(html.finish());
    const std::string head = "</thead>\n";
    const std::size_t begin = bytes.find(head) + head.size();
    return bytes.substr(begin, bytes.find("</table>") - begin);
  }
};

}  // namespace

TEST_CASE("Each cell has its column's heading with it, for a screen that is too narrow for columns") {
  Written page;
  HtmlTable table(page.html, "By \"date\"", {{"Until"}, {"Count", HtmlTable::Align::number}});
  table.begin_row();
  table.cell("<today>", "date");
  table.number(1'234'567);
  table.end_row();
  table.end();
  CHECK(page.rows() ==
        "<tbody><tr><td class=\"date\" data-heading=\"Until\">&lt;today&gt;</td>\n"
        "<td class=\"number\" data-heading=\"Count\">1,234,567</td>\n</tr>\n</tbody>\n");
  CHECK(page.bytes.find("aria-label=\"By &quot;date&quot;\"") != std::string::npos);
  CHECK(page.bytes.find("<th scope=\"col\" class=\"number\">Count</th>") != std::string::npos);
}

TEST_CASE("A name stands with what tells it from others, or either of them alone") {
  Written page;
  HtmlTable table(page.html, "Names", {{"Both"}, {"Id"}, {"Name"}, {"None"}});
  table.begin_row();
  table.name("Maple", "maple.example");
  table.name("", "maple.example");
  table.name("Maple", "");
  table.name("", "");
  table.end_row();
  table.end();
  CHECK(page.rows() ==
        "<tbody><tr>"
        "<td class=\"name\" data-heading=\"Both\"><bdi>Maple</bdi><span class=\"id\">maple.example</span>\n</td>\n"
        "<td class=\"name\" data-heading=\"Id\"><bdi>maple.example</bdi></td>\n"
        "<td class=\"name\" data-heading=\"Name\"><bdi>Maple</bdi></td>\n"
        "<td class=\"name\" data-heading=\"None\"><bdi></bdi></td>\n"
        "</tr>\n</tbody>\n");
}

TEST_CASE("Each group has a body of its own, and a table without rows has none") {
  Written page;
  HtmlTable table(page.html, "Groups", {{"One"}, {"Two"}});
  for (const char* group : {"A", "B"}) {
    table.begin_group();
    page.html.text(group);
    table.end_group_heading();
    table.begin_rest();
    page.html.text("more");
    table.end_rest();
  }
  table.end();
  const std::string rest = "<tr class=\"rest\"><td colspan=\"2\">more</td>\n</tr>\n</tbody>\n";
  const std::string heading = "<tbody><tr class=\"group\"><th scope=\"rowgroup\" colspan=\"2\">";
  CHECK(page.rows() == heading + "A</th>\n</tr>\n" + rest + heading + "B</th>\n</tr>\n" + rest);

  Written empty;
  HtmlTable nothing(empty.html, "Nothing", {{"One"}});
  nothing.end();
  CHECK(empty.rows().empty());
}

TEST_CASE("Numbers are read in groups of three digits") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1'000) == "1,000");
  CHECK(grouped(18'446'744'073'709'551'615U) == "18,446,744,073,709,551,615");
}

}  // namespace pcadmin::report
