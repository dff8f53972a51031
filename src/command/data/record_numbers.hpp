// Which records of a file: their numbers, from 0, as few ranges, since those that have something in common lie
// together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pcadmin::command {

class RecordNumbers {
 public:
  /// Each greater than the one before.
  void add(std::uint64_t number) {
    if (ranges_.empty() || ranges_.back().end != number) ranges_.push_back({number, number});
    ++ranges_.back().end;
    ++count_;
  }
  std::uint64_t count() const { return count_; }

  /// Whether the number is one of them; each that is asked for is greater than the one before.
  bool comes(std::uint64_t number) {
    while (next_ < ranges_.size() && ranges_[next_].end <= number)
      ++next_;
    return next_ < ranges_.size() && ranges_[next_].begin <= number;
  }

 private:
  struct Range {
    std::uint64_t begin;
    std::uint64_t end;
  };

  std::vector<Range> ranges_;
  std::size_t next_ = 0;
  std::uint64_t count_ = 0;
};

}  // namespace pcadmin::command
