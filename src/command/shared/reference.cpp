#include "command/shared/reference.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <pcadmin/eligibility.hpp>

#include "store/reference.hpp"
#include "text/shell_word.hpp"
#include "text/subscription_title.hpp"
#include "text/suggestion.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

using store::View;
using text::say;
using text::tr;

namespace {

constexpr std::size_t most_candidates = 10;

bool has_letters_of_domain(std::string_view text) {
  return text.find_first_of(" \t\n/@") == std::string_view::npos;
}

/// Names that a thing goes by, and the field in which its list has them.
struct SearchedNames {
  View::NameOf what;
  std::string_view field;
};

/// What the errors say of a kind of thing.
struct ReferenceWords {
  ErrorCode not_found;
  text::Sentence<std::string_view> not_found_sentence;
  text::Sentence<std::string_view> ambiguous_sentence;
  std::string list_command;
  text::Sentence<std::string_view, std::string> suggesting_sentence;
  std::vector<SearchedNames> names;
};

/// Names what was probably meant; where several may be, the command that lists them.
/// `is_there` tells whether something is so called where it is looked for, since names are those of all customers.
void suggest_names(View& view, std::string_view reference, const ReferenceWords& words,
                   const std::function<bool(const std::string&)>& is_there, Error& error) {
  if (Guid::parse(reference)) return;
  text::Suggestion suggestion(reference);
  const std::string wanted = text::fold(reference);
  std::string_view field_of_several;
  for (const SearchedNames& names : words.names) {
    if (names.what == View::NameOf::domain && !has_letters_of_domain(reference)) continue;
    for (auto known = view.list_names(names.what); const std::string* name = known.next();) {
      // Others can't be typed; and one that is so called is somebody else's.
      if (text::is_harmless(*name) && text::fold(*name) != wanted) suggestion.consider(*name);
    }
    if (suggestion.is_part_of_several() && field_of_several.empty()) field_of_several = names.field;
  }
  const std::optional<std::string> best = suggestion.best();
  if (best && is_there(*best)) {
    error.message = say(words.suggesting_sentence, reference, *best);
    error.corrections = {{std::string(reference), {*best}}};
  }
  if (suggestion.is_part_of_several()) {
    error.hint = fmt::format("{} --filter {}~{}", words.list_command, field_of_several, text::shell_word(reference));
  }
}

Error not_found(View& view, std::string_view reference, const ReferenceWords& words, Suggest suggest,
                const std::function<bool(const std::string&)>& is_there) {
  Error error{
      words.not_found, say(words.not_found_sentence, reference), words.list_command, std::string(reference), {}};
  if (suggest == Suggest::yes) suggest_names(view, reference, words, is_there, error);
  return error;
}

Error empty_reference() {
  return {ErrorCode::invalid_value, say("an empty name matches nothing."), tr("an id, a name or a domain"), {}, {}};
}

/// `find` answers the things that a reference names; `describe` fills a candidate's detail.
template <class Thing, class Find, class Describe>
Result<Thing> resolve(View& view, std::string_view reference, const ReferenceWords& words, Suggest suggest, Find find,
                      Describe describe) {
  if (reference.empty()) return empty_reference();
  std::vector<Thing> found = find(reference);
  if (found.size() == 1) return std::move(found.front());
  if (found.empty()) {
    return not_found(view, reference, words, suggest, [&](const std::string& name) { return !find(name).empty(); });
  }
  Error error{ErrorCode::ambiguous_reference,
              say(words.ambiguous_sentence, reference),
              tr("the id of the one that is meant"),
              std::string(reference),
              {}};
  if (found.size() > most_candidates) {
    found.resize(most_candidates);
    error.hint = say("the id of the one that is meant; {} lists all", words.list_command);
  }
  for (const Thing& candidate : found) {
    ErrorDetail detail;
    detail.code = name(ErrorCode::ambiguous_reference);
    describe(candidate, detail);
    error.details.push_back(std::move(detail));
  }
  return error;
}

/// Of what was looked for in vain: that another kind of thing is called so, and what to do with that.
void tell_other_kind(Error& error, std::string message, std::string command) {
  error.message = std::move(message);
  error.hint = std::move(command);
  error.corrections.clear();
}

bool names_customer(View& view, std::string_view reference) {
  return !store::customers_named(view, reference, 1).empty();
}

bool names_partner(View& view, std::string_view reference) {
  return !store::partners_named(view, reference, 1).empty();
}

bool names_subscription(View& view, std::string_view reference) {
  return !store::subscriptions_named(view, reference, {}, 1).empty();
}

Error no_customer(View& view, std::string_view reference, Error error) {
  const std::string word = text::shell_word(reference);
  if (names_partner(view, reference)) {
    tell_other_kind(error, say("'{}' is a partner, not a customer.", reference),
                    "pcadmin list-subscriptions --contact " + word);
  } else if (names_subscription(view, reference)) {
    tell_other_kind(error, say("'{}' is a subscription, not a customer.", reference), "pcadmin show-contact " + word);
  }
  return error;
}

Error no_partner(View& view, std::string_view reference, Error error) {
  const std::string word = text::shell_word(reference);
  if (names_customer(view, reference)) {
    tell_other_kind(error, say("'{}' is a customer, not a partner.", reference),
                    "pcadmin list-contacts --customer " + word);
  } else if (names_subscription(view, reference)) {
    tell_other_kind(error, say("'{}' is a subscription, not a partner.", reference), "pcadmin list-contacts " + word);
  } else if (error.corrections.empty() && !Guid::parse(reference) && !MpnId::parse(reference)) {
    error.hint += "\n" + new_reseller_command(view, word);
  }
  return error;
}

/// A customer can take the place of its subscriptions, as an option.
Error no_subscription(View& view, std::string_view reference, Error error) {
  const std::string word = text::shell_word(reference);
  if (names_customer(view, reference)) {
    tell_other_kind(error, say("'{}' is a customer, not a subscription.", reference),
                    "pcadmin list-subscriptions " + word);
    error.corrections = {{std::string(reference), {"--customer", std::string(reference)}}};
  } else if (names_partner(view, reference)) {
    tell_other_kind(error, say("'{}' is a partner, not a subscription.", reference),
                    "pcadmin list-subscriptions --contact " + word);
  }
  return error;
}

/// Who supports a subscription; nobody where it is new commerce.
std::string contact_name(View& view, const Subscription& subscription) {
  const auto account = view.account();
  const auto brief = view.brief(subscription.id);
  if (!account || !brief || brief->facts.new_commerce) return tr("nobody");
  const auto contact = view.partner(effective_contact(brief->designated, account->partner.tenant_id));
  return contact ? contact->name : std::string();
}

std::string name_and_domain(const Customer& customer) {
  if (customer.domain.empty()) return customer.company_name;
  return say("{0} ({1})", customer.company_name, customer.domain);
}

}  // namespace

Result<Customer> resolve_customer(View& view, std::string_view reference, Suggest suggest) {
  const ReferenceWords words{ErrorCode::customer_not_found,
                             text::mark("customer '{}' not found."),
                             text::mark("several customers match '{}'."),
                             "pcadmin list-customers",
                             text::mark("customer '{}' not found; did you mean '{}'?"),
                             {{View::NameOf::customer, "companyName"}, {View::NameOf::domain, "domain"}}};
  auto found = resolve<Customer>(
      view, reference, words, suggest,
      [&](std::string_view named) { return store::customers_named(view, named, most_candidates + 1); },
      [](const Customer& customer, ErrorDetail& detail) {
        detail.value = customer.id.text();
        detail.message = name_and_domain(customer);
      });
  if (found || found.error().code != ErrorCode::customer_not_found || suggest == Suggest::no) return found;
  return no_customer(view, reference, std::move(found).error());
}

Result<Partner> resolve_partner(View& view, std::string_view reference, Suggest suggest) {
  const ReferenceWords words{ErrorCode::partner_not_found,
                             text::mark("partner '{}' not found."),
                             text::mark("several partners match '{}'."),
                             "pcadmin list-resellers",
                             text::mark("partner '{}' not found; did you mean '{}'?"),
                             {{View::NameOf::partner, "partnerName"}}};
  auto found = resolve<Partner>(
      view, reference, words, suggest,
      [&](std::string_view named) { return store::partners_named(view, named, most_candidates + 1); },
      [](const Partner& partner, ErrorDetail& detail) {
        detail.value = partner.tenant_id.text();
        detail.message = partner.name;
        if (partner.mpn_id) detail.message += say(" (MPN id {})", partner.mpn_id->text());
      });
  if (found || found.error().code != ErrorCode::partner_not_found) return found;
  // Where there isn't even the provider, that is to be mended first.
  if (auto account = require_account(view); !account) return std::move(account).error();
  return suggest == Suggest::no ? found : no_partner(view, reference, std::move(found).error());
}

Result<Subscription> resolve_subscription(View& view, std::string_view reference,
                                          const std::optional<CustomerId>& customer, Suggest suggest) {
  const ReferenceWords words{ErrorCode::subscription_not_found,
                             text::mark("subscription '{}' not found."),
                             text::mark("several subscriptions match '{}'."),
                             customer ? "pcadmin list-subscriptions " + customer->text() : "pcadmin list-subscriptions",
                             text::mark("subscription '{}' not found; did you mean '{}'?"),
                             {{View::NameOf::offer, "offerName"}, {View::NameOf::friendly_name, "friendlyName"}}};
  auto found = resolve<Subscription>(
      view, reference, words, suggest,
      [&](std::string_view named) { return store::subscriptions_named(view, named, customer, most_candidates + 1); },
      [&](const Subscription& subscription, ErrorDetail& detail) {
        detail.value = subscription.id.text();
        detail.message = text::subscription_title(subscription);
        if (const auto owner = view.customer(subscription.customer_id)) {
          detail.message = say("{0}, {1}", detail.message, name_and_domain(*owner));
        }
        detail.message += say("; quantity: {0}, contact: {1}", subscription.quantity, contact_name(view, subscription));
      });
  if (found || found.error().code != ErrorCode::subscription_not_found || suggest == Suggest::no) return found;
  return no_subscription(view, reference, std::move(found).error());
}

std::string new_reseller_command(View& view, std::string_view name) {
  std::string command = fmt::format("pcadmin request-relationship --reseller {} --mpn-id ID --tenant-id GUID", name);
  if (const auto account = view.account(); account && account->partnership_link.empty()) command += " --link URL";
  return command;
}

Result<Account> require_account(View& view) {
  if (auto account = view.account()) return *std::move(account);
  return Error{ErrorCode::store_not_found,
               say("the store has no account yet."),
               "pcadmin init --name NAME --tenant-id GUID --mpn-id ID",
               {},
               {}};
}

}  // namespace pcadmin::command
