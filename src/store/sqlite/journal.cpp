#include "store/sqlite/journal.hpp"

namespace pcadmin::store::sqlite {

void Journal::summarise(ChangeKind kind, std::string_view text) {
  if (changed_) write(kind, {}, {}, std::string(text));
}

void Journal::write(ChangeKind kind, const Subject& subject, const std::string& before, const std::string& after) {
  static const Sql run("INSERT INTO run (at, actor, command, reason) VALUES (?, ?, ?, ?)");
  static const Sql change(
      "INSERT INTO change (run, kind, subscription, customer, partner, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)");
  if (!run_id_) {
    Query(connection_, run, run_.at, run_.actor, run_.command, run_.reason).run();
    run_id_ = connection_.last_row();
  }
  Query(connection_, change, *run_id_, name(kind), subject.subscription, subject.customer, subject.partner, before,
        after)
      .run();
}

}  // namespace pcadmin::store::sqlite
