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

/// Binds those of the values that are there.
template <class... Values>
void bind_present(SQLite::Statement& statement, const std::optional<Values>&... values) {
  Parameters parameters(statement);
  ((values ? parameters.add(*values) : void()), ...);
}

/// A subscription (s), its customer (c) and its designation (d). The order of the tables is the plan:
/// from the fewest rows, then by keys.
const char* subscription_tables(const SubscriptionSelection& selection) {
  if (selection.subscription || (!selection.customer && !selection.designated)) {
    return " FROM subscription s CROSS JOIN customer c ON c.id = s.customer"
           " LEFT JOIN support_contact d ON d.subscription = s.id";
  }
  if (selection.customer) {
    return " FROM customer c CROSS JOIN subscription s ON s.customer = c.id"
           " LEFT JOIN support_contact d ON d.subscription = s.id";
  }
  return " FROM support_contact d CROSS JOIN subscription s ON s.id = d.subscription"
         " CROSS JOIN customer c ON c.id = s.customer";
}

}  // namespace

Result<void> Reader::customers(const std::optional<CustomerId>& only, const Visitor<CustomerRecord>& visit) {
  SQLite::Statement statement = connection_.prepare(
      "SELECT " + customer_columns("c") + ", " + relationship_columns("r") + ", " + administration_columns("d") +
      ", (SELECT count(*) FROM subscription s WHERE s.customer = c.id) FROM customer c"
      " LEFT JOIN account a ON a.id = 1"
      " LEFT JOIN customer_relationship r ON r.customer = c.id AND r.partner = a.partner"
      " LEFT JOIN administration d ON d.customer = c.id AND d.partner = a.partner" +
      (only ? " WHERE c.guid = ?" : " ORDER BY c.guid"));
  bind_present(statement, only);
  CustomerRecord record;
  while (statement.executeStep()) {
    Row(statement).read(record.customer, record.account_relationship, record.account_administration,
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
  // The order of the tables is the plan: from the fewest rows, then by keys.
  SQLite::Statement statement = connection_.prepare(
      "SELECT " + subscription_columns() +
      ", c.company_name, c.domain, d.partner, d.assigned_at, d.assigned_by, a.partner, " + relationship_columns("ar") +
      ", " + relationship_columns("cr") + ", " + administration_columns("ad") + subscription_tables(selection) +
      " CROSS JOIN offer o ON o.id = s.offer"
      " LEFT JOIN account a ON a.id = 1"
      " LEFT JOIN customer_relationship ar ON ar.customer = s.customer AND ar.partner = a.partner"
      " LEFT JOIN customer_relationship cr ON cr.customer = s.customer AND cr.partner = d.partner"
      " LEFT JOIN administration ad ON ad.customer = s.customer AND ad.partner = coalesce(d.partner, a.partner)" +
      conditions.text() + (selection.subscription ? "" : " ORDER BY s.guid"));
  bind_present(statement, selection.subscription, selection.customer, selection.designated);
  SubscriptionRecord record;
  EligibilityFacts& facts = record.facts;
  std::int64_t contact_read = 0;  // row keys begin with 1
  while (statement.executeStep()) {
    std::optional<std::int64_t> designated;
    std::optional<std::int64_t> provider;
    Row(statement).read(record.subscription, record.company_name, record.domain, designated, record.assigned_at,
                        record.assigned_by, provider, facts.account_relationship, facts.customer_relationship,
                        facts.administration);
    record.designated = designated.has_value();
    if (!designated) facts.customer_relationship = facts.account_relationship;
    facts.subscription_status = record.subscription.status;
    facts.new_commerce = is_new_commerce(record.subscription.product_type);
    facts.channel = record.subscription.channel;
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
    query.row().read(record.contact, record.facts.partnership);
  } else {  // nobody was designated, and init has not been run
    record.contact = {};
    record.facts.partnership = {};
  }
  record.facts.candidate_role = record.contact.role;
}

Result<void> Reader::candidates(SubscriptionId subscription, const Visitor<CandidateRecord>& visit) {
  CandidateRecord record;
  EligibilityFacts& facts = record.facts;
  const auto customer = read_subject(subscription, facts);
  if (!customer) return unknown_subscription(subscription);
  if (const auto provider = provider_row()) facts.account_relationship = relationship_of(*customer, *provider);
  SQLite::Statement statement =
      connection_.prepare("SELECT " + partner_columns("p") + ", " + relationship_columns("ps") + ", " +
                          relationship_columns("cr") + ", " + administration_columns("ad") +
                          " FROM partner p LEFT JOIN partnership ps ON ps.partner = p.id AND p.role <> 'provider'"
                          " LEFT JOIN customer_relationship cr ON cr.customer = ?1 AND cr.partner = p.id"
                          " LEFT JOIN administration ad ON ad.customer = ?1 AND ad.partner = p.id ORDER BY p.guid");
  Parameters(statement).add(*customer);
  while (statement.executeStep()) {
    Row(statement).read(record.partner, facts.partnership, facts.customer_relationship, facts.administration);
    facts.candidate_role = record.partner.role;
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
  SQLite::Statement statement =
      connection_.prepare("SELECT " + partner_columns("p") + ", " + relationship_columns("r") +
                          " FROM partner p CROSS JOIN partnership r ON r.partner = p.id" +
                          (selection.partner ? " WHERE p.guid = ?" : " ORDER BY p.guid"));
  bind_present(statement, selection.partner);
  RelationshipRecord record;
  while (statement.executeStep()) {
    Row(statement).read(record.partner, record.relationship);
    if (visit(record) == Visit::enough) return Visit::enough;
  }
  return Visit::more;
}

void Reader::visit_customer_relationships(const RelationshipSelection& selection,
                                          const Visitor<RelationshipRecord>& visit) {
  Conditions conditions;
  if (selection.customer) conditions.add("c.guid = ?1");
  if (selection.partner) conditions.add("p.guid = ?2");
  // What has a relationship, then what has administration alone; both halves come sorted and are merged.
  const std::string columns = "SELECT c.guid AS customer_guid, p.guid AS partner_guid, " + customer_columns("c") +
                              ", " + partner_columns("p") + ", " + relationship_columns("r") + ", " +
                              administration_columns("d");
  const std::string with_relationship =
      columns +
      " FROM customer c CROSS JOIN customer_relationship r ON r.customer = c.id CROSS JOIN partner p ON p.id = "
      "r.partner"
      " LEFT JOIN administration d ON d.customer = r.customer AND d.partner = r.partner" +
      conditions.text();
  conditions.add("r.customer IS NULL");
  const std::string administration_alone =
      columns +
      " FROM customer c CROSS JOIN administration d ON d.customer = c.id CROSS JOIN partner p ON p.id = d.partner"
      " LEFT JOIN customer_relationship r ON r.customer = d.customer AND r.partner = d.partner" +
      conditions.text();
  SQLite::Statement statement =
      connection_.prepare(with_relationship + " UNION ALL " + administration_alone + " ORDER BY 1, 2");
  if (selection.partner) {
    Parameters(statement).add(selection.customer, selection.partner);
  } else {
    bind_present(statement, selection.customer);
  }
  RelationshipRecord record;
  record.kind = RelationshipKind::customer;
  Guid customer;
  Guid partner;
  while (statement.executeStep()) {
    Row(statement).read(customer, partner, record.customer, record.partner, record.relationship, record.administration);
    if (visit(record) == Visit::enough) return;
  }
}

Result<void> Reader::resellers(const Visitor<ResellerRecord>& visit) {
  SQLite::Statement statement = connection_.prepare(
      "SELECT " + partner_columns("p") + ", " + relationship_columns("r") +
      " FROM partner p LEFT JOIN partnership r ON r.partner = p.id WHERE p.role = 'reseller' ORDER BY p.guid");
  ResellerRecord record;
  while (statement.executeStep()) {
    Row(statement).read(record.partner, record.partnership);
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
        "(h.partner = (SELECT id FROM partner WHERE guid = ?) OR h.kind = 'support-contact' AND h.before = ?)");
    contact = selection.partner->text();
  }
  if (selection.run_id) conditions.add("h.run = ?");
  if (selection.actor) conditions.add("r.actor = ?");
  if (selection.since) conditions.add("r.at >= ?");
  if (selection.until) conditions.add("r.at <= ?");
  SQLite::Statement statement = connection_.prepare(
      "SELECT h.id, r.id, r.at, r.actor, r.command, h.kind, s.guid, c.guid, p.guid, h.before, h.after, r.reason"
      " FROM change h CROSS JOIN run r ON r.id = h.run LEFT JOIN subscription s ON s.id = h.subscription"
      " LEFT JOIN customer c ON c.id = h.customer LEFT JOIN partner p ON p.id = h.partner" +
      conditions.text() + " ORDER BY h.id DESC");
  bind_present(statement, selection.subscription, selection.customer, selection.partner, contact, selection.run_id,
               selection.actor, selection.since, selection.until);
  ChangeRecord record;
  while (statement.executeStep()) {
    Row row(statement);
    row.read(record.change_id, record.run_id, record.at, record.actor, record.command);
    record.kind = parse_change_kind(row.text()).value_or(ChangeKind::support_contact);
    row.read(record.subscription_id, record.customer_id, record.partner_tenant_id, record.before, record.after,
             record.reason);
    if (visit(record) == Visit::enough) break;
  }
  return {};
}

Result<std::int64_t> Reader::newest_change() {
  return connection_.number("SELECT max(id) FROM change");
}

Result<void> Reader::names(View::NameOf what, const Visitor<std::string_view>& visit) {
  const char* sql = "SELECT company_name FROM customer";
  if (what == View::NameOf::partner) sql = "SELECT name FROM partner";
  if (what == View::NameOf::subscription)
    sql = "SELECT name FROM offer UNION ALL SELECT friendly_name FROM subscription";
  SQLite::Statement statement = connection_.prepare(sql);
  while (statement.executeStep()) {
    const std::string_view name = Row(statement).text();
    if (!name.empty() && visit(name) == Visit::enough) break;
  }
  return {};
}

}  // namespace pcadmin::store::sqlite
