#include "error/error.hpp"

#include <utility>

namespace pcadmin {

std::string_view name(ErrorCode code) {
  switch (code) {
    case ErrorCode::internal_error:
      return "INTERNAL_ERROR";
    case ErrorCode::output_failed:
      return "OUTPUT_FAILED";
    case ErrorCode::file_unreadable:
      return "FILE_UNREADABLE";
    case ErrorCode::unknown_command:
      return "UNKNOWN_COMMAND";
    case ErrorCode::unknown_option:
      return "UNKNOWN_OPTION";
    case ErrorCode::unknown_field:
      return "UNKNOWN_FIELD";
    case ErrorCode::missing_argument:
      return "MISSING_ARGUMENT";
    case ErrorCode::unexpected_argument:
      return "UNEXPECTED_ARGUMENT";
    case ErrorCode::invalid_value:
      return "INVALID_VALUE";
    case ErrorCode::conflicting_options:
      return "CONFLICTING_OPTIONS";
    case ErrorCode::confirmation_required:
      return "CONFIRMATION_REQUIRED";
    case ErrorCode::configuration_invalid:
      return "CONFIGURATION_INVALID";
    case ErrorCode::invalid_guid:
      return "INVALID_GUID";
    case ErrorCode::invalid_mpn_id:
      return "INVALID_MPN_ID";
    case ErrorCode::invalid_date:
      return "INVALID_DATE";
    case ErrorCode::file_not_found:
      return "FILE_NOT_FOUND";
    case ErrorCode::customer_not_found:
      return "CUSTOMER_NOT_FOUND";
    case ErrorCode::subscription_not_found:
      return "SUBSCRIPTION_NOT_FOUND";
    case ErrorCode::partner_not_found:
      return "PARTNER_NOT_FOUND";
    case ErrorCode::run_not_found:
      return "RUN_NOT_FOUND";
    case ErrorCode::ambiguous_reference:
      return "AMBIGUOUS_REFERENCE";
    case ErrorCode::contact_not_eligible:
      return "CONTACT_NOT_ELIGIBLE";
    case ErrorCode::invalid_transition:
      return "INVALID_TRANSITION";
    case ErrorCode::active_subscriptions:
      return "ACTIVE_SUBSCRIPTIONS";
    case ErrorCode::account_exists:
      return "ACCOUNT_EXISTS";
    case ErrorCode::dap_required:
      return "DAP_REQUIRED";
    case ErrorCode::partnership_link_missing:
      return "PARTNERSHIP_LINK_MISSING";
    case ErrorCode::not_current:
      return "NOT_CURRENT";
    case ErrorCode::conflict:
      return "CONFLICT";
    case ErrorCode::declined:
      return "DECLINED";
    case ErrorCode::not_undoable:
      return "NOT_UNDOABLE";
    case ErrorCode::not_a_test_store:
      return "NOT_A_TEST_STORE";
    case ErrorCode::sandbox_limit:
      return "SANDBOX_LIMIT";
    case ErrorCode::input_invalid:
      return "INPUT_INVALID";
    case ErrorCode::store_not_found:
      return "STORE_NOT_FOUND";
    case ErrorCode::store_not_recognised:
      return "STORE_NOT_RECOGNISED";
    case ErrorCode::store_damaged:
      return "STORE_DAMAGED";
    case ErrorCode::store_newer:
      return "STORE_NEWER";
    case ErrorCode::store_inaccessible:
      return "STORE_INACCESSIBLE";
    case ErrorCode::store_busy:
      return "STORE_BUSY";
    case ErrorCode::interrupted:
      return "INTERRUPTED";
    case ErrorCode::terminated:
      return "TERMINATED";
  }
  return "INTERNAL_ERROR";
}

Error failure(ErrorCode code, std::string message, std::string hint, std::string target) {
  Error error;
  error.code = code;
  error.message = std::move(message);
  error.hint = std::move(hint);
  error.target = std::move(target);
  return error;
}

}  // namespace pcadmin
