#include "app/live_values.hpp"

#include <algorithm>
#include <utility>

#include <pcadmin/eligibility.hpp>

#include "store/reference.hpp"
#include "text/unicode.hpp"

namespace pcadmin::app {
namespace {

using cli::Completes;
using store::Lookup;
using store::Visit;

constexpr std::size_t most_of_customer = 1000;

bool begins_with(std::string_view text, std::string_view typed) {
  return text::fold(text).starts_with(text::fold(typed));
}

/// One question to one snapshot.
class Search {
 public:
  Search(store::View& view, std::string_view typed, const Narrowing& narrowing, Instant now)
      : view_(view), typed_(typed), narrowing_(narrowing), now_(now) {}

  void find(Completes what) {
    switch (what) {
      case Completes::customer:
        return customers();
      case Completes::subscription:
        return subscriptions();
      case Completes::contact:
        return narrowing_.subscription.empty() ? partners() : contacts();
      case Completes::partner:
      case Completes::reseller:
        return partners();
      default:
        return;
    }
  }

  std::vector<Candidate> take() { return std::move(found_); }

 private:
  bool is_full() const { return found_.size() >= LiveValues::most; }

  void offer(std::string_view value, std::string_view description) {
    // What a shell or a terminal would choke on is reached by its id.
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
      const auto customers = view_.find_customers({by, std::string(typed_)}, LiveValues::most);
      if (!customers) return;
      for (const Customer& customer : *customers) {
        const std::string value = value_of(customer);
        if (begins_with(value, typed_) && names_customer(customer, value)) offer(value, description_of(customer));
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
      return name + " (" + it.status + ")";
    };
    // A customer's are few enough to look at each; everybody's are found by their ids.
    const Lookup lookup =
        holder ? Lookup{Lookup::By::name_prefix, {}} : Lookup{Lookup::By::id_prefix, std::string(typed_)};
    const auto subscriptions = view_.find_subscriptions(lookup, holder, holder ? most_of_customer : LiveValues::most);
    if (!subscriptions) return;
    for (const Subscription& it : *subscriptions) {
      if (it.id.text().starts_with(text::fold(typed_))) offer(it.id.text(), title(it));
    }
    if (!holder || typed_.empty()) return;
    for (const Subscription& it : *subscriptions) {
      for (const std::string* name : {&it.friendly_name, &it.offer_name}) {
        if (name->empty() || is_full() || !begins_with(*name, typed_)) continue;
        const auto resolved = store::resolve_subscription(view_, *name, holder, store::Suggest::no);
        if (resolved && resolved->id == it.id) offer(*name, it.id.text() + " (" + it.status + ")");
      }
    }
  }

  void provider() {
    const auto account = view_.account();
    if (account && *account && begins_with("provider", typed_)) offer("provider", (*account)->partner.name);
  }

  void offer_partner(const Partner& partner) {
    const std::string mpn_id = partner.mpn_id ? partner.mpn_id->text() : std::string();
    const bool has_name = begins_with(partner.name, typed_) && names_partner(partner, partner.name);
    if (has_name) return offer(partner.name, mpn_id);
    if (mpn_id.starts_with(typed_) && names_partner(partner, mpn_id)) return offer(mpn_id, partner.name);
    if (partner.tenant_id.text().starts_with(typed_)) offer(partner.tenant_id.text(), partner.name);
  }

  void partners() {
    provider();
    for (const Lookup::By by : {Lookup::By::name_prefix, Lookup::By::mpn_id_prefix, Lookup::By::id_prefix}) {
      if (is_full() || (typed_.empty() && by != Lookup::By::name_prefix)) break;
      const auto partners = view_.find_partners({by, std::string(typed_)}, LiveValues::most);
      if (!partners) return;
      for (const Partner& partner : *partners) {
        if (partner.role != PartnerRole::provider) offer_partner(partner);
      }
    }
  }

  /// Those who may become the contact of the subscription that was typed.
  void contacts() {
    const auto subscription =
        store::resolve_subscription(view_, narrowing_.subscription, customer(), store::Suggest::no);
    if (!subscription) return;
    // Its failure leaves fewer to offer.
    (void)view_.candidates(subscription->id, [&](const store::CandidateRecord& candidate) {
      const bool is_provider = candidate.partner.role == PartnerRole::provider;
      if (is_provider) provider();
      if (!is_provider && judge(candidate.facts, now_).eligible()) offer_partner(candidate.partner);
      return is_full() ? Visit::enough : Visit::more;
    });
  }

  store::View& view_;
  std::string_view typed_;
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
