// accept-relationship: records that the other side accepted, with what it agreed to.
#include <optional>
#include <string>
#include <utility>

#include <pcadmin/grant.hpp>
#include <pcadmin/relationship.hpp>
#include <pcadmin/removal.hpp>

#include "command/commands.hpp"
#include "command/relationships/affected_contacts.hpp"
#include "command/relationships/gdap_terms.hpp"
#include "command/relationships/new_reseller.hpp"
#include "command/relationships/relationship_answer.hpp"
#include "command/relationships/relationship_target.hpp"
#include "command/shared/reading.hpp"
#include "command/shared/writing.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {
namespace {

struct Options {
  RelationshipNames names;
  std::optional<std::string> agreement;
  std::optional<std::string> gdap;
  std::optional<Instant> until;
  bool yes = false;
};

void declare(cli::OptionSet& set, Options& options) {
  declare_relationship_names(set, options.names);
  set.value("--agreement", "REF", options.agreement, "The support agreement that was negotiated, e.g. its number.");
  set.value("--gdap", "ROLE,...", options.gdap,
            "The customer granted these roles (GDAP) instead of what the link asked for.")
      .adds_up()
      .completes(cli::Completes::role);
  set.end("--until", "DATE", options.until, "When GDAP ends: a date means the end of that day, UTC.");
  set.flag("--yes", options.yes, "Don't ask.").short_name('y');
}

struct Acceptance {
  RelationshipAnswer answer;
  bool takes_support_away = false;
};

/// Records what the acceptance grants, in the answer too.
void grant(store::Transaction& transaction, Acceptance& acceptance, const Relationship& before,
           const std::optional<GdapTerms>& gdap, Instant now) {
  const CustomerId customer = acceptance.answer.target.customer->id;
  const PartnerTenantId partner = acceptance.answer.target.partner.tenant_id;
  Administration administration = transaction.administration(customer, partner);
  if (gdap) {
    acceptance.takes_support_away = grant_takes_support_away(administration, *gdap, now);
    administration = grant_gdap(std::move(administration), *gdap, now);
  } else if (acceptance_grants_dap(before, now)) {
    administration = grant_dap(std::move(administration), now);
  }
  const auto set = transaction.set_administration({{customer, partner}, administration});
  acceptance.answer.is_changed = acceptance.answer.is_changed || set != store::Upsert::unchanged;
  acceptance.answer.administration = std::move(administration);
}

Result<Acceptance> accept_in(store::Transaction& transaction, const Options& options,
                             const std::optional<GdapTerms>& gdap, Instant now) {
  Acceptance acceptance;
  RelationshipAnswer& answer = acceptance.answer;
  auto target = find_target(transaction, options.names);
  if (!target) return target.error();
  answer.target = *std::move(target);
  const Relationship before = recorded(transaction, answer.target);
  auto after = move(answer.target, before, RelationshipMove::accept, now);
  if (!after) return after.error();
  answer.relationship = *std::move(after);
  if (options.agreement) answer.relationship.agreement = *options.agreement;
  const auto written = record(transaction, answer.target, answer.relationship);
  acceptance.answer.is_changed = written != store::Upsert::unchanged;
  if (answer.target.customer) {
    grant(transaction, acceptance, before, gdap, now);
  } else {
    save_reseller(transaction, answer.target.partner);
  }
  return acceptance;
}

Result<void> check(const Options& options) {
  if (auto named = check_named(options.names); !named) return named;
  if ((options.gdap || options.until) && options.names.customer.empty()) {
    return failure(ErrorCode::conflicting_options, text::tr("only a customer grants GDAP."),
                   text::tr("add --customer REF, or leave --gdap and --until out."));
  }
  if (options.agreement && !text::is_valid_utf8(*options.agreement)) {
    return failure(ErrorCode::invalid_value, text::say("{}: the value is not valid UTF-8.", "--agreement"),
                   text::tr("the same text in UTF-8."));
  }
  return {};
}

/// Asks where the roles that are granted would take the place of some with which support requests can be handled.
/// Answers whether that was so.
Result<bool> confirm(const Options& options, const std::optional<GdapTerms>& gdap, cli::Services& services) {
  if (!gdap) return false;
  cli::Confirmation confirmation;
  auto loses = read_snapshot(services, [&](store::View& view) -> Result<bool> {
    const auto target = find_target(view, options.names);
    if (!target) return target.error();
    const Administration known = view.administration(target->customer->id, target->partner.tenant_id);
    if (!grant_takes_support_away(known, *gdap, services.now)) return false;
    RemovalSubject removed;
    removed.removal = Removal::administration;
    removed.customers = {target->customer->id};
    removed.partner = target->partner.tenant_id;
    AffectedContacts affected;
    affected.collect(view, removed, services.now);
    confirmation.review =
        text::tr(
            "With these roles support requests can't be handled; with those in whose place they come they could.\n") +
        affected.review(view, services.now);
    confirmation.question = text::say("Record that {} is active, with these roles?", subject(*target));
    return true;
  });
  if (!loses || !*loses) return loses;
  confirmation.assume_yes = options.yes;
  if (auto confirmed = services.confirm(confirmation); !confirmed) return confirmed.error();
  return true;
}

Result<cli::Outcome> run_accept_relationship(const Options& options, cli::Services& services) {
  if (auto checked = check(options); !checked) return checked.error();
  const auto gdap = gdap_of_options(options.gdap, options.until, services.now);
  if (!gdap) return gdap.error();
  if (auto begun = services.output.begin_item(relationship_answer_columns); !begun) return begun.error();

  const auto was_asked = confirm(options, *gdap, services);
  if (!was_asked) return was_asked.error();
  const auto accepted =
      write_store(services, "accept-relationship", [&](store::Transaction& transaction) -> Result<Acceptance> {
        auto acceptance = accept_in(transaction, options, *gdap, services.now);
        if (acceptance && acceptance->takes_support_away && !*was_asked) {
          return failure(ErrorCode::conflict,
                         text::tr("what the customer had granted has changed meanwhile; nothing was "
                                  "changed."),
                         text::tr("run the command again."));
        }
        return acceptance;
      });
  if (!accepted) return accepted.error();
  const std::string what = subject(accepted->answer.target);
  services.note(accepted->answer.is_changed ? text::say("Recorded: {} is active.", what)
                                            : text::say("Already so: {} is active.", what));
  if (*gdap) warn_of_roles(services, (*gdap)->roles());
  if (accepted->takes_support_away) warn_of_weakening(services, 1);
  answer(services.output, accepted->answer, "accepted", services.now);
  return cli::Outcome::done;
}

}  // namespace

cli::Command accept_relationship() {
  return cli::make_command<Options>(
      {.name = "accept-relationship",
       .group = cli::Group::relationships,
       .purpose = "Record that a reseller or a customer accepted",
       .description =
           "A customer that accepts a link which asks for delegated admin privileges grants them (DAP); with "
           "--gdap it granted those roles instead. A relationship that was never requested here can be "
           "accepted too: it may have been agreed elsewhere. Said again, it records another --agreement.",
       .examples = {{.command = "pcadmin accept-relationship --reseller 海岸資訊 --agreement SA-2026-014",
                     .purpose = "a partnership, with its support agreement"},
                    {.command = "pcadmin accept-relationship --customer maplestone.example --reseller 4871023",
                     .purpose = "a customer's relationship with a reseller"},
                    {.command = "pcadmin accept-relationship --customer hefeng.example --reseller 3390417 --gdap "
                                "'Service Support Administrator' --until 2028-06-30",
                     .purpose = "and with GDAP"}},
       .columns = relationship_answer_columns,
       .changes = true,
       .forms = {"--reseller REF [--agreement REF]",
                 "--customer REF [--reseller REF] [--agreement REF] [--gdap ROLE,… --until DATE]"}},
      declare, run_accept_relationship);
}

}  // namespace pcadmin::command
