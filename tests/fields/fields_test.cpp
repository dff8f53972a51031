#include "fields/fields.hpp"

#include <set>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

namespace pcadmin {

namespace {

template <class Thing>
void check_names_differ() {
  std::set<std::string_view> names;
  std::set<std::string_view> paths;
  for_each_field<Thing>([&](const auto& field) {
    INFO(field.name);
    CHECK_FALSE(field.name.empty());
    CHECK(names.insert(field.name).second);
    if (!field.path.empty()) CHECK(paths.insert(field.path).second);
  });
}

}  // namespace

TEST_CASE("no two fields of a thing share a name or a place in the JSON") {
  check_names_differ<Subscription>();
  check_names_differ<Customer>();
  check_names_differ<Relationship>();
}

TEST_CASE("fields of one inner object follow each other, so that it is written once") {
  std::set<std::string_view> closed;
  std::string_view open;
  for_each_field<Subscription>([&](const auto& field) {
    const std::size_t dot = field.path.find('.');
    const std::string_view object = dot == std::string_view::npos ? std::string_view() : field.path.substr(0, dot);
    INFO(field.path);
    if (object != open) closed.insert(open);
    open = object;
    if (!object.empty()) CHECK(closed.count(object) == 0);
  });
}

TEST_CASE("what is said replaces what was known, and nothing else does") {
  Subscription known;
  known.status = "active";
  known.quantity = 7;
  known.auto_renew_enabled = true;
  Partial<Subscription> said;
  CHECK(said.over(known) == known);
  CHECK_FALSE(said.get(&Subscription::quantity));

  said.say(&Subscription::quantity, std::int64_t{0});
  said.say(&Subscription::auto_renew_enabled, std::optional(false));
  CHECK(said.says(&Subscription::quantity));
  CHECK_FALSE(said.says(&Subscription::status));
  CHECK(said.get(&Subscription::quantity) == 0);
  Subscription expected = known;
  expected.quantity = 0;
  expected.auto_renew_enabled = false;
  CHECK(said.over(known) == expected);
}

}  // namespace pcadmin
