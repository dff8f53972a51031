#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "app/help/roff.hpp"

namespace pcadmin::app {
namespace {

std::string beginning() {
  return Roff("a-page", 1, "2026-11-24").text();
}

template <class Write>
std::string written(Write write) {
  Roff roff("a-page", 1, "2026-11-24");
  write(roff);
  return std::move(roff).text().substr(beginning().size());
}

TEST_CASE("a page begins with its name, its section and the date it is given") {
  CHECK(beginning().starts_with(".TH \"A\\-PAGE\" 1 \"2026-11-24\" \"pcadmin "));
}

TEST_CASE("text is shown as it is, whatever roff would take it for") {
  const auto paragraph = [](const char* text) {
    return written([text](Roff& roff) {
      roff.heading("H");
      roff.paragraph(text);
    });
  };
  CHECK(paragraph(".SH no heading") == ".SH H\n\\&.SH no heading\n");
  CHECK(paragraph("'br") == ".SH H\n\\(aqbr\n");
  CHECK(paragraph("a\\fBb\\n") == ".SH H\na\\(rsfBb\\(rsn\n");
  CHECK(paragraph("--yes ~/x ^ ` \"") == ".SH H\n\\-\\-yes \\(ti/x \\(ha \\(ga \\(dq\n");
  CHECK(paragraph("é…山 😀") == ".SH H\n\\[u00E9]\\[u2026]\\:\\[u5C71] \\[u1F600]\n");
  CHECK(paragraph("支援。 人") == ".SH H\n\\[u652F]\\:\\[u63F4]\\[u3002] \\[u4EBA]\n");
  CHECK(paragraph("one\ntwo") == ".SH H\none\n.PP\ntwo\n");
}

TEST_CASE("options are bold and what they take is italic") {
  const std::string text = written([](Roff& roff) {
    roff.terms(
        std::vector<text::Term>{{"    --limit N", "At most."}, {"-o, --output FORMAT", "How."}, {"FILE", "What."}});
  });
  CHECK(text ==
        ".TP\n\\fB\\-\\-limit\\fR \\fIN\\fR\nAt most.\n"
        ".TP\n\\fB\\-o\\fR, \\fB\\-\\-output\\fR \\fIFORMAT\\fR\nHow.\n"
        ".TP\n\\fBFILE\\fR\nWhat.\n");
}

TEST_CASE("a usage line, an example and references") {
  CHECK(written([](Roff& roff) { roff.usage("pcadmin do FILE… [OPTIONS]"); }) ==
        ".SY pcadmin\n\\fBdo\\fR \\fIFILE\\[u2026]\\fR [\\fIOPTIONS\\fR]\n.YS\n");
  CHECK(written([](Roff& roff) { roff.usage("pcadmin do [--limit N] [--at DATE --yes]"); }) ==
        ".SY pcadmin\n\\fBdo\\fR [\\fB\\-\\-limit\\fR \\fIN\\fR] [\\fB\\-\\-at\\fR \\fIDATE\\fR "
        "\\fB\\-\\-yes\\fR]\n.YS\n");
  CHECK(written([](Roff& roff) { roff.usage("pcadmin do [選]"); }) ==
        ".SY pcadmin\n\\fBdo\\fR [\\fI\\[u9078]\\fR]\n.YS\n");
  CHECK(written([](Roff& roff) { roff.example("so", "a -b\n.c"); }) ==
        ".PP\nso:\n.PP\n.RS 4\n.nf\na \\-b\n\\&.c\n.fi\n.RE\n");
  CHECK(written([](Roff& roff) {
          roff.references({{"b", 5}, {"c", 1}, {"a", 1}});
        }) == ".BR a (1),\n.BR c (1),\n.BR b (5)\n");
}

}  // namespace
}  // namespace pcadmin::app
