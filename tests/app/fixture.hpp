// An environment in memory, and two small commands to run in it.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/machine/environment.hpp"
#include "app/program.hpp"
#include "cli/command.hpp"
#include "error/error.hpp"

namespace pcadmin::app::test {

struct MemorySink final : report::Sink {
  Delivery write(std::string_view bytes) override {
    if (outcome == Delivery::written) text += bytes;
    return outcome;
  }
  std::string failure() const override { return "No space left on device"; }

  std::string text;
  Delivery outcome = Delivery::written;
};

struct FakeTerminal final : Terminal {
  bool output_is_terminal() const override { return output; }
  bool errors_are_terminal() const override { return errors; }
  bool input_is_terminal() const override { return input; }
  std::optional<std::size_t> width() const override { return columns; }
  std::optional<std::size_t> errors_width() const override { return columns; }
  std::optional<std::size_t> height() const override { return lines; }
  Result<std::optional<std::string>> ask(std::string_view question) override {
    questions.emplace_back(question);
    return answer;
  }

  bool output = false;
  bool errors = false;
  bool input = false;
  std::optional<std::size_t> columns;
  std::optional<std::size_t> lines;
  Result<std::optional<std::string>> answer = std::optional<std::string>();
  std::vector<std::string> questions;
};

struct Machine {
  static constexpr std::string_view unreadable = "(a file that can't be read)";

  MemorySink out;
  std::string errors;
  FakeTerminal terminal;
  std::map<std::string, std::string> variables;
  Stop stop = Stop::none;
  std::chrono::milliseconds elapsed{0};
  std::chrono::milliseconds each_look_takes{0};   ///< at that clock
  std::vector<std::string> opened;                ///< paths of stores
  std::map<std::string, std::string> files = {};  ///< inputs by their paths

  Environment environment() {
    return {
        .out = out,
        .errors = [this](std::string_view text) { errors += text; },
        .terminal = terminal,
        .variable = [this](const char* name) -> std::optional<std::string> {
          const auto found = variables.find(name);
          return found == variables.end() ? std::nullopt : std::optional(found->second);
        },
        .clock = [] { return *parse_instant("2026-11-23T15:49:00Z"); },
        .elapsed = [this] { return elapsed += each_look_takes; },
        .user = [] { return std::string("1000"); },
        .stop = [this] { return stop; },
        .open_store = [this](const std::string& path, store::OpenMode) -> Result<std::unique_ptr<store::Store>> {
          opened.push_back(path);
          return failure(ErrorCode::store_not_found, "there is no store.", "pcadmin init");
        },
        .open_input = [](const std::string&) -> Result<std::unique_ptr<exchange::Bytes>> {
          return failure(ErrorCode::file_not_found, "not found.");
        },
        .read_small_file = [this](const std::string& path, std::size_t most) -> Result<std::string> {
          const auto found = files.find(path);
          if (found == files.end()) return failure(ErrorCode::file_not_found, "not found.");
          if (found->second == unreadable || found->second.size() > most) {
            return failure(ErrorCode::file_unreadable, "'" + path + "' can't be read.");
          }
          return found->second;
        },
        .create_file = [](const std::string&, const std::string&,
                          std::string_view) -> Result<std::unique_ptr<exchange::NewFile>> {
          return failure(ErrorCode::output_failed, "can't be written.");
        },
    };
  }

  int run(const std::vector<std::string_view>& words, std::span<const cli::Command> commands) {
    return app::run_program(words, commands, environment());
  }
};

/// "list-things": shows what it was given, one row a field. "break-things": fails as it is told to.
std::vector<cli::Command> commands();

}  // namespace pcadmin::app::test
