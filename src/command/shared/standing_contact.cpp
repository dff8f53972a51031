#include "command/shared/standing_contact.hpp"

namespace pcadmin::command {

StandingContact standing_contact(const store::SubscriptionRecord& record) {
  const ContactSource source = contact_source(record.facts.subscription.new_commerce, record.designated);
  return {.source = source, .partner = source == ContactSource::unsupported ? nullptr : &record.contact};
}

report::ReasonContext reason_context(const store::SubscriptionRecord& record) {
  return {.subscription_id = record.subscription.id,
          .customer_id = record.subscription.customer_id,
          .company_name = record.company_name,
          .contact = &record.contact};
}

}  // namespace pcadmin::command
