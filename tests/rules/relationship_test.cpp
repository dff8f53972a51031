#include <pcadmin/relationship.hpp>

#include <catch2/catch.hpp>

#include "rules/at.hpp"

using namespace pcadmin;
using test::at;

namespace {

const Instant now = at("2026-06-15T12:00:00Z");

Relationship in_state(RelationshipState state) {
  Relationship relationship;
  relationship.state = state == RelationshipState::expired ? RelationshipState::requested : state;
  if (state == RelationshipState::requested) relationship.requested_at = now - std::chrono::days{1};
  if (state == RelationshipState::expired) relationship.requested_at = now - std::chrono::days{91};
  return relationship;
}

}  // namespace

TEST_CASE("each state allows exactly the moves of the table") {
  using State = RelationshipState;
  using Move = RelationshipMove;
  struct Row {
    State from;
    std::optional<State> request, accept, decline, remove;
  };
  const Row table[] = {
      {State::none, State::requested, State::active, {}, {}},
      {State::requested, State::requested, State::active, State::declined, State::ended},
      {State::active, State::active, State::active, {}, State::ended},
      {State::declined, State::requested, State::active, State::declined, {}},
      {State::ended, State::requested, State::active, {}, State::ended},
      {State::expired, State::requested, State::active, {}, {}},
  };
  for (const Row& row : table) {
    const std::pair<Move, std::optional<State>> moves[] = {{Move::request, row.request},
                                                           {Move::accept, row.accept},
                                                           {Move::decline, row.decline},
                                                           {Move::remove, row.remove}};
    for (const auto& [move, expected] : moves) {
      INFO(name(row.from) << " " << name(move));
      const auto result = apply(in_state(row.from), move, now);
      REQUIRE(static_cast<bool>(result) == expected.has_value());
      if (expected) {
        CHECK(result->state == *expected);
      } else {
        CHECK(result.error().move == move);
      }
    }
  }
}

TEST_CASE("a refused move names the state that it was refused in") {
  const auto result = apply(in_state(RelationshipState::active), RelationshipMove::decline, now);
  REQUIRE_FALSE(result);
  CHECK(result.error().from == RelationshipState::active);
  CHECK(result.error().move == RelationshipMove::decline);
}

TEST_CASE("what is possible are the moves that change something") {
  using Moves = std::vector<RelationshipMove>;
  const Moves again{RelationshipMove::request, RelationshipMove::accept};
  CHECK(possible_moves(RelationshipState::none) == again);
  CHECK(possible_moves(RelationshipState::requested) ==
        Moves{RelationshipMove::accept, RelationshipMove::decline, RelationshipMove::remove});
  CHECK(possible_moves(RelationshipState::active) == Moves{RelationshipMove::remove});
  CHECK(possible_moves(RelationshipState::declined) == again);
  CHECK(possible_moves(RelationshipState::ended) == again);
  CHECK(possible_moves(RelationshipState::expired) == again);
}

TEST_CASE("moves keep the dates of what happened") {
  auto relationship = *apply({}, RelationshipMove::request, now);
  CHECK(relationship.requested_at == now);
  relationship = *apply(relationship, RelationshipMove::accept, now + std::chrono::days{2});
  CHECK(relationship.established_at == now + std::chrono::days{2});
  relationship = *apply(relationship, RelationshipMove::remove, now + std::chrono::days{5});
  CHECK(relationship.ended_at == now + std::chrono::days{5});
  CHECK(relationship.established_at == now + std::chrono::days{2});
  relationship = *apply(relationship, RelationshipMove::request, now + std::chrono::days{6});
  CHECK(relationship.requested_at == now + std::chrono::days{6});
  // It was active: that stays known until it is accepted again.
  CHECK(relationship.established_at == now + std::chrono::days{2});
  CHECK(relationship.ended_at == now + std::chrono::days{5});
  relationship = *apply(relationship, RelationshipMove::accept, now + std::chrono::days{7});
  CHECK(relationship.established_at == now + std::chrono::days{7});
  CHECK_FALSE(relationship.ended_at);

  relationship = *apply(*apply({}, RelationshipMove::request, now), RelationshipMove::decline, now);
  CHECK(relationship.ended_at == now);
  relationship = *apply(relationship, RelationshipMove::request, now + std::chrono::days{1});
  CHECK_FALSE(relationship.established_at);
  CHECK_FALSE(relationship.ended_at);
}

TEST_CASE("what was active has ended until it is accepted again, and what was never active has not") {
  using State = RelationshipState;
  using Move = RelationshipMove;
  const Relationship accepted = *apply({}, Move::accept, now);
  const Relationship imported = observe({}, true, "reseller", now);
  const Relationship requested_then_imported = observe(*apply({}, Move::request, now), true, "reseller", now);
  for (const Relationship& active : {accepted, imported, requested_then_imported}) {
    CHECK(standing_at(active, now) == State::active);
    for (const Relationship& ended : {*apply(active, Move::remove, now), observe(active, false, "none", now)}) {
      CHECK(standing_at(ended, now) == State::ended);
      const Relationship again = *apply(ended, Move::request, now);
      CHECK(again.state == State::requested);
      CHECK(standing_at(again, now) == State::ended);
      CHECK(standing_at(again, now + std::chrono::days{91}) == State::ended);
      for (const Move move : {Move::decline, Move::remove}) {
        const Relationship over = *apply(again, move, now);
        CHECK(standing_at(over, now) == State::ended);
        CHECK(standing_at(*apply(over, Move::request, now), now) == State::ended);
      }
      CHECK(standing_at(*apply(again, Move::accept, now), now) == State::active);
    }
  }
  const Relationship requested = *apply({}, Move::request, now);
  CHECK(standing_at(requested, now) == State::requested);
  CHECK(standing_at(requested, now + std::chrono::days{91}) == State::expired);
  CHECK(standing_at(*apply(requested, Move::decline, now), now) == State::declined);
  const Relationship withdrawn = *apply(requested, Move::remove, now);
  CHECK(withdrawn.state == State::ended);
  CHECK(standing_at(withdrawn, now) == State::declined);
  CHECK(standing_at(*apply(withdrawn, Move::request, now), now) == State::requested);
  CHECK(standing_at({}, now) == State::none);
  // Where the dates aren't known, as of what was imported.
  Relationship pending;
  pending.state = State::requested;
  CHECK(standing_at(*apply(pending, Move::remove, now), now) == State::declined);
  CHECK(standing_at(*apply(pending, Move::decline, now), now) == State::declined);
  const Relationship listed = observe_partnership({}, "removed", now);
  CHECK(standing_at(listed, now) == State::ended);
  CHECK(standing_at(*apply(listed, Move::request, now), now) == State::ended);
}

TEST_CASE("a move that changes nothing answers the relationship as it was") {
  auto pending = in_state(RelationshipState::requested);
  pending.link = "https://partner.example/link";
  CHECK(*apply(pending, RelationshipMove::request, now) == pending);
  auto active = in_state(RelationshipState::active);
  active.agreement = "SA-1";
  CHECK(*apply(active, RelationshipMove::accept, now) == active);
}

TEST_CASE("a request expires after 90 days, and only if its date is known") {
  Relationship requested;
  requested.state = RelationshipState::requested;
  CHECK(state_at(requested, now) == RelationshipState::requested);
  requested.requested_at = now - request_lifetime;
  CHECK(state_at(requested, now) == RelationshipState::requested);
  CHECK(state_at(requested, now + std::chrono::seconds{1}) == RelationshipState::expired);
}

TEST_CASE("Partner Center's word makes a relationship active or ends an active one, and is kept") {
  using State = RelationshipState;
  struct Row {
    State from;
    bool active;
    State to;
  };
  const Row table[] = {
      {State::none, true, State::active},        {State::requested, true, State::active},
      {State::active, true, State::active},      {State::declined, true, State::active},
      {State::ended, true, State::active},       {State::none, false, State::none},
      {State::active, false, State::ended},      {State::requested, false, State::requested},
      {State::declined, false, State::declined},
  };
  for (const Row& row : table) {
    INFO(name(row.from) << " observed " << row.active);
    const auto observed = observe(in_state(row.from), row.active, "advisor", now);
    CHECK(observed.state == row.to);
    CHECK(observed.partner_center_state == "advisor");
  }
}

TEST_CASE("observing the same twice changes nothing the second time") {
  const auto once = observe({}, true, "reseller", now);
  CHECK(observe(once, true, "reseller", now + std::chrono::days{1}) == once);
  const auto ended = observe(once, false, "none", now);
  CHECK(observe(ended, false, "none", now + std::chrono::days{1}) == ended);
}

TEST_CASE("a partnership's state is read by its word, and by what was recorded") {
  using State = RelationshipState;
  struct Row {
    State from;
    const char* text;
    State to;
  };
  const Row table[] = {
      {State::none, "active", State::active},
      {State::none, "Active", State::active},
      {State::none, "Pending", State::requested},
      {State::none, "requested", State::requested},
      {State::none, "INVITED", State::requested},
      {State::none, "inactive", State::ended},
      {State::none, "", State::ended},
      {State::requested, "active", State::active},
      {State::requested, "odd", State::requested},
      {State::active, "pending", State::ended},
      {State::declined, "odd", State::declined},
      {State::ended, "pending", State::ended},
  };
  for (const Row& row : table) {
    INFO(name(row.from) << " listed as '" << row.text << "'");
    const auto observed = observe_partnership(in_state(row.from), row.text, now);
    CHECK(observed.state == row.to);
    CHECK(observed.partner_center_state == row.text);
  }
}

TEST_CASE("a customer's relationshipToPartner is active unless it is none") {
  for (const char* text : {"reseller", "advisor", "unknown", "odd"}) {
    INFO(text);
    CHECK(observe_customer_relationship({}, text, now).state == RelationshipState::active);
  }
  for (const char* text : {"none", "None"}) {
    INFO(text);
    CHECK(observe_customer_relationship({}, text, now).state == RelationshipState::none);
    const auto ended = observe_customer_relationship(in_state(RelationshipState::active), text, now);
    CHECK(ended.state == RelationshipState::ended);
    CHECK(ended.partner_center_state == text);
  }
}

TEST_CASE("of two relationships of one customer the stronger is known by its word") {
  const std::vector<std::vector<std::string>> weakest_first{{"none", "None", ""},
                                                            {"unknown"},
                                                            {"advisor", "syndication", "microsoft_support", "odd"},
                                                            {"reseller", "Reseller"}};
  for (std::size_t i = 0; i < weakest_first.size(); ++i) {
    for (std::size_t j = 0; j < weakest_first.size(); ++j) {
      for (const std::string& one : weakest_first[i]) {
        for (const std::string& other : weakest_first[j]) {
          INFO("'" << one << "' and '" << other << "'");
          CHECK(is_stronger_relationship(one, other) == (i > j));
        }
      }
    }
  }
}

TEST_CASE("what the account is to a customer is Partner Center's word while the relationship is active") {
  CHECK(relationship_to_partner({}, now).empty());
  const auto listed = observe_customer_relationship({}, "advisor", now);
  CHECK(relationship_to_partner(listed, now) == "advisor");
  CHECK(relationship_to_partner(observe_customer_relationship(listed, "none", now), now) == "none");
  CHECK(relationship_to_partner(in_state(RelationshipState::requested), now) == "none");
  CHECK(relationship_to_partner(in_state(RelationshipState::active), now) == "reseller");
  const auto accepted_again = *apply(observe_customer_relationship(listed, "None", now), RelationshipMove::accept, now);
  CHECK(relationship_to_partner(accepted_again, now) == "reseller");
}
