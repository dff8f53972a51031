#include "store/contract/any_store.hpp"

#include <stdexcept>
#include <string>

#include "rules/roles.hpp"
#include "store/fixture.hpp"
#include "store/memory_store.hpp"
#include "store/sqlite/open.hpp"

namespace pcadmin::store::test {

namespace {

class InMemory final : public Keeper {
 public:
  std::unique_ptr<Store> open() override { return std::make_unique<MemoryStore>(memory_); }

 private:
  Memory memory_;
};

class InSqlite final : public Keeper {
 public:
  std::unique_ptr<Store> open() override { return value(sqlite::open(folder_ / "pcadmin.db", OpenMode::create)); }

 private:
  Folder folder_;
};

std::unique_ptr<Keeper> keeper(const std::string& kind) {
  if (kind == "memory") return std::make_unique<InMemory>();
  return std::make_unique<InSqlite>();
}

}  // namespace

AnyStore::AnyStore()
    : kind_(Catch::MessageBuilder("INFO", CATCH_INTERNAL_LINEINFO, Catch::ResultWas::Info)
            << GENERATE(as<std::string>{}, "memory", "sqlite")),
      keeper_(keeper(kind_.m_info.message)),
      store_(keeper_->open()) {}

void AnyStore::reopen() {
  store_.reset();
  store_ = keeper_->open();
}

Version AnyStore::version() {
  Version version;
  read([&](View& view) { version = view.version(); });
  return version;
}

bool is_mistake(AnyStore& store, const std::function<void(Transaction&)>& body) {
  try {
    store.write(body);
  } catch (const std::logic_error&) {
    return true;
  }
  return false;
}

void fill(Transaction& tx) {
  tx.save_account(example_account());
  tx.save_partners(std::vector{reseller(2), reseller(3)});
  tx.save_customers(std::vector{customer(1), customer(2)});
  tx.save_subscriptions(std::vector{subscription(1, 1), subscription(2, 1)});
}

Administration some_administration() {
  Administration administration{DapState::active, noon, {}, {}};
  administration.gdaps.record({.id = "g-1", .status = "active", .roles = pcadmin::test::roles({"Helpdesk"})});
  administration.gdaps.record({.id = "g-2", .status = "expired", .until = noon});
  return administration;
}

}  // namespace pcadmin::store::test
