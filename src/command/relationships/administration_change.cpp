#include "command/relationships/administration_change.hpp"

#include <pcadmin/administration.hpp>
#include <pcadmin/grant.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "command/shared/input_format.hpp"
#include "command/shared/reviewed_change.hpp"
#include "command/shared/spans.hpp"
#include "command/shared/writing.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

constexpr std::array<report::Column, 7> administration_columns{{
    column::customer_id,
    column::company_name,
    column::partner_tenant_id,
    column::partner_name,
    column::admin_privileges,
    column::admin_until,
    {.name = "result",
     .heading = "Result",
     .meaning = "granted, revoked or unchanged; with --dry-run would-grant or would-revoke."},
}};

void declare_administration_options(cli::OptionSet& set, AdministrationOptions& options) {
  declare_administration_names(set, options.names);
  declare_dry_run(set, options.dry_run);
  set.flag("--yes", options.yes, "Don't ask.").short_name('y');
}

namespace {

/// What became of a request, to be answered.
struct AdministrationOutcome {
  std::optional<std::string_view> privileges;  ///< in force afterwards
  std::optional<Instant> until;
  bool is_changed = false;
};

struct AdministrationPlan {
  AdministrationRequests requests = {};
  AdministrationLoss loss = {};
  std::string review = {};
  std::vector<AdministrationOutcome> outcomes = {};  ///< by request, once it is done or tried
};

/// One run: what is asked for, and how it is done.
class AdministrationRun {
 public:
  AdministrationRun(AdministrationChange change, const AdministrationOptions& options, cli::Services& services)
      : change_(change), options_(options), services_(services) {}

  Result<cli::Outcome> run();

 private:
  Result<AdministrationPlan> make_plan(store::View& view, const std::optional<GdapTerms>& terms);
  Result<bool> confirm(const AdministrationPlan& plan) const;
  Result<void> check_again(store::View& view, const AdministrationPlan& plan) const;
  Result<void> apply(store::View& view, store::Transaction* transaction, AdministrationPlan& plan) const;
  void answer(store::View& view, const AdministrationPlan& plan);
  void note(const AdministrationPlan& plan) const;

  Administration changed(const Administration& before, const GdapTerms* terms) const;
  std::string_view result(bool is_changed) const;

  AdministrationChange change_;
  const AdministrationOptions& options_;
  cli::Services& services_;
};

Administration AdministrationRun::changed(const Administration& before, const GdapTerms* terms) const {
  if (change_ == AdministrationChange::revoke) return revoked(before, services_.now);
  return terms == nullptr ? grant_dap(before, services_.now) : grant_gdap(before, *terms, services_.now);
}

Result<AdministrationPlan> AdministrationRun::make_plan(store::View& view, const std::optional<GdapTerms>& terms) {
  auto requests = options_.names.file.empty()
                      ? named_request(view, options_.names, terms)
                      : read_requests(view, options_.names, change_ == AdministrationChange::grant, services_);
  if (!requests) return requests.error();
  AdministrationPlan plan{.requests = *std::move(requests)};
  plan.loss = loss_of(view, change_, plan.requests, services_.now);
  if (!options_.dry_run.is_dry) {
    plan.review = review(view, change_, plan.requests, plan.loss, services_.now);
  } else if (auto tried = apply(view, nullptr, plan); !tried) {
    return tried.error();
  }
  return plan;
}

/// Asks where many things change at once, a contact that stands breaks, or a grant takes away what sufficed.
Result<bool> AdministrationRun::confirm(const AdministrationPlan& plan) const {
  note_layout(services_, options_.names.file, plan.requests.layout);
  if (options_.dry_run.is_dry) return false;
  const std::size_t count = plan.requests.all().size();
  if (count < 2 && plan.loss.is_nothing()) return true;
  const bool grants = change_ == AdministrationChange::grant;
  cli::Confirmation confirmation;
  confirmation.review = plan.review;
  confirmation.question = grants ? text::say("Grant {}?", count) : text::say("Revoke {}?", count);
  confirmation.assume_yes = options_.yes;
  if (auto confirmed = services_.confirm(confirmation); !confirmed) return confirmed.error();
  return true;
}

Result<void> AdministrationRun::check_again(store::View& view, const AdministrationPlan& plan) const {
  if (loss_of(view, change_, plan.requests, services_.now).is_same(plan.loss)) return {};
  return failure(ErrorCode::conflict,
                 text::tr("what this affects has changed since it was shown; nothing was changed."),
                 text::tr("run the command again."));
}

/// In the order in which they were asked for: a request may meet what an earlier one has changed. Without a transaction
/// it is only tried.
Result<void> AdministrationRun::apply(store::View& view, store::Transaction* transaction,
                                      AdministrationPlan& plan) const {
  using Pair = store::CustomerAndPartner;
  std::map<Pair, Administration> known;  // of the span at hand, with what it changes; where it is only tried, of all
  plan.outcomes.clear();
  plan.outcomes.reserve(plan.requests.all().size());
  for (const auto requests : spans_of(std::span(plan.requests.all()))) {
    if (services_.interrupted()) {
      return failure(ErrorCode::interrupted, text::tr("interrupted; nothing was changed."));
    }
    std::vector<Pair> pairs;
    for (const AdministrationRequest& request : requests)
      pairs.push_back({request.customer, plan.requests.partner(request).tenant_id});
    std::vector<Administration> recorded = view.administrations(pairs);
    if (transaction != nullptr) known.clear();
    std::vector<store::AdministrationChange> changes;
    for (std::size_t i = 0; i < requests.size(); ++i) {
      const Administration before = known.emplace(pairs[i], recorded[i]).first->second;
      const Administration after = changed(before, plan.requests.terms(requests[i]));
      known[pairs[i]] = after;
      changes.push_back({pairs[i], after});
      plan.outcomes.push_back({.privileges = privileges_in_force(after, services_.now),
                               .until = gdap_end(after, services_.now),
                               .is_changed = after != before});
    }
    if (transaction != nullptr) transaction->set_administrations(changes);
  }
  return {};
}

std::string_view AdministrationRun::result(bool is_changed) const {
  if (!is_changed) return "unchanged";
  if (change_ == AdministrationChange::grant) return options_.dry_run.is_dry ? "would-grant" : "granted";
  return options_.dry_run.is_dry ? "would-revoke" : "revoked";
}

void AdministrationRun::answer(store::View& view, const AdministrationPlan& plan) {
  IdCell customer_id;
  IdCell partner_id;
  InstantCell until;
  auto outcome = plan.outcomes.begin();
  for (const auto requests : spans_of(std::span(plan.requests.all()))) {
    const auto customers = view.customers(customers_of(requests));
    for (std::size_t i = 0; i < requests.size() && !services_.output.broken(); ++i, ++outcome) {
      const Partner& partner = plan.requests.partner(requests[i]);
      const std::array<report::Value, administration_columns.size()> row{
          customer_id.of(requests[i].customer),
          customers[i] ? text_cell(customers[i]->company_name) : report::Value{},
          partner_id.of(partner.tenant_id),
          text_cell(partner.name),
          text_cell(outcome->privileges.value_or(std::string_view{})),
          until.of(outcome->until),
          result(outcome->is_changed),
      };
      services_.output.row(row);
    }
    if (services_.output.broken()) break;
  }
  services_.output.end_list(plan.requests.all().size(), false);
}

void AdministrationRun::note(const AdministrationPlan& plan) const {
  std::vector<Role> granted;
  for (const GdapTerms& terms : plan.requests.all_terms())
    granted.insert(granted.end(), terms.roles().begin(), terms.roles().end());
  warn_of_roles(services_, std::move(granted));
  warn_of_weakening(services_, plan.loss.weakening.size());
  const std::size_t broken = plan.loss.affected.contacts().size();
  if (broken == 0) return;
  services_.warn({.code = "CONTACTS_NOT_ELIGIBLE",
                  .message = options_.dry_run.is_dry
                                 ? text::say("Support contacts that would no longer qualify: {}", broken)
                                 : text::say("Support contacts that no longer qualify: {}", broken),
                  .fix = options_.dry_run.is_dry ? "" : "pcadmin check-contacts"});
}

Result<cli::Outcome> AdministrationRun::run() {
  if (auto named = check_named(options_.names); !named) return named.error();
  if (auto checked = check(options_.dry_run); !checked) return checked.error();
  if (!options_.names.file.empty() && (options_.gdap || options_.until)) {
    return failure(ErrorCode::conflicting_options, text::tr("with --from, GDAP stands in the file."),
                   text::tr("leave --gdap and --until out; the file has columns of these names."));
  }
  const auto terms = gdap_of_options(options_.gdap, options_.until, services_.now);
  if (!terms) return terms.error();
  if (auto begun = services_.output.begin_list(administration_columns); !begun) return begun.error();
  const auto opened = services_.open_store(options_.dry_run.mode());
  if (!opened) return opened.error();
  store::Store& store = **opened;

  const ReviewedChange<AdministrationPlan> change{
      .make_plan = [&](store::View& view) { return make_plan(view, *terms); },
      .review = [&](AdministrationPlan& plan) { return confirm(plan); },
      .sign =
          [&](const AdministrationPlan&) {
            return signed_run(services_, change_ == AdministrationChange::grant ? "grant-admin" : "revoke-admin");
          },
      .check_again = [&](store::Transaction& transaction,
                         AdministrationPlan& plan) { return check_again(transaction, plan); },
      .apply = [&](store::Transaction& transaction,
                   AdministrationPlan& plan) { return apply(transaction, &transaction, plan); }};
  const auto plan = carry_out(store, change);
  if (!plan) return plan.error();
  note(*plan);
  const auto answered = store.read([&](store::View& view) -> Result<void> {
    answer(view, *plan);
    return {};
  });
  if (!answered) return answered.error();
  const bool would_change = std::any_of(plan->outcomes.begin(), plan->outcomes.end(),
                                        [](const AdministrationOutcome& outcome) { return outcome.is_changed; });
  return options_.dry_run.outcome(would_change);
}

}  // namespace

Result<cli::Outcome> change_administration(AdministrationChange change, const AdministrationOptions& options,
                                           cli::Services& services) {
  return AdministrationRun(change, options, services).run();
}

}  // namespace pcadmin::command
