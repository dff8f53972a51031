// What a command gets from outside in a run of the program; see cli/services.hpp.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <pcadmin/instant.hpp>

#include "app/line/run_settings.hpp"
#include "app/machine/environment.hpp"
#include "app/terminal/screen.hpp"
#include "cli/services.hpp"
#include "error/error.hpp"
#include "report/output.hpp"
#include "store/store.hpp"

namespace pcadmin::app {

/// PCADMIN_NOW stands for the clock, so that a test or a CI job gets the same bytes on every day. Fails with
/// INVALID_VALUE.
Result<Instant> current_instant(const Environment& environment);

class RunServices {
 public:
  RunServices(const RunSettings& settings, const Environment& environment, Screen& screen)
      : settings_(settings), environment_(environment), screen_(screen) {}

  /// Borrows from this object.
  cli::Services make(Instant now, report::Output& output, bool errors_are_json);

  Result<std::unique_ptr<store::Store>> open_store(store::OpenMode mode) const;

  /// The run that was committed to the store, and what was warned of.
  const report::ChangeReport& change() const { return change_; }

 private:
  /// What it commits is remembered: a failure afterwards, when the answer is written, is no change that wasn't made.
  Result<std::unique_ptr<store::Store>> open_own_store(store::OpenMode mode);
  Result<std::unique_ptr<store::Maintenance>> maintain_store() const;
  Result<void> keep_apart(const std::string& name) const;

  const RunSettings& settings_;
  const Environment& environment_;
  Screen& screen_;
  report::ChangeReport change_;
};

}  // namespace pcadmin::app
