#include "text/subscription_title.hpp"

#include <catch2/catch.hpp>

using namespace pcadmin;
using text::subscription_title;

TEST_CASE("two subscriptions of one offer are told apart by their own names") {
  const SubscriptionId id = *SubscriptionId::parse("0b80a255-53a1-4945-a932-58ef7777682c");
  CHECK(subscription_title(id, "信箱－工廠", "Exchange Online (Plan 1)") == "信箱－工廠 (Exchange Online (Plan 1))");
  CHECK(subscription_title(id, "", "Visio") == "Visio");
  CHECK(subscription_title(id, "Visio", "Visio") == "Visio");
  CHECK(subscription_title(id, "Sales", "") == "Sales");
  CHECK(subscription_title(id, "", "") == id.text());
}
