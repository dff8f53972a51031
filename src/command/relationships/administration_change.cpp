#include "command/relationships/administration_change.hpp"

#include <pcadmin/administration.hpp>
#include <pcadmin/grant.hpp>
#include <pcadmin/removal.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "command/relationships/affected_contacts.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "command/shared/writing.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

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
  set.flag("--dry-run", options.dry_run, "Show what would happen and change nothing.");
  set.flag("--yes", options.yes, "Don't ask.").short_name('y');
}

namespace {

constexpr std::size_t shown = 20;

/// What became of a request, to be answered.
struct Outcome {
  std::optional<std::string_view> privileges;  ///< in force afterwards
  std::optional<Instant> until;
  bool is_changed = false;
};

/// Where administration is read from and recorded: the transaction, or what a dry run only notes.
struct Records {
  std::function<Result<Administration>(CustomerId, PartnerTenantId)> known;
  std::function<Result<void>(CustomerId, PartnerTenantId, const Administration&)> record;
};

std::string description(const GdapTerms* terms) {
  if (terms == nullptr) return "DAP";
  std::string roles;
  for (const Role& role : terms->roles())
    roles += (roles.empty() ? "" : text::tr(", ")) + std::string(role.name());
  return text::say("GDAP ({0}) until {1}", roles, format_instant(terms->until()));
}

/// One run: what is asked for, and how it is done.
class Run {
 public:
  Run(AdministrationChange change, const AdministrationOptions& options, cli::Services& services)
      : change_(change), options_(options), services_(services) {}

  Result<cli::Outcome> run();

 private:
  Result<void> prepare(store::View& view, const std::optional<GdapTerms>& terms);
  Result<AffectedContacts> affected_in(store::View& view) const;
  Result<void> find_weakened(store::View& view);
  Result<std::string> review(store::View& view) const;
  Result<void> confirm() const;
  Result<void> try_out(store::View& view);
  Result<void> write(store::Transaction& transaction);
  Result<void> carry_out(const Records& records);
  Result<void> answer(store::View& view);
  Result<void> answer_row(store::View& view, std::size_t index);
  void note() const;

  Administration changed(const Administration& before, const AdministrationRequest& request) const;
  std::string_view result(bool is_changed) const;

  AdministrationChange change_;
  const AdministrationOptions& options_;
  cli::Services& services_;
  AdministrationRequests requests_;
  AffectedContacts affected_;
  std::vector<std::size_t> weakened_;  // requests that replace a sufficient GDAP by an insufficient one
  std::string review_;
  std::vector<Outcome> outcomes_;  // by request
};

Administration Run::changed(const Administration& before, const AdministrationRequest& request) const {
  if (change_ == AdministrationChange::revoke) return revoked(before, services_.now);
  const GdapTerms* terms = requests_.terms(request);
  return terms == nullptr ? grant_dap(before, services_.now) : grant_gdap(before, *terms, services_.now);
}

Result<void> Run::prepare(store::View& view, const std::optional<GdapTerms>& terms) {
  auto requests = options_.names.file.empty()
                      ? named_request(view, options_.names, terms)
                      : read_requests(view, options_.names, change_ == AdministrationChange::grant, services_);
  if (!requests) return requests.error();
  requests_ = *std::move(requests);
  auto affected = affected_in(view);
  if (!affected) return affected.error();
  affected_ = *std::move(affected);
  if (auto found = find_weakened(view); !found) return found;
  if (options_.dry_run) return try_out(view);
  auto reviewed = review(view);
  if (!reviewed) return reviewed.error();
  review_ = *std::move(reviewed);
  return {};
}

Result<void> Run::find_weakened(store::View& view) {
  if (change_ == AdministrationChange::revoke) return {};
  const auto& all = requests_.all();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const GdapTerms* const terms = requests_.terms(all[i]);
    if (terms == nullptr || can_handle_support(terms->roles())) continue;
    const auto known = view.administration(all[i].customer, requests_.partner(all[i]).tenant_id);
    if (!known) return known.error();
    if (grant_takes_support_away(*known, *terms, services_.now)) weakened_.push_back(i);
  }
  return {};
}

Result<AffectedContacts> Run::affected_in(store::View& view) const {
  AffectedContacts affected;
  if (change_ == AdministrationChange::grant) return affected;
  const std::vector<AdministrationRequest> requests = requests_.distinct();
  for (auto request = requests.begin(); request != requests.end();) {
    const Partner& partner = requests_.partner(*request);
    RemovalSubject removed;
    removed.removal = Removal::administration;
    removed.partner = partner.tenant_id;
    for (const auto number = request->partner; request != requests.end() && request->partner == number; ++request) {
      removed.customers.push_back(request->customer);
    }
    if (auto collected = affected.collect(view, removed, services_.now); !collected) return collected.error();
  }
  return affected;
}

/// The first requests, a line each, then what they take away.
Result<std::string> Run::review(store::View& view) const {
  const auto& all = requests_.all();
  const bool grants = change_ == AdministrationChange::grant;
  const auto line = [&](std::size_t i) -> Result<std::string> {
    const auto customer = view.customer(all[i].customer);
    if (!customer) return customer.error();
    const Customer named = customer->value_or(Customer());
    const std::string partner = text::visible(requests_.partner(all[i]).name);
    return "  " +
           text::say("{0} ({1}): {2}", text::visible(named.company_name), text::visible(named.domain),
                     grants ? text::say("{}: {}", partner, description(requests_.terms(all[i]))) : partner) +
           '\n';
  };
  std::string review = grants ? text::say("Admin privileges to be granted: {}\n", all.size())
                              : text::say("Admin privileges to be revoked: {}\n", all.size());
  for (std::size_t i = 0; i < std::min(all.size(), shown); ++i) {
    const auto described = line(i);
    if (!described) return described.error();
    review += *described;
  }
  if (all.size() > shown) review += text::say("  and {} more\n", all.size() - shown);
  if (!weakened_.empty()) {
    review += text::say("Of these, with no role for support in place of one that had some: {}\n", weakened_.size());
    for (std::size_t i = 0; i < std::min(weakened_.size(), shown); ++i) {
      const auto described = line(weakened_[i]);
      if (!described) return described.error();
      review += *described;
    }
    if (weakened_.size() > shown) review += text::say("  and {} more\n", weakened_.size() - shown);
  }
  return review + affected_.review();
}

/// Asks where many things change at once, a contact that stands breaks, or a grant takes away what sufficed.
Result<void> Run::confirm() const {
  const std::size_t count = requests_.all().size();
  if (count < 2 && affected_.contacts().empty() && weakened_.empty()) return {};
  const bool grants = change_ == AdministrationChange::grant;
  cli::Confirmation confirmation;
  confirmation.review = review_;
  confirmation.question = grants ? text::say("Grant {}?", count) : text::say("Revoke {}?", count);
  confirmation.assume_yes = options_.yes;
  return services_.confirm(confirmation);
}

Result<void> Run::try_out(store::View& view) {
  std::map<std::pair<CustomerId, PartnerTenantId>, Administration> tried;
  return carry_out({.known = [&](CustomerId customer, PartnerTenantId partner) -> Result<Administration> {
                      const auto found = tried.find({customer, partner});
                      return found == tried.end() ? view.administration(customer, partner) : found->second;
                    },
                    .record =
                        [&](CustomerId customer, PartnerTenantId partner, const Administration& after) {
                          tried[{customer, partner}] = after;
                          return Result<void>();
                        }});
}

Result<void> Run::write(store::Transaction& transaction) {
  const auto current = affected_in(transaction);
  if (!current) return current.error();
  if (current->contacts() != affected_.contacts()) {
    return failure(ErrorCode::conflict,
                   text::tr("what this affects has changed since it was shown; nothing was changed."),
                   text::tr("run the command again."));
  }
  return carry_out(
      {.known = [&](CustomerId customer,
                    PartnerTenantId partner) { return transaction.administration(customer, partner); },
       .record = [&](CustomerId customer, PartnerTenantId partner, const Administration& after) -> Result<void> {
         const auto set = transaction.set_administration(customer, partner, after);
         if (!set) return set.error();
         return {};
       }});
}

/// In the order in which they were asked for: a request may meet what an earlier one has changed.
Result<void> Run::carry_out(const Records& records) {
  outcomes_.clear();
  outcomes_.reserve(requests_.all().size());
  for (const AdministrationRequest& request : requests_.all()) {
    if (services_.interrupted()) {
      return failure(ErrorCode::interrupted, text::tr("interrupted; nothing was changed."));
    }
    const PartnerTenantId partner = requests_.partner(request).tenant_id;
    const auto before = records.known(request.customer, partner);
    if (!before) return before.error();
    const Administration after = changed(*before, request);
    if (auto recorded = records.record(request.customer, partner, after); !recorded) return recorded;
    outcomes_.push_back({.privileges = privileges_in_force(after, services_.now),
                         .until = gdap_end(after, services_.now),
                         .is_changed = after != *before});
  }
  return {};
}

std::string_view Run::result(bool is_changed) const {
  if (!is_changed) return "unchanged";
  if (change_ == AdministrationChange::grant) return options_.dry_run ? "would-grant" : "granted";
  return options_.dry_run ? "would-revoke" : "revoked";
}

Result<void> Run::answer_row(store::View& view, std::size_t index) {
  const AdministrationRequest& request = requests_.all()[index];
  const Partner& partner = requests_.partner(request);
  const auto customer = view.customer(request.customer);
  if (!customer) return customer.error();
  const Outcome& outcome = outcomes_[index];

  IdCell customer_id;
  IdCell partner_id;
  InstantCell until;
  const std::array<report::Value, administration_columns.size()> row{
      customer_id.of(request.customer),
      *customer ? text_cell((*customer)->company_name) : report::Value{},
      partner_id.of(partner.tenant_id),
      text_cell(partner.name),
      text_cell(outcome.privileges.value_or(std::string_view{})),
      until.of(outcome.until),
      result(outcome.is_changed),
  };
  services_.output.row(row);
  return {};
}

Result<void> Run::answer(store::View& view) {
  const std::size_t count = requests_.all().size();
  for (std::size_t i = 0; i < count && !services_.output.broken(); ++i) {
    if (auto answered = answer_row(view, i); !answered) return answered;
  }
  services_.output.end_list(count, false);
  return {};
}

void Run::note() const {
  std::set<std::string> notes;
  for (const GdapTerms& terms : requests_.all_terms()) {
    for (std::string& note : notes_on_roles(terms.roles()))
      notes.insert(std::move(note));
  }
  for (const std::string& note : notes)
    services_.note(note);
  if (!weakened_.empty()) services_.note(takes_support_away(weakened_.size()));
  if (affected_.contacts().empty()) return;
  services_.note(options_.dry_run
                     ? text::say("Support contacts that would no longer qualify: {}", affected_.contacts().size())
                     : text::say("Support contacts that no longer qualify: {}\nTry: pcadmin check-contacts",
                                 affected_.contacts().size()));
}

Result<cli::Outcome> Run::run() {
  if (auto named = check_named(options_.names); !named) return named.error();
  if (!options_.names.file.empty() && (options_.gdap || options_.until)) {
    return failure(ErrorCode::conflicting_options, text::tr("with --from, GDAP stands in the file."),
                   text::tr("leave --gdap and --until out; the file has columns of these names."));
  }
  const auto terms = gdap_of_options(options_.gdap, options_.until, services_.now);
  if (!terms) return terms.error();
  if (auto begun = services_.output.begin_list(administration_columns); !begun) return begun.error();
  const auto opened = services_.open_store(options_.dry_run ? store::OpenMode::read : store::OpenMode::write);
  if (!opened) return opened.error();
  store::Store& store = **opened;

  const auto prepared = store.read([&](store::View& view) { return prepare(view, *terms); });
  if (!prepared) return prepared.error();
  if (!options_.dry_run) {
    if (auto confirmed = confirm(); !confirmed) return confirmed.error();
    const std::string_view command = change_ == AdministrationChange::grant ? "grant-admin" : "revoke-admin";
    const auto written = store.write(signed_run(services_, command),
                                     [&](store::Transaction& transaction) { return write(transaction); });
    if (!written) return written.error();
  }
  note();
  const auto answered = store.read([&](store::View& view) { return answer(view); });
  if (!answered) return answered.error();
  return cli::Outcome::done;
}

}  // namespace

Result<cli::Outcome> change_administration(AdministrationChange change, const AdministrationOptions& options,
                                           cli::Services& services) {
  return Run(change, options, services).run();
}

}  // namespace pcadmin::command
