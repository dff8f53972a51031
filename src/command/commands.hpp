// Every command, in the order in which the help shows them. A new one needs a file that defines its function, and a
// line here.
#pragma once

#include "cli/command.hpp"

// "import", "export" and "report" are words of the language, or of this program, already.
// clang-format off
#define PCADMIN_EACH_COMMAND(command) \
  command(init)                       \
  command(set_support_profile)        \
  command(import_data)                \
  command(seed_tenant)                \
                                      \
  command(request_relationship)       \
  command(accept_relationship)        \
  command(decline_relationship)       \
  command(remove_relationship)        \
  command(grant_admin)                \
  command(revoke_admin)               \
  command(list_relationships)         \
  command(list_resellers)             \
                                      \
  command(list_customers)             \
  command(list_subscriptions)         \
  command(export_data)                \
                                      \
  command(list_contacts)              \
  command(assign_support_contact)     \
  command(show_contact)               \
  command(check_contacts)             \
  command(history)                    \
  command(undo)                       \
  command(status)                     \
  command(report_page)                \
                                      \
  command(backup_store)               \
  command(restore_store)              \
  command(check_store)                \
  command(config)                     \
  command(completion)
// clang-format on

namespace pcadmin::command {

#define PCADMIN_DECLARE(name) cli::Command name();
PCADMIN_EACH_COMMAND(PCADMIN_DECLARE)
#undef PCADMIN_DECLARE

}  // namespace pcadmin::command
