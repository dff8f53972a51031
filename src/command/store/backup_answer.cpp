#include "command/store/backup_answer.hpp"

#include <utility>

#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

using report::ColumnType;

const std::array<report::Column, 10> backup_columns{{
    {.name = "file", .heading = "File", .meaning = "The backup's file, as it was named."},
    column::account_tenant_id,
    column::account_name,
    {.name = "resellers", .type = ColumnType::number, .heading = "Resellers", .meaning = "How many it holds."},
    {.name = "customers", .type = ColumnType::number, .heading = "Customers", .meaning = "How many it holds."},
    {.name = "subscriptions", .type = ColumnType::number, .heading = "Subscriptions", .meaning = "How many it holds."},
    {.name = "lastChangeId",
     .type = ColumnType::number,
     .heading = "Last change",
     .meaning = "The number of the newest change that it holds, as history shows it."},
    {.name = "lastChangeAt",
     .type = report::ColumnType::instant,
     .heading = "Changed at",
     .meaning = "When that was, UTC."},
    {.name = "bytes", .type = ColumnType::number, .heading = "Bytes", .meaning = "The size of the file."},
    {.name = "result", .heading = "Result", .meaning = "written, or restored."},
}};

void answer_backup(report::Output& output, const std::string& file, const store::Summary& summary, std::uint64_t bytes,
                   std::string_view result) {
  const Account account = summary.account.value_or(Account{});
  IdCell tenant_id;
  InstantCell changed_at;
  const std::array<report::Value, backup_columns.size()> values{
      file,
      tenant_id.of(account.partner.tenant_id),
      text_cell(account.partner.name),
      summary.resellers,
      summary.customers,
      summary.subscriptions,
      summary.newest ? report::Value(summary.newest->change_id) : report::Value(),
      changed_at.of(summary.newest ? std::optional(summary.newest->at) : std::nullopt),
      static_cast<std::int64_t>(bytes),
      result,
  };
  output.item(values);
}

Result<void> check_backup_name(const std::string& file, const cli::Services& services) {
  if (file != "-") return services.keep_apart(file);
  return failure(ErrorCode::invalid_value,
                 text::tr("a backup is a file of its own; '-', standard input or output, can't be one."),
                 text::tr("the name of a file."), file);
}

store::Progressed tell_progress(cli::Progress* progress, std::string what) {
  if (progress == nullptr) return {};
  return [progress, what = std::move(what), begun = false](std::uint64_t done, std::uint64_t total) mutable {
    if (!std::exchange(begun, true)) progress->begin(what, total);
    progress->done(done);
  };
}

}  // namespace pcadmin::command
