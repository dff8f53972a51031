#include "command/relationships/administration_review.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

#include <pcadmin/grant.hpp>
#include <pcadmin/removal.hpp>

#include "command/shared/spans.hpp"
#include "text/local_time.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

constexpr std::size_t shown = 20;

AffectedContacts broken_by_revocation(store::View& view, const AdministrationRequests& all, Instant now) {
  AffectedContacts affected;
  const std::vector<AdministrationRequest> requests = all.distinct();
  for (auto request = requests.begin(); request != requests.end();) {
    RemovalSubject removed;
    removed.removal = Removal::administration;
    removed.partner = all.partner(*request).tenant_id;
    for (const auto number = request->partner; request != requests.end() && request->partner == number; ++request) {
      removed.customers.push_back(request->customer);
    }
    affected.collect(view, removed, now);
  }
  return affected;
}

std::vector<AdministrationRequest> weakening_among(store::View& view, const AdministrationRequests& all, Instant now) {
  std::vector<AdministrationRequest> weakening;
  for (const auto requests : spans_of(std::span(all.all()))) {
    std::vector<AdministrationRequest> insufficient;
    std::vector<store::CustomerAndPartner> pairs;
    for (const AdministrationRequest& request : requests) {
      const GdapTerms* const terms = all.terms(request);
      if (terms == nullptr || can_handle_support(terms->roles())) continue;
      insufficient.push_back(request);
      pairs.push_back({request.customer, all.partner(request).tenant_id});
    }
    const std::vector<Administration> known = view.administrations(pairs);
    for (std::size_t i = 0; i < insufficient.size(); ++i) {
      if (grant_takes_support_away(known[i], *all.terms(insufficient[i]), now)) weakening.push_back(insufficient[i]);
    }
  }
  return weakening;
}

std::string description(const GdapTerms* terms) {
  if (terms == nullptr) return "DAP";
  std::string roles;
  for (const Role& role : terms->roles())
    roles += (roles.empty() ? "" : text::tr(", ")) + std::string(role.name());
  return text::say("GDAP ({0}) until {1}", roles, text::local_time(terms->until()));
}

/// The first requests, a line each.
std::string lines(store::View& view, AdministrationChange change, const AdministrationRequests& all,
                  std::span<const AdministrationRequest> requests) {
  std::string lines;
  const auto first = requests.first(std::min(requests.size(), shown));
  const auto customers = view.customers(customers_of(first));
  for (std::size_t i = 0; i < first.size(); ++i) {
    const Customer named = customers[i].value_or(Customer());
    std::string what = text::visible(all.partner(first[i]).name);
    if (change == AdministrationChange::grant) what = text::say("{}: {}", what, description(all.terms(first[i])));
    lines += "  ";
    lines += text::say("{0} ({1}): {2}", text::visible(named.company_name), text::visible(named.domain), what);
    lines += '\n';
  }
  if (requests.size() > shown) lines += text::say("  and {} more\n", requests.size() - shown);
  return lines;
}

}  // namespace

AdministrationLoss loss_of(store::View& view, AdministrationChange change, const AdministrationRequests& requests,
                           Instant now) {
  if (change == AdministrationChange::grant) return {.weakening = weakening_among(view, requests, now)};
  return {.affected = broken_by_revocation(view, requests, now)};
}

std::string review(store::View& view, AdministrationChange change, const AdministrationRequests& requests,
                   const AdministrationLoss& loss, Instant now) {
  const auto& all = requests.all();
  std::string review = change == AdministrationChange::grant
                           ? text::say("Admin privileges to be granted: {}\n", all.size())
                           : text::say("Admin privileges to be revoked: {}\n", all.size());
  review += lines(view, change, requests, all);
  if (!loss.weakening.empty()) {
    review +=
        text::say("Of these, with no role for support in place of one that had some: {}\n", loss.weakening.size());
    review += lines(view, change, requests, loss.weakening);
  }
  return review + loss.affected.review(view, now);
}

}  // namespace pcadmin::command
