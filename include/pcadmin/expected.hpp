// A value, or why there is none: what a function answers that can fail for a reason its caller should know.
//
//     Expected<Relationship, InvalidTransition> moved = apply(relationship, RelationshipMove::decline, now);
//     if (!moved) return show(moved.error());
//     use(*moved);
#pragma once

#include <cassert>
#include <optional>
#include <utility>
#include <variant>

namespace pcadmin {

template <class T, class E>
class [[nodiscard]] Expected {
 public:
  Expected(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Expected(E error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }

  T& operator*() & { return std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }

  const E& error() const& { return std::get<1>(state_); }
  E&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, E> state_;
};

/// Success, or why there was none.
template <class E>
class [[nodiscard]] Expected<void, E> {
 public:
  Expected() = default;
  Expected(E error) : error_(std::move(error)) {}

  explicit operator bool() const { return !error_; }

  const E& error() const& {
    assert(error_);
    return *error_;
  }
  E&& error() && {
    assert(error_);
    return *std::move(error_);
  }

 private:
  std::optional<E> error_;
};

}  // namespace pcadmin
