// restore-store: a backup takes the place of all that the store holds.
#include <memory>
#include <string>
#include <utility>

#include "command/commands.hpp"
#include "command/shared/writing.hpp"
#include "command/store/backup_answer.hpp"
#include "error/error.hpp"
#include "text/local_time.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {
namespace {

using store::Standing;
using text::say;
using text::tr;

struct Options {
  std::string file;
  bool yes = false;
};

void declare(cli::OptionSet& set, Options& options) {
  set.positional("FILE", options.file, "The backup, as backup-store wrote it.")
      .required()
      .completes(cli::Completes::file);
  set.flag("--yes", options.yes, "Don't ask.").short_name('y');
}

/// One line of the review.
std::string in_words(const store::Summary& summary) {
  const Partner owner = summary.account ? summary.account->partner : Partner{};
  std::string words = say("'{0}' ({1}), resellers: {2}, customers: {3}, subscriptions: {4}", text::visible(owner.name),
                          owner.tenant_id.text(), summary.resellers, summary.customers, summary.subscriptions);
  if (summary.newest) {
    words += say(", last change: {0}, {1} by {2} at {3}", summary.newest->change_id, summary.newest->command,
                 text::visible(summary.newest->actor), text::local_time(summary.newest->at));
  }
  return words;
}

std::string in_words(const Standing& standing) {
  switch (standing.state) {
    case Standing::State::missing:
      return tr("nothing");
    case Standing::State::damaged:
      return tr("what can't be read, since it is damaged");
    case Standing::State::sound:
      break;
  }
  return standing.summary.account ? in_words(standing.summary) : tr("nothing");
}

std::string restoring_review(const std::string& file, const store::SoundBackup& backup, const Standing& standing) {
  std::string text = say("The backup '{}' takes the place of all that the store holds.\n", text::visible(file));
  text += say("  The store now: {}\n", in_words(standing));
  text += say("  The backup: {}\n", in_words(backup.summary()));
  if (standing.state == Standing::State::sound) {
    text +=
        tr("What isn't in the backup is lost; this can't be undone. What is there now: pcadmin backup-store FILE\n");
  }
  return text;
}

/// A store stays with its account.
Result<void> check_account(const store::Summary& backup, const Standing& standing) {
  if (!standing.summary.account || !backup.account) return {};
  const Partner& owner = standing.summary.account->partner;
  const Partner& other = backup.account->partner;
  if (owner.tenant_id == other.tenant_id) return {};
  return failure(ErrorCode::account_exists,
                 say("the store belongs to '{0}' ({1}), the backup to '{2}' ({3}).", owner.name, owner.tenant_id.text(),
                     other.name, other.tenant_id.text()),
                 tr("another store for another account: --store FILE"), other.tenant_id.text());
}

Result<cli::Outcome> run_restore_store(const Options& options, cli::Services& services) {
  if (auto begun = services.output.begin_item(backup_columns); !begun) return begun.error();
  if (auto checked = check_backup_name(options.file, services); !checked) return checked.error();
  const auto maintenance = services.maintain_store();
  if (!maintenance) return maintenance.error();
  const auto reading = tell_progress(services.progress, tr("Reading the backup's pages"));
  const auto backup = (*maintenance)->read_backup(options.file, services.now, reading);
  if (!backup) return backup.error();
  const store::Summary& summary = (*backup)->summary();
  const auto standing = (*maintenance)->standing();
  if (!standing) return standing.error();
  if (auto checked = check_account(summary, *standing); !checked) return checked.error();

  cli::Confirmation confirmation;
  confirmation.review = restoring_review(options.file, **backup, *standing);
  confirmation.question = say("Restore the store of '{}'?", text::visible(summary.account->partner.name));
  confirmation.assume_yes = options.yes;
  confirmation.needs_yes = true;
  if (auto confirmed = services.confirm(confirmation); !confirmed) return confirmed.error();

  const store::Run signed_by = signed_run(services, "restore-store");
  const auto writing = tell_progress(services.progress, tr("Copying pages"));
  const auto run_id = (*backup)->restore(signed_by, *standing, writing);
  if (!run_id) return run_id.error();
  services.changed(*run_id);
  answer_backup(services.output, options.file, summary, (*backup)->bytes(), "restored");
  return cli::Outcome::done;
}

}  // namespace

cli::Command restore_store() {
  return cli::make_command<Options>(
      {.name = "restore-store",
       .group = cli::Group::store,
       .purpose = "Put a backup in the place of all that the store holds",
       .description =
           "The backup is read whole and checked before anything else. Then it is shown what the store holds "
           "and what it would hold, and asked: what isn't in the backup is lost, and undo can't bring it "
           "back. Everybody who uses the store meanwhile sees all of the old or all of the new. A store "
           "that is missing is created, a damaged one is replaced; that of another account is refused. The "
           "journal is the backup's, with an entry that it was restored.",
       .examples = {{.command = "pcadmin backup-store monday.db -q && pcadmin restore-store monday.db --yes",
                     .purpose = "go back to what a backup holds"},
                    {.command =
                         "pcadmin backup-store monday.db -q && pcadmin restore-store monday.db --store copy.db --yes",
                     .purpose = "a second store with the same content"}},
       .columns = backup_columns,
       .changes = true},
      declare, run_restore_store);
}

}  // namespace pcadmin::command
