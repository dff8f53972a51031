// How SQLite goes about what a View asks of it: where an id or a name is given, nothing large is read as a whole.
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>
#include <catch2/catch.hpp>

#include "rules/profile.hpp"
#include "store/fixture.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/transaction.hpp"

namespace pcadmin::store::test {

namespace {

using sqlite::SqliteConnection;
using sqlite::SqliteTransaction;

/// How often each text was executed.
std::map<std::string, std::size_t> executed;

int note_statement(unsigned, void*, void* statement, void*) {
  ++executed[sqlite3_sql(static_cast<sqlite3_stmt*>(statement))];
  return 0;
}

/// SQLite calls it for each new connection.
int trace_connection(sqlite3* database, const char**, const sqlite3_api_routines*) {
  return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, &note_statement, nullptr);
}

/// As long as there is one, what new connections execute is noted.
class Tracing {
 public:
  Tracing() { sqlite3_auto_extension(entry); }
  Tracing(const Tracing&) = delete;
  Tracing& operator=(const Tracing&) = delete;
  ~Tracing() { sqlite3_cancel_auto_extension(entry); }

 private:
  static inline const auto entry = reinterpret_cast<void (*)()>(&trace_connection);
};

std::set<std::string> texts() {
  std::set<std::string> texts;
  for (const auto& entry : executed)
    texts.insert(entry.first);
  return texts;
}

/// The statements that reading executes.
std::set<std::string> statements_of(const std::string& path, const std::function<void(View&)>& work) {
  const Tracing tracing;
  SqliteConnection connection(path, sqlite::Access::read, {}, std::chrono::milliseconds{0});
  executed.clear();
  SqliteTransaction view(connection);
  work(view);
  return texts();
}

/// The steps of the statements' plans that read a large table from one end to the other.
std::vector<std::string> whole_reads(const std::string& path, const std::set<std::string>& statements) {
  // The names that the statements give to subscription, change, customer, designations, relationships and runs.
  static const std::regex whole(
      "SCAN "
      "(s|h|c|d|r|n|x|cr|ar|ad|g|gdap|subscription|change|customer|support_contact|customer_relationship|"
      "administration)"
      "( .*)?");
  SQLite::Database database(path);
  std::vector<std::string> found;
  for (const auto& sql : statements) {
    if (sql.find("mention") != std::string::npos) continue;  // what is temporary isn't there for this connection
    SQLite::Statement plan(database, "EXPLAIN QUERY PLAN " + sql);
    while (plan.executeStep()) {
      const std::string step = plan.getColumn(3).getString();
      if (std::regex_match(step, whole)) found.push_back(step + ": " + sql);
    }
  }
  return found;
}

/// All selections in which at least one of the ids is given.
std::vector<SubscriptionSelection> subscription_selections() {
  std::vector<SubscriptionSelection> selections;
  for (unsigned given = 1; given < 8; ++given) {
    SubscriptionSelection& selection = selections.emplace_back();
    if (given & 1U) selection.subscription = subscription_id(1);
    if (given & 2U) selection.customer = customer_id(1);
    if (given & 4U) selection.designated = partner_id(2);
  }
  return selections;
}

std::vector<ChangeSelection> change_selections() {
  std::vector<ChangeSelection> selections;
  for (unsigned given = 1; given < 128; ++given) {
    ChangeSelection& selection = selections.emplace_back();
    if (given & 1U) selection.subscription = subscription_id(1);
    if (given & 2U) selection.customer = customer_id(1);
    if (given & 4U) selection.partner = partner_id(2);
    if (given & 8U) selection.run_id = 1;
    if (given & 16U) selection.actor = "wang";
    if (given & 32U) selection.since = noon;
    if (given & 64U) selection.until = noon;
  }
  return selections;
}

void select_all(View& view) {
  for (const auto& selection : subscription_selections())
    all(view.list_subscriptions(selection));
  for (const auto& selection : change_selections())
    all(view.list_changes(selection));
  all(view.list_customers({.customer = customer_id(1), .counts_subscriptions = true}));
  all(view.list_candidates(subscription_id(1)));
  all(view.list_subscriptions({.subscriptions = {subscription_id(1), subscription_id(7)}}));
  all(view.list_customers({.customers = {customer_id(1), customer_id(7)}}));
  all(view.list_subscriptions({.customers = {customer_id(1), customer_id(7)}}));
  all(view.list_relationships({.customers = {customer_id(1), customer_id(7)}}));
  all(view.list_relationships({.customer = customer_id(1)}));
  all(view.list_relationships({.partner = partner_id(2)}));
  all(view.list_relationships({.customer = customer_id(1), .partner = partner_id(2)}));
}

void look_up_all(View& view) {
  const Lookup lookups[] = {{Lookup::By::id, customer_id(1).text()},
                            {Lookup::By::mpn_id, "5000002"},
                            {Lookup::By::domain, "customer1.example.com"},
                            {Lookup::By::name, "Customer 1"},
                            {Lookup::By::id_prefix, "000000"},
                            {Lookup::By::mpn_id_prefix, "5"},
                            {Lookup::By::domain_prefix, "cust"},
                            {Lookup::By::name_prefix, "Cust"}};
  for (const Lookup& lookup : lookups) {
    view.find_customers(lookup, 10);
    view.find_partners(lookup, 10);
    view.find_subscriptions(lookup, {}, 10);
    view.find_subscriptions(lookup, customer_id(1), 10);
  }
}

void ask_for_sets(View& view) {
  const CustomerId customers[] = {customer_id(1), customer_id(7)};
  const PartnerTenantId partners[] = {partner_id(2), partner_id(7)};
  const SubscriptionId subscriptions[] = {subscription_id(1), subscription_id(7)};
  const CustomerAndPartner pairs[] = {{customer_id(1), partner_id(2)}, {customer_id(7), partner_id(2)}};
  view.customers(customers);
  view.partners(partners);
  view.subscriptions(subscriptions);
  view.briefs(subscriptions);
  view.partnerships(partners);
  view.customer_relationships(pairs);
  view.administrations(pairs);
  view.candidate_facts(pairs);
  view.version();
}

void fill(Transaction& transaction) {
  transaction.save_account(example_account());
  transaction.save_partner(reseller(2));
  transaction.save_customer(customer(1));
  transaction.save_subscription(subscription(1, 1));
  transaction.set_support_contact({subscription_id(1), partner_id(2)});
}

/// Things, and what lies between them, numbered from 1; `round` makes them differ from those of another round.
class Writing {
 public:
  Writing(unsigned count, int round) {
    for (unsigned number = 1; number <= count; ++number) {
      customers.push_back(customer(number, "Customer " + std::to_string(round) + " " + std::to_string(number)));
      partners.push_back(reseller(10 + number, "Reseller " + std::to_string(round) + " " + std::to_string(number)));
      subscriptions.push_back(
          subscription(number, number, "Offer " + std::to_string(static_cast<unsigned>(round) + number)));
      Relationship relationship = active_relationship();
      relationship.link += std::to_string(round);
      const CustomerAndPartner pair{customer_id(number), partner_id(10 + number)};
      partnerships.push_back({pair.partner, relationship});
      relationships.push_back({pair, relationship});
      Administration administration;
      administration.dap = DapState::active;
      administration.dap_since = noon + std::chrono::hours{round};
      administration.gdaps.record({.id = "1", .status = "active"});
      administration.gdaps.record({.id = "2", .status = std::to_string(round)});
      administrations.push_back({pair, administration});
      profiles.push_back({pair.partner, pcadmin::test::profile("a" + std::to_string(round) + "@example.com")});
      contacts.push_back(
          {subscription_id(number), partner_id(10 + (number + static_cast<unsigned>(round)) % count + 1)});
      statements.push_back({"key " + std::to_string(number), number});
    }
  }

  void write_all(Transaction& transaction) const {
    transaction.save_partners(partners);
    transaction.save_customers(customers);
    transaction.save_subscriptions(subscriptions);
    transaction.set_support_profiles(profiles);
    transaction.set_partnerships(partnerships);
    transaction.set_customer_relationships(relationships);
    transaction.set_administrations(administrations);
    transaction.set_support_contacts(contacts);
    transaction.mention(statements);
  }

  /// What lies between things.
  void remove_all(Transaction& transaction) {
    for (auto& change : partnerships)
      change.relationship = {};
    for (auto& change : relationships)
      change.relationship = {};
    for (auto& change : administrations)
      change.administration = {};
    for (auto& change : contacts)
      change.partner.reset();
    transaction.set_partnerships(partnerships);
    transaction.set_customer_relationships(relationships);
    transaction.set_administrations(administrations);
    transaction.set_support_contacts(contacts);
  }

 private:
  std::vector<Customer> customers;
  std::vector<Partner> partners;
  std::vector<Subscription> subscriptions;
  std::vector<PartnershipChange> partnerships;
  std::vector<CustomerRelationshipChange> relationships;
  std::vector<AdministrationChange> administrations;
  std::vector<SupportProfileChange> profiles;
  std::vector<ContactChange> contacts;
  std::vector<Statement> statements;
};

std::size_t executions() {
  std::size_t sum = 0;
  for (const auto& [sql, times] : executed)
    sum += times;
  return sum;
}

}  // namespace

TEST_CASE("nothing large is read as a whole where an id, a name or a time is given") {
  OpenStore store;
  store.write(fill);
  for (const auto& [work, least] : {std::pair{&select_all, 10U}, {&look_up_all, 10U}, {&ask_for_sets, 9U}}) {
    const auto statements = statements_of(store.path(), *work);
    CHECK(statements.size() >= least);
    CHECK(whole_reads(store.path(), statements) == std::vector<std::string>{});
  }
  const auto everything = statements_of(store.path(), [](View& view) { all(view.list_subscriptions({})); });
  CHECK(whole_reads(store.path(), everything).size() == 1);
}

TEST_CASE("what is asked or written of many things costs a few statements a thousand") {
  const unsigned count = GENERATE(1'000U, 10'000U);
  CAPTURE(count);
  const Tracing tracing;
  OpenStore store;
  store.write([](Transaction& transaction) { transaction.save_account(example_account()); });
  for (const int round : {1, 2}) {
    CAPTURE(round);
    const Writing writing(count, round);
    executed.clear();
    store.write([&](Transaction& transaction) { writing.write_all(transaction); });
    // Nine sorts of changes, each read, written and entered into the journal, up to 512 rows a statement, and a few
    // statements for what is left over.
    CHECK(executions() < 9 * 3 * (count / 512 + 10) + 3 * (2 * count / 512 + 10));
    CHECK(whole_reads(store.path(), texts()) == std::vector<std::string>{});
  }
  std::vector<SubscriptionId> subscriptions;
  std::vector<CustomerAndPartner> pairs;
  for (unsigned number = 1; number <= count; ++number) {
    subscriptions.push_back(subscription_id(number));
    pairs.push_back({customer_id(number), partner_id(10 + number)});
  }
  executed.clear();
  store.read([&](View& view) {
    view.briefs(subscriptions);
    view.candidate_facts(pairs);
    all(view.list_subscriptions({}));
    all(view.list_changes({}));
  });
  CHECK(executions() < 8 * (count / 512 + 10));
  executed.clear();
  store.write([&](Transaction& transaction) { Writing(count, 2).remove_all(transaction); });
  CHECK(whole_reads(store.path(), texts()) == std::vector<std::string>{});
}

}  // namespace pcadmin::store::test
