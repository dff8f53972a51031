// The report's page, of values: no store is asked, and no rule.
#include "command/overview/overview_page.hpp"

#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "report/written_html.hpp"

namespace pcadmin::test {
namespace {

using namespace command;

template <class Id>
Id id(std::uint8_t number) {
  Guid::Bytes bytes{};
  bytes.back() = number;
  return Id(Guid(bytes));
}

Partner partner(std::uint8_t number, std::string name, PartnerRole role = PartnerRole::reseller) {
  Partner partner;
  partner.tenant_id = id<PartnerTenantId>(number);
  partner.name = std::move(name);
  partner.role = role;
  return partner;
}

struct Overview : SupportOverview {
  Overview() {
    account.partner = partner(1, "Farhill", PartnerRole::provider);
    question.at = *parse_instant("2026-01-01");
    question.soon = *parse_instant("2026-02-01");
    question.horizon = *parse_instant("2026-06-30");
  }

  std::string page() const {
    WrittenHtml written;
    REQUIRE(write_overview_page(written.html, *this));
    return written.bytes;
  }
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

OverviewFinding finding(std::string subscription) {
  return {.customer = id<CustomerId>(7),
          .company = "Maple & Stone",
          .domain = "maple.example",
          .contact = partner(2, "Helper"),
          .decision = {.reasons = {ReasonCode::partnership_ended, ReasonCode::admin_privileges_ended}, .warnings = {}},
          .subscriptions = {std::move(subscription)}};
}

}  // namespace

TEST_CASE("A page of nothing says so in each section") {
  const std::string page = Overview().page();
  CHECK(has(page, "Every support contact qualifies."));
  CHECK(has(page, "every contact that qualifies now will still do so on 2026-02-01."));
  CHECK_FALSE(has(page, "<tbody>"));
  CHECK_FALSE(has(page, "Shown are"));
}

TEST_CASE("A finding has each reason with its command, which names the customer and the contact") {
  Overview overview;
  overview.failing = 1;
  overview.reasons = {
      {.code = ReasonCode::partnership_ended,
       .count = 1,
       .contact_count = 1,
       .contacts = {{.contact = partner(2, "Helper"), .count = 1, .shown = 1, .findings = {finding("Office")}}}}};
  const std::string page = overview.page();
  CHECK(has(page, "<code>PARTNERSHIP_ENDED</code>"));
  CHECK(has(
      page,
      "The delegated admin privileges that Maple &amp; Stone granted Helper were revoked or have ended. When it has "
      "granted them again, record that: grant-admin grants nothing itself. "
      "<code>pcadmin grant-admin --customer 00000000-0000-0000-0000-000000000007 --reseller "
      "00000000-0000-0000-0000-000000000002</code>"));
  CHECK_FALSE(has(page, "Shown are"));
}

TEST_CASE("Of a contact with many, the page names what lists them, as of the page's instant") {
  Overview overview;
  overview.failing = 1'200;
  overview.question.ahead = true;
  overview.reasons = {
      {.code = ReasonCode::partnership_ended,
       .count = 1'200,
       .contact_count = 3,
       .contacts = {{.contact = partner(2, "Helper"), .count = 1'100, .shown = 1, .findings = {finding("Office")}}}}};
  const std::string page = overview.page();
  CHECK(has(page,
            "Shown are 1 of 1,100. All of them: <code>pcadmin check-contacts --contact "
            "00000000-0000-0000-0000-000000000002 --as-of 2026-01-01T00:00:00Z</code>"));
  CHECK(has(page, "Shown are 1 of 3. All of them: <code>pcadmin check-contacts --as-of 2026-01-01T00:00:00Z</code>"));
}

TEST_CASE("What ends soon stands with its day and its contact") {
  Overview overview;
  overview.failing_soon = 2;
  overview.endings_shown = 1;
  overview.days = {{*parse_instant("2026-01-09"), {finding("Office")}}};
  const std::string page = overview.page();
  CHECK(has(page, "<td class=\"date\" data-heading=\"Until\">2026-01-09</td>"));
  CHECK(has(page, "data-heading=\"Support contact\"><bdi>Helper</bdi>"));
  CHECK(has(page, "Shown are 1 of 2. All of them: <code>pcadmin check-contacts --as-of 2026-02-01T00:00:00Z</code>"));
}

TEST_CASE("The page opens with who supports how much, and what ends when, in pictures and in words") {
  Overview overview;
  overview.subscriptions = 20;
  overview.failing = 1;
  overview.partners = {{.partner = partner(2, "Helper"), .subscriptions = 12, .failing = 1},
                       {.partner = partner(3, "Idle")}};
  overview.endings = {{*parse_instant("2026-02-10"), 3}};
  const std::string page = overview.page();
  CHECK(has(page, "<bdi>Helper</bdi>"));
  CHECK(has(page, "<rect width=\"100.0\" height=\"10\">"));
  CHECK(has(page, "12 subscriptions, 1 need attention"));
  CHECK(has(page, "<bdi>all others</bdi>"));
  CHECK(has(page, "8 subscriptions"));
  CHECK(has(page, "<li>2026-02-10: 3 subscriptions</li>"));
  CHECK(has(page, "<circle "));
}

TEST_CASE("A reseller's agreement is named, and where there is none its cell is empty, as a card has to know") {
  Overview overview;
  Relationship agreed;
  agreed.agreement = "SA-7";
  overview.partner_count = 2;
  overview.partners = {{.partner = partner(2, "Helper"), .partnership = agreed}, {.partner = partner(3, "Idle")}};
  const std::string page = overview.page();
  CHECK(has(page, "data-heading=\"Support agreement\"><bdi>SA-7</bdi></td>"));
  CHECK(has(page, "data-heading=\"Support agreement\"></td>"));
}

TEST_CASE("A customer's contacts and offers are told of, also those that aren't shown") {
  Overview overview;
  overview.customer_count = 1;
  overview.customers = {{.id = id<CustomerId>(7),
                         .company = "Maple",
                         .domain = "maple.example",
                         .contact_count = 9,
                         .contacts = {{.contact = partner(2, "Helper"),
                                       .designated = true,
                                       .subscriptions = 1'007,
                                       .failing = 4,
                                       .offer_count = 3,
                                       .offers = {{"Office", 1'002}, {"Visio", 1}}}}}};
  const std::string page = overview.page();
  CHECK(has(page,
            "<bdi>Office (1,002 times)</bdi>, <bdi>Visio</bdi> Shown are 2 of 3. All of them: "
            "<code>pcadmin list-subscriptions 00000000-0000-0000-0000-000000000007</code>"));
  CHECK(has(page, "data-heading=\"How\">assigned</td>"));
  CHECK(has(page, "data-heading=\"State\">4 need attention</td>"));
  CHECK(has(page,
            "Shown are 1 of 9. All of them: <code>pcadmin show-contact --customer "
            "00000000-0000-0000-0000-000000000007</code>"));
}

}  // namespace pcadmin::test
