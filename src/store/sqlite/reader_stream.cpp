// Streaming many things, in the order of their ids. Each stream has a statement of its own, so that a
// visitor may ask for other things meanwhile, and fills one record again and again.
#include <string>

#include "store/sqlite/reader.hpp"

namespace pcadmin::store::sqlite {

namespace {

/// The conditions of a selection, all of which must hold.
class Conditions {
 public:
  void add(const char* condition) { text_ += (text_.empty() ? " WHERE " : " AND ") + std::string(condition); }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// A subscription (s), its customer (c) and its designation (d). The order of the tables is the plan:
/// from the fewest rows, then by keys. (A LEFT JOIN that a condition makes an inner one would be planned anew.)
std::string subscription_tables(const SubscriptionSelection& selection) {
  if (selection.designated && !selection.subscription && !selection.customer) {
    return " FROM support_contact d CROSS JOIN subscription s ON s.id = d.subscription"
           " CROSS JOIN customer c ON c.id = s.customer";
  }
  const std::string designation =
      std::string(selection.designated ? " CROSS" : " LEFT") + " JOIN support_contact d ON d.subscription = s.id";
  if (selection.customer && !selection.subscription) {
    return " FROM customer c CROSS JOIN subscription s ON s.customer = c.id" + designation;
  }
  return " FROM subscription s CROSS JOIN customer c ON c.id = s.customer" + designation;
}

/// Rows (x) of a table with one for each customer (c) and partner (p), in the order that the selection makes short.
std::string pair_tables(const RelationshipSelection& selection, const std::string& table, const std::string& x) {
  if (selection.partner && !selection.customer) {
    return " FROM partner p CROSS JOIN " + table + " " + x + " ON " + x +
           ".partner = p.id CROSS JOIN customer c ON c.id = " + x + ".customer";
  }
  return " FROM customer c CROSS JOIN " + table + " " + x + " ON " + x +
         ".customer = c.id CROSS JOIN partner p ON p.id = " + x + ".partner";
}

/// Changes (h) and their runs (r), newest first. A run's changes have greater ids than those of the runs before it.
struct JournalPlan {
  const char* tables;
  const char* order;
};

JournalPlan journal_plan(const ChangeSelection& selection) {
  const bool of_thing = selection.subscription || selection.customer || selection.partner;
  if (!of_thing && (selection.run_id || selection.actor || selection.since || selection.until)) {
    // The sign keeps a period from being looked for in the order of ids, through all runs.
    const bool by_time = selection.since || selection.until;
    return {" FROM run r CROSS JOIN change h ON h.run = r.id",
            by_time ? " ORDER BY +r.id DESC, h.id DESC" : " ORDER BY r.id DESC, h.id DESC"};
  }
  return {" FROM change h CROSS JOIN run r ON r.id = h.run", " ORDER BY h.id DESC"};
}

}  // namespace

Result<void> Reader::customers(const CustomerSelection& selection, const Visitor<CustomerRecord>& visit) {
  const char* count =
      selection.counts_subscriptions ? "(SELECT count(*) FROM subscription s WHERE s.customer = c.id)" : "0";
  Stream stream(connection_, "SELECT " + customer_columns("c") + ", " + relationship_columns("r") + ", " +
                                 administration_columns("d") + ", " + count +
                                 " FROM customer c"
                                 " LEFT JOIN account a ON a.id = 1"
                                 " LEFT JOIN customer_relationship r ON r.customer = c.id AND r.partner = a.partner"
                                 " LEFT JOIN administration d ON d.customer = c.id AND d.partner = a.partner" +
                                 (selection.customer ? " WHERE c.guid = ?" : " ORDER BY c.guid"));
  stream.bind_present(selection.customer);
  CustomerRecord record;
  while (stream.next()) {
    stream.row().read(record.customer, record.account_relationship, record.account_administration,
                      record.subscription_count);
    if (visit(record) == Visit::enough) break;
  }
  return {};
}

Result<void> Reader::subscriptions(const SubscriptionSelection& selection, const Visitor<SubscriptionRecord>& visit) {
  Conditions conditions;
  if (selection.subscription) conditions.add("s.guid = ?");
  if (selection.customer) conditions.add("c.guid = ?");
  if (selection.designated) conditions.add("d.partner = (SELECT id FROM partner WHERE guid = ?)");
  Stream stream(
      connection_,
      "SELECT " + subscription_columns() +
          ", c.company_name, c.domain, d.partner, d.assigned_at, d.assigned_by, a.partner, " +
          relationship_columns("ar") + ", " + relationship_columns("cr") + ", " + administration_columns("ad") +
          subscription_tables(selection) +
          " CROSS JOIN offer o ON o.id = s.offer"
          " LEFT JOIN account a ON a.id = 1"
          " LEFT JOIN customer_relationship ar ON ar.customer = s.customer AND ar.partner = a.partner"
          " LEFT JOIN customer_relationship cr ON cr.customer = s.customer AND cr.partner = d.partner"
          " LEFT JOIN administration ad ON ad.customer = s.customer AND ad.partner = coalesce(d.partner, a.partner)" +
          conditions.text() + (selection.subscription ? "" : " ORDER BY s.guid"));
  stream.bind_present(selection.subscription, selection.customer, selection.designated);
  SubscriptionRecord record;
  EligibilityFacts& facts = record.facts;
  std::int64_t contact_read = 0;  // row keys begin with 1
  while (stream.next()) {
    std::optional<std::int64_t> designated;
    std::optional<std::int64_t> provider;
    stream.row().read(record.subscription, record.company_name, record.domain, designated, record.assigned_at,
                      record.assigned_by, provider, facts.candidate.account_relationship,
                      facts.candidate.customer_relationship, facts.candidate.administration);
    record.designated = designated.has_value();
    if (!designated) facts.candidate.customer_relationship = facts.candidate.account_relationship;
    facts.subscription.status = record.subscription.status;
    facts.subscription.new_commerce = is_new_commerce(record.subscription.product_type);
    facts.subscription.channel = record.subscription.channel;
    const std::int64_t contact = designated.value_or(provider.value_or(0));
    if (contact != contact_read) read_contact(contact, record);
    contact_read = contact;
    if (visit(record) == Visit::enough) break;
  }
  return {};
}

void Reader::read_contact(std::int64_t partner, SubscriptionRecord& record) {
  static const Sql sql("SELECT " + partner_columns("p") + ", " + relationship_columns("r") +
                       " FROM partner p LEFT JOIN partnership r ON r.partner = p.id AND p.role <> 'provider'"
                       " WHERE p.id = ?");
  Query query(connection_, sql, partner);
  if (query.next()) {
    query.row().read(record.contact, record.facts.candidate.partnership);
  } else {  // nobody was designated, and init has not been run
    record.contact = {};
    record.facts.candidate.partnership = {};
  }
  record.facts.candidate.role = record.contact.role;
}

Result<void> Reader::candidates(SubscriptionId subscription, const Visitor<CandidateRecord>& visit) {
  CandidateRecord record;
  EligibilityFacts& facts = record.facts;
  const auto customer = read_subject(subscription, facts);
  if (!customer) return unknown_subscription(subscription);
  if (const auto provider = provider_row())
    facts.candidate.account_relationship = relationship_of(*customer, *provider);
  Stream stream(connection_,
                "SELECT " + partner_columns("p") + ", " + relationship_columns("ps") + ", " +
                    relationship_columns("cr") + ", " + administration_columns("ad") +
                    " FROM partner p LEFT JOIN partnership ps ON ps.partner = p.id AND p.role <> 'provider'"
                    " LEFT JOIN customer_relationship cr ON cr.customer = ?1 AND cr.partner = p.id"
                    " LEFT JOIN administration ad ON ad.customer = ?1 AND ad.partner = p.id ORDER BY p.guid");
  stream.bind_present(customer);
  while (stream.next()) {
    stream.row().read(record.partner, facts.candidate.partnership, facts.candidate.customer_relationship,
                      facts.candidate.administration);
    facts.candidate.role = record.partner.role;
    if (visit(record) == Visit::enough) break;
  }
  return {};
}

Result<void> Reader::relationships(const RelationshipSelection& selection, const Visitor<RelationshipRecord>& visit) {
  const bool partnerships = selection.kind != RelationshipKind::customer && !selection.customer;
  if (partnerships && visit_partnerships(selection, visit) == Visit::enough) return {};
  if (selection.kind != RelationshipKind::partnership) visit_customer_relationships(selection, visit);
  return {};
}

Visit Reader::visit_partnerships(const RelationshipSelection& selection, const Visitor<RelationshipRecord>& visit) {
  Stream stream(connection_, "SELECT " + partner_columns("p") + ", " + relationship_columns("r") +
                                 " FROM partner p CROSS JOIN partnership r ON r.partner = p.id" +
                                 (selection.partner ? " WHERE p.guid = ?" : " ORDER BY p.guid"));
  stream.bind_present(selection.partner);
  RelationshipRecord record;
  while (stream.next()) {
    stream.row().read(record.partner, record.relationship);
    if (visit(record) == Visit::enough) return Visit::enough;
  }
  return Visit::more;
}

void Reader::visit_customer_relationships(const RelationshipSelection& selection,
                                          const Visitor<RelationshipRecord>& visit) {
  Conditions conditions;
  if (selection.customer) conditions.add("c.guid = ?1");
  if (selection.partner) conditions.add(selection.customer ? "p.guid = ?2" : "p.guid = ?1");
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
  Stream stream(connection_, with_relationship + " UNION ALL " + administration_alone + " ORDER BY 1, 2");
  stream.bind_present(selection.customer, selection.partner);
  RelationshipRecord record;
  record.kind = RelationshipKind::customer;
  Guid customer;
  Guid partner;
  while (stream.next()) {
    stream.row().read(customer, partner, record.customer, record.partner, record.relationship, record.administration);
    if (visit(record) == Visit::enough) return;
  }
}

Result<void> Reader::partners(const Visitor<PartnershipRecord>& visit) {
  Stream stream(
      connection_,
      "SELECT " + partner_columns("p") + ", " + relationship_columns("r") +
          " FROM partner p LEFT JOIN partnership r ON r.partner = p.id WHERE p.role <> 'provider' ORDER BY p.guid");
  PartnershipRecord record;
  while (stream.next()) {
    stream.row().read(record.partner, record.partnership);
    if (visit(record) == Visit::enough) break;
  }
  return {};
}

Result<void> Reader::changes(const ChangeSelection& selection, const Visitor<ChangeRecord>& visit) {
  Conditions conditions;
  if (selection.subscription) conditions.add("h.subscription = (SELECT id FROM subscription WHERE guid = ?)");
  if (selection.customer) conditions.add("h.customer = (SELECT id FROM customer WHERE guid = ?)");
  std::optional<std::string> contact;
  if (selection.partner) {
    // A support contact that was replaced is concerned as well.
    conditions.add(
        "h.id IN (SELECT id FROM change WHERE partner = (SELECT id FROM partner WHERE guid = ?) UNION ALL"
        " SELECT id FROM change WHERE kind = 'support-contact' AND before = ? AND before <> '')");
    contact = selection.partner->text();
  }
  if (selection.run_id) conditions.add("r.id = ?");
  if (selection.actor) conditions.add("r.actor = ?");
  if (selection.since) conditions.add("r.at >= ?");
  if (selection.until) conditions.add("r.at <= ?");
  const JournalPlan plan = journal_plan(selection);
  Stream stream(
      connection_,
      "SELECT h.id, r.id, r.at, r.actor, r.command, h.kind, s.guid, c.guid, p.guid, h.before, h.after, r.reason" +
          std::string(plan.tables) +
          " LEFT JOIN subscription s ON s.id = h.subscription"
          " LEFT JOIN customer c ON c.id = h.customer LEFT JOIN partner p ON p.id = h.partner" +
          conditions.text() + plan.order);
  stream.bind_present(selection.subscription, selection.customer, selection.partner, contact, selection.run_id,
                      selection.actor, selection.since, selection.until);
  ChangeRecord record;
  while (stream.next()) {
    Row row = stream.row();
    row.read(record.change_id, record.run_id, record.at, record.actor, record.command);
    record.kind = row.parsed(&parse_change_kind);
    row.read(record.subscription_id, record.customer_id, record.partner_tenant_id, record.before, record.after,
             record.reason);
    if (visit(record) == Visit::enough) break;
  }
  return {};
}

Result<std::int64_t> Reader::newest_change() {
  return connection_.number("SELECT max(id) FROM change");
}

Result<Summary> Reader::summary() {
  Summary summary;
  auto account = this->account();
  if (!account) return std::move(account).error();
  summary.account = *std::move(account);
  summary.resellers = connection_.number("SELECT count(*) FROM partner WHERE role = 'reseller'");
  summary.customers = connection_.number("SELECT count(*) FROM customer");
  summary.subscriptions = connection_.number("SELECT count(*) FROM subscription");
  auto newest = changes({}, [&](const ChangeRecord& change) {
    summary.newest = change;
    return Visit::enough;
  });
  if (!newest) return std::move(newest).error();
  return summary;
}

namespace {

/// How many rows names() looks at. A suggestion isn't worth more than the fraction of a second that they take.
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
      return names_of("name", "offer", "name");
    case View::NameOf::friendly_name:
      return names_of("friendly_name", "subscription", "name_key");
  }
  return {};
}

}  // namespace

Result<void> Reader::names(View::NameOf what, const Visitor<std::string_view>& visit) {
  Stream stream(connection_, names_sql(what));
  while (stream.next()) {
    if (visit(stream.row().text()) == Visit::enough) break;
  }
  return {};
}

}  // namespace pcadmin::store::sqlite
