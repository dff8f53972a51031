#include "app/exit_code.hpp"

namespace pcadmin::app {

// No default, so that the compiler names a code that was forgotten.
int exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::internal_error:
    case ErrorCode::output_failed:
    case ErrorCode::file_unreadable:
      return 1;
    case ErrorCode::unknown_command:
    case ErrorCode::unknown_option:
    case ErrorCode::unknown_field:
    case ErrorCode::missing_argument:
    case ErrorCode::unexpected_argument:
    case ErrorCode::invalid_value:
    case ErrorCode::conflicting_options:
    case ErrorCode::confirmation_required:
    case ErrorCode::configuration_invalid:
    case ErrorCode::invalid_guid:
    case ErrorCode::invalid_mpn_id:
    case ErrorCode::invalid_date:
      return 2;
    case ErrorCode::file_not_found:
    case ErrorCode::customer_not_found:
    case ErrorCode::subscription_not_found:
    case ErrorCode::partner_not_found:
    case ErrorCode::run_not_found:
    case ErrorCode::ambiguous_reference:
      return 3;
    case ErrorCode::contact_not_eligible:
    case ErrorCode::invalid_transition:
    case ErrorCode::active_subscriptions:
    case ErrorCode::account_exists:
    case ErrorCode::dap_required:
    case ErrorCode::partnership_link_missing:
    case ErrorCode::not_current:
    case ErrorCode::conflict:
    case ErrorCode::declined:
    case ErrorCode::not_undoable:
    case ErrorCode::not_a_test_store:
    case ErrorCode::sandbox_limit:
      return 4;
    case ErrorCode::input_invalid:
      return 5;
    case ErrorCode::store_not_found:
    case ErrorCode::store_not_recognised:
    case ErrorCode::store_damaged:
    case ErrorCode::store_newer:
    case ErrorCode::store_inaccessible:
      return 7;
    case ErrorCode::store_busy:
      return 8;
    case ErrorCode::interrupted:
      return 130;
    case ErrorCode::terminated:
      return 143;
  }
  return 1;
}

int exit_code(cli::Outcome outcome) {
  switch (outcome) {
    case cli::Outcome::done:
      return 0;
    case cli::Outcome::partly_applied:
      return 6;
    case cli::Outcome::pending:
      return 10;
  }
  return 1;
}

}  // namespace pcadmin::app
