#include "command/shared/standing_contact.hpp"

namespace pcadmin::command {

StandingContact standing_contact(const store::SubscriptionRecord& record) {
  const ContactSource source = contact_source(record.facts.subscription.new_commerce, record.designated);
  return {.source = source, .partner = source == ContactSource::unsupported ? nullptr : &record.contact};
}

void explain_contact(const store::SubscriptionRecord& record, Instant at, std::vector<report::ReasonText>& reasons,
                     bool is_ahead) {
  const report::ReasonContext context{.subscription_id = record.subscription.id,
                                      .customer_id = record.subscription.customer_id,
                                      .company_name = record.company_name,
                                      .contact = &record.contact,
                                      .is_ahead = is_ahead};
  report::describe(judge(record.facts, at), context, reasons);
}

}  // namespace pcadmin::command
