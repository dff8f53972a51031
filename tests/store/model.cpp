#include "store/model.hpp"

#include <algorithm>
#include <set>

#include "text/unicode.hpp"

namespace pcadmin::store::test {

namespace {

/// What a map says of a key, or nothing recorded.
template <class Key, class Value>
Value recorded(const std::map<Key, Value>& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? Value{} : found->second;
}

/// Records a value; nothing recorded isn't kept.
template <class Key, class Value>
Upsert replace(std::map<Key, Value>& map, const Key& key, const Value& value, std::size_t& changes) {
  const Value before = recorded(map, key);
  if (before == value) return Upsert::unchanged;
  ++changes;
  if (value == Value{}) {
    map.erase(key);
  } else {
    map[key] = value;
  }
  return before == Value{} ? Upsert::created : Upsert::updated;
}

/// Whether a thing is meant that has this id and these names.
template <class Id>
bool matches(const Lookup& lookup, const Id& id, const std::vector<std::string>& names) {
  const auto is_name = [&](const std::string& name) { return text::fold(name) == text::fold(lookup.text); };
  switch (lookup.by) {
    case Lookup::By::id:
      return id.text() == lookup.text;
    case Lookup::By::id_prefix:
      return id.text().compare(0, lookup.text.size(), lookup.text) == 0;
    case Lookup::By::name:
      return !lookup.text.empty() && std::any_of(names.begin(), names.end(), is_name);
    case Lookup::By::mpn_id:
    case Lookup::By::domain:
    case Lookup::By::mpn_id_prefix:
    case Lookup::By::domain_prefix:
    case Lookup::By::name_prefix:
      break;
  }
  return false;
}

}  // namespace

std::optional<Upsert> Model::save_account(const Account& account) {
  if (account_ == account) return Upsert::unchanged;
  if (account_ && account_->partner.tenant_id != account.partner.tenant_id) return std::nullopt;
  const Upsert result = account_ ? Upsert::updated : Upsert::created;
  account_ = account;
  partners_[account.partner.tenant_id] = account.partner;
  ++changes;
  return result;
}

std::optional<Upsert> Model::save_partner(Partner partner) {
  if (account_ && partner.tenant_id == account_->partner.tenant_id) {
    partner.role = PartnerRole::provider;
  } else if (partner.role == PartnerRole::provider) {
    partner.role = PartnerRole::other;
  }
  const auto result = replace(partners_, partner.tenant_id, partner, changes);
  if (partner.role == PartnerRole::provider) account_->partner = partner;
  return result;
}

std::optional<Upsert> Model::save_customer(const Customer& customer) {
  return replace(customers_, customer.id, customer, changes);
}

std::optional<Upsert> Model::save_subscription(const Subscription& subscription) {
  if (!customers_.count(subscription.customer_id)) return std::nullopt;
  return replace(subscriptions_, subscription.id, subscription, changes);
}

std::optional<Upsert> Model::set_support_profile(PartnerTenantId partner, const SupportProfile& profile) {
  if (!partners_.count(partner)) return std::nullopt;
  Partner changed = partners_.at(partner);
  const bool was_empty = changed.support_profile == SupportProfile{};
  changed.support_profile = profile;
  const auto result = save_partner(changed);
  return result == Upsert::updated && was_empty ? Upsert::created : result;
}

std::optional<Upsert> Model::set_partnership(PartnerTenantId partner, const Relationship& relationship) {
  if (!partners_.count(partner)) return std::nullopt;
  return replace(partnerships_, partner, relationship, changes);
}

std::optional<Upsert> Model::set_customer_relationship(CustomerId customer, PartnerTenantId partner,
                                                       const Relationship& relationship) {
  if (!partners_.count(partner) || !customers_.count(customer)) return std::nullopt;
  return replace(relationships_, Pair(customer, partner), relationship, changes);
}

std::optional<Upsert> Model::set_administration(CustomerId customer, PartnerTenantId partner,
                                                const Administration& administration) {
  if (!partners_.count(partner) || !customers_.count(customer)) return std::nullopt;
  return replace(administrations_, Pair(customer, partner), administration, changes);
}

std::optional<Upsert> Model::set_support_contact(SubscriptionId subscription, std::optional<PartnerTenantId> partner,
                                                 const std::optional<Designator>& elsewhere, const Run& run) {
  if (!subscriptions_.count(subscription)) return std::nullopt;
  if (partner && !partners_.count(*partner)) return std::nullopt;
  if (partner && account_ && *partner == account_->partner.tenant_id) partner.reset();
  const auto before = support_contact(subscription);
  const bool says_who = elsewhere && *elsewhere != Designator{} && partner;
  const auto designator = [](const Designation& it) { return Designator{it.at, it.by}; };
  if (before == partner && (!says_who || designator(designations_.at(subscription)) == *elsewhere))
    return Upsert::unchanged;
  ++changes;
  designations_.erase(subscription);
  if (partner) {
    designations_[subscription] =
        elsewhere ? Designation{*partner, elsewhere->at, elsewhere->by} : Designation{*partner, run.at, run.actor};
  }
  return before ? Upsert::updated : Upsert::created;
}

std::optional<PartnerTenantId> Model::support_contact(SubscriptionId subscription) const {
  const auto found = designations_.find(subscription);
  return found == designations_.end() ? std::nullopt : std::optional(found->second.partner);
}

Relationship Model::partnership(PartnerTenantId partner) const {
  return recorded(partnerships_, partner);
}

Relationship Model::relationship(CustomerId customer, PartnerTenantId partner) const {
  return recorded(relationships_, Pair(customer, partner));
}

Administration Model::administration(CustomerId customer, PartnerTenantId partner) const {
  return recorded(administrations_, Pair(customer, partner));
}

SubscriptionBrief Model::brief(SubscriptionId subscription) const {
  const Subscription& known = subscriptions_.at(subscription);
  const Customer& customer = customers_.at(known.customer_id);
  SubscriptionBrief brief;
  brief.customer_id = customer.id;
  brief.company_name = customer.company_name;
  brief.domain = customer.domain;
  brief.offer_name = known.offer_name;
  brief.status = known.status;
  brief.new_commerce = is_new_commerce(known.product_type);
  brief.channel = known.channel;
  brief.designated = support_contact(subscription);
  return brief;
}

EligibilityFacts Model::facts(const Subscription& subscription, const Partner& candidate) const {
  EligibilityFacts facts;
  facts.subscription.status = subscription.status;
  facts.subscription.new_commerce = is_new_commerce(subscription.product_type);
  facts.subscription.channel = subscription.channel;
  facts.candidate.role = candidate.role;
  if (account_)
    facts.candidate.account_relationship = relationship(subscription.customer_id, account_->partner.tenant_id);
  if (candidate.role != PartnerRole::provider) facts.candidate.partnership = partnership(candidate.tenant_id);
  facts.candidate.customer_relationship = relationship(subscription.customer_id, candidate.tenant_id);
  facts.candidate.administration = administration(subscription.customer_id, candidate.tenant_id);
  return facts;
}

std::vector<Customer> Model::find_customers(const Lookup& lookup) const {
  std::vector<Customer> found;
  for (const auto& [id, customer] : customers_) {
    const bool of_domain = lookup.by == Lookup::By::domain && customer.domain == lookup.text;
    if (of_domain || matches(lookup, id, {customer.company_name})) found.push_back(customer);
  }
  return found;
}

std::vector<Partner> Model::find_partners(const Lookup& lookup) const {
  std::vector<Partner> found;
  for (const auto& [id, partner] : partners_) {
    const bool of_mpn_id = lookup.by == Lookup::By::mpn_id && partner.mpn_id && partner.mpn_id->text() == lookup.text;
    if (of_mpn_id || matches(lookup, id, {partner.name})) found.push_back(partner);
  }
  return found;
}

std::vector<Subscription> Model::find_subscriptions(const Lookup& lookup,
                                                    const std::optional<CustomerId>& customer) const {
  std::vector<Subscription> found;
  for (const auto& [id, subscription] : subscriptions_) {
    if (customer && subscription.customer_id != *customer) continue;
    if (matches(lookup, id, {subscription.offer_name, subscription.friendly_name})) found.push_back(subscription);
  }
  return found;
}

std::vector<CustomerRecord> Model::customers() const {
  std::vector<CustomerRecord> records;
  for (const auto& [id, customer] : customers_) {
    CustomerRecord record;
    record.customer = customer;
    if (account_) {
      record.account_relationship = relationship(id, account_->partner.tenant_id);
      record.account_administration = administration(id, account_->partner.tenant_id);
    }
    for (const auto& entry : subscriptions_) {
      if (entry.second.customer_id == id) ++record.subscription_count;
    }
    records.push_back(record);
  }
  return records;
}

std::vector<SubscriptionRecord> Model::subscriptions(const SubscriptionSelection& selection) const {
  std::vector<SubscriptionRecord> records;
  for (const auto& [id, subscription] : subscriptions_) {
    if (selection.subscription && *selection.subscription != id) continue;
    if (selection.customer && *selection.customer != subscription.customer_id) continue;
    if (selection.designated && selection.designated != support_contact(id)) continue;
    SubscriptionRecord record;
    record.subscription = subscription;
    record.company_name = customers_.at(subscription.customer_id).company_name;
    record.domain = customers_.at(subscription.customer_id).domain;
    if (const auto designation = designations_.find(id); designation != designations_.end()) {
      record.designated = true;
      record.contact = partners_.at(designation->second.partner);
      record.assigned_at = designation->second.at;
      record.assigned_by = designation->second.by;
    } else if (account_) {
      record.contact = account_->partner;
    }
    record.facts = facts(subscription, record.contact);
    records.push_back(record);
  }
  return records;
}

std::vector<CandidateRecord> Model::candidates(SubscriptionId subscription) const {
  std::vector<CandidateRecord> records;
  for (const auto& entry : partners_) {
    records.push_back({entry.second, facts(subscriptions_.at(subscription), entry.second)});
  }
  return records;
}

std::vector<RelationshipRecord> Model::relationships(const RelationshipSelection& selection) const {
  std::vector<RelationshipRecord> records;
  const auto wanted = [&](RelationshipKind kind, PartnerTenantId partner) {
    return (!selection.kind || *selection.kind == kind) && (!selection.partner || *selection.partner == partner);
  };
  for (const auto& [partner, relationship] : partnerships_) {
    if (selection.customer || !wanted(RelationshipKind::partnership, partner)) continue;
    records.push_back({RelationshipKind::partnership, {}, partners_.at(partner), relationship, {}});
  }
  std::set<Pair> pairs;
  for (const auto& entry : relationships_)
    pairs.insert(entry.first);
  for (const auto& entry : administrations_)
    pairs.insert(entry.first);
  for (const auto& [customer, partner] : pairs) {
    if (!wanted(RelationshipKind::customer, partner)) continue;
    if (selection.customer && *selection.customer != customer) continue;
    records.push_back({RelationshipKind::customer, customers_.at(customer), partners_.at(partner),
                       relationship(customer, partner), administration(customer, partner)});
  }
  return records;
}

std::vector<PartnershipRecord> Model::partners() const {
  std::vector<PartnershipRecord> records;
  for (const auto& [id, partner] : partners_) {
    if (partner.role != PartnerRole::provider) records.push_back({partner, partnership(id)});
  }
  return records;
}

}  // namespace pcadmin::store::test
