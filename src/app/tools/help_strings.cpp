// Prints what help, man pages and tables say from the command table, as a template for translators: these texts
// are plain literals there, which are translated when they are shown.
#include <iostream>
#include <set>
#include <string>
#include <string_view>

#include "app/command_table.hpp"
#include "app/line/global_options.hpp"
#include "cli/command.hpp"

namespace pcadmin::app {
namespace {

class CatalogueTemplate {
 public:
  CatalogueTemplate() {
    // A catalogue's header, for the tools that merge it.
    std::cout << "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";
  }

  void add(std::string_view where, std::string_view text) {
    if (text.empty() || !known_.emplace(text).second) return;
    std::cout << "#. " << where << "\nmsgid \"";
    for (const char c : text) {
      if (c == '"' || c == '\\') std::cout << '\\';
      std::cout << c;
    }
    std::cout << "\"\nmsgstr \"\"\n\n";
  }

  void add(std::string_view where, const cli::OptionSet& set) {
    for (const auto* const options : {&set.arguments(), &set.options()}) {
      for (const cli::Option& option : *options)
        add(std::string(where) + " " + option.name, option.help);
    }
  }

 private:
  std::set<std::string, std::less<>> known_;
};

void print() {
  CatalogueTemplate strings;
  cli::OptionSet global;
  GlobalOptions unused;
  declare_settings(global, unused);
  declare_requests(global, unused);
  strings.add("global", global);
  for (const cli::Command& command : command_table()) {
    const cli::CommandInfo& info = command.info;
    strings.add(info.name, info.purpose);
    strings.add(info.name, info.description);
    for (const cli::Example& example : info.examples)
      strings.add(std::string(info.name) + ", an example", example.purpose);
    const auto invocation = command.invoke();
    cli::OptionSet set;
    invocation->declare(set);
    strings.add(info.name, set);
    for (const report::Column& column : info.columns) {
      strings.add(std::string(info.name) + ", heading", column.heading);
      strings.add(std::string(info.name) + " " + std::string(column.name), column.meaning);
      strings.add(std::string(info.name) + " " + std::string(column.name), column.note);
    }
  }
}

}  // namespace
}  // namespace pcadmin::app

int main() {
  pcadmin::app::print();
}
