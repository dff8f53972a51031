// report: who supports what, as a page.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "command/commands.hpp"
#include "command/fixture.hpp"

namespace pcadmin::test {
namespace {

struct Tenant : CommandFixture {
  Tenant() {
    given_account();
    helper = given_reseller("Helper & <b>Co</b>");
    idle = given_reseller("Idle", RelationshipState::requested);
    maple = given_customer("Maple", "maple.example");
    given_dap(maple.id, helper.tenant_id);
    office = given_subscription(maple.id, "Office 365");
    visio = given_subscription(maple.id, "Visio");
    given_subscription(maple.id, "Power BI", "deleted");
    given_contact(office.id, helper.tenant_id);
  }

  std::string page(std::vector<std::string> words = {}) {
    words.insert(words.begin(), "report.html");
    REQUIRE(run(command::report_page(), words));
    return files.at("report.html");
  }

  Partner helper;
  Partner idle;
  Customer maple;
  Subscription office;
  Subscription visio;
};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("Where every contact qualifies, the page says so, and who supports what") {
  Tenant tenant;
  const std::string page = tenant.page();
  CHECK(has(page, "Every support contact qualifies."));
  CHECK(has(page, "Of 3 subscriptions 1 can&#39;t have a support contact"));
  CHECK(has(page, "Helper &amp; &lt;b&gt;Co&lt;/b&gt;"));
  CHECK_FALSE(has(page, "<b>"));
  CHECK(has(page, "Idle"));
  CHECK(has(page, "requested"));
  CHECK(count(page, "data-heading=\"How\"") == 2);  // Maple's two contacts: one by default, one assigned
  CHECK(tenant.notes == std::vector<std::string>{"Written: report.html"});
}

TEST_CASE("A contact that no longer qualifies stands there with its reasons and what helps") {
  Tenant tenant;
  tenant.write([&](store::Transaction& tx) {
    Administration revoked;
    revoked.dap = DapState::revoked;
    tx.set_administration({{tenant.maple.id, tenant.helper.tenant_id}, revoked});
  });
  const std::string page = tenant.page();
  CHECK(has(page, "ADMIN_PRIVILEGES_ENDED"));
  CHECK(has(page, "were revoked or have ended."));
  CHECK(has(page, "pcadmin grant-admin --customer " + tenant.maple.id.text() + " --reseller " +
                      tenant.helper.tenant_id.text()));
  CHECK(has(page, "1 need attention"));
}

TEST_CASE("What stops qualifying within the days that are asked for stands there with its date") {
  Tenant tenant;
  tenant.write([&](store::Transaction& tx) {
    Administration ending;
    Gdap gdap;
    gdap.status = "active";
    gdap.roles = {Role::parse("729827e3-9c14-49f7-bb1b-9608f156bbb8").value()};
    gdap.until = parse_end("2026-12-24");
    ending.gdaps.record(gdap);
    tx.set_administration({{tenant.maple.id, tenant.helper.tenant_id}, ending});
  });
  CHECK(has(tenant.page(), "will still do so on 2026-12-23."));
  const std::string page = tenant.page({"--within", "40"});
  CHECK(has(page, "will no longer do so on 2027-01-02."));
  CHECK(has(page, "<td class=\"date\" data-heading=\"Until\">2026-12-24</td>"));
}

TEST_CASE("Subscriptions of one customer that fail for the same reasons stand together, below their contact") {
  Tenant tenant;
  tenant.given_contact(tenant.visio.id, tenant.idle.tenant_id);
  tenant.given_contact(tenant.office.id, tenant.idle.tenant_id);
  const std::string page = tenant.page();
  CHECK(count(page, "<th scope=\"rowgroup\"") == 1);
  CHECK(has(page, "<bdi>Idle</bdi><span class=\"alert\">2 need attention</span>"));
  CHECK(count(page, "<td class=\"why\"") == 1);
  CHECK(has(page, "<li><bdi>Office 365</bdi></li>\n<li><bdi>Visio</bdi></li>"));
}

TEST_CASE("Requests that expire before they are answered stand there, with what records the answer") {
  Tenant tenant;
  Relationship requested;
  requested.state = RelationshipState::requested;
  requested.requested_at = tenant.now - std::chrono::days{80};
  tenant.write([&](store::Transaction& tx) {
    tx.set_partnership({tenant.idle.tenant_id, requested});
    tx.set_customer_relationship({{tenant.maple.id, tenant.helper.tenant_id}, requested});
  });
  const std::string page = tenant.page();
  const std::string expires = format_instant(tenant.now + std::chrono::days{10}).substr(0, 10);
  CHECK(count(page, "data-heading=\"Expires\">" + expires) == 2);
  CHECK(has(page, "<code>pcadmin accept-relationship --reseller " + tenant.idle.tenant_id.text() + "</code>"));
  CHECK(has(page, "<code>pcadmin accept-relationship --customer " + tenant.maple.id.text() + " --reseller "));
  CHECK_FALSE(has(tenant.page({"--within", "9"}), "data-heading=\"Expires\""));
}

TEST_CASE("The page judges as of another day, and its commands name it") {
  Tenant tenant;
  Administration ending;
  ending.gdaps.record(
      {.status = "active", .roles = {Role::parse("Helpdesk Administrator").value()}, .until = parse_end("2026-12-24")});
  tenant.write([&](store::Transaction& tx) {
    tx.set_administration({{tenant.maple.id, tenant.helper.tenant_id}, ending});
  });
  CHECK(has(tenant.page(), "Every support contact qualifies."));
  CHECK(has(tenant.page({"--as-of", "2026-12-25"}), "were revoked or have ended."));
}

TEST_CASE("The page is narrowed to a customer or to a contact") {
  Tenant tenant;
  const Customer larch = tenant.given_customer("Larch", "larch.example");
  tenant.given_subscription(larch.id, "Project");
  const std::string of_customer = tenant.page({"--customer", "larch.example"});
  CHECK(has(of_customer, "Only the subscriptions of Larch."));
  CHECK_FALSE(has(of_customer, "Maple"));
  CHECK_FALSE(has(of_customer, "Helper"));
  const std::string of_contact = tenant.page({"--contact", tenant.helper.tenant_id.text()});
  CHECK(has(of_contact, "Office 365"));
  CHECK_FALSE(has(of_contact, "Visio"));
  CHECK_FALSE(has(of_contact, "Idle"));
  const std::string of_provider = tenant.page({"--contact", "provider"});
  CHECK(has(of_provider, "Visio"));
  CHECK(has(of_provider, "Project"));
  CHECK_FALSE(has(of_provider, "Office 365"));
}

TEST_CASE("A page that is cut off says so, and names the command that lists all") {
  CommandFixture fixture;
  fixture.now = *parse_instant("2026-01-01T00:00:00Z");
  REQUIRE(
      fixture.run(command::seed_tenant(), {"--resellers", "600", "--customers", "2500", "--subscriptions", "7000"}));
  REQUIRE(fixture.run(command::report_page(), {"report.html"}));
  const std::string& page = fixture.files.at("report.html");
  CHECK(page.size() < 4'000'000);
  CHECK(has(page, "Shown are 1,000 of 2,"));
  CHECK(has(page, "<code>pcadmin list-subscriptions</code>"));
  CHECK(has(page, "The customers with the most subscriptions, by name."));
  CHECK(has(page, "<code>pcadmin check-contacts</code>"));
  CHECK(has(page, "<code>pcadmin check-contacts --contact "));
  CHECK(has(page, "<code>pcadmin list-resellers</code>"));
  CHECK(has(page, "Shown are 501 of 6"));
}

TEST_CASE("The same store makes the same page") {
  Tenant tenant;
  const std::string first = tenant.page();
  CHECK(tenant.page() == first);
}

TEST_CASE("- is standard output") {
  Tenant tenant;
  REQUIRE(tenant.run(command::report_page(), {"-"}));
  CHECK(tenant.output.texts().starts_with("<!doctype html>"));
  CHECK(tenant.output.texts().ends_with("</html>\n"));
  CHECK(tenant.files.empty());
}

TEST_CASE("Nothing is written where there is no store") {
  CommandFixture fixture;
  CHECK(fixture.failure(command::report_page(), {"report.html"}).code == ErrorCode::store_not_found);
  CHECK(fixture.files.count("report.html") == 0);
  CHECK(fixture.failure(command::report_page(), {"report.html", "--within", "4000"}).code == ErrorCode::invalid_value);
}

}  // namespace pcadmin::test
