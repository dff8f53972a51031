#include "app/terminal/progress_line.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "app/fixture.hpp"
#include "text/unicode.hpp"

namespace pcadmin::app::test {
namespace {

using std::chrono::milliseconds;

struct Waiting {
  Waiting() : environment(machine.environment()), line(environment) { machine.terminal.columns = 60; }

  /// What a person sees happen at this moment of the clock.
  std::string done(std::uint64_t count, milliseconds at) {
    machine.errors.clear();
    machine.elapsed = at;
    line.done(count);
    return machine.errors;
  }

  Machine machine;
  Environment environment;
  ProgressLine line;
};

}  // namespace

TEST_CASE("what is done within a second says nothing") {
  Waiting waiting;
  waiting.line.begin("Reading rows", 0);
  CHECK(waiting.done(100, milliseconds(999)).empty());
  waiting.line.end();
  CHECK(waiting.machine.errors.empty());
}

TEST_CASE("what takes longer tells how far it has come, how fast, and how long it will take") {
  Waiting waiting;
  waiting.line.begin("Assigning contacts", 1000);
  CHECK(waiting.done(200, milliseconds(2000)) == "\rAssigning contacts: 200 of 1000 (100 a second, 8 s left)\x1b[K");
  Waiting unknown;
  unknown.line.begin("Reading rows", 0);
  CHECK(unknown.done(200, milliseconds(2000)) == "\rReading rows: 200 (100 a second)\x1b[K");
  unknown.line.reached(1000, 4000);
  CHECK(unknown.done(200, milliseconds(4000)) == "\rReading rows: 200 (50 a second, 12 s left)\x1b[K");
}

TEST_CASE("it is drawn again a few times a second, not more") {
  Waiting waiting;
  waiting.line.begin("Reading rows", 0);
  CHECK_FALSE(waiting.done(1, milliseconds(1000)).empty());
  CHECK(waiting.done(2, milliseconds(1100)).empty());
  CHECK_FALSE(waiting.done(3, milliseconds(1250)).empty());
}

TEST_CASE("it never takes more than a line of the terminal") {
  Waiting waiting;
  waiting.machine.terminal.columns = 20;
  waiting.line.begin("讀取資料列", 0);
  const std::string drawn = waiting.done(200, milliseconds(2000));
  CHECK(text::display_width(drawn.substr(1, drawn.size() - 4)) <= 19);
}

TEST_CASE("it is wiped at its end, and before anything else is written") {
  Waiting waiting;
  waiting.line.begin("Reading rows", 0);
  waiting.done(1, milliseconds(1000));
  waiting.machine.errors.clear();
  waiting.line.wipe();
  CHECK(waiting.machine.errors == "\r\x1b[K");
  waiting.line.end();
  CHECK(waiting.machine.errors == "\r\x1b[K");

  waiting.done(2, milliseconds(2000));
  waiting.machine.errors.clear();
  waiting.machine.terminal.output = true;
  WipingSink sink(waiting.environment.out, waiting.line, waiting.environment.terminal);
  sink.write("a row\n");
  CHECK(waiting.machine.errors == "\r\x1b[K");
  CHECK(waiting.machine.out.text == "a row\n");
}

}  // namespace pcadmin::app::test
