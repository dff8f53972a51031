// A tenant that most commands can be tested on: the account, a reseller and a customer. A test adds to it what it is
// about.
//
//     struct Tenant : test::SmallTenant {
//       Subscription subscription = fixture.given_subscription(customer.id, "Visio");
//     };
#pragma once

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "command/commands.hpp"
#include "command/fixture.hpp"

namespace pcadmin::test {

using Words = std::vector<std::string>;

struct SmallTenant {
  CommandFixture fixture;
  Account account = fixture.given_account();
  Partner reseller = fixture.given_reseller("Dawnlight");
  Customer customer = fixture.given_customer("Larkfield", "larkfield.example");

  /// One column of what a command answers.
  Words listed(const cli::Command& command, const std::string& column, const Words& arguments = {}) {
    REQUIRE(fixture.run(command, arguments));
    Words values;
    for (const Row& row : fixture.output.rows())
      values.push_back(row.at(column));
    return values;
  }
};

}  // namespace pcadmin::test
