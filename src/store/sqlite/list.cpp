// Streaming many things.
#include <string>
#include <utility>
#include <vector>

#include "store/sqlite/stream.hpp"
#include "store/sqlite/transaction.hpp"

namespace pcadmin::store::sqlite {

namespace {

/// The conditions of a selection, all of which must hold.
class Conditions {
 public:
  void add(const std::string& condition) { text_ += (text_.empty() ? " WHERE " : " AND ") + condition; }
  /// One of so many, if there are any; their parameters are numbered from `first` on.
  void add_list(const std::string& column, std::size_t first, std::size_t count) {
    if (count == 0) return;
    std::string list;
    for (std::size_t number = first; number < first + count; ++number)
      list += (list.empty() ? "?" : ", ?") + std::to_string(number);
    add(column + " IN (" + list + ")");
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

template <class Id>
std::optional<std::vector<Id>> if_any(const std::vector<Id>& ids) {
  return ids.empty() ? std::nullopt : std::optional(ids);
}

/// A subscription (s), its customer (c) and its designation (d). The order of the tables is the plan:
/// from the fewest rows, then by keys. (A LEFT JOIN that a condition makes an inner one would be planned anew.)
std::string subscription_tables(const SubscriptionSelection& selection) {
  const bool by_subscription = selection.subscription || !selection.subscriptions.empty();
  const bool by_customer = selection.customer || !selection.customers.empty();
  if (selection.designated && !by_subscription && !by_customer) {
    return " FROM support_contact d CROSS JOIN subscription s ON s.id = d.subscription"
           " CROSS JOIN customer c ON c.id = s.customer";
  }
  const std::string designation =
      std::string(selection.designated ? " CROSS" : " LEFT") + " JOIN support_contact d ON d.subscription = s.id";
  if (by_customer && !by_subscription) {
    return " FROM customer c CROSS JOIN subscription s ON s.customer = c.id" + designation;
  }
  return " FROM subscription s CROSS JOIN customer c ON c.id = s.customer" + designation;
}

/// Rows (x) of a table with one for each customer (c) and partner (p), in the order that the selection makes short.
std::string pair_tables(const RelationshipSelection& selection, const std::string& table, const std::string& x) {
  if (selection.partner && !selection.customer && selection.customers.empty()) {
    return " FROM partner p CROSS JOIN " + table + " " + x + " ON " + x +
           ".partner = p.id CROSS JOIN customer c ON c.id = " + x + ".customer";
  }
  return " FROM customer c CROSS JOIN " + table + " " + x + " ON " + x +
         ".customer = c.id CROSS JOIN partner p ON p.id = " + x + ".partner";
}

/// How changes (h) and their runs (r) are read, newest first. Changes are numbered in the order of their runs, so the
/// order of runs, and of changes within each, is that of changes.
struct JournalPlan {
  const char* tables;
  const char* order;
};

JournalPlan journal_plan(const ChangeSelection& selection) {
  const bool of_thing = selection.subscription || selection.customer || selection.partner;
  if (!of_thing && (selection.run_id || selection.actor || selection.since || selection.until)) {
    // Without the sign SQLite goes through all runs, since they come sorted so; with it, it uses the index of times.
    const bool by_time = selection.since || selection.until;
    return {" FROM run r CROSS JOIN change h ON h.run = r.id",
            by_time ? " ORDER BY +r.id DESC, h.id DESC" : " ORDER BY r.id DESC, h.id DESC"};
  }
  return {" FROM change h CROSS JOIN run r ON r.id = h.run", " ORDER BY h.id DESC"};
}

/// How many rows list_names() looks at. A suggestion isn't worth more than the fraction of a second that they take.
constexpr int most_names = 200'000;

/// The different texts of a column; `condition` leaves the table's index to find those that aren't empty.
std::string names_of(const std::string& column, const std::string& table, const std::string& condition) {
  return "SELECT DISTINCT " + column + " FROM (SELECT " + column + " FROM " + table + " WHERE " + condition +
         " <> '' LIMIT " + std::to_string(most_names) + ")";
}

std::string names_sql(View::NameOf what) {
  switch (what) {
    case View::NameOf::customer:
      return names_of("company_name", "customer", "company_name");
    case View::NameOf::domain:
      return names_of("domain", "customer", "domain");
    case View::NameOf::partner:
      return names_of("name", "partner", "name");
    case View::NameOf::offer:
      // An offer stays in its table when the last subscription to it has changed to another.
      return names_of("name", "offer", "EXISTS (SELECT 1 FROM subscription WHERE offer = offer.id) AND name");
    case View::NameOf::friendly_name:
      return names_of("friendly_name", "subscription", "name_key");
  }
  return {};
}

/// One stream after another.
class RelationshipStreams final : public Stream<RelationshipRecord> {
 public:
  explicit RelationshipStreams(std::vector<Records<RelationshipRecord>> parts) : parts_(std::move(parts)) {}

  const RelationshipRecord* next() override {
    for (; at_ < parts_.size(); ++at_) {
      if (const RelationshipRecord* const record = parts_[at_].next()) return record;
    }
    return nullptr;
  }

 private:
  std::vector<Records<RelationshipRecord>> parts_;
  std::size_t at_ = 0;
};

Records<RelationshipRecord> list_partnerships(SqliteConnection& connection, const RelationshipSelection& selection) {
  return records_of<RelationshipRecord>(
      connection,
      "SELECT " + partner_columns("p") + ", " + relationship_columns("r") +
          " FROM partner p CROSS JOIN partnership r ON r.partner = p.id" +
          (selection.partner ? " WHERE p.guid = ?" : " ORDER BY p.guid"),
      [](RowReader row, RelationshipRecord& record) { row.read(record.partner, record.relationship); },
      selection.partner);
}

Records<RelationshipRecord> list_customer_relationships(SqliteConnection& connection,
                                                        const RelationshipSelection& selection) {
  Conditions conditions;
  if (selection.customer) conditions.add("c.guid = ?1");
  if (selection.partner) conditions.add(selection.customer ? "p.guid = ?2" : "p.guid = ?1");
  conditions.add_list("c.guid", 1 + selection.customer.has_value() + selection.partner.has_value(),
                      selection.customers.size());
  // What has a relationship, then what has administration alone; both halves come sorted and are merged.
  const std::string columns = "SELECT c.guid AS customer_guid, p.guid AS partner_guid, " + customer_columns("c") +
                              ", " + partner_columns("p") + ", " + relationship_columns("r") + ", " +
                              administration_columns("d");
  const std::string with_relationship =
      columns + pair_tables(selection, "customer_relationship", "r") +
      " LEFT JOIN administration d ON d.customer = r.customer AND d.partner = r.partner" + conditions.text();
  conditions.add("r.customer IS NULL");
  const std::string administration_alone =
      columns + pair_tables(selection, "administration", "d") +
      " LEFT JOIN customer_relationship r ON r.customer = d.customer AND r.partner = d.partner" + conditions.text();
  return records_of<RelationshipRecord>(
      connection, with_relationship + " UNION ALL " + administration_alone + " ORDER BY 1, 2",
      [](RowReader row, RelationshipRecord& record) {
        Guid customer;
        Guid partner;
        record.kind = RelationshipKind::customer;
        row.read(customer, partner, record.customer, record.partner, record.relationship, record.administration);
      },
      selection.customer, selection.partner, if_any(selection.customers));
}

}  // namespace

Records<CustomerRecord> SqliteTransaction::list_customers(const CustomerSelection& selection) {
  const char* count =
      selection.counts_subscriptions ? "(SELECT count(*) FROM subscription s WHERE s.customer = c.id)" : "0";
  Conditions conditions;
  if (selection.customer) conditions.add("c.guid = ?");
  conditions.add_list("c.guid", 1 + selection.customer.has_value(), selection.customers.size());
  return records_of<CustomerRecord>(
      connection_,
      "SELECT " + customer_columns("c") + ", " + relationship_columns("r") + ", " + administration_columns("d") + ", " +
          count +
          " FROM customer c"
          " LEFT JOIN account a ON a.id = 1"
          " LEFT JOIN customer_relationship r ON r.customer = c.id AND r.partner = a.partner"
          " LEFT JOIN administration d ON d.customer = c.id AND d.partner = a.partner" +
          conditions.text() + (selection.customer ? "" : " ORDER BY c.guid"),
      [](RowReader row, CustomerRecord& record) {
        row.read(record.customer, record.account_relationship, record.account_administration,
                 record.subscription_count);
      },
      selection.customer, if_any(selection.customers));
}

Records<SubscriptionRecord> SqliteTransaction::list_subscriptions(const SubscriptionSelection& selection) {
  Conditions conditions;
  if (selection.subscription) conditions.add("s.guid = ?");
  if (selection.customer) conditions.add("c.guid = ?");
  if (selection.designated) conditions.add("d.partner = (SELECT id FROM partner WHERE guid = ?)");
  const std::size_t next =
      1 + selection.subscription.has_value() + selection.customer.has_value() + selection.designated.has_value();
  conditions.add_list("s.guid", next, selection.subscriptions.size());
  conditions.add_list("c.guid", next + selection.subscriptions.size(), selection.customers.size());
  const auto read = [contact_read = std::int64_t{0}](RowReader row, SubscriptionRecord& record) mutable {
    CandidateFacts& candidate = record.facts.candidate;
    std::optional<std::int64_t> designated;
    std::optional<std::int64_t> contact;
    row.read(record.subscription, record.company_name, record.domain, designated, record.assigned_at,
             record.assigned_by, candidate.account_relationship, candidate.customer_relationship,
             candidate.administration, contact);
    record.designated = designated.has_value();
    if (!designated) candidate.customer_relationship = candidate.account_relationship;
    record.facts.subscription = facts_of(record.subscription);
    if (!contact) {  // nobody was designated, and init has not been run
      record.contact = {};
      candidate.partnership = {};
    } else if (*contact != contact_read) {  // most rows have the contact of the row before
      row.read(record.contact, candidate.partnership);
    }
    contact_read = contact.value_or(0);
    candidate.role = record.contact.role;
  };
  return records_of<SubscriptionRecord>(
      connection_,
      "SELECT " + subscription_columns() + ", c.company_name, c.domain, d.partner, d.assigned_at, d.assigned_by, " +
          relationship_columns("ar") + ", " + relationship_columns("cr") + ", " + administration_columns("ad") +
          ", p.id, " + partner_columns("p") + ", " + relationship_columns("ps") + subscription_tables(selection) +
          " CROSS JOIN offer o ON o.id = s.offer"
          " LEFT JOIN account a ON a.id = 1"
          " LEFT JOIN customer_relationship ar ON ar.customer = s.customer AND ar.partner = a.partner"
          " LEFT JOIN customer_relationship cr ON cr.customer = s.customer AND cr.partner = d.partner"
          " LEFT JOIN partner p ON p.id = coalesce(d.partner, a.partner)"
          " LEFT JOIN administration ad ON ad.customer = s.customer AND ad.partner = p.id"
          " LEFT JOIN partnership ps ON ps.partner = p.id AND p.role <> 'provider'" +
          conditions.text() + (selection.subscription ? "" : " ORDER BY s.guid"),
      read, selection.subscription, selection.customer, selection.designated, if_any(selection.subscriptions),
      if_any(selection.customers));
}

Records<CandidateRecord> SqliteTransaction::list_candidates(SubscriptionId subscription) {
  const auto read = [](RowReader row, CandidateRecord& record) {
    SubscriptionFacts& facts = record.facts.subscription;
    CandidateFacts& candidate = record.facts.candidate;
    row.read(record.partner, candidate.partnership, candidate.customer_relationship, candidate.administration,
             candidate.account_relationship, facts.status);
    facts.new_commerce = is_new_commerce(row.text());
    facts.channel = row.parsed(&parse_channel);
    candidate.role = record.partner.role;
  };
  return records_of<CandidateRecord>(
      connection_,
      "SELECT " + partner_columns("p") + ", " + relationship_columns("ps") + ", " + relationship_columns("cr") + ", " +
          administration_columns("ad") + ", " + relationship_columns("ar") + ", s.status, o.product_type, s.channel" +
          " FROM subscription s CROSS JOIN offer o ON o.id = s.offer CROSS JOIN partner p"
          " LEFT JOIN partnership ps ON ps.partner = p.id AND p.role <> 'provider'"
          " LEFT JOIN customer_relationship cr ON cr.customer = s.customer AND cr.partner = p.id"
          " LEFT JOIN administration ad ON ad.customer = s.customer AND ad.partner = p.id"
          " LEFT JOIN account a ON a.id = 1"
          " LEFT JOIN customer_relationship ar ON ar.customer = s.customer AND ar.partner = a.partner"
          " WHERE s.guid = ? ORDER BY p.guid",
      read, std::optional(subscription));
}

Records<RelationshipRecord> SqliteTransaction::list_relationships(const RelationshipSelection& selection) {
  std::vector<Records<RelationshipRecord>> parts;
  if (selection.kind != RelationshipKind::customer && !selection.customer && selection.customers.empty()) {
    parts.push_back(list_partnerships(connection_, selection));
  }
  if (selection.kind != RelationshipKind::partnership) {
    parts.push_back(list_customer_relationships(connection_, selection));
  }
  return Records<RelationshipRecord>(std::make_unique<RelationshipStreams>(std::move(parts)));
}

Records<PartnershipRecord> SqliteTransaction::list_partners() {
  return records_of<PartnershipRecord>(
      connection_,
      "SELECT " + partner_columns("p") + ", " + relationship_columns("r") +
          " FROM partner p LEFT JOIN partnership r ON r.partner = p.id WHERE p.role <> 'provider' ORDER BY p.guid",
      [](RowReader row, PartnershipRecord& record) { row.read(record.partner, record.partnership); });
}

Records<ChangeRecord> SqliteTransaction::list_changes(const ChangeSelection& selection) {
  Conditions conditions;
  if (selection.subscription) conditions.add("h.subscription = (SELECT id FROM subscription WHERE guid = ?)");
  if (selection.customer) conditions.add("h.customer = (SELECT id FROM customer WHERE guid = ?)");
  std::optional<std::string> contact;
  if (selection.partner) {
    // A support contact that was replaced is concerned as well; where none was or is designated, the provider is.
    const auto provider = account();
    const bool is_provider = provider && provider->partner.tenant_id == *selection.partner;
    conditions.add(
        std::string("h.id IN (SELECT id FROM change WHERE partner = (SELECT id FROM partner WHERE guid = ?) UNION ALL"
                    " SELECT id FROM change WHERE kind = 'support-contact' AND before = ? AND before <> ''") +
        (is_provider
             ? " UNION ALL SELECT id FROM change WHERE kind = 'support-contact' AND (before = '' OR after = ''))"
             : ")"));
    contact = selection.partner->text();
  }
  if (selection.run_id) conditions.add("r.id = ?");
  if (selection.actor) conditions.add("r.actor = ?");
  if (selection.since) conditions.add("r.at >= ?");
  if (selection.until) conditions.add("r.at <= ?");
  if (selection.before) conditions.add("h.id < ?");
  const JournalPlan plan = journal_plan(selection);
  return records_of<ChangeRecord>(
      connection_,
      "SELECT h.id, r.id, r.at, r.actor, r.command, h.kind, s.guid, c.guid, p.guid, h.before, h.after, r.reason" +
          std::string(plan.tables) +
          " LEFT JOIN subscription s ON s.id = h.subscription"
          " LEFT JOIN customer c ON c.id = h.customer LEFT JOIN partner p ON p.id = h.partner" +
          conditions.text() + plan.order,
      [](RowReader row, ChangeRecord& record) {
        row.read(record.change_id, record.run_id, record.at, record.actor, record.command);
        record.kind = row.parsed(&parse_change_kind);
        row.read(record.subscription_id, record.customer_id, record.partner_tenant_id, record.before, record.after,
                 record.reason);
      },
      selection.subscription, selection.customer, selection.partner, contact, selection.run_id, selection.actor,
      selection.since, selection.until, selection.before);
}

Records<std::string> SqliteTransaction::list_names(NameOf what) {
  return records_of<std::string>(connection_, names_sql(what),
                                 [](RowReader row, std::string& name) { row.read(name); });
}

}  // namespace pcadmin::store::sqlite
