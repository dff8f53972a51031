#include "report/html.hpp"

#include <catch2/catch.hpp>

#include "report/written_html.hpp"

namespace pcadmin::report {

using Written = test::WrittenHtml;

TEST_CASE("Texts from outside never become markup") {
  Written page;
  page.html.open("p", {{"title", R"("><script>alert('1')</script>&amp;)"}});
  page.html.text("</p><script>alert(\"1\")</script> & 'co'");
  REQUIRE(page.html.finish());
  CHECK(page.bytes ==
        "<p title=\"&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;\">"
        "&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;co&#39;</p>\n");
}

TEST_CASE("What could mislead a reader is spelt out") {
  Written page;
  page.html.element("p", "evil\u202Egnp.exe\x1b[31m\n");
  REQUIRE(page.html.finish());
  CHECK(page.bytes.find("\u202E") == std::string::npos);
  CHECK(page.bytes.find('\x1b') == std::string::npos);
  CHECK(page.bytes.find("\\u202e") != std::string::npos);
}

TEST_CASE("A text that nobody would read to its end is cut, and an escape isn't") {
  Written page;
  page.html.element("p", std::string(1'000'000, '<'));
  std::string marks = "a";
  for (int i = 0; i < 100'000; ++i)
    marks += "\u0301";
  page.html.element("p", marks);
  REQUIRE(page.html.finish());
  CHECK(page.bytes.find("&lt;…</p>") != std::string::npos);
  CHECK(page.bytes.ends_with("\u0301…</p>\n"));
  CHECK(page.bytes.size() < 6'000);
}

TEST_CASE("A name keeps its direction to itself") {
  Written page;
  page.html.name("<b>");
  REQUIRE(page.html.finish());
  CHECK(page.bytes == "<bdi>&lt;b&gt;</bdi>");
}

TEST_CASE("What is open is closed at the end, in order") {
  Written page;
  page.html.begin_document("en", "A & B", "p{}");
  page.html.open("main");
  page.html.open("p");
  REQUIRE(page.html.finish());
  CHECK(page.bytes.starts_with("<!doctype html>\n<html lang=\"en\"><head>"));
  CHECK(page.bytes.find("<title>A &amp; B</title>") != std::string::npos);
  CHECK(page.bytes.ends_with("<main><p></p>\n</main>\n</body>\n</html>\n"));
}

TEST_CASE("Writing stops at the first failure, which is told at the end") {
  int calls = 0;
  Html html([&](std::string_view) -> Result<void> {
    ++calls;
    Error error;
    error.code = ErrorCode::output_failed;
    return error;
  });
  for (int i = 0; i < 1'000; ++i)
    html.element("p", std::string(400, 'x'));
  CHECK(html.broken());
  const auto finished = html.finish();
  REQUIRE_FALSE(finished);
  CHECK(finished.error().code == ErrorCode::output_failed);
  CHECK(calls == 1);
}

}  // namespace pcadmin::report
