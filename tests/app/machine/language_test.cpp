#include <map>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "app/machine/language.hpp"

namespace pcadmin::app {
namespace {

TEST_CASE("the language is what is said nearest") {
  using Variables = std::map<std::string, std::string>;
  struct Case {
    std::optional<std::string_view> said;
    std::optional<std::string_view> configured;
    Variables variables;
    Language language;
  };
  constexpr Language english = Language::english;
  constexpr Language chinese = Language::traditional_chinese;
  const std::vector<Case> cases{
      {std::nullopt, std::nullopt, {}, english},
      {"zh-TW", std::nullopt, {}, chinese},
      {"en", std::nullopt, {{"PCADMIN_LANG", "zh-TW"}, {"LC_ALL", "zh_TW.UTF-8"}}, english},
      {std::nullopt, std::nullopt, {{"PCADMIN_LANG", "zh-TW"}, {"LC_ALL", "en_US.UTF-8"}}, chinese},
      {std::nullopt, std::nullopt, {{"PCADMIN_LANG", ""}, {"LANG", "zh_TW"}}, chinese},
      {std::nullopt, std::nullopt, {{"LANG", "zh_TW.UTF-8"}}, chinese},
      {std::nullopt, std::nullopt, {{"LC_MESSAGES", "en_US.UTF-8"}, {"LANG", "zh_TW.UTF-8"}}, english},
      {std::nullopt, std::nullopt, {{"LC_ALL", "C"}, {"LC_MESSAGES", "zh_TW.UTF-8"}}, english},
      {std::nullopt, std::nullopt, {{"LC_ALL", ""}, {"LC_MESSAGES", "zh_HK"}}, chinese},
      {std::nullopt, std::nullopt, {{"LANG", "zh_CN.UTF-8"}}, english},
      {"klingon", std::nullopt, {{"LANG", "zh_TW.UTF-8"}}, chinese},
      {std::nullopt, "zh-TW", {{"LC_ALL", "en_US.UTF-8"}}, chinese},
      {std::nullopt, "en", {{"LANG", "zh_TW.UTF-8"}}, english},
      {std::nullopt, "zh-TW", {{"PCADMIN_LANG", "en"}}, english},
      {"en", "zh-TW", {}, english},
      {std::nullopt, "klingon", {{"LANG", "zh_TW.UTF-8"}}, chinese},
  };
  for (const Case& each : cases) {
    CAPTURE(each.said, each.configured, each.variables);
    const auto variable = [&each](const char* name) {
      const auto found = each.variables.find(name);
      return found == each.variables.end() ? std::nullopt : std::optional(found->second);
    };
    CHECK((choose_language(each.said, each.configured, variable) == each.language));
  }
}

}  // namespace
}  // namespace pcadmin::app
