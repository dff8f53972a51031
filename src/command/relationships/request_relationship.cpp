// request-relationship: records that a relationship was asked for, and drafts the e-mail that asks for it.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <pcadmin/id.hpp>
#include <pcadmin/partner.hpp>
#include <pcadmin/relationship.hpp>

#include "command/commands.hpp"
#include "command/relationships/invitation_draft.hpp"
#include "command/relationships/new_reseller.hpp"
#include "command/relationships/relationship_answer.hpp"
#include "command/relationships/relationship_target.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "command/shared/joined.hpp"
#include "command/shared/plausibility.hpp"
#include "command/shared/reference.hpp"
#include "command/shared/writing.hpp"
#include "error/error.hpp"
#include "exchange/invitation.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {
namespace {

constexpr auto columns = joined(
    relationship_columns,
    std::array<report::Column, 4>{{
        {.name = "url", .heading = "Link", .meaning = "The link by which the other side accepts."},
        {.name = "draftSubject",
         .heading = "Subject",
         .meaning = "Of a draft e-mail; null where nothing is left to accept.",
         .may_be_cut = true},
        {.name = "draftBody",
         .heading = "Draft",
         .meaning = "Its text, with the link on a line of its own.",
         .is_block = true},
        {.name = "result",
         .heading = "Result",
         .meaning = "requested, updated (of a request that waits, or of the reseller something else is recorded) or "
                    "unchanged."},
    }});

struct Options {
  RelationshipNames names;
  ResellerDescription reseller;
  std::optional<std::string> link;
  bool without_dap = false;
};

void declare(cli::OptionSet& set, Options& options) {
  declare_relationship_names(set, options.names);
  set.flag("--without-dap", options.without_dap, "Don't ask the customer for delegated admin privileges.");
  set.value("--link", "URL", options.link,
            "The partnership link, in place of the one that init was told; only for a partnership.");
  declare_reseller_description(set, options.reseller);
}

Result<void> check(const Options& options) {
  if (auto named = check_named(options.names); !named) return named;
  if (options.without_dap && options.names.customer.empty()) {
    return failure(ErrorCode::conflicting_options, text::tr("--without-dap is for a customer's relationship."),
                   text::tr("add --customer REF, or leave --without-dap out."));
  }
  if (options.link && !options.names.customer.empty()) {
    return failure(ErrorCode::conflicting_options,
                   text::tr("--link is for a partnership; the link for a customer is made from what is known."),
                   text::tr("leave --link out."));
  }
  if (options.link) {
    if (auto checked = check_link("--link", *options.link); !checked) return checked;
  }
  return check_description(options.reseller, options.names.reseller);
}

struct Request {
  Account account;
  RelationshipTarget target;
  Relationship relationship;
  bool was_active = false;
  bool was_pending = false;
  bool is_changed = false;
  std::vector<std::string> completed;  ///< options by which something became known of a known reseller
};

/// The link that a new request sends. Fails with PARTNERSHIP_LINK_MISSING.
Result<std::string> new_link(const Options& options, const Account& account, const RelationshipTarget& target) {
  const bool with_dap = !options.without_dap;
  if (target.is_accounts_own()) return exchange::customer_invitation(account, with_dap);
  if (target.customer) return exchange::reseller_invitation(account, target.partner, with_dap);
  if (options.link) return *options.link;
  if (!account.partnership_link.empty()) return account.partnership_link;
  return failure(
      ErrorCode::partnership_link_missing,
      text::tr("the account's partnership link isn't known; Partner Center shows it on its page Indirect "
               "resellers."),
      fmt::format("pcadmin init --partnership-link URL\npcadmin request-relationship --reseller {} --link URL",
                  target.partner.tenant_id.text()),
      target.partner.tenant_id.text());
}

/// The relationship after the request; unchanged where it is active or still waits for an answer.
Result<Relationship> requested(const Options& options, const Request& request, const Relationship& before,
                               Instant now) {
  auto after = move(request.target, before, RelationshipMove::request, now);
  if (!after || request.was_active) return after;
  if (request.was_pending && !before.link.empty()) return after;
  auto link = new_link(options, request.account, request.target);
  if (!link) return link.error();
  after->link = *std::move(link);
  after->with_dap = request.target.customer && !options.without_dap;
  return after;
}

Result<RelationshipTarget> target_of(store::Transaction& transaction, const Options& options, Request& request) {
  const RelationshipNames& names = options.names;
  if (names.reseller.empty()) return find_target(transaction, names);
  const auto reseller = find_or_describe(transaction, names.reseller, options.reseller);
  if (!reseller) return reseller.error();
  auto target = find_target(transaction, names, *reseller);
  if (!target || reseller->role == PartnerRole::provider) return target;
  if (const auto known = transaction.partner(reseller->tenant_id)) request.completed = completed_by(*known, *reseller);
  save_reseller(transaction, *reseller);
  target->partner.role = role_after(target->partner.role, PartnerRole::reseller);
  return target;
}

Result<Request> request_in(store::Transaction& transaction, const Options& options, Instant now) {
  Request request;
  auto account = require_account(transaction);
  if (!account) return account.error();
  request.account = *std::move(account);
  const bool for_customer = !options.names.customer.empty();
  if (for_customer && options.without_dap && !can_request_without_dap(request.account.cloud)) {
    return failure(ErrorCode::dap_required,
                   text::say("in the cloud '{}' a relationship can't be requested without delegated admin privileges.",
                             name(request.account.cloud)),
                   text::tr("leave --without-dap out."));
  }
  auto target = target_of(transaction, options, request);
  if (!target) return target.error();
  request.target = *std::move(target);

  const Relationship before = recorded(transaction, request.target);
  const RelationshipState state = state_at(before, now);
  request.was_active = state == RelationshipState::active;
  request.was_pending = state == RelationshipState::requested;
  auto after = requested(options, request, before, now);
  if (!after) return after.error();
  request.relationship = *std::move(after);
  request.is_changed = record(transaction, request.target, request.relationship) != store::Upsert::unchanged;
  return request;
}

/// With `harmless`, names can't do anything to a terminal.
Draft draft_of(const Request& request, bool harmless) {
  const auto shown = [&](const std::string& text) { return harmless ? text::visible(text) : text; };
  const RelationshipTarget& target = request.target;
  const Relationship& relationship = request.relationship;
  Partner provider = request.account.partner;
  Partner partner = target.partner;
  provider.name = shown(provider.name);
  partner.name = shown(partner.name);
  if (!target.customer) return partnership_draft(provider, partner, relationship.link);
  return customer_draft(provider, partner, shown(target.customer->company_name), relationship.link,
                        relationship.with_dap);
}

void answer_people(report::Output& output, const Request& request) {
  if (request.was_active) return;
  const std::string address =
      request.target.customer ? std::string() : text::visible(request.target.partner.support_profile.email.text());
  output.text(readable(draft_of(request, true), address));
}

std::string_view result_of(const Request& request) {
  if (request.is_changed && !request.was_active && !request.was_pending) return "requested";
  return request.is_changed || !request.completed.empty() ? "updated" : "unchanged";
}

void answer(report::Output& output, const Request& request, Instant now) {
  if (output.for_people()) return answer_people(output, request);
  const Draft draft = request.was_active ? Draft{} : draft_of(request, false);
  RelationshipCells cells;
  output.item(joined(cells.of(request.target, request.relationship, now),
                     std::array<report::Value, 4>{text_cell(request.relationship.link), text_cell(draft.subject),
                                                  text_cell(draft.body), result_of(request)}));
}

void note(cli::Services& services, const Options& options, const Request& request) {
  const std::string what = subject(request.target);
  if (!request.completed.empty()) {
    services.note(text::say("Recorded of '{0}', which is known: {1}.", text::visible(request.target.partner.name),
                            fmt::join(request.completed, text::tr(", "))));
  }
  if (request.was_active) {
    services.note(text::say("Nothing to request: {} is active.", what));
  } else if (!request.was_pending) {
    services.note(text::say("Recorded: {} is requested.", what));
  } else if (request.is_changed) {
    services.note(text::say("Recorded the link: {} is requested already and waits for an answer.", what));
  } else {
    services.note(text::say("Nothing changed: {} is requested already and waits for an answer.", what));
    if (options.without_dap && request.relationship.with_dap) {
      services.note(
          text::say("That request asks for delegated admin privileges; withdraw it to ask without.\nTry: "
                    "pcadmin remove-relationship{}",
                    naming_options(request.target)));
    }
  }
}

Result<cli::Outcome> run_request_relationship(const Options& options, cli::Services& services) {
  if (auto checked = check(options); !checked) return checked.error();
  if (auto begun = services.output.begin_item(columns); !begun) return begun.error();
  const auto request = write_store(services, "request-relationship", [&](store::Transaction& transaction) {
    return request_in(transaction, options, services.now);
  });
  if (!request) return request.error();
  note(services, options, *request);
  answer(services.output, *request, services.now);
  return cli::Outcome::done;
}

}  // namespace

cli::Command request_relationship() {
  return cli::make_command<Options>(
      {.name = "request-relationship",
       .group = cli::Group::relationships,
       .purpose = "Request a relationship with a reseller or a customer, and draft the e-mail",
       .description = "--reseller alone requests a partnership, --customer a relationship of the customer with the "
                      "account, both together one with the reseller. A reseller that isn't known yet needs --mpn-id "
                      "and --tenant-id beside its name. The draft may be edited; its link must stay. Nothing is sent. "
                      "When the answer comes, record it with accept-relationship or decline-relationship; a request "
                      "that nobody answers within 90 days counts as expired.",
       .examples = {{.command = "pcadmin request-relationship --reseller 海岸資訊", .purpose = "a partnership"},
                    {.command = "pcadmin request-relationship --reseller 'Stillwater IT' --mpn-id 4410092 --tenant-id "
                                "7d1c7b1e-53a4-4f0f-9c0a-5b9f4c1e2a77 --email hello@stillwater.example",
                     .purpose = "with a reseller that isn't known yet"},
                    {.command = "pcadmin request-relationship --customer hefeng.example --reseller 4871023",
                     .purpose = "ask a customer to work with a reseller"}},
       .columns = columns,
       .changes = true,
       .forms = {"--reseller REF [--link URL]", "--reseller NAME --mpn-id ID --tenant-id GUID [--link URL]",
                 "--customer REF [--reseller REF] [--without-dap]"}},
      declare, run_request_relationship);
}

}  // namespace pcadmin::command
