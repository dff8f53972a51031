// The support contacts that a removal would break: those that qualify now and wouldn't any more; or, of one that was
// done before, those that are designated all the same.
//
// Only ids are kept, since a large reseller supports very many subscriptions; what people read of them is
// looked up when it is shown.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pcadmin/id.hpp>
#include <pcadmin/instant.hpp>
#include <pcadmin/partner.hpp>
#include <pcadmin/removal.hpp>

#include "report/output.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

struct AffectedContact {
  SubscriptionId subscription_id;
  PartnerTenantId contact;
  bool designated = false;  ///< else the provider is the default

  bool operator==(const AffectedContact&) const = default;
};

/// What is to be taken away, and from whom.
struct RemovalSubject {
  Removal removal = Removal::partnership;
  std::vector<CustomerId> customers;  ///< in order, each once; none for a partnership, which has no customer
  PartnerTenantId partner;
  bool is_done = false;  ///< it was taken away before
};

class AffectedContacts {
 public:
  static constexpr std::size_t shown = 10;

  /// Adds those that the removal would break, or broke.
  void collect(store::View& view, const RemovalSubject& subject, Instant now);

  const std::vector<AffectedContact>& contacts() const { return contacts_; }
  /// For the review: how many there are of each customer, the first of them a line each, and who could take over.
  /// Empty where there are none.
  std::string review(store::View& view, Instant now) const;

 private:
  struct OfCustomer {
    std::string company_name;
    std::size_t count = 0;
    std::string first_lines;
    std::vector<SubscriptionFacts> facts;  ///< each once
    PartnerTenantId leaving;
    bool can_be_taken_over = true;  ///< no designation is possible once the account has left
  };

  void collect(store::View& view, const store::SubscriptionSelection& selection, const RemovalSubject& subject,
               Instant now);

  std::vector<AffectedContact> contacts_;
  std::map<std::pair<CustomerId, PartnerTenantId>, OfCustomer> customers_;  // with who leaves
};

/// What is shown of one affected contact.
struct AffectedContactRow {
  CustomerId customer_id;
  std::string company_name;
  std::string offer_name;
  std::string friendly_name;
  Partner contact;
  std::vector<report::ReasonText> reasons;  ///< why it doesn't qualify once the removal is done
};

/// Looks up what is shown of each. `removal` is passed where it isn't done yet.
std::vector<AffectedContactRow> describe(store::View& view, std::span<const AffectedContact> contacts,
                                         const std::optional<Removal>& removal, Instant now);

}  // namespace pcadmin::command
