// What the program's functions answer when they fail for a reason their caller should know, as values.
//
// Refusals by a rule are not errors but decisions: see pcadmin/eligibility.hpp.
//
//     Result<Customer> customer = resolve_customer(view, reference);
//     if (!customer) return customer.error();
//     use(*customer);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <pcadmin/expected.hpp>

namespace pcadmin {

/// What went wrong. The name of a code (see name()) is stable and never translated.
enum class ErrorCode {
  // the program or the machine failed
  internal_error,
  output_failed,
  file_unreadable,
  // the command line is wrong
  unknown_command,
  unknown_option,
  unknown_field,
  missing_argument,
  unexpected_argument,
  invalid_value,
  conflicting_options,
  confirmation_required,
  configuration_invalid,
  // a value has no valid form
  invalid_guid,
  invalid_mpn_id,
  invalid_date,
  // a named thing is missing or not unique
  file_not_found,
  customer_not_found,
  subscription_not_found,
  partner_not_found,
  run_not_found,
  ambiguous_reference,
  // refused
  contact_not_eligible,
  invalid_transition,
  active_subscriptions,
  account_exists,
  dap_required,
  partnership_link_missing,
  not_current,
  conflict,
  declined,
  not_undoable,
  not_a_test_store,
  sandbox_limit,
  // an input file is wrong
  input_invalid,
  // a bulk run did a part
  partly_applied,
  // the store
  store_not_found,
  store_not_recognised,
  store_damaged,
  store_newer,
  store_inaccessible,
  store_busy,
  // stopped from outside
  interrupted,
  terminated,
};

/// The code as scripts see it, e.g. "AMBIGUOUS_REFERENCE".
std::string_view name(ErrorCode code);

/// One fault among several: a place in an input file, or one reason of a refusal.
struct ErrorDetail {
  std::string file;          ///< as the user named it; empty when no file is concerned
  std::uint64_t line = 0;    ///< counted from 1; 0 when unknown
  std::uint64_t column = 0;  ///< counted from 1 in bytes; 0 when unknown
  std::string path = {};     ///< of JSON: where it stands inside, such as "items[2].id"; empty elsewhere
  std::string value;         ///< the offending value, shortened where it is long
  std::string code;          ///< upper snake case, stable
  std::string message;       ///< what is wrong with it; for JSON it names the path
  std::string fix = {};      ///< what helps; may be empty
};

/// What was probably meant by a word of the command line.
struct Correction {
  std::string typed;
  std::vector<std::string> meant;  ///< the words to stand in its place
};

/// What happened, why, and what to do.
struct Error {
  ErrorCode code = ErrorCode::internal_error;
  std::string message;  ///< one sentence, with its full stop
  std::string hint;     ///< what to type next; may be empty
  std::string target;   ///< the thing the error is about: its id, or what was typed; never another name; may be empty
  std::vector<ErrorDetail> details;
  std::vector<Correction> corrections = {};  ///< the line with these is the first thing to try; may be empty
};

/// A value, or the error that prevented it.
template <class T>
using Result = Expected<T, Error>;

/// An error in one expression: what happened and why, what to type next, and the thing it is about as the user named
/// it.
Error failure(ErrorCode code, std::string message, std::string hint = {}, std::string target = {});

}  // namespace pcadmin
