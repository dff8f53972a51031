// Setting what lies between partners, customers and subscriptions. As in save.cpp: what is recorded is read, the
// changes are applied to it one after the other, and what has changed is written. A value equal to "nothing recorded"
// removes the row.
#include <algorithm>
#include <stdexcept>
#include <utility>

#include "store/sqlite/distinct.hpp"
#include "store/sqlite/query.hpp"
#include "store/sqlite/transaction.hpp"

namespace pcadmin::store::sqlite {

namespace {

/// What is recorded of a partner, or of a customer and a partner.
template <class Value>
struct Relation {
  SqliteJournal::Subject subject;  ///< their rows, as far as they are known
  Value value;
  bool changed = false;
};

/// How relations of a kind are read and written.
struct RelationTable {
  ChangeKind kind;
  bool has_customer;
  SqlOfMany select;
  SqlOfMany replace;
  SqlOfMany remove;
};

RelationTable table_of_partners(ChangeKind kind, const std::string& table, const std::string& selected,
                                const std::string& columns) {
  return {.kind = kind,
          .has_customer = false,
          .select = {.before = "SELECT w.column1, NULL, p.id, " + selected + " FROM (VALUES ",
                     .parameters = 2,
                     .after = ") w CROSS JOIN partner p ON p.guid = w.column2 LEFT JOIN " + table +
                              " x ON x.partner = p.id"},
          .replace = insert_or_update(table, "partner", "", columns),
          .remove = {.before = "DELETE FROM " + table + " WHERE partner IN (VALUES ", .parameters = 1, .after = ")"}};
}

/// Of what is only a list of values SQLite makes no use for looking up pairs.
std::string delete_pairs(const std::string& table) {
  return "DELETE FROM " + table + " WHERE (customer, partner) IN (SELECT column1, column2 FROM (VALUES ";
}

/// `joined` joins what is selected to the customer c and the partner p.
RelationTable table_of_pairs(ChangeKind kind, const std::string& table, const std::string& selected,
                             const std::string& joined, const std::string& columns) {
  return {
      .kind = kind,
      .has_customer = true,
      .select = {.before = "SELECT w.column1, c.id, p.id, " + selected + " FROM (VALUES ",
                 .parameters = 3,
                 .after = ") w LEFT JOIN customer c ON c.guid = w.column2 LEFT JOIN partner p ON p.guid = w.column3" +
                          joined},
      .replace = insert_or_update(table, "customer, partner", "", columns),
      .remove = {.before = delete_pairs(table), .parameters = 2, .after = "))"}};
}

void bind_key(ParameterBinder& parameters, std::size_t place, const PartnerTenantId& partner) {
  parameters.add(static_cast<std::int64_t>(place), partner);
}

void bind_key(ParameterBinder& parameters, std::size_t place, const CustomerAndPartner& pair) {
  parameters.add(static_cast<std::int64_t>(place), pair.customer, pair.partner);
}

void bind_rows(ParameterBinder& parameters, const SqliteJournal::Subject& subject) {
  if (subject.customer) parameters.add(*subject.customer);
  parameters.add(*subject.partner);
}

// What a relation has in rows of its own: taken away before the relation is written, and written again after it.

void remove_parts(SqliteConnection&, std::span<const Relation<Relationship>>) {}
void insert_parts(SqliteConnection&, std::span<const Relation<Relationship>>) {}

void remove_parts(SqliteConnection& connection, std::span<const Relation<Administration>> changed) {
  static const SqlOfMany sql{.before = delete_pairs("gdap"), .parameters = 2, .after = "))"};
  execute_for_many(
      connection, sql, changed,
      [](ParameterBinder& parameters, std::size_t, const Relation<Administration>& relation) {
        bind_rows(parameters, relation.subject);
      },
      [](RowReader) {});
}

void insert_parts(SqliteConnection& connection, std::span<const Relation<Administration>> changed) {
  static const SqlOfMany sql{.before = "INSERT OR FAIL INTO gdap (customer, partner, " + gdap_fields() + ") VALUES ",
                             .parameters = 9};
  struct GdapRow {
    const SqliteJournal::Subject* subject;
    const Gdap* gdap;
  };
  std::vector<GdapRow> rows;
  for (const Relation<Administration>& relation : changed) {
    for (const Gdap& gdap : relation.value.gdaps)
      rows.push_back({&relation.subject, &gdap});
  }
  execute_for_many(
      connection, sql, std::span<const GdapRow>(rows),
      [](ParameterBinder& parameters, std::size_t, const GdapRow& row) {
        bind_rows(parameters, *row.subject);
        parameters.add(*row.gdap);
      },
      [](RowReader) {});
}

/// `key_of` and `value_of` answer what a change is about, and what becomes of that.
template <class Value, class Change, class KeyOf, class ValueOf>
std::vector<Upsert> set_relations(SqliteConnection& connection, SqliteJournal& journal, const RelationTable& table,
                                  std::span<const Change> changes, const KeyOf& key_of, const ValueOf& value_of) {
  const auto named = distinct(changes, key_of);
  using Key = typename decltype(named.keys)::value_type;
  std::vector<Relation<Value>> relations(named.keys.size());
  execute_for_many(
      connection, table.select, std::span<const Key>(named.keys),
      [](ParameterBinder& parameters, std::size_t place, const Key& key) { bind_key(parameters, place, key); },
      [&](RowReader row) {
        Relation<Value>& relation = relations[static_cast<std::size_t>(row.number())];
        row.read(relation.subject.customer, relation.subject.partner, relation.value);
      });
  std::vector<Upsert> outcomes;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Relation<Value>& relation = relations[named.places[i]];
    const Value& wanted = value_of(changes[i]);
    if (!relation.subject.partner) throw std::logic_error("a relation of a partner that isn't known");
    if (table.has_customer && !relation.subject.customer) {
      throw std::logic_error("a relation of a customer that isn't known");
    }
    if (relation.value == wanted) {
      outcomes.push_back(Upsert::unchanged);
      continue;
    }
    outcomes.push_back(relation.value == Value{} ? Upsert::created : Upsert::updated);
    journal.changed(table.kind, relation.subject, relation.value, wanted);
    relation.value = wanted;
    relation.changed = true;
  }
  std::erase_if(relations, [](const Relation<Value>& each) { return !each.changed; });
  remove_parts(connection, relations);
  const auto removed = std::stable_partition(relations.begin(), relations.end(),
                                             [](const Relation<Value>& each) { return each.value != Value{}; });
  execute_for_many(
      connection, table.replace, std::span<const Relation<Value>>(relations.begin(), removed),
      [](ParameterBinder& parameters, std::size_t, const Relation<Value>& relation) {
        bind_rows(parameters, relation.subject);
        parameters.add(relation.value);
      },
      [](RowReader) {});
  execute_for_many(
      connection, table.remove, std::span<const Relation<Value>>(removed, relations.end()),
      [](ParameterBinder& parameters, std::size_t, const Relation<Value>& relation) {
        bind_rows(parameters, relation.subject);
      },
      [](RowReader) {});
  insert_parts(connection, relations);
  journal.write_entries();
  return outcomes;
}

/// A subscription with its designated contact, if it has one.
struct RecordedDesignation {
  std::int64_t subscription_row = 0;
  std::int64_t customer_row = 0;
  std::optional<std::int64_t> partner_row;
  DesignatedContact contact;
  bool changed = false;
};

std::vector<RecordedDesignation> read_designations(SqliteConnection& connection, std::span<const SubscriptionId> ids) {
  static const SqlOfMany sql{
      .before = "SELECT w.column1, s.id, s.customer, p.id, p.guid, d.assigned_at, d.assigned_by FROM (VALUES ",
      .parameters = 2,
      .after =
          ") w CROSS JOIN subscription s ON s.guid = w.column2 LEFT JOIN support_contact d ON d.subscription = s.id"
          " LEFT JOIN partner p ON p.id = d.partner"};
  std::vector<RecordedDesignation> designations(ids.size());
  execute_for_many(
      connection, sql, ids,
      [](ParameterBinder& parameters, std::size_t place, const SubscriptionId& id) {
        parameters.add(static_cast<std::int64_t>(place), id);
      },
      [&](RowReader row) {
        RecordedDesignation& designation = designations[static_cast<std::size_t>(row.number())];
        row.read(designation.subscription_row, designation.customer_row, designation.partner_row,
                 designation.contact.partner, designation.contact.designator.at, designation.contact.designator.by);
      });
  return designations;
}

/// What of a partner matters when it is designated; row 0 is one that isn't known.
struct NamedContact {
  std::int64_t row = 0;
  bool is_provider = false;
};

std::vector<NamedContact> read_contacts(SqliteConnection& connection, std::span<const PartnerTenantId> ids) {
  static const SqlOfMany sql{.before = "SELECT w.column1, p.id, p.role = 'provider' FROM (VALUES ",
                             .parameters = 2,
                             .after = ") w CROSS JOIN partner p ON p.guid = w.column2"};
  std::vector<NamedContact> contacts(ids.size());
  execute_for_many(
      connection, sql, ids,
      [](ParameterBinder& parameters, std::size_t place, const PartnerTenantId& id) {
        bind_key(parameters, place, id);
      },
      [&](RowReader row) {
        NamedContact& contact = contacts[static_cast<std::size_t>(row.number())];
        row.read(contact.row, contact.is_provider);
      });
  return contacts;
}

void write_designations(SqliteConnection& connection, std::vector<RecordedDesignation> designations) {
  static const SqlOfMany replace =
      insert_or_update("support_contact", "subscription", "", "partner, assigned_at, assigned_by");
  static const SqlOfMany remove{
      .before = "DELETE FROM support_contact WHERE subscription IN (VALUES ", .parameters = 1, .after = ")"};
  std::erase_if(designations, [](const RecordedDesignation& each) { return !each.changed; });
  const auto removed =
      std::stable_partition(designations.begin(), designations.end(),
                            [](const RecordedDesignation& each) { return each.contact.partner.has_value(); });
  execute_for_many(
      connection, replace, std::span<const RecordedDesignation>(designations.begin(), removed),
      [](ParameterBinder& parameters, std::size_t, const RecordedDesignation& designation) {
        parameters.add(designation.subscription_row, *designation.partner_row, designation.contact.designator.at,
                       designation.contact.designator.by);
      },
      [](RowReader) {});
  execute_for_many(
      connection, remove, std::span<const RecordedDesignation>(removed, designations.end()),
      [](ParameterBinder& parameters, std::size_t, const RecordedDesignation& designation) {
        parameters.add(designation.subscription_row);
      },
      [](RowReader) {});
}

}  // namespace

std::vector<Upsert> SqliteTransaction::set_partnerships(std::span<const PartnershipChange> changes) {
  static const RelationTable table =
      table_of_partners(ChangeKind::partnership, "partnership", relationship_columns("x"), relationship_fields());
  check_writable();
  return set_relations<Relationship>(
      connection_, journal_, table, changes, [](const PartnershipChange& change) { return change.partner; },
      [](const PartnershipChange& change) -> const Relationship& { return change.relationship; });
}

std::vector<Upsert> SqliteTransaction::set_customer_relationships(std::span<const CustomerRelationshipChange> changes) {
  static const RelationTable table = table_of_pairs(
      ChangeKind::customer_relationship, "customer_relationship", relationship_columns("x"),
      " LEFT JOIN customer_relationship x ON x.customer = c.id AND x.partner = p.id", relationship_fields());
  check_writable();
  return set_relations<Relationship>(
      connection_, journal_, table, changes, [](const CustomerRelationshipChange& change) { return change.pair; },
      [](const CustomerRelationshipChange& change) -> const Relationship& { return change.relationship; });
}

std::vector<Upsert> SqliteTransaction::set_administrations(std::span<const AdministrationChange> changes) {
  static const RelationTable table =
      table_of_pairs(ChangeKind::administration, "administration", administration_columns(),
                     administration_tables("c.id", "p.id"), administration_fields());
  check_writable();
  return set_relations<Administration>(
      connection_, journal_, table, changes, [](const AdministrationChange& change) { return change.pair; },
      [](const AdministrationChange& change) -> const Administration& { return change.administration; });
}

std::vector<Upsert> SqliteTransaction::set_support_contacts(std::span<const ContactChange> changes) {
  check_writable();
  const auto named = distinct(changes, [](const ContactChange& change) { return change.subscription; });
  std::vector<RecordedDesignation> designations = read_designations(connection_, named.keys);
  const auto partners =
      distinct(changes, [](const ContactChange& change) { return change.partner.value_or(PartnerTenantId{}); });
  const std::vector<NamedContact> contacts = read_contacts(connection_, partners.keys);
  std::vector<Upsert> outcomes;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const ContactChange& change = changes[i];
    RecordedDesignation& current = designations[named.places[i]];
    const NamedContact& contact = contacts[partners.places[i]];
    if (current.subscription_row == 0) throw std::logic_error("a contact of a subscription that isn't known");
    if (change.partner && contact.row == 0) throw std::logic_error("a contact that isn't known");
    const bool is_default = !change.partner || contact.is_provider;
    const std::optional<PartnerTenantId> wanted = is_default ? std::nullopt : change.partner;
    const bool says_who = change.elsewhere && *change.elsewhere != Designator{} && wanted;
    if (wanted == current.contact.partner && (!says_who || *change.elsewhere == current.contact.designator)) {
      outcomes.push_back(Upsert::unchanged);
      continue;
    }
    const auto wanted_row = is_default ? std::nullopt : std::optional(contact.row);
    outcomes.push_back(current.contact.partner ? Upsert::updated : Upsert::created);
    DesignatedContact designated{.partner = wanted};
    if (wanted) designated.designator = change.elsewhere.value_or(Designator{journal_.run().at, journal_.run().actor});
    journal_.changed(ChangeKind::support_contact,
                     {.subscription = current.subscription_row,
                      .customer = current.customer_row,
                      .partner = wanted_row ? wanted_row : current.partner_row},
                     current.contact, designated);
    current.partner_row = wanted_row;
    current.contact = std::move(designated);
    current.changed = true;
  }
  write_designations(connection_, std::move(designations));
  journal_.write_entries();
  return outcomes;
}

std::vector<Mention> SqliteTransaction::mention(std::span<const Statement> statements) {
  static const SqlOfMany select{.before = "SELECT w.column1, m.content FROM (VALUES ",
                                .parameters = 2,
                                .after = ") w CROSS JOIN temp.mention m ON m.key = w.column2"};
  static const SqlOfMany insert{.before = "INSERT OR FAIL INTO temp.mention (key, content) VALUES ", .parameters = 2};
  check_writable();
  if (!mentions_ready_) {
    connection_.execute(
        "CREATE TEMP TABLE IF NOT EXISTS mention (key BLOB PRIMARY KEY, content INTEGER) WITHOUT ROWID");
    connection_.execute("DELETE FROM temp.mention");
    mentions_ready_ = true;
  }
  const auto named = distinct(statements, [](const Statement& statement) { return std::string_view(statement.key); });
  std::vector<std::optional<std::int64_t>> contents(named.keys.size());
  execute_for_many(
      connection_, select, std::span<const std::string_view>(named.keys),
      [](ParameterBinder& parameters, std::size_t place, std::string_view key) {
        parameters.add(static_cast<std::int64_t>(place), Blob{key});
      },
      [&](RowReader row) {
        const auto place = static_cast<std::size_t>(row.number());
        contents[place] = row.number();
      });
  std::vector<Mention> mentions;
  std::vector<const Statement*> first;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const auto content = static_cast<std::int64_t>(statements[i].content);
    std::optional<std::int64_t>& known = contents[named.places[i]];
    if (known) {
      mentions.push_back(*known == content ? Mention::same : Mention::different);
      continue;
    }
    mentions.push_back(Mention::first);
    first.push_back(&statements[i]);
    known = content;
  }
  execute_for_many(
      connection_, insert, std::span<const Statement* const>(first),
      [](ParameterBinder& parameters, std::size_t, const Statement* statement) {
        parameters.add(Blob{statement->key}, static_cast<std::int64_t>(statement->content));
      },
      [](RowReader) {});
  return mentions;
}

void SqliteTransaction::summarise(ChangeKind kind, std::string_view text) {
  check_writable();
  journal_.summarise(kind, text);
}

}  // namespace pcadmin::store::sqlite
