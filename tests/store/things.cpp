#include "store/things.hpp"
#include "rules/profile.hpp"

namespace pcadmin::store::test {

namespace {

Guid numbered(unsigned char kind, unsigned number) {
  Guid::Bytes bytes{};
  bytes[8] = kind;
  for (std::size_t i = 0; i < 4; ++i)
    bytes[15 - i] = static_cast<unsigned char>(number >> (8 * i));
  return Guid(bytes);
}

std::string or_numbered(std::string name, const char* usual, unsigned number) {
  return name.empty() ? usual + std::to_string(number) : std::move(name);
}

}  // namespace

CustomerId customer_id(unsigned number) {
  return CustomerId(numbered(0xc0, number));
}
SubscriptionId subscription_id(unsigned number) {
  return SubscriptionId(numbered(0x50, number));
}
PartnerTenantId partner_id(unsigned number) {
  return PartnerTenantId(numbered(0xa0, number));
}

Account example_account() {
  Account account;
  account.partner = reseller(1, "Example Provider");
  account.partner.role = PartnerRole::provider;
  account.partnership_link = "https://example.com/partnership";
  return account;
}

Partner reseller(unsigned number, std::string name) {
  Partner partner;
  partner.tenant_id = partner_id(number);
  partner.mpn_id = MpnId::parse(std::to_string(5'000'000 + number));
  partner.name = or_numbered(std::move(name), "Reseller ", number);
  partner.role = PartnerRole::reseller;
  partner.location = "TW";
  partner.support_profile = pcadmin::test::profile("help@example.com", "+886 2 1234", "https://example.com");
  return partner;
}

Customer customer(unsigned number, std::string name) {
  return {customer_id(number), or_numbered(std::move(name), "Customer ", number),
          "customer" + std::to_string(number) + ".example.com", ""};
}

Subscription subscription(unsigned number, unsigned customer, std::string offer) {
  Subscription made;
  made.id = subscription_id(number);
  made.customer_id = customer_id(customer);
  made.offer_id = "offer-of-" + offer;
  made.offer_name = std::move(offer);
  made.status = "active";
  made.quantity = 3;
  return made;
}

Relationship active_relationship() {
  Relationship relationship;
  relationship.state = RelationshipState::active;
  relationship.requested_at = noon;
  relationship.established_at = noon + std::chrono::hours{1};
  relationship.link = "https://example.com/link";
  relationship.agreement = "A-1";
  return relationship;
}

Run a_run(std::string command) {
  Run run;
  run.at = noon;
  run.actor = "wang";
  run.command = std::move(command);
  return run;
}

std::optional<std::int64_t> write(Store& store, const std::function<void(Transaction&)>& body, const Run& run) {
  return value(store.write(run, [&](Transaction& transaction) {
    body(transaction);
    return Result<void>();
  }));
}

void read(Store& store, const std::function<void(View&)>& body) {
  done(store.read([&](View& view) {
    body(view);
    return Result<void>();
  }));
}

std::vector<ChangeRecord> changes(Store& store, const ChangeSelection& selection) {
  std::vector<ChangeRecord> records;
  read(store, [&](View& view) { records = all(view.list_changes(selection)); });
  return records;
}

}  // namespace pcadmin::store::test
