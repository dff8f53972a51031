#include "command/standing_contact.hpp"

namespace pcadmin::command {

StandingContact standing_contact(const store::SubscriptionRecord& record) {
  const ContactSource source = contact_source(record.facts.new_commerce, record.designated);
  return {.source = source, .partner = source == ContactSource::unsupported ? nullptr : &record.contact};
}

}  // namespace pcadmin::command
