// revoke-admin: records that customers took a partner's administration away.
#include "command/commands.hpp"
#include "command/relationships/administration_change.hpp"

namespace pcadmin::command {
namespace {

Result<cli::Outcome> run_revoke_admin(const AdministrationOptions& options, cli::Services& services) {
  return change_administration(AdministrationChange::revoke, options, services);
}

}  // namespace

cli::Command revoke_admin() {
  return cli::make_command<AdministrationOptions>(
      {.name = "revoke-admin",
       .group = cli::Group::relationships,
       .purpose = "Record that a customer revoked a partner's admin privileges",
       .description = "All of them end, DAP and GDAP. Support contacts that no longer qualify afterwards are shown "
                      "first; they are kept until they are changed. A file is CSV or JSON Lines with the columns "
                      "customer and reseller; all of it is recorded, or nothing.",
       .examples =
           {{.command = "pcadmin revoke-admin --customer larkfield.example --reseller 晨光科技 --dry-run",
             .purpose = "see what would be revoked"},
            {.command = "pcadmin revoke-admin --customer qingtian.example --reseller 4871023 --yes",
             .purpose = "do it without being asked"},
            {.command =
                 "printf 'customer,reseller\\nlarkfield.example,4871023\\n' | pcadmin revoke-admin --from - --yes",
             .purpose = "many at once"}},
       .columns = administration_columns,
       .changes = true,
       .forms = {"--customer REF --reseller REF", "--from FILE"}},
      declare_administration_options, run_revoke_admin);
}

}  // namespace pcadmin::command
