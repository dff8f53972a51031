// Whole runs of the program with the real commands and a real store, before a person whose keys are written down.
#include "app/guide/guide.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "app/command_table.hpp"
#include "app/fixture.hpp"
#include "app/guide/scripted_screen.hpp"
#include "app/machine/open_store.hpp"
#include "store/fixture.hpp"

namespace pcadmin::app {
namespace {

using namespace test;
using store::Transaction;
using store::test::customer_id;
using store::test::partner_id;
using store::test::subscription_id;
using Typed = std::vector<std::string_view>;

/// Two customers with the same offer; Dawnlight may support the first one's subscriptions, Amber may not.
class Desk {
 public:
  Desk() {
    using namespace store::test;
    store_.write([](Transaction& tx) {
      tx.save_account(example_account());
      Customer maple = customer(1, "Maple");
      maple.domain = "maple.example";
      Customer qingtian = customer(2, "青田食品");
      qingtian.domain = "qingtian.example";
      tx.save_customers(std::vector{maple, qingtian});
      tx.save_partners(std::vector{reseller(2, "Amber"), reseller(3, "Dawnlight"), reseller(4, "Dawnlight")});
      tx.set_partnership({partner_id(3), active_relationship()});
      Administration dap;
      dap.dap = DapState::active;
      tx.set_administration({{customer_id(1), partner_id(3)}, dap});
      tx.save_subscriptions(std::vector{subscription(10, 1, "Office 365"), subscription(11, 1, "Visio"),
                                        subscription(20, 2, "Office 365")});
    });
    machine.terminal.input = machine.terminal.output = machine.terminal.errors = true;
    machine.terminal.answer = std::optional<std::string>("y");
    machine.variables = {{"TERM", "xterm"}, {"PCADMIN_STORE", store_.path()}, {"PAGER", "cat"}};
  }

  int run(const Typed& words, std::string_view keys = {}) {
    machine.out.text.clear();
    machine.errors.clear();
    machine.terminal.questions.clear();
    script = Script(keys);
    Environment environment = machine.environment();
    environment.open_store = [this](const std::string&, store::OpenMode mode) {
      return store_kind(store_.path()).open(store_.path(), mode, [] { return false; });
    };
    environment.open_full_screen = [this]() -> std::unique_ptr<FullScreen> {
      if (!has_screen) return nullptr;
      return std::make_unique<ScriptedScreen>(script);
    };
    const int code = run_program(words, commands_, environment);
    CHECK_FALSE(script.is_open);
    return code;
  }

  std::optional<PartnerTenantId> contact_of(unsigned subscription) {
    std::optional<PartnerTenantId> contact;
    store_.read([&](store::View& view) { contact = view.brief(subscription_id(subscription))->designated; });
    return contact;
  }

  bool says(std::string_view text) const { return machine.errors.find(text) != std::string::npos; }

  Machine machine;
  Script script;
  bool has_screen = true;

 private:
  store::test::OpenStore store_;
  std::vector<cli::Command> commands_ = command_table();
};

std::string assigning(unsigned subscription, unsigned partner) {
  return "Next time: pcadmin assign-support-contact " + subscription_id(subscription).text() + " " +
         partner_id(partner).text() + "\n";
}

TEST_CASE("assigning goes from the customer over the subscription and the contact to the review") {
  Desk desk;
  CHECK(desk.run({"assign-support-contact"},
                 "map\r"
                 "off\r"
                 "dawn\r") == 0);
  CHECK(desk.contact_of(10) == partner_id(3));
  CHECK(desk.script.opened == 1);
  CHECK(desk.script.pressed == desk.script.keys.size());
  CHECK(desk.script.page(0).starts_with("Which customer?"));
  CHECK(desk.script.page(4).find("Customer: Maple\n") != std::string::npos);
  CHECK(desk.script.last_page().find("Customer: Maple\nSubscription: Office 365\n") != std::string::npos);
  CHECK(desk.says(assigning(10, 3)));
  REQUIRE(desk.machine.terminal.questions.size() == 1);
  // The command for next time stands on the same screen as the review.
  CHECK(desk.machine.errors.find("Next time: ") < desk.machine.errors.find("Example Provider → Dawnlight"));
}

TEST_CASE("what is declined changes nothing") {
  Desk desk;
  desk.machine.terminal.answer = std::optional<std::string>("n");
  CHECK(desk.run({"assign-support-contact"},
                 "map\r"
                 "off\r"
                 "dawn\r") == 4);
  CHECK_FALSE(desk.contact_of(10));
  CHECK(desk.says(assigning(10, 3)));
}

TEST_CASE("only what is lacking is asked for") {
  Desk desk;
  CHECK(desk.run({"assign-support-contact", "--customer", "maple.example"}, "off\rdawn\r") == 0);
  CHECK(desk.script.page(0).starts_with("Which subscription?"));
  CHECK(desk.script.page(0).find("Customer: Maple\n") != std::string::npos);
  CHECK(desk.says("Next time: pcadmin assign-support-contact --customer maple.example " + subscription_id(10).text() +
                  " " + partner_id(3).text() + "\n"));
  CHECK(desk.run({"assign-support-contact", "visio"}, "dawn\r") == 0);
  CHECK(desk.contact_of(11) == partner_id(3));
  CHECK(desk.run({"assign-support-contact", "--to-provider"}, "map\rvis\r") == 0);
  CHECK_FALSE(desk.contact_of(11));
  CHECK(desk.run({"assign-support-contact", "--subscription", "visio", "--dry-run"}, "dawn\r") == 0);
  CHECK(desk.run({"assign-support-contact", "--contact", partner_id(3).text(), "--dry-run"}, "map\rvis\r") == 0);
}

TEST_CASE("a customer that isn't known by what was typed is looked for from there") {
  Desk desk;
  CHECK(desk.run({"assign-support-contact", "--customer", "map"}, "\roff\rdawn\r") == 0);
  CHECK(desk.script.page(0).find("Find: map\n> Maple") != std::string::npos);
  CHECK(desk.says("--customer " + customer_id(1).text()));
}

TEST_CASE("Esc goes back one step, and what was picked there can be picked anew") {
  Desk desk;
  CHECK(desk.run({"assign-support-contact"},
                 "青\r\x1b"
                 "map\roff\r\x1b"
                 "vis\rdawn\r") == 0);
  CHECK(desk.contact_of(11) == partner_id(3));
  CHECK_FALSE(desk.contact_of(10));
}

TEST_CASE("Esc at the first step leaves, as where nobody can be asked") {
  Desk desk;
  CHECK(desk.run({"assign-support-contact"}, escape) == 2);
  CHECK(desk.says("no subscription was named."));
  CHECK(desk.run({"show-contact", "Office 365"}, escape) == 3);
  CHECK(desk.says("several subscriptions match 'Office 365'."));
}

TEST_CASE("Ctrl-C interrupts at each step and changes nothing") {
  Desk desk;
  for (const std::string_view keys : {"", "map", "map\r", "map\roff\r", "map\roff\rdawn"}) {
    CAPTURE(keys);
    CHECK(desk.run({"assign-support-contact"}, keys) == 130);
    CHECK(desk.says("interrupted; nothing was changed."));
    CHECK(desk.machine.out.text.empty());
  }
  CHECK_FALSE(desk.contact_of(10));
}

TEST_CASE("who was refused is told what helps when leaving") {
  Desk desk;
  CHECK(desk.run({"assign-support-contact"}, "map\roff\ramber\r") == 130);
  CHECK(desk.says("Try: pcadmin request-relationship --reseller " + partner_id(2).text()));
}

TEST_CASE("a name that several have is settled by picking one") {
  Desk desk;
  CHECK(desk.run({"show-contact", "Office 365", "-o", "tsv", "--columns", "customerId"}, "qing\r") == 0);
  CHECK(desk.machine.out.text == customer_id(2).text() + "\n");
  CHECK(desk.script.page(0).starts_with("Several are called 'Office 365'. Which one?"));
  CHECK(desk.says("Next time: pcadmin show-contact " + subscription_id(20).text() +
                  " --output tsv --columns customerId"));
  CHECK(desk.run({"check-contacts", "--contact=dawnlight"}, "5000003\r") == 0);
  CHECK(desk.says("Next time: pcadmin check-contacts --contact " + partner_id(3).text()));
}

TEST_CASE("several names on one line are settled one after the other") {
  Desk desk;
  CHECK(desk.run({"assign-support-contact", "Office 365", "Dawnlight"}, "5000003\rmaple\r") == 0);
  CHECK(desk.contact_of(10) == partner_id(3));
}

TEST_CASE("which subscription is meant comes before who may be its contact") {
  Desk desk;
  CHECK(desk.run({"assign-support-contact", "Office 365"}, "map\rdawn\r") == 0);
  CHECK(desk.script.last_page().find("5000003") != std::string::npos);
  CHECK(desk.contact_of(10) == partner_id(3));
}

TEST_CASE("of several subscriptions any partner may be picked, and the rules decide") {
  Desk desk;
  const std::string first = subscription_id(10).text();
  const std::string second = subscription_id(11).text();
  CHECK(desk.run({"assign-support-contact", "--subscription", first, "--subscription", second}, "5000003\r") == 0);
  CHECK(desk.contact_of(11) == partner_id(3));
  CHECK(desk.run({"assign-support-contact", "--subscription", first, "--subscription", second}, "amber\r") == 4);
  CHECK(desk.run({"assign-support-contact", "--customer", "maple.example", "--all-subscriptions"}, "provider\r") == 0);
  CHECK_FALSE(desk.contact_of(11));
}

TEST_CASE("a missing argument of any command that names something is asked for") {
  Desk desk;
  CHECK(desk.run({"show-contact"}, "map\rvis\r") == 0);
  CHECK(desk.run({"list-contacts"}, "map\rvis\r") == 0);
  CHECK(desk.run({"set-support-profile", "--email", "a@b.example"}, "amb\r") == 0);
  CHECK(desk.run({"grant-admin"}, "map\ramb\r") == 0);
  CHECK(desk.says("Next time: pcadmin grant-admin --customer " + customer_id(1).text() + " --reseller " +
                  partner_id(2).text()));
  CHECK(desk.run({"revoke-admin", "--customer", "maple.example"}, "amb\r") == 0);
  CHECK(desk.run({"backup-store"}) == 2);
  CHECK(desk.script.opened == 0);
}

TEST_CASE("nobody is asked where that can't be, isn't wanted, or isn't needed") {
  Desk desk;
  const auto is_not_asked = [&](const Typed& words, int code) {
    CHECK(desk.run(words) == code);
    CHECK(desk.script.opened == 0);
  };
  is_not_asked({"assign-support-contact", "--no-input"}, 2);
  is_not_asked({"assign-support-contact", "--yes"}, 2);
  is_not_asked({"assign-support-contact", "-y"}, 2);
  is_not_asked({"show-contact", "Office 365", "--no-input"}, 3);
  is_not_asked({"show-contact", "visio"}, 0);
  is_not_asked({"show-contact", "nothing"}, 3);
  is_not_asked({"assign-support-contact", "--exit-code"}, 2);
  is_not_asked({"assign-support-contact", "nothing"}, 2);
  is_not_asked({"assign-support-contact", "--help"}, 0);
  for (bool FakeTerminal::*stream : {&FakeTerminal::input, &FakeTerminal::output, &FakeTerminal::errors}) {
    desk.machine.terminal.*stream = false;
    is_not_asked({"assign-support-contact"}, 2);
    desk.machine.terminal.*stream = true;
  }
  for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{
           {"CI", "true"}, {"TERM", "dumb"}, {"TERM", ""}, {"PCADMIN_NO_INPUT", "1"}}) {
    const auto before = desk.machine.variables;
    desk.machine.variables[name] = value;
    is_not_asked({"assign-support-contact"}, 2);
    desk.machine.variables = before;
  }
  desk.machine.variables["CI"] = "";
  CHECK(desk.run({"assign-support-contact"}) == 130);
  desk.has_screen = false;
  CHECK(desk.run({"assign-support-contact"}) == 2);
}

TEST_CASE("with --quiet nothing is remarked for next time") {
  Desk desk;
  CHECK(desk.run({"show-contact", "-q"}, "map\rvis\r") == 0);
  CHECK_FALSE(desk.says("Next time"));
}

}  // namespace
}  // namespace pcadmin::app
