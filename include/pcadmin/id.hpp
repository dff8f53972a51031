// Identifiers: GUIDs, the three kinds of id that are GUIDs, and MPN ids.
//
// Each kind is a type of its own, so that a customer's id can't be passed where a subscription's is
// wanted, and none of them can hold an invalid value.
//
//     std::optional<CustomerId> id = CustomerId::parse("{0C39D6D5-C70D-4C55-BC02-F620844F3FD1}");
//     id->text();   // "0c39d6d5-c70d-4c55-bc02-f620844f3fd1"
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace pcadmin {

/// 16 bytes in the order of their hexadecimal text, so that byte order and text order are the same.
class Guid {
 public:
  using Bytes = std::array<std::uint8_t, 16>;

  constexpr Guid() = default;  ///< all zero
  constexpr explicit Guid(const Bytes& bytes) : bytes_(bytes) {}

  /// Accepts 8-4-4-4-12 hexadecimal digits in any case, with or without braces. Nothing else.
  static std::optional<Guid> parse(std::string_view text);

  const Bytes& bytes() const { return bytes_; }

  /// Lower case, hyphens, no braces: 36 characters.
  std::string text() const;
  /// The same, written to `out`, which has room for 36 characters.
  void write(char* out) const;

  auto operator<=>(const Guid&) const = default;  // NOLINT(modernize-use-nullptr): a false finding

 private:
  Bytes bytes_{};
};

/// A GUID that identifies one kind of thing.
template <class Kind>
class Id {
 public:
  constexpr Id() = default;  ///< the all-zero id, which Partner Center gives to nothing
  constexpr explicit Id(const Guid& guid) : guid_(guid) {}

  /// In any form that Guid::parse accepts.
  static std::optional<Id> parse(std::string_view text) {
    const std::optional<Guid> guid = Guid::parse(text);
    return guid ? std::optional(Id(*guid)) : std::nullopt;
  }

  const Guid& guid() const { return guid_; }
  std::string text() const { return guid_.text(); }

  auto operator<=>(const Id&) const = default;  // NOLINT(modernize-use-nullptr): a false finding

 private:
  Guid guid_;
};

using CustomerId = Id<struct CustomerKind>;            ///< a customer's tenant id ("Microsoft ID")
using SubscriptionId = Id<struct SubscriptionKind>;    ///< Partner Center's subscription id
using PartnerTenantId = Id<struct PartnerTenantKind>;  ///< a partner's tenant id

/// A Microsoft Partner Network id, today called PartnerID: 1 to 20 decimal digits, kept as text
/// since leading zeros matter.
class MpnId {
 public:
  static std::optional<MpnId> parse(std::string_view text);

  const std::string& text() const { return digits_; }

  auto operator<=>(const MpnId&) const = default;

 private:
  explicit MpnId(std::string_view digits) : digits_(digits) {}
  std::string digits_;
};

}  // namespace pcadmin

template <>
struct std::hash<pcadmin::Guid> {
  std::size_t operator()(const pcadmin::Guid& guid) const noexcept;
};

template <class Kind>
struct std::hash<pcadmin::Id<Kind>> {
  std::size_t operator()(const pcadmin::Id<Kind>& id) const noexcept { return std::hash<pcadmin::Guid>{}(id.guid()); }
};
