// list-relationships: the partnerships with resellers, and the relationships of customers with the
// account and with resellers.
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <pcadmin/administration.hpp>
#include <pcadmin/relationship.hpp>

#include "command/commands.hpp"
#include "command/shared/as_of.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "command/shared/reading.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

constexpr std::array<report::Column, 13> columns{{
    column::relationship_kind,
    noted(column::customer_id, "Null for a partnership."),
    noted(column::company_name, "Null for a partnership."),
    column::partner_tenant_id,
    column::partner_name,
    column::partner_mpn_id,
    {.name = "state",
     .heading = "State",
     .meaning = "none (only administration is recorded), requested, active, declined, ended or expired.",
     .values = relationship_states},
    noted(column::admin_privileges, "Null for a partnership."),
    column::admin_until,
    column::requested_at,
    hidden(column::established_at),
    column::ended_at,
    hidden(column::agreement),
}};

struct Options {
  std::string customer;
  std::string reseller;
  AsOf as_of;
  report::ListRequest list;
};

void declare(cli::OptionSet& set, Options& options) {
  set.value("--customer", "REF", options.customer, "Only this customer's relationships.")
      .completes(cli::Completes::customer);
  set.value("--reseller", "REF", options.reseller, "Only this reseller's, or with 'provider' the account's own.")
      .completes(cli::Completes::partner);
  declare_as_of(set, options.as_of);
  cli::declare_list_options(set, options.list);
}

Result<store::RelationshipSelection> select(store::View& view, const Options& options, const report::List& list) {
  const Result<std::optional<CustomerId>> customer = named_customer(view, options.customer);
  if (!customer) return customer.error();
  const Result<std::optional<PartnerTenantId>> partner = named_partner(view, options.reseller);
  if (!partner) return partner.error();
  store::RelationshipSelection selection;
  selection.customer = *customer;
  selection.partner = *partner;
  narrow(selection.customer, list, "customerId");
  narrow(selection.partner, list, "partnerTenantId");
  // A customer that was named has no part in partnerships.
  if (selection.customer) selection.kind = store::RelationshipKind::customer;
  return selection;
}

void list_selected(store::View& view, const store::RelationshipSelection& selection, report::List& list, Instant now) {
  IdCell customer_id;
  IdCell partner_id;
  InstantCell until;
  InstantCell requested;
  InstantCell established;
  InstantCell ended;
  for (auto relationships = view.list_relationships(selection); const auto* next = relationships.next();) {
    const store::RelationshipRecord& record = *next;
    const bool of_customer = record.kind == store::RelationshipKind::customer;
    const Relationship& relationship = record.relationship;
    const std::optional<std::string_view> privileges =
        of_customer ? privileges_in_force(record.administration, now) : std::nullopt;
    const std::array<report::Value, columns.size()> row{
        name(record.kind),
        of_customer ? customer_id.of(record.customer.id) : report::Value{},
        of_customer ? text_cell(record.customer.company_name) : report::Value{},
        partner_id.of(record.partner.tenant_id),
        text_cell(record.partner.name),
        mpn_cell(record.partner.mpn_id),
        name(state_at(relationship, now)),
        text_cell(privileges.value_or(std::string_view{})),
        of_customer ? until.of(gdap_end(record.administration, now)) : report::Value{},
        requested.of(relationship.requested_at),
        established.of(relationship.established_at),
        ended.of(relationship.ended_at),
        text_cell(relationship.agreement),
    };
    if (!list.row(row)) break;
  }
}

Result<cli::Outcome> run_list_relationships(const Options& options, cli::Services& services) {
  Result<report::List> list = report::List::begin(columns, options.list, services.output);
  if (!list) return list.error();
  return read_store(services, [&](store::View& view) -> Result<void> {
    const Result<store::RelationshipSelection> selection = select(view, options, *list);
    if (!selection) return selection.error();
    list_selected(view, *selection, *list, options.as_of.at(services));
    return end_list(*list, options.list, services,
                    {text::tr("No relationship is recorded."), "pcadmin request-relationship --help"});
  });
}

}  // namespace

cli::Command list_relationships() {
  return cli::make_command<Options>(
      {.name = "list-relationships",
       .group = cli::Group::relationships,
       .purpose = "List partnerships with resellers and relationships with customers",
       .description = "Partnerships come first, then the customers' relationships with the account and with resellers. "
                      "A request that nobody answered within 90 days is shown as expired. Delegated administration is "
                      "recorded apart from relationships: a row can have the one without the other.",
       .examples = {{.command = "pcadmin list-relationships", .purpose = "all of them"},
                    {.command = "pcadmin list-relationships --reseller provider",
                     .purpose = "the account's own, customer by customer"},
                    {.command = "pcadmin list-relationships --filter kind=partnership --filter state=requested",
                     .purpose = "partnerships that wait for an answer"}},
       .columns = columns},
      declare, run_list_relationships);
}

}  // namespace pcadmin::command
