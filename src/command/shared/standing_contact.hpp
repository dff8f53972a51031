// The contact that stands for a subscription, as the answers of several commands show it.
#pragma once

#include <vector>

#include <pcadmin/eligibility.hpp>
#include <pcadmin/partner.hpp>

#include "command/shared/cells.hpp"
#include "report/output.hpp"
#include "report/reason.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

struct StandingContact {
  ContactSource source = ContactSource::provider_default;
  const Partner* partner = nullptr;  ///< of the record; null for new commerce, which has no such contact
};

StandingContact standing_contact(const store::SubscriptionRecord& record);

/// Fills `reasons` with why the contact that stands doesn't qualify at an instant; `is_ahead`: it still does now.
void explain_contact(const store::SubscriptionRecord& record, Instant at, std::vector<report::ReasonText>& reasons,
                     bool is_ahead = false);

/// The cells that name a contact: null where there is none.
class ContactCells {
 public:
  explicit ContactCells(const StandingContact& contact) : partner_(contact.partner) {}

  report::Value tenant_id(IdCell& cell) const { return partner_ ? cell.of(partner_->tenant_id) : report::Value{}; }
  report::Value mpn_id() const { return partner_ ? mpn_cell(partner_->mpn_id) : report::Value{}; }
  report::Value name() const { return partner_ ? text_cell(partner_->name) : report::Value{}; }
  report::Value email() const { return partner_ ? text_cell(partner_->support_profile.email.text()) : report::Value{}; }
  report::Value telephone() const {
    return partner_ ? text_cell(partner_->support_profile.telephone.text()) : report::Value{};
  }
  report::Value website() const {
    return partner_ ? text_cell(partner_->support_profile.website.text()) : report::Value{};
  }

 private:
  const Partner* partner_;
};

}  // namespace pcadmin::command
