// The columns that mean the same wherever they stand, so that a field has one name, one heading and one text.
//
// A command composes its table of these and of the columns that are its own. What differs in one place, it says there:
//
//   constexpr std::array<report::Column, 4> columns{{
//       column::subscription_id,
//       shown(column::customer_id),
//       noted(column::company_name, "Null for a partnership."),
//       {.name = "result", .heading = "Result", .meaning = "kept or reassigned."},
//   }};
//
// "hidden" are columns that a table shows only where --columns asks for them.
#pragma once

#include <string_view>

#include "command/shared/column_values.hpp"
#include "report/output.hpp"

namespace pcadmin::command {

constexpr report::Column shown(report::Column column) {
  column.in_table = true;
  return column;
}

constexpr report::Column hidden(report::Column column) {
  column.in_table = false;
  return column;
}

constexpr report::Column named(report::Column column, std::string_view name) {
  column.name = name;
  return column;
}

/// What holds in this place alone, e.g. when it is null.
constexpr report::Column noted(report::Column column, std::string_view note) {
  column.note = note;
  return column;
}

constexpr report::Column with_meaning(report::Column column, std::string_view meaning) {
  column.meaning = meaning;
  return column;
}

namespace column {

using report::Column;
using report::ColumnType;

// Customers and subscriptions

inline constexpr Column customer_id{.name = "customerId",
                                    .heading = "Customer id",
                                    .meaning = "The customer's tenant id (Microsoft ID).",
                                    .in_table = false};
inline constexpr Column company_name{
    .name = "companyName", .heading = "Company", .meaning = "The customer's name.", .may_be_cut = true};
inline constexpr Column subscription_id{
    .name = "subscriptionId", .heading = "Subscription id", .meaning = "Partner Center's id of the subscription."};
inline constexpr Column offer_name{
    .name = "offerName", .heading = "Offer", .meaning = "What was bought.", .may_be_cut = true};

// The support contact of a subscription

inline constexpr Column support_tenant_id{.name = "supportTenantId",
                                          .heading = "Contact id",
                                          .meaning = "The support contact's tenant id.",
                                          .in_table = false};
inline constexpr Column support_mpn_id{.name = "supportMpnId",
                                       .heading = "Contact MPN id",
                                       .meaning = "The support contact's MPN id (PartnerID).",
                                       .in_table = false};
inline constexpr Column support_name{
    .name = "supportName", .heading = "Support contact", .meaning = "The support contact's name.", .may_be_cut = true};
inline constexpr Column contact_source{.name = "contactSource",
                                       .heading = "Source",
                                       .meaning = "default (the provider), assigned, or unsupported (new commerce).",
                                       .values = contact_sources};
inline constexpr Column contact_eligible{
    .name = "contactEligible",
    .type = ColumnType::boolean,
    .heading = "Eligible",
    .meaning =
        "Whether the contact that stands still qualifies; null where nobody could be assigned: deleted, "
        "expired or new commerce."};
inline constexpr Column contact_reasons{
    .name = "reasons",
    .type = ColumnType::reasons,
    .heading = "Reasons",
    .meaning = "Why the contact no longer qualifies: a list of code, message and the command that helps (fix)."};

// Partners: the account, resellers and others

inline constexpr Column partner_tenant_id{.name = "partnerTenantId",
                                          .heading = "Partner id",
                                          .meaning = "The partner's tenant id: a reseller's, or the account's own.",
                                          .in_table = false};
inline constexpr Column partner_name{
    .name = "partnerName", .heading = "Partner", .meaning = "The partner's name.", .may_be_cut = true};
inline constexpr Column partner_mpn_id{
    .name = "partnerMpnId", .heading = "MPN id", .meaning = "The partner's MPN id (PartnerID).", .in_table = false};
inline constexpr Column location{.name = "location",
                                 .heading = "Location",
                                 .meaning = "Country or region, e.g. TW.",
                                 .in_table = false,
                                 .may_be_cut = true};
inline constexpr Column account_tenant_id{
    .name = "tenantId", .heading = "Tenant id", .meaning = "The account's tenant id."};
inline constexpr Column account_name{
    .name = "name", .heading = "Name", .meaning = "The account's name.", .may_be_cut = true};

// A partner's support profile

inline constexpr Column email{.name = "email", .heading = "E-mail", .meaning = "The e-mail that customers see."};
inline constexpr Column telephone{
    .name = "telephone", .heading = "Telephone", .meaning = "The telephone that customers see."};
inline constexpr Column website{.name = "website", .heading = "Website", .meaning = "The website that customers see."};

// Relationships

inline constexpr Column relationship_kind{
    .name = "kind",
    .heading = "Kind",
    .meaning = "partnership (the account and a reseller) or customer (a customer and a partner).",
    .values = relationship_kinds};
inline constexpr Column relationship_state{
    .name = "state", .heading = "State", .meaning = "The state of the relationship now, e.g. active."};
inline constexpr Column admin_privileges{
    .name = "adminPrivileges",
    .heading = "Administration",
    .meaning =
        "What the customer lets the partner administer: dap, gdap, dap+gdap or none; null where it was never said.",
    .values = command::admin_privileges};
inline constexpr Column admin_until{.name = "adminUntil",
                                    .type = ColumnType::instant,
                                    .heading = "Until",
                                    .meaning = "When GDAP ends, or ended; null for DAP, which has no end."};
inline constexpr Column requested_at{.name = "requestedAt",
                                     .type = ColumnType::instant,
                                     .heading = "Requested",
                                     .meaning = "When it was requested.",
                                     .in_table = false};
inline constexpr Column established_at{
    .name = "establishedAt", .type = ColumnType::instant, .heading = "Established", .meaning = "When it was accepted."};
inline constexpr Column ended_at{.name = "endedAt",
                                 .type = ColumnType::instant,
                                 .heading = "Ended",
                                 .meaning = "When it was declined, withdrawn or removed.",
                                 .in_table = false};
inline constexpr Column agreement{
    .name = "agreement", .heading = "Agreement", .meaning = "The support agreement's reference.", .may_be_cut = true};

// The journal

inline constexpr Column change_id{.name = "changeId",
                                  .type = ColumnType::number,
                                  .heading = "Change",
                                  .meaning = "The change's number; greater is later.",
                                  .in_table = false};
inline constexpr Column before_name{
    .name = "beforeName",
    .heading = "From",
    .meaning = "The name of the support contact before; null where the change isn't one of a contact.",
    .may_be_cut = true};
inline constexpr Column after_name{.name = "afterName",
                                   .heading = "To",
                                   .meaning = "The name of the contact since; null as beforeName.",
                                   .may_be_cut = true};

// What became of imported or generated data

inline constexpr Column created{
    .name = "created", .type = ColumnType::number, .heading = "Created", .meaning = "How many are new."};
inline constexpr Column updated{
    .name = "updated", .type = ColumnType::number, .heading = "Updated", .meaning = "How many have changed."};
inline constexpr Column unchanged{.name = "unchanged",
                                  .type = ColumnType::number,
                                  .heading = "Unchanged",
                                  .meaning = "How many were known as they are."};
inline constexpr Column recorded{
    .name = "result",
    .heading = "Result",
    .meaning = "recorded, or unchanged where nothing differs; with --dry-run would-record.",
    .in_table = false};

}  // namespace column
}  // namespace pcadmin::command
