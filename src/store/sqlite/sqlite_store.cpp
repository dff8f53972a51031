#include "store/sqlite/sqlite_store.hpp"

#include "store/sqlite/file.hpp"
#include "store/sqlite/guarded.hpp"
#include "store/sqlite/journal.hpp"
#include "store/sqlite/reader.hpp"
#include "store/sqlite/writer.hpp"
#include "text/translate.hpp"

namespace pcadmin::store::sqlite {

namespace {

using SqliteView = Guarded<View>;

class SqliteTransaction final : public Guarded<Transaction> {
 public:
  SqliteTransaction(Writer& writer, Guard& guard) : Guarded(writer, guard), writer_(writer) {}

  Result<Upsert> save_account(const Account& account) override {
    return guard()([&] { return writer_.save_account(account); });
  }
  Result<Upsert> save_partner(const Partner& partner) override {
    return guard()([&] { return writer_.save_partner(partner); });
  }
  Result<Upsert> save_customer(const Customer& customer) override {
    return guard()([&] { return writer_.save_customer(customer); });
  }
  Result<Upsert> save_subscription(const Subscription& subscription) override {
    return guard()([&] { return writer_.save_subscription(subscription); });
  }

  Result<Upsert> set_support_profile(PartnerTenantId partner, const SupportProfile& profile) override {
    return guard()([&] { return writer_.set_support_profile(partner, profile); });
  }
  Result<Upsert> set_partnership(PartnerTenantId partner, const Relationship& relationship) override {
    return guard()([&] { return writer_.set_partnership(partner, relationship); });
  }
  Result<Upsert> set_customer_relationship(CustomerId customer, PartnerTenantId partner,
                                           const Relationship& relationship) override {
    return guard()([&] { return writer_.set_customer_relationship(customer, partner, relationship); });
  }
  Result<Upsert> set_administration(CustomerId customer, PartnerTenantId partner,
                                    const Administration& administration) override {
    return guard()([&] { return writer_.set_administration(customer, partner, administration); });
  }
  Result<Upsert> set_support_contact(SubscriptionId subscription, const std::optional<PartnerTenantId>& partner,
                                     const std::optional<Designator>& elsewhere) override {
    return guard()([&] { return writer_.set_support_contact(subscription, partner, elsewhere); });
  }

  Result<void> clear() override {
    return guard()([&] { return writer_.clear(); });
  }

  Result<Mention> mention(std::string_view key, std::uint64_t content) override {
    return guard()([&] { return writer_.mention(key, content); });
  }
  Result<void> summarise(ChangeKind kind, std::string_view text) override {
    return guard()([&] { return writer_.summarise(kind, text); });
  }

 private:
  Writer& writer_;
};

Error unsummarised() {
  return {ErrorCode::internal_error, text::say("a run that is summarised made changes without a summary."), {}, {}, {}};
}

}  // namespace

Result<void> SqliteStore::read(const std::function<Result<void>(View&)>& body) {
  Guard guard(path_);
  return guard([&]() -> Result<void> {
    // A store that is being created reads as an empty one: its schema is made for the reader, and rolled back.
    const bool is_new = has_pending(*connection_, migrations_);
    const Scope snapshot(*connection_, is_new ? "BEGIN IMMEDIATE" : "BEGIN");
    if (is_new) apply_pending(*connection_, migrations_, Instant());
    Reader reader(*connection_);
    SqliteView view(reader, guard);
    return body(view);
  });
}

Result<std::optional<std::int64_t>> SqliteStore::write(const Run& run,
                                                       const std::function<Result<void>(Transaction&)>& body) {
  Guard guard(path_);
  auto written = guard([&] { return write_guarded(run, guard, body); });
  // Whoever stops the program while it waits for another writer isn't told to try again.
  if (!written && written.error().code == ErrorCode::store_busy && connection_->interrupted()) {
    return interrupted_error();
  }
  return written;
}

Result<std::optional<std::int64_t>> SqliteStore::write_guarded(const Run& run, Guard& guard,
                                                               const std::function<Result<void>(Transaction&)>& body) {
  Scope scope(*connection_, "BEGIN IMMEDIATE");
  apply_pending(*connection_, migrations_, run.at);
  Journal journal(*connection_, run);
  Writer writer(*connection_, journal);
  SqliteTransaction transaction(writer, guard);
  auto done = body(transaction);
  if (!done) return std::move(done).error();
  // A failure that the body passed over has undone its work all the same.
  if (guard.failure()) return *guard.failure();
  if (journal.incomplete()) return unsummarised();
  if (connection_->interrupted()) return interrupted_error();
  if (run.dry_run) return std::optional<std::int64_t>();
  scope.commit();
  return journal.run_id();
}

}  // namespace pcadmin::store::sqlite
