#include "command/tenant/tenant_fixture.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "command/shared/plausibility.hpp"
#include "command/shared/spans.hpp"
#include "error/error.hpp"
#include "exchange/field_reader.hpp"
#include "text/support_profile.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

using exchange::FieldReader;
using exchange::Record;

/// Beside the account and the items, what an export has.
constexpr std::array<std::string_view, 5> envelope_fields{"$schema", "schemaversion", "totalcount", "truncated",
                                                          "attributes.objecttype"};

constexpr std::array<std::string_view, 9> account_fields{
    "account.name",      "account.tenantid", "account.mpnid", "account.location",       "account.email",
    "account.telephone", "account.website",  "account.cloud", "account.partnershiplink"};

bool is_one_of(std::span<const std::string_view> names, std::string_view path) {
  return std::find(names.begin(), names.end(), path) != names.end();
}

void check_members(const Record& envelope, FieldReader& fields) {
  std::vector<std::string_view> said;
  for (const exchange::Field& field : envelope.fields()) {
    const std::string_view path = field.path;
    if (path.starts_with("account[") || (path == "account" && field.value != "{}")) {
      fields.fault("NOT_AN_OBJECT", field, text::tr("An object was expected here."));
    } else if (is_one_of(said, path)) {
      fields.fault("DUPLICATE_FIELD", field, text::tr("This was said before."));
    } else if (is_one_of(account_fields, path)) {
      if (field.type != exchange::FieldType::text) {
        fields.fault("INVALID_VALUE", field, text::tr("A text was expected here."));
      }
    } else if (path != "account" && path != "items" && !is_one_of(envelope_fields, path)) {
      fields.fault("UNKNOWN_FIELD", field, text::tr("A fixture has no such field."));
    }
    said.push_back(path);
  }
}

/// A text of the support profile; one that can't be it is a fault.
template <class Text>
Text contact_text(FieldReader& fields, FieldReader::Paths paths, std::string (*sentence)(std::string_view value)) {
  const exchange::Field* const field = fields.find(paths);
  if (field == nullptr) return {};
  const auto text = Text::parse(field->value);
  if (!text) fields.fault("INVALID_VALUE", *field, sentence(field->value));
  return text.value_or(Text());
}

std::optional<Account> account_of(const Record& envelope, exchange::Faults& faults) {
  FieldReader fields(envelope, faults);
  check_members(envelope, fields);
  const auto all = envelope.fields();
  const bool names_account = std::any_of(all.begin(), all.end(), [](const exchange::Field& field) {
    return field.path == "account" || field.path.starts_with("account.");
  });
  if (!names_account) return std::nullopt;
  Account account;
  Partner& partner = account.partner;
  partner.role = PartnerRole::provider;
  partner.tenant_id = fields.required_id<PartnerTenantId>({"account.tenantid"}, "account.tenantId");
  if (!fields.has({"account.mpnid"})) fields.missing("account.mpnId");
  partner.mpn_id = fields.mpn_id({"account.mpnid"});
  if (!fields.has({"account.name"})) fields.missing("account.name");
  partner.name = fields.text({"account.name"}).value_or("");
  if (const auto* const name = fields.find({"account.name"})) {
    if (const auto checked = check_name(name->written, name->value); !checked)
      faults.add("INVALID_VALUE", name->line, name->column, name->value, checked.error().message);
  }
  partner.location = fields.text({"account.location"}).value_or("");
  partner.support_profile.email = contact_text<EmailAddress>(fields, {"account.email"}, text::no_email);
  partner.support_profile.telephone = contact_text<Telephone>(fields, {"account.telephone"}, text::no_telephone);
  partner.support_profile.website = contact_text<Website>(fields, {"account.website"}, text::no_link);
  account.cloud = fields.word({"account.cloud"}, parse_cloud).value_or(Cloud::global);
  const auto* const link = fields.find({"account.partnershiplink"});
  if (link != nullptr) account.partnership_link = link->value;
  if (link != nullptr && !is_web_link(link->value)) fields.fault("INVALID_VALUE", *link, text::no_link(link->value));
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
  const auto not_a_fixture = [&](std::uint64_t line) {
    faults.add("MISSING_FIELD", line, 0, {}, text::tr("A fixture is one JSON object with an array 'items'."));
  };
  const auto read = exchange::read_records(
      **bytes, exchange::Format::json, faults,
      [&](const Record& record) {
        // An object that stands alone, as in JSON Lines, or in an array that isn't a member.
        const bool is_item = !record.json_path.empty() && !record.json_path.starts_with('[');
        if (!is_item) not_a_fixture(record.line);
        return is_item && !services.interrupted();
      },
      [&](const Record& envelope) {
        if (is_fixture) {
          const auto fields = envelope.fields();
          not_a_fixture(fields.empty() ? 1 : fields.front().line);
        } else {
          account = account_of(envelope, faults);
        }
        is_fixture = true;
      });
  if (!read) return read.error();
  if (faults.empty() && !is_fixture && !services.interrupted()) not_a_fixture(1);
  if (!faults.empty()) return faults.error();
  return account;
}

Result<std::vector<report::ReasonText>> record_fixture(
    const std::string& file, store::Transaction& transaction, const Account& account, cli::Services& services,
    const std::function<void(exchange::Kind, store::Upsert)>& recorded) {
  const auto bytes = services.open_input(file);
  if (!bytes) return bytes.error();
  exchange::Faults faults{file};
  ItemImporter importer(transaction, account, std::nullopt, services.now, faults);
  exchange::Said said;
  said.is_handwritten = true;
  bool interrupted = false;
  const auto read = read_spans(**bytes, exchange::Format::json, faults, [&](std::span<const exchange::Record> records) {
    interrupted = services.interrupted();
    if (!interrupted) importer.import(records, said, recorded);
    return !interrupted && !faults.full();
  });
  if (!read) return read.error();
  if (interrupted) return failure(ErrorCode::interrupted, text::tr("interrupted; nothing was written."));
  if (!faults.empty()) return faults.error();
  return importer.warnings();
}

}  // namespace pcadmin::command
