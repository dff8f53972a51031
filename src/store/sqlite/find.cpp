// Things by what people call them: ids and names, whole or by their beginning.
#include <algorithm>
#include <limits>
#include <utility>

#include "store/sqlite/query.hpp"
#include "store/sqlite/transaction.hpp"

namespace pcadmin::store::sqlite {

namespace {

/// The values of a column that a lookup means, the last one included.
template <class Value>
struct KeyRange {
  Value first;
  Value last;
};

std::optional<unsigned> hexadecimal(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
  if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a' + 10);
  if (digit >= 'A' && digit <= 'F') return static_cast<unsigned>(digit - 'A' + 10);
  return std::nullopt;
}

/// The ids that begin with these digits; hyphens don't count. Nothing for what can't begin an id.
std::optional<KeyRange<Guid>> ids_beginning_with(std::string_view prefix) {
  Guid::Bytes first{};
  Guid::Bytes last;
  last.fill(0xff);
  std::size_t digits = 0;
  for (const char character : prefix) {
    if (character == '-') continue;
    const auto value = hexadecimal(character);
    if (!value || digits == 2 * first.size()) return std::nullopt;
    const unsigned shift = digits % 2 == 0 ? 4 : 0;
    std::uint8_t& lowest = first[digits / 2];
    std::uint8_t& highest = last[digits / 2];
    lowest = static_cast<std::uint8_t>(lowest | *value << shift);
    highest = static_cast<std::uint8_t>(lowest | ((1U << shift) - 1));
    ++digits;
  }
  return KeyRange<Guid>{Guid(first), Guid(last)};
}

/// The ids that a lookup by id or its beginning can mean.
std::optional<KeyRange<Guid>> ids_of(const Lookup& lookup) {
  if (lookup.by == Lookup::By::id_prefix) return ids_beginning_with(lookup.text);
  const auto guid = Guid::parse(lookup.text);
  if (!guid) return std::nullopt;
  return KeyRange<Guid>{*guid, *guid};
}

bool is_by_id(const Lookup& lookup) {
  return lookup.by == Lookup::By::id || lookup.by == Lookup::By::id_prefix;
}

bool is_by_beginning(const Lookup& lookup) {
  return lookup.by == Lookup::By::mpn_id_prefix || lookup.by == Lookup::By::domain_prefix ||
         lookup.by == Lookup::By::name_prefix;
}

bool is_by_part(const Lookup& lookup) {
  return lookup.by == Lookup::By::domain_part || lookup.by == Lookup::By::name_part;
}

/// The keys that a lookup by a text can mean.
KeyRange<std::string> keys_of(const Lookup& lookup) {
  const bool is_number = lookup.by == Lookup::By::mpn_id || lookup.by == Lookup::By::mpn_id_prefix;
  std::string key = is_number ? lookup.text : name_key(lookup.text);
  // No character's first byte is as great.
  std::string last = is_by_beginning(lookup) ? key + '\xff' : key;
  return {std::move(key), std::move(last)};
}

std::int64_t limit_of(std::size_t most) {
  return static_cast<std::int64_t>(std::min(most, static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max())));
}

template <class Thing>
std::vector<Thing> all_of(SqliteQuery query) {
  std::vector<Thing> found;
  while (query.next())
    query.row().read(found.emplace_back());
  return found;
}

/// Where a lookup by a text looks; null where the things have no such text.
const char* customer_column(Lookup::By by) {
  switch (by) {
    case Lookup::By::domain:
    case Lookup::By::domain_prefix:
    case Lookup::By::domain_part:
      return "domain_key";
    case Lookup::By::name:
    case Lookup::By::name_prefix:
    case Lookup::By::name_part:
      return "name_key";
    default:
      return nullptr;
  }
}

const char* partner_column(Lookup::By by) {
  switch (by) {
    case Lookup::By::mpn_id:
    case Lookup::By::mpn_id_prefix:
      return "mpn_id";
    case Lookup::By::name:
    case Lookup::By::name_prefix:
    case Lookup::By::name_part:
      return "name_key";
    default:
      return nullptr;
  }
}

/// Things of one table; `column` is where a lookup by a text looks.
template <class Thing>
std::vector<Thing> find(SqliteConnection& connection, const std::string& select, const Lookup& lookup,
                        const char* column, std::size_t most) {
  if (is_by_id(lookup)) {
    const auto ids = ids_of(lookup);
    if (!ids) return {};
    return all_of<Thing>({connection, select + " WHERE guid BETWEEN ? AND ? ORDER BY guid LIMIT ?", ids->first,
                          ids->last, limit_of(most)});
  }
  if (column == nullptr) return {};
  const std::string key = column;
  if (is_by_part(lookup)) {
    const std::string part = name_key(lookup.text);
    return all_of<Thing>(
        {connection,
         select + " WHERE instr(" + key + ", ?) > 0 AND " + key + " <> '' ORDER BY " + key + ", guid LIMIT ?", part,
         limit_of(most)});
  }
  const KeyRange<std::string> keys = keys_of(lookup);
  return all_of<Thing>({connection,
                        select + " WHERE " + key + " BETWEEN ? AND ? AND " + key + " <> '' ORDER BY " +
                            (is_by_beginning(lookup) ? key + ", guid" : "guid") + " LIMIT ?",
                        keys.first, keys.last, limit_of(most)});
}

// The order of the tables is the plan.
const std::string& select_subscription() {
  static const std::string sql =
      "SELECT " + subscription_columns() +
      " FROM subscription s CROSS JOIN customer c ON c.id = s.customer CROSS JOIN offer o ON o.id = s.offer ";
  return sql;
}

const std::string& select_subscription_of_customer() {
  static const std::string sql =
      "SELECT " + subscription_columns() +
      " FROM customer c CROSS JOIN subscription s ON s.customer = c.id CROSS JOIN offer o ON o.id = s.offer ";
  return sql;
}

}  // namespace

std::vector<Customer> SqliteTransaction::find_customers(const Lookup& lookup, std::size_t most) {
  static const std::string select = "SELECT " + customer_columns("customer") + " FROM customer";
  return find<Customer>(connection_, select, lookup, customer_column(lookup.by), most);
}

std::vector<Partner> SqliteTransaction::find_partners(const Lookup& lookup, std::size_t most) {
  static const std::string select = "SELECT " + partner_columns("partner") + " FROM partner";
  return find<Partner>(connection_, select, lookup, partner_column(lookup.by), most);
}

std::vector<Subscription> SqliteTransaction::find_subscriptions(const Lookup& lookup,
                                                                const std::optional<CustomerId>& customer,
                                                                std::size_t most) {
  if (is_by_id(lookup)) {
    const auto ids = ids_of(lookup);
    if (!ids) return {};
    return all_of<Subscription>({connection_,
                                 select_subscription() +
                                     "WHERE s.guid BETWEEN ?1 AND ?2 AND (?3 IS NULL OR c.guid = ?3)"
                                     " ORDER BY s.guid LIMIT ?4",
                                 ids->first, ids->last, customer, limit_of(most)});
  }
  const bool by_name = lookup.by == Lookup::By::name;
  // Of everybody's, too many begin alike to be worth offering.
  if (!by_name && (lookup.by != Lookup::By::name_prefix || !customer)) return {};
  const KeyRange<std::string> keys = keys_of(lookup);
  if (customer) {
    return all_of<Subscription>(
        {connection_,
         select_subscription_of_customer() +
             "WHERE c.guid = ?1 AND ((o.name_key BETWEEN ?2 AND ?3 AND o.name_key <> '')"
             " OR (s.name_key BETWEEN ?2 AND ?3 AND s.name_key <> '')) ORDER BY s.guid LIMIT ?4",
         *customer, keys.first, keys.last, limit_of(most)});
  }
  return all_of<Subscription>({connection_,
                               select_subscription() +
                                   "WHERE s.id IN (SELECT id FROM subscription WHERE name_key = ?1 AND name_key <> ''"
                                   " UNION SELECT n.id FROM offer m CROSS JOIN subscription n ON n.offer = m.id"
                                   " WHERE m.name_key = ?1 AND m.name_key <> '') ORDER BY s.guid LIMIT ?2",
                               keys.first, limit_of(most)});
}

}  // namespace pcadmin::store::sqlite
