#include "command/relationships/administration_request.hpp"

#include <algorithm>
#include <utility>

#include "command/shared/reference.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

std::uint32_t AdministrationRequests::number_of(const Partner& partner) {
  const auto next = static_cast<std::uint32_t>(partners_.size());
  const auto [place, is_new] = partner_numbers_.emplace(partner.tenant_id, next);
  if (is_new) partners_.push_back(partner);
  return place->second;
}

std::uint32_t AdministrationRequests::number_of(const GdapTerms& terms) {
  terms_.push_back(terms);
  return static_cast<std::uint32_t>(terms_.size());
}

std::vector<AdministrationRequest> AdministrationRequests::distinct() const {
  const auto pair_of = [](const AdministrationRequest& request) {
    return std::pair(request.partner, request.customer);
  };
  std::vector<AdministrationRequest> distinct = requests_;
  std::sort(distinct.begin(), distinct.end(), [&](const auto& a, const auto& b) { return pair_of(a) < pair_of(b); });
  const auto last = std::unique(distinct.begin(), distinct.end(),
                                [&](const auto& a, const auto& b) { return pair_of(a) == pair_of(b); });
  distinct.erase(last, distinct.end());
  return distinct;
}

const GdapTerms* AdministrationRequests::terms(const AdministrationRequest& request) const {
  return request.terms == 0 ? nullptr : &terms_[request.terms - 1];
}

std::vector<CustomerId> customers_of(std::span<const AdministrationRequest> requests) {
  std::vector<CustomerId> customers;
  customers.reserve(requests.size());
  for (const AdministrationRequest& request : requests)
    customers.push_back(request.customer);
  return customers;
}

void declare_administration_names(cli::OptionSet& set, AdministrationNames& names) {
  const auto asked_for = [&names] { return names.file.empty(); };
  set.value("--customer", "REF", names.customer, "The customer.")
      .completes(cli::Completes::customer)
      .asked_for(asked_for);
  set.value("--reseller", "REF", names.reseller, "The reseller, or 'provider' for the account.")
      .completes(cli::Completes::partner)
      .asked_for(asked_for);
  set.value("--from", "FILE", names.file, "Many at once: a file with the columns customer, reseller, gdap, until.")
      .completes(cli::Completes::file);
  set.value("--format", "FORMAT", names.format, "Of the file, where neither its name nor its beginning tells.")
      .choices({"csv", "jsonl"});
}

Result<void> check_named(const AdministrationNames& names) {
  const bool pair_named = !names.customer.empty() || !names.reseller.empty();
  if (!names.file.empty() && pair_named) {
    return failure(ErrorCode::conflicting_options, text::tr("--from names all customers and resellers itself."),
                   text::tr("leave --customer and --reseller out."));
  }
  if (names.file.empty() && !names.format.empty()) {
    return failure(ErrorCode::conflicting_options, text::tr("--format is for a file."), text::tr("add --from FILE."));
  }
  if (names.file.empty() && (names.customer.empty() || names.reseller.empty())) {
    return failure(ErrorCode::missing_argument, text::tr("a customer and a reseller must be named."),
                   text::tr("--customer REF --reseller REF, or --from FILE."));
  }
  return {};
}

Result<AdministrationRequests> named_request(store::View& view, const AdministrationNames& names,
                                             const std::optional<GdapTerms>& terms) {
  const auto customer = resolve_customer(view, names.customer);
  if (!customer) return customer.error();
  const auto partner = resolve_partner(view, names.reseller);
  if (!partner) return partner.error();
  AdministrationRequests requests;
  AdministrationRequest request;
  request.customer = customer->id;
  request.partner = requests.number_of(*partner);
  request.terms = terms ? requests.number_of(*terms) : 0;
  requests.add(request);
  return requests;
}

}  // namespace pcadmin::command
