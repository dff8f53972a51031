// What a command is: a name and texts for the help, an options struct, a function that declares its
// options, and a function that runs it.
//
//     namespace {
//     struct Options { std::string customer; };
//     void declare(cli::OptionSet& set, Options& options) {
//       set.value("--customer", "REF", options.customer, "The customer.").completes(Completes::customer);
//     }
//     Result<Outcome> run(const Options& options, cli::Services& services) { … }
//     }
//     cli::Command show_contact() {
//       return cli::make_command<Options>({.name = "show-contact", …}, declare, run);
//     }
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/option.hpp"
#include "cli/services.hpp"
#include "error/error.hpp"
#include "report/output.hpp"

namespace pcadmin::cli {

/// How a command that didn't fail ended. The exit code is decided elsewhere, in one place.
enum class Outcome {
  done,
  pending,         ///< --exit-code was given, and there are changes or findings
  partly_applied,  ///< --keep-going left some out
};

enum class Group { start, relationships, customers, contacts, store };

struct Example {
  std::string_view command;  ///< what can be pasted, beginning with "pcadmin"; runs on the sample tenant
  std::string_view purpose;  ///< what it is for, in a few words
};

/// What a command hands to its output.
enum class Answer {
  rows,
  resources,  ///< in Partner Center's shapes: JSON alone, and so by default
  page,       ///< a document of its own, whatever the format
};

struct CommandInfo {
  std::string_view name;
  Group group = Group::start;
  std::string_view purpose;      ///< one line
  std::string_view description;  ///< what a user must know beyond the options; may be empty
  std::vector<Example> examples;
  std::span<const report::Column> columns = {};  ///< of its answer, for help, --columns and completion
  Answer answer = Answer::rows;
  std::span<const report::Column> filtered = {};  ///< what --filter speaks of, where it isn't the answer
  bool changes = false;  ///< what the store holds: takes --reason, and answers the run and warnings
  bool uses_store = true;
  bool writes_file = false;                  ///< that it names, and that may be refused to it
  bool works_unconfigured = false;           ///< a configuration file with faults doesn't stop it
  std::vector<std::string_view> forms = {};  ///< what can follow its name, where the arguments alone don't tell
};

/// One use of a command: its options, about to be parsed, then run.
class Invocation {
 public:
  virtual ~Invocation() = default;
  virtual void declare(OptionSet& set) = 0;
  virtual Result<Outcome> run(Services& services) = 0;
};

struct Command {
  CommandInfo info;
  std::function<std::unique_ptr<Invocation>()> invoke;
};

/// Declares --reason.
void declare_reason(OptionSet& set, std::string& reason);

template <class Options>
Command make_command(CommandInfo info, void (*declare)(OptionSet&, Options&),
                     Result<Outcome> (*run)(const Options&, Services&)) {
  struct Typed final : Invocation {
    Typed(void (*declare_function)(OptionSet&, Options&), Result<Outcome> (*run_function)(const Options&, Services&),
          bool changes)
        : declare_(declare_function), run_(run_function), changes_(changes) {}
    void declare(OptionSet& set) override {
      declare_(set, options_);
      if (changes_) declare_reason(set, reason_);
    }
    Result<Outcome> run(Services& services) override {
      services.reason = reason_;
      return run_(options_, services);
    }
    void (*declare_)(OptionSet&, Options&);
    Result<Outcome> (*run_)(const Options&, Services&);
    bool changes_;
    Options options_;
    std::string reason_;
  };
  const bool changes = info.changes;
  return {std::move(info), [declare, run, changes] { return std::make_unique<Typed>(declare, run, changes); }};
}

/// Declares --filter, --sort, --limit and --offset.
void declare_list_options(OptionSet& set, report::ListRequest& request);

}  // namespace pcadmin::cli
