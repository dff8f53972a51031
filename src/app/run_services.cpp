#include "app/run_services.hpp"

#include <string_view>
#include <utility>

#include "app/line/effective_options.hpp"
#include "app/terminal/confirmation.hpp"
#include "store/failure_text.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

using text::say;
using text::tr;

/// Who is to stand in the journal.
std::string actor(const Environment& environment) {
  for (const char* const name : {"PCADMIN_ACTOR", "USER", "LOGNAME"}) {
    if (const auto value = environment.variable(name); value && !value->empty()) return *value;
  }
  return environment.user();
}

}  // namespace

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

cli::Services RunServices::make(Instant now, report::Output& output, bool errors_are_json) {
  const auto note = [this, errors_are_json](std::string_view text) {
    if (!settings_.options().quiet) screen_.note(text, errors_are_json);
  };
  return {
      .now = now,
      .actor = actor(environment_),
      .output = output,
      .open_store = [this](store::OpenMode mode) { return open_own_store(mode); },
      .maintain_store = [this] { return maintain_store(); },
      .changed = [this](std::int64_t run_id) { change_.run_id = run_id; },
      .keep_apart = [this](const std::string& file) { return keep_apart(file); },
      .open_input = environment_.open_input,
      .create_file = [this](const std::string& name, const std::string& input,
                            std::string_view kind) -> Result<std::unique_ptr<exchange::NewFile>> {
        Result<void> apart = keep_apart(name);
        if (!apart) return std::move(apart).error();
        return environment_.create_file(name, input, kind);
      },
      .confirm =
          [this](const cli::Confirmation& asked) {
            if (will_ask(asked, environment_)) screen_.show_held_notes();
            screen_.wipe_progress();
            return confirm(asked, settings_.options(), environment_);
          },
      .note = note,
      .warn =
          [this, note](const report::ReasonText& warning) {
            change_.warnings.push_back(warning);
            const std::string said = say("Warning: {0}: {1}", warning.code, warning.message);
            note(warning.fix.empty() ? said : said + "\n" + say("Try: {}", warning.fix));
          },
      .progress = screen_.progress(settings_.options()),
      .interrupted = [this] { return environment_.stop() != Stop::none; },
      .settings = [this] { return settings_.all(); },
  };
}

Result<std::unique_ptr<store::Store>> RunServices::open_store(store::OpenMode mode) const {
  Result<std::string> path = store_path(settings_.options(), environment_);
  if (!path) return std::move(path).error();
  return environment_.open_store(*path, mode);
}

Result<std::unique_ptr<store::Store>> RunServices::open_own_store(store::OpenMode mode) {
  Result<std::unique_ptr<store::Store>> store = open_store(mode);
  if (store) (*store)->tell_committed_runs([this](std::int64_t run_id) { change_.run_id = run_id; });
  return store;
}

Result<std::unique_ptr<store::Maintenance>> RunServices::maintain_store() const {
  Result<std::string> path = store_path(settings_.options(), environment_);
  if (!path) return std::move(path).error();
  auto maintenance = environment_.maintain_store(*path);
  if (maintenance) return maintenance;
  return store::told(store::Failure(store::Failure::Kind::without_maintenance, *path));
}

/// A file that is written takes the place of what was there; the store is never what it replaces.
Result<void> RunServices::keep_apart(const std::string& name) const {
  const Result<std::string> store = store_path(settings_.options(), environment_);
  if (!store) return {};
  if (!environment_.is_of_store(*store, name)) return {};
  return failure(ErrorCode::conflicting_options, say("'{}' is the store itself.", name), tr("another file."), name);
}

}  // namespace pcadmin::app
