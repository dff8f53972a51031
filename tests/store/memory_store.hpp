// A complete store in memory: as plain as it can be, so that it is right, and so that what it answers is what every
// store has to answer. For tests of commands, and to compare a database with.
//
//     Memory memory;
//     memory.runs_bodies_twice = true;
//     MemoryStore store(memory);
//     auto written = store.write(run, …);
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "store/failure.hpp"
#include "store/store.hpp"

namespace pcadmin::store::test {

/// What a store holds, and keeps while nobody has it open.
class Memory {
 public:
  Memory();

  /// Each body of a transaction is run, rolled back and run again, as another store may do at any time.
  bool runs_bodies_twice = false;
  /// Called when a snapshot or a transaction begins, and when a transaction is about to be committed. A test lets them
  /// throw Failure.
  std::function<void()> before_beginning = {};
  std::function<void()> before_commit = {};

  /// Whether there is a store: whether a transaction was ever committed.
  bool was_written() const { return was_written_; }

  /// Whether a body is being run: nobody may be asked anything then.
  bool in_use() const { return bodies_ > 0; }

 private:
  friend class MemoryStore;
  friend class MemoryTransaction;
  struct Content;

  std::shared_ptr<const Content> content_;
  std::int64_t last_version_ = 0;
  bool was_written_ = false;
  int bodies_ = 0;
  int writing_ = 0;
};

/// Beside what store.hpp promises it insists on what that expects of callers (std::logic_error): nothing is written
/// while a stream is open, no stream outlives its body, and what a change refers to is known.
class MemoryStore final : public Store {
 public:
  explicit MemoryStore(Memory& memory) : memory_(memory) {}

 protected:
  Result<void> read_or_throw(const std::function<Result<void>(View&)>& body) override;
  Result<std::optional<std::int64_t>> write_or_throw(const Run& run,
                                                     const std::function<Result<void>(Transaction&)>& body) override;

 private:
  Memory& memory_;
};

}  // namespace pcadmin::store::test
