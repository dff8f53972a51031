// remove-relationship: ends a relationship, or withdraws a request, after showing what it breaks.
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pcadmin/relationship.hpp>
#include <pcadmin/removal.hpp>

#include "command/commands.hpp"
#include "command/relationships/account_removal.hpp"
#include "command/relationships/affected_contacts.hpp"
#include "command/relationships/relationship_target.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "command/shared/dry_run.hpp"
#include "command/shared/reading.hpp"
#include "command/shared/reviewed_change.hpp"
#include "command/shared/spans.hpp"
#include "command/shared/writing.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

constexpr std::array<report::Column, 8> columns{{
    hidden(column::subscription_id),
    column::customer_id,
    column::company_name,
    column::offer_name,
    column::support_tenant_id,
    column::support_name,
    {.name = "result",
     .heading = "Result",
     .meaning = "kept, or reassigned to the provider; with --dry-run would-reassign."},
    column::contact_reasons,
}};

struct Options {
  RelationshipNames names;
  bool reassign_to_provider = false;
  DryRun dry_run;
  bool yes = false;
};

void declare(cli::OptionSet& set, Options& options) {
  declare_relationship_names(set, options.names);
  set.flag("--reassign-to-provider", options.reassign_to_provider,
           "Make the provider the contact wherever the removal breaks a designated one.");
  declare_dry_run(set, options.dry_run);
  set.flag("--yes", options.yes, "Don't ask.").short_name('y');
}

/// What is to be removed, and what that breaks: as it is reviewed, and as it is done.
struct RemovalPlan {
  RelationshipTarget target;
  Removal removal = Removal::partnership;
  bool is_withdrawal = false;
  bool has_ended = false;  ///< before; only contacts that stand all the same can go back
  Relationship before;
  Relationship after;
  AffectedContacts affected;
  std::string review;

  bool is_same(const RemovalPlan& other) const {
    return target.is_same(other.target) && is_withdrawal == other.is_withdrawal && has_ended == other.has_ended &&
           affected.contacts() == other.affected.contacts();
  }
  bool changes_nothing() const { return has_ended && affected.contacts().empty(); }
};

Removal removal_of(const RelationshipTarget& target) {
  if (!target.customer) return Removal::partnership;
  return target.is_accounts_own() ? Removal::account_relationship : Removal::customer_relationship;
}

std::string consequences(const RemovalPlan& plan) {
  switch (plan.removal) {
    case Removal::partnership:
      return text::tr("The reseller's customers stay, and so do the admin privileges that they granted it.\n");
    case Removal::account_relationship:
      if (plan.is_withdrawal) return text::tr("What the customer granted the account stays.\n");
      return text::tr("The account loses its DAP there. Resellers' relationships with the customer stay.\n");
    default:
      return text::tr("The admin privileges that the customer granted stay; revoke-admin takes them away.\n");
  }
}

std::string review(store::View& view, const RemovalPlan& plan, bool reassign, Instant now) {
  const std::string id = plan.target.partner.tenant_id.text();
  std::string review;
  if (plan.has_ended) {
    review = text::say("Ended before: {} ({}).\n", subject(plan.target), id);
  } else {
    review = text::say("To be removed: {} ({}).\n", subject(plan.target), id) + consequences(plan);
  }
  if (plan.affected.contacts().empty()) return review + text::tr("No support contact is affected.\n");
  review += plan.affected.review(view, now);
  review += reassign ? text::tr("The designated ones go back to the provider.\n")
                     : text::tr("They stay as they are; with --reassign-to-provider they go back to the provider.\n");
  return review;
}

Result<RemovalPlan> make_plan(store::View& view, const Options& options, Instant now) {
  RemovalPlan plan;
  auto target = find_target(view, options.names);
  if (!target) return target.error();
  plan.target = *std::move(target);
  plan.removal = removal_of(plan.target);

  plan.before = recorded(view, plan.target);
  auto after = move(plan.target, plan.before, RelationshipMove::remove, now);
  if (!after) return after.error();
  plan.after = *std::move(after);
  plan.has_ended = plan.after == plan.before;
  if (plan.has_ended && !options.reassign_to_provider) return plan;
  plan.is_withdrawal = state_at(plan.before, now) == RelationshipState::requested;
  if (plan.target.is_accounts_own()) {
    auto checked = check_account_may_leave(view, *plan.target.customer, plan.before, plan.after, now);
    if (!checked) return checked.error();
  }

  RemovalSubject removed;
  removed.removal = plan.removal;
  if (plan.target.customer) removed.customers = {plan.target.customer->id};
  removed.partner = plan.target.partner.tenant_id;
  removed.is_done = plan.has_ended;
  plan.affected.collect(view, removed, now);
  plan.review = review(view, plan, options.reassign_to_provider, now);
  return plan;
}

Result<void> confirm(cli::Services& services, const Options& options, const RemovalPlan& plan) {
  cli::Confirmation confirmation;
  confirmation.review = plan.review;
  confirmation.question = plan.has_ended ? text::tr("Give these contacts back to the provider?")
                                         : text::say("Remove {}?", subject(plan.target));
  confirmation.assume_yes = options.yes;
  confirmation.needs_yes = true;
  return services.confirm(confirmation);
}

/// Withdrawing or removing, with all that goes with it.
void apply_plan(store::Transaction& transaction, const RemovalPlan& plan, bool reassign, Instant now) {
  record(transaction, plan.target, plan.after);
  if (plan.removal == Removal::account_relationship) {
    const store::CustomerAndPartner pair{plan.target.customer->id, plan.target.partner.tenant_id};
    const AccountStanding left =
        with_relationship({plan.before, transaction.administration(pair.customer, pair.partner)}, plan.after, now);
    transaction.set_administration({pair, left.administration});
  }
  if (!reassign) return;
  std::vector<store::ContactChange> changes;
  for (const auto span : spans_of(std::span(plan.affected.contacts()))) {
    changes.clear();
    for (const AffectedContact& contact : span) {
      if (contact.designated) changes.push_back({.subscription = contact.subscription_id});
    }
    transaction.set_support_contacts(changes);
  }
}

Result<void> answer(store::View& view, const Options& options, cli::Services& services, const RemovalPlan& plan) {
  const std::optional<Removal> not_done = options.dry_run.is_dry ? std::optional(plan.removal) : std::nullopt;
  IdCell subscription_id;
  IdCell customer_id;
  IdCell contact_id;
  for (const auto span : spans_of(std::span(plan.affected.contacts()))) {
    const std::vector<AffectedContactRow> rows = describe(view, span, not_done, services.now);
    for (std::size_t i = 0; i < span.size() && !services.output.broken(); ++i) {
      const AffectedContact& contact = span[i];
      const AffectedContactRow& row = rows[i];
      std::string_view result = "kept";
      if (options.reassign_to_provider && contact.designated) {
        result = options.dry_run.is_dry ? "would-reassign" : "reassigned";
      }
      const std::array<report::Value, columns.size()> values{
          subscription_id.of(contact.subscription_id),
          customer_id.of(row.customer_id),
          text_cell(row.company_name),
          offer_cell(row.offer_name, row.friendly_name),
          contact_id.of(contact.contact),
          text_cell(row.contact.name),
          result,
          std::span<const report::ReasonText>(row.reasons),
      };
      services.output.row(values);
    }
    if (services.output.broken()) break;
  }
  services.output.end_list(plan.affected.contacts().size(), false);
  return {};
}

/// What takes the place of the contacts that are left.
std::string command_for_left(const RemovalPlan& plan) {
  if (plan.removal == Removal::account_relationship)
    return "pcadmin check-contacts --customer " + plan.target.customer->id.text();
  std::string command = "pcadmin assign-support-contact --from-contact " + plan.target.partner.tenant_id.text();
  if (plan.target.customer) command += " --customer " + plan.target.customer->id.text();
  return command + " --to-provider --dry-run";
}

void note(cli::Services& services, const Options& options, const RemovalPlan& plan) {
  if (plan.has_ended) {
    services.note(text::say("Already so: {} has ended.", subject(plan.target)));
    const std::size_t count = plan.affected.contacts().size();
    if (count == 0) return;
    services.note(options.dry_run.is_dry
                      ? text::say("Nothing was changed. Contacts that would go back to the provider: {}", count)
                      : text::say("Contacts that went back to the provider: {}", count));
    return;
  }
  if (options.dry_run.is_dry) {
    services.note(text::say("Nothing was changed. Would be removed: {}.", subject(plan.target)));
    return;
  }
  services.note(plan.is_withdrawal ? text::say("Withdrawn: {}.", subject(plan.target))
                                   : text::say("Removed: {}.", subject(plan.target)));
  const std::size_t left = plan.affected.contacts().size();
  if (left == 0 || options.reassign_to_provider) return;
  services.note(text::say("Support contacts that no longer qualify: {}", left));
  note_command(services, command_for_left(plan));
}

Result<cli::Outcome> run_remove_relationship(const Options& options, cli::Services& services) {
  if (auto named = check_named(options.names); !named) return named.error();
  if (auto checked = check(options.dry_run); !checked) return checked.error();
  if (auto begun = services.output.begin_list(columns); !begun) return begun.error();
  const auto opened = services.open_store(options.dry_run.mode());
  if (!opened) return opened.error();
  store::Store& store = **opened;

  const ReviewedChange<RemovalPlan> change{
      .make_plan = [&](store::View& view) { return make_plan(view, options, services.now); },
      .review = [&](RemovalPlan& plan) -> Result<bool> {
        if (options.dry_run.is_dry || plan.changes_nothing()) return false;
        if (auto confirmed = confirm(services, options, plan); !confirmed) return confirmed.error();
        return true;
      },
      .sign = [&](const RemovalPlan&) { return signed_run(services, "remove-relationship"); },
      .check_again = [&](store::Transaction& transaction, RemovalPlan& plan) -> Result<void> {
        auto current = make_plan(transaction, options, services.now);
        if (!current) return current.error();
        if (!current->is_same(plan)) {
          return failure(ErrorCode::conflict,
                         text::tr("what the removal affects has changed since it was shown; nothing was removed."),
                         text::tr("run the command again."), id_of(plan.target));
        }
        plan = *std::move(current);
        return {};
      },
      .apply = [&](store::Transaction& transaction, RemovalPlan& plan) -> Result<void> {
        apply_plan(transaction, plan, options.reassign_to_provider, services.now);
        return {};
      }};
  const auto plan = carry_out(store, change);
  if (!plan) return plan.error();
  note(services, options, *plan);
  const auto answered = store.read([&](store::View& view) { return answer(view, options, services, *plan); });
  if (!answered) return answered.error();
  return options.dry_run.outcome(!plan->changes_nothing());
}

}  // namespace

cli::Command remove_relationship() {
  return cli::make_command<Options>(
      {.name = "remove-relationship",
       .group = cli::Group::relationships,
       .purpose = "End a relationship, or withdraw a request; shows which contacts it affects first",
       .description = "Answers the support contacts that no longer qualify afterwards. They are kept unless "
                      "--reassign-to-provider is given. Removing the account's own relationship with a customer needs "
                      "its active subscriptions suspended first, and takes the account's DAP away. It asks; where "
                      "nobody can be asked it wants --yes.",
       .examples = {{.command = "pcadmin remove-relationship --reseller 晨光科技 --dry-run",
                     .purpose = "see what the end of a partnership would affect"},
                    {.command = "pcadmin remove-relationship --reseller 晨光科技 --reassign-to-provider --yes",
                     .purpose = "end it, and let the provider support what it supported"}},
       .columns = columns,
       .changes = true,
       .forms = {"--reseller REF [--reassign-to-provider]",
                 "--customer REF [--reseller REF] [--reassign-to-provider]"}},
      declare, run_remove_relationship);
}

}  // namespace pcadmin::command
