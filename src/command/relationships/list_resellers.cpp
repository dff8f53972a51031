// list-resellers: the indirect resellers, and how far the partnership with each has come.
#include <array>

#include <pcadmin/relationship.hpp>

#include "command/commands.hpp"
#include "command/shared/as_of.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "command/shared/reading.hpp"
#include "command/shared/reference.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

constexpr std::array<report::Column, 12> columns{{
    {.name = "partnerTenantId", .heading = "Reseller id", .meaning = "The reseller's tenant id.", .in_table = false},
    shown(column::partner_mpn_id),
    {.name = "partnerName", .heading = "Reseller", .meaning = "The reseller's name.", .may_be_cut = true},
    column::location,
    {.name = "partnershipState",
     .heading = "Partnership",
     .meaning = "none, requested, active, declined, ended or expired.",
     .values = relationship_states},
    column::requested_at,
    column::established_at,
    column::ended_at,
    column::agreement,
    column::email,
    hidden(column::telephone),
    hidden(column::website),
}};

struct Options {
  AsOf as_of;
  report::ListRequest list;
};

void declare(cli::OptionSet& set, Options& options) {
  declare_as_of(set, options.as_of);
  cli::declare_list_options(set, options.list);
}

void list_all(store::View& view, report::List& list, Instant now) {
  IdCell tenant_id;
  InstantCell requested;
  InstantCell established;
  InstantCell ended;
  for (auto partners = view.list_partners(); const auto* record = partners.next();) {
    const Partner& reseller = record->partner;
    if (reseller.role != PartnerRole::reseller) continue;
    const Relationship& partnership = record->partnership;
    const std::array<report::Value, columns.size()> row{
        tenant_id.of(reseller.tenant_id),
        mpn_cell(reseller.mpn_id),
        text_cell(reseller.name),
        text_cell(reseller.location),
        name(state_at(partnership, now)),
        requested.of(partnership.requested_at),
        established.of(partnership.established_at),
        ended.of(partnership.ended_at),
        text_cell(partnership.agreement),
        text_cell(reseller.support_profile.email.text()),
        text_cell(reseller.support_profile.telephone.text()),
        text_cell(reseller.support_profile.website.text()),
    };
    if (!list.row(row)) break;
  }
}

Result<cli::Outcome> run_list_resellers(const Options& options, cli::Services& services) {
  Result<report::List> list =
      report::List::begin(columns, options.list, services.output, {.order_for_people = "partnerName"});
  if (!list) return list.error();
  return read_store(services, [&](store::View& view) -> Result<void> {
    list_all(view, *list, options.as_of.at(services));
    return end_list(*list, options.list, services,
                    {text::tr("No reseller is known yet."), new_reseller_command(view, "NAME")});
  });
}

}  // namespace

cli::Command list_resellers() {
  return cli::make_command<Options>(
      {.name = "list-resellers",
       .group = cli::Group::relationships,
       .purpose = "List the indirect resellers, and the partnership with each",
       .description = "A request that nobody answered within 90 days is shown as expired.",
       .examples = {{.command = "pcadmin list-resellers", .purpose = "all resellers"},
                    {.command = "pcadmin list-resellers --filter partnershipState=requested",
                     .purpose = "those that haven't answered yet"},
                    {.command = "pcadmin list-resellers -o csv", .purpose = "everything known of them, as CSV"}},
       .columns = columns},
      declare, run_list_resellers);
}

}  // namespace pcadmin::command
