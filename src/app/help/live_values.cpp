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
using store::Visit;

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

  std::vector<Candidate> take() { return std::move(found_); }

 private:
  bool is_full() const { return found_.size() >= LiveValues::most; }
  bool is_begun(std::string_view text) const { return text::fold(text).starts_with(folded_); }

  void offer(std::string_view value, std::string_view description) {
    // A name that would harm a shell or a terminal isn't offered; its owner can still be completed by id.
    if (value.empty() || is_full() || !text::is_harmless(value)) return;
    const bool known =
        std::any_of(found_.begin(), found_.end(), [&](const Candidate& it) { return it.value == value; });
    if (!known) found_.push_back({std::string(value), text::visible(description)});
  }

  /// Whether `value` names this one alone, as the commands resolve it.
  template <class Thing, class Resolve>
  static bool names(const Thing& thing, const Resolve& resolve) {
    const auto resolved = resolve();
    return resolved && *resolved == thing;
  }

  bool names_customer(const Customer& customer, std::string_view value) {
    return names(customer, [&] { return store::resolve_customer(view_, value, store::Suggest::no); });
  }
  bool names_partner(const Partner& partner, std::string_view value) {
    return names(partner, [&] { return store::resolve_partner(view_, value, store::Suggest::no); });
  }

  void customers() {
    const auto offer_each = [&](Lookup::By by, auto value_of, auto description_of) {
      if (is_full()) return;
      const auto customers = view_.find_customers({by, folded_}, LiveValues::most);
      if (!customers) return;
      for (const Customer& customer : *customers) {
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
    const auto customer = store::resolve_customer(view_, narrowing_.customer, store::Suggest::no);
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
      const auto subscriptions = view_.find_subscriptions({by, folded_}, holder, LiveValues::most);
      if (!subscriptions) return;
      for (const Subscription& it : *subscriptions)
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
        const auto resolved = store::resolve_subscription(view_, *name, holder, store::Suggest::no);
        if (resolved && resolved->id == it.id) offer(*name, text::say("{0} ({1})", it.id.text(), it.status));
      }
    });
  }

  void provider() {
    const auto account = view_.account();
    if (account && *account && is_begun("provider")) offer("provider", (*account)->partner.name);
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
      const auto partners = view_.find_partners({by, folded_}, LiveValues::most);
      if (!partners) return;
      for (const Partner& partner : *partners) {
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
    const auto subscription =
        store::resolve_subscription(view_, narrowing_.subscription, customer(), store::Suggest::no);
    if (!subscription) return;
    provider();
    // Where the store can't be read further, what was found so far is offered.
    (void)view_.relationships({.kind = store::RelationshipKind::customer, .customer = subscription->customer_id},
                              [&](const store::RelationshipRecord& record) {
                                if (record.partner.role == PartnerRole::provider) return Visit::more;
                                const auto facts = view_.facts(subscription->id, record.partner.tenant_id);
                                if (facts && judge(*facts, now_).eligible()) offer_partner(record.partner);
                                return is_full() ? Visit::enough : Visit::more;
                              });
  }

  /// The newest first.
  void runs() {
    std::size_t seen = 0;
    (void)view_.changes({}, [&](const store::ChangeRecord& change) {
      const std::string id = std::to_string(change.run_id);
      if (id.starts_with(typed_)) offer(id, format_instant(change.at) + " " + change.actor + ", " + change.command);
      return is_full() || ++seen == most_changes ? Visit::enough : Visit::more;
    });
  }

  store::View& view_;
  std::string_view typed_;
  std::string folded_;
  const Narrowing& narrowing_;
  Instant now_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> LiveValues::find(Completes what, std::string_view typed, const Narrowing& narrowing) const {
  std::vector<Candidate> found;
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
