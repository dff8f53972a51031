// init: creates the store and names the account that it belongs to.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <pcadmin/id.hpp>
#include <pcadmin/partner.hpp>

#include "command/commands.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "command/shared/plausibility.hpp"
#include "command/shared/reading.hpp"
#include "command/shared/reference.hpp"
#include "command/shared/writing.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {
namespace {

using report::ColumnType;

constexpr std::array<report::Column, 11> columns{{
    column::account_tenant_id,
    {.name = "mpnId", .heading = "MPN id", .meaning = "The account's MPN id (PartnerID)."},
    column::account_name,
    {.name = "cloud", .heading = "Cloud", .meaning = "Where its Partner Center is: global, us-gov, germany or china."},
    column::location,
    hidden(column::email),
    hidden(column::telephone),
    hidden(column::website),
    {.name = "partnershipLink",
     .heading = "Partnership link",
     .meaning = "The link by which resellers accept a partnership.",
     .in_table = false},
    {.name = "test",
     .type = ColumnType::boolean,
     .heading = "Test",
     .meaning = "Whether the store is for trying things out and may be emptied."},
    {.name = "result", .heading = "Result", .meaning = "created, updated or unchanged."},
}};

struct Options {
  std::optional<std::string> name;
  std::optional<std::string> tenant_id;
  std::optional<std::string> mpn_id;
  std::optional<std::string> location;
  std::optional<std::string> email;
  std::optional<std::string> telephone;
  std::optional<std::string> website;
  std::optional<std::string> cloud;
  std::optional<std::string> partnership_link;
  bool test = false;
  bool yes = false;
};

void declare(cli::OptionSet& set, Options& options) {
  set.value("--name", "NAME", options.name, "The account's name, as customers know it.");
  set.value("--tenant-id", "GUID", options.tenant_id, "The account's tenant id.");
  set.value("--mpn-id", "ID", options.mpn_id, "The account's MPN id (PartnerID).");
  set.value("--location", "CODE", options.location, "Country or region, e.g. TW.");
  set.value("--email", "ADDRESS", options.email, "Where customers write for support.");
  set.value("--telephone", "NUMBER", options.telephone, "Where customers call for support.");
  set.value("--website", "URL", options.website, "Where customers read about support.");
  set.value("--cloud", "CLOUD", options.cloud, "Where the account's Partner Center is; global by default.")
      .choices({"global", "us-gov", "germany", "china"});
  set.value("--partnership-link", "URL", options.partnership_link,
            "The account's personal link for resellers, from Partner Center's page Indirect resellers.");
  set.flag("--test", options.test, "The store is for trying things out, not for real data.");
  set.flag("--yes", options.yes, "Don't ask.").short_name('y');
}

/// What a new account needs, and wasn't given.
std::vector<std::string_view> missing(const Options& options) {
  std::vector<std::string_view> missing;
  if (!options.name) missing.emplace_back("--name");
  if (!options.tenant_id) missing.emplace_back("--tenant-id");
  if (!options.mpn_id) missing.emplace_back("--mpn-id");
  return missing;
}

/// The account that the store has; nothing where there is none yet. Fails with MISSING_ARGUMENT where a new one would
/// lack something.
Result<std::optional<Account>> known_account(const Options& options, cli::Services& services) {
  const auto known = read_snapshot(services, [](store::View& view) { return require_account(view); });
  if (known) return std::optional(*known);
  if (known.error().code != ErrorCode::store_not_found) return known.error();
  if (missing(options).empty()) return std::optional<Account>();
  const std::string options_missing = fmt::format("{}", fmt::join(missing(options), ", "));
  return failure(ErrorCode::missing_argument,
                 text::say("a new store needs {} as well.", fmt::join(missing(options), text::tr(", "))),
                 "pcadmin init --name NAME --tenant-id GUID --mpn-id ID", options_missing);
}

Result<void> set_identity(Partner& partner, const Options& options) {
  if (options.name) {
    if (auto checked = check_name("--name", *options.name); !checked) return checked;
    partner.name = *options.name;
  }
  if (options.tenant_id) {
    const auto tenant_id = parse_tenant_id(*options.tenant_id);
    if (!tenant_id) return tenant_id.error();
    partner.tenant_id = *tenant_id;
  }
  if (!options.mpn_id) return {};
  partner.mpn_id = MpnId::parse(*options.mpn_id);
  if (partner.mpn_id) return {};
  return failure(ErrorCode::invalid_mpn_id, text::say("'{}' is no MPN id: it has 1 to 20 digits.", *options.mpn_id),
                 text::tr("--mpn-id with what Partner Center shows as PartnerID."), *options.mpn_id);
}

/// The account as given: what wasn't given is as `known`.
Result<Account> account_from(const Options& options, Account known) {
  Account account = std::move(known);
  Partner& partner = account.partner;
  partner.role = PartnerRole::provider;
  if (auto set = set_identity(partner, options); !set) return set.error();
  if (options.location) partner.location = *options.location;
  auto profile = changed(std::move(partner.support_profile), {options.email, options.telephone, options.website});
  if (!profile) return profile.error();
  partner.support_profile = *std::move(profile);
  if (options.cloud) {
    const auto cloud = parse_cloud(*options.cloud);
    if (!cloud) {
      return failure(ErrorCode::invalid_value, text::say("--cloud: '{}' is no cloud.", *options.cloud),
                     text::tr("global, us-gov, germany or china."), *options.cloud);
    }
    account.cloud = *cloud;
  }
  if (options.partnership_link) {
    if (auto checked = check_link("--partnership-link", *options.partnership_link); !checked) return checked.error();
    account.partnership_link = *options.partnership_link;
  }
  account.test = account.test || options.test;
  return account;
}

Error belongs_to(const Account& known, const std::string& reason) {
  const Partner& partner = known.partner;
  return failure(ErrorCode::account_exists,
                 text::say("the store belongs to '{}' (tenant {}, MPN id {}){}", partner.name, partner.tenant_id.text(),
                           partner.mpn_id ? partner.mpn_id->text() : std::string(), reason),
                 text::tr("--store PATH for another store."), partner.tenant_id.text());
}

/// Whether the store's account is the one that is meant.
Result<void> check_same(const Account& known, const Account& given) {
  if (known.partner.tenant_id != given.partner.tenant_id || known.partner.mpn_id != given.partner.mpn_id) {
    return belongs_to(known, ".");
  }
  // A test store may be emptied; what was recorded in earnest must never become that.
  if (given.test && !known.test) return belongs_to(known, text::tr(" and is in use in earnest: no --test."));
  return {};
}

/// What takes the place of something that is recorded, a line each; empty where it only adds.
std::string replaced(const Account& known, const Account& given) {
  struct Field {
    const char* label;
    std::string before;
    std::string after;
  };
  const auto profile = [](const Account& account) -> const SupportProfile& { return account.partner.support_profile; };
  const std::array<Field, 7> fields{{
      {text::tr("Name"), known.partner.name, given.partner.name},
      {text::tr("Location"), known.partner.location, given.partner.location},
      {text::tr("E-mail"), profile(known).email.text(), profile(given).email.text()},
      {text::tr("Telephone"), profile(known).telephone.text(), profile(given).telephone.text()},
      {text::tr("Website"), profile(known).website.text(), profile(given).website.text()},
      {text::tr("Cloud"), std::string(name(known.cloud)), std::string(name(given.cloud))},
      {text::tr("Partnership link"), known.partnership_link, given.partnership_link},
  }};
  std::string lines;
  for (const Field& field : fields) {
    if (field.before.empty() || field.before == field.after) continue;
    lines += text::say("  {0}: {1} → {2}\n", field.label, text::visible(field.before), text::visible(field.after));
  }
  return lines;
}

/// Asks where something that is recorded changes.
Result<void> confirm(const Options& options, const Account& known, cli::Services& services) {
  const auto given = account_from(options, known);
  if (!given) return given.error();
  if (auto same = check_same(known, *given); !same) return same;
  const std::string changes = replaced(known, *given);
  if (changes.empty()) return {};
  cli::Confirmation confirmation;
  confirmation.review = text::say("To be changed of the account '{}':\n", text::visible(known.partner.name)) + changes;
  confirmation.question = text::tr("Change the account?");
  confirmation.assume_yes = options.yes;
  return services.confirm(confirmation);
}

void answer(report::Output& output, const Account& account, store::Upsert upsert) {
  constexpr std::array<std::string_view, 3> results{"created", "updated", "unchanged"};
  const Partner& partner = account.partner;
  const SupportProfile& profile = partner.support_profile;
  IdCell id;
  const std::array<report::Value, columns.size()> item{
      id.of(partner.tenant_id),
      mpn_cell(partner.mpn_id),
      partner.name,
      name(account.cloud),
      text_cell(partner.location),
      text_cell(profile.email.text()),
      text_cell(profile.telephone.text()),
      text_cell(profile.website.text()),
      text_cell(account.partnership_link),
      account.test,
      results.at(static_cast<std::size_t>(upsert)),
  };
  output.item(item);
}

Result<cli::Outcome> run_init(const Options& options, cli::Services& services) {
  // Everything is checked before the store's folder is made.
  if (const auto checked = account_from(options, {}); !checked) return checked.error();
  if (auto begun = services.output.begin_item(columns); !begun) return begun.error();
  const auto known = known_account(options, services);
  if (!known) return known.error();
  if (*known) {
    if (auto confirmed = confirm(options, **known, services); !confirmed) return confirmed.error();
  }

  struct Saved {
    Account account;
    store::Upsert upsert;
  };
  const auto saved = write_store(
      services, "init",
      [&](store::Transaction& transaction) -> Result<Saved> {
        if (transaction.account() != *known) {
          return failure(ErrorCode::conflict,
                         text::tr("the account has changed since it was read; nothing was changed."),
                         text::tr("run the command again."));
        }
        auto given = account_from(options, known->value_or(Account{}));
        if (!given) return given.error();
        const auto upsert = transaction.save_account(*given);
        return Saved{*std::move(given), upsert};
      },
      *known ? store::OpenMode::write : store::OpenMode::create);
  if (!saved) return saved.error();
  answer(services.output, saved->account, saved->upsert);
  return cli::Outcome::done;
}

}  // namespace

cli::Command init() {
  return cli::make_command<Options>(
      {.name = "init",
       .group = cli::Group::start,
       .purpose = "Create the store and name the account that it belongs to",
       .description = "The account is the indirect provider whose customers and resellers the store describes. On a "
                      "store that has its account, only what is to change needs to be given; another tenant or MPN id "
                      "is refused, since one "
                      "store belongs to one account. Partner Center hands out the partnership link on its page "
                      "Indirect resellers; copy it once.",
       .examples = {{.command = "pcadmin init --name 遠山雲端 --tenant-id f6fadfa7-e5c1-4b62-9362-da5cc13da58a "
                                "--mpn-id 5102948",
                     .purpose = "the least"},
                    {.command = "pcadmin init --name 遠山雲端 --tenant-id f6fadfa7-e5c1-4b62-9362-da5cc13da58a "
                                "--mpn-id 5102948 --location TW --email support@farhill.example "
                                "--partnership-link https://farhill.example/partnership/7q2m",
                     .purpose = "with what customers see and resellers are sent"},
                    {.command = "pcadmin init --partnership-link https://farhill.example/partnership/7q2m",
                     .purpose = "tell it later"}},
       .columns = columns,
       .changes = true,
       .forms = {"--name NAME --tenant-id GUID --mpn-id ID [--partnership-link URL]", "--partnership-link URL"}},
      declare, run_init);
}

}  // namespace pcadmin::command
