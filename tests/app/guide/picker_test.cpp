// What keys do to a list.
#include "app/guide/picker.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "app/guide/listed_choices.hpp"
#include "app/guide/scripted_screen.hpp"

namespace pcadmin::app {
namespace {

using namespace test;

/// A list that keeps what it was asked for.
class Things final : public Choices {
 public:
  explicit Things(const std::vector<std::string>& names) {
    for (const std::string& name : names)
      listed_.add({.value = "id of " + name, .name = name, .detail = {}}, {name});
  }
  void refuse(const std::string& name) {
    listed_.add({.value = {},
                 .name = name,
                 .detail = {},
                 .refusal = "not now",
                 .explanation = {name + " isn't ready.", "Try: pcadmin ready"},
                 .fixes = {"pcadmin ready"}},
                {name});
  }

  Result<std::vector<Choice>> find(std::string_view typed, std::size_t most) override {
    asked.emplace_back(typed);
    asked_most = most;
    return listed_.find(typed, most);
  }

  std::vector<std::string> asked;
  std::size_t asked_most = 0;

 private:
  ListedChoices listed_;
};

const Question question{.title = "Which thing?", .before = {}};

/// The name of what is taken with these keys; "back" or the error's code.
std::string taken(Script& script, Choices& things, std::string typed = {}) {
  ScriptedScreen screen(script);
  const auto picked = pick(screen, question, things, std::move(typed));
  if (!picked) return std::string(name(picked.error().code));
  return *picked ? (*picked)->name : "back";
}

std::string taken(const std::string& keys, Choices& things, std::string typed = {}) {
  Script script(keys);
  return taken(script, things, std::move(typed));
}

TEST_CASE("Enter takes the first of the list, or the one that the arrows went to") {
  Things things({"alder", "birch", "cedar"});
  CHECK(taken(enter, things) == "alder");
  CHECK(taken(down + down + enter, things) == "cedar");
  CHECK(taken(down + down + down + down + up + enter, things) == "birch");
  CHECK(taken(last + enter, things) == "cedar");
  CHECK(taken(up + enter, things) == "alder");
}

TEST_CASE("the list narrows with each character, and widens when one is erased") {
  Things things({"alder", "birch", "青田", "青山"});
  CHECK(taken("bi" + enter, things) == "birch");
  CHECK(things.asked == std::vector<std::string>{"", "b", "bi"});
  CHECK(taken("青山" + enter, things) == "青山");
  CHECK(taken("青山" + erase + enter, things) == "青田");
  CHECK(taken("al x" + erase_word + erase + enter, things) == "alder");
  CHECK(taken("xyz" + erase_all + "b" + enter, things) == "birch");
  CHECK(taken("e\u0301" + erase + enter, things) == "alder");
}

TEST_CASE("what begins with what was typed comes before what has it somewhere") {
  Things things({"red maple", "maple street", "maple", "oak"});
  CHECK(taken("maple" + enter, things) == "maple");
  CHECK(taken("maple" + down + enter, things) == "maple street");
  CHECK(taken("maple" + down + down + enter, things) == "red maple");
}

TEST_CASE("typing begins at the top again") {
  Things things({"alder", "birch", "beech"});
  CHECK(taken(down + down + "b" + enter, things) == "birch");
}

TEST_CASE("where nothing fits, nothing is taken, and it is said") {
  Things things({"alder"});
  Script script("x" + enter + down + erase + enter);
  CHECK(taken(script, things) == "alder");
  CHECK(script.page(1).find("Nothing fits what was typed.") != std::string::npos);
  Things none({});
  Script empty(enter + escape);
  CHECK(taken(empty, none) == "back");
  CHECK(empty.last_page().find("There is nothing to choose from.") != std::string::npos);
}

TEST_CASE("Esc goes back, Ctrl-C interrupts") {
  Things things({"alder"});
  CHECK(taken(escape, things) == "back");
  CHECK(taken("a" + interrupt, things) == "INTERRUPTED");
}

TEST_CASE("one that can't be taken comes after the others, isn't taken, and says why and what helps") {
  Things both({});
  both.refuse("aspen");
  Things others({"birch"});
  others.refuse("aspen");
  CHECK(taken(down + enter + up + enter, others) == "birch");

  Script script(enter);
  ScriptedScreen screen(script);
  const auto picked = pick(screen, question, both);
  REQUIRE_FALSE(picked);
  CHECK(picked.error().hint == "pcadmin ready");
  CHECK(script.page(0).find("This one can't be taken:") == std::string::npos);
  CHECK(script.page(1).find("This one can't be taken:\naspen isn't ready.\nTry: pcadmin ready\n") != std::string::npos);
}

TEST_CASE("who only looked at one that can't be taken is given no advice at the end") {
  Things things({});
  things.refuse("aspen");
  Script script;
  ScriptedScreen screen(script);
  CHECK(pick(screen, question, things).error().hint.empty());
}

TEST_CASE("what was typed before stands there and can be changed") {
  Things things({"alder", "birch"});
  CHECK(taken(enter, things, "bir") == "birch");
  CHECK(taken(erase_all + enter, things, "bir") == "alder");
}

TEST_CASE("of a long list no more is asked for than is looked at") {
  std::vector<std::string> names;
  for (int i = 1000; i < 2000; ++i)
    names.push_back("thing " + std::to_string(i));
  Things things(names);
  CHECK(taken(enter, things) == "thing 1000");
  CHECK(things.asked_most < 200);
  std::string pages;
  for (int i = 0; i < 200; ++i)
    pages += page_down;
  CHECK(taken(pages + enter, things) == "thing 1999");
  CHECK(things.asked_most >= 1000);
}

TEST_CASE("the one that is looked at stays on the screen, whatever its size") {
  std::vector<std::string> names;
  for (int i = 100; i < 200; ++i)
    names.push_back("thing " + std::to_string(i));
  Things things(names);
  for (const std::size_t lines : {1U, 2U, 3U, 4U, 5U, 8U, 24U, 60U}) {
    Script script(page_down + down + down + page_down + up, {lines, 40});
    taken(script, things);
    for (const auto& page : script.pages) {
      CHECK(page.size() == lines);
      std::size_t marked = 0;
      for (const ScreenLine& line : page)
        marked += line.look == ScreenLine::Look::marked ? 1 : 0;
      CHECK(marked == (lines > 3 ? 1 : 0));
    }
  }
}

}  // namespace
}  // namespace pcadmin::app
