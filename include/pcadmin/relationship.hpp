// Relationships: the states of a partnership (provider and reseller) and of a customer relationship
// (customer and partner), and which change may follow which.
//
// Both kinds have the same states and moves, but are separate things: ending a partnership leaves
// the reseller's relationships with customers, and what those granted, as they are.
//
//     Relationship r;                                                // nothing recorded
//     r = *apply(r, RelationshipMove::request, now);                 // requested
//     state_at(r, now + std::chrono::days{91});                      // expired
//     apply(r, RelationshipMove::decline, now + std::chrono::days{91});  // an InvalidTransition
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pcadmin/expected.hpp>
#include <pcadmin/instant.hpp>

namespace pcadmin {

enum class RelationshipState { none, requested, active, declined, ended, expired };

std::string_view name(RelationshipState state);
std::optional<RelationshipState> parse_relationship_state(std::string_view text);

/// A request that nobody answered counts as expired after this time. Partner Center says so for
/// GDAP requests; for the other kinds it is this project's decision.
inline constexpr std::chrono::days request_lifetime{90};

struct Relationship {
  /// As recorded; whether a request has expired since is for state_at() to say.
  RelationshipState state = RelationshipState::none;
  std::optional<Instant> requested_at;  ///< the newest request
  /// When it became active; unknown where only Partner Center's data said so. Of one that was active it is kept when it
  /// ends, and with ended_at while it is requested again: the instants say whether it was; see was_active().
  std::optional<Instant> established_at;
  std::optional<Instant> ended_at;  ///< declined, withdrawn or removed
  std::string link;                 ///< what was sent to the other side; empty when unknown
  bool with_dap = false;            ///< the request asks for delegated admin privileges
  std::string agreement;            ///< the support agreement's reference; empty when never recorded
  /// Partner Center's own word: a customer's relationshipToPartner, a partnership's state. Empty
  /// when it said nothing.
  std::string partner_center_state;

  bool operator==(const Relationship&) const = default;
};

/// The state that counts at an instant: the recorded one, or `expired` for a request made longer
/// than request_lifetime before. A request without a known date doesn't expire.
RelationshipState state_at(const Relationship& relationship, Instant at);

/// Whether it is active, or was before it ended: it was accepted, or Partner Center's data said that it was there. Not
/// after a request that was withdrawn, declined or never answered.
bool was_active(const Relationship& relationship);

/// The state that the rules of eligibility.hpp go by: as state_at(), but what was active and no longer is counts as
/// ended until it is accepted again, also while it is requested anew; and a request that was withdrawn, though `ended`
/// is recorded, counts as declined, since nothing was there that could have ended.
RelationshipState standing_at(const Relationship& relationship, Instant at);

enum class RelationshipMove { request, accept, decline, remove };

std::string_view name(RelationshipMove move);

/// The moves that lead from a state to another one, in the order of the enumeration. Not those that are accepted
/// and change nothing.
std::vector<RelationshipMove> possible_moves(RelationshipState state);

/// A move that isn't possible from a state; possible_moves() says what is.
struct InvalidTransition {
  RelationshipState from = RelationshipState::none;
  RelationshipMove move = RelationshipMove::request;
};

/// The relationship after a move made at `at`. A move that leads to the state it is in (a request, an acceptance, a
/// decline or a removal repeated) answers the relationship unchanged.
Expected<Relationship, InvalidTransition> apply(const Relationship& relationship, RelationshipMove move, Instant at);

/// The relationship after Partner Center's data said at `at` whether it is active: where it is, it becomes active;
/// where it isn't, only an active one ends. `partner_center_state` is kept as it came.
Relationship observe(const Relationship& relationship, bool active, std::string_view partner_center_state, Instant at);

/// The partnership after Partner Center listed it with a state: `active`, in any case, is active. Where
/// nothing was recorded, `pending`, `requested` and `invited` are a request, and any other text has ended.
Relationship observe_partnership(const Relationship& known, std::string_view text, Instant at);

/// The account's relationship with a customer after Partner Center showed the customer's
/// relationshipToPartner: `none`, in any case, is not active, any other text is.
Relationship observe_customer_relationship(const Relationship& known, std::string_view text, Instant at);

/// Which of two texts of relationshipToPartner says more of one customer: a list names a customer twice where the
/// account is both its direct and its indirect partner. `reseller` is the strongest, `none` and nothing the weakest.
/// (This project's own order; Partner Center publishes none.)
bool is_stronger_relationship(std::string_view relationship_to_partner, std::string_view other);

/// What the account is to a customer in Partner Center's words: nothing where it was never said; else what Partner
/// Center said while the relationship is active, and `none` when it isn't. One that was made here has no word yet, or
/// still the `none` from before: then the account is what a request asks for, a `reseller`.
std::string_view relationship_to_partner(const Relationship& account_relationship, Instant at);

}  // namespace pcadmin
