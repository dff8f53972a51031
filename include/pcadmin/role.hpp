// The roles that a customer grants with GDAP: Microsoft Entra's built-in roles, and others by their id.
//
//     std::optional<Role> role = Role::parse("服務支援系統管理員");
//     role->text();             // "f023fd81-a637-4b56-95fd-791ac0226033"
//     role->name();             // "Service Support Administrator"
//     role->handles_support();  // true
//
// Names and ids are those of Microsoft's page "Microsoft Entra built-in roles", in English and in Traditional Chinese.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pcadmin {

class Role {
 public:
  /// From a role's template id, in any form that Guid::parse accepts (not all zero), or from the name of a role known
  /// here, English or Chinese, in any case and with or without blanks. Chinese names may say 系統管理員 or 管理員, as
  /// Microsoft's own pages do. Nothing where the text is neither.
  static std::optional<Role> parse(std::string_view name_or_id);

  /// As parse(), for what a store recorded: a text that is neither is kept, and counts for nothing. (Earlier versions
  /// kept any text.)
  static Role recorded(std::string_view text);

  /// The template id in lower case; or the text that is none.
  const std::string& text() const { return text_; }
  /// The English name of a role known here; else text().
  std::string_view name() const;

  /// Whether its holder can handle support requests: Service Support, Helpdesk and Global Administrators can. (This
  /// project's decision.)
  bool handles_support() const;

  auto operator<=>(const Role&) const = default;

 private:
  explicit Role(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// Whether one of the roles lets its holder handle support requests.
bool can_handle_support(const std::vector<Role>& roles);

/// The names of the roles known here, in English and in Chinese; not every role has a Chinese one.
std::vector<std::string_view> english_role_names();
std::vector<std::string_view> chinese_role_names();

}  // namespace pcadmin
