#include "app/help/live_values.hpp"

#include <algorithm>
#include <utility>

#include <pcadmin/eligibility.hpp>

#include "store/reference.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::app {
namespace {

using cli::Completes;
using store::Lookup;

constexpr std::size_t most_changes = 10'000;  // that are looked at for runs

/// One question to one snapshot.
class Search {
 public:
  Search(store::View& view, std::string_view typed, const Narrowing& narrowing, Instant now)
      : view_(view), typed_(typed), folded_(text::fold(typed)), narrowing_(narrowing), now_(now) {}

  void find(Completes what) {
    switch (what) {
      case Completes::customer:
        return customers();
      case Completes::subscription:
        return subscriptions();
      case Completes::contact:
        return narrowing_.subscription.empty() ? partners() : contacts();
      case Completes::partner:
        return partners();
      case Completes::reseller:
        return resellers();
      case Completes::run:
        return runs();
      default:
        return;
    }
  }

  std::vector<CompletionValue> take() { return std::move(found_); }

 private:
  bool is_full() const { return found_.size() >= LiveValues::most; }
  bool is_begun(std::string_view text) const { return text::fold(text).starts_with(folded_); }

  void offer(std::string_view value, std::string_view description) {
    // A name that would harm a shell or a terminal isn't offered; its owner can still be completed by id.
    if (value.empty() || is_full() || !text::is_harmless(value)) return;
    const bool known =
        std::any_of(found_.begin(), found_.end(), [&](const CompletionValue& it) { return it.value == value; });
    if (!known) found_.push_back({std::string(value), text::visible(description)});
  }

  /// The one thing that is named, as the commands understand it.
  template <class Thing>
  static std::optional<Thing> only(std::vector<Thing> named) {
    return named.size() == 1 ? std::optional(std::move(named.front())) : std::nullopt;
  }

  bool names_customer(const Customer& customer, std::string_view value) {
    return only(store::customers_named(view_, value, 2)) == customer;
  }
  bool names_partner(const Partner& partner, std::string_view value) {
    return only(store::partners_named(view_, value, 2)) == partner;
  }

  void customers() {
    const auto offer_each = [&](Lookup::By by, auto value_of, auto description_of) {
      if (is_full()) return;
      for (const Customer& customer : view_.find_customers({by, folded_}, LiveValues::most)) {
        const std::string value = value_of(customer);
        if (is_begun(value) && names_customer(customer, value)) offer(value, description_of(customer));
      }
    };
    const auto domain = [](const Customer& it) { return it.domain; };
    const auto name = [](const Customer& it) { return it.company_name; };
    offer_each(Lookup::By::domain_prefix, domain, name);
    if (!typed_.empty()) offer_each(Lookup::By::name_prefix, name, domain);
    if (!typed_.empty())
      offer_each(
          Lookup::By::id_prefix, [](const Customer& it) { return it.id.text(); }, name);
  }

  std::optional<CustomerId> customer() {
    if (narrowing_.customer.empty()) return std::nullopt;
    const auto customer = only(store::customers_named(view_, narrowing_.customer, 2));
    return customer ? std::optional(customer->id) : std::nullopt;
  }

  void subscriptions() {
    const std::optional<CustomerId> holder = customer();
    if (!narrowing_.customer.empty() && !holder) return;
    const auto title = [](const Subscription& it) {
      const std::string& name = it.friendly_name.empty() ? it.offer_name : it.friendly_name;
      return text::say("{0} ({1})", name, it.status);
    };
    const auto each = [&](Lookup::By by, auto take) {
      for (const Subscription& it : view_.find_subscriptions({by, folded_}, holder, LiveValues::most))
        take(it);
    };
    const auto by_id = [&](const Subscription& it) {
      if (is_begun(it.id.text())) offer(it.id.text(), title(it));
    };
    // Of a known customer all subscriptions are offered before anything is typed; else ids that begin with what was
    // typed.
    each(holder && typed_.empty() ? Lookup::By::name_prefix : Lookup::By::id_prefix, by_id);
    if (!holder || typed_.empty()) return;
    each(Lookup::By::name_prefix, [&](const Subscription& it) {
      for (const std::string* name : {&it.friendly_name, &it.offer_name}) {
        if (name->empty() || is_full() || !is_begun(*name)) continue;
        const auto named = only(store::subscriptions_named(view_, *name, holder, 2));
        if (named && named->id == it.id) offer(*name, text::say("{0} ({1})", it.id.text(), it.status));
      }
    });
  }

  void provider() {
    const auto account = view_.account();
    if (account && is_begun("provider")) offer("provider", account->partner.name);
  }

  void offer_partner(const Partner& partner) {
    const std::string mpn_id = partner.mpn_id ? partner.mpn_id->text() : std::string();
    const bool has_name = is_begun(partner.name) && names_partner(partner, partner.name);
    if (has_name) return offer(partner.name, mpn_id);
    if (mpn_id.starts_with(typed_) && names_partner(partner, mpn_id)) return offer(mpn_id, partner.name);
    if (is_begun(partner.tenant_id.text())) offer(partner.tenant_id.text(), partner.name);
  }

  void resellers() {
    for (const Lookup::By by : {Lookup::By::name_prefix, Lookup::By::mpn_id_prefix, Lookup::By::id_prefix}) {
      if (is_full() || (typed_.empty() && by != Lookup::By::name_prefix)) break;
      for (const Partner& partner : view_.find_partners({by, folded_}, LiveValues::most)) {
        if (partner.role != PartnerRole::provider) offer_partner(partner);
      }
    }
  }

  void partners() {
    provider();
    resellers();
  }

  /// Those who may become the contact of the subscription that was typed. Only the provider, and resellers with whom
  /// the customer has a relationship recorded, can be eligible; so no others are judged.
  void contacts() {
    const auto subscription = only(store::subscriptions_named(view_, narrowing_.subscription, customer(), 2));
    if (!subscription) return;
    provider();
    const store::RelationshipSelection selection{.kind = store::RelationshipKind::customer,
                                                 .customer = subscription->customer_id};
    for (auto records = view_.list_relationships(selection); const auto* record = records.next();) {
      const Partner& partner = record->partner;
      if (partner.role == PartnerRole::provider) continue;
      const EligibilityFacts facts{facts_of(*subscription),
                                   view_.candidate_facts(subscription->customer_id, partner.tenant_id)};
      if (judge(facts, now_).eligible()) offer_partner(partner);
      if (is_full()) break;
    }
  }

  /// The newest first.
  void runs() {
    std::size_t seen = 0;
    for (auto changes = view_.list_changes({}); const auto* change = changes.next();) {
      const std::string id = std::to_string(change->run_id);
      if (id.starts_with(typed_)) offer(id, format_instant(change->at) + " " + change->actor + ", " + change->command);
      if (is_full() || ++seen == most_changes) break;
    }
  }

  store::View& view_;
  std::string_view typed_;
  std::string folded_;
  const Narrowing& narrowing_;
  Instant now_;
  std::vector<CompletionValue> found_;
};

}  // namespace

std::vector<CompletionValue> LiveValues::find(Completes what, std::string_view typed,
                                              const Narrowing& narrowing) const {
  std::vector<CompletionValue> found;
  const auto opened = open_();
  if (!opened) return found;
  // What can't be read offers nothing.
  (void)(*opened)->read([&](store::View& view) -> Result<void> {
    Search search(view, typed, narrowing, now_);
    search.find(what);
    found = search.take();
    return {};
  });
  return found;
}

}  // namespace pcadmin::app
