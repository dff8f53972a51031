#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "text/suggestion.hpp"

namespace pcadmin::text {
namespace {

struct Case {
  std::string typed;
  std::optional<std::string> meant;
};

void check(const std::vector<std::string>& names, const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    CAPTURE(each.typed);
    CHECK(suggestion_for(each.typed, names) == each.meant);
  }
}

TEST_CASE("a command is suggested by slips of the pen, by its beginning, and by its parts") {
  check({"assign-support-contact", "show-contact", "list-contacts", "check-contacts", "list-customers",
         "list-relationships", "request-relationship", "accept-relationship", "init", "import", "undo"},
        {
            {"show-contct", "show-contact"},
            {"shwo-contact", "show-contact"},
            {"SHOW-CONTACT", "show-contact"},
            {"showcontact", "show-contact"},
            {"show_contact", "show-contact"},
            {"list-contact", "list-contacts"},
            {"assign", "assign-support-contact"},
            {"assign-contact", "assign-support-contact"},
            {"show-support-contact", "show-contact"},
            {"customers", "list-customers"},
            {"customer", "list-customers"},
            {"relationships", "list-relationships"},
            {"import-customers", "import"},
            {"undo-run", "undo"},
            {"in", "init"},
            {"list-", std::nullopt},
            {"relationship", std::nullopt},
            {"frobnicate", std::nullopt},
            {"x", std::nullopt},
            {"", std::nullopt},
        });
}

TEST_CASE("a field is suggested whatever joins its parts, and from a part that it alone has") {
  check({"subscriptionId", "customerId", "companyName", "offerName", "supportTenantId", "supportMpnId", "supportName"},
        {
            {"company", "companyName"},
            {"company_name", "companyName"},
            {"COMPANYNAME", "companyName"},
            {"companyNames", "companyName"},
            {"customer-ids", "customerId"},
            {"mpnId", "supportMpnId"},
            {"mpn", "supportMpnId"},
            {"sub-id", "subscriptionId"},
            {"support", std::nullopt},
            {"Id", std::nullopt},
        });
}

TEST_CASE("options and values are suggested likewise") {
  check({"--customer", "--filter", "--no-input", "--output"},
        {{"--customers", "--customer"}, {"--out", "--output"}, {"--noinput", "--no-input"}, {"--x", std::nullopt}});
  check({"table", "json", "jsonl", "csv", "tsv"},
        {{"jsn", "json"}, {"tables", "table"}, {"JSON", "json"}, {"cvs", "csv"}, {"yaml", std::nullopt}});
}

TEST_CASE("the name of a thing is suggested from a part of it") {
  const std::vector<std::string> names{"Larkfield Instruments", "Maplestone Group", "Maplestone Legal",
                                       "青田食品股份有限公司", "青城資訊"};
  check(names, {
                   {"Larkfield", "Larkfield Instruments"},
                   {"larkfeild instruments", "Larkfield Instruments"},
                   {"Larkfield Ins", "Larkfield Instruments"},
                   {"Legal", "Maplestone Legal"},
                   {"Maplestone Legal Taiwan", "Maplestone Legal"},
                   {"Maplestone", std::nullopt},
                   {"青田", "青田食品股份有限公司"},
                   {"食品", "青田食品股份有限公司"},
                   {"青城資迅", "青城資訊"},
                   {"青", std::nullopt},
                   {"le", std::nullopt},
               });
}

TEST_CASE("that several names have the word in them is told from there being none") {
  const std::vector<std::string> names{"Maplestone Group", "Maplestone Legal", "Larkfield"};
  const auto is_part_of_several = [&](std::string_view word) {
    Suggestion suggestion(word);
    for (const std::string& name : names)
      suggestion.consider(name);
    return suggestion.is_part_of_several();
  };
  CHECK(is_part_of_several("Maplestone"));
  CHECK(is_part_of_several("stone"));
  CHECK_FALSE(is_part_of_several("Larkfield"));
  CHECK_FALSE(is_part_of_several("Maplestone Grupo"));
  CHECK_FALSE(is_part_of_several("Riverside"));
}

}  // namespace
}  // namespace pcadmin::text
