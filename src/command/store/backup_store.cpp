// backup-store: a copy of the store in one file, made while others go on working with it.
#include <memory>
#include <optional>
#include <string>

#include "command/commands.hpp"
#include "command/shared/reading.hpp"
#include "command/shared/reference.hpp"
#include "command/store/backup_answer.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

using text::say;
using text::tr;

struct Options {
  std::string file;
};

void declare(cli::OptionSet& set, Options& options) {
  set.positional("FILE", options.file, "The file to be written; an earlier backup of this store is replaced.")
      .required()
      .completes(cli::Completes::file);
}

/// Only an earlier backup gives way: whatever else stands there isn't lost by a slip.
Result<void> check_place(const store::Occupant& occupant, const Account& account, const std::string& file) {
  switch (occupant.kind) {
    case store::Occupant::Kind::nothing:
      return {};
    case store::Occupant::Kind::channel:
      return failure(ErrorCode::invalid_value, say("'{}' is a pipe or a device; a backup is a file of its own.", file),
                     tr("the name of a file."), file);
    case store::Occupant::Kind::other:
      return failure(ErrorCode::conflict,
                     say("'{0}' is there already and is no backup of this store: {1}.", file, occupant.what),
                     tr("another file."), file);
    case store::Occupant::Kind::backup:
      break;
  }
  if (!occupant.account) {
    return failure(ErrorCode::conflict,
                   say("'{0}' is there already and is no backup of this store: {1}.", file, tr("it has no account")),
                   tr("another file."), file);
  }
  const Partner& owner = occupant.account->partner;
  if (owner.tenant_id == account.partner.tenant_id) return {};
  return failure(ErrorCode::account_exists,
                 say("'{0}' is a backup of the store of '{1}' ({2}) and isn't replaced by one of '{3}' ({4}).", file,
                     owner.name, owner.tenant_id.text(), account.partner.name, account.partner.tenant_id.text()),
                 tr("another file."), file);
}

Result<cli::Outcome> run_backup_store(const Options& options, cli::Services& services) {
  if (auto begun = services.output.begin_item(backup_columns); !begun) return begun.error();
  if (auto checked = check_backup_name(options.file, services); !checked) return checked.error();
  const auto account = read_snapshot(services, [](store::View& view) { return require_account(view); });
  if (!account) return account.error();
  const auto maintenance = services.maintain_store();
  if (!maintenance) return maintenance.error();
  const auto occupant = (*maintenance)->occupant(options.file);
  if (!occupant) return occupant.error();
  if (auto checked = check_place(*occupant, *account, options.file); !checked) return checked.error();
  const auto progressed = tell_progress(services.progress, tr("Copying pages"));
  const auto written = (*maintenance)->back_up(options.file, progressed);
  if (!written) return written.error();
  answer_backup(services.output, options.file, written->summary, written->bytes, "written");
  return cli::Outcome::done;
}

}  // namespace

cli::Command backup_store() {
  return cli::make_command<Options>(
      {.name = "backup-store",
       .group = cli::Group::store,
       .purpose = "Write a backup of the store, while others go on using it",
       .description =
           "The backup is a file of its own, for you alone (mode 0600), with all that the store held when it "
           "began: a store that every command can be asked about with --store. It appears when it is whole "
           "and was checked, or not at all. A file that is there already is replaced only where it is a "
           "backup of the same account's store.",
       .examples = {{.command = "pcadmin backup-store monday.db", .purpose = "before something large"},
                    {.command = "pcadmin backup-store monday.db -o json", .purpose = "what it holds, for a script"},
                    {.command = "pcadmin backup-store monday.db -q && pcadmin check-store --store monday.db",
                     .purpose = "a look at the backup itself"}},
       .columns = backup_columns,
       .writes_file = true},
      declare, run_backup_store);
}

}  // namespace pcadmin::command
