#include "app/terminal/paged_sink.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "app/fixture.hpp"
#include "app/machine/pager_process.hpp"

namespace pcadmin::app::test {
namespace {

/// A pager that keeps what it was given.
struct Screen {
  std::string shown;
  std::size_t room = 1000;  ///< for so many bytes that it takes without being waited for
  bool left = false;
  bool breaks = false;  ///< from now on

  struct Process final : Pager {
    explicit Process(Screen& its_screen) : screen(its_screen) {}
    Delivery write(std::string_view bytes) override {
      if (screen.breaks) return Delivery::failed;
      screen.shown += bytes;
      return Delivery::written;
    }
    Delivery offer(std::string_view& bytes) override {
      const std::string_view taken = bytes.substr(0, screen.room);
      screen.room -= taken.size();
      screen.shown += taken;
      bytes.remove_prefix(taken.size());
      return Delivery::written;
    }
    std::string failure() const override { return screen.breaks ? "broken" : ""; }
    void wait() override { screen.left = true; }
    Screen& screen;
  };
};

struct Paging {
  explicit Paging(const std::string& command = "less", bool can_start = true)
      : environment(machine.environment()), sink((prepare(can_start), environment), command) {}

  void prepare(bool can_start) {
    machine.terminal.lines = 4;
    machine.terminal.columns = 10;
    environment.start_pager = [this, can_start](const std::string& command) -> std::unique_ptr<Pager> {
      commands.push_back(command);
      if (!can_start) return nullptr;
      return std::make_unique<Screen::Process>(screen);
    };
  }

  Machine machine;
  Screen screen;
  std::vector<std::string> commands;
  Environment environment;
  PagedSink sink;
};

/// The descriptor of the file without a name in which an answer is kept.
int kept_file() {
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    std::error_code closed;
    const std::string file = std::filesystem::read_symlink(entry.path(), closed).filename().string();
    if (file.starts_with("pcadmin-") && file.ends_with("(deleted)")) return std::stoi(entry.path().filename().string());
  }
  return -1;
}

void make_unreadable(int descriptor) {
  REQUIRE(descriptor >= 0);
  const int other = open("/dev/null", O_WRONLY | O_CLOEXEC);
  REQUIRE(dup2(other, descriptor) == descriptor);
  close(other);
}

}  // namespace

TEST_CASE("what fits the screen, the prompt's line included, appears without a pager, at the end") {
  Paging paging;
  paging.sink.write("1\n2\n");
  paging.sink.write("3\n");
  CHECK(paging.machine.out.text.empty());
  CHECK((paging.sink.finish() == report::Sink::Delivery::written));
  CHECK(paging.machine.out.text == "1\n2\n3\n");
  CHECK(paging.commands.empty());
}

TEST_CASE("what is longer goes through the pager, from its beginning on, as it comes") {
  Paging paging;
  paging.sink.write("1\n2\n3\n");
  paging.sink.write("4\n");
  CHECK(paging.screen.shown == "1\n2\n3\n4\n");
  paging.sink.write("5\n");
  CHECK(paging.screen.shown == "1\n2\n3\n4\n5\n");
  CHECK(paging.sink.is_paging());
  CHECK_FALSE(paging.screen.left);
  paging.sink.finish();
  CHECK(paging.screen.left);
  CHECK(paging.machine.out.text.empty());
  CHECK(paging.commands == std::vector<std::string>{"less"});
}

TEST_CASE("what the pager doesn't take at once waits for the end of the command, in its order") {
  Paging paging;
  paging.screen.room = 9;
  for (const char* const line : {"1\n2\n3\n4\n", "5\n", "6\n"})
    CHECK((paging.sink.write(line) == report::Sink::Delivery::written));
  CHECK(paging.screen.shown == "1\n2\n3\n4\n5");
  paging.screen.room = 2;
  paging.sink.write("7\n");
  CHECK(paging.screen.shown == "1\n2\n3\n4\n5\n6");
  paging.sink.finish();
  CHECK(paging.screen.shown == "1\n2\n3\n4\n5\n6\n7\n");
  CHECK(paging.screen.left);
}

TEST_CASE("what waits for the pager isn't shown where the command failed") {
  Paging paging;
  paging.screen.room = 8;
  paging.sink.write("1\n2\n3\n4\n");
  paging.sink.write("5\n");
  paging.sink.drop();
  paging.sink.finish();
  CHECK(paging.screen.shown == "1\n2\n3\n4\n");
}

TEST_CASE("an answer that the pager doesn't get to its end is not written") {
  Paging paging;
  paging.screen.room = 8;
  paging.sink.write("1\n2\n3\n4\n");
  paging.sink.write("5\n");
  SECTION("since the pager fails") {
    paging.screen.breaks = true;
    CHECK((paging.sink.finish() == report::Sink::Delivery::failed));
    CHECK(paging.sink.failure() == "broken");
  }
  SECTION("since what was kept for it can't be read any more") {
    make_unreadable(kept_file());
    CHECK((paging.sink.finish() == report::Sink::Delivery::failed));
    CHECK_FALSE(paging.sink.failure().empty());
  }
  CHECK(paging.screen.shown == "1\n2\n3\n4\n");
  CHECK(paging.screen.left);
}

TEST_CASE("a pager that doesn't read keeps no command from ending its work, and gets all of it afterwards") {
  const auto folder = std::filesystem::temp_directory_path() / ("pcadmin-pager-" + std::to_string(getpid()));
  std::filesystem::create_directory(folder);
  Machine machine;
  Environment environment = machine.environment();
  environment.start_pager = start_pager;
  PagedSink sink(environment, "while [ ! -e '" + (folder / "read").string() + "' ]; do sleep 0.02; done; cat >'" +
                                  (folder / "shown").string() + "'");
  std::string all;
  for (int line = 0; line < 50'000; ++line) {
    const std::string text = std::to_string(line) + " of far more lines than a pipe holds\n";
    REQUIRE((sink.write(text) == report::Sink::Delivery::written));  // it would wait here for ever
    all += text;
  }
  std::ofstream(folder / "read").close();
  sink.finish();
  std::ifstream shown(folder / "shown");
  CHECK((std::string(std::istreambuf_iterator<char>(shown), {}) == all));
  std::filesystem::remove_all(folder);
}

TEST_CASE("a line that is wider than the screen takes more of its lines") {
  Paging paging;
  paging.sink.write("指派支援連絡人給訂閱\n2\n");
  CHECK_FALSE(paging.sink.is_paging());
  paging.sink.write("3\n");
  CHECK(paging.sink.is_paging());
}

TEST_CASE("without a pager, or where it can't be started, everything is written as it is") {
  Paging without("");
  without.sink.write("1\n2\n3\n4\n5\n");
  CHECK(without.machine.out.text == "1\n2\n3\n4\n5\n");
  CHECK(without.commands.empty());
  Paging missing("no-such-pager", false);
  missing.sink.write("1\n2\n3\n4\n5\n");
  missing.sink.write("6\n");
  CHECK(missing.machine.out.text == "1\n2\n3\n4\n5\n6\n");
}

TEST_CASE("what is held back isn't shown where the command failed") {
  Paging paging;
  paging.sink.write("1\n");
  paging.sink.drop();
  paging.sink.finish();
  CHECK(paging.machine.out.text.empty());
}

TEST_CASE("the pager is the one that is said nearest, and only a terminal has one") {
  struct Case {
    std::map<std::string, std::string> variables;
    bool no_pager;
    bool terminal;
    const char* command;
  };
  const Case cases[] = {
      {{{"TERM", "xterm"}}, false, true, "less"},
      {{{"TERM", "xterm"}, {"PAGER", "more"}}, false, true, "more"},
      {{{"TERM", "xterm"}, {"PAGER", "more"}, {"PCADMIN_PAGER", "less -S"}}, false, true, "less -S"},
      {{{"TERM", "xterm"}, {"PAGER", "more"}, {"PCADMIN_PAGER", ""}}, false, true, ""},
      {{{"TERM", "xterm"}, {"PAGER", "cat"}}, false, true, ""},
      {{{"TERM", "xterm"}, {"PAGER", "more"}}, true, true, ""},
      {{{"TERM", "xterm"}, {"PAGER", "more"}}, false, false, ""},
      {{{"TERM", "dumb"}}, false, true, ""},
      {{}, false, true, ""},
  };
  for (const Case& each : cases) {
    CAPTURE(each.variables);
    Machine machine;
    machine.variables = each.variables;
    machine.terminal.output = each.terminal;
    GlobalOptions options;
    options.no_pager = each.no_pager;
    const Environment environment = machine.environment();
    CHECK(pager_command(options, environment) == each.command);
  }
}

}  // namespace pcadmin::app::test
