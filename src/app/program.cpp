#include "app/program.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/exit_code.hpp"
#include "app/guide/guide.hpp"
#include "app/help/completion.hpp"
#include "app/help/help.hpp"
#include "app/help/live_values.hpp"
#include "app/line/command_word.hpp"
#include "app/line/corrected_line.hpp"
#include "app/line/run_settings.hpp"
#include "app/line/typed_line.hpp"
#include "app/machine/language.hpp"
#include "app/run_services.hpp"
#include "app/terminal/error_text.hpp"
#include "app/terminal/screen.hpp"
#include "error/error.hpp"
#include "text/shell_word.hpp"
#include "text/suggestion.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

using text::say;
using text::tr;

constexpr std::size_t width_without_terminal = 80;

const cli::Command* find_command(std::span<const cli::Command> commands, std::optional<std::string_view> name) {
  const auto found = std::find_if(commands.begin(), commands.end(),
                                  [name](const cli::Command& each) { return each.info.name == name; });
  return found == commands.end() ? nullptr : &*found;
}

/// Whether one of these stands on the line, however wrong the rest is: after an option that lacks its value, say.
bool is_asked_for(std::initializer_list<std::string_view> names, std::span<const std::string_view> words) {
  const auto end = std::find(words.begin(), words.end(), "--");
  return std::find_first_of(words.begin(), end, names.begin(), names.end()) != end;
}

bool is_json(std::string_view format) {
  return format == report::name(report::Format::json) || format == report::name(report::Format::jsonl);
}

class Program {
 public:
  Program(std::span<const std::string_view> words, std::span<const cli::Command> commands,
          const Environment& environment)
      : words_(words),
        commands_(commands),
        environment_(environment),
        settings_(environment),
        first_look_(words, tables({})) {
    use_language(
        choose_language(first_look_.value_of("--lang"), settings_.text_of_file("lang"), environment_.variable));
    errors_as_json_ = is_json(settings_.format_said(first_look_.value_of("--output")));
  }

  int exit_code_of_run() {
    Result<int> code = attempt();
    if (!code) screen_.drop_answer();
    if (auto shown = screen_.finish_answer(); !shown && code) code = unanswered(std::move(shown).error());
    if (!code) {
      if (!errors_as_json_) screen_.show_held_notes();
      return fail(std::move(code).error());
    }
    if (errors_as_json_ && *code == exit_code(ErrorCode::partly_applied)) {
      screen_.say(error_json(partly_applied(), *code, screen_.take_held_notes()));
    }
    screen_.show_held_notes();
    if (!summary_.empty()) screen_.say(summary_.append(1, '\n'));
    return *code;
  }

 private:
  /// An exception is what nobody expected; it is told all the same.
  Result<int> attempt() {
    try {
      return perform();
    } catch (const std::bad_alloc&) {
      return failure(ErrorCode::internal_error, tr("there isn't enough memory."));
    } catch (const std::exception& exception) {
      return failure(ErrorCode::internal_error, say("internal error: {}.", exception.what()));
    }
  }

  int fail(Error error) {
    if (error.code == ErrorCode::interrupted && environment_.stop() == Stop::terminated) {
      error.code = ErrorCode::terminated;
    }
    const int code = exit_code(error.code);
    if (const auto corrected = corrected_line(words_, error.corrections)) {
      error.hint = error.hint.empty() ? *corrected : *corrected + "\n" + error.hint;
    }
    if (error.hint.empty() && code == exit_code(ErrorCode::unknown_option)) error.hint = help_hint();
    screen_.say(errors_as_json_ ? error_json(error, code) : error_text(error, errors_width(environment_.terminal)));
    return code;
  }

  /// Scripts that read JSON get an object wherever the exit code isn't one of success.
  Error partly_applied() const {
    return failure(ErrorCode::partly_applied, tr("some of it was refused or not understood; the rest is done."),
                   help_hint());
  }

  Result<int> perform() {
    if (!words_.empty() && words_[0] == "__complete") return show_completion(words_.subspan(1));
    if (is_asked_for({"--help", "-h"}, words_)) return show_help();
    if (is_asked_for({"--version"}, words_)) return show("pcadmin " PCADMIN_VERSION "\n");
    const auto named = command_word_.in(first_look_);
    if (!named) return without_command();
    if (*named == "help") return help_command();
    command_ = find_command(commands_, *named);
    return command_ == nullptr ? unknown_command(*named) : run_command();
  }

  /// The line begins with the command's name, wherever its options stand; `own` is what can be typed behind that.
  OptionTables tables(std::initializer_list<const cli::OptionSet*> own) const {
    OptionTables all{&command_word_.table()};
    all.insert(all.end(), own);
    const OptionTables global = settings_.tables();
    all.insert(all.end(), global.begin(), global.end());
    return all;
  }

  /// For the shells' scripts. Nobody wants an error between the words, so there is none, and nothing is waited for.
  Result<int> show_completion(std::span<const std::string_view> words) {
    const UnfinishedLine line{.words = words.empty() ? words : words.first(words.size() - 1),
                              .current = words.empty() ? std::string_view() : words.back()};
    settings_.apply_what_can_be_understood(TypedLine(line.words, tables({})));
    const Result<Instant> now = current_instant(environment_);
    const LiveValues values([this] { return services_.open_store(store::OpenMode::read); },
                            now ? *now : environment_.clock());
    const auto find = [&](cli::Completes what, std::string_view typed, const Narrowing& narrowing) {
      return values.find(what, typed, narrowing);
    };
    const std::string text = completion_text(complete(line, commands_, settings_.tables(), find));
    return environment_.out.write(text) == report::Sink::Delivery::failed ? exit_code(ErrorCode::output_failed) : 0;
  }

  /// One use of the command: its options, and the line as it is read with them.
  struct Use {
    Use(const cli::Command& command, std::span<const std::string_view> words, const Program& program, Instant now)
        : invocation(command.invoke()), own(declared(*invocation, now)), line(words, program.tables({&own})) {}

    static cli::OptionSet declared(cli::Invocation& invocation, Instant now) {
      cli::OptionSet set(now);
      invocation.declare(set);
      return set;
    }

    std::unique_ptr<cli::Invocation> invocation;
    cli::OptionSet own;
    TypedLine line;
  };

  Result<int> run_command() {
    const Result<Instant> now = current_instant(environment_);
    auto use = std::make_unique<Use>(*command_, words_, *this, now ? *now : environment_.clock());
    Result<void> applied = settings_.apply_configuration();
    if (!applied && !command_->info.works_unconfigured) return std::move(applied).error();
    applied = settings_.apply(use->line, commands_);
    if (!applied) return std::move(applied).error();
    if (settings_.options().help) return show(command_help(*command_, help_width()));  // among other letters: -yh
    if (Result<void> chosen = settings_.check_columns(command_->info); !chosen) return std::move(chosen).error();
    if (!now) return now.error();

    errors_as_json_ = is_json(settings_.options().output.value_or(""));
    const bool is_guided = may_guide(use->line, settings_.options(), environment_);
    Guide guide(
        environment_, [this] { return services_.open_store(store::OpenMode::read); }, *now);
    if (is_guided) {
      const Result<bool> completed = guide.complete(use->line, use->own);
      if (!completed) return completed.error();
      if (*completed) applied = use_again(use, *now);
    }
    if (applied) applied = use->line.check_complete();
    if (!applied) return std::move(applied).error();
    while (true) {
      Result<int> code = run(*use->invocation, *now);
      const bool is_ambiguous = !code && code.error().code == ErrorCode::ambiguous_reference;
      if (!is_ambiguous || !is_guided || services_.change().run_id) return code;
      const Result<bool> told_apart = guide.tell_apart(code.error(), use->line);
      if (!told_apart) return told_apart.error();
      if (!*told_apart) return code;
      screen_.drop_answer();
      if (applied = use_again(use, *now); !applied) return std::move(applied).error();
    }
  }

  /// As if what was picked had been typed; and tells how to type it.
  Result<void> use_again(std::unique_ptr<Use>& use, Instant now) {
    const std::vector<std::string> words = use->line.words();
    use = std::make_unique<Use>(*command_, std::vector<std::string_view>(words.begin(), words.end()), *this, now);
    Result<void> assigned = use->line.assign(use->own);
    if (!assigned || settings_.options().quiet) return assigned;
    std::string typed = "pcadmin";
    for (const std::string& word : words)
      typed += " " + text::shell_word(word);
    screen_.note(say("Next time: {}", typed), errors_as_json_);
    return assigned;
  }

  Result<int> run(cli::Invocation& invocation, Instant now) {
    report::RenderOptions rendering = settings_.rendering(command_->info.answer);
    if (command_->info.changes) rendering.change = &services_.change();
    const std::unique_ptr<report::Output> output = report::make_output(rendering, screen_.answer(settings_.options()));
    cli::Services services = services_.make(now, *output, errors_as_json_);
    Result<cli::Outcome> outcome = invocation.run(services);
    if (!outcome) return unanswered(std::move(outcome).error());
    Result<void> written = output->finish();
    if (!written) return unanswered(std::move(written).error());
    if (output->for_people() && !settings_.options().quiet) summary_ = output->summary();
    const bool is_stopped = output->broken() && environment_.stop() != Stop::none;
    const std::optional<std::int64_t>& run = services_.change().run_id;
    if (is_stopped && !run) return failure(ErrorCode::interrupted, tr("interrupted."));
    if (run) services.note(say("Run {}.", *run));
    return exit_code(*outcome);
  }

  /// The answer couldn't be written; what was changed before that is changed all the same.
  Error unanswered(Error error) const {
    const std::optional<std::int64_t>& run = services_.change().run_id;
    if (!run) return error;
    if (error.code == ErrorCode::interrupted) error.message = tr("interrupted.");
    error.message = say("{} What was to be changed has been changed.", error.message);
    error.hint = fmt::format("pcadmin history --run {}", *run);
    return error;
  }

  Result<int> without_command() {
    Result<void> applied = settings_.apply(first_look_, commands_);
    if (!applied) return std::move(applied).error();
    return show_overview();
  }

  Result<int> help_command() {
    const TypedLine line(words_, tables({&topic_.table()}));
    Result<void> applied = settings_.apply(line, commands_);
    if (!applied) return std::move(applied).error();
    const auto topic = topic_.in(line);
    if (!topic || topic->empty() || *topic == "help") return show_overview();
    const cli::Command* const command = find_command(commands_, *topic);
    return command == nullptr ? unknown_command(*topic) : show(command_help(*command, help_width()));
  }

  /// The help of the command that is named, wherever and however wrong the rest is.
  Result<int> show_help() {
    const TypedLine line(words_, tables({&topic_.table()}));
    const auto named = command_word_.in(line);
    const cli::Command* const command = find_command(commands_, named == "help" ? topic_.in(line) : named);
    return command == nullptr ? show_overview() : show(command_help(*command, help_width()));
  }

  Result<int> show_overview() { return show(overview(commands_, settings_.tables(), help_width())); }

  Result<int> show(const std::string& text) {
    settings_.apply_what_can_be_understood(first_look_);
    report::Sink& sink = screen_.answer(settings_.options());
    if (sink.write(text) != report::Sink::Delivery::failed) return 0;
    return report::output_failed(sink.failure());
  }

  Error unknown_command(std::string_view word) const {
    // What was taken for a command may be the value of an option that was mistyped.
    const auto before =
        words_.first(static_cast<std::size_t>(std::find(words_.begin(), words_.end(), word) - words_.begin()));
    if (const Result<void> understood = TypedLine(before, tables({})).check_understood(); !understood)
      return understood.error();
    text::Suggestion suggestion{std::string(word)};
    suggestion.consider("help");
    suggestion.consider("--version");
    for (const cli::Command& command : commands_)
      suggestion.consider(command.info.name);
    Error error = failure(ErrorCode::unknown_command, say("unknown command '{}'.", word), {}, std::string(word));
    const std::vector<std::string> near = suggestion.near();
    if (near.size() == 1) {
      error.corrections.push_back({std::string(word), near});
      return error;
    }
    for (const std::string& name : near)
      error.hint += (error.hint.empty() ? "pcadmin " : "\npcadmin ") + name;
    return error;
  }

  std::string help_hint() const {
    return "pcadmin help" + (command_ == nullptr ? "" : " " + std::string(command_->info.name));
  }

  std::size_t help_width() const { return environment_.terminal.width().value_or(width_without_terminal); }

  std::span<const std::string_view> words_;
  std::span<const cli::Command> commands_;
  const Environment& environment_;
  RunSettings settings_;
  CommandWord command_word_;
  CommandWord topic_;
  TypedLine first_look_;  // before the command's options are known: in which language and form to speak, and its name
  const cli::Command* command_ = nullptr;
  bool errors_as_json_ = false;
  std::string summary_;  // of a list that a person sees; the last line
  Screen screen_{environment_};
  RunServices services_{settings_, environment_, screen_};
};

}  // namespace

int run_program(std::span<const std::string_view> words, std::span<const cli::Command> commands,
                const Environment& environment) {
  try {
    return Program(words, commands, environment).exit_code_of_run();
  } catch (const std::exception& exception) {  // there isn't even the memory to tell it well
    environment.errors(std::string("pcadmin: ") + exception.what() + "\n");
    return exit_code(ErrorCode::internal_error);
  }
}

}  // namespace pcadmin::app
