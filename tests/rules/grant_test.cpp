#include <pcadmin/grant.hpp>

#include <catch2/catch.hpp>

#include "rules/at.hpp"

using namespace pcadmin;
using test::at;

namespace {

const Instant earlier = at("2026-01-01T00:00:00Z");
const Instant now = at("2026-11-23T00:00:00Z");

Administration dap(DapState state, std::optional<Instant> since, std::optional<Instant> ended) {
  Administration administration;
  administration.dap = state;
  administration.dap_since = since;
  administration.dap_ended = ended;
  return administration;
}

std::vector<Role> roles(std::initializer_list<const char*> names) {
  std::vector<Role> roles;
  for (const char* name : names)
    roles.push_back(Role::parse(name).value());
  return roles;
}

/// The one that was recorded by hand; it comes first.
Gdap by_hand(const Administration& administration) {
  REQUIRE_FALSE(administration.gdaps.empty());
  REQUIRE(administration.gdaps.begin()->id.empty());
  return *administration.gdaps.begin();
}

const GdapTerms helpdesk = *GdapTerms::of(roles({"Helpdesk Administrator"}), at("2027-06-30T23:59:59Z"), earlier);

}  // namespace

TEST_CASE("terms of GDAP don't depend on how and in which order roles are named") {
  const Instant until = at("2027-06-30T23:59:59Z");
  CHECK(*GdapTerms::of(roles({"Helpdesk Administrator", "Directory Readers"}), until, now) ==
        *GdapTerms::of(roles({"88D8E3E3-8F55-4A1E-953A-9B9898B8876B", "helpdesk administrator", "Directory Readers"}),
                       until, now));
}

TEST_CASE("GDAP needs a role, and an end within two years, the whole of the last day included") {
  struct Case {
    const char* until;
    std::optional<GdapFault> fault;
  };
  const Instant afternoon = at("2026-11-23T15:00:00Z");
  const Case cases[] = {
      {"2026-11-23T14:59:59Z", GdapFault::end_has_passed},
      {"2026-11-23T15:00:00Z", GdapFault::end_has_passed},
      {"2026-11-23T15:00:01Z", std::nullopt},
      {"2028-11-23T23:59:59Z", std::nullopt},
      {"2028-11-24T00:00:00Z", GdapFault::end_too_far},
  };
  for (const Case& one : cases) {
    INFO(one.until);
    const auto terms = GdapTerms::of(roles({"Helpdesk Administrator"}), at(one.until), afternoon);
    CHECK((terms ? std::nullopt : std::optional(terms.error())) == one.fault);
  }
  const Instant until = at("2027-01-01T00:00:00Z");
  CHECK(GdapTerms::of({}, until, now).error() == GdapFault::no_role);

  std::vector<Role> many;
  for (std::size_t i = 0; i < gdap_most_roles; ++i)
    many.push_back(Role::recorded("Role " + std::to_string(i)));
  CHECK(GdapTerms::of(many, until, now));
  many.push_back(Role::recorded("One more"));
  CHECK(GdapTerms::of(many, until, now).error() == GdapFault::too_many_roles);
}

TEST_CASE("a grant of what is already so changes nothing") {
  const GdapTerms& terms = helpdesk;
  const Administration granted = grant_gdap(grant_dap({}, earlier), terms, earlier);
  CHECK(granted.dap == DapState::active);
  CHECK(granted.dap_since == earlier);
  CHECK(by_hand(granted).activated_at == earlier);
  CHECK(grant_dap(granted, now) == granted);
  CHECK(grant_gdap(granted, terms, now) == granted);
}

TEST_CASE("GDAP that is recorded by hand replaces what was recorded so before, and stands beside what was listed") {
  const GdapTerms& terms = helpdesk;
  const Administration granted = grant_gdap(dap(DapState::active, earlier, {}), terms, earlier);

  Gdap moving = by_hand(granted);
  moving.auto_extend = true;
  Gdap terminated = by_hand(granted);
  terminated.status = "terminated";
  for (const Gdap& known : {moving, terminated}) {
    Administration before = granted;
    before.gdaps.record(known);
    const Administration after = grant_gdap(before, terms, now);
    REQUIRE(after.gdaps.size() == 1);
    CHECK(by_hand(after).activated_at == now);
    CHECK(by_hand(after).auto_extend == false);
    CHECK(by_hand(after).status == "active");
    CHECK(after.dap == DapState::active);
  }
  const GdapTerms others = *GdapTerms::of(roles({"Global Administrator"}), terms.until(), now);
  CHECK(by_hand(grant_gdap(granted, others, now)).roles == others.roles());

  Gdap listed = by_hand(granted);
  listed.id = "listed";
  const Administration known = observe_gdap({}, listed);
  CHECK(grant_gdap(known, terms, now) == known);  // that is so already
  const Administration both = grant_gdap(known, others, now);
  CHECK(both.gdaps.size() == 2);
  CHECK(by_hand(both).roles == others.roles());
}

TEST_CASE("a grant takes support away where it replaces a GDAP that sufficed, and no DAP stands beside it") {
  const GdapTerms readers = *GdapTerms::of(roles({"Directory Readers"}), helpdesk.until(), now);
  const Administration sufficient = grant_gdap({}, helpdesk, now);
  CHECK(grant_takes_support_away(sufficient, readers, now));
  CHECK_FALSE(grant_takes_support_away(sufficient, helpdesk, now));
  CHECK_FALSE(grant_takes_support_away(grant_dap(sufficient, now), readers, now));
  Gdap listed = by_hand(sufficient);
  listed.id = "listed";
  CHECK_FALSE(grant_takes_support_away(observe_gdap(sufficient, listed), readers, now));
  CHECK_FALSE(grant_takes_support_away(observe_gdap({}, listed), readers, now));
  CHECK_FALSE(grant_takes_support_away({}, readers, now));
  CHECK_FALSE(grant_takes_support_away(grant_gdap({}, readers, now), readers, now));
}

TEST_CASE("accepting a link that asked for DAP grants it, but not when the relationship had ended since") {
  Relationship asked;
  asked.with_dap = true;
  CHECK(acceptance_grants_dap(*apply(asked, RelationshipMove::request, now), now));
  CHECK_FALSE(acceptance_grants_dap(*apply(Relationship(), RelationshipMove::request, now), now));
  const Relationship active = *apply(asked, RelationshipMove::accept, now);
  CHECK_FALSE(acceptance_grants_dap(active, now));
  CHECK_FALSE(acceptance_grants_dap(*apply(active, RelationshipMove::remove, now), now));
}

TEST_CASE("delegated access that a customer's data reports") {
  struct Case {
    const char* what;
    Administration known;
    bool allowed;
    Administration after;
  };
  const Case cases[] = {
      {"granted; since when, nobody said", {}, true, dap(DapState::active, {}, {})},
      {"granted as known", dap(DapState::active, earlier, {}), true, dap(DapState::active, earlier, {})},
      {"granted again", dap(DapState::revoked, earlier, earlier), true, dap(DapState::active, {}, {})},
      {"never granted", {}, false, dap(DapState::absent, {}, {})},
      {"never granted, as known", dap(DapState::absent, {}, {}), false, dap(DapState::absent, {}, {})},
      {"taken away", dap(DapState::active, earlier, {}), false, dap(DapState::revoked, earlier, now)},
      {"taken away, as known", dap(DapState::revoked, earlier, earlier), false,
       dap(DapState::revoked, earlier, earlier)},
  };
  for (const Case& one : cases) {
    INFO(one.what);
    CHECK(observe_dap(one.known, one.allowed, now) == one.after);
  }
}

TEST_CASE("of several GDAPs that are listed all are kept, in any order and however often, and DAP beside them") {
  Gdap active;
  active.id = "a";
  active.status = "active";
  active.auto_extend = true;
  Gdap expired;
  expired.id = "b";
  expired.status = "expired";
  const Administration known = dap(DapState::active, {}, {});
  const Administration one = observe_gdap(observe_gdap(known, active), expired);
  const Administration other = observe_gdap(observe_gdap(known, expired), active);
  CHECK(one == other);
  CHECK(one.gdaps.size() == 2);
  CHECK(one.dap == DapState::active);
  CHECK(observe_gdap(observe_gdap(one, active), expired) == one);
}
