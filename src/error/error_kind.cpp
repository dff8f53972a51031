#include "error/error_kind.hpp"

#include <array>
#include <cstddef>

namespace pcadmin {

namespace {

using Code = ErrorCode;

constexpr std::array<ErrorKind, 43> kinds{{
    {Code::internal_error, "INTERNAL_ERROR", 1, "something that nobody expected", "report it, with what was typed"},
    {Code::output_failed, "OUTPUT_FAILED", 1, "the answer or a file could not be written",
     "make room, or write to another place"},
    {Code::file_unreadable, "FILE_UNREADABLE", 1, "a file is there and cannot be read",
     "its permissions, or another file"},
    {Code::unknown_command, "UNKNOWN_COMMAND", 2, "there is no such command",
     "the one that is suggested, or `pcadmin help`"},
    {Code::unknown_option, "UNKNOWN_OPTION", 2, "the command has no such option",
     "the one that is suggested, or `pcadmin help COMMAND`"},
    {Code::unknown_field, "UNKNOWN_FIELD", 2,
     "`--columns`, `--filter` or `--sort` names a field that the answer does not have", "one of those that are named"},
    {Code::missing_argument, "MISSING_ARGUMENT", 2, "an argument, an option or its value is missing",
     "add what is named"},
    {Code::unexpected_argument, "UNEXPECTED_ARGUMENT", 2, "there is a word too many",
     "leave it out, or quote a name with blanks"},
    {Code::invalid_value, "INVALID_VALUE", 2, "a value is none that is possible there", "one of those that are named"},
    {Code::conflicting_options, "CONFLICTING_OPTIONS", 2,
     "options exclude each other, or one is given twice with different values", "leave one of them out"},
    {Code::confirmation_required, "CONFIRMATION_REQUIRED", 2, "it has to be confirmed, and nobody can be asked",
     "`--yes`"},
    {Code::configuration_invalid, "CONFIGURATION_INVALID", 2, "the configuration file has faults",
     "correct the lines that are named"},
    {Code::invalid_guid, "INVALID_GUID", 2, "a value is no GUID", "the id as Partner Center shows it"},
    {Code::invalid_mpn_id, "INVALID_MPN_ID", 2, "a value is no MPN id",
     "1 to 20 digits: what Partner Center shows as PartnerID"},
    {Code::invalid_date, "INVALID_DATE", 2, "a value is no date", "a date such as 2026-11-23"},
    {Code::file_not_found, "FILE_NOT_FOUND", 3, "there is no such file", "another name"},
    {Code::customer_not_found, "CUSTOMER_NOT_FOUND", 3, "no customer is known by this reference",
     "the one that is suggested, or `pcadmin list-customers`"},
    {Code::subscription_not_found, "SUBSCRIPTION_NOT_FOUND", 3, "no subscription is known by this reference",
     "the one that is suggested, or `pcadmin list-subscriptions`"},
    {Code::partner_not_found, "PARTNER_NOT_FOUND", 3, "no partner is known by this reference",
     "the one that is suggested, or `pcadmin list-resellers`"},
    {Code::run_not_found, "RUN_NOT_FOUND", 3, "no run has this number", "`pcadmin history`"},
    {Code::ambiguous_reference, "AMBIGUOUS_REFERENCE", 3, "several things match the reference",
     "the id of the one that is meant"},
    {Code::contact_not_eligible, "CONTACT_NOT_ELIGIBLE", 4,
     "the rules refuse the contact; each reason stands in the details",
     "the `fix` of the reasons, or `pcadmin list-contacts SUBSCRIPTION --all`"},
    {Code::invalid_transition, "INVALID_TRANSITION", 4,
     "the relationship cannot go from its state to the one that is wanted", "a move that is named as possible"},
    {Code::active_subscriptions, "ACTIVE_SUBSCRIPTIONS", 4,
     "the account cannot leave a customer with active subscriptions",
     "suspend them in Partner Center, then import them"},
    {Code::account_exists, "ACCOUNT_EXISTS", 4, "the store belongs to another account",
     "`--store FILE` with another store"},
    {Code::dap_required, "DAP_REQUIRED", 4, "in this cloud a relationship cannot be requested without DAP",
     "leave `--without-dap` out"},
    {Code::partnership_link_missing, "PARTNERSHIP_LINK_MISSING", 4, "the account's partnership link is not known",
     "`--link URL`, or `pcadmin init --partnership-link URL`"},
    {Code::not_current, "NOT_CURRENT", 4, "the contact is no longer the one that `--if-current` names",
     "`pcadmin show-contact SUBSCRIPTION`, and decide anew"},
    {Code::conflict, "CONFLICT", 4, "what is there has changed, contradicts what is said, or is in the way",
     "look at what stands, and run it again"},
    {Code::declined, "DECLINED", 4, "the answer to a question was no; nothing was changed", ""},
    {Code::not_undoable, "NOT_UNDOABLE", 4, "the run cannot be taken back", "`pcadmin history`"},
    {Code::not_a_test_store, "NOT_A_TEST_STORE", 4, "test data does not belong in a store that is used in earnest",
     "`--store FILE` with a test store"},
    {Code::sandbox_limit, "SANDBOX_LIMIT", 4, "the tenant goes beyond the integration sandbox's limits",
     "fewer of what is named"},
    {Code::input_invalid, "INPUT_INVALID", 5, "an input file has faults; each stands in the details",
     "correct them, and run it again"},
    {Code::partly_applied, "PARTLY_APPLIED", 6,
     "with `--keep-going`: some rows were refused or not understood, the others are done",
     "the rows with `refused` or `failed` in the answer"},
    {Code::store_not_found, "STORE_NOT_FOUND", 7, "there is no store, or it has no account",
     "`pcadmin init`, or `--store FILE`"},
    {Code::store_not_recognised, "STORE_NOT_RECOGNISED", 7, "the file is no store of this program", "`--store FILE`"},
    {Code::store_damaged, "STORE_DAMAGED", 7, "the store is damaged",
     "`pcadmin check-store`, then `pcadmin restore-store FILE`"},
    {Code::store_newer, "STORE_NEWER", 7, "a newer version of the program wrote the store", "that version"},
    {Code::store_inaccessible, "STORE_INACCESSIBLE", 7, "the store cannot be opened, read or written",
     "its permissions, or `--store FILE`"},
    {Code::store_busy, "STORE_BUSY", 8, "somebody else was writing to the store all the time", "again"},
    {Code::interrupted, "INTERRUPTED", 130, "it was interrupted; what had begun was taken back", "again"},
    {Code::terminated, "TERMINATED", 143, "it was told to end; what had begun was taken back", "again"},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (static_cast<std::size_t>(kinds[i].code) != i) return false;
  }
  return kinds.back().code == Code::terminated;
}
static_assert(in_order(), "a row for each code, in their order");

constexpr std::array<DetailKind, 29> details{{
    {"CONTACT_MISMATCH", "columns of a row name two contacts", "one of them"},
    {"CONTRADICTION", "two places of the input, or the input and an option, say different things", "one of them"},
    {"CSV_COLUMNS", "a row has more or fewer cells than the header", "quote cells with separators in them"},
    {"CSV_HEADER", "values stand in a column without a name, or a column that is read stands there twice",
     "the names of the fields in the first line, each once"},
    {"CSV_SYNTAX",
     "this is not CSV: a quote is not closed, or stands inside a cell, or what separates the columns can't be told",
     "RFC 4180, or a first line `sep=;`"},
    {"CUSTOMER_UNSAID", "the data does not say whose subscriptions these are", "`--customer REF`"},
    {"DUPLICATE_FIELD", "a field is said twice", "once"},
    {"DUPLICATE_ID", "a thing is named twice", "once"},
    {"EMPTY_FILE", "the file is empty; an empty collection is fine", "another file"},
    {"ERROR_ANSWER", "the file holds an error that was answered in place of data", "ask for the data again"},
    {"INVALID_NUMBER", "a value is no whole number", "digits"},
    {"JSON_DEPTH", "PowerShell left out what lies deeper", "`ConvertTo-Json -Depth 10`"},
    {"JSON_SYNTAX", "this is not JSON", "correct the place that is named"},
    {"JSON_TRUNCATED", "the file ends in the middle", "the whole file"},
    {"MISSING_FIELD", "a field is missing that is needed", "add it"},
    {"NESTING_TOO_DEEP", "the JSON is nested deeper than anything that can be imported", "another file"},
    {"NOT_AN_OBJECT", "something else stands where an object belongs", "an object"},
    {"RECORD_TOO_LONG", "one record is larger than any can be", "another file"},
    {"RESELLER_UNSAID", "the data does not say to whom administration was granted", "`--reseller REF`"},
    {"STRING_TOO_LONG", "a text is longer than any can be", "shorten it"},
    {"SUBSCRIPTION_OF_ANOTHER_CUSTOMER", "the subscription is known as another customer's",
     "the customer that holds it"},
    {"SUBSCRIPTION_UNSAID", "the data does not say whose support contact this is", "`--subscription REF`"},
    {"TEXT_DESTROYED", "characters of a name were lost in an encoding that does not have them",
     "`Export-Csv -Encoding utf8`"},
    {"TOML_SYNTAX", "the configuration file is not TOML", "correct the place that is named"},
    {"UNKNOWN_KIND", "it cannot be told what the data is", "`--kind KIND`"},
    {"UNKNOWN_SETTING", "the configuration file has a key that is no setting", "the one that is suggested"},
    {"WORKBOOK_FORMAT", "a workbook in another format than .xlsx, or one that is protected with a password",
     "save it as .xlsx without a password, or as CSV"},
    {"WORKBOOK_SYNTAX", "a damaged workbook", "open it in Excel and save it again"},
    {"WORKBOOK_TOO_LARGE", "a workbook that unpacks to more than one holds", "save its first sheet as CSV"},
}};

constexpr std::array<DetailKind, 9> warnings{{
    {"CONTACTS_NOT_ELIGIBLE", "contacts that stand no longer qualify", "`pcadmin check-contacts`"},
    {"CUSTOMER_TWICE", "a file names a customer with two relationships; the stronger counts",
     "one row for each customer"},
    {"DATE_LEFT_OUT", "a date that no contact depends on cannot be understood", "a date such as 2026-11-23"},
    {"GDAP_LEFT_OUT", "the customer of a GDAP is not known", "import the customer, then the GDAP again"},
    {"INVITATION_LEFT_OUT", "no customer has accepted the GDAP yet", "import it again when one has"},
    {"MPN_ID_SHARED", "several partners have an MPN id, which names none of them alone", "name them by tenant id"},
    {"ROLE_WITHOUT_SUPPORT", "support requests cannot be handled with a role that was granted",
     "one with which they can: Service Support Administrator, Helpdesk Administrator"},
    {"SUPPORT_AGREEMENT_MISSING", "no support agreement with the contact is recorded",
     "`pcadmin accept-relationship --reseller REF --agreement REF`"},
    {"SUPPORT_TAKEN_AWAY", "a GDAP without a role for support replaced one that had some", "`pcadmin check-contacts`"},
}};

}  // namespace

std::span<const ErrorKind> error_kinds() {
  return kinds;
}

const ErrorKind& kind_of(ErrorCode code) {
  return kinds.at(static_cast<std::size_t>(code));
}

std::span<const DetailKind> detail_kinds() {
  return details;
}

std::span<const DetailKind> warning_kinds() {
  return warnings;
}

std::string_view name(ErrorCode code) {
  return kind_of(code).name;
}

}  // namespace pcadmin
