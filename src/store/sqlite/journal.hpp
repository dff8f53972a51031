// The journal of one run: a row for the run, made with its first entry, and one for each change.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "store/journal_text.hpp"
#include "store/sqlite/connection.hpp"
#include "store/store.hpp"

namespace pcadmin::store::sqlite {

class Journal {
 public:
  Journal(Connection& connection, const Run& run) : connection_(connection), run_(run) {}

  /// The rows a change is about.
  struct Subject {
    std::optional<std::int64_t> subscription = {};
    std::optional<std::int64_t> customer = {};
    std::optional<std::int64_t> partner = {};
  };

  const Run& run() const { return run_; }

  /// A change from one value to another, of a type that journal_text.hpp knows. A summarised run only
  /// remembers that there was one.
  template <class Value>
  void changed(ChangeKind kind, const Subject& subject, const Value& before, const Value& after) {
    changed_ = true;
    if (!run_.summarised) write(kind, subject, to_journal_text(before), to_journal_text(after));
  }

  void summarise(ChangeKind kind, std::string_view text);

  /// An entry about the store as a whole.
  void note(ChangeKind kind, const std::string& before, const std::string& after) { write(kind, {}, before, after); }

  /// All entries are gone, those of this run included.
  void cleared() {
    changed_ = true;
    run_id_.reset();
  }

  /// Whether a change has no entry: a summarised run that wasn't summarised.
  bool incomplete() const { return changed_ && !run_id_; }

  std::optional<std::int64_t> run_id() const { return run_id_; }

 private:
  void write(ChangeKind kind, const Subject& subject, const std::string& before, const std::string& after);

  Connection& connection_;
  const Run& run_;
  bool changed_ = false;
  std::optional<std::int64_t> run_id_;
};

}  // namespace pcadmin::store::sqlite
