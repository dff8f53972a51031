#include "command/data/import_items.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include <pcadmin/grant.hpp>
#include <pcadmin/relationship.hpp>

#include "exchange/merge.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

using store::Upsert;

constexpr std::size_t most_notes = 5;

/// What became of an item that is recorded in several places, the first of which is the main one.
Upsert together(const std::vector<Upsert>& results) {
  if (!results.empty() && results.front() == Upsert::created) return Upsert::created;
  const bool changed = std::any_of(results.begin(), results.end(), [](Upsert u) { return u != Upsert::unchanged; });
  return changed ? Upsert::updated : Upsert::unchanged;
}

Administration with_recorded(Administration administration, const exchange::RecordedDap& dap) {
  administration.dap = dap.state;
  administration.dap_since = dap.since;
  administration.dap_ended = dap.ended;
  return administration;
}

/// Things of one sort that a span of items is about: asked for at once, changed in memory, saved at once.
template <class Id, class Value, class Change>
class Things {
 public:
  void want(const Id& id) {
    if (standing_.try_emplace(id).second) wanted_.push_back(id);
  }
  const std::vector<Id>& wanted() const { return wanted_; }
  void learn(std::vector<Value> values) {
    for (std::size_t i = 0; i < wanted_.size(); ++i)
      standing_[wanted_[i]] = std::move(values[i]);
  }

  /// What stands once all that was changed so far is saved; of what was wanted.
  const Value& of(const Id& id) const { return standing_.at(id); }
  const std::map<Id, Value>& all() const { return standing_; }

  /// Answers the number of the change.
  std::size_t change(const Id& id, Value value, Change change) {
    standing_[id] = std::move(value);
    changes_.push_back(std::move(change));
    return changes_.size() - 1;
  }
  const std::vector<Change>& changes() const { return changes_; }

  std::vector<Upsert> upserts;  ///< of the changes, once they are saved

 private:
  std::map<Id, Value> standing_;
  std::vector<Id> wanted_;
  std::vector<Change> changes_;
};

}  // namespace

/// A span of items on its way into the store.
class ItemImporter::Span {
 public:
  explicit Span(ItemImporter& importer)
      : importer_(importer),
        transaction_(importer.transaction_),
        account_(importer.account_.partner.tenant_id),
        at_(importer.at_),
        faults_(importer.faults_) {}

  void read(std::span<const exchange::Record> records, const exchange::Said& said);
  void learn();
  void apply();
  void save(const Imported& imported);

 private:
  struct Entry {
    const exchange::Record* record = nullptr;
    std::optional<exchange::Item> item = {};
    std::vector<ErrorDetail> faults = {};  ///< where it is none
  };

  /// A change that an item makes; the first of several is the main one.
  struct Part {
    const std::vector<Upsert>* upserts;
    std::size_t number;
  };
  using Parts = std::vector<Part>;

  void want(const exchange::CustomerItem& item);
  void want(const exchange::SubscriptionItem& item);
  void want(const exchange::PartnerRelationshipItem& item);
  void want(const exchange::ContactItem& item);
  void want(const exchange::AdminItem& item);

  // Nothing where a fault prevents it.
  std::optional<Parts> apply(const exchange::CustomerItem& item);
  std::optional<Parts> apply(const exchange::SubscriptionItem& item);
  std::optional<Parts> apply(const exchange::PartnerRelationshipItem& item);
  std::optional<Parts> apply(const exchange::ContactItem& item);
  std::optional<Parts> apply(const exchange::AdminItem& item);

  Parts partnership(const exchange::PartnerRelationshipItem& item);
  std::optional<Parts> customer_relationship(const exchange::PartnerRelationshipItem& item, CustomerId customer);
  AccountStanding account_standing(AccountStanding known, const exchange::CustomerItem& item) const;

  Part save_partner(const exchange::PartnerRelationshipItem& item, PartnerRole role);
  Part save_partner(const std::optional<Partner>& known, Partner partner);
  std::optional<Partner> holder_of(const MpnId& mpn_id);
  Part relate(const store::CustomerAndPartner& pair, const Relationship& relationship);
  Part grant(const store::CustomerAndPartner& pair, const Administration& administration);

  bool is_account(PartnerTenantId id) const { return id == account_; }
  PartnerTenantId administrator(const exchange::AdminItem& item) const {
    return item.partner ? *item.partner : importer_.reseller_.value_or(account_);
  }
  /// Whether it is known; where not, that is a fault.
  bool customer_known(CustomerId id);
  std::nullopt_t fault(std::string_view code, std::string_view value, std::string message);

  ItemImporter& importer_;
  store::Transaction& transaction_;
  PartnerTenantId account_;
  Instant at_;
  exchange::Faults& faults_;

  std::vector<Entry> entries_;
  std::vector<store::Mention> mentions_;  // of the items, in their order
  std::vector<std::pair<exchange::Kind, Parts>> applied_;
  const exchange::Record* record_ = nullptr;  // of the item at hand

  Things<CustomerId, std::optional<Customer>, Customer> customers_;
  Things<SubscriptionId, std::optional<Subscription>, Subscription> subscriptions_;
  Things<PartnerTenantId, std::optional<Partner>, Partner> partners_;
  Things<PartnerTenantId, Relationship, store::PartnershipChange> partnerships_;
  Things<store::CustomerAndPartner, Relationship, store::CustomerRelationshipChange> relationships_;
  Things<store::CustomerAndPartner, Administration, store::AdministrationChange> administrations_;
  std::vector<store::ContactChange> contacts_;
  std::vector<Upsert> contact_upserts_;
};

void ItemImporter::import(std::span<const exchange::Record> records, const exchange::Said& said,
                          const Imported& imported) {
  Span span(*this);
  span.read(records, said);
  span.learn();
  span.apply();
  span.save(imported);
}

void ItemImporter::Span::read(std::span<const exchange::Record> records, const exchange::Said& said) {
  exchange::Faults faults(faults_.file());
  std::size_t told = 0;
  std::vector<store::Statement> statements;
  for (const exchange::Record& record : records) {
    Entry& entry = entries_.emplace_back(Entry{&record});
    entry.item = exchange::to_item(record, said, faults);
    for (; told < faults.details().size(); ++told)
      entry.faults.push_back(faults.details()[told]);
    if (!entry.item) continue;
    store::Statement& statement = statements.emplace_back();
    exchange::write_key(*entry.item, statement.key);
    statement.key.append(reinterpret_cast<const char*>(&importer_.file_), sizeof importer_.file_);
    statement.content = exchange::content_hash(*entry.item);
  }
  mentions_ = transaction_.mention(statements);
}

void ItemImporter::Span::learn() {
  for (const Entry& entry : entries_) {
    if (entry.item) std::visit([&](const auto& item) { want(item); }, *entry.item);
  }
  customers_.learn(transaction_.customers(customers_.wanted()));
  subscriptions_.learn(transaction_.subscriptions(subscriptions_.wanted()));
  partners_.learn(transaction_.partners(partners_.wanted()));
  partnerships_.learn(transaction_.partnerships(partnerships_.wanted()));
  relationships_.learn(transaction_.customer_relationships(relationships_.wanted()));
  administrations_.learn(transaction_.administrations(administrations_.wanted()));
}

void ItemImporter::Span::want(const exchange::CustomerItem& item) {
  customers_.want(item.id);
  relationships_.want({item.id, account_});
  administrations_.want({item.id, account_});
}

void ItemImporter::Span::want(const exchange::SubscriptionItem& item) {
  subscriptions_.want(item.id);
  customers_.want(item.customer_id);
}

void ItemImporter::Span::want(const exchange::PartnerRelationshipItem& item) {
  partners_.want(item.tenant_id);
  if (!item.customer_id) return partnerships_.want(item.tenant_id);
  customers_.want(*item.customer_id);
  relationships_.want({*item.customer_id, item.tenant_id});
  if (item.dap) administrations_.want({*item.customer_id, item.tenant_id});
}

void ItemImporter::Span::want(const exchange::ContactItem& item) {
  subscriptions_.want(item.subscription_id);
  partners_.want(item.support_tenant_id);
}

void ItemImporter::Span::want(const exchange::AdminItem& item) {
  customers_.want(item.customer_id);
  partners_.want(administrator(item));
  administrations_.want({item.customer_id, administrator(item)});
}

void ItemImporter::Span::apply() {
  auto mention = mentions_.begin();
  for (const Entry& entry : entries_) {
    if (faults_.full()) break;
    for (const ErrorDetail& detail : entry.faults)
      faults_.add(detail);
    if (!entry.item) continue;
    record_ = entry.record;
    if (*mention++ == store::Mention::different) {
      fault("DUPLICATE_ID", exchange::id_text(*entry.item),
            text::tr("The same file says something else of this id before."));
      continue;
    }
    std::optional<Parts> parts = std::visit([&](const auto& item) { return apply(item); }, *entry.item);
    if (parts) applied_.emplace_back(exchange::kind_of(*entry.item), *std::move(parts));
  }
}

void ItemImporter::Span::save(const Imported& imported) {
  // What is referred to comes before what refers to it.
  customers_.upserts = transaction_.save_customers(customers_.changes());
  partners_.upserts = transaction_.save_partners(partners_.changes());
  subscriptions_.upserts = transaction_.save_subscriptions(subscriptions_.changes());
  partnerships_.upserts = transaction_.set_partnerships(partnerships_.changes());
  relationships_.upserts = transaction_.set_customer_relationships(relationships_.changes());
  administrations_.upserts = transaction_.set_administrations(administrations_.changes());
  contact_upserts_ = transaction_.set_support_contacts(contacts_);
  std::vector<Upsert> upserts;
  for (const auto& [kind, parts] : applied_) {
    upserts.clear();
    for (const Part& part : parts)
      upserts.push_back(part.upserts->at(part.number));
    imported(kind, together(upserts));
  }
}

std::optional<ItemImporter::Span::Parts> ItemImporter::Span::apply(const exchange::CustomerItem& item) {
  const Customer customer = merge(customers_.of(item.id).value_or(Customer()), item);
  Parts parts{{&customers_.upserts, customers_.change(item.id, customer, customer)}};
  if (!item.relationship && !item.relationship_to_partner && !item.dap && !item.allow_delegated_access) return parts;
  const store::CustomerAndPartner pair{item.id, account_};
  const AccountStanding standing = account_standing({relationships_.of(pair), administrations_.of(pair)}, item);
  parts.push_back(relate(pair, standing.relationship));
  parts.push_back(grant(pair, standing.administration));
  return parts;
}

/// What was recorded elsewhere goes before what Partner Center shows.
AccountStanding ItemImporter::Span::account_standing(AccountStanding known, const exchange::CustomerItem& item) const {
  if (item.relationship) known = with_relationship(std::move(known), *item.relationship, at_);
  known = observe_customer(std::move(known), item.relationship ? std::nullopt : item.relationship_to_partner,
                           item.dap ? std::nullopt : item.allow_delegated_access, at_);
  if (item.dap) known.administration = with_recorded(std::move(known.administration), *item.dap);
  return known;
}

std::optional<ItemImporter::Span::Parts> ItemImporter::Span::apply(const exchange::SubscriptionItem& item) {
  const CustomerId customer = item.customer_id;
  const std::optional<Subscription>& known = subscriptions_.of(item.id);
  if (known && known->customer_id != customer) {
    return fault(
        "SUBSCRIPTION_OF_ANOTHER_CUSTOMER", item.id.text(),
        text::say("The subscription is the customer {}'s, not {}'s.", known->customer_id.text(), customer.text()));
  }
  if (!known && !customer_known(customer)) return std::nullopt;
  const Subscription subscription = merge(known.value_or(Subscription()), item);
  return Parts{{&subscriptions_.upserts, subscriptions_.change(item.id, subscription, subscription)}};
}

std::optional<ItemImporter::Span::Parts> ItemImporter::Span::apply(const exchange::PartnerRelationshipItem& item) {
  return item.customer_id ? customer_relationship(item, *item.customer_id) : partnership(item);
}

ItemImporter::Span::Parts ItemImporter::Span::partnership(const exchange::PartnerRelationshipItem& item) {
  if (is_account(item.tenant_id)) return {};
  Parts parts{save_partner(item, item.role)};
  const auto set = [&](const Relationship& partnership) {
    const auto number = partnerships_.change(item.tenant_id, partnership, {item.tenant_id, partnership});
    parts.push_back({&partnerships_.upserts, number});
  };
  if (item.relationship) {
    set(*item.relationship);
  } else if (item.role == PartnerRole::reseller && item.state && !item.recorded) {
    // A provider of the account's is no partner under it; and a list without states says nothing of them.
    set(observe_partnership(partnerships_.of(item.tenant_id), *item.state, at_));
  }
  return parts;
}

std::optional<ItemImporter::Span::Parts> ItemImporter::Span::customer_relationship(
    const exchange::PartnerRelationshipItem& item, CustomerId customer) {
  if (!customer_known(customer)) return std::nullopt;
  const store::CustomerAndPartner pair{customer, item.tenant_id};
  Parts partner;
  if (!is_account(item.tenant_id)) {
    partner.push_back(save_partner(item, item.recorded ? item.role : PartnerRole::reseller));
  }
  Parts parts;
  if (!item.recorded) {
    const Relationship& known = relationships_.of(pair);
    const std::string_view state = item.state.value_or(known.partner_center_state);
    parts.push_back(relate(pair, observe(known, true, state, at_)));
  } else {
    // Of two that are recorded the relationship is the main one.
    if (item.relationship) parts.push_back(relate(pair, *item.relationship));
    if (item.dap) parts.push_back(grant(pair, with_recorded(administrations_.of(pair), *item.dap)));
  }
  parts.insert(parts.end(), partner.begin(), partner.end());
  return parts;
}

std::optional<ItemImporter::Span::Parts> ItemImporter::Span::apply(const exchange::ContactItem& item) {
  const std::optional<Subscription>& subscription = subscriptions_.of(item.subscription_id);
  if (!subscription) {
    return fault("SUBSCRIPTION_NOT_FOUND", item.subscription_id.text(),
                 text::tr("The subscription isn't known; import it first."));
  }
  if (item.customer_id && *item.customer_id != subscription->customer_id) {
    return fault("SUBSCRIPTION_OF_ANOTHER_CUSTOMER", item.subscription_id.text(),
                 text::say("The subscription is the customer {}'s, not {}'s.", subscription->customer_id.text(),
                           item.customer_id->text()));
  }
  Parts parts{{&contact_upserts_, contacts_.size()}};
  store::ContactChange& change = contacts_.emplace_back();  // without a partner it is the default, the provider
  change.subscription = item.subscription_id;
  change.elsewhere = store::Designator{item.assigned_at, std::string(item.assigned_by.value_or(""))};
  if (!is_account(item.support_tenant_id)) {
    change.partner = item.support_tenant_id;
    const std::optional<Partner> known = partners_.of(item.support_tenant_id);
    parts.push_back(save_partner(known, merge(known.value_or(Partner()), item)));
  }
  return parts;
}

std::optional<ItemImporter::Span::Parts> ItemImporter::Span::apply(const exchange::AdminItem& item) {
  if (item.indirect_provider && !item.partner && !importer_.reseller_) {
    return fault("RESELLER_UNSAID", {},
                 text::tr("This was granted to a reseller, but nothing says which; name it with --reseller."));
  }
  if (!customer_known(item.customer_id)) return std::nullopt;
  if (item.partner && !partners_.of(*item.partner)) {
    return fault("PARTNER_NOT_FOUND", item.partner->text(), text::tr("The partner isn't known; import it first."));
  }
  const store::CustomerAndPartner pair{item.customer_id, administrator(item)};
  return Parts{grant(pair, observe_gdap(administrations_.of(pair), item.gdap, at_))};
}

ItemImporter::Span::Part ItemImporter::Span::save_partner(const exchange::PartnerRelationshipItem& item,
                                                          PartnerRole role) {
  const std::optional<Partner> known = partners_.of(item.tenant_id);
  Partner partner = merge(known.value_or(Partner()), item);
  partner.role = role_after(partner.role, role);
  return save_partner(known, std::move(partner));
}

ItemImporter::Span::Part ItemImporter::Span::save_partner(const std::optional<Partner>& known, Partner partner) {
  // The store keeps that role for the account.
  if (partner.role == PartnerRole::provider) partner.role = PartnerRole::other;
  const bool takes_mpn_id = partner.mpn_id && (!known || known->mpn_id != partner.mpn_id);
  if (takes_mpn_id) {
    if (const auto holder = holder_of(*partner.mpn_id)) importer_.note_shared_mpn_id(partner, *holder);
  }
  return {&partners_.upserts, partners_.change(partner.tenant_id, partner, partner)};
}

/// The first of those that have it, in the store or once the span is saved.
std::optional<Partner> ItemImporter::Span::holder_of(const MpnId& mpn_id) {
  std::optional<Partner> holder;
  for (Partner& recorded : transaction_.find_partners({store::Lookup::By::mpn_id, mpn_id.text()}, 1)) {
    if (partners_.all().count(recorded.tenant_id) == 0) holder = std::move(recorded);
  }
  for (const auto& [id, partner] : partners_.all()) {
    if (!partner || partner->mpn_id != mpn_id) continue;
    if (!holder || id < holder->tenant_id) holder = partner;
    break;
  }
  return holder;
}

ItemImporter::Span::Part ItemImporter::Span::relate(const store::CustomerAndPartner& pair,
                                                    const Relationship& relationship) {
  return {&relationships_.upserts, relationships_.change(pair, relationship, {pair, relationship})};
}

ItemImporter::Span::Part ItemImporter::Span::grant(const store::CustomerAndPartner& pair,
                                                   const Administration& administration) {
  return {&administrations_.upserts, administrations_.change(pair, administration, {pair, administration})};
}

bool ItemImporter::Span::customer_known(CustomerId id) {
  if (customers_.of(id)) return true;
  fault("CUSTOMER_NOT_FOUND", id.text(), text::tr("The customer isn't known; import it first."));
  return false;
}

std::nullopt_t ItemImporter::Span::fault(std::string_view code, std::string_view value, std::string message) {
  if (!record_->json_path.empty()) message = text::say("{}: {}", record_->json_path, message);
  faults_.add(code, record_->line, 0, value, std::move(message));
  return std::nullopt;
}

void ItemImporter::note_shared_mpn_id(const Partner& partner, const Partner& holder) {
  if (shared_mpn_ids_.size() == most_notes) {
    ++more_shared_mpn_ids_;
    return;
  }
  shared_mpn_ids_.push_back(text::say(
      "{0} ({1}) has the MPN id {2}, which {3} ({4}) has as well; it names neither alone.", text::visible(partner.name),
      partner.tenant_id.text(), partner.mpn_id->text(), text::visible(holder.name), holder.tenant_id.text()));
}

std::vector<std::string> ItemImporter::notes() const {
  std::vector<std::string> notes = shared_mpn_ids_;
  if (more_shared_mpn_ids_ > 0) {
    notes.push_back(text::say("Further partners with an MPN id that another one has: {}", more_shared_mpn_ids_));
  }
  return notes;
}

void count(exchange::FileSummary& summary, Upsert upsert) {
  switch (upsert) {
    case Upsert::created:
      ++summary.created;
      break;
    case Upsert::updated:
      ++summary.updated;
      break;
    case Upsert::unchanged:
      ++summary.unchanged;
      break;
  }
}

}  // namespace pcadmin::command
