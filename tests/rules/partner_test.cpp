#include <pcadmin/partner.hpp>

#include <catch2/catch.hpp>

using namespace pcadmin;

TEST_CASE("the provider and resellers keep their role whatever is said; others become what is said") {
  using Role = PartnerRole;
  struct Row {
    Role known, said, after;
  };
  const Row table[] = {
      {Role::provider, Role::reseller, Role::provider}, {Role::provider, Role::other, Role::provider},
      {Role::reseller, Role::reseller, Role::reseller}, {Role::reseller, Role::other, Role::reseller},
      {Role::other, Role::reseller, Role::reseller},    {Role::other, Role::other, Role::other},
  };
  for (const Row& row : table) {
    INFO(name(row.known) << " said to be " << name(row.said));
    CHECK(role_after(row.known, row.said) == row.after);
  }
}

TEST_CASE("the provider's role is the account's alone, which keeps it") {
  CHECK(role_to_save(PartnerRole::provider, PartnerRole::reseller) == PartnerRole::provider);
  CHECK(role_to_save(std::nullopt, PartnerRole::provider) == PartnerRole::other);
  CHECK(role_to_save(PartnerRole::reseller, PartnerRole::provider) == PartnerRole::other);
  CHECK(role_to_save(std::nullopt, PartnerRole::reseller) == PartnerRole::reseller);
}
