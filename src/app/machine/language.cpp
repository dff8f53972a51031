#include "app/machine/language.hpp"

#include <libintl.h>

#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace pcadmin::app {
namespace {

std::optional<Language> named(std::string_view name) {
  if (name == "en") return Language::english;
  if (name == "zh-TW") return Language::traditional_chinese;
  return std::nullopt;
}

/// Locales whose readers read Traditional Chinese.
Language of_locale(std::string_view locale) {
  for (const std::string_view beginning : {"zh_TW", "zh_HK", "zh_MO", "zh-TW", "zh_Hant", "zh-Hant"}) {
    if (locale.starts_with(beginning)) return Language::traditional_chinese;
  }
  return Language::english;
}

/// Next to the program, wherever that was moved to; else where it was to be installed.
std::string catalogue_folder() {
  std::error_code unknown;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", unknown);
  const std::filesystem::path beside = program.parent_path().parent_path() / "share" / "locale";
  return beside.is_absolute() && std::filesystem::is_directory(beside, unknown) ? beside.string()
                                                                                : std::string(PCADMIN_LOCALE_DIR);
}

}  // namespace

std::string_view name(Language language) {
  return language == Language::traditional_chinese ? "zh-TW" : "en";
}

std::string_view locale_variable(const std::function<std::optional<std::string>(const char*)>& variable) {
  for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const auto locale = variable(name); locale && !locale->empty()) return name;
  }
  return "";
}

Language choose_language(std::optional<std::string_view> said, std::optional<std::string_view> configured,
                         const std::function<std::optional<std::string>(const char*)>& variable) {
  if (said && named(*said)) return *named(*said);
  if (const auto value = variable("PCADMIN_LANG"); value && named(*value)) return *named(*value);
  if (configured && named(*configured)) return *named(*configured);
  const std::string_view deciding = locale_variable(variable);
  return deciding.empty() ? Language::english : of_locale(*variable(deciding.data()));
}

void use_language(Language language) {
  if (language == Language::english) {
    std::setlocale(LC_MESSAGES, "C");
    return;
  }
  // The user's own locale need not be installed: C.UTF-8 always is, and LANGUAGE names the catalogue.
  // LC_NUMERIC stays as it is, or numbers would change their shape.
  setenv("LANGUAGE", "zh_TW", 1);
  std::setlocale(LC_CTYPE, "C.UTF-8");
  std::setlocale(LC_MESSAGES, "C.UTF-8");
  bindtextdomain("pcadmin", catalogue_folder().c_str());
  bind_textdomain_codeset("pcadmin", "UTF-8");
}

}  // namespace pcadmin::app
