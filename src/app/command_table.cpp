#include "app/command_table.hpp"

#include "command/commands.hpp"

namespace pcadmin::app {

std::vector<cli::Command> command_table() {
  std::vector<cli::Command> commands;
  for (cli::Command (*const make)() : {
           command::init,
           command::set_support_profile,
           command::import_data,
           command::seed_tenant,

           command::request_relationship,
           command::accept_relationship,
           command::decline_relationship,
           command::remove_relationship,
           command::grant_admin,
           command::revoke_admin,
           command::list_relationships,
           command::list_resellers,

           command::list_customers,
           command::list_subscriptions,
           command::export_data,

           command::list_contacts,
           command::assign_support_contact,
           command::show_contact,
           command::check_contacts,
           command::history,
           command::undo,
           command::report_page,

           command::backup_store,
           command::restore_store,
           command::check_store,
           command::config,
           command::completion,
       }) {
    commands.push_back(make());
  }
  return commands;
}

}  // namespace pcadmin::app
