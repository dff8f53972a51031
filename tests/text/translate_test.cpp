#include "text/translate.hpp"

#include <string>

#include <catch2/catch.hpp>

using pcadmin::text::filled;
using pcadmin::text::say;
using pcadmin::text::tr;

TEST_CASE("without a catalogue a sentence stays English") {
  CHECK(std::string(tr("No such thing.")) == "No such thing.");
}

TEST_CASE("an empty sentence stays empty, though gettext keeps a catalogue's header under it") {
  CHECK(std::string(tr("")).empty());
}

TEST_CASE("placeholders are filled in") {
  CHECK(say("{} has {} subscriptions.", "Contoso", 3) == "Contoso has 3 subscriptions.");
  CHECK(say("{1} before {0}", "a", "b") == "b before a");
}

TEST_CASE("a value with braces is no placeholder") {
  CHECK(say("<{}>", "{0}") == "<{0}>");
}

TEST_CASE("a translation with wrong placeholders gives way to the English sentence") {
  const std::string name = "Contoso";
  for (const char* translated : {"{} und {}", "{1}", "{:d}", "{", "}", "{name}"}) {
    CAPTURE(translated);
    CHECK(filled(translated, "<{}>", fmt::make_format_args(name)) == "<Contoso>");
  }
}
