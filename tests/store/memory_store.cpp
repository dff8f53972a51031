#include "store/memory_store.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>

#include "store/journal_text.hpp"
#include "text/unicode.hpp"

namespace pcadmin::store::test {

struct Memory::Content {
  struct RecordedAccount {
    PartnerTenantId partner;
    Cloud cloud = Cloud::global;
    std::string partnership_link;
    bool test = false;
  };
  struct RecordedContact {
    PartnerTenantId partner;
    Designator designator;
  };
  /// What takes a reversible run back.
  struct Reversal {
    std::int64_t run_id = 0;
    std::int64_t change_id = 0;  // of its summary
    std::set<PartnerTenantId> partners;
    std::set<CustomerId> customers;
    std::set<SubscriptionId> subscriptions;
    std::vector<ChangeRecord> replaced;  // oldest first

    bool created(const ChangeRecord& change) const {
      return (change.partner_tenant_id && partners.count(*change.partner_tenant_id) != 0) ||
             (change.customer_id && customers.count(*change.customer_id) != 0) ||
             (change.subscription_id && subscriptions.count(*change.subscription_id) != 0);
    }
  };

  std::optional<RecordedAccount> account;
  std::map<PartnerTenantId, Partner> partners;
  std::map<CustomerId, Customer> customers;
  std::map<SubscriptionId, Subscription> subscriptions;
  std::map<SubscriptionId, RecordedContact> contacts;
  // What is equal to nothing recorded isn't kept.
  std::map<PartnerTenantId, Relationship> partnerships;
  std::map<CustomerAndPartner, Relationship> relationships;
  std::map<CustomerAndPartner, Administration> administrations;
  std::vector<ChangeRecord> journal;  // oldest first
  std::optional<Reversal> reversal;
  std::int64_t version = 0;
};

Memory::Memory() : content_(std::make_shared<const Content>()) {}

namespace {

/// What a map holds of a key, or nothing recorded.
template <class Key, class Value>
Value recorded(const std::map<Key, Value>& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? Value{} : found->second;
}

template <class Id>
bool is_among(const Id& id, const std::vector<Id>& selected) {
  return selected.empty() || std::find(selected.begin(), selected.end(), id) != selected.end();
}

template <class Key, class Value>
std::vector<std::optional<Value>> known(const std::map<Key, Value>& map, std::span<const Key> keys) {
  std::vector<std::optional<Value>> values;
  for (const Key& key : keys) {
    const auto found = map.find(key);
    values.push_back(found == map.end() ? std::nullopt : std::optional(found->second));
  }
  return values;
}

[[noreturn]] void mistake(const std::string& what) {
  throw std::logic_error(what);
}

template <class Key, class Value>
const Value& require(const std::map<Key, Value>& map, const Key& key) {
  const auto found = map.find(key);
  if (found == map.end()) mistake("a change refers to " + key.text() + ", which isn't known");
  return found->second;
}

/// Counts what it belongs to for as long as it lives.
class Counted {
 public:
  explicit Counted(int& count) : count_(count) { ++count_; }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
  ~Counted() { --count_; }

 private:
  int& count_;
};

/// Gives out one record after the other in the same place, so that whoever keeps the place sees it change.
template <class Record>
class MemoryStream final : public Stream<Record> {
 public:
  MemoryStream(std::vector<Record> records, std::shared_ptr<int> open)
      : records_(std::move(records)), open_(std::move(open)) {
    ++*open_;
  }
  MemoryStream(const MemoryStream&) = delete;
  MemoryStream& operator=(const MemoryStream&) = delete;
  ~MemoryStream() override { --*open_; }

  const Record* next() override {
    if (given_ == records_.size()) return nullptr;
    current_ = std::move(records_[given_++]);
    return &current_;
  }

 private:
  std::vector<Record> records_;
  std::shared_ptr<int> open_;
  std::size_t given_ = 0;
  Record current_;
};

// ---------------------------------------------------------------- lookups

std::string digits_of(std::string_view text) {
  std::string digits = text::fold(text);
  digits.erase(std::remove(digits.begin(), digits.end(), '-'), digits.end());
  return digits;
}

template <class Id>
bool is_meant(const Lookup& lookup, const Id& id) {
  if (lookup.by == Lookup::By::id) return Id::parse(lookup.text) == id;
  return lookup.by == Lookup::By::id_prefix && digits_of(id.text()).starts_with(digits_of(lookup.text));
}

/// Whether a name is meant by a lookup of this kind, whole, by its beginning or, where it can be, by a part.
bool is_meant(const Lookup& lookup, Lookup::By whole, Lookup::By beginning, const std::string& name,
              std::optional<Lookup::By> part = {}) {
  if (name.empty()) return false;
  if (lookup.by == whole) return name_key(name) == name_key(lookup.text);
  if (lookup.by == part) return name_key(name).find(name_key(lookup.text)) != std::string::npos;
  return lookup.by == beginning && name_key(name).starts_with(name_key(lookup.text));
}

/// What was found, in the order that the lookup asks for.
template <class Thing>
class Found {
 public:
  void add(const std::string& begins, const Thing& thing) { found_.emplace_back(begins, thing); }

  /// Things were added in the order of their ids.
  std::vector<Thing> first(std::size_t most) {
    std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Thing> things;
    for (auto& [begins, thing] : found_) {
      if (things.size() == most) break;
      things.push_back(std::move(thing));
    }
    return things;
  }

 private:
  std::vector<std::pair<std::string, Thing>> found_;
};

}  // namespace

/// One snapshot of a memory's content, and what a transaction does to it.
class MemoryTransaction final : public Transaction {
 public:
  MemoryTransaction(Memory& memory, const Run& run) : memory_(memory), run_(run), content_(*memory.content_) {}

  // ---------------------------------------------------------------- reading

  std::optional<Account> account() override {
    if (!content_.account) return std::nullopt;
    return Account{content_.partners.at(content_.account->partner), content_.account->cloud,
                   content_.account->partnership_link, content_.account->test};
  }

  Version version() override { return Version(std::to_string(content_.version)); }

  Summary summary() override {
    Summary summary;
    summary.account = account();
    for (const auto& entry : content_.partners)
      summary.resellers += entry.second.role == PartnerRole::reseller ? 1 : 0;
    summary.customers = static_cast<std::int64_t>(content_.customers.size());
    summary.subscriptions = static_cast<std::int64_t>(content_.subscriptions.size());
    if (!content_.journal.empty()) summary.newest = content_.journal.back();
    return summary;
  }

  std::optional<ReversibleRun> reversible_run() override {
    if (!content_.reversal) return std::nullopt;
    const Memory::Content::Reversal& reversal = *content_.reversal;
    return ReversibleRun{reversal.run_id, static_cast<std::int64_t>(reversal.partners.size()),
                         static_cast<std::int64_t>(reversal.customers.size()),
                         static_cast<std::int64_t>(reversal.subscriptions.size())};
  }

  std::vector<std::optional<Customer>> customers(std::span<const CustomerId> ids) override {
    return known(content_.customers, ids);
  }

  std::vector<std::optional<Partner>> partners(std::span<const PartnerTenantId> ids) override {
    return known(content_.partners, ids);
  }

  std::vector<std::optional<Subscription>> subscriptions(std::span<const SubscriptionId> ids) override {
    return known(content_.subscriptions, ids);
  }

  std::vector<std::optional<SubscriptionBrief>> briefs(std::span<const SubscriptionId> ids) override {
    std::vector<std::optional<SubscriptionBrief>> briefs;
    for (const SubscriptionId& id : ids) {
      const auto found = content_.subscriptions.find(id);
      briefs.push_back(found == content_.subscriptions.end() ? std::nullopt : std::optional(brief_of(found->second)));
    }
    return briefs;
  }

  std::vector<Relationship> partnerships(std::span<const PartnerTenantId> partners) override {
    std::vector<Relationship> found;
    for (const PartnerTenantId& partner : partners)
      found.push_back(recorded(content_.partnerships, partner));
    return found;
  }

  std::vector<Relationship> customer_relationships(std::span<const CustomerAndPartner> pairs) override {
    std::vector<Relationship> found;
    for (const CustomerAndPartner& pair : pairs)
      found.push_back(recorded(content_.relationships, pair));
    return found;
  }

  std::vector<Administration> administrations(std::span<const CustomerAndPartner> pairs) override {
    std::vector<Administration> found;
    for (const CustomerAndPartner& pair : pairs)
      found.push_back(recorded(content_.administrations, pair));
    return found;
  }

  std::vector<CandidateFacts> candidate_facts(std::span<const CustomerAndPartner> pairs) override {
    std::vector<CandidateFacts> found;
    for (const CustomerAndPartner& pair : pairs)
      found.push_back(facts_of_candidate(pair.customer, recorded(content_.partners, pair.partner), pair.partner));
    return found;
  }

  std::vector<Customer> find_customers(const Lookup& lookup, std::size_t most) override {
    Found<Customer> found;
    for (const auto& [id, customer] : content_.customers) {
      if (is_meant(lookup, id)) found.add({}, customer);
      if (is_meant(lookup, Lookup::By::name, Lookup::By::name_prefix, customer.company_name, Lookup::By::name_part))
        found.add(order_of(lookup, customer.company_name), customer);
      if (is_meant(lookup, Lookup::By::domain, Lookup::By::domain_prefix, customer.domain, Lookup::By::domain_part))
        found.add(order_of(lookup, customer.domain), customer);
    }
    return found.first(most);
  }

  std::vector<Partner> find_partners(const Lookup& lookup, std::size_t most) override {
    Found<Partner> found;
    for (const auto& [id, partner] : content_.partners) {
      const std::string mpn_id = partner.mpn_id ? partner.mpn_id->text() : std::string();
      if (is_meant(lookup, id)) found.add({}, partner);
      if (is_meant(lookup, Lookup::By::name, Lookup::By::name_prefix, partner.name, Lookup::By::name_part))
        found.add(order_of(lookup, partner.name), partner);
      if (is_meant(lookup, Lookup::By::mpn_id, Lookup::By::mpn_id_prefix, mpn_id))
        found.add(order_of(lookup, mpn_id), partner);
    }
    return found.first(most);
  }

  std::vector<Subscription> find_subscriptions(const Lookup& lookup, const std::optional<CustomerId>& customer,
                                               std::size_t most) override {
    Found<Subscription> found;
    if (lookup.by == Lookup::By::name_prefix && !customer) return {};
    const auto has_name = [&](const std::string& name) {
      return is_meant(lookup, Lookup::By::name, Lookup::By::name_prefix, name);
    };
    for (const auto& [id, subscription] : content_.subscriptions) {
      if (customer && subscription.customer_id != *customer) continue;
      if (is_meant(lookup, id) || has_name(subscription.friendly_name) || has_name(subscription.offer_name))
        found.add({}, subscription);
    }
    return found.first(most);
  }

  Records<CustomerRecord> list_customers(const CustomerSelection& selection) override {
    std::vector<CustomerRecord> records;
    for (const auto& [id, customer] : content_.customers) {
      if ((selection.customer && *selection.customer != id) || !is_among(id, selection.customers)) continue;
      CustomerRecord record;
      record.customer = customer;
      record.account_relationship = account_relationship(id);
      if (content_.account)
        record.account_administration =
            recorded(content_.administrations, CustomerAndPartner{id, content_.account->partner});
      if (selection.counts_subscriptions) record.subscription_count = count_subscriptions(id);
      records.push_back(std::move(record));
    }
    return stream(std::move(records));
  }

  Records<SubscriptionRecord> list_subscriptions(const SubscriptionSelection& selection) override {
    std::vector<SubscriptionRecord> records;
    for (const auto& [id, subscription] : content_.subscriptions) {
      if (selection.subscription && *selection.subscription != id) continue;
      if (selection.customer && *selection.customer != subscription.customer_id) continue;
      if (!is_among(id, selection.subscriptions) || !is_among(subscription.customer_id, selection.customers)) continue;
      if (selection.designated && selection.designated != designated(id)) continue;
      records.push_back(record_of(subscription));
    }
    return stream(std::move(records));
  }

  Records<CandidateRecord> list_candidates(SubscriptionId subscription) override {
    std::vector<CandidateRecord> records;
    const auto known = content_.subscriptions.find(subscription);
    if (known != content_.subscriptions.end()) {
      for (const auto& [id, partner] : content_.partners) {
        records.push_back(
            {partner, {facts_of(known->second), facts_of_candidate(known->second.customer_id, partner, id)}});
      }
    }
    return stream(std::move(records));
  }

  Records<RelationshipRecord> list_relationships(const RelationshipSelection& selection) override {
    std::vector<RelationshipRecord> records;
    const auto wants = [&](RelationshipKind kind, PartnerTenantId partner) {
      return (!selection.kind || *selection.kind == kind) && (!selection.partner || *selection.partner == partner);
    };
    for (const auto& [partner, relationship] : content_.partnerships) {
      if (selection.customer || !selection.customers.empty() || !wants(RelationshipKind::partnership, partner))
        continue;
      records.push_back({RelationshipKind::partnership, {}, content_.partners.at(partner), relationship, {}});
    }
    std::set<CustomerAndPartner> pairs;
    for (const auto& entry : content_.relationships)
      pairs.insert(entry.first);
    for (const auto& entry : content_.administrations)
      pairs.insert(entry.first);
    for (const CustomerAndPartner& pair : pairs) {
      if (!wants(RelationshipKind::customer, pair.partner)) continue;
      if (selection.customer && *selection.customer != pair.customer) continue;
      if (!is_among(pair.customer, selection.customers)) continue;
      records.push_back({RelationshipKind::customer, content_.customers.at(pair.customer),
                         content_.partners.at(pair.partner), recorded(content_.relationships, pair),
                         recorded(content_.administrations, pair)});
    }
    return stream(std::move(records));
  }

  Records<PartnershipRecord> list_partners() override {
    std::vector<PartnershipRecord> records;
    for (const auto& [id, partner] : content_.partners) {
      if (!is_account(id)) records.push_back({partner, recorded(content_.partnerships, id)});
    }
    return stream(std::move(records));
  }

  Records<ChangeRecord> list_changes(const ChangeSelection& selection) override {
    std::vector<ChangeRecord> records;
    const auto select = [&](const std::vector<ChangeRecord>& changes) {
      std::copy_if(changes.rbegin(), changes.rend(), std::back_inserter(records),
                   [&](const ChangeRecord& change) { return is_selected(selection, change); });
    };
    if (!selection.of_reversible_run) {
      select(content_.journal);
    } else if (content_.reversal) {
      select(content_.reversal->replaced);
    }
    return stream(std::move(records));
  }

  Records<std::string> list_names(NameOf what) override {
    std::set<std::string> names;
    for (const auto& [id, customer] : content_.customers) {
      if (what == NameOf::customer) names.insert(customer.company_name);
      if (what == NameOf::domain) names.insert(customer.domain);
    }
    for (const auto& [id, partner] : content_.partners) {
      if (what == NameOf::partner) names.insert(partner.name);
    }
    for (const auto& [id, subscription] : content_.subscriptions) {
      if (what == NameOf::offer) names.insert(subscription.offer_name);
      if (what == NameOf::friendly_name) names.insert(subscription.friendly_name);
    }
    names.erase("");
    return stream(std::vector<std::string>(names.begin(), names.end()));
  }

  // ---------------------------------------------------------------- writing

  Upsert save_account(const Account& account) override {
    check_no_stream();
    Account wanted = account;
    wanted.partner.role = PartnerRole::provider;
    const std::optional<Account> before = this->account();
    if (before == wanted) return Upsert::unchanged;
    const PartnerTenantId id = wanted.partner.tenant_id;
    if (before && before->partner.tenant_id != id) mistake("a store has one account");
    const bool is_new = content_.partners.count(id) == 0;
    content_.partners[id] = wanted.partner;
    content_.account = {id, wanted.cloud, wanted.partnership_link, wanted.test};
    if (is_new) created(&Memory::Content::Reversal::partners, id);
    changed(ChangeKind::account, {.partner = id}, before.value_or(Account{}), wanted);
    return before ? Upsert::updated : Upsert::created;
  }

  std::vector<Upsert> save_partners(std::span<const Partner> partners) override {
    return each(partners, [this](const Partner& partner) { return save(partner); });
  }

  std::vector<Upsert> save_customers(std::span<const Customer> customers) override {
    return each(customers, [this](const Customer& customer) {
      return save(content_.customers, &Memory::Content::Reversal::customers, customer.id, customer,
                  ChangeKind::customer, {.customer = customer.id});
    });
  }

  std::vector<Upsert> save_subscriptions(std::span<const Subscription> subscriptions) override {
    return each(subscriptions, [this](const Subscription& subscription) {
      require(content_.customers, subscription.customer_id);
      return save(content_.subscriptions, &Memory::Content::Reversal::subscriptions, subscription.id, subscription,
                  ChangeKind::subscription, {.subscription = subscription.id, .customer = subscription.customer_id});
    });
  }

  std::vector<Upsert> set_support_profiles(std::span<const SupportProfileChange> changes) override {
    return each(changes, [this](const SupportProfileChange& change) {
      const SupportProfile before = require(content_.partners, change.partner).support_profile;
      if (before == change.profile) return Upsert::unchanged;
      content_.partners[change.partner].support_profile = change.profile;
      changed(ChangeKind::support_profile, {.partner = change.partner}, before, change.profile);
      return before == SupportProfile{} ? Upsert::created : Upsert::updated;
    });
  }

  std::vector<Upsert> set_partnerships(std::span<const PartnershipChange> changes) override {
    return each(changes, [this](const PartnershipChange& change) {
      require(content_.partners, change.partner);
      return set(content_.partnerships, change.partner, change.relationship, ChangeKind::partnership,
                 {.partner = change.partner});
    });
  }

  std::vector<Upsert> set_customer_relationships(std::span<const CustomerRelationshipChange> changes) override {
    return each(changes, [this](const CustomerRelationshipChange& change) {
      return set(content_.relationships, known_pair(change.pair), change.relationship,
                 ChangeKind::customer_relationship, {.customer = change.pair.customer, .partner = change.pair.partner});
    });
  }

  std::vector<Upsert> set_administrations(std::span<const AdministrationChange> changes) override {
    return each(changes, [this](const AdministrationChange& change) {
      return set(content_.administrations, known_pair(change.pair), change.administration, ChangeKind::administration,
                 {.customer = change.pair.customer, .partner = change.pair.partner});
    });
  }

  std::vector<Upsert> set_support_contacts(std::span<const ContactChange> changes) override {
    return each(changes, [this](const ContactChange& change) { return set_contact(change); });
  }

  void clear() override {
    check_no_stream();
    content_ = {};
    run_id_.reset();
    changed();
    if (reversal_) reversal_ = Memory::Content::Reversal{};
  }

  std::vector<Mention> mention(std::span<const Statement> statements) override {
    std::vector<Mention> mentions;
    for (const Statement& statement : statements) {
      const auto [known, is_first] = mentioned_.emplace(statement.key, statement.content);
      mentions.push_back(is_first                             ? Mention::first
                         : known->second == statement.content ? Mention::same
                                                              : Mention::different);
    }
    return mentions;
  }

  void summarise(ChangeKind kind, std::string_view text) override {
    check_no_stream();
    if (!has_changed_) return;
    write(kind, {}, {}, std::string(text));
    content_.reversal = std::exchange(reversal_, std::nullopt);
    if (!content_.reversal) return;
    const ChangeRecord& summary = content_.journal.back();
    content_.reversal->run_id = summary.run_id;
    content_.reversal->change_id = summary.change_id;
    for (ChangeRecord& change : content_.reversal->replaced)
      change.run_id = summary.run_id;
  }

  void remove_created() override {
    check_no_stream();
    if (!content_.reversal) return changed();
    const Memory::Content::Reversal& reversal = *content_.reversal;
    for (const ChangeRecord& change : content_.journal) {
      if (change.change_id > reversal.change_id && reversal.created(change)) mistake("the journal speaks of it");
    }
    const auto of_pair = [&](const auto& entry) {
      return reversal.customers.count(entry.first.customer) != 0 || reversal.partners.count(entry.first.partner) != 0;
    };
    const auto of = [](const auto& created) {
      return [&](const auto& entry) { return created.count(entry.first) != 0; };
    };
    std::erase_if(content_.contacts, of(reversal.subscriptions));
    std::erase_if(content_.administrations, of_pair);
    std::erase_if(content_.relationships, of_pair);
    std::erase_if(content_.partnerships, of(reversal.partners));
    std::erase_if(content_.subscriptions, of(reversal.subscriptions));
    std::erase_if(content_.customers, of(reversal.customers));
    std::erase_if(content_.partners, of(reversal.partners));
    changed();
  }

  // ---------------------------------------------------------------- ending

  /// Called after the body.
  void end() const {
    if (*open_streams_ > 0) mistake("a stream outlives its body");
    if (run_.summarised && has_changed_ && !run_id_) mistake("a summarised run made changes without a summary");
  }

  /// What the store holds from now on. Answers the run's id.
  std::optional<std::int64_t> commit() {
    memory_.was_written_ = true;
    memory_.content_ = std::make_shared<const Memory::Content>(std::move(content_));
    return run_id_;
  }

 private:
  /// What a change is about.
  struct Subject {
    std::optional<SubscriptionId> subscription = {};
    std::optional<CustomerId> customer = {};
    std::optional<PartnerTenantId> partner = {};
  };

  // ---------------------------------------------------------------- what is recorded

  bool is_account(PartnerTenantId partner) const { return content_.account && content_.account->partner == partner; }

  std::optional<PartnerTenantId> designated(SubscriptionId subscription) const {
    const auto found = content_.contacts.find(subscription);
    return found == content_.contacts.end() ? std::nullopt : std::optional(found->second.partner);
  }

  Relationship account_relationship(CustomerId customer) const {
    if (!content_.account) return {};
    return recorded(content_.relationships, CustomerAndPartner{customer, content_.account->partner});
  }

  std::int64_t count_subscriptions(CustomerId customer) const {
    return std::count_if(content_.subscriptions.begin(), content_.subscriptions.end(),
                         [&](const auto& entry) { return entry.second.customer_id == customer; });
  }

  CandidateFacts facts_of_candidate(CustomerId customer, const Partner& candidate, PartnerTenantId id) const {
    CandidateFacts facts;
    facts.role = candidate.role;
    facts.account_relationship = account_relationship(customer);
    if (candidate.role != PartnerRole::provider) facts.partnership = recorded(content_.partnerships, id);
    facts.customer_relationship = recorded(content_.relationships, CustomerAndPartner{customer, id});
    facts.administration = recorded(content_.administrations, CustomerAndPartner{customer, id});
    return facts;
  }

  SubscriptionBrief brief_of(const Subscription& subscription) const {
    const Customer& customer = content_.customers.at(subscription.customer_id);
    return {.customer_id = customer.id,
            .company_name = customer.company_name,
            .domain = customer.domain,
            .offer_name = subscription.offer_name,
            .facts = facts_of(subscription),
            .designated = designated(subscription.id)};
  }

  SubscriptionRecord record_of(const Subscription& subscription) {
    const Customer& customer = content_.customers.at(subscription.customer_id);
    SubscriptionRecord record;
    record.subscription = subscription;
    record.company_name = customer.company_name;
    record.domain = customer.domain;
    if (const auto contact = content_.contacts.find(subscription.id); contact != content_.contacts.end()) {
      record.designated = true;
      record.contact = content_.partners.at(contact->second.partner);
      record.assigned_at = contact->second.designator.at;
      record.assigned_by = contact->second.designator.by;
    } else if (const auto account = this->account()) {
      record.contact = account->partner;
    }
    record.facts = {facts_of(subscription), facts_of_candidate(customer.id, record.contact, record.contact.tenant_id)};
    return record;
  }

  bool is_selected(const ChangeSelection& selection, const ChangeRecord& change) const {
    if (selection.about_created) {
      const auto& reversal = content_.reversal;
      if (!reversal || change.change_id <= reversal->change_id || !reversal->created(change)) return false;
    }
    const auto concerns = [&](PartnerTenantId partner) {
      // A support contact that was replaced is concerned as well; where none was or is designated, the provider is.
      const bool is_provider = content_.account && content_.account->partner == partner;
      return change.partner_tenant_id == partner ||
             (change.kind == ChangeKind::support_contact &&
              (change.before == partner.text() || (is_provider && (change.before.empty() || change.after.empty()))));
    };
    return (!selection.subscription || selection.subscription == change.subscription_id) &&
           (!selection.customer || selection.customer == change.customer_id) &&
           (!selection.partner || concerns(*selection.partner)) &&
           (!selection.run_id || *selection.run_id == change.run_id) &&
           (!selection.before || change.change_id < *selection.before) &&
           (!selection.actor || *selection.actor == change.actor) &&
           (!selection.since || change.at >= *selection.since) && (!selection.until || change.at <= *selection.until);
  }

  /// What is found by a beginning or a part comes in the order of what has it, all else in the order of ids.
  static std::string order_of(const Lookup& lookup, const std::string& name) {
    using By = Lookup::By;
    constexpr std::array inexact{By::name_prefix, By::domain_prefix, By::mpn_id_prefix, By::name_part, By::domain_part};
    const bool is_inexact = std::find(inexact.begin(), inexact.end(), lookup.by) != inexact.end();
    return is_inexact ? name_key(name) : std::string();
  }

  template <class Record>
  Records<Record> stream(std::vector<Record> records) {
    return Records<Record>(std::make_unique<MemoryStream<Record>>(std::move(records), open_streams_));
  }

  // ---------------------------------------------------------------- changes

  void check_no_stream() const {
    if (*open_streams_ > 0) mistake("something is written while a stream is open");
  }

  template <class Change, class Make>
  std::vector<Upsert> each(std::span<const Change> changes, Make make) {
    check_no_stream();
    std::vector<Upsert> results;
    for (const Change& change : changes)
      results.push_back(make(change));
    return results;
  }

  Upsert save(Partner partner) {
    const PartnerRole known = is_account(partner.tenant_id) ? PartnerRole::provider : PartnerRole::other;
    partner.role = role_to_save(known, partner.role);
    return save(content_.partners, &Memory::Content::Reversal::partners, partner.tenant_id, partner,
                ChangeKind::partner, {.partner = partner.tenant_id});
  }

  template <class Id, class Thing>
  Upsert save(std::map<Id, Thing>& things, std::set<Id> Memory::Content::Reversal::*those_created, Id id,
              const Thing& wanted, ChangeKind kind, const Subject& subject) {
    const auto found = things.find(id);
    const std::optional<Thing> before = found == things.end() ? std::nullopt : std::optional(found->second);
    if (before == wanted) return Upsert::unchanged;
    things[id] = wanted;
    if (!before) created(those_created, id);
    changed(kind, subject, before.value_or(Thing{}), wanted);
    return before ? Upsert::updated : Upsert::created;
  }

  template <class Key, class Value>
  Upsert set(std::map<Key, Value>& values, const Key& key, const Value& wanted, ChangeKind kind,
             const Subject& subject) {
    const Value before = recorded(values, key);
    if (before == wanted) return Upsert::unchanged;
    if (wanted == Value{}) {
      values.erase(key);
    } else {
      values[key] = wanted;
    }
    changed(kind, subject, before, wanted);
    return before == Value{} ? Upsert::created : Upsert::updated;
  }

  Upsert set_contact(const ContactChange& change) {
    const Subscription& subscription = require(content_.subscriptions, change.subscription);
    std::optional<PartnerTenantId> wanted = change.partner;
    if (wanted) require(content_.partners, *wanted);
    if (wanted && is_account(*wanted)) wanted.reset();
    DesignatedContact before;
    if (const auto standing = content_.contacts.find(subscription.id); standing != content_.contacts.end()) {
      before = {standing->second.partner, standing->second.designator};
    }
    const bool says_who = wanted && change.elsewhere && *change.elsewhere != Designator{};
    if (before.partner == wanted && !(says_who && before.designator != *change.elsewhere)) return Upsert::unchanged;
    DesignatedContact after{wanted, {}};
    if (wanted) {
      after.designator = change.elsewhere.value_or(Designator{run_.at, run_.actor});
      content_.contacts[subscription.id] = {*wanted, after.designator};
    } else {
      content_.contacts.erase(subscription.id);
    }
    changed(ChangeKind::support_contact,
            {.subscription = subscription.id,
             .customer = subscription.customer_id,
             .partner = wanted ? wanted : before.partner},
            before, after);
    return before.partner ? Upsert::updated : Upsert::created;
  }

  const CustomerAndPartner& known_pair(const CustomerAndPartner& pair) const {
    require(content_.customers, pair.customer);
    require(content_.partners, pair.partner);
    return pair;
  }

  // ---------------------------------------------------------------- the journal

  template <class Id>
  void created(std::set<Id> Memory::Content::Reversal::*things, Id id) {
    changed();
    if (reversal_) (*reversal_.*things).insert(id);
  }

  void changed() {
    if (!has_changed_ && run_.reversible && !run_.dry_run) {
      content_.reversal.reset();
      reversal_ = Memory::Content::Reversal{};
    }
    has_changed_ = true;
    content_.version = ++memory_.last_version_;
  }

  template <class Value>
  void changed(ChangeKind kind, const Subject& subject, const Value& before, const Value& after) {
    changed();
    if (!run_.summarised) return write(kind, subject, to_journal_text(before), to_journal_text(after));
    if (!reversal_) return;
    const ReplacedTexts texts = replaced_texts(before, after);
    ChangeRecord change = entry(kind, subject, texts.before, texts.after);
    change.change_id = static_cast<std::int64_t>(reversal_->replaced.size()) + 1;
    // A contact is its subscription's, whoever it is.
    ChangeRecord thing = change;
    if (thing.subscription_id) thing.customer_id = {}, thing.partner_tenant_id = {};
    if (!reversal_->created(thing)) reversal_->replaced.push_back(std::move(change));
  }

  void write(ChangeKind kind, const Subject& subject, const std::string& before, const std::string& after) {
    const std::int64_t last_change = content_.journal.empty() ? 0 : content_.journal.back().change_id;
    const std::int64_t last_run = content_.journal.empty() ? 0 : content_.journal.back().run_id;
    if (!run_id_) run_id_ = last_run + 1;
    ChangeRecord change = entry(kind, subject, before, after);
    change.change_id = last_change + 1;
    change.run_id = *run_id_;
    content_.journal.push_back(std::move(change));
    content_.version = ++memory_.last_version_;
  }

  /// Without its numbers.
  ChangeRecord entry(ChangeKind kind, const Subject& subject, const std::string& before,
                     const std::string& after) const {
    return {.change_id = 0,
            .run_id = 0,
            .at = run_.at,
            .actor = run_.actor,
            .command = run_.command,
            .kind = kind,
            .subscription_id = subject.subscription,
            .customer_id = subject.customer,
            .partner_tenant_id = subject.partner,
            .before = before,
            .after = after,
            .reason = run_.reason};
  }

  Memory& memory_;
  const Run& run_;
  Memory::Content content_;
  std::map<std::string, std::uint64_t> mentioned_;
  std::shared_ptr<int> open_streams_ = std::make_shared<int>(0);
  std::optional<std::int64_t> run_id_;
  std::optional<Memory::Content::Reversal> reversal_;  // of this run, if it is reversible
  bool has_changed_ = false;
};

Result<void> MemoryStore::read_or_throw(const std::function<Result<void>(View&)>& body) {
  if (memory_.before_beginning) memory_.before_beginning();
  const Counted running(memory_.bodies_);
  const Run nobody;
  MemoryTransaction snapshot(memory_, nobody);
  auto done = body(snapshot);
  snapshot.end();
  return done;
}

Result<std::optional<std::int64_t>> MemoryStore::write_or_throw(const Run& run,
                                                                const std::function<Result<void>(Transaction&)>& body) {
  if (memory_.writing_ > 0) throw Failure(Failure::Kind::busy, "memory");
  if (memory_.before_beginning) memory_.before_beginning();
  const Counted running(memory_.bodies_);
  const Counted writing(memory_.writing_);
  if (memory_.runs_bodies_twice) {
    MemoryTransaction rolled_back(memory_, run);
    static_cast<void>(body(rolled_back));
  }
  MemoryTransaction transaction(memory_, run);
  if (auto done = body(transaction); !done) return std::move(done).error();
  transaction.end();
  if (run.dry_run) return std::optional<std::int64_t>();
  if (memory_.before_commit) memory_.before_commit();
  return transaction.commit();
}

}  // namespace pcadmin::store::test
