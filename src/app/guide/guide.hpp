// Asks a person for what is lacking on the line: step by step for what wasn't given, and for which one is meant where a
// name means several. What is picked stands on the line then, as if it had been typed, by its id; so a command is told
// nothing of it, and whatever it reviews, asks and answers it does as always.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <pcadmin/instant.hpp>

#include "app/line/global_options.hpp"
#include "app/line/typed_line.hpp"
#include "app/machine/environment.hpp"
#include "cli/option.hpp"
#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::app {

/// Whether a person can be asked: at a terminal that can move its cursor, with nothing of it in a pipe, not with
/// --no-input, nor where --yes answers beforehand.
bool may_guide(const TypedLine& line, const GlobalOptions& options, const Environment& environment);

class Guide {
 public:
  using OpenStore = std::function<Result<std::unique_ptr<store::Store>>()>;

  Guide(const Environment& environment, OpenStore open_store, Instant now)
      : environment_(environment), open_store_(std::move(open_store)), now_(now) {}

  /// Asks for the options and arguments of `own` that are lacking, and answers whether the line is another one now. It
  /// isn't where nothing is lacking, or the person goes back from the first step. Fails with INTERRUPTED, and as the
  /// store does.
  Result<bool> complete(TypedLine& line, const cli::OptionSet& own);

  /// Asks which one is meant after AMBIGUOUS_REFERENCE; as complete().
  Result<bool> tell_apart(const Error& ambiguous, TypedLine& line);

 private:
  template <class Plan>
  Result<bool> ask(TypedLine& line, const Plan& plan);

  const Environment& environment_;
  OpenStore open_store_;
  Instant now_;
};

}  // namespace pcadmin::app
