#include "app/guide/choices.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include <pcadmin/eligibility.hpp>

#include "app/guide/listed_choices.hpp"
#include "report/reason.hpp"
#include "store/reference.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::app {
namespace {

using store::Lookup;
using store::View;
using text::say;
using text::tr;

constexpr std::size_t shortest_id = 4;  // of what is typed of one: fewer digits are rather letters of a name

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += " · ";
    text += part;
  }
  return text;
}

std::string name_or_id(std::string_view name, std::string id) {
  return name.empty() ? std::move(id) : std::string(name);
}

Choice choice_of(const Customer& customer) {
  const std::string& name = customer.company_name.empty() ? customer.domain : customer.company_name;
  return {.value = customer.id.text(),
          .name = name_or_id(name, customer.id.text()),
          .detail = customer.company_name.empty() ? std::string() : customer.domain,
          .explanation = {customer.id.text()}};
}

Choice choice_of(const Partner& partner) {
  return {.value = partner.tenant_id.text(),
          .name = name_or_id(partner.name, partner.tenant_id.text()),
          .detail = joined({partner.role == PartnerRole::provider ? tr("the provider") : "",
                            partner.mpn_id ? partner.mpn_id->text() : std::string()}),
          .explanation = {partner.tenant_id.text()}};
}

/// What it is called, and what was bought.
std::string title(const Subscription& subscription) {
  const std::string& own = subscription.friendly_name;
  const std::string& offer = subscription.offer_name;
  if (own.empty() || own == offer) return name_or_id(offer, subscription.id.text());
  return offer.empty() ? own : fmt::format("{} ({})", own, offer);
}

void refuse(Choice& choice, const std::vector<ReasonCode>& reasons, const report::ReasonContext& context) {
  if (reasons.empty()) return;
  choice.refusal = report::title(reasons.front());
  choice.explanation.clear();
  for (const ReasonCode code : reasons) {
    const report::ReasonText reason = report::describe(code, context);
    choice.explanation.push_back(reason.message);
    if (std::find(choice.fixes.begin(), choice.fixes.end(), reason.fix) != choice.fixes.end()) continue;
    choice.explanation.push_back(tr("Try: ") + reason.fix);
    choice.fixes.push_back(reason.fix);
  }
}

/// With its customer where it isn't known whose it is.
Choice choice_of(const store::SubscriptionRecord& record, bool with_customer) {
  const Subscription& subscription = record.subscription;
  const bool has_contact =
      contact_source(record.facts.subscription.new_commerce, record.designated) != ContactSource::unsupported;
  return {.value = subscription.id.text(),
          .name = title(subscription),
          .detail = joined({with_customer ? joined({record.company_name, record.domain}) : std::string(),
                            say("quantity {}", subscription.quantity),
                            has_contact ? say("contact: {}", record.contact.name) : std::string()}),
          .explanation = {subscription.id.text()}};
}

/// What lookups find, each once, one lookup after the other until there is enough.
template <class Thing, class Find, class Id>
std::vector<Choice> found_by(std::span<const Lookup> lookups, std::size_t most, const Find& find, const Id& id) {
  std::vector<Choice> found;
  std::set<Guid> seen;
  for (const Lookup& lookup : lookups) {
    if (found.size() >= most) break;
    for (const Thing& thing : find(lookup)) {
      if (found.size() < most && seen.insert(id(thing)).second) found.push_back(choice_of(thing));
    }
  }
  return found;
}

bool may_be_id(std::string_view typed) {
  return typed.empty() || typed.size() >= shortest_id;
}

Result<std::vector<Choice>> read_choices(store::Store& store, const std::function<std::vector<Choice>(View&)>& find) {
  std::vector<Choice> found;
  const Result<void> read = store.read([&](View& view) -> Result<void> {
    found = find(view);
    return {};
  });
  if (!read) return read.error();
  return found;
}

class CustomerChoices final : public Choices {
 public:
  explicit CustomerChoices(store::Store& store) : store_(store) {}

  Result<std::vector<Choice>> find(std::string_view typed, std::size_t most) override {
    const std::string text(typed);
    std::vector<Lookup> lookups{{Lookup::By::name_prefix, text},
                                {Lookup::By::domain_prefix, text},
                                {Lookup::By::name_part, text},
                                {Lookup::By::domain_part, text}};
    if (may_be_id(typed)) lookups.push_back({Lookup::By::id_prefix, text});
    return read_choices(store_, [&](View& view) {
      return found_by<Customer>(
          lookups, most, [&](const Lookup& lookup) { return view.find_customers(lookup, most); },
          [](const Customer& customer) { return customer.id.guid(); });
    });
  }

 private:
  store::Store& store_;
};

class PartnerChoices final : public Choices {
 public:
  PartnerChoices(store::Store& store, bool only_resellers) : store_(store), only_resellers_(only_resellers) {}

  Result<std::vector<Choice>> find(std::string_view typed, std::size_t most) override {
    const std::string text(typed);
    std::vector<Lookup> lookups{
        {Lookup::By::name_prefix, text}, {Lookup::By::mpn_id_prefix, text}, {Lookup::By::name_part, text}};
    if (may_be_id(typed)) lookups.push_back({Lookup::By::id_prefix, text});
    return read_choices(store_, [&](View& view) {
      return found_by<Partner>(
          lookups, most,
          [&](const Lookup& lookup) {
            std::vector<Partner> found = view.find_partners(lookup, most + 1);  // the provider may be left out
            if (only_resellers_) {
              std::erase_if(found, [](const Partner& partner) { return partner.role == PartnerRole::provider; });
            }
            return found;
          },
          [](const Partner& partner) { return partner.tenant_id.guid(); });
    });
  }

 private:
  store::Store& store_;
  bool only_resellers_;
};

std::vector<std::string_view> keys_of(const Subscription& subscription, const std::string& id) {
  return {subscription.friendly_name, subscription.offer_name, id};
}

}  // namespace

std::unique_ptr<Choices> customer_choices(store::Store& store) {
  return std::make_unique<CustomerChoices>(store);
}

std::unique_ptr<Choices> partner_choices(store::Store& store, bool only_resellers) {
  return std::make_unique<PartnerChoices>(store, only_resellers);
}

Result<std::unique_ptr<Choices>> subscription_choices(store::Store& store, CustomerId customer, bool to_be_assigned) {
  std::unique_ptr<ListedChoices> choices;
  const Result<void> read = store.read([&](View& view) -> Result<void> {
    std::vector<store::SubscriptionRecord> records;
    for (auto stream = view.list_subscriptions({.customer = customer}); const auto* record = stream.next();)
      records.push_back(*record);
    std::stable_sort(records.begin(), records.end(), [](const auto& a, const auto& b) {
      return store::name_key(title(a.subscription)) < store::name_key(title(b.subscription));
    });
    choices = std::make_unique<ListedChoices>();
    for (const store::SubscriptionRecord& record : records) {
      const SubscriptionFacts& facts = record.facts.subscription;
      Choice choice = choice_of(record, false);
      if (to_be_assigned && !can_have_contact(facts.status, facts.new_commerce)) {
        const ReasonCode code =
            is_deleted(facts.status) ? ReasonCode::subscription_deleted : ReasonCode::subscription_new_commerce;
        refuse(choice, {code},
               {record.subscription.id, record.subscription.customer_id, record.company_name, &record.contact});
      }
      const std::string id = choice.value;
      choices->add(std::move(choice), keys_of(record.subscription, id));
    }
    return {};
  });
  if (!read) return read.error();
  return std::unique_ptr<Choices>(std::move(choices));
}

namespace {

struct Candidate {
  Partner partner;
  bool stands = false;
  std::vector<ReasonCode> reasons;
  std::string key = {};  ///< of the name
};

/// The one that stands, then the others by name.
std::vector<Candidate> judged_candidates(View& view, SubscriptionId subscription, const store::SubscriptionBrief& brief,
                                         Instant now) {
  std::vector<Candidate> candidates;
  for (auto stream = view.list_candidates(subscription); const auto* record = stream.next();) {
    const Partner& partner = record->partner;
    // Designating the provider is going back to the default.
    const auto contact = partner.role == PartnerRole::provider ? std::nullopt : std::optional(partner.tenant_id);
    Designation designation = designate(brief.designated, contact, record->facts, now);
    if (designation.result != DesignationResult::refused) designation.decision.reasons.clear();
    candidates.push_back({partner, is_contact(brief.facts.new_commerce, brief.designated, partner),
                          std::move(designation.decision.reasons), store::name_key(partner.name)});
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(b.stands, a.key) < std::tie(a.stands, b.key);
  });
  return candidates;
}

}  // namespace

Result<std::unique_ptr<Choices>> contact_choices(store::Store& store, SubscriptionId subscription, Instant now) {
  std::vector<Candidate> candidates;
  store::SubscriptionBrief brief;
  const Result<void> read = store.read([&](View& view) -> Result<void> {
    candidates.clear();
    const std::optional<store::SubscriptionBrief> known = view.brief(subscription);
    if (!known) return {};  // it has gone meanwhile
    brief = *known;
    candidates = judged_candidates(view, subscription, brief, now);
    return {};
  });
  if (!read) return read.error();
  // A provider has very many resellers; only of a few is it read why they can't be taken.
  const auto shared = std::make_shared<const std::vector<Candidate>>(std::move(candidates));
  auto choices = std::make_unique<ListedChoices>([shared, brief, subscription](std::size_t place, Choice& choice) {
    const Candidate& candidate = (*shared)[place];
    refuse(choice, candidate.reasons, {subscription, brief.customer_id, brief.company_name, &candidate.partner});
  });
  for (const Candidate& candidate : *shared) {
    const Partner& partner = candidate.partner;
    Choice choice = choice_of(partner);
    if (candidate.stands) choice.detail = joined({choice.detail, tr("the contact now")});
    if (!candidate.reasons.empty()) choice.refusal = report::title(candidate.reasons.front());
    const std::string id = choice.value;
    choices->add(std::move(choice), {partner.name, partner.mpn_id ? partner.mpn_id->text() : std::string(), id});
  }
  return std::unique_ptr<Choices>(std::move(choices));
}

namespace {

/// `name` answers the things of a reference, `add` puts one into the list.
template <class Thing>
Result<std::unique_ptr<Choices>> named_alike(store::Store& store, const std::function<std::vector<Thing>(View&)>& name,
                                             const std::function<void(View&, const Thing&, ListedChoices&)>& add) {
  std::unique_ptr<ListedChoices> choices;
  const Result<void> read = store.read([&](View& view) -> Result<void> {
    choices.reset();
    const std::vector<Thing> named = name(view);
    if (named.size() < 2) return {};
    choices = std::make_unique<ListedChoices>();
    for (const Thing& thing : named)
      add(view, thing, *choices);
    return {};
  });
  if (!read) return read.error();
  return std::unique_ptr<Choices>(std::move(choices));
}

}  // namespace

Result<std::unique_ptr<Choices>> customers_named(store::Store& store, std::string_view reference) {
  return named_alike<Customer>(
      store, [&](View& view) { return store::customers_named(view, reference, most_named_alike); },
      [](View&, const Customer& customer, ListedChoices& choices) {
        Choice choice = choice_of(customer);
        const std::string id = choice.value;
        choices.add(std::move(choice), {customer.company_name, customer.domain, id});
      });
}

Result<std::unique_ptr<Choices>> partners_named(store::Store& store, std::string_view reference) {
  return named_alike<Partner>(
      store, [&](View& view) { return store::partners_named(view, reference, most_named_alike); },
      [](View&, const Partner& partner, ListedChoices& choices) {
        Choice choice = choice_of(partner);
        const std::string id = choice.value;
        choices.add(std::move(choice), {partner.name, partner.mpn_id ? partner.mpn_id->text() : std::string(), id});
      });
}

Result<std::unique_ptr<Choices>> subscriptions_named(store::Store& store, std::string_view reference,
                                                     const std::optional<CustomerId>& customer) {
  return named_alike<Subscription>(
      store, [&](View& view) { return store::subscriptions_named(view, reference, customer, most_named_alike); },
      [](View& view, const Subscription& subscription, ListedChoices& choices) {
        auto stream = view.list_subscriptions({.subscription = subscription.id});
        const store::SubscriptionRecord* const record = stream.next();
        Choice choice = choice_of(*record, true);
        const std::string id = choice.value;
        std::vector<std::string_view> keys = keys_of(subscription, id);
        keys.insert(keys.end(), {record->company_name, record->domain});
        choices.add(std::move(choice), keys);
      });
}

}  // namespace pcadmin::app
