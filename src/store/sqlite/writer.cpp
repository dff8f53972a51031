// Saving accounts, partners, customers and subscriptions.
#include "store/sqlite/writer.hpp"

#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::store::sqlite {

using text::say;

namespace {

Error other_account(const Account& recorded, const Account& wanted) {
  return {ErrorCode::account_exists,
          say("the store belongs to '{}' ({}) already.", recorded.partner.name, recorded.partner.tenant_id.text()),
          say("another store for another account: --store FILE"),
          wanted.partner.tenant_id.text(),
          {}};
}

}  // namespace

Result<Upsert> Writer::save_account(const Account& account) {
  static const Sql insert("INSERT INTO account (id, partner, cloud, partnership_link, test) VALUES (1, ?, ?, ?, ?)");
  static const Sql update("UPDATE account SET cloud = ?, partnership_link = ?, test = ? WHERE id = 1");
  Account wanted = account;
  wanted.partner.role = PartnerRole::provider;
  const auto recorded = this->account();
  if (!recorded) return recorded.error();
  const std::optional<Account>& before = *recorded;
  if (before == wanted) return Upsert::unchanged;
  if (before && before->partner.tenant_id != wanted.partner.tenant_id) return other_account(*before, wanted);
  const std::int64_t partner = write_partner(partner_row(wanted.partner.tenant_id), wanted.partner);
  if (before) {
    Query(connection(), update, name(wanted.cloud), wanted.partnership_link, wanted.test).run();
  } else {
    Query(connection(), insert, partner, name(wanted.cloud), wanted.partnership_link, wanted.test).run();
  }
  forget_partners();
  journal_.changed(ChangeKind::account, {.partner = partner}, before.value_or(Account{}), wanted);
  return before ? Upsert::updated : Upsert::created;
}

Result<Upsert> Writer::save_partner(const Partner& partner) {
  const auto recorded = this->partner(partner.tenant_id);
  if (!recorded) return recorded.error();
  const std::optional<Partner>& before = *recorded;
  Partner wanted = partner;
  wanted.role = role_to_save(before ? std::optional(before->role) : std::nullopt, wanted.role);
  if (before == wanted) return Upsert::unchanged;
  const std::int64_t row =
      write_partner(before ? partner_row(partner.tenant_id) : std::optional<std::int64_t>(), wanted);
  journal_.changed(ChangeKind::partner, {.partner = row}, before.value_or(Partner{}), wanted);
  return before ? Upsert::updated : Upsert::created;
}

Result<Upsert> Writer::save_customer(const Customer& customer) {
  static const Sql insert("INSERT INTO customer (" + customer_fields() + ", name_key, guid) VALUES (" +
                          marks_for(customer_fields()) + ", ?, ?)");
  static const Sql update("UPDATE customer SET " + customer_fields(" = ?") + ", name_key = ? WHERE guid = ?");
  const auto recorded = this->customer(customer.id);
  if (!recorded) return recorded.error();
  const std::optional<Customer>& before = *recorded;
  if (before == customer) return Upsert::unchanged;
  const std::string key = text::fold(customer.company_name);
  Query(connection(), before ? update : insert, customer, key, customer.id).run();
  journal_.changed(ChangeKind::customer, {.customer = customer_row(customer.id)}, before.value_or(Customer{}),
                   customer);
  return before ? Upsert::updated : Upsert::created;
}

Result<Upsert> Writer::save_subscription(const Subscription& subscription) {
  static const Sql insert("INSERT INTO subscription (customer, offer, " + subscription_fields() +
                          ", name_key, guid) VALUES (?, ?, " + marks_for(subscription_fields()) + ", ?, ?)");
  static const Sql update("UPDATE subscription SET customer = ?, offer = ?, " + subscription_fields(" = ?") +
                          ", name_key = ? WHERE guid = ?");
  const auto recorded = this->subscription(subscription.id);
  if (!recorded) return recorded.error();
  const std::optional<Subscription>& before = *recorded;
  if (before == subscription) return Upsert::unchanged;
  const auto customer = customer_row(subscription.customer_id);
  if (!customer) return unknown_customer(subscription.customer_id);
  const std::string key = text::fold(subscription.friendly_name);
  Query(connection(), before ? update : insert, *customer, offer_row(subscription), subscription, key, subscription.id)
      .run();
  forget_subscription();
  journal_.changed(ChangeKind::subscription, {.subscription = subscription_row(subscription.id), .customer = customer},
                   before.value_or(Subscription{}), subscription);
  return before ? Upsert::updated : Upsert::created;
}

Result<void> Writer::clear() {
  // What refers to others before what is referred to.
  for (const char* const table : {"change", "run", "support_contact", "administration", "customer_relationship",
                                  "partnership", "account", "subscription", "offer", "customer", "partner"}) {
    connection().execute(std::string("DELETE FROM ") + table);
  }
  forget_all();
  journal_.cleared();
  return {};
}

std::int64_t Writer::write_partner(const std::optional<std::int64_t>& row, const Partner& partner) {
  static const Sql insert(
      "INSERT INTO partner (guid, mpn_id, name, name_key, role, location, email, telephone, website)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  static const Sql update(
      "UPDATE partner SET guid = ?, mpn_id = ?, name = ?, name_key = ?, role = ?, location = ?, email = ?,"
      " telephone = ?, website = ? WHERE id = ?");
  forget_partners();
  const std::string key = text::fold(partner.name);
  const SupportProfile& profile = partner.support_profile;
  if (row) {
    Query(connection(), update, partner.tenant_id, partner.mpn_id, partner.name, key, name(partner.role),
          partner.location, profile.email.text(), profile.telephone.text(), profile.website.text(), *row)
        .run();
    return *row;
  }
  Query(connection(), insert, partner.tenant_id, partner.mpn_id, partner.name, key, name(partner.role),
        partner.location, profile.email.text(), profile.telephone.text(), profile.website.text())
      .run();
  return connection().last_row();
}

std::int64_t Writer::offer_row(const Subscription& subscription) {
  static const Sql select(
      "SELECT id FROM offer WHERE offer_id = ? AND name = ? AND product_type = ? AND product_type_name = ?"
      " AND unit_type = ?");
  static const Sql insert(
      "INSERT INTO offer (offer_id, name, product_type, product_type_name, unit_type, name_key)"
      " VALUES (?, ?, ?, ?, ?, ?)");
  {
    Query known(connection(), select, subscription.offer_id, subscription.offer_name, subscription.product_type,
                subscription.product_type_name, subscription.unit_type);
    if (known.next()) return known.row().number();
  }
  const std::string key = text::fold(subscription.offer_name);
  Query(connection(), insert, subscription.offer_id, subscription.offer_name, subscription.product_type,
        subscription.product_type_name, subscription.unit_type, key)
      .run();
  return connection().last_row();
}

}  // namespace pcadmin::store::sqlite
