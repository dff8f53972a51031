// grant-admin: records that customers let partners administer their tenants.
#include "command/commands.hpp"
#include "command/relationships/administration_change.hpp"

namespace pcadmin::command {
namespace {

void declare(cli::OptionSet& set, AdministrationOptions& options) {
  declare_administration_options(set, options);
  set.value("--gdap", "ROLE,...", options.gdap, "Roles by name or template id: GDAP. Without it, DAP is granted.")
      .adds_up()
      .completes(cli::Completes::role);
  set.end("--until", "DATE", options.until,
          "When GDAP ends, two years ahead at most: a date means the end of that day, UTC.");
}

Result<cli::Outcome> run_grant_admin(const AdministrationOptions& options, cli::Services& services) {
  return change_administration(AdministrationChange::grant, options, services);
}

}  // namespace

cli::Command grant_admin() {
  return cli::make_command<AdministrationOptions>(
      {.name = "grant-admin",
       .group = cli::Group::relationships,
       .purpose = "Record that a customer granted a partner admin privileges (DAP or GDAP)",
       .description = "Admin privileges are recorded apart from relationships. A new GDAP replaces the one that was "
                      "recorded so before; those that Partner Center listed, and DAP, stand beside it. Support "
                      "requests can be handled with the roles Service Support "
                      "Administrator, Helpdesk Administrator and Global Administrator; others are kept, but don't make "
                      "a support contact eligible. A file is CSV or JSON Lines; all of it is recorded, or nothing.",
       .examples = {{.command = "pcadmin grant-admin --customer maplestone.example --reseller 3390417",
                     .purpose = "DAP for a reseller"},
                    {.command =
                         "pcadmin grant-admin --customer hefeng.example --reseller 晨光科技 --gdap 'Service Support "
                         "Administrator,Directory Readers' --until 2028-06-30",
                     .purpose = "GDAP"},
                    {.command = "printf 'customer,reseller\\nqingtian.example,3390417\\nhefeng.example,3390417\\n' | "
                                "pcadmin grant-admin --from - --yes",
                     .purpose = "many at once: columns customer, reseller, gdap, until"}},
       .columns = administration_columns,
       .changes = true,
       .forms = {"--customer REF --reseller REF [--gdap ROLE,… --until DATE]", "--from FILE"}},
      declare, run_grant_admin);
}

}  // namespace pcadmin::command
