#include <pcadmin/relationship.hpp>

#include "rules/words.hpp"

namespace pcadmin {

namespace {

constexpr std::pair<RelationshipState, std::string_view> states[] = {
    {RelationshipState::none, "none"},     {RelationshipState::requested, "requested"},
    {RelationshipState::active, "active"}, {RelationshipState::declined, "declined"},
    {RelationshipState::ended, "ended"},   {RelationshipState::expired, "expired"},
};

constexpr std::pair<RelationshipMove, std::string_view> moves[] = {
    {RelationshipMove::request, "request"},
    {RelationshipMove::accept, "accept"},
    {RelationshipMove::decline, "decline"},
    {RelationshipMove::remove, "remove"},
};

/// The state a move leads to, or nothing where it isn't possible.
std::optional<RelationshipState> target(RelationshipState from, RelationshipMove move) {
  const bool requested = from == RelationshipState::requested;
  const bool active = from == RelationshipState::active;
  switch (move) {
    case RelationshipMove::request:
      return active ? RelationshipState::active : RelationshipState::requested;
    case RelationshipMove::accept:
      return RelationshipState::active;
    case RelationshipMove::decline:
      if (requested || from == RelationshipState::declined) return RelationshipState::declined;
      return std::nullopt;
    case RelationshipMove::remove:
      if (requested || active || from == RelationshipState::ended) return RelationshipState::ended;
      return std::nullopt;
  }
  return std::nullopt;
}

/// Before a relationship goes to another state at `at`: whether it was active has to be known afterwards, too. Where
/// none of the dates that would tell is known, the latest that is possible is recorded.
void keep_whether_it_was_active(Relationship& relationship, RelationshipState next, Instant at) {
  if (!was_active(relationship)) {
    if (next == RelationshipState::ended && !relationship.requested_at) relationship.requested_at = at;
    return;
  }
  if (relationship.established_at) return;
  if (next == RelationshipState::requested && !relationship.ended_at) relationship.ended_at = at;
  if (next == RelationshipState::declined || (next == RelationshipState::ended && relationship.requested_at)) {
    relationship.established_at = relationship.ended_at.value_or(at);
  }
}

}  // namespace

std::string_view name(RelationshipState state) {
  return word_of(states, state);
}
std::optional<RelationshipState> parse_relationship_state(std::string_view text) {
  return find_word(states, text);
}

std::string_view name(RelationshipMove move) {
  return word_of(moves, move);
}

RelationshipState state_at(const Relationship& relationship, Instant at) {
  const bool expired = relationship.state == RelationshipState::requested && relationship.requested_at &&
                       at - *relationship.requested_at > request_lifetime;
  return expired ? RelationshipState::expired : relationship.state;
}

bool was_active(const Relationship& relationship) {
  switch (relationship.state) {
    case RelationshipState::none:
      return false;
    case RelationshipState::active:
      return true;
    case RelationshipState::ended:
      // Of what ended without a request, Partner Center's data said that it was there.
      return relationship.established_at || !relationship.requested_at;
    case RelationshipState::declined:
      return relationship.established_at.has_value();
    case RelationshipState::requested:
    case RelationshipState::expired:
      return relationship.established_at || relationship.ended_at;
  }
  return false;
}

RelationshipState standing_at(const Relationship& relationship, Instant at) {
  const RelationshipState state = state_at(relationship, at);
  if (state == RelationshipState::active) return state;
  if (was_active(relationship)) return RelationshipState::ended;
  return state == RelationshipState::ended ? RelationshipState::declined : state;
}

std::vector<RelationshipMove> possible_moves(RelationshipState state) {
  std::vector<RelationshipMove> possible;
  for (const auto& [move, word] : moves) {
    if (const auto to = target(state, move); to && *to != state) possible.push_back(move);
  }
  return possible;
}

Expected<Relationship, InvalidTransition> apply(const Relationship& relationship, RelationshipMove move, Instant at) {
  const auto from = state_at(relationship, at);
  const auto to = target(from, move);
  if (!to) return InvalidTransition{from, move};
  if (*to == from) return relationship;

  Relationship changed = relationship;
  keep_whether_it_was_active(changed, *to, at);
  changed.state = *to;
  switch (*to) {
    case RelationshipState::requested:
      changed.requested_at = at;
      if (!was_active(relationship)) changed.ended_at.reset();
      break;
    case RelationshipState::active:
      changed.established_at = at;
      changed.ended_at.reset();
      break;
    default:
      changed.ended_at = at;
  }
  // Partner Center's word was about the state before; it says a new one with the next import.
  changed.partner_center_state.clear();
  return changed;
}

Relationship observe(const Relationship& relationship, bool active, std::string_view partner_center_state, Instant at) {
  Relationship observed = relationship;
  observed.partner_center_state = partner_center_state;
  if (active && relationship.state != RelationshipState::active) {
    // When it was established, the data doesn't say.
    observed.state = RelationshipState::active;
    observed.established_at.reset();
    observed.ended_at.reset();
  } else if (!active && relationship.state == RelationshipState::active) {
    keep_whether_it_was_active(observed, RelationshipState::ended, at);
    observed.state = RelationshipState::ended;
    observed.ended_at = at;
  }
  return observed;
}

Relationship observe_partnership(const Relationship& known, std::string_view text, Instant at) {
  Relationship observed = observe(known, same_word(text, "active"), text, at);
  if (observed.state != RelationshipState::none) return observed;
  const bool requested = same_word(text, "pending") || same_word(text, "requested") || same_word(text, "invited");
  observed.state = requested ? RelationshipState::requested : RelationshipState::ended;
  return observed;
}

Relationship observe_customer_relationship(const Relationship& known, std::string_view text, Instant at) {
  return observe(known, !same_word(text, "none"), text, at);
}

bool is_stronger_relationship(std::string_view relationship_to_partner, std::string_view other) {
  const auto strength = [](std::string_view text) {
    if (text.empty() || same_word(text, "none")) return 0;
    if (same_word(text, "unknown")) return 1;
    return same_word(text, "reseller") ? 3 : 2;
  };
  return strength(relationship_to_partner) > strength(other);
}

std::string_view relationship_to_partner(const Relationship& account_relationship, Instant at) {
  if (account_relationship == Relationship{}) return {};
  if (state_at(account_relationship, at) != RelationshipState::active) return "none";
  const std::string_view word = account_relationship.partner_center_state;
  return word.empty() || same_word(word, "none") ? "reseller" : word;
}

}  // namespace pcadmin
