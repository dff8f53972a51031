#include "command/data/import_items.hpp"

#include <algorithm>
#include <initializer_list>
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
Upsert together(std::initializer_list<Upsert> results) {
  if (*results.begin() == Upsert::created) return Upsert::created;
  const bool changed = std::any_of(results.begin(), results.end(), [](Upsert u) { return u != Upsert::unchanged; });
  return changed ? Upsert::updated : Upsert::unchanged;
}

Administration with_recorded(Administration administration, const exchange::RecordedDap& dap) {
  administration.dap = dap.state;
  administration.dap_since = dap.since;
  administration.dap_ended = dap.ended;
  return administration;
}

}  // namespace

Result<std::optional<ItemImporter::Imported>> ItemImporter::import(const exchange::Record& record,
                                                                   const exchange::Said& said) {
  const std::optional<exchange::Item> item = exchange::to_item(record, said, faults_);
  if (!item) return std::optional<Imported>();
  record_ = &record;
  const Outcome upsert = record_once(*item);
  if (!upsert) return upsert.error();
  if (!*upsert) return std::optional<Imported>();
  return std::optional(Imported{exchange::kind_of(*item), **upsert});
}

ItemImporter::Outcome ItemImporter::record_once(const exchange::Item& item) {
  exchange::write_key(item, key_);
  key_.append(reinterpret_cast<const char*>(&file_), sizeof file_);
  const Result<store::Mention> mention = transaction_.mention(key_, exchange::content_hash(item));
  if (!mention) return mention.error();
  if (*mention == store::Mention::different) {
    return fault("DUPLICATE_ID", exchange::id_text(item),
                 text::tr("The same file says something else of this id before."));
  }
  return std::visit([&](const auto& it) { return apply(it); }, item);
}

ItemImporter::Outcome ItemImporter::apply(const exchange::CustomerItem& item) {
  Result<std::optional<Customer>> known = transaction_.customer(item.id);
  if (!known) return known.error();
  const Result<Upsert> saved = transaction_.save_customer(merge(std::move(*known).value_or(Customer()), item));
  if (!saved) return saved.error();
  Upsert result = *saved;

  if (!item.relationship && !item.relationship_to_partner && !item.dap && !item.allow_delegated_access)
    return std::optional(result);
  const PartnerTenantId account = account_.partner.tenant_id;
  const Result<Relationship> relationship = transaction_.customer_relationship(item.id, account);
  if (!relationship) return relationship.error();
  const Result<Administration> administration = transaction_.administration(item.id, account);
  if (!administration) return administration.error();
  const AccountStanding standing = account_standing({*relationship, *administration}, item);
  const Result<Upsert> related = transaction_.set_customer_relationship(item.id, account, standing.relationship);
  if (!related) return related.error();
  const Result<Upsert> granted = transaction_.set_administration(item.id, account, standing.administration);
  if (!granted) return granted.error();
  return std::optional(together({result, *related, *granted}));
}

/// What was recorded elsewhere goes before what Partner Center shows.
AccountStanding ItemImporter::account_standing(AccountStanding known, const exchange::CustomerItem& item) const {
  if (item.relationship) known = with_relationship(std::move(known), *item.relationship, at_);
  known = observe_customer(std::move(known), item.relationship ? std::nullopt : item.relationship_to_partner,
                           item.dap ? std::nullopt : item.allow_delegated_access, at_);
  if (item.dap) known.administration = with_recorded(std::move(known.administration), *item.dap);
  return known;
}

ItemImporter::Outcome ItemImporter::apply(const exchange::SubscriptionItem& item) {
  const CustomerId customer = item.customer_id;
  Result<std::optional<Subscription>> known = transaction_.subscription(item.id);
  if (!known) return known.error();
  if (*known && (*known)->customer_id != customer) {
    return fault(
        "SUBSCRIPTION_OF_ANOTHER_CUSTOMER", item.id.text(),
        text::say("The subscription is the customer {}'s, not {}'s.", (*known)->customer_id.text(), customer.text()));
  }
  if (!*known) {
    const Result<bool> customer_is_known = customer_known(customer);
    if (!customer_is_known) return customer_is_known.error();
    if (!*customer_is_known) return std::optional<Upsert>();
  }
  const Result<Upsert> saved = transaction_.save_subscription(merge(std::move(*known).value_or(Subscription()), item));
  if (!saved) return saved.error();
  return std::optional(*saved);
}

ItemImporter::Outcome ItemImporter::apply(const exchange::PartnerRelationshipItem& item) {
  return item.customer_id ? customer_relationship(item, *item.customer_id) : partnership(item);
}

ItemImporter::Outcome ItemImporter::partnership(const exchange::PartnerRelationshipItem& item) {
  if (is_account(item.tenant_id)) return std::optional(Upsert::unchanged);
  const Result<Upsert> saved = save_partner(item, item.role);
  if (!saved) return saved.error();
  if (item.relationship) {
    const Result<Upsert> set = transaction_.set_partnership(item.tenant_id, *item.relationship);
    if (!set) return set.error();
    return std::optional(together({*saved, *set}));
  }
  // A provider of the account's is no partner under it; and a list without states says nothing of them.
  if (item.role != PartnerRole::reseller || !item.state || item.recorded) return std::optional(*saved);

  const Result<Relationship> relationship = transaction_.partnership(item.tenant_id);
  if (!relationship) return relationship.error();
  const Result<Upsert> set =
      transaction_.set_partnership(item.tenant_id, observe_partnership(*relationship, *item.state, at_));
  if (!set) return set.error();
  return std::optional(together({*saved, *set}));
}

ItemImporter::Outcome ItemImporter::customer_relationship(const exchange::PartnerRelationshipItem& item,
                                                          CustomerId customer) {
  const Result<bool> customer_is_known = customer_known(customer);
  if (!customer_is_known) return customer_is_known.error();
  if (!*customer_is_known) return std::optional<Upsert>();

  Upsert saved = Upsert::unchanged;
  if (!is_account(item.tenant_id)) {
    const Result<Upsert> result = save_partner(item, item.recorded ? item.role : PartnerRole::reseller);
    if (!result) return result.error();
    saved = *result;
  }
  if (item.recorded) {
    if (item.relationship) {
      const Result<Upsert> set = transaction_.set_customer_relationship(customer, item.tenant_id, *item.relationship);
      if (!set) return set.error();
      saved = together({*set, saved});
    }
    if (!item.dap) return std::optional(saved);
    const Result<Upsert> set = record_dap(customer, item.tenant_id, *item.dap);
    if (!set) return set.error();
    // Of two that are recorded the relationship is the main one.
    return std::optional(item.relationship ? together({saved, *set}) : together({*set, saved}));
  }
  const Result<Relationship> relationship = transaction_.customer_relationship(customer, item.tenant_id);
  if (!relationship) return relationship.error();
  const std::string_view state = item.state.value_or(relationship->partner_center_state);
  const Result<Upsert> set =
      transaction_.set_customer_relationship(customer, item.tenant_id, observe(*relationship, true, state, at_));
  if (!set) return set.error();
  return std::optional(together({*set, saved}));
}

ItemImporter::Outcome ItemImporter::apply(const exchange::ContactItem& item) {
  const Result<std::optional<Subscription>> subscription = transaction_.subscription(item.subscription_id);
  if (!subscription) return subscription.error();
  if (!*subscription) {
    return fault("SUBSCRIPTION_NOT_FOUND", item.subscription_id.text(),
                 text::tr("The subscription isn't known; import it first."));
  }
  if (item.customer_id && *item.customer_id != (*subscription)->customer_id) {
    return fault("SUBSCRIPTION_OF_ANOTHER_CUSTOMER", item.subscription_id.text(),
                 text::say("The subscription is the customer {}'s, not {}'s.", (*subscription)->customer_id.text(),
                           item.customer_id->text()));
  }
  std::optional<PartnerTenantId> contact;  // nothing is the default, the provider
  Upsert saved = Upsert::unchanged;
  if (!is_account(item.support_tenant_id)) {
    contact = item.support_tenant_id;
    const Result<std::optional<Partner>> known = transaction_.partner(item.support_tenant_id);
    if (!known) return known.error();
    const Result<Upsert> result = save_partner(*known, merge(known->value_or(Partner()), item));
    if (!result) return result.error();
    saved = *result;
  }
  const store::Designator designator{item.assigned_at, std::string(item.assigned_by.value_or(""))};
  const Result<Upsert> set = transaction_.set_support_contact(item.subscription_id, contact, designator);
  if (!set) return set.error();
  return std::optional(together({*set, saved}));
}

ItemImporter::Outcome ItemImporter::apply(const exchange::AdminItem& item) {
  if (item.indirect_provider && !item.partner && !reseller_) {
    return fault("RESELLER_UNSAID", {},
                 text::tr("This was granted to a reseller, but nothing says which; name it with --reseller."));
  }
  const Result<bool> customer_is_known = customer_known(item.customer_id);
  if (!customer_is_known) return customer_is_known.error();
  if (!*customer_is_known) return std::optional<Upsert>();

  if (item.partner) {
    const Result<std::optional<Partner>> known = transaction_.partner(*item.partner);
    if (!known) return known.error();
    if (!*known)
      return fault("PARTNER_NOT_FOUND", item.partner->text(), text::tr("The partner isn't known; import it first."));
  }
  const PartnerTenantId partner = item.partner ? *item.partner : reseller_.value_or(account_.partner.tenant_id);
  Result<Administration> administration = transaction_.administration(item.customer_id, partner);
  if (!administration) return administration.error();
  const Result<Upsert> set = transaction_.set_administration(item.customer_id, partner,
                                                             observe_gdap(*std::move(administration), item.gdap, at_));
  if (!set) return set.error();
  return std::optional(*set);
}

Result<Upsert> ItemImporter::save_partner(const exchange::PartnerRelationshipItem& item, PartnerRole role) {
  const Result<std::optional<Partner>> known = transaction_.partner(item.tenant_id);
  if (!known) return known.error();
  Partner partner = merge(known->value_or(Partner()), item);
  partner.role = role_after(partner.role, role);
  return save_partner(*known, partner);
}

Result<Upsert> ItemImporter::save_partner(const std::optional<Partner>& known, const Partner& partner) {
  const bool takes_mpn_id = partner.mpn_id && (!known || known->mpn_id != partner.mpn_id);
  if (takes_mpn_id) {
    const auto holders = transaction_.find_partners({store::Lookup::By::mpn_id, partner.mpn_id->text()}, 1);
    if (!holders) return holders.error();
    if (!holders->empty()) note_shared_mpn_id(partner, holders->front());
  }
  return transaction_.save_partner(partner);
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

Result<Upsert> ItemImporter::record_dap(CustomerId customer, PartnerTenantId partner,
                                        const exchange::RecordedDap& dap) {
  Result<Administration> administration = transaction_.administration(customer, partner);
  if (!administration) return administration.error();
  return transaction_.set_administration(customer, partner, with_recorded(*std::move(administration), dap));
}

Result<bool> ItemImporter::customer_known(CustomerId id) {
  if (last_customer_ == id) return true;
  const Result<std::optional<Customer>> customer = transaction_.customer(id);
  if (!customer) return customer.error();
  if (*customer) {
    last_customer_ = id;
    return true;
  }
  // The answer doesn't matter: it only says that there is a fault now.
  (void)fault("CUSTOMER_NOT_FOUND", id.text(), text::tr("The customer isn't known; import it first."));
  return false;
}

ItemImporter::Outcome ItemImporter::fault(std::string_view code, std::string_view value, std::string message) {
  if (!record_->json_path.empty()) message = text::say("{}: {}", record_->json_path, message);
  faults_.add(code, record_->line, 0, value, std::move(message));
  return std::optional<Upsert>();
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
