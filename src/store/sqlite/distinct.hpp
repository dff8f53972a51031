// Several changes may be about the same thing, which is to be read from the database once, and known by all of them.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <type_traits>
#include <vector>

namespace pcadmin::store::sqlite {

template <class Key>
struct Distinct {
  std::vector<Key> keys;            ///< in the order in which they were first named
  std::vector<std::size_t> places;  ///< for each change, where its thing's key is
};

/// `key_of` answers a change's key.
template <class Change, class KeyOf>
auto distinct(std::span<const Change> changes, const KeyOf& key_of) {
  using Key = std::remove_cvref_t<std::invoke_result_t<KeyOf, const Change&>>;
  Distinct<Key> distinct;
  std::map<Key, std::size_t> known;
  distinct.places.reserve(changes.size());
  for (const Change& change : changes) {
    const auto [at, is_new] = known.try_emplace(std::invoke(key_of, change), distinct.keys.size());
    if (is_new) distinct.keys.push_back(at->first);
    distinct.places.push_back(at->second);
  }
  return distinct;
}

}  // namespace pcadmin::store::sqlite
