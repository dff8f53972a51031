#include <pcadmin/id.hpp>

#include <algorithm>
#include <cstring>

namespace pcadmin {

namespace {

constexpr std::size_t text_length = 36;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool hyphen_belongs_at(std::size_t position) {
  return position == 8 || position == 13 || position == 18 || position == 23;
}

}  // namespace

std::optional<Guid> Guid::parse(std::string_view text) {
  if (text.size() == text_length + 2 && text.front() == '{' && text.back() == '}') {
    text = text.substr(1, text_length);
  }
  if (text.size() != text_length) return std::nullopt;
  Bytes bytes;
  std::size_t next = 0;
  for (std::size_t i = 0; i < text_length;) {
    if (hyphen_belongs_at(i)) {
      if (text[i] != '-') return std::nullopt;
      ++i;
      continue;
    }
    const int high = hex_value(text[i]);
    const int low = hex_value(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes[next++] = static_cast<std::uint8_t>(high * 16 + low);
    i += 2;
  }
  return Guid(bytes);
}

void Guid::write(char* out) const {
  static constexpr char digits[] = "0123456789abcdef";
  std::size_t position = 0;
  for (const std::uint8_t byte : bytes_) {
    if (hyphen_belongs_at(position)) out[position++] = '-';
    out[position++] = digits[byte >> 4];
    out[position++] = digits[byte & 15];
  }
}

std::string Guid::text() const {
  std::string text(text_length, '\0');
  write(text.data());
  return text;
}

std::optional<MpnId> MpnId::parse(std::string_view text) {
  constexpr std::size_t longest = 20;
  if (text.empty() || text.size() > longest) return std::nullopt;
  if (!std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  return MpnId(text);
}

}  // namespace pcadmin

std::size_t std::hash<pcadmin::Guid>::operator()(const pcadmin::Guid& guid) const noexcept {
  // Most bits of a GUID are random, so two halves folded together are as good as any hash.
  std::uint64_t halves[2];
  static_assert(sizeof halves == std::tuple_size_v<pcadmin::Guid::Bytes>);
  std::memcpy(halves, guid.bytes().data(), sizeof halves);
  return static_cast<std::size_t>(halves[0] ^ (halves[1] * 0x9e3779b97f4a7c15U));
}
