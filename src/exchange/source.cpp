#include "exchange/source.hpp"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

#include "text/translate.hpp"

namespace pcadmin::exchange {

namespace {

constexpr std::size_t chunk = std::size_t{64} * 1024;
constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::uint32_t replacement_character = 0xFFFD;

std::uint8_t byte_at(const char* bytes, std::size_t index) {
  return static_cast<std::uint8_t>(bytes[index]);
}

/// How a possibly incomplete or invalid UTF-8 sequence begins.
struct Sequence {
  std::size_t length = 1;  ///< how many bytes belong together
  bool valid = false;
  bool incomplete = false;  ///< valid so far, but more bytes are needed
};

Sequence utf8_sequence(const char* bytes, std::size_t available) {
  const std::uint8_t lead = byte_at(bytes, 0);
  if (lead < 0x80) return {1, true, false};
  if (lead < 0xC2 || lead > 0xF4) return {};
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // The second byte's range keeps out overlong forms, surrogates and what lies beyond U+10FFFF.
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  for (std::size_t i = 1; i < length; ++i) {
    if (i == available) return {i, false, true};
    const std::uint8_t next = byte_at(bytes, i);
    if (next < low || next > high) return {i, false, false};
    low = 0x80;
    high = 0xBF;
  }
  return {length, true, false};
}

bool is_surrogate(std::uint32_t unit) {
  return unit >= 0xD800 && unit <= 0xDFFF;
}
bool is_high_surrogate(std::uint32_t unit) {
  return unit >= 0xD800 && unit <= 0xDBFF;
}
bool is_low_surrogate(std::uint32_t unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

std::string hexadecimal(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes)
    text += fmt::format("\\x{:02x}", static_cast<std::uint8_t>(byte));
  return text;
}

}  // namespace

Source::Source(Bytes& bytes, Faults& faults) : bytes_(bytes), faults_(faults), raw_(chunk) {
  text_.reserve(2 * chunk);
}

void Source::skip_blanks() {
  for (int byte = peek(); byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; byte = peek())
    advance();
}

bool Source::refill() {
  text_.clear();
  next_ = 0;
  while (text_.empty() && !broken_) {
    if (raw_next_ == raw_end_ && raw_finished_) return false;
    if (!raw_finished_ && !read_more()) return false;
    if (encoding_ == Encoding::unknown) {
      detect_encoding();
      has_mark_ = raw_next_ > 0;
    }
    if (encoding_ == Encoding::utf8) {
      decode_utf8();
    } else {
      decode_utf16();
    }
  }
  return !text_.empty();
}

/// Fills raw_ behind what is left in it.
bool Source::read_more() {
  std::memmove(raw_.data(), raw_.data() + raw_next_, raw_end_ - raw_next_);
  raw_end_ -= raw_next_;
  raw_next_ = 0;
  do {
    Result<std::size_t> count = bytes_.read(std::span<char>(raw_).subspan(raw_end_));
    if (!count) {
      read_error_ = std::move(count).error();
      broken_ = true;
      return false;
    }
    raw_finished_ = *count == 0;
    raw_end_ += *count;
    // The encoding can only be told from some bytes; a pipe may hand over fewer.
  } while (!raw_finished_ && encoding_ == Encoding::unknown && raw_end_ < 64);
  return true;
}

void Source::detect_encoding() {
  const std::string_view beginning(raw_.data(), raw_end_);
  if (beginning.starts_with("\xEF\xBB\xBF")) {
    encoding_ = Encoding::utf8;
    raw_next_ = 3;
  } else if (beginning.starts_with("\xFF\xFE")) {
    encoding_ = Encoding::utf16_little_endian;
    raw_next_ = 2;
  } else if (beginning.starts_with("\xFE\xFF")) {
    encoding_ = Encoding::utf16_big_endian;
    raw_next_ = 2;
  } else {
    encoding_ = unmarked_encoding();
  }
}

/// Text in UTF-16 without a mark shows by the zeros in the one half of its ASCII characters, which UTF-8 doesn't have.
/// These formats are full of ASCII in any language; few other characters have a zero, in the other half.
Source::Encoding Source::unmarked_encoding() const {
  std::size_t zeros[2] = {};  // at even and at odd places
  const std::size_t looked_at = std::min(raw_end_, std::size_t{512}) & ~std::size_t{1};
  for (std::size_t i = 0; i < looked_at; ++i)
    zeros[i % 2] += raw_[i] == '\0' ? 1 : 0;
  const std::size_t enough = std::max(looked_at / 8, std::size_t{4});
  if (zeros[1] >= enough && zeros[1] > 4 * zeros[0]) return Encoding::utf16_little_endian;
  if (zeros[0] >= enough && zeros[0] > 4 * zeros[1]) return Encoding::utf16_big_endian;
  return Encoding::utf8;
}

void Source::decode_utf8() {
  std::size_t valid_from = raw_next_;
  while (raw_next_ < raw_end_) {
    const Sequence sequence = utf8_sequence(raw_.data() + raw_next_, raw_end_ - raw_next_);
    if (sequence.valid) {
      raw_next_ += sequence.length;
      continue;
    }
    if (sequence.incomplete && !raw_finished_) break;
    text_.append(raw_.data() + valid_from, raw_next_ - valid_from);
    const bool first_fault = invalid_line_ == 0;
    if (first_fault && (looks_like_big5(valid_from) || looks_like_big5(raw_next_))) {
      const Position at = decoded_position();
      faults_.add("ENCODING_BIG5", at.line, at.column, hexadecimal({raw_.data() + raw_next_, sequence.length}),
                  text::tr("The file seems to be in Big5; save it as UTF-8 (in Excel: \"CSV UTF-8\")."));
      broken_ = true;
      return;
    }
    invalid({raw_.data() + raw_next_, sequence.length});
    text_ += replacement;
    raw_next_ += sequence.length;
    valid_from = raw_next_;
  }
  text_.append(raw_.data() + valid_from, raw_next_ - valid_from);
}

void Source::decode_utf16() {
  const bool little = encoding_ == Encoding::utf16_little_endian;
  const auto unit_at = [&](std::size_t index) {
    const std::uint32_t first = byte_at(raw_.data(), index);
    const std::uint32_t second = byte_at(raw_.data(), index + 1);
    return little ? first | second << 8U : first << 8U | second;
  };
  while (raw_end_ - raw_next_ >= 2) {
    const std::uint32_t unit = unit_at(raw_next_);
    if (!is_surrogate(unit)) {
      append_character(unit);
      raw_next_ += 2;
      continue;
    }
    const bool pair_at_hand = raw_end_ - raw_next_ >= 4;
    if (is_high_surrogate(unit) && !pair_at_hand && !raw_finished_) return;
    if (is_high_surrogate(unit) && pair_at_hand && is_low_surrogate(unit_at(raw_next_ + 2))) {
      append_character(0x10000 + ((unit - 0xD800) << 10U) + (unit_at(raw_next_ + 2) - 0xDC00));
      raw_next_ += 4;
      continue;
    }
    invalid({raw_.data() + raw_next_, 2});
    append_character(replacement_character);
    raw_next_ += 2;
  }
  if (raw_finished_ && raw_next_ < raw_end_) {
    invalid({raw_.data() + raw_next_, 1});
    append_character(replacement_character);
    raw_next_ = raw_end_;
  }
}

void Source::append_character(std::uint32_t character) {
  const auto continuation = [&](unsigned shift) { text_ += static_cast<char>(0x80U | (character >> shift & 0x3FU)); };
  if (character < 0x80) {
    text_ += static_cast<char>(character);
  } else if (character < 0x800) {
    text_ += static_cast<char>(0xC0U | character >> 6U);
    continuation(0);
  } else if (character < 0x10000) {
    text_ += static_cast<char>(0xE0U | character >> 12U);
    continuation(6);
    continuation(0);
  } else {
    text_ += static_cast<char>(0xF0U | character >> 18U);
    continuation(12);
    continuation(6);
    continuation(0);
  }
}

void Source::invalid(std::string_view bytes) {
  const Position at = decoded_position();
  if (at.line == invalid_line_) return;
  invalid_line_ = at.line;
  faults_.add("INVALID_UTF8", at.line, at.column, hexadecimal(bytes),
              encoding_ == Encoding::utf8 ? text::tr("This isn't valid UTF-8.") : text::tr("This isn't valid UTF-16."));
}

/// Whether what lies ahead reads as Big5: every byte beyond ASCII begins a pair, and most pairs are
/// frequent characters (level 1 and punctuation). Latin-1's letters lie mostly outside of those.
bool Source::looks_like_big5(std::size_t from) const {
  std::size_t pairs = 0;
  std::size_t frequent = 0;
  for (std::size_t i = from; i < raw_end_; ++i) {
    const std::uint8_t lead = byte_at(raw_.data(), i);
    if (lead < 0x80) continue;
    if (lead < 0xA1 || lead > 0xF9) return false;
    if (++i == raw_end_) break;
    const std::uint8_t trail = byte_at(raw_.data(), i);
    if (trail < 0x40 || trail > 0xFE || (trail > 0x7E && trail < 0xA1)) return false;
    ++pairs;
    if (lead <= 0xC6) ++frequent;
  }
  return pairs > 1 && 2 * frequent > pairs;
}

/// Where the next decoded character will stand. Decoding begins only when all text was handed out,
/// so position_ belongs to the beginning of text_.
Position Source::decoded_position() const {
  const auto lines = static_cast<std::uint64_t>(std::count(text_.begin(), text_.end(), '\n'));
  if (lines == 0) return {position_.line, position_.column + text_.size()};
  return {position_.line + lines, text_.size() - text_.rfind('\n')};
}

}  // namespace pcadmin::exchange
