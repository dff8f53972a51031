// How SQLite goes about what a View asks of it: where an id or a name is given, nothing large is read as a whole.
#include <functional>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>
#include <catch2/catch.hpp>

#include "store/fixture.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/reader.hpp"

namespace pcadmin::store::test {

namespace {

using sqlite::Connection;
using sqlite::Reader;

std::set<std::string> executed;

int note_statement(unsigned, void*, void* statement, void*) {
  executed.insert(sqlite3_sql(static_cast<sqlite3_stmt*>(statement)));
  return 0;
}

/// SQLite calls it for each new connection.
int trace_connection(sqlite3* database, const char**, const sqlite3_api_routines*) {
  return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, &note_statement, nullptr);
}

/// The statements that a reader's work executes.
std::set<std::string> statements_of(const std::string& path, const std::function<void(Reader&)>& work) {
  const auto entry = reinterpret_cast<void (*)()>(&trace_connection);
  sqlite3_auto_extension(entry);
  Connection connection(path, sqlite::Access::read, {}, std::chrono::milliseconds{0});
  sqlite3_cancel_auto_extension(entry);
  executed.clear();
  Reader reader(connection);
  work(reader);
  return executed;
}

/// The steps of the statements' plans that read a large table from one end to the other.
std::vector<std::string> whole_reads(const std::string& path, const std::set<std::string>& statements) {
  // The names that the statements give to subscription, change, customer, designations, relationships and runs.
  static const std::regex whole("SCAN (s|h|c|d|r|n|cr|ar|ad|subscription|change|customer|support_contact)( .*)?");
  SQLite::Database database(path);
  std::vector<std::string> found;
  for (const auto& sql : statements) {
    SQLite::Statement plan(database, "EXPLAIN QUERY PLAN " + sql);
    while (plan.executeStep()) {
      const std::string step = plan.getColumn(3).getString();
      if (std::regex_match(step, whole)) found.push_back(step + ": " + sql);
    }
  }
  return found;
}

template <class Record>
Visit pass(const Record&) {
  return Visit::more;
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

void select_all(Reader& reader) {
  for (const auto& selection : subscription_selections())
    done(reader.subscriptions(selection, pass<SubscriptionRecord>));
  for (const auto& selection : change_selections())
    done(reader.changes(selection, pass<ChangeRecord>));
  done(reader.customers({.customer = customer_id(1), .counts_subscriptions = true}, pass<CustomerRecord>));
  done(reader.candidates(subscription_id(1), pass<CandidateRecord>));
  done(reader.relationships({.customer = customer_id(1)}, pass<RelationshipRecord>));
  done(reader.relationships({.partner = partner_id(2)}, pass<RelationshipRecord>));
  done(reader.relationships({.customer = customer_id(1), .partner = partner_id(2)}, pass<RelationshipRecord>));
}

void look_up_all(Reader& reader) {
  const Lookup lookups[] = {{Lookup::By::id, customer_id(1).text()},
                            {Lookup::By::mpn_id, "5000002"},
                            {Lookup::By::domain, "customer1.example.com"},
                            {Lookup::By::name, "Customer 1"},
                            {Lookup::By::id_prefix, "000000"},
                            {Lookup::By::mpn_id_prefix, "5"},
                            {Lookup::By::domain_prefix, "cust"},
                            {Lookup::By::name_prefix, "Cust"}};
  for (const Lookup& lookup : lookups) {
    value(reader.find_customers(lookup, 10));
    value(reader.find_partners(lookup, 10));
    value(reader.find_subscriptions(lookup, {}, 10));
    value(reader.find_subscriptions(lookup, customer_id(1), 10));
  }
  value(reader.facts(subscription_id(1), partner_id(2)));
  value(reader.support_contact(subscription_id(1)));
}

void fill(Transaction& transaction) {
  value(transaction.save_account(example_account()));
  value(transaction.save_partner(reseller(2)));
  value(transaction.save_customer(customer(1)));
  value(transaction.save_subscription(subscription(1, 1)));
  value(transaction.set_support_contact(subscription_id(1), partner_id(2)));
}

}  // namespace

TEST_CASE("nothing large is read as a whole where an id, a name or a time is given") {
  OpenStore store;
  store.write(fill);
  for (const auto& work : {&select_all, &look_up_all}) {
    const auto statements = statements_of(store.path(), work);
    CHECK(statements.size() > 10);
    CHECK(whole_reads(store.path(), statements) == std::vector<std::string>{});
  }
  const auto everything =
      statements_of(store.path(), [](Reader& reader) { done(reader.subscriptions({}, pass<SubscriptionRecord>)); });
  CHECK(whole_reads(store.path(), everything).size() == 1);
}

TEST_CASE("a stream may be asked for again while it runs") {
  OpenStore store;
  store.write([](Transaction& transaction) {
    fill(transaction);
    value(transaction.save_subscription(subscription(2, 1)));
  });
  store.read([](View& view) {
    for (int round = 0; round < 2; ++round) {
      std::vector<SubscriptionId> visited;
      done(view.subscriptions({}, [&](const SubscriptionRecord& outer) {
        visited.push_back(outer.subscription.id);
        done(view.subscriptions({}, [&](const SubscriptionRecord& inner) {
          visited.push_back(inner.subscription.id);
          return Visit::enough;
        }));
        return Visit::more;
      }));
      const auto first = subscription_id(1);
      CHECK(visited == std::vector<SubscriptionId>{first, first, subscription_id(2), first});
    }
  });
}

}  // namespace pcadmin::store::test
