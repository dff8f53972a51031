#include "command/relationships/relationship_target.hpp"

#include "command/shared/reference.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

void declare_relationship_names(cli::OptionSet& set, RelationshipNames& names) {
  set.value("--reseller", "REF", names.reseller, "The reseller: alone it means the partnership with it.")
      .completes(cli::Completes::reseller);
  set.value("--customer", "REF", names.customer,
            "The customer: alone it means its relationship with the account, with --reseller that with the reseller.")
      .completes(cli::Completes::customer);
}

Result<void> check_named(const RelationshipNames& names) {
  if (!names.customer.empty() || !names.reseller.empty()) return {};
  return failure(ErrorCode::missing_argument, text::tr("no relationship is named."),
                 text::tr("--reseller REF for a partnership, --customer REF [--reseller REF] for a customer's."));
}

Result<RelationshipTarget> find_target(store::View& view, const RelationshipNames& names) {
  auto account = require_account(view);
  if (!account) return account.error();
  if (names.reseller.empty()) return find_target(view, names, account->partner);
  const auto partner = resolve_partner(view, names.reseller);
  if (!partner) return partner.error();
  return find_target(view, names, *partner);
}

Result<RelationshipTarget> find_target(store::View& view, const RelationshipNames& names, const Partner& partner) {
  RelationshipTarget target;
  target.partner = partner;
  if (names.customer.empty()) {
    if (partner.role == PartnerRole::provider) {
      return failure(ErrorCode::invalid_value, text::tr("the account has no partnership with itself."),
                     text::tr("name a reseller with --reseller, or a customer with --customer."), names.reseller);
    }
    return target;
  }
  auto customer = resolve_customer(view, names.customer);
  if (!customer) return customer.error();
  target.kind = store::RelationshipKind::customer;
  target.customer = *std::move(customer);
  return target;
}

Relationship recorded(store::View& view, const RelationshipTarget& target) {
  if (!target.customer) return view.partnership(target.partner.tenant_id);
  return view.customer_relationship(target.customer->id, target.partner.tenant_id);
}

store::Upsert record(store::Transaction& transaction, const RelationshipTarget& target,
                     const Relationship& relationship) {
  if (!target.customer) return transaction.set_partnership({target.partner.tenant_id, relationship});
  return transaction.set_customer_relationship({{target.customer->id, target.partner.tenant_id}, relationship});
}

namespace {

/// `shown` makes of a name what is to be read.
template <class Shown>
std::string in_words(const RelationshipTarget& target, const Shown& shown) {
  const std::string partner = shown(target.partner.name);
  if (!target.customer) return text::say("the partnership with '{}'", partner);
  const std::string customer = shown(target.customer->company_name);
  if (target.is_accounts_own()) return text::say("the account's relationship with customer '{}'", customer);
  return text::say("the relationship of '{}' with customer '{}'", partner, customer);
}

}  // namespace

std::string subject(const RelationshipTarget& target) {
  return in_words(target, [](const std::string& name) { return text::visible(name); });
}

std::string naming_options(const RelationshipTarget& target) {
  std::string options;
  if (target.customer) options += " --customer " + target.customer->id.text();
  if (!target.is_accounts_own()) options += " --reseller " + target.partner.tenant_id.text();
  return options;
}

std::string id_of(const RelationshipTarget& target) {
  return target.customer ? target.customer->id.text() : target.partner.tenant_id.text();
}

namespace {

/// Why a move isn't possible. Only a decline and a removal can be refused.
std::string refusal(const RelationshipTarget& target, RelationshipMove move, RelationshipState state) {
  const std::string what = in_words(target, [](const std::string& name) { return name; });
  if (move == RelationshipMove::decline)
    return text::say("{0} can't be declined: its state is {1}.", what, name(state));
  return text::say("{0} can't be removed: its state is {1}.", what, name(state));
}

}  // namespace

Result<Relationship> move(const RelationshipTarget& target, const Relationship& relationship, RelationshipMove move,
                          Instant at) {
  auto moved = apply(relationship, move, at);
  if (moved) return *std::move(moved);
  const RelationshipState state = moved.error().from;
  Error error = failure(ErrorCode::invalid_transition, refusal(target, move, state), {}, id_of(target));
  for (const RelationshipMove possible : possible_moves(state)) {
    if (!error.hint.empty()) error.hint += '\n';
    error.hint += "pcadmin " + std::string(name(possible)) + "-relationship" + naming_options(target);
  }
  return error;
}

}  // namespace pcadmin::command
