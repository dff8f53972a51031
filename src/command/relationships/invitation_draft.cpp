#include "command/relationships/invitation_draft.hpp"

#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

std::string paragraphs(std::string_view greeting, std::string_view request, std::string_view link,
                       std::string_view provider) {
  return text::say(
      "{}\n\n{}\n\nTo accept, please sign in as an administrator and open this link:\n\n{}\n\nThe link is valid as it "
      "stands; please don't change it. If you have any questions, simply reply to this message.\n\nKind regards\n{}\n",
      greeting, request, link, provider);
}

std::string asked_of_customer(bool of_account, bool with_dap, std::string_view partner, std::string_view provider) {
  if (of_account && with_dap) {
    return text::say(
        "{} would like to be your partner for Microsoft services. By accepting, you let us sell you subscriptions and "
        "you grant us delegated administration privileges, with which we can set up your services and help you with "
        "them.",
        provider);
  }
  if (of_account) {
    return text::say(
        "{} would like to be your partner for Microsoft services. By accepting, you let us sell you subscriptions. We "
        "don't ask for administration privileges.",
        provider);
  }
  if (with_dap) {
    return text::say(
        "{0}, a reseller working with {1}, would like to support you with Microsoft services. By accepting, you "
        "establish a relationship with {0} and grant it delegated administration privileges, with which it can help "
        "you.",
        partner, provider);
  }
  return text::say(
      "{0}, a reseller working with {1}, would like to support you with Microsoft services. By accepting, you "
      "establish "
      "a relationship with {0}. We don't ask for administration privileges.",
      partner, provider);
}

}  // namespace

Draft partnership_draft(const Partner& provider, const Partner& reseller, std::string_view link) {
  Draft draft;
  draft.subject = text::say("Invitation to become an indirect reseller of {}", provider.name);
  draft.body =
      paragraphs(text::say("Dear team of {},", reseller.name),
                 text::say("{} would like to work with you as an indirect reseller in Microsoft's Cloud Solution "
                           "Provider programme, so that you can support our customers.",
                           provider.name),
                 link, provider.name);
  return draft;
}

Draft customer_draft(const Partner& provider, const Partner& partner, std::string_view company_name,
                     std::string_view link, bool with_dap) {
  const bool of_account = partner.role == PartnerRole::provider;
  Draft draft;
  draft.subject = text::say("Request to work with {} for Microsoft services", partner.name);
  draft.body = paragraphs(text::say("Dear team of {},", company_name),
                          asked_of_customer(of_account, with_dap, partner.name, provider.name), link, provider.name);
  return draft;
}

std::string readable(const Draft& draft, std::string_view address) {
  std::string text;
  if (!address.empty()) text = text::say("To: {}\n", address);
  text += text::say("Subject: {}\n\n{}", draft.subject, draft.body);
  return text;
}

}  // namespace pcadmin::command
