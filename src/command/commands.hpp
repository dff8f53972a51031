// Every subcommand, one function each, defined in the file of its name.
#pragma once

#include "cli/command.hpp"

namespace pcadmin::command {

cli::Command init();
cli::Command set_support_profile();
cli::Command import_data();
cli::Command seed_tenant();  // "import" is taken by the language

cli::Command request_relationship();
cli::Command accept_relationship();
cli::Command decline_relationship();
cli::Command remove_relationship();
cli::Command grant_admin();
cli::Command revoke_admin();
cli::Command list_relationships();
cli::Command list_resellers();

cli::Command list_customers();
cli::Command export_data();
cli::Command list_subscriptions();

cli::Command list_contacts();
cli::Command assign_support_contact();
cli::Command show_contact();
cli::Command check_contacts();
cli::Command history();
cli::Command report_page();
cli::Command undo();

cli::Command backup_store();
cli::Command restore_store();
cli::Command check_store();
cli::Command completion();
cli::Command config();

}  // namespace pcadmin::command
