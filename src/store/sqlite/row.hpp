// Domain values to and from a statement's parameters and columns, one after the other, so that no
// position is written down twice. Reading assigns to storage that is there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <pcadmin/administration.hpp>
#include <pcadmin/id.hpp>
#include <pcadmin/partner.hpp>
#include <pcadmin/relationship.hpp>
#include <pcadmin/subscription.hpp>

#include "fields/fields.hpp"

namespace pcadmin::store::sqlite {

/// Bytes that are no text.
struct Blob {
  std::string_view bytes;
};

/// Values that a statement keeps a copy of, or that belong to something else; all others are used where they are.
template <class Value>
inline constexpr bool is_copied =
    std::is_arithmetic_v<Value> || std::is_enum_v<Value> || std::is_same_v<Value, Instant> ||
    std::is_same_v<Value, std::string_view> || std::is_same_v<Value, Blob>;
template <class Value>
inline constexpr bool is_copied<std::optional<Value>> = is_copied<Value>;

/// Binds parameters from the first on. What isn't copied must outlive the statement's use.
class ParameterBinder {
 public:
  explicit ParameterBinder(SQLite::Statement& statement) : statement_(statement) {}

  /// Throws what the library throws.
  template <class... Values>
  void add(Values&&... values) {
    // A temporary's type is deduced without a reference.
    static_assert(((std::is_reference_v<Values> || is_copied<std::remove_const_t<Values>>)&&...),
                  "what is bound must outlive the statement's use");
    (bind(values), ...);
  }

 private:
  void bind(std::int64_t value) { statement_.bind(++last_, value); }
  void bind(bool value) { statement_.bind(++last_, value ? 1 : 0); }
  void bind(const std::string& text) { statement_.bindNoCopy(++last_, text); }
  void bind(std::string_view text);
  void bind(Blob blob) { statement_.bindNoCopy(++last_, blob.bytes.data(), static_cast<int>(blob.bytes.size())); }
  void bind(const Guid& guid) { statement_.bindNoCopy(++last_, guid.bytes().data(), 16); }
  template <class Kind>
  void bind(const Id<Kind>& id) {
    bind(id.guid());
  }
  void bind(Instant instant) { bind(std::int64_t{instant.time_since_epoch().count()}); }
  void bind(const MpnId& mpn_id) { bind(mpn_id.text()); }
  template <class Value>
  void bind(const std::optional<Value>& value) {
    if (value) {
      bind(*value);
    } else {
      statement_.bind(++last_);
    }
  }
  template <class Value>
  void bind(const std::vector<Value>& values) {
    for (const Value& value : values)
      bind(value);
  }
  void bind(Channel channel) { bind(name(channel)); }
  void bind(RelationshipState state) { bind(name(state)); }
  void bind(DapState state) { bind(name(state)); }
  template <class Thing>
  void bind_fields(const Thing& thing) {
    for_each_field<Thing>([&](const auto& field) { bind(thing.*field.member); });
  }
  void bind(const Customer& customer) { bind_fields(customer); }
  /// What stands in the subscription's own table.
  void bind(const Subscription& subscription);
  void bind(const Relationship& relationship) { bind_fields(relationship); }
  /// What stands in its own table.
  void bind(const Administration& administration) {
    add(administration.dap, administration.dap_since, administration.dap_ended);
  }
  void bind(const Gdap& gdap);

  SQLite::Statement& statement_;
  int last_ = 0;
};

/// Reads columns from the first on. Where they hold what can't have been written the store is damaged.
class RowReader {
 public:
  /// `store` names it in failures.
  RowReader(SQLite::Statement& statement, const std::string& store) : statement_(statement), store_(store) {}

  template <class... Values>
  void read(Values&... values) {
    (take(values), ...);
  }

  /// Valid until the statement's next step.
  std::string_view text();
  std::int64_t number() { return statement_.getColumn(next_++).getInt64(); }
  std::optional<std::int64_t> optional_number();
  /// What `parse` makes of the text.
  template <class Value>
  Value parsed(std::optional<Value> (*parse)(std::string_view)) {
    const std::string_view word = text();
    if (auto value = parse(word)) return *std::move(value);
    throw_damaged(word);
  }

 private:
  void take(std::int64_t& value) { value = number(); }
  void take(bool& value) { value = number() != 0; }
  void take(std::string& value) { value.assign(text()); }
  void take(Guid& guid);
  template <class Kind>
  void take(Id<Kind>& id) {
    Guid guid;
    take(guid);
    id = Id<Kind>(guid);
  }
  void take(Instant& instant);
  void take(std::optional<std::int64_t>& value) { value = optional_number(); }
  void take(std::optional<Instant>& instant);
  void take(std::optional<bool>& value);
  template <class Kind>
  void take(std::optional<Id<Kind>>& id) {
    if (statement_.isColumnNull(next_)) {
      ++next_;
      id.reset();
    } else {
      take(id.emplace());
    }
  }
  void take(Channel& channel) { channel = parsed(&parse_channel); }
  void take(RelationshipState& state) { state = parsed(&parse_relationship_state); }
  template <class Thing>
  void take_fields(Thing& thing) {
    for_each_field<Thing>([&](const auto& field) { take(thing.*field.member); });
  }
  void take(Partner& partner);
  void take(Customer& customer);
  void take(Subscription& subscription);
  void take(Relationship& relationship);
  /// Comes last in a row, which has one of its GDAPs: those of the rows before stay.
  void take(Administration& administration);
  void take(Gdap& gdap);
  void take_roles(std::vector<Role>& roles);
  [[noreturn]] void throw_damaged(std::string_view content) const;

  SQLite::Statement& statement_;
  const std::string& store_;
  int next_ = 0;
};

// The columns that ParameterBinder binds a value to: of the tables `customer` and `subscription`, of both tables of
// relationships, of `administration` and of `gdap`.

std::string customer_fields();
std::string subscription_fields();
std::string relationship_fields();
std::string administration_fields();
std::string gdap_fields();

// The columns that RowReader reads as one value; `table` is the alias they stand under. Where an outer join
// found no row they read as the default-constructed value.

std::string partner_columns(const std::string& table);
std::string customer_columns(const std::string& table);
std::string relationship_columns(const std::string& table);
/// Of administration and one of its GDAPs, known as ad and g, where both were joined by administration_tables().
std::string administration_columns();
/// Joins administration, and a row for each of its GDAPs, to the row of a customer and the row of a partner.
std::string administration_tables(const std::string& customer, const std::string& partner);
/// Of the subscription, its customer and its offer, known as s, c and o.
std::string subscription_columns();

}  // namespace pcadmin::store::sqlite
