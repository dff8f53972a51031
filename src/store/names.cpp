#include <array>
#include <utility>

#include "store/maintenance.hpp"
#include "store/store.hpp"
#include "text/unicode.hpp"

namespace pcadmin::store {

namespace {

constexpr std::array change_kinds{
    std::pair{ChangeKind::account, std::string_view("account")},
    std::pair{ChangeKind::partner, std::string_view("partner")},
    std::pair{ChangeKind::customer, std::string_view("customer")},
    std::pair{ChangeKind::subscription, std::string_view("subscription")},
    std::pair{ChangeKind::support_profile, std::string_view("support-profile")},
    std::pair{ChangeKind::partnership, std::string_view("partnership")},
    std::pair{ChangeKind::customer_relationship, std::string_view("customer-relationship")},
    std::pair{ChangeKind::administration, std::string_view("administration")},
    std::pair{ChangeKind::support_contact, std::string_view("support-contact")},
    std::pair{ChangeKind::import, std::string_view("import")},
    std::pair{ChangeKind::seed, std::string_view("seed")},
    std::pair{ChangeKind::restore, std::string_view("restore")},
};

}  // namespace

std::string name_key(std::string_view name) {
  return text::fold(name);
}

std::string_view name(RelationshipKind kind) {
  return kind == RelationshipKind::partnership ? "partnership" : "customer";
}

std::string_view name(ChangeKind kind) {
  for (const auto& [value, word] : change_kinds) {
    if (value == kind) return word;
  }
  return {};
}

std::string_view name(Check check) {
  switch (check) {
    case Check::schema:
      return "schema";
    case Check::integrity:
      return "integrity";
    case Check::references:
      return "references";
  }
  return {};
}

std::optional<ChangeKind> parse_change_kind(std::string_view text) {
  for (const auto& [value, word] : change_kinds) {
    if (word == text) return value;
  }
  return std::nullopt;
}

}  // namespace pcadmin::store
