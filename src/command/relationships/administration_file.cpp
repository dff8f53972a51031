// Reading the files of grant-admin and revoke-admin: see administration_request.hpp.
#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "command/relationships/administration_request.hpp"
#include "command/shared/input_format.hpp"
#include "command/shared/reference.hpp"
#include "command/shared/spans.hpp"
#include "error/error.hpp"
#include "exchange/cell.hpp"
#include "exchange/record.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

using exchange::Faults;
using exchange::Field;
using exchange::Record;

constexpr std::array<std::string_view, 2> customer_fields{"customer", "customerid"};
constexpr std::array<std::string_view, 2> reseller_fields{"reseller", "partnertenantid"};
constexpr std::array<std::string_view, 3> grant_fields{"gdap", "gdap[]", "until"};
// What lists of this program say besides; it doesn't change who is meant.
constexpr std::array<std::string_view, 9> ignored_fields{"companyname",   "partnername", "partnermpnid",
                                                         "kind",          "state",       "requestedat",
                                                         "establishedat", "endedat",     "agreement"};
constexpr std::array<std::string_view, 3> ignored_by_revoke{"adminprivileges", "adminuntil", "result"};

template <std::size_t count>
bool contains(const std::array<std::string_view, count>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

template <std::size_t count>
const Field* first_given(const Record& record, const std::array<std::string_view, count>& names) {
  for (const auto name : names) {
    const Field* field = record.find(name);
    if (field != nullptr && !field->value.empty()) return field;
  }
  return nullptr;
}

class AdministrationFileReader {
 public:
  AdministrationFileReader(store::View& view, const AdministrationNames& names, bool grants, Instant now)
      : view_(view), faults_(names.file), grants_(grants), now_(now) {}

  Faults& faults() { return faults_; }

  /// Answers whether the columns of a table are understood.
  bool begin_table(const Record& header);

  /// What is wrong with a record is a fault.
  void read(std::span<const Record> records);

  /// Looks for pairs with two different GDAPs, then answers the requests or all faults.
  Result<AdministrationRequests> finish();

 private:
  void learn_customers(std::span<const Record> records);
  void read(const Record& record);
  void check_fields(const Record& record);
  std::optional<CustomerId> customer_of(const Record& record);
  std::optional<std::uint32_t> partner_of(const Record& record);
  std::optional<std::uint32_t> terms_of(const Record& record);
  void check_contradictions();

  const Field* required(const Record& record, const Field* field, std::string_view name);
  void add_fault(std::string_view code, const Field& field, const std::string& message);

  store::View& view_;
  AdministrationRequests requests_;
  Faults faults_;
  bool grants_;
  Instant now_;
  std::string checked_header_;  // the fields of the last record, so that each header is checked once
  std::unordered_set<CustomerId> known_customers_;  // of those that the span at hand names by id
  std::unordered_map<std::string, std::uint32_t> partners_by_text_;
  std::unordered_map<std::string, std::uint32_t> terms_by_text_;
};

void AdministrationFileReader::add_fault(std::string_view code, const Field& field, const std::string& message) {
  const auto damage = exchange::spreadsheet_damage(field.value);
  faults_.add(code, field.line, field.column, field.value, damage ? *damage : message);
}

const Field* AdministrationFileReader::required(const Record& record, const Field* field, std::string_view name) {
  if (field == nullptr) {
    faults_.add("MISSING_FIELD", record.line, 0, {}, text::say("the field '{}' is missing or empty.", name));
  }
  return field;
}

/// A misspelt column would otherwise grant something else than was meant.
void AdministrationFileReader::check_fields(const Record& record) {
  std::string header;
  for (const Field& field : record.fields())
    header += field.path + '\n';
  if (header == checked_header_) return;
  checked_header_ = std::move(header);
  for (const Field& field : record.fields()) {
    const bool is_doubled = field.path.ends_with(')');  // of a table: "until(2)"
    const std::string name = is_doubled ? field.path.substr(0, field.path.rfind('(')) : field.path;
    const bool matters =
        contains(customer_fields, name) || contains(reseller_fields, name) || contains(grant_fields, name);
    if (matters && is_doubled) {
      faults_.add("CSV_HEADER", field.line, field.column, field.written,
                  text::say("Two columns have the name '{}'.", field.written));
      continue;
    }
    const bool known = matters || contains(ignored_fields, name) || (!grants_ && contains(ignored_by_revoke, name));
    if (known) continue;
    faults_.add("UNKNOWN_FIELD", field.line, field.column, field.path,
                text::say("there is no field '{}'; the fields are customer, reseller, gdap and until.", field.path));
  }
}

std::optional<CustomerId> AdministrationFileReader::customer_of(const Record& record) {
  const Field* field = required(record, first_given(record, customer_fields), "customer");
  if (field == nullptr) return std::nullopt;
  if (const auto id = Guid::parse(field->value); id && known_customers_.count(CustomerId(*id)) != 0) {
    return CustomerId(*id);
  }
  const auto customer = resolve_customer(view_, field->value, Suggest::no);
  if (customer) return customer->id;
  add_fault(name(customer.error().code), *field, customer.error().message);
  return std::nullopt;
}

std::optional<std::uint32_t> AdministrationFileReader::partner_of(const Record& record) {
  const Field* field = required(record, first_given(record, reseller_fields), "reseller");
  if (field == nullptr) return std::nullopt;
  if (const auto known = partners_by_text_.find(field->value); known != partners_by_text_.end()) return known->second;
  const auto partner = resolve_partner(view_, field->value, Suggest::no);
  if (partner) return partners_by_text_.emplace(field->value, requests_.number_of(*partner)).first->second;
  add_fault(name(partner.error().code), *field, partner.error().message);
  return std::nullopt;
}

std::optional<std::uint32_t> AdministrationFileReader::terms_of(const Record& record) {
  if (!grants_) return 0;
  std::string roles;
  const Field* roles_field = nullptr;
  for (const Field& field : record.fields()) {
    if ((field.path != "gdap" && field.path != "gdap[]") || field.value.empty()) continue;
    if (field.type == exchange::FieldType::empty) {
      add_fault("INVALID_VALUE", field, text::tr("GDAP needs one role or more; without it DAP would be granted."));
      return std::nullopt;
    }
    roles += (roles.empty() ? "" : ",") + field.value;
    roles_field = &field;
  }
  const Field* until_field = first_given(record, std::array<std::string_view, 1>{"until"});
  if (roles_field == nullptr && until_field == nullptr) return 0;
  if (required(record, roles_field, "gdap") == nullptr || required(record, until_field, "until") == nullptr) {
    return std::nullopt;
  }
  const std::string key = until_field->value + '\n' + roles;
  if (const auto known = terms_by_text_.find(key); known != terms_by_text_.end()) return known->second;
  const auto until = parse_end(until_field->value);
  if (!until) {
    add_fault(name(ErrorCode::invalid_date), *until_field, exchange::no_date(until_field->value));
    return std::nullopt;
  }
  const auto terms = parse_gdap(roles, *until, now_);
  if (!terms) {
    const Error& error = terms.error();
    add_fault(name(error.code), *roles_field,
              error.hint.empty() ? error.message : error.message + " " + text::say("Try: {}", error.hint));
    return std::nullopt;
  }
  return terms_by_text_.emplace(key, requests_.number_of(*terms)).first->second;
}

/// What ids name is looked up for the whole span.
void AdministrationFileReader::learn_customers(std::span<const Record> records) {
  std::vector<CustomerId> ids;
  for (const Record& record : records) {
    const Field* field = first_given(record, customer_fields);
    if (field == nullptr) continue;
    if (const auto id = Guid::parse(field->value)) ids.emplace_back(*id);
  }
  known_customers_.clear();
  for (const auto& customer : view_.customers(ids)) {
    if (customer) known_customers_.insert(customer->id);
  }
}

bool AdministrationFileReader::begin_table(const Record& header) {
  requests_.layout = header.layout;
  check_fields(header);
  return faults_.empty();
}

void AdministrationFileReader::read(std::span<const Record> records) {
  learn_customers(records);
  for (const Record& record : records) {
    // More faults than the bound wouldn't be shown.
    if (faults_.full()) break;
    read(record);
  }
}

void AdministrationFileReader::read(const Record& record) {
  check_fields(record);
  const auto customer = customer_of(record);
  const auto partner = partner_of(record);
  const auto terms = terms_of(record);
  if (!customer || !partner || !terms) return;
  AdministrationRequest request;
  request.customer = *customer;
  request.partner = *partner;
  request.terms = *terms;
  request.line = record.line;
  requests_.add(request);
}

void AdministrationFileReader::check_contradictions() {
  const auto& all = requests_.all();
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (all[i].terms != 0) order.push_back(i);
  }
  const auto pair_of = [&](std::uint32_t i) { return std::pair(all[i].customer, all[i].partner); };
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return std::pair(pair_of(a), a) < std::pair(pair_of(b), b); });
  for (std::size_t i = 1; i < order.size(); ++i) {
    const auto& first = all[order[i - 1]];
    const auto& second = all[order[i]];
    if (pair_of(order[i - 1]) != pair_of(order[i]) || *requests_.terms(first) == *requests_.terms(second)) continue;
    faults_.add("CONTRADICTION", second.line, 0, second.customer.text(),
                text::say("line {} grants the same partner another GDAP on this customer.", first.line));
  }
}

Result<AdministrationRequests> AdministrationFileReader::finish() {
  check_contradictions();
  if (!faults_.empty()) return faults_.error();
  return std::move(requests_);
}

}  // namespace

Result<AdministrationRequests> read_requests(store::View& view, const AdministrationNames& names, bool grants,
                                             cli::Services& services) {
  const auto bytes = services.open_input(names.file);
  if (!bytes) return bytes.error();
  AdministrationFileReader reader(view, names, grants, services.now);
  bool interrupted = false;
  const auto done = read_spans(
      **bytes, input_format(names.file, names.format), reader.faults(),
      [&](std::span<const Record> records) {
        interrupted = services.interrupted();
        if (!interrupted) reader.read(records);
        return !interrupted && !reader.faults().full();
      },
      {}, [&](const Record& header) { return reader.begin_table(header); });
  if (!done) return done.error();
  if (interrupted) return failure(ErrorCode::interrupted, text::tr("interrupted; nothing was changed."));
  return reader.finish();
}

}  // namespace pcadmin::command
