// list-relationships: the partnerships with resellers, and the relationships of customers with the
// account and with resellers.
#include <array>
#include <chrono>
#include <cstdint>
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

constexpr std::array<report::Column, 16> columns{{
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
    {.name = "adminDaysLeft",
     .type = report::ColumnType::number,
     .heading = "Days left",
     .meaning = "How many days GDAP goes on, 0 on its last one; null where it isn't in force or its end moves."},
    {.name = "adminAutoExtend",
     .type = report::ColumnType::boolean,
     .heading = "Extended",
     .meaning = "Whether the end of GDAP moves by itself; null where none is in force, or nobody said.",
     .in_table = false},
    {.name = "adminRoles",
     .heading = "Roles",
     .meaning = "The roles of all GDAPs in force, with commas between them; null where there is none.",
     .in_table = false,
     .may_be_cut = true},
    column::requested_at,
    hidden(column::established_at),
    column::ended_at,
    hidden(column::agreement),
}};

struct Options {
  std::string customer;
  std::string reseller;
  std::optional<std::uint64_t> expiring;
  AsOf as_of;
  report::ListRequest list;
};

void declare(cli::OptionSet& set, Options& options) {
  set.value("--customer", "REF", options.customer, "Only this customer's relationships.")
      .completes(cli::Completes::customer);
  set.value("--reseller", "REF", options.reseller, "Only this reseller's, or with 'provider' the account's own.")
      .completes(cli::Completes::partner);
  set.count("--expiring", "DAYS", options.expiring,
            "Only customers' GDAP that ends within so many days and isn't extended by itself.");
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

/// How many days GDAP goes on; nothing where it isn't in force, or goes on without an end.
std::optional<std::int64_t> days_left(const GdapOutlook& gdap, Instant now) {
  using std::chrono::days;
  using std::chrono::floor;
  if (!gdap.in_force || !gdap.end || gdap.auto_extend == true) return std::nullopt;
  return (floor<days>(*gdap.end) - floor<days>(now)).count();
}

std::string role_names(const Administration& administration, Instant now) {
  std::string names;
  for (const Role& role : roles_in_force(administration, now))
    names.append(names.empty() ? "" : ",").append(role.name());
  return names;
}

void list_selected(store::View& view, const store::RelationshipSelection& selection,
                   const std::optional<std::uint64_t>& expiring, report::List& list, Instant now) {
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
    const GdapOutlook gdap = of_customer ? gdap_outlook(record.administration, now) : GdapOutlook{};
    const std::optional<std::int64_t> left = days_left(gdap, now);
    if (expiring && (!left || static_cast<std::uint64_t>(*left) > *expiring)) continue;
    const std::string roles = of_customer ? role_names(record.administration, now) : std::string();
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
        until.of(gdap.end),
        left ? report::Value{*left} : report::Value{},
        gdap.auto_extend ? report::Value{*gdap.auto_extend} : report::Value{},
        text_cell(roles),
        requested.of(relationship.requested_at),
        established.of(relationship.established_at),
        ended.of(relationship.ended_at),
        text_cell(relationship.agreement),
    };
    if (!list.row(row)) break;
  }
}

Result<cli::Outcome> run_list_relationships(const Options& options, cli::Services& services) {
  Result<report::List> list =
      report::List::begin(columns, options.list, services.output, {.order_for_people = "companyName,partnerName"});
  if (!list) return list.error();
  return read_store(services, [&](store::View& view) -> Result<void> {
    const Result<store::RelationshipSelection> selection = select(view, options, *list);
    if (!selection) return selection.error();
    list_selected(view, *selection, options.expiring, *list, options.as_of.at(services));
    if (options.expiring) {
      return end_list(*list, options.list, services,
                      {text::say("No GDAP ends within {} days.", *options.expiring), "pcadmin list-relationships"});
    }
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
       .description =
           "Partnerships come first, then the customers' relationships with the account and with resellers. "
           "A request that nobody answered within 90 days is shown as expired. Delegated administration is "
           "recorded apart from relationships: a row can have the one without the other. Where several GDAPs "
           "are in force, their end is that of the last one with which support requests can be handled.",
       .examples = {{.command = "pcadmin list-relationships", .purpose = "all of them"},
                    {.command = "pcadmin list-relationships --reseller provider",
                     .purpose = "the account's own, customer by customer"},
                    {.command = "pcadmin list-relationships --filter kind=partnership --filter state=requested",
                     .purpose = "partnerships that wait for an answer"},
                    {.command = "pcadmin list-relationships --expiring 60 --sort adminUntil",
                     .purpose = "GDAP that ends within two months, the soonest first"}},
       .columns = columns},
      declare, run_list_relationships);
}

}  // namespace pcadmin::command
