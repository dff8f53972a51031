#include <pcadmin/role.hpp>

#include <set>

#include <catch2/catch.hpp>

using namespace pcadmin;

TEST_CASE("a role is one, by its id in any form, its English and its Chinese name") {
  const Role helpdesk = *Role::parse("729827e3-9c14-49f7-bb1b-9608f156bbb8");
  for (const char* text :
       {"729827E3-9C14-49F7-BB1B-9608F156BBB8", "{729827E3-9C14-49F7-BB1B-9608F156BBB8}", "helpdesk ADMINISTRATOR",
        "HelpdeskAdministrator", "服務台系統管理員", "服務台管理員", "技術支援中心系統管理員"}) {
    INFO(text);
    CHECK(Role::parse(text) == helpdesk);
  }
  CHECK(helpdesk.text() == "729827e3-9c14-49f7-bb1b-9608f156bbb8");
  CHECK(helpdesk.name() == "Helpdesk Administrator");
  CHECK(Role::parse("服務支援管理員") == Role::parse("Service Support Administrator"));
  CHECK(Role::parse("全域系統管理員") == Role::parse("Global Administrator"));
  CHECK(Role::parse("SharePoint系統管理員") == Role::parse("SharePoint Administrator"));
}

TEST_CASE("what is neither a name nor an id is no role; a store may have recorded it, and it counts for nothing") {
  for (const char* text : {"", " ", "Grand Vizier", "729827e3", "Administrator", "系統管理員", "|",
                           "00000000-0000-0000-0000-000000000000"}) {
    INFO(text);
    CHECK_FALSE(Role::parse(text));
    CHECK(Role::recorded(text).text() == text);
    CHECK_FALSE(Role::recorded(text).handles_support());
  }
  CHECK(Role::recorded("Grand Vizier").name() == "Grand Vizier");
  CHECK(Role::recorded("729827E3-9C14-49F7-BB1B-9608F156BBB8").handles_support());
}

TEST_CASE("just three of the known roles handle support requests, and another id is a role, too") {
  std::set<std::string> ids;
  std::set<std::string_view> that_handle;
  for (const std::string_view name : english_role_names()) {
    const Role role = *Role::parse(name);
    CHECK(role.name() == name);
    CHECK(ids.insert(role.text()).second);
    if (role.handles_support()) that_handle.insert(name);
  }
  CHECK(that_handle ==
        std::set<std::string_view>{"Service Support Administrator", "Helpdesk Administrator", "Global Administrator"});
  std::set<std::string> of_chinese;
  for (const std::string_view name : chinese_role_names())
    CHECK(of_chinese.insert(Role::parse(name).value().text()).second);
  CHECK_FALSE(Role::parse("12345678-1234-1234-1234-123456789012").value().handles_support());
}
