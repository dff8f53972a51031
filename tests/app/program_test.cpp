// The whole program, in this process: words and an environment in, an exit code and two streams out.
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "app/fixture.hpp"

namespace pcadmin::app {
namespace {

using test::Machine;
using Typed = std::vector<std::string_view>;

const std::vector<cli::Command>& commands() {
  static const std::vector<cli::Command> table = test::commands();
  return table;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a command gets what was typed, before and after its name, and answers on stdout alone") {
  Machine machine;
  machine.variables = {{"USER", "mei"}};
  const int code = machine.run(
      {"-q", "list-things", "X", "--customer", "C", "-f", "a=b", "file", "--limit=010", "-o", "tsv"}, commands());
  CHECK(code == 0);
  CHECK(machine.out.text ==
        "thing\tX\nfile\tfile\ncustomer\tC\nfilter\ta=b\nlimit\t10\nactor\tmei\nnow\t2026-11-23T15:49:00Z\n");
  CHECK(machine.errors.empty());
}

TEST_CASE("remarks go to stderr, harmless, and not with --quiet") {
  Machine machine;
  CHECK(machine.run({"list-things", "X"}, commands()) == 0);
  CHECK(machine.errors == "a remark\\x1b[31m\n");
  Machine quiet;
  quiet.variables = {{"PCADMIN_QUIET", "1"}};
  CHECK(quiet.run({"list-things", "X"}, commands()) == 0);
  CHECK(quiet.errors.empty());
}

TEST_CASE("the last of global options wins wherever it stands, and flags beat the environment") {
  Machine machine;
  machine.variables = {{"PCADMIN_OUTPUT", "csv"}};
  CHECK(machine.run({"-o", "json", "list-things", "X", "-o", "jsonl", "--columns", "value"}, commands()) == 0);
  CHECK(machine.out.text.starts_with("{\"value\":\"X\"}\n"));
  Machine other;
  other.variables = {{"PCADMIN_OUTPUT", "jsonl"}};
  CHECK(other.run({"list-things", "X"}, commands()) == 0);
  CHECK(other.out.text.starts_with("{\"field\":\"thing\""));
}

TEST_CASE("the actor is who is said, else who the environment or the system says") {
  struct Case {
    std::map<std::string, std::string> variables;
    std::string actor;
  };
  for (const Case& each : std::vector<Case>{{{{"PCADMIN_ACTOR", "ci"}, {"USER", "mei"}}, "ci"},
                                            {{{"USER", "mei"}, {"LOGNAME", "x"}}, "mei"},
                                            {{{"USER", ""}, {"LOGNAME", "x"}}, "x"},
                                            {{}, "1000"}}) {
    Machine machine;
    machine.variables = each.variables;
    CHECK(machine.run({"list-things", "X"}, commands()) == 0);
    CHECK(contains(machine.out.text, "actor\t" + each.actor + "\n"));
  }
}

TEST_CASE("PCADMIN_NOW stands for the clock, and garbage in it is refused") {
  Machine machine;
  machine.variables = {{"PCADMIN_NOW", "2027-01-02T03:04:05Z"}};
  CHECK(machine.run({"list-things", "X"}, commands()) == 0);
  CHECK(contains(machine.out.text, "now\t2027-01-02T03:04:05Z\n"));
  machine.variables = {{"PCADMIN_NOW", "tomorrow"}};
  CHECK(machine.run({"list-things", "X"}, commands()) == 2);
  CHECK(contains(machine.errors, "PCADMIN_NOW"));
}

TEST_CASE("help wins over everything else that is wrong with the line") {
  const std::string overview = "pcadmin - ";
  const std::string of_command = "list-things - ";
  struct Case {
    Typed words;
    std::string beginning;
  };
  const std::vector<Case> cases{
      {{}, overview},
      {{"help"}, overview},
      {{"help", "help"}, overview},
      {{"--help"}, overview},
      {{"-h"}, overview},
      {{"frobnicate", "--help"}, overview},
      {{"help", "list-things"}, of_command},
      {{"help", "list-things", "-q"}, of_command},
      {{"help", "list-things", "--help"}, of_command},
      {{"list-things", "--help"}, of_command},
      {{"list-things", "-h"}, of_command},
      {{"-h", "list-things"}, of_command},
      {{"list-things", "--customer", "-h"}, of_command},
      {{"list-things", "--nonsense", "--limit", "x", "--help"}, of_command},
      {{"list-things", "a", "b", "-yh"}, of_command},
      {{"--output", "xml", "list-things", "--help"}, of_command},
      {{"--version"}, "pcadmin 0.1.0\n"},
      {{"list-things", "--version"}, "pcadmin 0.1.0\n"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.words);
    Machine machine;
    machine.variables = {{"PCADMIN_COLOR", each.words.empty() || each.words[0] == "help" ? "" : "blue"}};
    if (each.words.size() > 2 && each.words.back() == "-yh") machine.variables.clear();
    CHECK(machine.run(each.words, commands()) == 0);
    CHECK(machine.out.text.starts_with(each.beginning));
    CHECK(machine.errors.empty());
  }
}

TEST_CASE("a line that can't be understood exits 2 and says what to type") {
  struct Case {
    Typed words;
    std::string errors;
  };
  const std::vector<Case> cases{
      {{"list-thngs"}, "pcadmin: unknown command 'list-thngs'.\nTry: pcadmin list-things\n"},
      {{"list"}, "pcadmin: unknown command 'list'.\nTry: pcadmin list-things\n"},
      {{"frobnicate", "x"}, "pcadmin: unknown command 'frobnicate'.\nTry: pcadmin help\n"},
      {{"help", "frobnicate"}, "pcadmin: unknown command 'frobnicate'.\nTry: pcadmin help\n"},
      {{""}, "pcadmin: unknown command ''.\nTry: pcadmin help\n"},
      {{"--frobnicate"}, "pcadmin: unknown option --frobnicate.\nTry: pcadmin help\n"},
      {{"list-things", "X", "--frobnicate"}, "pcadmin: unknown option --frobnicate.\nTry: pcadmin help list-things\n"},
      {{"list-things", "X", "--custmer", "C"}, "pcadmin: unknown option --custmer.\nTry: --customer\n"},
      {{"list-things"}, "pcadmin: THING is missing.\nTry: pcadmin help list-things\n"},
      {{"break-things", "a", "b"}, "pcadmin: unexpected 'b'.\nTry: pcadmin help break-things\n"},
      {{"list-things", "X", "--lang", "fr"},
       "pcadmin: invalid value 'fr' for --lang: it must be one of en, zh-TW.\nTry: pcadmin help list-things\n"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.words);
    Machine machine;
    CHECK(machine.run(each.words, commands()) == 2);
    CHECK(machine.errors == each.errors);
    CHECK(machine.out.text.empty());
  }
}

TEST_CASE("an unknown column exits 2 before anything is written") {
  Machine machine;
  CHECK(machine.run({"list-things", "X", "--columns", "field,nonsense", "-o", "csv"}, commands()) == 2);
  CHECK(contains(machine.errors, "nonsense"));
  CHECK(machine.out.text.empty());
}

TEST_CASE("among the fields of a command that answers none nothing can be chosen") {
  Machine machine;
  CHECK(machine.run({"break-things", "x", "--columns", "field"}, commands()) == 2);
  CHECK(contains(machine.errors, "break-things"));
  Machine configured;
  configured.variables = {{"PCADMIN_COLUMNS", "field"}};
  CHECK(configured.run({"break-things", "x"}, commands()) == 3);
}

TEST_CASE("with -o json an error is one JSON object and nothing else on stderr, however early it comes") {
  const std::vector<std::pair<Typed, int>> cases{
      {{"break-things", "x", "-o", "json"}, 3},          {{"frobnicate", "-ojson"}, 2},
      {{"-o=json", "list-things", "--nonsense"}, 2},     {{"break-things", "memory", "--output=json"}, 1},
      {{"break-things", "exception", "-qo", "json"}, 1}, {{"break-things", "x", "-o", "jsonl"}, 3},
      {{"break-things", "partly", "-o", "json"}, 6},     {{"break-things", "partly", "-o", "jsonl"}, 6},
  };
  for (const auto& [words, code] : cases) {
    CAPTURE(words);
    Machine machine;
    CHECK(machine.run(words, commands()) == code);
    const auto json = nlohmann::json::parse(machine.errors);
    CHECK(json["error"]["exitCode"] == code);
    CHECK(machine.out.text.empty());
  }
  Machine partly;
  CHECK(partly.run({"break-things", "partly", "-o", "json"}, commands()) == 6);
  CHECK(nlohmann::json::parse(partly.errors)["error"]["remarks"] == nlohmann::json{"a remark before"});
  Machine by_environment;
  by_environment.variables = {{"PCADMIN_OUTPUT", "json"}};
  CHECK(by_environment.run({"frobnicate"}, commands()) == 2);
  CHECK(nlohmann::json::parse(by_environment.errors)["error"]["code"] == "UNKNOWN_COMMAND");
}

TEST_CASE("an ending becomes its exit code") {
  const std::vector<std::pair<std::string_view, int>> endings{{"pending", 10},      {"partly", 6},    {"error", 3},
                                                              {"interrupted", 130}, {"exception", 1}, {"memory", 1}};
  for (const auto& [how, code] : endings) {
    CAPTURE(how);
    Machine machine;
    CHECK(machine.run({"break-things", how}, commands()) == code);
  }
  Machine terminated;
  terminated.stop = Stop::terminated;
  CHECK(terminated.run({"break-things", "interrupted"}, commands()) == 143);
}

TEST_CASE("a write that fails exits 1, a reader that went away is silent") {
  for (const Typed& words : {Typed{"list-things", "X", "-q"}, Typed{"help"}, Typed{"--version"}}) {
    CAPTURE(words);
    Machine full;
    full.out.outcome = report::Sink::Delivery::failed;
    CHECK(full.run(words, commands()) == 1);
    CHECK(contains(full.errors, "No space left on device"));
    Machine gone;
    gone.out.outcome = report::Sink::Delivery::reader_gone;
    CHECK(gone.run(words, commands()) == 0);
    CHECK(gone.errors.empty());
  }
}

TEST_CASE("the store is opened where the options or the environment say, and only when it is needed") {
  Machine machine;
  machine.variables = {{"HOME", "/home/mei"}, {"PCADMIN_STORE", "/env.db"}};
  CHECK(machine.run({"list-things", "X"}, commands()) == 0);
  CHECK(machine.opened.empty());
  CHECK(machine.run({"list-things", "X", "--open"}, commands()) == 7);
  CHECK(machine.run({"list-things", "X", "--open", "--store", "/said.db"}, commands()) == 7);
  machine.variables.erase("PCADMIN_STORE");
  CHECK(machine.run({"list-things", "X", "--open"}, commands()) == 7);
  CHECK(machine.opened == std::vector<std::string>{"/env.db", "/said.db", "/home/mei/.local/share/pcadmin/pcadmin.db"});
  machine.variables.clear();
  machine.errors.clear();
  CHECK(machine.run({"list-things", "X", "--open"}, commands()) == 7);
  CHECK(contains(machine.errors, "--store"));
}

TEST_CASE("the configuration file says what neither the command line nor the environment says") {
  Machine machine;
  machine.variables = {{"HOME", "/h"}, {"PCADMIN_STORE", "/env.db"}};
  machine.files["/h/.config/pcadmin/config.toml"] = "output = 'json'\nstore = '/file.db'\nquiet = true\n";
  CHECK(machine.run({"list-things", "X"}, commands()) == 0);
  CHECK(machine.out.text.starts_with("{\"schemaVersion\""));
  CHECK(machine.errors.empty());
  CHECK(machine.run({"list-things", "X", "--open"}, commands()) == 7);
  CHECK(machine.opened == std::vector<std::string>{"/env.db"});
  CHECK(nlohmann::json::parse(machine.errors)["error"]["exitCode"] == 7);
}

TEST_CASE("the file's output counts for errors however early they come, also for those of the file itself") {
  Machine machine;
  machine.variables = {{"HOME", "/h"}};
  machine.files["/h/.config/pcadmin/config.toml"] = "output = 'json'\nstor = 'x'\n";
  CHECK(machine.run({"frobnicate"}, commands()) == 2);
  CHECK(nlohmann::json::parse(machine.errors)["error"]["code"] == "UNKNOWN_COMMAND");
  machine.errors.clear();
  CHECK(machine.run({"list-things", "X"}, commands()) == 2);
  CHECK(nlohmann::json::parse(machine.errors)["error"]["code"] == "CONFIGURATION_INVALID");
}

TEST_CASE("a broken configuration file stops a command before it begins, and help and version never") {
  for (const char* const text : {"stor = 'x'\n", "store = \n", "quiet = 7\n"}) {
    CAPTURE(text);
    Machine machine;
    machine.variables = {{"HOME", "/h"}};
    machine.files["/h/.config/pcadmin/config.toml"] = text;
    for (const Typed& words : {Typed{}, Typed{"help"}, Typed{"help", "list-things"}, Typed{"list-things", "-h"},
                               Typed{"--version"}, Typed{"help-shell"}}) {
      CAPTURE(words);
      CHECK(machine.run(words, commands()) == 0);
      CHECK(machine.errors.empty());
    }
    CHECK(machine.run({"list-things", "X", "--open", "--store", "/x.db", "-o", "json"}, commands()) == 2);
    const auto error = nlohmann::json::parse(machine.errors)["error"];
    CHECK(error["code"] == "CONFIGURATION_INVALID");
    CHECK(error["details"][0]["line"] == 1);
    CHECK(machine.opened.empty());
  }
}

TEST_CASE("a declined question exits 4, and one that can't be asked exits 2 and names --yes") {
  Machine declined;
  declined.terminal.errors = true;
  declined.terminal.answer = std::optional<std::string>("n");
  CHECK(declined.run({"list-things", "X"}, commands()) == 4);
  CHECK(declined.errors.starts_with("1 thing\n2 things\npcadmin: declined"));
  CHECK(declined.out.text.empty());
  Machine silent;
  silent.terminal.errors = true;
  CHECK(silent.run({"list-things", "X", "--no-input"}, commands()) == 2);
  CHECK(contains(silent.errors, "--yes"));
  CHECK(silent.run({"list-things", "X", "--no-input", "-y"}, commands()) == 0);
  Machine piped;
  CHECK(piped.run({"list-things", "X", "--needs-yes"}, commands()) == 2);
  CHECK(piped.run({"list-things", "X", "--needs-yes", "--yes"}, commands()) == 0);
}

}  // namespace
}  // namespace pcadmin::app
