#include "command/contacts/customer_page.hpp"

#include <string_view>

#include <pcadmin/eligibility.hpp>

#include "text/subscription_title.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {
namespace {

void append_detail(std::string& page, const char* label, std::string_view value) {
  page += text::say("{}: {}\n", text::tr(label), value.empty() ? text::tr("not recorded") : text::visible(value));
}

void append_contact(std::string& page, const Partner& contact) {
  append_detail(page, "Support contact", contact.name);
  append_detail(page, "E-mail", contact.support_profile.email.text());
  append_detail(page, "Telephone", contact.support_profile.telephone.text());
  append_detail(page, "Website", contact.support_profile.website.text());
}

}  // namespace

void append_customer_page(std::string& page, const store::SubscriptionRecord& record) {
  page += text::say("Support for {} ({})\n", text::visible(text::subscription_title(record.subscription)),
                    text::visible(record.company_name));
  const std::string& status = record.subscription.status;
  if (can_have_contact(status, record.facts.subscription.new_commerce)) {
    append_contact(page, record.contact);
    return;
  }
  page +=
      is_deleted(status)
          ? text::say("The subscription is {}: the customer sees no support page for it any more.\n",
                      text::visible(status))
          : text::tr("The page names no support contact: Partner Center has none for new-commerce subscriptions.\n");
}

}  // namespace pcadmin::command
