// The journal of one run: a row for the run, made with its first entry, and one for each change.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/journal_text.hpp"
#include "store/sqlite/connection.hpp"
#include "store/store.hpp"

namespace pcadmin::store::sqlite {

class SqliteJournal {
 public:
  SqliteJournal(SqliteConnection& connection, Run run) : connection_(connection), run_(std::move(run)) {}

  /// The rows a change is about.
  struct Subject {
    std::optional<std::int64_t> subscription = {};
    std::optional<std::int64_t> customer = {};
    std::optional<std::int64_t> partner = {};
  };

  const Run& run() const { return run_; }

  /// A change from one value to another, of a type that journal_text.hpp knows; written with the next write_entries().
  /// A summarised run only remembers that there was one.
  template <class Value>
  void changed(ChangeKind kind, const Subject& subject, const Value& before, const Value& after) {
    changed_ = true;
    if (!run_.summarised) entries_.push_back({kind, subject, to_journal_text(before), to_journal_text(after)});
  }
  /// When what the changes are about is there.
  void write_entries();

  /// The one entry of a summarised run, where something has changed.
  void summarise(ChangeKind kind, std::string_view text) {
    if (changed_) note(kind, {}, std::string(text));
  }
  /// An entry about the store as a whole.
  void note(ChangeKind kind, std::string before, std::string after) {
    entries_.push_back({kind, {}, std::move(before), std::move(after)});
    write_entries();
  }

  /// All entries are gone, those of this run included.
  void cleared() {
    changed_ = true;
    run_id_.reset();
  }

  /// Whether a change has no entry: a summarised run that wasn't summarised.
  bool incomplete() const { return changed_ && !run_id_; }

  std::optional<std::int64_t> run_id() const { return run_id_; }

 private:
  struct Entry {
    ChangeKind kind;
    Subject subject;
    std::string before;
    std::string after;
  };

  void write_run();

  SqliteConnection& connection_;
  Run run_;
  std::vector<Entry> entries_;  // not yet written
  bool changed_ = false;
  std::optional<std::int64_t> run_id_;
  std::int64_t next_change_ = 0;
};

}  // namespace pcadmin::store::sqlite
