// --as-of of the lists.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "command/small_tenant.hpp"

namespace pcadmin::test {
namespace {

/// A reseller with GDAP until 30 November, and a request that nobody answers.
struct Changing : SmallTenant {
  Subscription subscription = fixture.given_subscription(customer.id, "Visio");

  Changing() {
    REQUIRE(fixture.run(command::grant_admin(), {"--customer", "Larkfield", "--reseller", "Dawnlight", "--gdap",
                                                 "Helpdesk Administrator", "--until", "2026-11-30"}));
    REQUIRE(fixture.run(command::assign_support_contact(), {"Visio", "Dawnlight", "--yes"}));
    fixture.given_reseller("Coast", RelationshipState::none);
    REQUIRE(fixture.run(command::request_relationship(), {"--reseller", "Coast"}));
    REQUIRE(fixture.run(command::request_relationship(), {"--customer", "Larkfield", "--reseller", "Coast"}));
  }
};

TEST_CASE("a list judges as of the day that is said") {
  struct Case {
    const char* title;
    cli::Command command;
    Words words;
    const char* column;
    const char* now;
    const char* as_of;
    const char* then;
  };
  const Case cases[] = {
      {"list-subscriptions", command::list_subscriptions(), {}, "contactEligible", "true", "2026-12-01", "false"},
      {"list-subscriptions on the last day",
       command::list_subscriptions(),
       {},
       "contactEligible",
       "true",
       "2026-11-30",
       "true"},
      {"show-contact", command::show_contact(), {"Visio"}, "reasons", "", "+8d", "ADMIN_PRIVILEGES_ENDED"},
      {"show-contact of a customer",
       command::show_contact(),
       {"--customer", "Larkfield"},
       "eligible",
       "true",
       "+8d",
       "false"},
      {"list-contacts",
       command::list_contacts(),
       {"Visio", "--all", "--filter", "name=Dawnlight"},
       "eligible",
       "true",
       "+8d",
       "false"},
      {"list-relationships",
       command::list_relationships(),
       {"--customer", "Larkfield", "--reseller", "Coast"},
       "state",
       "requested",
       "+91d",
       "expired"},
      {"list-resellers",
       command::list_resellers(),
       {"--filter", "partnerName=Coast"},
       "partnershipState",
       "requested",
       "+91d",
       "expired"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.title);
    Changing tenant;
    CHECK(tenant.listed(each.command, each.column, each.words) == Words{each.now});
    Words words = each.words;
    words.insert(words.end(), {"--as-of", each.as_of});
    CHECK(tenant.listed(each.command, each.column, words) == Words{each.then});
  }
}

TEST_CASE("what the customer sees isn't judged as of another day") {
  Changing tenant;
  CHECK(tenant.fixture.failure(command::show_contact(), {"Visio", "--as-customer", "--as-of", "today"}).code ==
        ErrorCode::conflicting_options);
}

}  // namespace
}  // namespace pcadmin::test
