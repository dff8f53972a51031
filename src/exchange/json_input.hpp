// What the JSON parser reads from: the source, watched, so that a token that never ends is cut off
// before it fills the memory, and so that the place of each token is known.
#pragma once

#include <cstddef>
#include <iterator>

#include "exchange/source.hpp"

namespace pcadmin::exchange {

class JsonInput {
 public:
  explicit JsonInput(Source& source) : source_(source) {}

  /// Whether the parser gets no more.
  bool at_end();
  char current() { return static_cast<char>(source_.peek()); }
  void advance();

  /// Forgets what is known of the value before.
  void begin_value();

  Position begin() const { return begin_; }  ///< where the value begins
  Position token() const { return token_; }  ///< where the latest string, number, brace or bracket begins
  Position last() const { return last_; }    ///< the byte that was read last
  bool token_too_long() const { return too_long_; }
  bool hit_end() const { return hit_end_; }  ///< the parser wanted more than there was
  /// Whether what was read last is a whole string.
  bool ends_with_string() const { return last_byte_ == '"' && !in_string_; }
  bool cut_off() const { return source_.broken(); }

  /// Whether what was read last is the brace with which the line after the value's first one begins:
  /// in JSON Lines, the next object.
  bool next_line_began() const {
    return last_byte_ == '{' && last_.column == 1 && begin_.column == 1 && last_.line == begin_.line + 1;
  }

 private:
  void in_string(char c);
  void outside_string(char c);

  Source& source_;
  Position begin_;
  Position token_;
  Position last_;
  char last_byte_ = 0;
  std::size_t token_length_ = 0;
  unsigned escape_digits_ = 0;  // of an escaped code unit, still to come
  bool in_string_ = false;
  bool escaped_ = false;
  bool in_scalar_ = false;
  bool after_blank_ = false;
  bool too_long_ = false;
  bool hit_end_ = false;
};

/// An input iterator over a JsonInput, as nlohmann::json wants it. The default one is the end.
class JsonIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  JsonIterator() = default;
  explicit JsonIterator(JsonInput& input) : input_(&input) {}

  char operator*() const { return input_->current(); }
  JsonIterator& operator++() {
    input_->advance();
    return *this;
  }
  JsonIterator operator++(int) {
    const JsonIterator before = *this;
    ++*this;
    return before;
  }
  /// Only ever compared with the end.
  bool operator==(const JsonIterator& other) const {
    const bool at_end = input_ == nullptr || input_->at_end();
    const bool other_at_end = other.input_ == nullptr || other.input_->at_end();
    return at_end == other_at_end;
  }
  bool operator!=(const JsonIterator& other) const { return !(*this == other); }

 private:
  JsonInput* input_ = nullptr;
};

}  // namespace pcadmin::exchange
