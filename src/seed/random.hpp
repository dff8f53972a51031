// Numbers that look random and are the same on every machine: splitmix64 and its own mapping to ranges,
// since the distributions of standard libraries differ.
#pragma once

#include <cstdint>
#include <initializer_list>

#include <pcadmin/id.hpp>

namespace pcadmin::seed {

class Random {
 public:
  /// What a sequence of keys names always begins the same series, so that a value can be worked out from its
  /// place alone.
  Random(std::initializer_list<std::uint64_t> keys) {
    for (const std::uint64_t key : keys)
      state_ = mixed(state_ + key + step);
  }

  std::uint64_t next() {
    state_ += step;
    return mixed(state_);
  }
  /// 0 to bound - 1. The bias of the modulo is far below what a test tenant shows.
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }
  bool chance(unsigned percent) { return below(100) < percent; }

  template <class List>
  const auto& one_of(const List& list) {
    return list[below(std::size(list))];
  }

  /// An id in the form of those that are drawn at random (version 4).
  Guid guid() {
    Guid::Bytes bytes{};
    for (std::size_t i = 0; i < bytes.size(); i += 8) {
      const std::uint64_t word = next();
      for (std::size_t j = 0; j < 8; ++j)
        bytes[i + j] = static_cast<std::uint8_t>(word >> (8 * j));
    }
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0FU) | 0x40U);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);
    return Guid(bytes);
  }

 private:
  static constexpr std::uint64_t step = 0x9e3779b97f4a7c15U;

  static std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31U);
  }

  std::uint64_t state_ = 0;
};

}  // namespace pcadmin::seed
