// Everything that prevents a run from being undone, as one error.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// Things that prevent the whole: all of them counted, the first of them with their details.
class Obstacles {
 public:
  explicit Obstacles(ErrorCode code) { error_.code = code; }

  /// Counts one; answers whether it is to be explained.
  bool count() { return ++count_ <= most_details; }

  void explain(std::string value, std::string_view code, std::string message, const std::string& fix);

  std::size_t size() const { return count_; }
  Error error(std::string message) &&;

 private:
  static constexpr std::size_t most_details = 1000;

  Error error_;
  std::size_t count_ = 0;
  std::vector<std::string> fixes_;
};

/// Notes that something isn't as the change left it, and which run changed it, if the journal says. Fails with
/// STORE_DAMAGED where a text is none of the journal's.
Result<void> note_conflict(store::View& view, const store::ChangeRecord& change, std::string_view current, Instant now,
                           Obstacles& conflicts);

}  // namespace pcadmin::command
