// The language of sentences for people.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace pcadmin::app {

enum class Language { english, traditional_chinese };

/// As --lang has it.
std::string_view name(Language language);

/// By what was said on the command line, else PCADMIN_LANG, else the configuration, else the first of LC_ALL,
/// LC_MESSAGES and LANG that is set. A value that isn't known says nothing here; whoever reads the options refuses it.
Language choose_language(std::optional<std::string_view> said, std::optional<std::string_view> configured,
                         const std::function<std::optional<std::string>(const char*)>& variable);

/// Which of LC_ALL, LC_MESSAGES and LANG decides where nothing nearer was said; empty where none is set.
std::string_view locale_variable(const std::function<std::optional<std::string>(const char*)>& variable);

/// Makes text::tr() answer in this language from now on. English needs nothing and costs nothing.
void use_language(Language language);

}  // namespace pcadmin::app
