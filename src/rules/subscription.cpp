#include <pcadmin/subscription.hpp>

#include "rules/words.hpp"

namespace pcadmin {

namespace {

constexpr std::pair<Channel, std::string_view> channels[] = {
    {Channel::csp, "csp"}, {Channel::direct, "direct"},   {Channel::open, "open"},
    {Channel::ea, "ea"},   {Channel::advisor, "advisor"}, {Channel::other, "other"},
};

}  // namespace

std::string_view name(Channel channel) {
  return word_of(channels, channel);
}
std::optional<Channel> parse_channel(std::string_view text) {
  return find_word(channels, text);
}

bool is_deleted(std::string_view status) {
  return same_word(status, "deleted") || same_word(status, "expired");
}

bool is_active(std::string_view status) {
  return same_word(status, "active");
}

bool is_new_commerce(std::string_view product_type) {
  return same_word(product_type, "OnlineServicesNCE");
}

}  // namespace pcadmin
