#include "command/tenant_fixture.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "command/failure.hpp"
#include "exchange/field_reader.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

using exchange::FieldReader;
using exchange::Record;

/// Besides the account, what lists of this program and of Partner Center have.
constexpr std::array<std::string_view, 10> envelope_fields{
    "schemaversion", "totalcount",        "truncated",         "attributes.objecttype", "links.self.uri",
    "$schema",       "links.self.method", "continuationtoken", "links.next.uri",        "links.next.method"};

constexpr std::array<std::string_view, 9> account_fields{
    "account.name",      "account.tenantid", "account.mpnid", "account.location",       "account.email",
    "account.telephone", "account.website",  "account.cloud", "account.partnershiplink"};

void check_known(const Record& envelope, FieldReader& fields) {
  const auto is_one_of = [](const auto& names, std::string_view path) {
    return std::find(names.begin(), names.end(), path) != names.end();
  };
  for (const exchange::Field& field : envelope.fields()) {
    if (is_one_of(envelope_fields, field.path) || is_one_of(account_fields, field.path)) continue;
    fields.fault("UNKNOWN_FIELD", field, text::tr("A fixture has no such field."));
  }
}

std::optional<Account> account_of(const Record& envelope, exchange::Faults& faults) {
  FieldReader fields(envelope, faults);
  check_known(envelope, fields);
  if (!fields.has_any("account.")) return std::nullopt;
  Account account;
  Partner& partner = account.partner;
  partner.role = PartnerRole::provider;
  partner.tenant_id = fields.required_id<PartnerTenantId>({"account.tenantid"}, "account.tenantId");
  if (!fields.has({"account.mpnid"})) fields.missing("account.mpnId");
  partner.mpn_id = fields.mpn_id({"account.mpnid"});
  if (!fields.has({"account.name"})) fields.missing("account.name");
  partner.name = fields.text({"account.name"}).value_or("");
  partner.location = fields.text({"account.location"}).value_or("");
  partner.support_profile.email = fields.text({"account.email"}).value_or("");
  partner.support_profile.telephone = fields.text({"account.telephone"}).value_or("");
  partner.support_profile.website = fields.text({"account.website"}).value_or("");
  account.cloud = fields.word({"account.cloud"}, parse_cloud).value_or(Cloud::global);
  account.partnership_link = fields.text({"account.partnershiplink"}).value_or("");
  account.test = true;
  return account;
}

}  // namespace

Result<std::optional<Account>> read_fixture_account(const std::string& file, cli::Services& services) {
  const auto bytes = services.open_input(file);
  if (!bytes) return bytes.error();
  exchange::Faults faults{file};
  std::optional<Account> account;
  bool is_fixture = false;
  const auto read = exchange::read_records(
      **bytes, exchange::Format::json, faults, [&](const Record&) { return !services.interrupted(); },
      [&](const Record& envelope) {
        is_fixture = true;
        account = account_of(envelope, faults);
      });
  if (!read) return read.error();
  if (faults.empty() && !is_fixture && !services.interrupted()) {
    faults.add("MISSING_FIELD", 1, 0, {}, text::tr("A fixture is one JSON object with an array 'items'."));
  }
  if (!faults.empty()) return faults.error();
  return account;
}

Result<void> record_fixture(const std::string& file, store::Transaction& transaction, const Account& account,
                            cli::Services& services,
                            const std::function<void(exchange::Kind, store::Upsert)>& recorded) {
  const auto bytes = services.open_input(file);
  if (!bytes) return bytes.error();
  exchange::Faults faults{file};
  ItemImporter importer(transaction, account, std::nullopt, services.now, faults);
  Result<void> outcome;
  const auto read = exchange::read_records(**bytes, exchange::Format::json, faults, [&](const Record& record) {
    if (services.interrupted()) {
      outcome = failure(ErrorCode::interrupted, text::tr("interrupted; nothing was written."));
      return false;
    }
    const auto imported = importer.import(record, {});
    if (!imported) outcome = imported.error();
    if (imported && *imported) recorded((*imported)->kind, (*imported)->upsert);
    return static_cast<bool>(outcome);
  });
  if (!read) return read.error();
  if (!outcome) return outcome;
  if (!faults.empty()) return faults.error();
  return {};
}

}  // namespace pcadmin::command
