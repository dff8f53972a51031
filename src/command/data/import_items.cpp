#include "command/data/import_items.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include <pcadmin/grant.hpp>
#include <pcadmin/relationship.hpp>

#include "command/data/shared_mpn_ids.hpp"
#include "command/data/things.hpp"
#include "exchange/merge.hpp"
#include "store/journal_text.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

using store::Upsert;

/// Whether characters were lost that some encoding hasn't got, as with Export-Csv of Windows PowerShell.
bool is_destroyed(std::string_view text) {
  return text.find("??") != std::string_view::npos || text.find("\uFFFD") != std::string_view::npos;
}

template <class Thing>
std::string_view text_of(const std::optional<Thing>& known, std::string Thing::*text) {
  return known ? std::string_view(*known.*text) : std::string_view();
}

/// What became of an item that is recorded in several places, the first of which is the main one.
Upsert together(Upsert main, Upsert other) {
  return main == Upsert::unchanged && other != Upsert::unchanged ? Upsert::updated : main;
}

Administration with_recorded(Administration administration, const exchange::RecordedDap& dap) {
  administration.dap = dap.state;
  administration.dap_since = dap.since;
  administration.dap_ended = dap.ended;
  return administration;
}

}  // namespace

/// A span of items on its way into the store.
class ItemImporter::Span {
 public:
  explicit Span(ItemImporter& importer)
      : importer_(importer),
        transaction_(importer.transaction_),
        account_(importer.account_.partner.tenant_id),
        at_(importer.at_),
        met_(importer.faults_.file()) {
    if (importer.changed_) tell_changes();
  }

  void read(std::span<const exchange::Record> records, const exchange::Said& said);
  void learn();
  void apply(const Imported& imported);
  void save(const Imported& imported);

 private:
  struct Entry {
    const exchange::Record* record;
    std::uint64_t number;  ///< of the record in its file
    std::optional<exchange::Item> item;
    std::size_t faults;             ///< how many were met until here
    bool has_the_stronger = false;  ///< of a customer that stands twice in the span
  };

  /// What became of the partner of a contact, while only the store can tell what becomes of the contact.
  struct PendingContact {
    store::ContactChange change;
    Upsert partner = Upsert::unchanged;
    const Entry* entry = nullptr;
  };

  void want(const exchange::CustomerItem& item);
  void want(const exchange::SubscriptionItem& item);
  void want(const exchange::PartnerRelationshipItem& item);
  void want(const exchange::ContactItem& item);
  void want(const exchange::AdminItem& item);

  // What becomes of an item; nothing where a fault prevents it, or where that turns out when it is saved.
  std::optional<Upsert> apply(const exchange::CustomerItem& item);
  std::optional<Upsert> apply(const exchange::SubscriptionItem& item);
  std::optional<Upsert> apply(const exchange::PartnerRelationshipItem& item);
  std::optional<Upsert> apply(const exchange::ContactItem& item);
  std::optional<Upsert> apply(const exchange::AdminItem& item);

  std::optional<Upsert> partnership(const exchange::PartnerRelationshipItem& item);
  std::optional<Upsert> customer_relationship(const exchange::PartnerRelationshipItem& item, CustomerId customer);
  AccountStanding account_standing(AccountStanding known, const exchange::CustomerItem& item) const;
  std::optional<Upsert> save_partner(Partner partner);

  void tell_changes();
  /// What a change is about.
  struct ChangedThing {
    std::optional<SubscriptionId> subscription = {};
    std::optional<CustomerId> customer = {};
    std::optional<PartnerTenantId> partner = {};
  };
  void tell(const Entry& entry, store::ChangeKind kind, const ChangedThing& subject, std::string before,
            std::string after, const std::string& name);
  void tell_contact(const Entry& entry, const store::ContactChange& change, const store::SubscriptionBrief& before);

  void keep_stronger_relationships();
  /// Whether the customer stood in the file already, with another relationship alone; the stronger is left.
  bool is_repeated(Entry& entry);

  bool is_account(PartnerTenantId id) const { return id == account_; }
  PartnerTenantId administrator(const exchange::AdminItem& item) const {
    return item.partner ? *item.partner : importer_.reseller_.value_or(account_);
  }
  bool customer_known(CustomerId id);
  /// Of what the item refers to and isn't known: the item waits, or that is a fault.
  std::nullopt_t unknown(std::string_view code, std::string_view value, std::string message);
  /// Whether a name that was destroyed on its way would take the place of another; that is a fault.
  bool destroys(std::string_view known, std::string_view said);
  std::nullopt_t fault(std::string_view code, std::string_view value, std::string message);

  ItemImporter& importer_;
  store::Transaction& transaction_;
  PartnerTenantId account_;
  Instant at_;

  exchange::Faults met_;  // of records that are no items
  std::vector<Entry> entries_;
  std::vector<store::Mention> mentions_;  // of the items, in their order
  const Entry* entry_ = nullptr;          // the one at hand

  Things<CustomerId, std::optional<Customer>> customers_;
  Things<SubscriptionId, std::optional<Subscription>> subscriptions_;
  Things<PartnerTenantId, std::optional<Partner>> partners_;
  Things<PartnerTenantId, Relationship> partnerships_;
  Things<store::CustomerAndPartner, Relationship> relationships_;
  Things<store::CustomerAndPartner, Administration> administrations_;
  std::vector<PendingContact> contacts_;
};

void ItemImporter::begin_file(std::uint32_t file, Unknown unknown) {
  file_ = file;
  unknown_ = unknown;
  next_record_ = 0;
  again_.reset();
  if (auto waiting = waiting_.extract(file)) again_ = std::move(waiting.mapped());
}

std::uint64_t ItemImporter::waiting() const {
  return std::accumulate(waiting_.begin(), waiting_.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const auto& file) { return sum + file.second.count(); });
}

void ItemImporter::import(std::span<const exchange::Record> records, const exchange::Said& said,
                          const Imported& imported) {
  Span span(*this);
  span.read(records, said);
  span.learn();
  span.apply(imported);
  span.save(imported);
}

void ItemImporter::Span::read(std::span<const exchange::Record> records, const exchange::Said& said) {
  std::vector<store::Statement> statements;
  for (const exchange::Record& record : records) {
    const std::uint64_t number = importer_.next_record_++;
    if (importer_.again_ && !importer_.again_->comes(number)) continue;
    std::optional<exchange::Item> item = exchange::to_item(record, said, met_);
    if (const auto kind = item ? exchange::kind_of(*item) : exchange::recognise(record, said)) {
      importer_.kinds_.insert(*kind);
    }
    if (item) {
      store::Statement& statement = statements.emplace_back();
      exchange::write_key(*item, statement.key);
      statement.key.append(reinterpret_cast<const char*>(&importer_.file_), sizeof importer_.file_);
      statement.content = exchange::content_hash(*item);
    }
    entries_.push_back({&record, number, std::move(item), met_.details().size()});
  }
  mentions_ = transaction_.mention(statements);
  keep_stronger_relationships();
  if (importer_.again_) return;
  for (const ErrorDetail& date : met_.left_out()) {
    importer_.remarks_.add(ImportRemarks::About::unreadable_date,
                           fmt::format("{}:{}: {}", text::visible(date.file), date.line, text::visible(date.value)));
  }
}

/// The dashboard names a customer twice where the account is a direct and an indirect partner.
void ItemImporter::Span::keep_stronger_relationships() {
  std::map<CustomerId, Entry*> first;
  for (Entry& entry : entries_) {
    auto* const item = entry.item ? std::get_if<exchange::CustomerItem>(&*entry.item) : nullptr;
    if (item == nullptr || !item->relationship_to_partner || item->relationship) continue;
    const auto [before, is_new] = first.try_emplace(item->id, &entry);
    if (is_new) continue;
    auto& other = std::get<exchange::CustomerItem>(*before->second->item);
    if (!is_stronger_relationship(*item->relationship_to_partner, *other.relationship_to_partner)) continue;
    other.relationship_to_partner.reset();
    entry.has_the_stronger = true;
    before->second = &entry;
  }
}

bool ItemImporter::Span::is_repeated(Entry& entry) {
  auto* const item = std::get_if<exchange::CustomerItem>(&*entry.item);
  if (item == nullptr || item->relationship || item->dap || item->allow_delegated_access) return false;
  const std::optional<Customer>& known = customers_.of(item->id);
  if (!known || merge(*known, *item) != *known) return false;
  if (!item->relationship_to_partner) return true;
  const std::string& other = relationships_.of({item->id, account_}).partner_center_state;
  if (!entry.has_the_stronger) {
    if (is_stronger_relationship(*item->relationship_to_partner, other)) return false;
    item->relationship_to_partner.reset();
  }
  importer_.remarks_.add(ImportRemarks::About::customer_twice, item->id.text());
  return true;
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
  partners_.want(administrator(item));
  if (!item.customer_id) return;
  customers_.want(*item.customer_id);
  administrations_.want({*item.customer_id, administrator(item)});
}

void ItemImporter::Span::apply(const Imported& imported) {
  auto mention = mentions_.begin();
  std::size_t told = 0;
  for (Entry& entry : entries_) {
    if (importer_.faults_.full()) break;
    for (; told < entry.faults; ++told)
      importer_.faults_.add(met_.details()[told]);
    if (!entry.item) continue;
    entry_ = &entry;
    if (*mention++ == store::Mention::different && !is_repeated(entry)) {
      fault("DUPLICATE_ID", exchange::id_text(*entry.item),
            text::tr("The same file says something else of this id before."));
      continue;
    }
    const auto done = std::visit([&](const auto& item) { return apply(item); }, *entry.item);
    if (done) imported(exchange::kind_of(*entry.item), *done);
  }
}

void ItemImporter::Span::save(const Imported& imported) {
  // What is referred to comes before what refers to it.
  const auto value = [](const auto&, auto known) { return *std::move(known); };
  transaction_.save_customers(customers_.take_changed(value));
  transaction_.save_partners(partners_.take_changed(value));
  transaction_.save_subscriptions(subscriptions_.take_changed(value));
  transaction_.set_partnerships(partnerships_.take_changed([](PartnerTenantId partner, Relationship&& partnership) {
    return store::PartnershipChange{partner, std::move(partnership)};
  }));
  transaction_.set_customer_relationships(
      relationships_.take_changed([](const store::CustomerAndPartner& pair, Relationship&& relationship) {
        return store::CustomerRelationshipChange{pair, std::move(relationship)};
      }));
  transaction_.set_administrations(
      administrations_.take_changed([](const store::CustomerAndPartner& pair, Administration&& administration) {
        return store::AdministrationChange{pair, std::move(administration)};
      }));
  std::vector<store::ContactChange> contacts;
  contacts.reserve(contacts_.size());
  for (PendingContact& contact : contacts_)
    contacts.push_back(std::move(contact.change));
  std::vector<std::optional<store::SubscriptionBrief>> before;
  if (importer_.changed_) {
    std::vector<SubscriptionId> ids;
    ids.reserve(contacts.size());
    for (const store::ContactChange& contact : contacts)
      ids.push_back(contact.subscription);
    before = transaction_.briefs(ids);
  }
  const std::vector<Upsert> done = transaction_.set_support_contacts(contacts);
  for (std::size_t i = 0; i < done.size(); ++i) {
    imported(exchange::Kind::contacts, together(done[i], contacts_[i].partner));
    if (!before.empty() && done[i] != Upsert::unchanged) tell_contact(*contacts_[i].entry, contacts[i], *before[i]);
  }
}

std::optional<Upsert> ItemImporter::Span::apply(const exchange::CustomerItem& item) {
  const std::optional<Customer>& known = customers_.of(item.id);
  Customer next = merge(known.value_or(Customer()), item);
  if (destroys(text_of(known, &Customer::company_name), next.company_name)) return std::nullopt;
  const Upsert customer = customers_.change(item.id, std::move(next));
  if (!item.relationship && !item.relationship_to_partner && !item.dap && !item.allow_delegated_access) return customer;
  const store::CustomerAndPartner pair{item.id, account_};
  AccountStanding standing = account_standing({relationships_.of(pair), administrations_.of(pair)}, item);
  const Upsert relationship = relationships_.change(pair, std::move(standing.relationship));
  const Upsert administration = administrations_.change(pair, std::move(standing.administration));
  return together(together(customer, relationship), administration);
}

/// What was recorded elsewhere goes before what Partner Center shows.
AccountStanding ItemImporter::Span::account_standing(AccountStanding known, const exchange::CustomerItem& item) const {
  if (item.relationship) known = with_relationship(std::move(known), *item.relationship, at_);
  known = observe_customer(std::move(known), item.relationship ? std::nullopt : item.relationship_to_partner,
                           item.dap ? std::nullopt : item.allow_delegated_access, at_);
  if (item.dap) known.administration = with_recorded(std::move(known.administration), *item.dap);
  return known;
}

std::optional<Upsert> ItemImporter::Span::apply(const exchange::SubscriptionItem& item) {
  const std::optional<Subscription>& known = subscriptions_.of(item.id);
  if (known && known->customer_id != item.customer_id) {
    return fault("SUBSCRIPTION_OF_ANOTHER_CUSTOMER", item.id.text(),
                 text::say("The subscription is the customer {}'s, not {}'s.", known->customer_id.text(),
                           item.customer_id.text()));
  }
  if (!known && !customer_known(item.customer_id)) return std::nullopt;
  Subscription next = merge(known.value_or(Subscription()), item);
  if (destroys(text_of(known, &Subscription::offer_name), next.offer_name)) return std::nullopt;
  if (destroys(text_of(known, &Subscription::friendly_name), next.friendly_name)) return std::nullopt;
  return subscriptions_.change(item.id, std::move(next));
}

std::optional<Upsert> ItemImporter::Span::apply(const exchange::PartnerRelationshipItem& item) {
  return item.customer_id ? customer_relationship(item, *item.customer_id) : partnership(item);
}

std::optional<Upsert> ItemImporter::Span::partnership(const exchange::PartnerRelationshipItem& item) {
  if (is_account(item.tenant_id)) return Upsert::unchanged;
  const auto partner = save_partner(merge(partners_.of(item.tenant_id).value_or(Partner()), item));
  if (!partner) return std::nullopt;
  if (item.relationship) return together(*partner, partnerships_.change(item.tenant_id, *item.relationship));
  // A provider of the account's is no partner under it; and a list without states says nothing of them.
  if (item.role != PartnerRole::reseller || !item.state || item.recorded) return partner;
  Relationship seen = observe_partnership(partnerships_.of(item.tenant_id), *item.state, at_);
  return together(*partner, partnerships_.change(item.tenant_id, std::move(seen)));
}

std::optional<Upsert> ItemImporter::Span::customer_relationship(const exchange::PartnerRelationshipItem& item,
                                                                CustomerId customer) {
  if (!customer_known(customer)) return std::nullopt;
  const store::CustomerAndPartner pair{customer, item.tenant_id};
  std::vector<Upsert> done;  // the main one first: of two that are recorded it is the relationship
  if (!item.recorded) {
    const Relationship& known = relationships_.of(pair);
    const std::string_view state = item.state.value_or(known.partner_center_state);
    done.push_back(relationships_.change(pair, observe(known, true, state, at_)));
  }
  if (item.relationship) done.push_back(relationships_.change(pair, *item.relationship));
  if (item.dap) done.push_back(administrations_.change(pair, with_recorded(administrations_.of(pair), *item.dap)));
  if (!is_account(item.tenant_id)) {
    const auto partner = save_partner(merge(partners_.of(item.tenant_id).value_or(Partner()), item));
    if (!partner) return std::nullopt;
    done.push_back(*partner);
  }
  return done.empty() ? Upsert::unchanged : std::accumulate(done.begin() + 1, done.end(), done.front(), together);
}

std::optional<Upsert> ItemImporter::Span::apply(const exchange::ContactItem& item) {
  const std::optional<Subscription>& subscription = subscriptions_.of(item.subscription_id);
  if (!subscription) {
    return unknown("SUBSCRIPTION_NOT_FOUND", item.subscription_id.text(),
                   text::tr("The subscription isn't known; import it first."));
  }
  if (item.customer_id && *item.customer_id != subscription->customer_id) {
    return fault("SUBSCRIPTION_OF_ANOTHER_CUSTOMER", item.subscription_id.text(),
                 text::say("The subscription is the customer {}'s, not {}'s.", subscription->customer_id.text(),
                           item.customer_id->text()));
  }
  PendingContact contact;  // without a partner it is the default, the provider
  contact.change.subscription = item.subscription_id;
  contact.change.elsewhere = store::Designator{item.assigned_at, std::string(item.assigned_by.value_or(""))};
  if (!is_account(item.support_tenant_id)) {
    const auto partner = save_partner(merge(partners_.of(item.support_tenant_id).value_or(Partner()), item));
    if (!partner) return std::nullopt;
    contact.change.partner = item.support_tenant_id;
    contact.partner = *partner;
  }
  contact.entry = entry_;
  contacts_.push_back(std::move(contact));
  return std::nullopt;
}

std::optional<Upsert> ItemImporter::Span::apply(const exchange::AdminItem& item) {
  if (item.indirect_provider && !item.partner && !importer_.reseller_) {
    return fault("RESELLER_UNSAID", {},
                 text::tr("This was granted to a reseller, but nothing says which; name it with --reseller."));
  }
  const std::string& id = item.gdap.id.empty() ? item.gdap.display_name : item.gdap.id;
  if (!item.customer_id) {
    importer_.remarks_.add(ImportRemarks::About::open_invitation, text::visible(id));
    return std::nullopt;
  }
  if (importer_.unknown_ == Unknown::left_out && !customers_.of(*item.customer_id)) {
    importer_.remarks_.add(ImportRemarks::About::gdap_without_customer,
                           fmt::format("{} {}", item.customer_id->text(), text::visible(id)));
    return std::nullopt;
  }
  if (!customer_known(*item.customer_id)) return std::nullopt;
  if (item.partner && !partners_.of(*item.partner)) {
    return unknown("PARTNER_NOT_FOUND", item.partner->text(), text::tr("The partner isn't known; import it first."));
  }
  const store::CustomerAndPartner pair{*item.customer_id, administrator(item)};
  return administrations_.change(pair, observe_gdap(administrations_.of(pair), item.gdap));
}

std::optional<Upsert> ItemImporter::Span::save_partner(Partner partner) {
  partner.role = role_to_save(std::nullopt, partner.role);
  const PartnerTenantId id = partner.tenant_id;
  const std::optional<Partner>& known = partners_.of(id);
  if (destroys(text_of(known, &Partner::name), partner.name)) return std::nullopt;
  if (partner.mpn_id && (!known || known->mpn_id != partner.mpn_id)) importer_.took_mpn_id_.insert(id);
  return partners_.change(id, std::move(partner));
}

void ItemImporter::Span::tell_changes() {
  using store::ChangeKind;
  using store::to_journal_text;
  const auto text_of_known = [](const auto& thing) { return thing ? to_journal_text(*thing) : std::string(); };
  customers_.on_change = [=, this](CustomerId id, const auto& before, const auto& after) {
    tell(*entry_, ChangeKind::customer, {.customer = id}, text_of_known(before), text_of_known(after),
         after->company_name);
  };
  subscriptions_.on_change = [=, this](SubscriptionId id, const auto& before, const auto& after) {
    tell(*entry_, ChangeKind::subscription, {.subscription = id}, text_of_known(before), text_of_known(after),
         after->friendly_name.empty() ? after->offer_name : after->friendly_name);
  };
  partners_.on_change = [=, this](PartnerTenantId id, const auto& before, const auto& after) {
    tell(*entry_, ChangeKind::partner, {.partner = id}, text_of_known(before), text_of_known(after), after->name);
  };
  partnerships_.on_change = [this](PartnerTenantId id, const auto& before, const auto& after) {
    tell(*entry_, ChangeKind::partnership, {.partner = id}, to_journal_text(before), to_journal_text(after),
         partners_.of(id)->name);
  };
  const auto tell_pair = [this](ChangeKind kind) {
    return [this, kind](const store::CustomerAndPartner& pair, const auto& before, const auto& after) {
      tell(*entry_, kind, {.customer = pair.customer, .partner = pair.partner}, to_journal_text(before),
           to_journal_text(after), customers_.of(pair.customer)->company_name);
    };
  };
  relationships_.on_change = tell_pair(ChangeKind::customer_relationship);
  administrations_.on_change = tell_pair(ChangeKind::administration);
}

void ItemImporter::Span::tell(const Entry& entry, store::ChangeKind kind, const ChangedThing& subject,
                              std::string before, std::string after, const std::string& name) {
  store::ChangeRecord change;
  change.kind = kind;
  change.subscription_id = subject.subscription;
  change.customer_id = subject.customer;
  change.partner_tenant_id = subject.partner;
  change.before = std::move(before);
  change.after = std::move(after);
  importer_.changed_(importer_.file_, entry.record->line, change, name);
}

void ItemImporter::Span::tell_contact(const Entry& entry, const store::ContactChange& change,
                                      const store::SubscriptionBrief& before) {
  tell(entry, store::ChangeKind::support_contact, {.subscription = change.subscription},
       store::to_journal_text(before.designated), store::to_journal_text(change.partner), before.offer_name);
}

bool ItemImporter::Span::customer_known(CustomerId id) {
  if (customers_.of(id)) return true;
  unknown("CUSTOMER_NOT_FOUND", id.text(), text::tr("The customer isn't known; import it first."));
  return false;
}

std::nullopt_t ItemImporter::Span::unknown(std::string_view code, std::string_view value, std::string message) {
  if (importer_.unknown_ != Unknown::waits) return fault(code, value, std::move(message));
  importer_.waiting_[importer_.file_].add(entry_->number);
  return std::nullopt;
}

bool ItemImporter::Span::destroys(std::string_view known, std::string_view said) {
  if (said == known || !is_destroyed(said)) return false;
  // What can't be decoded was told already.
  const std::vector<ErrorDetail>& told = importer_.faults_.details();
  if (std::any_of(told.begin(), told.end(), [](const auto& detail) { return detail.code == "INVALID_UTF8"; }))
    return true;
  fault("TEXT_DESTROYED", said,
        text::tr("Characters were lost when this was written in an encoding that hasn't got them; write it again in "
                 "UTF-8 (PowerShell: Export-Csv -Encoding utf8)."));
  return true;
}

std::nullopt_t ItemImporter::Span::fault(std::string_view code, std::string_view value, std::string message) {
  const exchange::Record& record = *entry_->record;
  if (!record.json_path.empty()) message = text::say("{}: {}", record.json_path, message);
  importer_.faults_.add(code, record.line, 0, value, std::move(message), record.json_path);
  return std::nullopt;
}

std::vector<report::ReasonText> ItemImporter::warnings() const {
  std::vector<report::ReasonText> warnings = remarks_.warnings();
  const std::vector<report::ReasonText> shared = shared_mpn_ids(transaction_, account_, took_mpn_id_);
  warnings.insert(warnings.end(), shared.begin(), shared.end());
  return warnings;
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
