#include "app/run.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/error_text.hpp"
#include "app/exit_code.hpp"
#include "app/help/help.hpp"
#include "app/line/completion.hpp"
#include "app/line/global_options.hpp"
#include "app/line/live_values.hpp"
#include "app/line/parser.hpp"
#include "app/line/settings.hpp"
#include "app/line/words.hpp"
#include "app/machine/language.hpp"
#include "app/terminal/confirmation.hpp"
#include "app/terminal/screen.hpp"
#include "app/watched_store.hpp"
#include "error/error.hpp"
#include "report/field.hpp"
#include "text/suggestion.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

using text::say;
using text::tr;

constexpr std::size_t width_without_terminal = 80;

/// PCADMIN_NOW stands for the clock, so that a test or a CI job gets the same bytes on every day.
Result<Instant> current_instant(const Environment& environment) {
  const std::optional<std::string> said = environment.variable("PCADMIN_NOW");
  if (!said || said->empty()) return environment.clock();
  if (const std::optional<Instant> instant = parse_instant(*said)) return *instant;
  return failure(ErrorCode::invalid_value,
                 say("invalid value '{}' of the environment variable PCADMIN_NOW: it must be an instant such "
                     "as 2026-11-23T15:49:00Z.",
                     *said),
                 "unset PCADMIN_NOW", "PCADMIN_NOW");
}

/// Who is to stand in the journal.
std::string actor(const Environment& environment) {
  for (const char* const name : {"PCADMIN_ACTOR", "USER", "LOGNAME"}) {
    if (const auto value = environment.variable(name); value && !value->empty()) return *value;
  }
  return environment.user();
}

const cli::Command* find_command(std::span<const cli::Command> commands, std::string_view name) {
  const auto found = std::find_if(commands.begin(), commands.end(),
                                  [name](const cli::Command& each) { return each.info.name == name; });
  return found == commands.end() ? nullptr : &*found;
}

/// What must be known before the words can be understood: how to speak.
struct FirstLook {
  std::optional<std::string_view> language;
  std::optional<std::string_view> output;
};

FirstLook look_at(std::span<const std::string_view> words) {
  cli::OptionSet set;
  GlobalOptions unused;
  declare_settings(set, unused);
  declare_requests(set, unused);
  const std::vector<Item> items = scan(words, {&set});
  return {.language = last_value(items, "--lang"), .output = last_value(items, "--output")};
}

class Program {
 public:
  Program(std::span<const std::string_view> words, std::span<const cli::Command> commands,
          const Environment& environment)
      : words_(words), commands_(commands), environment_(environment) {
    const FirstLook look = look_at(words_);
    use_language(choose_language(look.language, configured("lang"), environment_.variable));
    errors_as_json_ = format_said(look.output) == "json";
    declare_settings(settings_, options_);
    declare_requests(requests_, options_);
  }

  int run() {
    Result<int> code = attempt();
    if (!code) screen_.drop_answer();
    if (auto shown = screen_.finish_answer(); !shown && code) code = unanswered(std::move(shown).error());
    if (code || !errors_as_json_) screen_.show_held_notes();
    return code ? *code : fail(std::move(code).error());
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
    if (error.hint.empty() && exit_code(error.code) == exit_code(ErrorCode::unknown_option)) error.hint = help_hint();
    screen_.say(errors_as_json_ ? error_json(error) : error_text(error, errors_width(environment_.terminal)));
    return exit_code(error.code);
  }

  /// What the file says, as far as it could be read.
  std::optional<std::string_view> configured(std::string_view key) const {
    return configuration_ ? configuration_->text(key) : std::nullopt;
  }

  std::string format_said(std::optional<std::string_view> by_option) const {
    if (by_option) return std::string(*by_option);
    if (const auto variable = environment_.variable("PCADMIN_OUTPUT"); variable && !variable->empty()) return *variable;
    return std::string(configured("output").value_or(""));
  }

  /// Fails where the file can't be read or has a fault.
  Result<void> apply_configuration() {
    // Read again, the fault is told in the language that was chosen meanwhile.
    if (!configuration_) configuration_ = read_configuration(environment_);
    if (!configuration_) return configuration_.error();
    return app::apply_configuration(settings_, *configuration_, said_);
  }

  /// For help and completion, which answer whatever is wrong with the rest.
  void apply_what_can_be_understood(std::span<const std::string_view> words) {
    (void)apply_configuration();
    (void)apply_environment(settings_, {}, environment_.variable, said_);
    for (const Item& item : scan(words, {&settings_, &requests_})) {
      const bool is_whole = item.option != nullptr && (item.value || item.option->kind == cli::Option::Kind::flag);
      if (is_whole) (void)item.option->assign(item.value.value_or(""));
    }
  }

  Result<int> perform() {
    if (!words_.empty() && words_[0] == "__complete") return show_completion(words_.subspan(1));
    const std::vector<Item> items = scan(words_, {&settings_, &requests_});
    const auto named =
        std::find_if(items.begin(), items.end(), [](const Item& item) { return item.kind == Item::Kind::argument; });
    const std::size_t at = named == items.end() ? words_.size() : named->word;
    if (mentions(words_, "--help", 'h')) return show_help(at);
    if (mentions(words_, "--version")) return show("pcadmin " PCADMIN_VERSION "\n");

    std::vector<std::string_view> rest(words_.begin(), words_.end());
    if (at == words_.size()) return without_command(rest);
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at));
    if (words_[at] == "help") return help_command(rest);
    command_ = find_command(commands_, words_[at]);
    if (command_ == nullptr) return unknown_command(at);
    return run_command(rest);
  }

  /// For the shells' scripts. Nobody wants an error between the words, so there is none, and nothing is waited for.
  Result<int> show_completion(std::span<const std::string_view> words) {
    const TypedLine line{.words = words.empty() ? words : words.first(words.size() - 1),
                         .current = words.empty() ? std::string_view() : words.back()};
    apply_what_can_be_understood(line.words);
    const Result<Instant> now = current_instant(environment_);
    const LiveValues values([this] { return open_store(store::OpenMode::read); }, now ? *now : environment_.clock());
    cli::OptionSet global;
    GlobalOptions unused;
    declare_settings(global, unused);
    declare_requests(global, unused);
    const auto find = [&](cli::Completes what, std::string_view typed, const Narrowing& narrowing) {
      return values.find(what, typed, narrowing);
    };
    const std::string text = completion_text(complete(line, commands_, global, find));
    return environment_.out.write(text) == report::Sink::Outcome::failed ? exit_code(ErrorCode::output_failed) : 0;
  }

  Result<int> run_command(std::span<const std::string_view> words) {
    const std::unique_ptr<cli::Invocation> invocation = command_->invoke();
    cli::OptionSet set;
    invocation->declare(set);
    Result<void> applied = apply_configuration();
    if (!applied && !command_->info.works_unconfigured) return std::move(applied).error();
    Result<void> understood = understand(words, &set);
    if (!understood) return std::move(understood).error();
    if (options_.help) return show(command_help(*command_, help_width()));  // among other letters: -yh
    Result<Instant> now = current_instant(environment_);
    if (!now) return std::move(now).error();

    const report::RenderOptions rendering = rendering_of_command();
    errors_as_json_ = options_.output == report::name(report::Format::json);
    const std::unique_ptr<report::Output> output = report::make_output(rendering, screen_.answer(options_));
    cli::Services services = make_services(*now, *output);
    Result<cli::Outcome> outcome = invocation->run(services);
    if (!outcome) return unanswered(std::move(outcome).error());
    Result<void> written = output->finish();
    if (!written) return unanswered(std::move(written).error());
    if (output->broken() && environment_.stop() != Stop::none && !committed_run_) return interruption();
    return exit_code(*outcome);
  }

  report::RenderOptions rendering_of_command() const {
    report::RenderOptions rendering = render_options(options_, environment_);
    rendering.columns_are_wishes = source_of("columns") != cli::SettingSource::flag;
    // Resources are JSON; only who asks for something else on the command line is told that it can't be had.
    const bool is_json = rendering.format == report::Format::json || rendering.format == report::Format::jsonl;
    const bool is_wish = source_of("output") != cli::SettingSource::flag;
    if (command_->info.answer == cli::Answer::resources && !is_json && is_wish) {
      rendering.format = report::Format::json;
    }
    return rendering;
  }

  cli::SettingSource source_of(std::string_view key) const {
    const auto found = said_.find(key);
    return found == said_.end() ? cli::SettingSource::standard : found->second.source;
  }

  Result<std::unique_ptr<store::Store>> open_store(store::OpenMode mode) const {
    Result<std::string> path = store_path(options_, environment_);
    if (!path) return std::move(path).error();
    return environment_.open_store(*path, mode);
  }

  cli::Services make_services(Instant now, report::Output& output) {
    return {
        .now = now,
        .actor = actor(environment_),
        .output = output,
        .open_store = [this](store::OpenMode mode) -> Result<std::unique_ptr<store::Store>> {
          Result<std::unique_ptr<store::Store>> store = open_store(mode);
          if (!store) return store;
          return watch(*std::move(store), committed_run_);
        },
        .maintain_store = [this]() -> Result<std::unique_ptr<store::Maintenance>> {
          Result<std::string> path = store_path(options_, environment_);
          if (!path) return std::move(path).error();
          return environment_.maintain_store(*path);
        },
        .changed = [this](std::int64_t run_id) { committed_run_ = run_id; },
        .keep_apart = [this](const std::string& file) { return keep_store(file); },
        .open_input = environment_.open_input,
        .create_file = [this](const std::string& name, const std::string& input,
                              std::string_view kind) -> Result<std::unique_ptr<exchange::NewFile>> {
          Result<void> apart = keep_store(name);
          if (!apart) return std::move(apart).error();
          return environment_.create_file(name, input, kind);
        },
        .confirm =
            [this](const cli::Confirmation& asked) {
              if (will_ask(asked, environment_)) screen_.show_held_notes();
              screen_.wipe_progress();
              return confirm(asked, options_, environment_);
            },
        .note =
            [this](std::string_view text) {
              if (!options_.quiet) screen_.note(text, errors_as_json_);
            },
        .progress = screen_.progress(options_),
        .interrupted = [this] { return environment_.stop() != Stop::none; },
        .settings =
            [this] {
              return cli::Settings{.values = effective_settings(all_settings(settings_, said_), environment_),
                                   .file = configuration_ ? configuration_->path : "",
                                   .file_exists = configuration_ && configuration_->exists};
            },
    };
  }

  /// A file that is written takes the place of what was there; the store is never what it replaces.
  Result<void> keep_store(const std::string& name) const {
    const Result<std::string> store = store_path(options_, environment_);
    if (!store) return {};
    std::error_code ignored;
    const std::filesystem::path place =
        std::filesystem::weakly_canonical(std::filesystem::absolute(*store, ignored), ignored);
    const std::filesystem::path target =
        std::filesystem::weakly_canonical(std::filesystem::absolute(name, ignored), ignored);
    for (const char* const part : {"", "-wal", "-shm", "-journal"}) {
      // What SQLite keeps beside the store needn't be there yet.
      if (target == place.string() + part || std::filesystem::equivalent(name, *store + part, ignored)) {
        return failure(ErrorCode::conflicting_options, say("'{}' is the store itself.", name), tr("another file."),
                       name);
      }
    }
    return {};
  }

  static Error interruption() { return failure(ErrorCode::interrupted, tr("interrupted.")); }

  /// The answer couldn't be written; what was changed before that is changed all the same.
  Error unanswered(Error error) const {
    if (!committed_run_) return error;
    if (error.code == ErrorCode::interrupted) error.message = tr("interrupted.");
    error.message = say("{} What was to be changed has been changed.", error.message);
    error.hint = fmt::format("pcadmin history --run {}", *committed_run_);
    return error;
  }

  /// Parses the words and assigns them, and the environment for what they leave open.
  Result<void> understand(std::span<const std::string_view> words, const cli::OptionSet* command_options) {
    OptionTables tables{&settings_, &requests_};
    if (command_options != nullptr) tables.insert(tables.begin(), command_options);
    Result<std::vector<Given>> given = parse(words, tables);
    if (!given) return std::move(given).error();
    Result<void> applied = apply_environment(settings_, *given, environment_.variable, said_);
    if (!applied) return applied;
    keep_given(settings_, *given, said_);
    if (Result<void> assigned = assign(*given); !assigned) return assigned;
    if (options_.help) return {};
    if (Result<void> known = check_configured_columns(); !known) return known;
    return check_complete(*given, tables);
  }

  /// Fields that are said once for all commands: a command leaves out those that it doesn't have, but one has each.
  Result<void> check_configured_columns() const {
    const auto said = said_.find("columns");
    if (said == said_.end() || said->second.source == cli::SettingSource::flag) return {};
    std::vector<report::Column> all;
    for (const cli::Command& command : commands_)
      all.insert(all.end(), command.info.columns.begin(), command.info.columns.end());
    for (const std::string& field : split_at_commas(*said->second.value)) {
      const Result<std::size_t> found = report::find_column(all, field);
      if (found) continue;
      return failure(ErrorCode::unknown_field,
                     say("no command has the field '{}', which {} names for --columns.", field, said->second.origin),
                     found.error().hint, field);
    }
    return {};
  }

  Result<int> without_command(std::span<const std::string_view> words) {
    Result<void> understood = understand(words, nullptr);
    if (!understood) return std::move(understood).error();
    return show_overview();
  }

  Result<int> help_command(std::span<const std::string_view> words) {
    std::string topic;
    cli::OptionSet set;
    set.positional("COMMAND", topic, "").may_be_empty();
    Result<void> understood = understand(words, &set);
    if (!understood) return std::move(understood).error();
    if (topic.empty() || topic == "help") return show_overview();
    const cli::Command* const command = find_command(commands_, topic);
    return command == nullptr ? unknown_command(topic) : show(command_help(*command, help_width()));
  }

  /// The help of the command that is named, wherever and however wrong the rest is.
  Result<int> show_help(std::size_t at) {
    for (; at < words_.size(); ++at) {
      if (const cli::Command* const command = find_command(commands_, words_[at])) {
        return show(command_help(*command, help_width()));
      }
      if (words_[at] != "help") break;
    }
    return show_overview();
  }

  Result<int> show_overview() {
    cli::OptionSet all;
    GlobalOptions unused;
    declare_settings(all, unused);
    declare_requests(all, unused);
    return show(overview(commands_, all, help_width()));
  }

  Result<int> show(const std::string& text) {
    apply_what_can_be_understood(words_);
    report::Sink& sink = screen_.answer(options_);
    if (sink.write(text) != report::Sink::Outcome::failed) return 0;
    return report::output_failed(sink.failure());
  }

  Error unknown_command(std::size_t at) const {
    // What was taken for a command may be the value of an option that was mistyped.
    const auto before = normalise(words_.first(at), {&settings_, &requests_});
    if (!before) return before.error();
    return unknown_command(std::string(words_[at]));
  }

  Error unknown_command(const std::string& word) const {
    text::Suggestion suggestion(word);
    suggestion.consider("help");
    suggestion.consider("--version");
    for (const cli::Command& command : commands_)
      suggestion.consider(command.info.name);
    Error error = failure(ErrorCode::unknown_command, say("unknown command '{}'.", word), {}, word);
    for (const std::string& name : suggestion.near())
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
  Result<ConfigurationFile> configuration_ = read_configuration(environment_);
  GlobalOptions options_;
  cli::OptionSet settings_;
  Said said_;
  cli::OptionSet requests_;
  const cli::Command* command_ = nullptr;
  bool errors_as_json_ = false;
  Screen screen_{environment_};
  std::optional<std::int64_t> committed_run_;
};

}  // namespace

int run(std::span<const std::string_view> words, std::span<const cli::Command> commands,
        const Environment& environment) {
  try {
    return Program(words, commands, environment).run();
  } catch (const std::exception& exception) {  // there isn't even the memory to tell it well
    environment.errors(std::string("pcadmin: ") + exception.what() + "\n");
    return exit_code(ErrorCode::internal_error);
  }
}

}  // namespace pcadmin::app
