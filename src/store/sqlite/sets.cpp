// What is known of one thing, and of many at once: a statement for some hundreds of them.
#include <utility>

#include "store/sqlite/distinct.hpp"
#include "store/sqlite/query.hpp"
#include "store/sqlite/transaction.hpp"

namespace pcadmin::store::sqlite {

namespace {

/// "SELECT": the place of a thing among those that are asked for, then the columns. In the tables the things are w:
/// what is bound for each after its place is column2 and so on. The order of the tables is the plan.
SqlOfMany select(const std::string& columns, std::size_t bound, const std::string& tables) {
  return {
      .before = "SELECT w.column1, " + columns + " FROM (VALUES ", .parameters = 1 + bound, .after = ") w " + tables};
}

void bind_id(ParameterBinder& parameters, std::size_t place, const Guid& id) {
  parameters.add(static_cast<std::int64_t>(place), id);
}

template <class Kind>
void bind_id(ParameterBinder& parameters, std::size_t place, const Id<Kind>& id) {
  bind_id(parameters, place, id.guid());
}

void bind_id(ParameterBinder& parameters, std::size_t place, const CustomerAndPartner& pair) {
  parameters.add(static_cast<std::int64_t>(place), pair.customer, pair.partner);
}

/// Asks for things by their ids; `read` is given the place of each that is found and the columns that follow.
template <class Asked, class Read>
void read_many(SqliteConnection& connection, const SqlOfMany& sql, std::span<const Asked> asked, const Read& read) {
  const auto bind = [](ParameterBinder& parameters, std::size_t place, const Asked& id) {
    bind_id(parameters, place, id);
  };
  execute_for_many(connection, sql, asked, bind, [&](RowReader row) {
    const auto place = static_cast<std::size_t>(row.number());
    read(place, row);
  });
}

/// The answers to a question about each, the default-constructed one where nothing is found.
template <class Value, class Asked>
std::vector<Value> values_of(SqliteConnection& connection, const SqlOfMany& sql, std::span<const Asked> asked) {
  std::vector<Value> values(asked.size());
  read_many(connection, sql, asked, [&](std::size_t place, RowReader& row) { row.read(values[place]); });
  return values;
}

template <class Value, class Asked>
std::vector<Recorded<Value>> recorded_of(SqliteConnection& connection, const SqlOfMany& sql,
                                         std::span<const Asked> asked) {
  std::vector<Recorded<Value>> recorded(asked.size());
  read_many(connection, sql, asked,
            [&](std::size_t place, RowReader& row) { row.read(recorded[place].row, recorded[place].value); });
  return recorded;
}

template <class Value>
std::vector<std::optional<Value>> known_of(std::vector<Recorded<Value>> recorded) {
  std::vector<std::optional<Value>> known;
  known.reserve(recorded.size());
  for (Recorded<Value>& each : recorded)
    known.push_back(each.known() ? std::optional(std::move(each.value)) : std::nullopt);
  return known;
}

}  // namespace

std::optional<Account> SqliteTransaction::account() {
  static const std::string sql =
      "SELECT " + partner_columns("p") +
      ", a.cloud, a.partnership_link, a.test FROM account a JOIN partner p ON p.id = a.partner";
  SqliteQuery query(connection_, sql);
  std::optional<Account> account;
  if (!query.next()) return account;
  account.emplace();
  RowReader row = query.row();
  row.read(account->partner);
  account->cloud = row.parsed(&parse_cloud);
  row.read(account->partnership_link, account->test);
  return account;
}

Version SqliteTransaction::version() {
  // A backup that was restored may have counted as far, but not with a run of the same kind and moment.
  return Version(
      connection_.text("SELECT v.changes || ' ' || coalesce(h.id || ' ' || h.kind || ' ' || r.at, '')"
                       " FROM state v LEFT JOIN change h ON h.id = (SELECT max(id) FROM change)"
                       " LEFT JOIN run r ON r.id = h.run"));
}

Summary SqliteTransaction::summary() {
  Summary summary;
  summary.account = account();
  summary.resellers = connection_.number("SELECT count(*) FROM partner WHERE role = 'reseller'");
  summary.customers = connection_.number("SELECT count(*) FROM customer");
  summary.subscriptions = connection_.number("SELECT count(*) FROM subscription");
  auto changes = list_changes({});
  if (const ChangeRecord* const newest = changes.next()) summary.newest = *newest;
  return summary;
}

std::optional<ReversibleRun> SqliteTransaction::reversible_run() {
  SqliteQuery query(connection_,
                    "SELECT run, last_partner - first_partner + 1, last_customer - first_customer + 1,"
                    " last_subscription - first_subscription + 1 FROM reversible_run");
  if (!query.next()) return std::nullopt;
  ReversibleRun run;
  query.row().read(run.run_id, run.partners, run.customers, run.subscriptions);
  return run;
}

std::vector<std::optional<Customer>> SqliteTransaction::customers(std::span<const CustomerId> ids) {
  return known_of(recorded_customers(ids));
}

std::vector<std::optional<Partner>> SqliteTransaction::partners(std::span<const PartnerTenantId> ids) {
  return known_of(recorded_partners(ids));
}

std::vector<std::optional<Subscription>> SqliteTransaction::subscriptions(std::span<const SubscriptionId> ids) {
  return known_of(recorded_subscriptions(ids));
}

std::vector<std::optional<SubscriptionBrief>> SqliteTransaction::briefs(std::span<const SubscriptionId> ids) {
  static const SqlOfMany sql =
      select("s.status, o.product_type, s.channel, c.guid, c.company_name, c.domain, o.name, p.guid", 1,
             "CROSS JOIN subscription s ON s.guid = w.column2 CROSS JOIN customer c ON c.id = s.customer"
             " CROSS JOIN offer o ON o.id = s.offer"
             " LEFT JOIN support_contact d ON d.subscription = s.id LEFT JOIN partner p ON p.id = d.partner");
  std::vector<std::optional<SubscriptionBrief>> briefs(ids.size());
  read_many(connection_, sql, ids, [&](std::size_t place, RowReader& row) {
    SubscriptionBrief& brief = briefs[place].emplace();
    row.read(brief.facts.status);
    brief.facts.new_commerce = is_new_commerce(row.text());
    brief.facts.channel = row.parsed(&parse_channel);
    row.read(brief.customer_id, brief.company_name, brief.domain, brief.offer_name, brief.designated);
  });
  return briefs;
}

std::vector<Relationship> SqliteTransaction::partnerships(std::span<const PartnerTenantId> partners) {
  static const SqlOfMany sql =
      select(relationship_columns("r"), 1,
             "CROSS JOIN partner p ON p.guid = w.column2 CROSS JOIN partnership r ON r.partner = p.id");
  return values_of<Relationship>(connection_, sql, partners);
}

std::vector<Relationship> SqliteTransaction::customer_relationships(std::span<const CustomerAndPartner> pairs) {
  static const SqlOfMany sql =
      select(relationship_columns("r"), 2,
             "CROSS JOIN customer c ON c.guid = w.column2 CROSS JOIN partner p ON p.guid = w.column3"
             " CROSS JOIN customer_relationship r ON r.customer = c.id AND r.partner = p.id");
  return values_of<Relationship>(connection_, sql, pairs);
}

std::vector<Administration> SqliteTransaction::administrations(std::span<const CustomerAndPartner> pairs) {
  static const SqlOfMany sql =
      select(administration_columns(), 2,
             "CROSS JOIN customer c ON c.guid = w.column2 CROSS JOIN partner p ON p.guid = w.column3" +
                 administration_tables("c.id", "p.id"));
  return values_of<Administration>(connection_, sql, pairs);
}

std::vector<CandidateFacts> SqliteTransaction::candidate_facts(std::span<const CustomerAndPartner> pairs) {
  // Partners are few where pairs are many, so what is known of each is read once.
  struct Candidate {
    std::int64_t row = 0;
    PartnerRole role = PartnerRole::other;
    Relationship partnership;
  };
  static const SqlOfMany select_partner =
      select("p.id, p.role, " + relationship_columns("ps"), 1,
             "CROSS JOIN partner p ON p.guid = w.column2"
             " LEFT JOIN partnership ps ON ps.partner = p.id AND p.role <> 'provider'");
  const auto partners = distinct(pairs, [](const CustomerAndPartner& pair) { return pair.partner; });
  std::vector<Candidate> candidates(partners.keys.size());
  read_many(connection_, select_partner, std::span<const PartnerTenantId>(partners.keys),
            [&](std::size_t place, RowReader& row) {
              Candidate& candidate = candidates[place];
              candidate.row = row.number();
              candidate.role = row.parsed(&parse_partner_role);
              row.read(candidate.partnership);
            });

  static const SqlOfMany select_pair =
      select(relationship_columns("ar") + ", " + relationship_columns("cr") + ", " + administration_columns(), 3,
             "CROSS JOIN customer c ON c.guid = w.column2"
             " LEFT JOIN customer_relationship ar ON ar.customer = c.id AND ar.partner = w.column4"
             " LEFT JOIN customer_relationship cr ON cr.customer = c.id AND cr.partner = w.column3" +
                 administration_tables("c.id", "w.column3"));
  const std::int64_t provider = connection_.number("SELECT partner FROM account");
  const auto bind = [&](ParameterBinder& parameters, std::size_t place, const CustomerAndPartner& pair) {
    parameters.add(static_cast<std::int64_t>(place), pair.customer, candidates[partners.places[place]].row, provider);
  };
  std::vector<CandidateFacts> all(pairs.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Candidate& candidate = candidates[partners.places[i]];
    all[i].role = candidate.role;
    all[i].partnership = candidate.partnership;
  }
  execute_for_many(connection_, select_pair, pairs, bind, [&](RowReader row) {
    CandidateFacts& facts = all[static_cast<std::size_t>(row.number())];
    row.read(facts.account_relationship, facts.customer_relationship, facts.administration);
  });
  return all;
}

PartnerTenantId SqliteTransaction::provider_id() {
  SqliteQuery query(connection_, "SELECT p.guid FROM account a JOIN partner p ON p.id = a.partner");
  PartnerTenantId provider;
  if (query.next()) query.row().read(provider);
  return provider;
}

std::vector<Recorded<Customer>> SqliteTransaction::recorded_customers(std::span<const CustomerId> ids) {
  static const SqlOfMany sql =
      select("c.id, " + customer_columns("c"), 1, "CROSS JOIN customer c ON c.guid = w.column2");
  return recorded_of<Customer>(connection_, sql, ids);
}

std::vector<Recorded<Partner>> SqliteTransaction::recorded_partners(std::span<const PartnerTenantId> ids) {
  static const SqlOfMany sql = select("p.id, " + partner_columns("p"), 1, "CROSS JOIN partner p ON p.guid = w.column2");
  return recorded_of<Partner>(connection_, sql, ids);
}

std::vector<Recorded<Subscription>> SqliteTransaction::recorded_subscriptions(std::span<const SubscriptionId> ids) {
  static const SqlOfMany sql =
      select("s.id, " + subscription_columns(), 1,
             "CROSS JOIN subscription s ON s.guid = w.column2 CROSS JOIN customer c ON c.id = s.customer"
             " CROSS JOIN offer o ON o.id = s.offer");
  return recorded_of<Subscription>(connection_, sql, ids);
}

std::vector<std::int64_t> SqliteTransaction::customer_rows(std::span<const CustomerId> ids) {
  static const SqlOfMany sql = select("c.id", 1, "CROSS JOIN customer c ON c.guid = w.column2");
  return values_of<std::int64_t>(connection_, sql, ids);
}

}  // namespace pcadmin::store::sqlite
