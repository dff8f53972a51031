// A decoding source: bytes in UTF-8 or UTF-16 become valid UTF-8, character by character, with the
// line and column of each. Readers of every format stand on it, so none of them meets an encoding.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "error/error.hpp"
#include "exchange/bytes.hpp"
#include "exchange/record.hpp"

namespace pcadmin::exchange {

struct Position {
  std::uint64_t line = 1;
  std::uint64_t column = 1;  ///< in bytes of UTF-8
};

/// Invalid bytes are a fault (one a line) and read as U+FFFD, so that reading can go on. Text in Big5
/// is one fault, and the end.
class Source {
 public:
  Source(Bytes& bytes, Faults& faults);

  static constexpr int end = -1;

  /// The next byte, 0 to 255, or `end`.
  int peek() {
    if (next_ == text_.size() && !refill()) return end;
    return static_cast<unsigned char>(text_[next_]);
  }
  /// Goes past the byte that peek() answered.
  void advance() {
    if (text_[next_++] == '\n') {
      ++position_.line;
      position_.column = 1;
    } else {
      ++position_.column;
    }
  }

  /// Takes back one advance() past a byte other than a line end. Nothing may have been asked since.
  void step_back() {
    --next_;
    --position_.column;
  }

  /// Where the next byte stands.
  Position position() const { return position_; }

  /// Goes past blanks and line ends.
  void skip_blanks();

  /// Whether the end came early: reading failed, or the encoding isn't supported. What is cut off
  /// then is no fault of its own.
  bool broken() const { return broken_; }
  const std::optional<Error>& read_error() const { return read_error_; }
  /// Whether it began with a byte-order mark; once something was asked for.
  bool has_mark() const { return has_mark_; }

 private:
  enum class Encoding { unknown, utf8, utf16_little_endian, utf16_big_endian };

  bool refill();
  bool read_more();
  void detect_encoding();
  Encoding unmarked_encoding() const;
  void decode_utf8();
  void decode_utf16();
  void append_character(std::uint32_t character);
  void invalid(std::string_view bytes);
  bool looks_like_big5(std::size_t from) const;
  Position decoded_position() const;

  Bytes& bytes_;
  Faults& faults_;
  Encoding encoding_ = Encoding::unknown;
  std::vector<char> raw_;  // what was read and not decoded yet: raw_[raw_next_, raw_end_)
  std::size_t raw_next_ = 0;
  std::size_t raw_end_ = 0;
  bool raw_finished_ = false;  // nothing follows what is in raw_
  std::string text_;           // what was decoded; from next_ on not handed out yet
  std::size_t next_ = 0;
  Position position_;
  std::uint64_t invalid_line_ = 0;  // the last one that was reported
  bool broken_ = false;
  bool has_mark_ = false;
  std::optional<Error> read_error_;
};

}  // namespace pcadmin::exchange
