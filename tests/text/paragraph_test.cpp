#include <vector>

#include <catch2/catch.hpp>

#include "text/paragraph.hpp"

namespace pcadmin::text {
namespace {

TEST_CASE("a paragraph breaks at blanks and keeps its own line feeds") {
  CHECK(paragraph("one two three four five six seven", 0, 24) == "one two three four five\nsix seven\n");
  CHECK(paragraph("one\n\ntwo", 2, 40) == "  one\n\n  two\n");
  CHECK(paragraph("", 2, 40) == "\n");
  CHECK(paragraph("a-word-that-is-longer-than-the-whole-line is kept", 0, 24) ==
        "a-word-that-is-longer-than-the-whole-line\nis kept\n");
}

TEST_CASE("lines that are too wide hang, and keep the blanks within them") {
  CHECK(hanging("short\n  and shorter\n", 24) == "short\n  and shorter\n");
  CHECK(hanging("  one two three four five six seven\n", 24) == "  one two three four\n    five six seven\n");
  CHECK(hanging("Label:      a value that is long\n", 24) == "Label:      a value\n  that is long\n");
  CHECK(hanging(std::string(60, ' ') + "\n", 40) == "\n");
  CHECK(hanging("", 40).empty());
}

TEST_CASE("Chinese breaks between any two characters and counts two cells each") {
  CHECK(paragraph("指派支援連絡人給訂閱客戶的合作夥伴", 0, 24) == "指派支援連絡人給訂閱客戶\n的合作夥伴\n");
}

TEST_CASE("no line of Chinese begins with a mark that closes, or ends with one that opens") {
  CHECK(paragraph("指派支援連絡人給訂閱客戶，然後結束", 0, 24) == "指派支援連絡人給訂閱客\n戶，然後結束\n");
  CHECK(paragraph("指派支援連絡人給訂閱者（或提供者）", 0, 24) == "指派支援連絡人給訂閱者\n（或提供者）\n");
  CHECK(paragraph("指派支援連絡人給 Office 365。", 0, 24) == "指派支援連絡人給 Office\n365。\n");
}

TEST_CASE("beside Chinese a line breaks where the marks allow it, within Latin letters never") {
  CHECK(paragraph("指派支援連絡人給訂閱客戶/提供者", 0, 24) == "指派支援連絡人給訂閱客\n戶/提供者\n");
  CHECK(paragraph("指派支援連絡人給訂閱者“提供者”", 0, 24) == "指派支援連絡人給訂閱\n者“提供者”\n");
  CHECK(paragraph("指派支援連絡人給訂閱者--to-provider", 0, 24) == "指派支援連絡人給訂閱\n者--to-provider\n");
  CHECK(paragraph("指派支援連絡人給 https://office.example/a-b", 0, 24) ==
        "指派支援連絡人給\nhttps://office.example/a-b\n");
}

TEST_CASE("what is too wide for any line breaks where Latin letters and Chinese meet") {
  CHECK(paragraph(R"({"tenantId":"f6fadfa7","name":"遠山雲端","role":"provider"})", 0, 24) ==
        "{\"tenantId\":\"f6fadfa7\",\"name\":\"\n遠山雲\n端\",\"role\":\"provider\"}\n");
  CHECK(paragraph("葛\U000E0100a-word-that-is-longer-than-the-line", 0, 24) ==
        "葛\U000E0100\na-word-that-is-longer-than-the-line\n");
}

TEST_CASE("a list of terms aligns the meanings and wraps them beneath themselves") {
  const std::vector<Term> terms{{"-o, --output", "How it is written, in which of the forms that there are."},
                                {"指派", "Assign."}};
  CHECK(term_list(terms, 60) ==
        "  -o, --output  How it is written, in which of the forms\n"
        "                that there are.\n"
        "  指派          Assign.\n");
  const std::vector<Term> long_term{{"--a-very-long-option-indeed VALUE", "Meaning."}, {"--b", "Other."}};
  CHECK(term_list(long_term, 60) ==
        "  --a-very-long-option-indeed VALUE\n"
        "       Meaning.\n"
        "  --b  Other.\n");
}

TEST_CASE("where there is little room, only short terms have their meaning beside them") {
  const std::vector<Term> terms{{"-o, --output", "How it is written."}, {"--b", "Other."}};
  CHECK(term_list(terms, 40) ==
        "  -o, --output\n"
        "       How it is written.\n"
        "  --b  Other.\n");
  CHECK(term_list(std::vector<Term>{{"    --reseller REF", "The reseller."}}, 40) ==
        "  --reseller REF\n"
        "    The reseller.\n");
}

}  // namespace
}  // namespace pcadmin::text
