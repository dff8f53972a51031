// A store of any kind, for the tests of what store.hpp promises. A test that makes one is run once for each kind.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <catch2/catch.hpp>

#include "store/failure.hpp"
#include "store/store.hpp"
#include "store/things.hpp"

namespace pcadmin::store::test {

/// What holds a store's content while nobody has it open.
class Keeper {
 public:
  virtual ~Keeper() = default;
  virtual std::unique_ptr<Store> open() = 0;
};

/// New and empty. Its functions require that what they do succeeds.
class AnyStore {
 public:
  AnyStore();

  Store& operator*() { return *store_; }
  Store* operator->() { return store_.get(); }
  void reopen();

  /// Answers the run's id.
  std::optional<std::int64_t> write(const std::function<void(Transaction&)>& body, const Run& run = a_run()) {
    return test::write(*store_, body, run);
  }
  void read(const std::function<void(View&)>& body) { test::read(*store_, body); }
  std::vector<ChangeRecord> changes(const ChangeSelection& selection = {}) { return test::changes(*store_, selection); }
  Version version();

 private:
  Catch::ScopedMessage kind_;
  std::unique_ptr<Keeper> keeper_;
  std::unique_ptr<Store> store_;
};

/// Whether a run is refused as its caller's mistake.
bool is_mistake(AnyStore& store, const std::function<void(Transaction&)>& body);

/// The partners 1 (the provider), 2 and 3, the customers 1 and 2, the subscriptions 1 and 2 of customer 1.
void fill(Transaction& tx);

Administration some_administration();

}  // namespace pcadmin::store::test
