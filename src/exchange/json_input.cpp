#include "exchange/json_input.hpp"

#include "exchange/readers.hpp"

namespace pcadmin::exchange {

bool JsonInput::at_end() {
  if (too_long_) return true;
  // The parser collects blanks in memory until the next string or number, so it gets one in place of many.
  if (after_blank_) source_.skip_blanks();
  if (source_.peek() != Source::end) return false;
  hit_end_ = true;
  return true;
}

void JsonInput::advance() {
  const char c = current();
  last_ = source_.position();
  last_byte_ = c;
  source_.advance();
  if (in_string_) {
    in_string(c);
  } else {
    outside_string(c);
  }
}

void JsonInput::begin_value() {
  begin_ = token_ = last_ = source_.position();
  last_byte_ = 0;
  escape_digits_ = 0;
  in_string_ = escaped_ = in_scalar_ = after_blank_ = too_long_ = hit_end_ = false;
}

/// An escape is counted as one byte. It stands for at least one, so no text is taken for longer than it is.
void JsonInput::in_string(char c) {
  if (escape_digits_ > 0 && c != '"') {
    --escape_digits_;
    return;
  }
  if (!escaped_ && c == '\\') {
    escaped_ = true;
    return;
  }
  if (++token_length_ > longest_string) too_long_ = true;
  if (c == '"' && !escaped_) in_string_ = false;
  escape_digits_ = escaped_ && c == 'u' ? 4 : 0;
  escaped_ = false;
}

void JsonInput::outside_string(char c) {
  after_blank_ = c == ' ' || c == '\t' || c == '\n' || c == '\r';
  if (after_blank_ || c == ',' || c == ':' || c == '}' || c == ']') {
    in_scalar_ = false;
  } else if (!in_scalar_) {
    token_ = last_;
    token_length_ = 0;
    in_string_ = c == '"';
    in_scalar_ = !in_string_ && c != '{' && c != '[';
  } else if (++token_length_ > longest_string) {
    too_long_ = true;
  }
}

}  // namespace pcadmin::exchange
