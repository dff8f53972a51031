// Streaming many things. What lies between customers and partners is asked for the records of a page at once, by the
// functions of sets.cpp.
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <pcadmin/eligibility.hpp>

#include "store/sqlite/distinct.hpp"
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
  if (selection.of_reversible_run) {
    return {" FROM replaced h CROSS JOIN run r ON r.id = (SELECT run FROM reversible_run)", " ORDER BY h.id DESC"};
  }
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
      [](RowReader row, RelationshipRecord& record) { row.read(record.partner, record.relationship); }, {},
      selection.partner);
}

}  // namespace

Records<CustomerRecord> SqliteTransaction::list_customers(const CustomerSelection& selection) {
  const char* count =
      selection.counts_subscriptions ? "(SELECT count(*) FROM subscription s WHERE s.customer = c.id)" : "0";
  Conditions conditions;
  if (selection.customer) conditions.add("c.guid = ?");
  conditions.add_list("c.guid", 1 + selection.customer.has_value(), selection.customers.size());
  const auto complete = [this, provider = provider_id()](std::span<CustomerRecord> records) {
    std::vector<CustomerAndPartner> pairs;
    for (const CustomerRecord& record : records)
      pairs.push_back({record.customer.id, provider});
    std::vector<Relationship> relationships = customer_relationships(pairs);
    std::vector<Administration> all = administrations(pairs);
    for (std::size_t i = 0; i < records.size(); ++i) {
      records[i].account_relationship = std::move(relationships[i]);
      records[i].account_administration = std::move(all[i]);
    }
  };
  return records_of<CustomerRecord>(
      connection_,
      "SELECT " + customer_columns("c") + ", " + count + " FROM customer c" + conditions.text() +
          (selection.customer ? "" : " ORDER BY c.guid"),
      [](RowReader row, CustomerRecord& record) { row.read(record.customer, record.subscription_count); }, complete,
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
  const auto read = [provider = provider_id()](RowReader row, SubscriptionRecord& record) {
    std::optional<PartnerTenantId> designated;
    row.read(record.subscription, record.company_name, record.domain, designated, record.assigned_at,
             record.assigned_by);
    record.designated = designated.has_value();
    record.contact.tenant_id = effective_contact(designated, provider);
    record.facts.subscription = facts_of(record.subscription);
  };
  const auto complete = [this](std::span<SubscriptionRecord> records) {
    std::vector<CustomerAndPartner> pairs;
    for (const SubscriptionRecord& record : records)
      pairs.push_back({record.subscription.customer_id, record.contact.tenant_id});
    std::vector<CandidateFacts> facts = candidate_facts(pairs);
    const auto contacts = distinct(std::span<const CustomerAndPartner>(pairs), &CustomerAndPartner::partner);
    const std::vector<std::optional<Partner>> partners = this->partners(contacts.keys);
    for (std::size_t i = 0; i < records.size(); ++i) {
      records[i].facts.candidate = std::move(facts[i]);
      const std::optional<Partner>& contact = partners[contacts.places[i]];
      if (contact) {
        records[i].contact = *contact;
      } else {
        records[i].contact = {};
      }
    }
  };
  return records_of<SubscriptionRecord>(
      connection_,
      "SELECT " + subscription_columns() + ", c.company_name, c.domain, p.guid, d.assigned_at, d.assigned_by" +
          subscription_tables(selection) +
          " CROSS JOIN offer o ON o.id = s.offer LEFT JOIN partner p ON p.id = d.partner" + conditions.text() +
          (selection.subscription ? "" : " ORDER BY s.guid"),
      read, complete, selection.subscription, selection.customer, selection.designated, if_any(selection.subscriptions),
      if_any(selection.customers));
}

Records<CandidateRecord> SqliteTransaction::list_candidates(SubscriptionId subscription) {
  const auto brief = this->brief(subscription);
  const SubscriptionBrief known = brief.value_or(SubscriptionBrief());
  const auto complete = [this, known](std::span<CandidateRecord> records) {
    std::vector<CustomerAndPartner> pairs;
    for (const CandidateRecord& record : records)
      pairs.push_back({known.customer_id, record.partner.tenant_id});
    std::vector<CandidateFacts> facts = candidate_facts(pairs);
    for (std::size_t i = 0; i < records.size(); ++i)
      records[i].facts = {known.facts, std::move(facts[i])};
  };
  return records_of<CandidateRecord>(
      connection_, "SELECT " + partner_columns("p") + " FROM partner p" + (brief ? " ORDER BY p.guid" : " LIMIT 0"),
      [](RowReader row, CandidateRecord& record) { row.read(record.partner); }, complete);
}

Records<RelationshipRecord> SqliteTransaction::list_customer_relationships(const RelationshipSelection& selection) {
  Conditions conditions;
  if (selection.customer) conditions.add("c.guid = ?1");
  if (selection.partner) conditions.add(selection.customer ? "p.guid = ?2" : "p.guid = ?1");
  conditions.add_list("c.guid", 1 + selection.customer.has_value() + selection.partner.has_value(),
                      selection.customers.size());
  // What has a relationship, then what has administration alone; both halves come sorted and are merged.
  const std::string columns = "SELECT c.guid AS customer_guid, p.guid AS partner_guid, " + customer_columns("c") +
                              ", " + partner_columns("p") + ", " + relationship_columns("r");
  const std::string with_relationship =
      columns + pair_tables(selection, "customer_relationship", "r") + conditions.text();
  conditions.add("r.customer IS NULL");
  const std::string administration_alone =
      columns + pair_tables(selection, "administration", "d") +
      " LEFT JOIN customer_relationship r ON r.customer = d.customer AND r.partner = d.partner" + conditions.text();
  const auto read = [](RowReader row, RelationshipRecord& record) {
    Guid customer;
    Guid partner;
    record.kind = RelationshipKind::customer;
    row.read(customer, partner, record.customer, record.partner, record.relationship);
  };
  const auto complete = [this](std::span<RelationshipRecord> records) {
    std::vector<CustomerAndPartner> pairs;
    for (const RelationshipRecord& record : records)
      pairs.push_back({record.customer.id, record.partner.tenant_id});
    std::vector<Administration> all = administrations(pairs);
    for (std::size_t i = 0; i < records.size(); ++i)
      records[i].administration = std::move(all[i]);
  };
  return records_of<RelationshipRecord>(
      connection_, with_relationship + " UNION ALL " + administration_alone + " ORDER BY 1, 2", read, complete,
      selection.customer, selection.partner, if_any(selection.customers));
}

Records<RelationshipRecord> SqliteTransaction::list_relationships(const RelationshipSelection& selection) {
  std::vector<Records<RelationshipRecord>> parts;
  if (selection.kind != RelationshipKind::customer && !selection.customer && selection.customers.empty()) {
    parts.push_back(list_partnerships(connection_, selection));
  }
  if (selection.kind != RelationshipKind::partnership) {
    parts.push_back(list_customer_relationships(selection));
  }
  return Records<RelationshipRecord>(std::make_unique<RelationshipStreams>(std::move(parts)));
}

Records<PartnershipRecord> SqliteTransaction::list_partners() {
  return records_of<PartnershipRecord>(
      connection_,
      "SELECT " + partner_columns("p") + ", " + relationship_columns("r") +
          " FROM partner p LEFT JOIN partnership r ON r.partner = p.id WHERE p.role <> 'provider' ORDER BY p.guid",
      [](RowReader row, PartnershipRecord& record) { row.read(record.partner, record.partnership); }, {});
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
  if (selection.about_created) {
    conditions.add(
        "h.id > (SELECT max(id) FROM change WHERE run = (SELECT run FROM reversible_run))"
        " AND EXISTS (SELECT 1 FROM reversible_run x WHERE h.partner BETWEEN x.first_partner AND x.last_partner"
        " OR h.customer BETWEEN x.first_customer AND x.last_customer"
        " OR h.subscription BETWEEN x.first_subscription AND x.last_subscription)");
  }
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
      {}, selection.subscription, selection.customer, selection.partner, contact, selection.run_id, selection.actor,
      selection.since, selection.until, selection.before);
}

Records<std::string> SqliteTransaction::list_names(NameOf what) {
  return records_of<std::string>(connection_, names_sql(what), [](RowReader row, std::string& name) { row.read(name); },
                                 {});
}

}  // namespace pcadmin::store::sqlite
