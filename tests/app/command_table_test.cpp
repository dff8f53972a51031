// What every command's table must hold, so that help, documents and completion are of a piece.
#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "app/command_table.hpp"
#include "app/help/help.hpp"
#include "app/line/global_options.hpp"
#include "app/line/typed_line.hpp"

namespace pcadmin::app {
namespace {

struct Declared {
  cli::CommandInfo info;
  std::unique_ptr<cli::Invocation> invocation;  // owns what the options point to
  cli::OptionSet set;
};

std::vector<std::unique_ptr<Declared>> declared_commands() {
  std::vector<std::unique_ptr<Declared>> all;
  for (const cli::Command& command : command_table()) {
    auto declared = std::make_unique<Declared>();
    declared->info = command.info;
    declared->invocation = command.invoke();
    declared->invocation->declare(declared->set);
    all.push_back(std::move(declared));
  }
  return all;
}

bool is_kebab_case(std::string_view name) {
  const bool letters = std::all_of(name.begin(), name.end(),
                                   [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
  return letters && !name.empty() && name.front() != '-' && name.back() != '-' &&
         name.find("--") == std::string_view::npos;
}

/// The words of an example as a shell gives them; examples keep to plain words and single or double quotes.
std::vector<std::string> shell_words(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  bool in_word = false;
  char quote = 0;
  for (const char c : line) {
    if (quote != 0 ? c == quote : c == '\'' || c == '"') {
      quote = quote == 0 ? c : '\0';
      in_word = true;
    } else if (quote == 0 && c == ' ') {
      if (in_word) words.push_back(word);
      word.clear();
      in_word = false;
    } else {
      word += c;
      in_word = true;
    }
  }
  if (in_word) words.push_back(word);
  return words;
}

TEST_CASE("the commands stand in the order of their groups, each name once, in kebab case") {
  std::set<std::string_view> names;
  auto group = cli::Group::start;
  for (const auto& command : declared_commands()) {
    CAPTURE(command->info.name);
    CHECK(is_kebab_case(command->info.name));
    CHECK(names.insert(command->info.name).second);
    CHECK(command->info.group >= group);
    group = command->info.group;
  }
}

TEST_CASE("the commands that users were promised are there, in their groups") {
  const std::map<cli::Group, std::vector<std::string_view>> promised{
      {cli::Group::start, {"init", "set-support-profile", "import", "seed-tenant"}},
      {cli::Group::relationships,
       {"request-relationship", "accept-relationship", "decline-relationship", "remove-relationship", "grant-admin",
        "revoke-admin", "list-relationships", "list-resellers"}},
      {cli::Group::customers, {"list-customers", "list-subscriptions", "export"}},
      {cli::Group::contacts,
       {"list-contacts", "assign-support-contact", "show-contact", "check-contacts", "history", "undo", "status",
        "report"}},
      {cli::Group::store, {"backup-store", "restore-store", "check-store", "config", "completion"}},
  };
  std::map<cli::Group, std::vector<std::string_view>> there;
  for (const auto& command : declared_commands())
    there[command->info.group].push_back(command->info.name);
  CHECK(there == promised);
}

TEST_CASE("every command says its purpose in one line and shows at least two examples") {
  for (const auto& command : declared_commands()) {
    CAPTURE(command->info.name);
    const std::string_view purpose = command->info.purpose;
    REQUIRE_FALSE(purpose.empty());
    CHECK(purpose.back() != '.');
    CHECK(purpose.find('\n') == std::string_view::npos);
    CHECK(command->info.examples.size() >= 2);
    for (const cli::Example& example : command->info.examples) {
      CAPTURE(example.command);
      CHECK_FALSE(example.purpose.empty());
    }
  }
}

TEST_CASE("the forms of a command's use have options that it has, with what they take") {
  for (const auto& command : declared_commands()) {
    for (const std::string_view form : command->info.forms) {
      CAPTURE(command->info.name, form);
      std::string words(form);
      std::replace_if(
          words.begin(), words.end(), [](char c) { return c == '[' || c == ']'; }, ' ');
      const std::vector<std::string> typed = shell_words(words);
      for (std::size_t i = 0; i < typed.size(); ++i) {
        const bool is_option = typed[i].starts_with("--");
        const auto& declared = is_option ? command->set.options() : command->set.arguments();
        const auto found = std::find_if(declared.begin(), declared.end(),
                                        [&](const cli::Option& option) { return option.name == typed[i]; });
        REQUIRE(found != declared.end());
        if (is_option && found->kind != cli::Option::Kind::flag) ++i;
      }
    }
  }
}

TEST_CASE("an example uses its command, with options that exist") {
  for (const auto& command : declared_commands()) {
    for (const cli::Example& example : command->info.examples) {
      CAPTURE(example.command);
      if (example.command.find_first_of("|<>;&$") != std::string_view::npos) {
        CHECK(example.command.find("pcadmin " + std::string(command->info.name)) != std::string_view::npos);
        continue;
      }
      const std::vector<std::string> words = shell_words(example.command);
      REQUIRE(words.size() >= 2);
      CHECK(words[0] == "pcadmin");
      CHECK(words[1] == command->info.name);
      GlobalOptions options;
      cli::OptionSet global;
      declare_settings(global, options);
      const std::vector<std::string_view> rest(words.begin() + 2, words.end());
      const TypedLine line(rest, {&command->set, &global});
      const Result<void> understood = line.check_understood();
      if (!understood) FAIL(understood.error().message);
      const Result<void> assigned = line.assign();
      if (!assigned) FAIL(assigned.error().message);
      const Result<void> complete = line.check_complete();
      if (!complete) FAIL(complete.error().message);
    }
  }
}

TEST_CASE("every option has a name in kebab case, a sentence of help, and no namesake") {
  GlobalOptions options;
  cli::OptionSet global;
  declare_settings(global, options);
  declare_requests(global, options);
  const auto check = [](const cli::OptionSet& set, std::set<std::string>& names, std::set<char>& letters) {
    for (const cli::Option& option : set.options()) {
      CAPTURE(option.name);
      CHECK(option.name.starts_with("--"));
      CHECK(is_kebab_case(std::string_view(option.name).substr(2)));
      CHECK(names.insert(option.name).second);
      if (option.letter_ != 0) CHECK(letters.insert(option.letter_).second);
      CHECK(option.help.ends_with('.'));
      CHECK(option.metavar.empty() == (option.kind == cli::Option::Kind::flag));
      CHECK(option.assign);
    }
  };
  for (const auto& command : declared_commands()) {
    CAPTURE(command->info.name);
    std::set<std::string> names;
    std::set<char> letters;
    check(global, names, letters);
    check(command->set, names, letters);
    for (const cli::Option& argument : command->set.arguments()) {
      CAPTURE(argument.name);
      CHECK(names.insert(argument.name).second);
      CHECK(argument.help.ends_with('.'));
      CHECK(std::none_of(argument.name.begin(), argument.name.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
    }
  }
}

TEST_CASE("a command that changes something takes a reason and answers a result") {
  std::size_t count = 0;
  for (const auto& declared : declared_commands()) {
    CAPTURE(declared->info.name);
    const auto& options = declared->set.options();
    const bool takes_reason = std::any_of(options.begin(), options.end(),
                                          [](const cli::Option& option) { return option.name == "--reason"; });
    CHECK(takes_reason == declared->info.changes);
    if (!declared->info.changes) continue;
    ++count;
    const auto columns = declared->info.columns;
    CHECK(std::any_of(columns.begin(), columns.end(),
                      [](const report::Column& column) { return column.name == "result"; }));
  }
  CHECK(count == 13);
}

TEST_CASE("of the arguments only the last takes all the words that remain") {
  for (const auto& command : declared_commands()) {
    CAPTURE(command->info.name);
    const auto& arguments = command->set.arguments();
    for (std::size_t at = 0; at + 1 < arguments.size(); ++at) {
      CHECK(arguments[at].kind != cli::Option::Kind::repeatable);
    }
  }
}

TEST_CASE("every column has a unique name, a heading and a meaning") {
  for (const auto& command : declared_commands()) {
    CAPTURE(command->info.name);
    CHECK(command->info.columns.empty() == (command->info.answer != cli::Answer::rows));
    std::set<std::string_view> names;
    for (const report::Column& column : command->info.columns) {
      CAPTURE(column.name);
      CHECK(names.insert(column.name).second);
      CHECK_FALSE(column.heading.empty());
      CHECK(column.meaning.ends_with('.'));
    }
  }
}

TEST_CASE("the help of every command shows every option, argument and field of its tables") {
  for (const cli::Command& command : command_table()) {
    const std::string help = command_help(command, 80);
    const auto invocation = command.invoke();
    cli::OptionSet set;
    invocation->declare(set);
    CAPTURE(command.info.name);
    for (const cli::Option& option : set.options())
      CHECK(help.find(option.name) != std::string::npos);
    for (const cli::Option& argument : set.arguments())
      CHECK(help.find(argument.name) != std::string::npos);
    for (const report::Column& column : command.info.columns)
      CHECK(help.find(column.name) != std::string::npos);
    for (const cli::Example& example : command.info.examples)
      CHECK(help.find(example.command) != std::string::npos);
  }
}

}  // namespace
}  // namespace pcadmin::app
