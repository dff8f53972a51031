// Which runs were undone, and by which: a run of undo restores what stood before another one.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "store/store.hpp"

namespace pcadmin::command {

class UndoneRuns {
 public:
  explicit UndoneRuns(store::View& view) : view_(view) {}

  /// The run by which this one was undone; nothing where none did, or it lies too far back to be looked for.
  std::optional<std::int64_t> by(std::int64_t run_id);

 private:
  static constexpr std::int64_t most_searched = 2'000;

  void search_down_to(std::int64_t run_id);
  void note_undo(const store::ChangeRecord& change);

  store::View& view_;
  std::optional<std::int64_t> next_;  // the newest run that wasn't looked at
  std::int64_t lowest_ = 0;
  std::unordered_map<std::int64_t, std::int64_t> undone_by_;
};

}  // namespace pcadmin::command
