#include <string>

#include <catch2/catch.hpp>

#include "rules/profile.hpp"
#include "rules/roles.hpp"
#include "store/fixture.hpp"
#include "store/journal_text.hpp"

namespace pcadmin::store::test {

TEST_CASE("nothing recorded is an empty text, and back") {
  CHECK(to_journal_text(SupportProfile{}).empty());
  CHECK(to_journal_text(Relationship{}).empty());
  CHECK(to_journal_text(Administration{}).empty());
  CHECK(to_journal_text(Partner{}).empty());
  CHECK(to_journal_text(Account{}).empty());
  CHECK(to_journal_text(Customer{}).empty());
  CHECK(to_journal_text(Subscription{}).empty());
  CHECK(to_journal_text(std::optional<PartnerTenantId>()).empty());
  CHECK(value(support_profile_from_journal("")) == SupportProfile{});
  CHECK(value(relationship_from_journal("")) == Relationship{});
  CHECK(value(administration_from_journal("")) == Administration{});
}

TEST_CASE("what is recorded is compact JSON in a fixed order, without what isn't there") {
  CHECK(to_journal_text(active_relationship()) ==
        R"({"state":"active","requestedAt":"2023-11-14T22:13:20Z","establishedAt":"2023-11-14T23:13:20Z",)"
        R"("link":"https://example.com/link","agreement":"A-1"})");
  CHECK(to_journal_text(pcadmin::test::profile("", "119")) == R"({"telephone":"119"})");
  Partner partner = reseller(2, "優良");
  partner.support_profile = {};
  CHECK(
      to_journal_text(partner) ==
      R"({"tenantId":"00000000-0000-0000-a000-000000000002","mpnId":"5000002","name":"優良","role":"reseller","location":"TW"})");
  CHECK(to_journal_text(customer(1, "A")) ==
        R"({"customerId":"00000000-0000-0000-c000-000000000001","companyName":"A","domain":"customer1.example.com"})");
  Subscription renewing = subscription(1, 1);
  renewing.auto_renew_enabled = false;
  CHECK_THAT(to_journal_text(renewing),
             Catch::Contains(R"("quantity":3)") && Catch::EndsWith(R"("autoRenewEnabled":false})"));
  CHECK(to_journal_text(std::optional(partner_id(2))) == "00000000-0000-0000-a000-000000000002");
}

TEST_CASE("texts come back as the values they were made from") {
  const SupportProfile profile = pcadmin::test::profile("a@example.com", "1 \"2\"", "line\nbreak");
  CHECK(value(support_profile_from_journal(to_journal_text(profile))) == profile);

  Relationship relationship = active_relationship();
  relationship.state = RelationshipState::ended;
  relationship.ended_at = noon + std::chrono::hours{2};
  relationship.with_dap = true;
  relationship.partner_center_state = "Aktiv";
  CHECK(value(relationship_from_journal(to_journal_text(relationship))) == relationship);

  Administration administration;
  administration.gdaps.record({});
  CHECK(to_journal_text(administration) == R"({"gdaps":[{}]})");
  CHECK(value(administration_from_journal(to_journal_text(administration))) == administration);
  administration.dap = DapState::revoked;
  administration.dap_since = noon;
  administration.dap_ended = noon + std::chrono::hours{2};
  administration.gdaps.record(
      {"id", "name", "active", pcadmin::test::roles({"a", "b,c"}), noon, noon + std::chrono::hours{1}, true});
  CHECK(value(administration_from_journal(to_journal_text(administration))) == administration);

  Partner partner = reseller(2, "優良");
  CHECK(value(partner_from_journal(to_journal_text(partner))) == partner);
  partner.mpn_id.reset();
  partner.role = PartnerRole::other;
  partner.support_profile = profile;
  CHECK(value(partner_from_journal(to_journal_text(partner))) == partner);
}

TEST_CASE("of a customer or subscription what is kept of a change are the fields that differ, both ways") {
  const Customer known = customer(1, "青田 \"食品\"");
  Customer renamed = known;
  renamed.company_name = "";
  renamed.domain = "new.example";
  const ReplacedTexts texts = replaced_texts(known, renamed);
  CHECK(texts.before == R"({"companyName":"青田 \"食品\"","domain":"customer1.example.com"})");
  CHECK(texts.after == R"({"companyName":null,"domain":"new.example"})");
  CHECK(value(with_fields(renamed, texts.before)) == known);
  CHECK(value(with_fields(known, texts.after)) == renamed);

  const Subscription before = subscription(1, 2);
  Subscription after = before;
  after.quantity = 0;
  after.auto_renew_enabled = false;
  after.channel = Channel::advisor;
  after.creation_date = noon;
  const ReplacedTexts changed = replaced_texts(before, after);
  CHECK(changed.after ==
        R"({"quantity":null,"creationDate":"2023-11-14T22:13:20Z","autoRenewEnabled":false,"channel":"advisor"})");
  CHECK(value(with_fields(after, changed.before)) == before);
  CHECK(value(with_fields(before, changed.after)) == after);
}

TEST_CASE("the complete text of a contact says who designated it, and comes back") {
  CHECK(to_complete_text(DesignatedContact{}).empty());
  CHECK(value(contact_from_complete_text("")) == DesignatedContact{});
  const DesignatedContact contact{partner_id(2), {noon, "kim"}};
  CHECK(to_complete_text(contact) == R"({"supportTenantId":"00000000-0000-0000-a000-000000000002",)"
                                     R"("assignedAt":"2023-11-14T22:13:20Z","assignedBy":"kim"})");
  CHECK(value(contact_from_complete_text(to_complete_text(contact))) == contact);
  CHECK(to_journal_text(contact) == to_journal_text(contact.partner));
}

TEST_CASE("the fields of a text come in its order, lists as JSON") {
  const auto fields = value(fields_from_journal(ChangeKind::subscription, R"({"b":"text","a":["x"],"quantity":3})"));
  REQUIRE(fields.size() == 3);
  CHECK(fields[0].name == "b");
  CHECK(fields[0].value == "text");
  CHECK(fields[1].value == R"(["x"])");
  CHECK(fields[2].value == "3");
  CHECK(value(fields_from_journal(ChangeKind::customer, "")).empty());
  CHECK(value(fields_from_journal(ChangeKind::support_contact, "x")).front().name == "supportTenantId");
  CHECK_FALSE(fields_from_journal(ChangeKind::customer, "{"));
}

TEST_CASE("a text from elsewhere is damage") {
  for (const char* text : {"{", "[]", "active", R"({"state":"asleep"})", R"({"state":1})", R"({"requestedAt":"soon"})",
                           R"({"withDap":"yes"})"}) {
    CAPTURE(text);
    const auto relationship = relationship_from_journal(text);
    REQUIRE_FALSE(relationship);
    CHECK(relationship.error().code == ErrorCode::store_damaged);
  }
  CHECK_FALSE(administration_from_journal(R"({"gdaps":[{"roles":"one"}]})"));
  CHECK_FALSE(support_profile_from_journal(R"({"email":7})"));
  CHECK_FALSE(partner_from_journal(R"({"tenantId":"somebody"})"));
  CHECK_FALSE(with_fields(customer(1), R"({"companyName":7})"));
  CHECK_FALSE(with_fields(subscription(1, 1), R"({"quantity":"many"})"));
  CHECK_FALSE(contact_from_complete_text("somebody"));
}

}  // namespace pcadmin::store::test
