// The fields of domain values by name, once for all that go through a thing field by field: what reads and writes
// Partner Center's JSON, the journal's texts, SQL's columns, random values in tests. A field that is added to a
// table here is imported, exported, kept in the journal and stored by all of them; a store needs a migration for it.
//
//     for_each_field<Subscription>([&](const auto& field) { print(field.name, subscription.*field.member); });
//
// Ids aren't in the tables: they say what a thing is, and are there always.
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include <pcadmin/relationship.hpp>
#include <pcadmin/subscription.hpp>

namespace pcadmin {

/// One field of a thing. `name` is its own, Partner Center's where that has one; `path` is where it stands in
/// Partner Center's JSON, empty where it has no place there; `also` another name that lists give it.
template <class Thing, class Value>
struct FieldOf {
  using value_type = Value;

  constexpr FieldOf(std::string_view own_name, Value Thing::*of_thing)
      : name(own_name), member(of_thing), path(own_name) {}
  constexpr FieldOf(std::string_view own_name, Value Thing::*of_thing, std::string_view in_json,
                    std::string_view elsewhere = {})
      : name(own_name), member(of_thing), path(in_json), also(elsewhere) {}

  std::string_view name;
  Value Thing::*member;
  std::string_view path;
  std::string_view also;
};

template <class Thing>
inline constexpr auto field_table = nullptr;

/// In the order in which Partner Center writes them.
template <>
inline constexpr auto field_table<Subscription> = std::tuple{
    FieldOf{"offerId", &Subscription::offer_id},
    FieldOf{"offerName", &Subscription::offer_name},
    FieldOf{"friendlyName", &Subscription::friendly_name},
    FieldOf{"productType", &Subscription::product_type, "productType.id"},
    FieldOf{"productTypeName", &Subscription::product_type_name, "productType.displayName"},
    FieldOf{"quantity", &Subscription::quantity},
    FieldOf{"unitType", &Subscription::unit_type},
    FieldOf{"creationDate", &Subscription::creation_date},
    FieldOf{"effectiveStartDate", &Subscription::effective_start_date},
    FieldOf{"commitmentEndDate", &Subscription::commitment_end_date},
    FieldOf{"status", &Subscription::status},
    FieldOf{"autoRenewEnabled", &Subscription::auto_renew_enabled},
    FieldOf{"billingCycle", &Subscription::billing_cycle},
    FieldOf{"termDuration", &Subscription::term_duration},
    FieldOf{"partnerId", &Subscription::partner_id},
    FieldOf{"channel", &Subscription::channel},
};

/// The names of the dashboard's CSV and of PowerShell are the other ones.
template <>
inline constexpr auto field_table<Customer> = std::tuple{
    FieldOf{"companyName", &Customer::company_name, "companyProfile.companyName", "name"},
    FieldOf{"domain", &Customer::domain, "companyProfile.domain", "primaryDomainName"},
    FieldOf{"commerceId", &Customer::commerce_id},
};

/// Paths are those within the object `pcadmin.relationship`. Partner Center's own word stands beside it.
template <>
inline constexpr auto field_table<Relationship> = std::tuple{
    FieldOf{"state", &Relationship::state},
    FieldOf{"requestedAt", &Relationship::requested_at},
    FieldOf{"establishedAt", &Relationship::established_at},
    FieldOf{"endedAt", &Relationship::ended_at},
    FieldOf{"link", &Relationship::link},
    FieldOf{"withDap", &Relationship::with_dap},
    FieldOf{"agreement", &Relationship::agreement},
    FieldOf{"partnerCenterState", &Relationship::partner_center_state, ""},
};

template <class Thing>
inline constexpr std::size_t field_count = std::tuple_size_v<std::remove_const_t<decltype(field_table<Thing>)>>;

/// Calls `visit` with each field, in the table's order.
template <class Thing, class Visit>
constexpr void for_each_field(Visit&& visit) {
  std::apply([&](const auto&... field) { (visit(field), ...); }, field_table<Thing>);
}

/// The place of a member in its table.
template <class Thing, class Value>
constexpr std::size_t field_place(Value Thing::*member) {
  std::size_t place = 0;
  bool found = false;
  for_each_field<Thing>([&](const auto& field) {
    if constexpr (std::is_same_v<decltype(field.member), Value Thing::*>) found = found || field.member == member;
    if (!found) ++place;
  });
  return place;
}

/// Some fields of a thing: those that somebody said.
template <class Thing>
class Partial {
 public:
  template <class Value>
  void say(Value Thing::*member, Value value) {
    values_.*member = std::move(value);
    said_.set(field_place(member));
  }
  template <class Value>
  bool says(Value Thing::*member) const {
    return said_[field_place(member)];
  }
  /// What is said of it, or nothing.
  template <class Value>
  std::optional<Value> get(Value Thing::*member) const {
    return says(member) ? std::optional<Value>(values_.*member) : std::nullopt;
  }

  /// The known thing, with what is said in place of what was known.
  Thing over(Thing known) const {
    for_each_field<Thing>([&](const auto& field) {
      if (says(field.member)) known.*field.member = values_.*field.member;
    });
    return known;
  }

 private:
  Thing values_;  // of the fields that are said alone
  std::bitset<field_count<Thing>> said_;
};

// ---------------------------------------------------------------- no member is forgotten

/// Converts to whatever a member is.
struct AnyMember {
  template <class Value>
  operator Value() const;  // NOLINT(google-explicit-constructor,hicpp-explicit-conversions)
};

/// How many members an aggregate has: as many as it can be initialised with.
template <class Thing, class... Members>
constexpr std::size_t count_members() {
  if constexpr (requires { Thing{Members{}..., AnyMember{}}; }) {
    return count_members<Thing, Members..., AnyMember>();
  } else {
    return sizeof...(Members);
  }
}

static_assert(count_members<Subscription>() == 2 + field_count<Subscription>, "a field of Subscription is in no table");
static_assert(count_members<Customer>() == 1 + field_count<Customer>, "a field of Customer is in no table");
static_assert(count_members<Relationship>() == field_count<Relationship>, "a field of Relationship is in no table");

}  // namespace pcadmin
