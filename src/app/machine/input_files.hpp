// Files that are read. What can't be read twice (a pipe, a terminal) is read to its end when it is
// opened, into a temporary file: so nobody waits for its writer while holding the store, and opening it
// again begins it anew.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "app/machine/environment.hpp"
#include "error/error.hpp"
#include "exchange/bytes.hpp"
#include "report/temporary_file.hpp"

namespace pcadmin::app {

class InputFiles {
 public:
  explicit InputFiles(std::function<Stop()> stop) : stop_(std::move(stop)) {}

  /// Opens a file for reading; "-" is standard input. Fails with FILE_NOT_FOUND, FILE_UNREADABLE, OUTPUT_FAILED (of the
  /// temporary file), and with INTERRUPTED where `stop` says so.
  Result<std::unique_ptr<exchange::Bytes>> open(const std::string& name);

 private:
  Result<std::shared_ptr<const report::TemporaryFile>> copy(int descriptor, const std::string& name) const;

  std::function<Stop()> stop_;
  std::map<std::string, std::shared_ptr<const report::TemporaryFile>> copies_;  // of streams, by name
};

/// As Environment::read_small_file. A pipe has what stands in it now, a device at most so many bytes.
Result<std::string> read_small_file(const std::string& name, std::size_t most);

}  // namespace pcadmin::app
