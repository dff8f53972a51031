// Items: what a record of Partner Center's data says, in domain values. What a record doesn't say is
// absent, never a default: a list of customers that has no allowDelegatedAccess says nothing of it.
// An empty text says nothing either. Views of texts are borrowed from the record.
//
// What Partner Center's shapes have no place for stands in an extra object `pcadmin`, which this program
// writes itself (see resource_writer.hpp): it says what is recorded, where Partner Center's words only
// say what was seen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <pcadmin/administration.hpp>
#include <pcadmin/id.hpp>
#include <pcadmin/partner.hpp>
#include <pcadmin/relationship.hpp>
#include <pcadmin/subscription.hpp>

#include "exchange/record.hpp"
#include "fields/fields.hpp"

namespace pcadmin::exchange {

enum class Kind { customers, subscriptions, partnerships, customer_relationships, contacts, admin };

std::string_view name(Kind kind);  ///< as --kind takes it: "customer-relationships"
std::optional<Kind> parse_kind(std::string_view text);

/// DAP as it is recorded; its members are Administration's.
struct RecordedDap {
  DapState state = DapState::unknown;
  std::optional<Instant> since;
  std::optional<Instant> ended;
};

struct CustomerItem {
  CustomerId id;
  Partial<Customer> fields;
  std::optional<std::string_view> relationship_to_partner;
  std::optional<bool> allow_delegated_access;
  std::optional<Relationship> relationship;  ///< recorded: the account's with the customer
  std::optional<RecordedDap> dap;            ///< recorded: the account's
};

struct SubscriptionItem {
  SubscriptionId id;
  CustomerId customer_id;
  Partial<Subscription> fields;
};

/// A PartnerRelationship: a partnership, or with `customer_id` a reseller's relationship with a customer.
struct PartnerRelationshipItem {
  std::optional<CustomerId> customer_id;
  PartnerTenantId tenant_id;
  std::optional<MpnId> mpn_id;
  std::optional<std::string_view> name;
  std::optional<std::string_view> location;
  std::optional<std::string_view> state;
  PartnerRole role = PartnerRole::reseller;  ///< by its relationshipType, or as recorded
  std::optional<EmailAddress> email;         ///< of the support profile, as the other two
  std::optional<Telephone> telephone;
  std::optional<Website> website;
  std::optional<Relationship> relationship;  ///< recorded: the partnership, or the one with the customer
  std::optional<RecordedDap> dap;            ///< recorded: what the customer granted the partner
  /// This program wrote it, with all that it knew: where there is no relationship, none is recorded.
  bool recorded = false;
};

struct ContactItem {
  SubscriptionId subscription_id;
  std::optional<CustomerId> customer_id;
  PartnerTenantId support_tenant_id;
  std::optional<MpnId> support_mpn_id;
  std::optional<std::string_view> name;
  std::optional<Instant> assigned_at;
  std::optional<std::string_view> assigned_by;
};

/// A delegatedAdminRelationship. Without `indirect_provider` and `partner` it is the account's own.
struct AdminItem {
  std::optional<CustomerId> customer_id;  ///< none: an invitation that nobody has accepted yet
  std::optional<PartnerTenantId> indirect_provider;
  std::optional<PartnerTenantId> partner;  ///< recorded: to whom it was granted
  Gdap gdap;
};

using Item = std::variant<CustomerItem, SubscriptionItem, PartnerRelationshipItem, ContactItem, AdminItem>;

/// The kind that an item is of. A PartnerRelationship with a customer is a customer relationship.
Kind kind_of(const Item& item);

/// What the user says of data that doesn't say it itself.
struct Said {
  std::optional<Kind> kind;
  std::optional<CustomerId> customer;
  std::optional<SubscriptionId> subscription;
  std::optional<Channel> channel;
  bool is_handwritten = false;  ///< what can't be understood is a slip of the pen, also where nothing depends on it
};

/// The kind of a record by its fields, or nothing where they fit none.
std::optional<Kind> recognise(const Record& record, const Said& said);

/// The kind that a record plainly is of, by its objectType or by fields that no other kind has, where it can't be of
/// the kind that the user says.
std::optional<Kind> contradicted_kind(const Record& record, Kind said);

/// The item that a record describes. What is wrong with it goes to `faults` (all of it, not only the
/// first); then there is no item.
///
/// Faults: UNKNOWN_KIND, MISSING_FIELD, INVALID_GUID, INVALID_MPN_ID, INVALID_DATE, INVALID_NUMBER,
/// INVALID_VALUE, CUSTOMER_UNSAID (a subscription or relationship whose customer nobody names),
/// SUBSCRIPTION_UNSAID, CONTRADICTION (data and user name different kinds or customers), UNKNOWN_FIELD (inside of
/// `pcadmin`),
/// RECORD_TOO_LONG (GDAP with more than gdap_most_roles).
std::optional<Item> to_item(const Record& record, const Said& said, Faults& faults);

/// Identifies what an item is about among all items, e.g. for finding out whether it was read before.
/// Replaces the contents of `key`.
void write_key(const Item& item, std::string& key);

/// The id of what an item is about, for people.
std::string id_text(const Item& item);

/// A hash of all that an item says: the same for a resource in any casing or format.
std::uint64_t content_hash(const Item& item);

}  // namespace pcadmin::exchange
