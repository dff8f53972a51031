// Which customers' administration, for which partners, grant-admin and revoke-admin are to change: one pair
// named on the command line, or very many in a file.
//
// A request holds ids and numbers only, so that half a million of them fit in little memory: partners and
// GDAP terms, of which there are few, are kept once.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <pcadmin/id.hpp>
#include <pcadmin/instant.hpp>
#include <pcadmin/partner.hpp>

#include "cli/option.hpp"
#include "cli/services.hpp"
#include "command/relationships/gdap_terms.hpp"
#include "error/error.hpp"
#include "exchange/record.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

struct AdministrationRequest {
  CustomerId customer;
  std::uint32_t partner = 0;  ///< of AdministrationRequests::partner
  std::uint32_t terms = 0;    ///< of AdministrationRequests::terms; 0 is DAP
  std::uint64_t line = 0;     ///< in the file; 0 on the command line

  bool operator==(const AdministrationRequest&) const = default;
};

class AdministrationRequests {
 public:
  void add(const AdministrationRequest& request) { requests_.push_back(request); }
  /// The numbers by which requests refer to them.
  std::uint32_t number_of(const Partner& partner);
  std::uint32_t number_of(const GdapTerms& terms);

  const std::vector<AdministrationRequest>& all() const { return requests_; }
  /// By partner and customer, each pair once, however often it was asked for.
  std::vector<AdministrationRequest> distinct() const;
  const Partner& partner(const AdministrationRequest& request) const { return partners_[request.partner]; }
  /// Null for DAP.
  const GdapTerms* terms(const AdministrationRequest& request) const;
  const std::vector<GdapTerms>& all_terms() const { return terms_; }

  exchange::Layout layout = exchange::Layout::none;  ///< of the table that they were read from

 private:
  std::vector<AdministrationRequest> requests_;
  std::vector<Partner> partners_;
  std::unordered_map<PartnerTenantId, std::uint32_t> partner_numbers_;
  std::vector<GdapTerms> terms_;  // the number of the first is 1
};

/// Whose administration they are to change, in their order.
std::vector<CustomerId> customers_of(std::span<const AdministrationRequest> requests);

/// As typed.
struct AdministrationNames {
  std::string customer;
  std::string reseller;
  std::string file;    ///< "-" is standard input; empty where the pair is named
  std::string format;  ///< csv, jsonl, or empty: by the file's name, then by what it holds
};

void declare_administration_names(cli::OptionSet& set, AdministrationNames& names);

/// Fails with MISSING_ARGUMENT or CONFLICTING_OPTIONS: a pair or a file has to be named.
Result<void> check_named(const AdministrationNames& names);

/// The one pair that is named.
Result<AdministrationRequests> named_request(store::View& view, const AdministrationNames& names,
                                             const std::optional<GdapTerms>& terms);

/// What a file asks for, read once, as a stream: columns customer, reseller, gdap, until. Where nothing is
/// granted the latter two don't matter. Fails with INPUT_INVALID, all faults named, up to a bound:
/// UNKNOWN_FIELD, MISSING_FIELD, INVALID_DATE, INVALID_VALUE, CONTRADICTION (a pair with two GDAPs), the
/// codes of references that can't be resolved, and those of read_records().
Result<AdministrationRequests> read_requests(store::View& view, const AdministrationNames& names, bool grants,
                                             cli::Services& services);

}  // namespace pcadmin::command
