// What is typed after assign-support-contact: which subscriptions, which contact, and how to go about it.
#pragma once

#include <string>
#include <vector>

#include "cli/option.hpp"
#include "error/error.hpp"

namespace pcadmin::command {

/// As typed.
struct AssignmentOptions {
  std::string first;
  std::string second;
  std::vector<std::string> subscriptions;
  std::string contact;
  std::string customer;
  bool all_subscriptions = false;
  std::vector<std::string> filters;
  bool to_provider = false;
  std::string from;
  std::string format;
  bool keep_going = false;
  std::string failed_rows;
  std::string if_current;
  std::string reason;
  bool dry_run = false;
  bool exit_code = false;
  bool yes = false;
};

void declare(cli::OptionSet& set, AssignmentOptions& options);

/// What was named, wherever on the line it stood. With --from a file names it.
struct AssignmentNames {
  std::vector<std::string> subscriptions;
  std::string contact;
};

/// Fails with MISSING_ARGUMENT, UNEXPECTED_ARGUMENT, CONFLICTING_OPTIONS or INVALID_VALUE where the words don't go
/// together.
Result<AssignmentNames> check(const AssignmentOptions& options);

}  // namespace pcadmin::command
