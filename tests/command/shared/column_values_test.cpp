// What a filter may ask for is what the fields can be.
#include "command/shared/column_values.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <pcadmin/eligibility.hpp>
#include <pcadmin/partner.hpp>
#include <pcadmin/relationship.hpp>
#include <pcadmin/subscription.hpp>

#include "store/store.hpp"

namespace pcadmin::command {
namespace {

/// The names of an enumeration's values, of which the last is given.
template <class Enumeration, class Name>
std::vector<std::string_view> names_up_to(Enumeration last, Name name) {
  std::vector<std::string_view> names;
  for (int value = 0; value <= static_cast<int>(last); ++value)
    names.push_back(name(static_cast<Enumeration>(value)));
  std::sort(names.begin(), names.end());
  return names;
}

template <class Values>
std::vector<std::string_view> sorted(const Values& values) {
  std::vector<std::string_view> names(values.begin(), values.end());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

TEST_CASE("the values of a column are the names of what it shows") {
  const auto name_of = [](auto value) { return name(value); };
  CHECK(sorted(contact_sources) == names_up_to(ContactSource::unsupported, name_of));
  CHECK(sorted(partner_roles) == names_up_to(PartnerRole::other, name_of));
  CHECK(sorted(relationship_states) == names_up_to(RelationshipState::expired, name_of));
  CHECK(sorted(channels) == names_up_to(Channel::other, name_of));
  CHECK(sorted(change_kinds) == names_up_to(store::ChangeKind::restore, name_of));
  CHECK(sorted(relationship_kinds) ==
        names_up_to(store::RelationshipKind::customer, [](store::RelationshipKind kind) { return store::name(kind); }));
}

}  // namespace pcadmin::command
