#include "app/help/completion.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "app/command_table.hpp"
#include "app/line/global_options.hpp"

namespace pcadmin::app {
namespace {

using Words = std::vector<std::string_view>;
using Values = std::vector<std::string>;

/// What was asked of the store, instead of one.
struct Asked {
  std::vector<cli::Completes> what;
  std::string typed;
  Narrowing narrowing;
};

Completion completion_of(const Words& words, std::string_view current, Asked* asked = nullptr) {
  cli::OptionSet global;
  GlobalOptions unused;
  declare_settings(global, unused);
  declare_requests(global, unused);
  static const std::vector<cli::Command> commands = command_table();
  return complete({.words = words, .current = current}, commands, {&global},
                  [&](cli::Completes what, std::string_view typed, const Narrowing& narrowing) {
                    if (asked != nullptr) {
                      asked->what.push_back(what);
                      asked->typed = typed;
                      asked->narrowing = narrowing;
                    }
                    return std::vector<CompletionValue>{{"live", "from the store"}};
                  });
}

Values values_of(const Words& words, std::string_view current) {
  Values values;
  for (const CompletionValue& candidate : completion_of(words, current).candidates)
    values.push_back(candidate.value);
  return values;
}

}  // namespace

TEST_CASE("what can come next") {
  struct Case {
    Words words;
    std::string_view current;
    Values values;
  };
  const Case cases[] = {
      {{}, "list-c", {"list-customers", "list-contacts"}},
      {{"help"}, "und", {"undo"}},
      {{"-o", "json"}, "und", {"undo"}},
      {{"nosuch"}, "", {}},
      {{}, "--st", {"--store"}},
      {{"-o"}, "j", {"json", "jsonl"}},
      {{}, "--output=c", {"--output=csv"}},
      {{"list-customers"}, "--l", {"--limit", "--lang"}},
      {{"list-customers", "--limit", "3"}, "--l", {"--lang"}},
      {{"list-customers", "--filter", "domain=a"}, "--filter", {"--filter"}},
      {{"list-customers", "--filter"}, "com", {"companyName="}},
      {{"list-customers", "--filter"}, "companyName=", {}},
      {{"list-customers", "--columns"}, "companyName,do", {"companyName,domain"}},
      {{"list-customers", "--columns"}, "domain,do", {}},
      {{"list-customers", "--filter"}, "adminPrivileges=d", {"adminPrivileges=dap", "adminPrivileges=dap+gdap"}},
      {{"list-customers", "--filter"}, "adminPrivileges!=n", {"adminPrivileges!=none"}},
      {{"list-subscriptions"}, "--filter=contactEligible=t", {"--filter=contactEligible=true"}},
      {{"help", "undo"}, "", {}},
      {{"-o", "-o", "json"}, "und", {"undo"}},
      {{"list-customers", "--sort"}, "companyName,-do", {"companyName,-domain"}},
      {{"assign-support-contact", "--filter"}, "contactE", {"contactEligible="}},
      {{"export", "--filter"}, "dom", {"domain="}},
      {{"grant-admin", "--gdap"},
       "Helpdesk Administrator,serv",
       {"Helpdesk Administrator,Service Support Administrator"}},
      {{"completion"}, "", {"bash", "zsh", "fish"}},
      {{"completion", "bash"}, "", {}},
      {{"import", "--", "a.json"}, "--k", {}},
      {{"show-contact"}, "", {"live"}},
      {{"import"}, "", {}},
  };
  for (const Case& one : cases) {
    CAPTURE(one.words, one.current);
    CHECK(values_of(one.words, one.current) == one.values);
  }
}

TEST_CASE("a filter's field waits for its value, and only what takes files offers them") {
  CHECK(completion_of({"list-customers", "--filter"}, "").no_space);
  CHECK_FALSE(completion_of({"list-customers", "--columns"}, "").no_space);
  CHECK(completion_of({"list-customers"}, "").no_files);
  CHECK_FALSE(completion_of({"import"}, "").no_files);
  CHECK_FALSE(completion_of({"assign-support-contact", "--from"}, "").no_files);
}

TEST_CASE("the store is asked for what is awaited, narrowed by what was typed before") {
  struct Case {
    Words words;
    cli::Completes what;
    std::string customer;
    std::string subscription;
  };
  const Case cases[] = {
      {{"list-subscriptions"}, cli::Completes::customer, "", ""},
      {{"assign-support-contact"}, cli::Completes::subscription, "", ""},
      {{"assign-support-contact", "--customer", "a"}, cli::Completes::subscription, "a", ""},
      {{"assign-support-contact", "--customer=a", "b"}, cli::Completes::contact, "a", "b"},
      {{"assign-support-contact", "--subscription", "b", "--contact"}, cli::Completes::contact, "", "b"},
      {{"grant-admin", "--reseller"}, cli::Completes::partner, "", ""},
      {{"request-relationship", "--reseller"}, cli::Completes::reseller, "", ""},
      {{"undo", "--run"}, cli::Completes::run, "", ""},
  };
  for (const Case& one : cases) {
    CAPTURE(one.words);
    Asked asked;
    completion_of(one.words, "x", &asked);
    REQUIRE(asked.what.size() == 1);
    CHECK((asked.what[0] == one.what));
    CHECK(asked.typed == "x");
    CHECK(asked.narrowing.customer == one.customer);
    CHECK(asked.narrowing.subscription == one.subscription);
  }
}

TEST_CASE("the scripts read a candidate a line, and what to do with them last") {
  Completion completion;
  completion.candidates = {{"a b", "what it is"}, {"c", ""}};
  CHECK(completion_text(completion) == "a b\twhat it is\nc\t\n:4\n");
  completion.no_space = true;
  completion.no_files = false;
  CHECK(completion_text(completion) == "a b\twhat it is\nc\t\n:2\n");
}

}  // namespace pcadmin::app
