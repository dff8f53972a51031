// Input from a text in memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "exchange/bytes.hpp"

namespace pcadmin::exchange {

class TextBytes final : public Bytes {
 public:
  explicit TextBytes(std::string text) : text_(std::move(text)) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t count = std::min(buffer.size(), text_.size() - position_);
    text_.copy(buffer.data(), count, position_);
    position_ += count;
    return count;
  }

 private:
  std::string text_;
  std::size_t position_ = 0;
};

inline std::unique_ptr<Bytes> bytes_of(std::string text) {
  return std::make_unique<TextBytes>(std::move(text));
}

}  // namespace pcadmin::exchange
