// The journal of one run: a row for the run, made with its first entry, and one for each change. Of a reversible run it
// keeps instead what takes it back.
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
  /// A summarised run only remembers that there was one; a reversible one what it replaced.
  template <class Value>
  void changed(ChangeKind kind, const Subject& subject, const Value& before, const Value& after) {
    if (!changed_) begin();
    changed_ = true;
    if (!run_.summarised) {
      entries_.push_back({kind, subject, to_journal_text(before), to_journal_text(after)});
    } else if (created_ && !is_created(subject)) {
      ReplacedTexts texts = replaced_texts(before, after);
      replaced_.push_back({kind, subject, std::move(texts.before), std::move(texts.after)});
    }
  }
  /// When what the changes are about is there.
  void write_entries();

  /// The one entry of a summarised run, where something has changed.
  void summarise(ChangeKind kind, std::string_view text);
  /// Things that the reversible run created were removed.
  void removed() { changed_ = true; }
  /// An entry about the store as a whole.
  void note(ChangeKind kind, std::string before, std::string after) {
    entries_.push_back({kind, {}, std::move(before), std::move(after)});
    write_entries();
  }

  /// All entries are gone, those of this run included.
  void cleared() {
    if (!changed_) begin();
    changed_ = true;
    run_id_.reset();
    if (created_) created_ = FirstRows{1, 1, 1};
    next_replaced_ = 1;
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

  /// The rows that a reversible run's first partner, customer and subscription get.
  struct FirstRows {
    std::int64_t partner;
    std::int64_t customer;
    std::int64_t subscription;
  };

  /// Before the first change.
  void begin();
  bool is_created(const Subject& subject) const;
  void forget_reversible_run();
  void write_run();

  SqliteConnection& connection_;
  Run run_;
  std::vector<Entry> entries_;   // not yet written
  std::vector<Entry> replaced_;  // not yet written
  bool changed_ = false;
  std::optional<std::int64_t> run_id_;
  std::int64_t next_change_ = 0;
  std::optional<FirstRows> created_;  // of a reversible run
  std::int64_t next_replaced_ = 1;
};

}  // namespace pcadmin::store::sqlite
