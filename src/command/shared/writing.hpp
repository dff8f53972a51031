// What every changing command does: open the store for writing, and sign its journal entries.
#pragma once

#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "cli/services.hpp"
#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// The journal's signature of a run of `command`, e.g. "grant-admin".
store::Run signed_run(const cli::Services& services, std::string_view command);

/// What `body`, which takes a Transaction and answers a Result of some value, answers as one transaction of `run`. It
/// may be run again: what its last run answered counts.
template <class Body>
std::invoke_result_t<Body, store::Transaction&> write_transaction(store::Store& store, const store::Run& run,
                                                                  const Body& body) {
  std::optional<std::invoke_result_t<Body, store::Transaction&>> answered;
  const auto written = store.write(run, [&](store::Transaction& transaction) -> Result<void> {
    answered.emplace(body(transaction));
    if (!*answered) return answered->error();
    return {};
  });
  if (!written) return written.error();
  return *std::move(answered);
}

/// The same, signed as `command`, in the store that is used.
template <class Body>
std::invoke_result_t<Body, store::Transaction&> write_store(cli::Services& services, std::string_view command,
                                                            const Body& body,
                                                            store::OpenMode mode = store::OpenMode::write) {
  const auto opened = services.open_store(mode);
  if (!opened) return opened.error();
  return write_transaction(**opened, signed_run(services, command), body);
}

}  // namespace pcadmin::command
