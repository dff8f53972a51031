// --as-of: the instant for which a list judges.
#pragma once

#include <optional>

#include <pcadmin/instant.hpp>

#include "cli/option.hpp"
#include "cli/services.hpp"

namespace pcadmin::command {

struct AsOf {
  std::optional<Instant> said;

  Instant at(const cli::Services& services) const { return said.value_or(services.now); }
};

inline void declare_as_of(cli::OptionSet& set, AsOf& as_of) {
  set.end("--as-of", "DATE", as_of.said,
          "Judge as of then instead of now, by what is known today; a date means its end, UTC.");
}

}  // namespace pcadmin::command
