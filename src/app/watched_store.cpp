#include "app/watched_store.hpp"

#include <utility>

namespace pcadmin::app {
namespace {

class WatchedStore final : public store::Store {
 public:
  WatchedStore(std::unique_ptr<store::Store> store, std::optional<std::int64_t>& last_run)
      : store_(std::move(store)), last_run_(last_run) {}

 private:
  Result<void> read_snapshot(const std::function<Result<void>(store::View&)>& body) override {
    return store_->read(body);
  }

  Result<std::optional<std::int64_t>> write_transaction(
      const store::Run& run, const std::function<Result<void>(store::Transaction&)>& body) override {
    auto written = store_->write(run, body);
    if (written && *written) last_run_ = *written;
    return written;
  }

  std::unique_ptr<store::Store> store_;
  std::optional<std::int64_t>& last_run_;
};

}  // namespace

std::unique_ptr<store::Store> watch(std::unique_ptr<store::Store> store, std::optional<std::int64_t>& last_run) {
  return std::make_unique<WatchedStore>(std::move(store), last_run);
}

}  // namespace pcadmin::app
