#include "report/reason.hpp"

#include <utility>

#include "text/translate.hpp"

namespace pcadmin::report {
namespace {

bool is_provider(const ReasonContext& context) {
  return context.contact->role == PartnerRole::provider;
}

std::string contact_name(const ReasonContext& context) {
  return context.contact->name.empty() ? context.contact->tenant_id.text() : context.contact->name;
}

std::string company_name(const ReasonContext& context) {
  return context.company_name.empty() ? context.customer_id.text() : std::string(context.company_name);
}

/// With {0} for the contact and {1} for the company.
text::Sentence<std::string, std::string> sentence(ReasonCode code) {
  switch (code) {
    case ReasonCode::subscription_deleted:
      return text::mark("The subscription of {1} is deleted or expired, so {0} can't become its support contact.");
    case ReasonCode::subscription_new_commerce:
      return text::mark(
          "The subscription of {1} is new commerce, for which Partner Center has no designated support contact, so "
          "{0} can't become it.");
    case ReasonCode::account_relationship_ended:
      return text::mark(
          "Your own relationship with {1} has ended, so you can designate nobody there, {0} included, until it is "
          "established again.");
    case ReasonCode::not_a_reseller:
      return text::mark(
          "{0} is not one of your indirect resellers; only they and you can be the support contact of {1}.");
    case ReasonCode::partnership_missing:
      return text::mark("{0} was never asked for a partnership, so it can't support {1}.");
    case ReasonCode::partnership_pending:
      return text::mark("{0} has not accepted the partnership yet, so it can't support {1}.");
    case ReasonCode::partnership_ended:
      return text::mark("The partnership with {0} was declined, has expired or was removed, so it can't support {1}.");
    case ReasonCode::customer_relationship_ended:
      return text::mark("The relationship between {1} and {0} has ended.");
    case ReasonCode::customer_relationship_missing:
      return text::mark("The subscription was bought elsewhere, and {1} has no relationship with {0}.");
    case ReasonCode::customer_relationship_pending:
      return text::mark(
          "The subscription was bought elsewhere, and {1} has not accepted the relationship with {0} yet.");
    case ReasonCode::admin_privileges_missing:
      return text::mark(
          "{1} has granted {0} no delegated admin privileges. When it has, record that: grant-admin grants nothing "
          "itself.");
    case ReasonCode::admin_privileges_ended:
      return text::mark(
          "The delegated admin privileges that {1} granted {0} were revoked or have ended. When it has granted them "
          "again, record that: grant-admin grants nothing itself.");
    case ReasonCode::admin_role_insufficient:
      return text::mark(
          "The delegated admin privileges that {1} granted {0} include no role with which support requests can be "
          "handled. When it has granted one, record that: grant-admin grants nothing itself.");
  }
  return "";
}

/// Of the reasons that time alone brings about, what will be.
std::string message_ahead(ReasonCode code, const ReasonContext& context) {
  switch (code) {
    case ReasonCode::admin_privileges_ended:
      return text::say(
          "The delegated admin privileges that {1} granted {0} will have ended by then. When it has granted them anew, "
          "record that: grant-admin grants nothing itself.",
          contact_name(context), company_name(context));
    case ReasonCode::admin_role_insufficient:
      return text::say(
          "Of the delegated admin privileges that {1} granted {0}, no role with which support requests can be handled "
          "will be left by then. When it has granted one anew, record that: grant-admin grants nothing itself.",
          contact_name(context), company_name(context));
    default:
      return text::say(sentence(code), contact_name(context), company_name(context));
  }
}

/// For ids and fixed words alone: nothing in it needs quoting in a shell.
std::string command(std::string_view verb, const ReasonContext& context, bool with_customer, bool with_contact) {
  std::string result = "pcadmin ";
  result += verb;
  if (with_customer) result += " --customer " + context.customer_id.text();
  if (with_contact) result += " --reseller " + context.contact->tenant_id.text();
  return result;
}

/// What records that the customer has granted what is missing. Its end, with GDAP, only people know.
std::string granting_command(const ReasonContext& context) {
  std::string result = command("grant-admin", context, true, !is_provider(context));
  if (is_provider(context)) result += " --reseller provider";
  if (context.has_gdap) result += " --gdap 'Service Support Administrator' --until DATE";
  return result;
}

std::string fix(ReasonCode code, const ReasonContext& context) {
  const bool reseller = !is_provider(context);
  switch (code) {
    case ReasonCode::subscription_deleted:
    case ReasonCode::subscription_new_commerce:  // nothing repairs it: what else the customer has
      return "pcadmin list-subscriptions " + context.customer_id.text();
    case ReasonCode::account_relationship_ended:
      return command("request-relationship", context, true, false);
    case ReasonCode::not_a_reseller:
    case ReasonCode::partnership_missing:
    case ReasonCode::partnership_ended:
      return command("request-relationship", context, false, true);
    case ReasonCode::partnership_pending:
      return command("accept-relationship", context, false, true);
    case ReasonCode::customer_relationship_ended:
    case ReasonCode::customer_relationship_missing:
      return command("request-relationship", context, true, reseller);
    case ReasonCode::customer_relationship_pending:
      return command("accept-relationship", context, true, reseller);
    case ReasonCode::admin_privileges_missing:
    case ReasonCode::admin_privileges_ended:
    case ReasonCode::admin_role_insufficient:
      return granting_command(context);
  }
  return {};
}

}  // namespace

const char* title(ReasonCode code) {
  switch (code) {
    case ReasonCode::subscription_deleted:
      return text::tr("The subscription is deleted or expired");
    case ReasonCode::subscription_new_commerce:
      return text::tr("The subscription is new commerce");
    case ReasonCode::account_relationship_ended:
      return text::tr("Your own relationship with the customer has ended");
    case ReasonCode::not_a_reseller:
      return text::tr("The contact is no reseller of yours");
    case ReasonCode::partnership_missing:
      return text::tr("The contact was never asked for a partnership");
    case ReasonCode::partnership_pending:
      return text::tr("The partnership isn't accepted yet");
    case ReasonCode::partnership_ended:
      return text::tr("The partnership was declined, has expired or was removed");
    case ReasonCode::customer_relationship_ended:
      return text::tr("The contact's relationship with the customer has ended");
    case ReasonCode::customer_relationship_missing:
      return text::tr("The contact has no relationship with the customer");
    case ReasonCode::customer_relationship_pending:
      return text::tr("The customer hasn't accepted the relationship yet");
    case ReasonCode::admin_privileges_missing:
      return text::tr("The customer never granted delegated administration");
    case ReasonCode::admin_privileges_ended:
      return text::tr("Delegated administration was revoked or has ended");
    case ReasonCode::admin_role_insufficient:
      return text::tr("Delegated administration lacks a role that can handle support");
  }
  return "";
}

ReasonText describe(ReasonCode code, const ReasonContext& context) {
  std::string message = context.is_ahead ? message_ahead(code, context)
                                         : text::say(sentence(code), contact_name(context), company_name(context));
  return {std::string(name(code)), std::move(message), fix(code, context)};
}

ReasonText describe(WarningCode code, const ReasonContext& context) {
  ReasonText text;
  text.code = std::string(name(code));
  switch (code) {
    case WarningCode::support_agreement_missing:
      text.message = text::say("No support agreement with {0} is recorded, by which it would support {1}.",
                               contact_name(context), company_name(context));
      text.fix = command("accept-relationship", context, false, true) + " --agreement REFERENCE";
      break;
  }
  return text;
}

void describe(const Decision& decision, ReasonContext context, std::vector<ReasonText>& texts) {
  context.has_gdap = decision.has_gdap;
  texts.resize(decision.reasons.size());
  for (std::size_t i = 0; i < texts.size(); ++i)
    texts[i] = describe(decision.reasons[i], context);
}

}  // namespace pcadmin::report
