// What is typed after assign-support-contact: which subscriptions, which contact, and how to go about it.
#pragma once

#include <string>
#include <vector>

#include "cli/option.hpp"
#include "error/error.hpp"

namespace pcadmin::command {

/// As typed; settle() leaves nothing in `first`, `second` and `to_provider`.
struct AssignmentOptions {
  std::string first;
  std::string second;
  std::vector<std::string> subscriptions;
  std::string contact;
  std::string customer;
  bool all_subscriptions = false;
  std::string from_contact;
  std::vector<std::string> filters;
  bool to_provider = false;
  std::string from;
  std::string format;
  bool complete = false;
  bool keep_going = false;
  std::string failed_rows;
  std::string if_current;
  bool dry_run = false;
  bool exit_code = false;
  bool yes = false;

  /// Whether the subscriptions are found rather than named.
  bool takes_all() const { return all_subscriptions || !from_contact.empty(); }
};

void declare(cli::OptionSet& set, AssignmentOptions& options);

/// Gives each word its place: positional ones become subscriptions and the contact, and --to-provider names the contact
/// "provider". Fails with MISSING_ARGUMENT, UNEXPECTED_ARGUMENT, CONFLICTING_OPTIONS or INVALID_VALUE where they don't
/// go together.
Result<void> settle(AssignmentOptions& options);

}  // namespace pcadmin::command
