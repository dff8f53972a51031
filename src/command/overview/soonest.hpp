// Of any number of things the first few, by their keys.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace pcadmin::command {

/// `Thing::key()` answers what they are ordered by.
template <class Thing>
class Soonest {
 public:
  explicit Soonest(std::size_t most) : most_(most) {}

  void add(Thing thing) {
    if (things_.size() == most_) {
      if (!is_before(thing, things_.front())) return;
      std::pop_heap(things_.begin(), things_.end(), is_before);
      things_.pop_back();
    }
    things_.push_back(std::move(thing));
    std::push_heap(things_.begin(), things_.end(), is_before);
  }

  /// The last of those that are kept, before which another has to come; null while there is room for any.
  const Thing* last() const { return things_.size() == most_ ? &things_.front() : nullptr; }

  /// Those that were kept, in order.
  std::vector<Thing> take() {
    std::sort_heap(things_.begin(), things_.end(), is_before);
    return std::exchange(things_, {});
  }

 private:
  static bool is_before(const Thing& a, const Thing& b) { return a.key() < b.key(); }

  std::size_t most_;
  std::vector<Thing> things_;  // a heap: the last in order stands first
};

}  // namespace pcadmin::command
