// What a step looks like.
#include "app/guide/picker_page.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "text/unicode.hpp"

namespace pcadmin::app {
namespace {

const std::vector<Choice> contacts{
    {.value = "1", .name = "遠山雲端", .detail = "the provider · 5102948", .explanation = {"id 1"}},
    {.value = "2", .name = "Bluegate Networks", .detail = "3390417", .explanation = {"id 2"}},
    {.value = "3",
     .name = "海岸資訊",
     .detail = "6024815",
     .refusal = "The partnership isn't accepted yet",
     .explanation = {"海岸資訊 has not accepted the partnership yet, so it can't support 青田食品.",
                     "Try: pcadmin accept-relationship --reseller bc67ba94-637d-4efa-a09e-467ada679f81"},
     .fixes = {}}};

const Question question{.title = "Which support contact?", .step = 3, .steps = 3, .before = {"Customer: 青田食品"}};

std::vector<std::string> lines(const Page& page) {
  std::vector<std::string> lines;
  for (const ScreenLine& line : page.lines)
    lines.push_back(line.text.substr(0, line.text.find_last_not_of(' ') + 1));
  return lines;
}

TEST_CASE("a wide screen shows names in a column, with what tells them apart and why one can't be taken") {
  const Page page = lay_out(question, {.typed = "a", .choices = contacts, .looked_at = 1}, {14, 80});
  CHECK(lines(page) ==
        std::vector<std::string>{"Which support contact?                                                       3/3",
                                 "Customer: 青田食品", "Find: a", "  遠山雲端           the provider · 5102948",
                                 "> Bluegate Networks  3390417",
                                 "  海岸資訊           6024815 · The partnership isn't accepted yet", "", "", "id 2",
                                 "", "", "", "", "type to narrow · ↑↓ move · Enter take · Esc back · Ctrl-C stop"});
  CHECK(page.cursor.line == 2);
  CHECK(page.cursor.column == 7);
  using Look = ScreenLine::Look;
  CHECK(page.lines[3].look == Look::plain);
  CHECK(page.lines[4].look == Look::marked);
  CHECK(page.lines[5].look == Look::faint);
}

TEST_CASE("a narrow screen has room for the reason and the command that helps") {
  const Page page = lay_out(question, {.choices = contacts, .looked_at = 2, .was_refused = true}, {20, 40});
  CHECK(lines(page) == std::vector<std::string>{"Which support contact?               3/3",
                                                "Customer: 青田食品",
                                                "Find:",
                                                "  遠山雲端  the provider · 5102948",
                                                "  Bluegate Networks  3390417",
                                                "> 海岸資訊  The partnership isn't accep…",
                                                "",
                                                "",
                                                "",
                                                "",
                                                "This one can't be taken:",
                                                "海岸資訊 has not accepted the",
                                                "  partnership yet, so it can't support",
                                                "  青田食品.",
                                                "Try: pcadmin accept-relationship",
                                                "  --reseller",
                                                "  bc67ba94-637d-4efa-a09e-467ada679f81",
                                                "",
                                                "",
                                                "Enter take · Esc back · Ctrl-C stop"});
}

TEST_CASE("a long explanation takes the lines that a short list leaves, so that no command is cut") {
  std::vector<Choice> choices = contacts;
  std::vector<std::string>& explanation = choices[2].explanation;
  explanation.emplace_back("青田食品 has granted 海岸資訊 no delegated admin privileges.");
  explanation.emplace_back("Try: pcadmin grant-admin --reseller bc67ba94-637d-4efa-a09e-467ada679f81");
  const PickerState state{.choices = choices, .looked_at = 2, .was_refused = true};
  const auto shown = lines(lay_out(question, state, {24, 40}));
  CHECK(std::vector(shown.end() - 13, shown.end() - 1) ==
        std::vector<std::string>{
            "", "This one can't be taken:", "海岸資訊 has not accepted the", "  partnership yet, so it can't support",
            "  青田食品.", "Try: pcadmin accept-relationship", "  --reseller", "  bc67ba94-637d-4efa-a09e-467ada679f81",
            "青田食品 has granted 海岸資訊 no", "  delegated admin privileges.", "Try: pcadmin grant-admin --reseller",
            "  bc67ba94-637d-4efa-a09e-467ada679f81"});
}

TEST_CASE("no line is wider than the screen, and names can't harm the terminal") {
  std::vector<Choice> choices = contacts;
  choices.push_back({.value = "4",
                     .name = "esc\x1b[31m \u202e back, 很長很長很長很長很長很長很長很長很長很長很長的名字",
                     .detail = "a\nb",
                     .explanation = {"c\x07"}});
  for (std::size_t width = 0; width < 120; ++width) {
    for (const std::size_t height : {0U, 1U, 2U, 3U, 4U, 7U, 24U}) {
      const Page page =
          lay_out(question, {.typed = "一二三四五六七八九十", .choices = choices, .looked_at = 3}, {height, width});
      CHECK(page.lines.size() == height);
      for (const ScreenLine& line : page.lines) {
        CHECK(text::is_harmless(line.text));
        if (width > 8) CHECK(text::display_width(line.text) <= width);
      }
    }
  }
}

TEST_CASE("what the row has no room for is said below") {
  const std::vector<Choice> choices{{.value = "1",
                                     .name = "Office 365 商務進階版 (Office 365 Business Premium)",
                                     .detail = "quantity 25 · contact: 遠山雲端",
                                     .explanation = {"0b80a255"}}};
  const std::vector<std::string> shown = lines(lay_out(question, {.choices = choices}, {18, 40}));
  CHECK(shown[3] == "> Office 365 商務進階版 (Office 365 Bus…");
  CHECK(std::vector(shown.begin() + 7, shown.begin() + 12) ==
        std::vector<std::string>{"", "Office 365 商務進階版 (Office 365", "  Business Premium)  quantity 25 ·",
                                 "  contact: 遠山雲端", "0b80a255"});
}

TEST_CASE("the first step can be left, a later one goes back") {
  const Question first{.title = "Which customer?", .step = 1, .steps = 3, .before = {}};
  CHECK(lines(lay_out(first, {.choices = contacts}, {10, 40})).back() == "Enter take · Esc leave · Ctrl-C stop");
  CHECK(lines(lay_out(question, {.choices = contacts}, {10, 40})).back() == "Enter take · Esc back · Ctrl-C stop");
}

}  // namespace
}  // namespace pcadmin::app
