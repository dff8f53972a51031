#include "app/terminal/confirmation.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "app/terminal/error_text.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::app {
namespace {

Error yes_wanted(const char* why) {
  return failure(ErrorCode::confirmation_required, why, text::tr("the same command with --yes"), "--yes");
}

bool is_yes(std::string_view answer) {
  const std::size_t begin = answer.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return false;
  const std::size_t end = answer.find_last_not_of(" \t\r");
  const std::string word = text::fold(answer.substr(begin, end - begin + 1));
  constexpr std::array<std::string_view, 3> accepted{"y", "yes", "是"};
  return std::find(accepted.begin(), accepted.end(), word) != accepted.end();
}

}  // namespace

bool will_ask(const cli::Confirmation& confirmation, const Environment& environment) {
  return environment.terminal.errors_are_terminal() && !confirmation.assume_yes;
}

Result<void> confirm(const cli::Confirmation& confirmation, const GlobalOptions& options,
                     const Environment& environment) {
  const bool has_terminal = environment.terminal.errors_are_terminal();
  if (has_terminal && (will_ask(confirmation, environment) || !options.quiet))
    environment.errors(harmless_lines(confirmation.review, errors_width(environment.terminal)));
  if (confirmation.assume_yes) return {};
  if (!has_terminal) {
    if (!confirmation.needs_yes) return {};
    return yes_wanted(text::tr("this needs a confirmation, and there is no terminal to ask on."));
  }
  if (options.no_input) return yes_wanted(text::tr("this needs a confirmation, and --no-input forbids to ask."));

  const Result<std::optional<std::string>> answer =
      environment.terminal.ask(text::say("{} [y/N] ", text::visible(confirmation.question)));
  if (!answer) return answer.error();
  if (*answer && is_yes(**answer)) return {};
  return failure(ErrorCode::declined, text::tr("declined; nothing was changed."));
}

}  // namespace pcadmin::app
