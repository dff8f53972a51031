// Saving accounts, partners, customers and subscriptions. What is recorded of all of them is read first, the changes
// are applied to that one after the other, and what has changed is written at the end.
#include <algorithm>
#include <stdexcept>
#include <utility>

#include "store/sqlite/distinct.hpp"
#include "store/sqlite/query.hpp"
#include "store/sqlite/transaction.hpp"

namespace pcadmin::store::sqlite {

namespace {

/// Applies a change to what is recorded of a thing; nothing happens where that is so already.
template <class Value, class Changed>
Upsert apply(Recorded<Value>& recorded, const Value& wanted, std::int64_t& next_row, const Changed& changed) {
  if (recorded.known() && recorded.value == wanted) return Upsert::unchanged;
  const Upsert outcome = recorded.known() ? Upsert::updated : Upsert::created;
  if (!recorded.known()) recorded.row = next_row++;
  changed(std::as_const(recorded.value));
  recorded.value = wanted;
  recorded.changed = true;
  return outcome;
}

template <class Value>
std::vector<Recorded<Value>> changed_of(std::vector<Recorded<Value>> all) {
  std::erase_if(all, [](const Recorded<Value>& each) { return !each.changed; });
  return all;
}

}  // namespace

Upsert SqliteTransaction::save_account(const Account& account) {
  check_writable();
  Account wanted = account;
  wanted.partner.role = PartnerRole::provider;
  const std::optional<Account> before = this->account();
  if (before == wanted) return Upsert::unchanged;
  if (before && before->partner.tenant_id != wanted.partner.tenant_id) {
    throw std::logic_error("the store belongs to another account");
  }
  Recorded<Partner> partner = recorded_partners({&wanted.partner.tenant_id, 1}).front();
  if (!partner.known()) partner.row = next_row("partner");
  partner.value = wanted.partner;
  journal_.changed(ChangeKind::account, {.partner = partner.row}, before.value_or(Account{}), wanted);
  write_partners({&partner, 1});
  static const std::string sql = insert_or_update("account", "id", "partner", "cloud, partnership_link, test").text(1);
  SqliteQuery(connection_, sql, std::int64_t{1}, partner.row, name(wanted.cloud), wanted.partnership_link, wanted.test)
      .run();
  journal_.write_entries();
  return before ? Upsert::updated : Upsert::created;
}

std::vector<Upsert> SqliteTransaction::save_partners(std::span<const Partner> partners) {
  check_writable();
  const auto named = distinct(partners, [](const Partner& partner) { return partner.tenant_id; });
  std::vector<Recorded<Partner>> recorded = recorded_partners(named.keys);
  std::int64_t next = next_row("partner");
  std::vector<Upsert> outcomes;
  for (std::size_t i = 0; i < partners.size(); ++i) {
    Recorded<Partner>& partner = recorded[named.places[i]];
    Partner wanted = partners[i];
    wanted.role = role_to_save(partner.known() ? std::optional(partner.value.role) : std::nullopt, wanted.role);
    outcomes.push_back(apply(partner, wanted, next, [&](const Partner& before) {
      journal_.changed(ChangeKind::partner, {.partner = partner.row}, before, wanted);
    }));
  }
  write_partners(changed_of(std::move(recorded)));
  journal_.write_entries();
  return outcomes;
}

std::vector<Upsert> SqliteTransaction::save_customers(std::span<const Customer> customers) {
  check_writable();
  const auto named = distinct(customers, [](const Customer& customer) { return customer.id; });
  std::vector<Recorded<Customer>> recorded = recorded_customers(named.keys);
  std::int64_t next = next_row("customer");
  std::vector<Upsert> outcomes;
  for (std::size_t i = 0; i < customers.size(); ++i) {
    Recorded<Customer>& customer = recorded[named.places[i]];
    outcomes.push_back(apply(customer, customers[i], next, [&](const Customer& before) {
      journal_.changed(ChangeKind::customer, {.customer = customer.row}, before, customers[i]);
    }));
  }
  write_customers(changed_of(std::move(recorded)));
  journal_.write_entries();
  return outcomes;
}

std::vector<Upsert> SqliteTransaction::save_subscriptions(std::span<const Subscription> subscriptions) {
  check_writable();
  const auto named = distinct(subscriptions, [](const Subscription& subscription) { return subscription.id; });
  std::vector<Recorded<Subscription>> recorded = recorded_subscriptions(named.keys);
  const auto customers =
      distinct(subscriptions, [](const Subscription& subscription) { return subscription.customer_id; });
  const std::vector<std::int64_t> customer_rows = this->customer_rows(customers.keys);
  std::int64_t next = next_row("subscription");
  std::vector<std::int64_t> rows_of_customers(named.keys.size());
  std::vector<Upsert> outcomes;
  for (std::size_t i = 0; i < subscriptions.size(); ++i) {
    Recorded<Subscription>& subscription = recorded[named.places[i]];
    const std::int64_t customer = customer_rows[customers.places[i]];
    if (customer == 0) throw std::logic_error("a subscription of a customer that isn't known");
    rows_of_customers[named.places[i]] = customer;
    outcomes.push_back(apply(subscription, subscriptions[i], next, [&](const Subscription& before) {
      journal_.changed(ChangeKind::subscription, {.subscription = subscription.row, .customer = customer}, before,
                       subscriptions[i]);
    }));
  }
  write_subscriptions(recorded, rows_of_customers);
  journal_.write_entries();
  return outcomes;
}

std::vector<Upsert> SqliteTransaction::set_support_profiles(std::span<const SupportProfileChange> changes) {
  check_writable();
  const auto named = distinct(changes, [](const SupportProfileChange& change) { return change.partner; });
  std::vector<Recorded<Partner>> recorded = recorded_partners(named.keys);
  std::vector<Upsert> outcomes;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Recorded<Partner>& partner = recorded[named.places[i]];
    if (!partner.known()) throw std::logic_error("a support profile of a partner that isn't known");
    SupportProfile& profile = partner.value.support_profile;
    if (profile == changes[i].profile) {
      outcomes.push_back(Upsert::unchanged);
      continue;
    }
    outcomes.push_back(profile == SupportProfile{} ? Upsert::created : Upsert::updated);
    journal_.changed(ChangeKind::support_profile, {.partner = partner.row}, profile, changes[i].profile);
    profile = changes[i].profile;
    partner.changed = true;
  }
  write_partners(changed_of(std::move(recorded)));
  journal_.write_entries();
  return outcomes;
}

void SqliteTransaction::clear() {
  check_writable();
  // What refers to others before what is referred to.
  for (const char* const table :
       {"replaced", "reversible_run", "change", "run", "support_contact", "gdap", "administration",
        "customer_relationship", "partnership", "account", "subscription", "offer", "customer", "partner"}) {
    connection_.execute(std::string("DELETE FROM ") + table);
  }
  journal_.cleared();
}

void SqliteTransaction::remove_created() {
  check_writable();
  if (list_changes({.about_created = true}).next() != nullptr) {
    throw std::logic_error("what a run created is removed while the journal speaks of it");
  }
  struct Range {
    std::int64_t first = 1;
    std::int64_t last = 0;
  };
  Range partners;
  Range customers;
  Range subscriptions;
  {
    SqliteQuery query(connection_,
                      "SELECT first_partner, last_partner, first_customer, last_customer, first_subscription,"
                      " last_subscription FROM reversible_run");
    if (query.next()) {
      query.row().read(partners.first, partners.last, customers.first, customers.last, subscriptions.first,
                       subscriptions.last);
    }
  }
  // Some at a time: a statement that has to take back its own work remembers all of it.
  const auto remove = [&](const std::string& table, const std::string& column, const Range& rows) {
    constexpr std::int64_t at_once = 1000;
    const std::string sql = "DELETE FROM " + table + " WHERE " + column + " BETWEEN ? AND ?";
    for (std::int64_t row = rows.first; row <= rows.last; row += at_once)
      SqliteQuery(connection_, sql, row, std::min(row + at_once - 1, rows.last)).run();
  };
  // What refers to others before what is referred to.
  remove("support_contact", "subscription", subscriptions);
  for (const char* const table : {"gdap", "administration", "customer_relationship"}) {
    remove(table, "customer", customers);
    remove(table, "partner", partners);
  }
  remove("partnership", "partner", partners);
  remove("subscription", "id", subscriptions);
  remove("customer", "id", customers);
  remove("partner", "id", partners);
  journal_.removed();
}

void SqliteTransaction::write_partners(std::span<const Recorded<Partner>> partners) {
  static const SqlOfMany sql =
      insert_or_update("partner", "id", "guid", "mpn_id, name, name_key, role, location, email, telephone, website");
  const auto bind = [](ParameterBinder& parameters, std::size_t, const Recorded<Partner>& recorded) {
    const Partner& partner = recorded.value;
    const SupportProfile& profile = partner.support_profile;
    parameters.add(recorded.row, partner.tenant_id, partner.mpn_id, partner.name,
                   std::string_view(name_key(partner.name)), name(partner.role), partner.location, profile.email.text(),
                   profile.telephone.text(), profile.website.text());
  };
  execute_for_many(connection_, sql, partners, bind, [](RowReader) {});
}

void SqliteTransaction::write_customers(std::span<const Recorded<Customer>> customers) {
  static const SqlOfMany sql = insert_or_update("customer", "id", "guid", "name_key, domain_key, " + customer_fields());
  const auto bind = [](ParameterBinder& parameters, std::size_t, const Recorded<Customer>& recorded) {
    const Customer& customer = recorded.value;
    parameters.add(recorded.row, customer.id, std::string_view(name_key(customer.company_name)),
                   std::string_view(name_key(customer.domain)), customer);
  };
  execute_for_many(connection_, sql, customers, bind, [](RowReader) {});
}

void SqliteTransaction::write_subscriptions(std::span<const Recorded<Subscription>> subscriptions,
                                            std::span<const std::int64_t> customers) {
  static const SqlOfMany sql =
      insert_or_update("subscription", "id", "guid", "customer, offer, name_key, " + subscription_fields());
  struct SubscriptionRow {
    const Recorded<Subscription>* recorded;
    std::int64_t customer;
  };
  std::vector<SubscriptionRow> rows;
  for (std::size_t i = 0; i < subscriptions.size(); ++i) {
    if (subscriptions[i].changed) rows.push_back({&subscriptions[i], customers[i]});
  }
  const auto offer = [](const SubscriptionRow& row) {
    const Subscription& subscription = row.recorded->value;
    return RecordedOffer{subscription.offer_id, subscription.offer_name, subscription.product_type,
                         subscription.product_type_name, subscription.unit_type};
  };
  const auto offers = distinct(std::span<const SubscriptionRow>(rows), offer);
  const std::vector<std::int64_t> offer_rows = this->offer_rows(offers.keys);
  const auto bind = [&](ParameterBinder& parameters, std::size_t place, const SubscriptionRow& row) {
    const Subscription& subscription = row.recorded->value;
    parameters.add(row.recorded->row, subscription.id, row.customer, offer_rows[offers.places[place]],
                   std::string_view(name_key(subscription.friendly_name)), subscription);
  };
  execute_for_many(connection_, sql, std::span<const SubscriptionRow>(rows), bind, [](RowReader) {});
}

std::vector<std::int64_t> SqliteTransaction::offer_rows(std::span<const RecordedOffer> offers) {
  static const SqlOfMany select{
      .before = "SELECT w.column1, o.id FROM (VALUES ",
      .parameters = 6,
      .after =
          ") w CROSS JOIN offer o ON o.offer_id = w.column2 AND o.name = w.column3 AND o.product_type = w.column4"
          " AND o.product_type_name = w.column5 AND o.unit_type = w.column6"};
  static const SqlOfMany insert{
      .before =
          "INSERT OR FAIL INTO offer (id, name_key, offer_id, name, product_type, product_type_name, unit_type)"
          " VALUES ",
      .parameters = 7};
  std::vector<std::int64_t> rows(offers.size());
  execute_for_many(
      connection_, select, offers,
      [](ParameterBinder& parameters, std::size_t place, const RecordedOffer& offer) {
        parameters.add(static_cast<std::int64_t>(place), offer.id, offer.name, offer.product_type,
                       offer.product_type_name, offer.unit_type);
      },
      [&](RowReader row) {
        const auto place = static_cast<std::size_t>(row.number());
        rows[place] = row.number();
      });
  struct NewOffer {
    std::int64_t row;
    const RecordedOffer* offer;
  };
  std::vector<NewOffer> missing;
  std::int64_t next = next_row("offer");
  for (std::size_t i = 0; i < offers.size(); ++i) {
    if (rows[i] == 0) missing.push_back({rows[i] = next++, &offers[i]});
  }
  execute_for_many(
      connection_, insert, std::span<const NewOffer>(missing),
      [](ParameterBinder& parameters, std::size_t, const NewOffer& made) {
        const RecordedOffer& offer = *made.offer;
        parameters.add(made.row, std::string_view(name_key(offer.name)), offer.id, offer.name, offer.product_type,
                       offer.product_type_name, offer.unit_type);
      },
      [](RowReader) {});
  return rows;
}

std::int64_t SqliteTransaction::next_row(const std::string& table) {
  return connection_.number("SELECT coalesce(max(id), 0) + 1 FROM " + table);
}

void SqliteTransaction::check_writable() const {
  if (connection_.open_streams > 0) throw std::logic_error("a store is written while a stream of it is open");
}

}  // namespace pcadmin::store::sqlite
