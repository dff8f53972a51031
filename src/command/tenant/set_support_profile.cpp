// set-support-profile: what customers will see of a partner as their support contact.
#include <array>
#include <optional>
#include <string>

#include <pcadmin/partner.hpp>

#include "command/commands.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "command/shared/plausibility.hpp"
#include "command/shared/reference.hpp"
#include "command/shared/writing.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

constexpr std::array<report::Column, 7> columns{{
    {.name = "tenantId", .heading = "Tenant id", .meaning = "The partner's tenant id.", .in_table = false},
    {.name = "mpnId", .heading = "MPN id", .meaning = "The partner's MPN id (PartnerID).", .in_table = false},
    {.name = "name", .heading = "Name", .meaning = "The partner's name.", .may_be_cut = true},
    column::email,
    column::telephone,
    column::website,
    {.name = "result", .heading = "Result", .meaning = "updated or unchanged."},
}};

struct Options {
  std::string partner;
  std::optional<std::string> email;
  std::optional<std::string> telephone;
  std::optional<std::string> website;
};

void declare(cli::OptionSet& set, Options& options) {
  set.positional("PARTNER", options.partner, "A reseller, or 'provider' for the account.")
      .required()
      .completes(cli::Completes::partner);
  set.value("--email", "ADDRESS", options.email, "Where customers write; '' clears it.").may_be_empty();
  set.value("--telephone", "NUMBER", options.telephone, "Where customers call; '' clears it.").may_be_empty();
  set.value("--website", "URL", options.website, "Where customers read about support; '' clears it.").may_be_empty();
}

void answer(report::Output& output, const Partner& partner, store::Upsert upsert) {
  const SupportProfile& profile = partner.support_profile;
  IdCell id;
  const std::array<report::Value, columns.size()> item{
      id.of(partner.tenant_id),
      mpn_cell(partner.mpn_id),
      text_cell(partner.name),
      text_cell(profile.email.text()),
      text_cell(profile.telephone.text()),
      text_cell(profile.website.text()),
      std::string_view(upsert == store::Upsert::unchanged ? "unchanged" : "updated"),
  };
  output.item(item);
}

Result<cli::Outcome> run_set_support_profile(const Options& options, cli::Services& services) {
  if (!options.email && !options.telephone && !options.website) {
    return failure(ErrorCode::missing_argument, text::tr("nothing is given to set."),
                   text::tr("--email, --telephone or --website."));
  }
  const TypedProfile typed{options.email, options.telephone, options.website};
  if (auto checked = changed({}, typed); !checked) return checked.error();
  if (auto begun = services.output.begin_item(columns); !begun) return begun.error();

  struct Updated {
    Partner partner;
    store::Upsert upsert;
  };
  const auto updated =
      write_store(services, "set-support-profile", [&](store::Transaction& transaction) -> Result<Updated> {
        auto partner = resolve_partner(transaction, options.partner);
        if (!partner) return partner.error();
        auto profile = changed(std::move(partner->support_profile), typed);
        if (!profile) return profile.error();
        partner->support_profile = *std::move(profile);
        const auto upsert = transaction.set_support_profile({partner->tenant_id, partner->support_profile});
        return Updated{*std::move(partner), upsert};
      });
  if (!updated) return updated.error();
  answer(services.output, updated->partner, updated->upsert);
  return cli::Outcome::done;
}

}  // namespace

cli::Command set_support_profile() {
  return cli::make_command<Options>(
      {.name = "set-support-profile",
       .group = cli::Group::start,
       .purpose = "Set what customers see of a partner as their support contact",
       .description = "What isn't given stays as it is. show-contact --as-customer shows what a customer reads.",
       .examples = {{.command = "pcadmin set-support-profile 晨光科技 --email help@dawnlight.example "
                                "--telephone '+886 4 5550 0133'",
                     .purpose = "a reseller's"},
                    {.command = "pcadmin set-support-profile provider --website https://farhill.example/support",
                     .purpose = "the account's own"},
                    {.command = "pcadmin set-support-profile 3390417 --telephone ''",
                     .purpose = "take a telephone number away"}},
       .columns = columns,
       .changes = true},
      declare, run_set_support_profile);
}

}  // namespace pcadmin::command
