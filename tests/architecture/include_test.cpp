// The direction of the includes: who may know whom, as docs/architecture.md says it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <regex>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

namespace fs = std::filesystem;

/// The rooms, by the beginning of their paths; the longest that fits is a file's room.
const std::vector<std::string> rooms{"pcadmin/",
                                     "rules/",
                                     "error/",
                                     "fields/",
                                     "text/",
                                     "file/",
                                     "seed/",
                                     "store/",
                                     "store/sqlite/",
                                     "exchange/",
                                     "report/",
                                     "cli/",
                                     "command/",
                                     "command/shared/",
                                     "command/tenant/",
                                     "command/data/",
                                     "command/relationships/",
                                     "command/customers/",
                                     "command/contacts/",
                                     "command/assignment/",
                                     "command/journal/",
                                     "command/overview/",
                                     "command/store/",
                                     "command/program/",
                                     "app/",
                                     "app/line/",
                                     "app/help/",
                                     "app/guide/",
                                     "app/terminal/",
                                     "app/machine/",
                                     "app/tools/",
                                     "main.cpp"};

struct Allowed {
  std::string room;
  std::vector<std::string> may_include;  ///< rooms, or single headers of them; its own room is always allowed
};

/// What belongs to this project and may be included. A room within `command` may include what that one may, and its
/// headers; one within `app` only what is said of it. A room that is not named here may include nothing more.
const std::vector<Allowed> directions{
    {"pcadmin/", {}},
    {"rules/", {"pcadmin/"}},
    {"error/", {"pcadmin/"}},
    {"fields/", {"pcadmin/"}},
    {"text/", {"pcadmin/", "error/"}},
    {"file/", {"error/", "text/"}},
    {"seed/", {"pcadmin/"}},
    {"store/", {"pcadmin/", "error/", "fields/", "text/"}},
    {"store/sqlite/", {"pcadmin/", "error/", "fields/", "text/", "file/", "store/"}},
    {"exchange/", {"pcadmin/", "error/", "fields/", "text/"}},
    {"report/", {"pcadmin/", "error/", "text/"}},
    {"cli/",
     {"pcadmin/", "error/", "text/", "report/", "store/store.hpp", "store/maintenance.hpp", "exchange/bytes.hpp"}},
    {"command/",
     {"pcadmin/", "error/", "text/", "report/", "exchange/", "seed/tenant.hpp", "cli/", "store/store.hpp",
      "store/maintenance.hpp", "store/reference.hpp", "store/journal_text.hpp"}},
    {"command/tenant/", {"command/shared/", "command/data/"}},
    {"command/data/", {"command/shared/", "command/customers/"}},
    {"command/relationships/", {"command/shared/"}},
    {"command/customers/", {"command/shared/"}},
    {"command/contacts/", {"command/shared/"}},
    {"command/assignment/", {"command/shared/", "command/customers/"}},
    {"command/journal/", {"command/shared/", "command/relationships/"}},
    {"command/overview/", {"command/shared/"}},
    {"command/store/", {"command/shared/", "command/journal/"}},
    {"command/program/", {"command/shared/"}},
    {"app/",
     {"pcadmin/", "error/", "text/", "report/", "exchange/", "cli/", "store/store.hpp", "store/failure_text.hpp",
      "store/maintenance.hpp", "app/machine/", "app/line/", "app/help/", "app/terminal/", "app/guide/"}},
    {"app/machine/",
     {"pcadmin/", "error/", "text/", "file/", "report/", "exchange/bytes.hpp", "store/store.hpp",
      "store/maintenance.hpp", "store/store_kind.hpp"}},
    {"app/line/", {"error/", "text/", "report/", "cli/", "app/machine/"}},
    {"app/help/",
     {"pcadmin/", "error/", "text/", "report/", "cli/", "store/store.hpp", "store/reference.hpp", "app/line/"}},
    {"app/terminal/", {"error/", "text/", "report/", "cli/", "app/machine/", "app/line/"}},
    {"app/guide/",
     {"pcadmin/", "error/", "text/", "report/reason.hpp", "cli/", "store/store.hpp", "store/reference.hpp",
      "app/machine/", "app/line/"}},
    {"app/tools/", {"error/", "cli/", "app/", "app/machine/", "app/line/", "app/help/"}},
    {"main.cpp", {"app/", "app/machine/"}},
};

/// Exceptions, each for one file.
const std::vector<Allowed> exceptions{
    {"app/machine/open_store.cpp", {"store/sqlite/open.hpp"}},
    {"app/command_table.cpp", {"command/commands.hpp"}},
};

/// What foreign headers a room must do without.
struct Forbidden {
  std::string room;
  std::string headers;  ///< a regular expression
  std::string why;
};

const std::string streams = "iostream|ostream|istream|fstream|syncstream|sstream|iomanip";
const std::string system_calls = "cstdio|stdio\\.h|unistd\\.h|fcntl\\.h|sys/.*";
const std::string sqlite = "SQLiteCpp.*|sqlite3?.*";
const std::string foreign = ".*[/.].*";  // headers of the standard library have neither

const std::vector<Forbidden> forbidden{
    {"pcadmin/", foreign + "|" + streams, "the rules know the standard library only, and no streams"},
    {"rules/", foreign + "|" + streams, "the rules know the standard library only, and no streams"},
    {"command/", streams + "|" + system_calls + "|" + sqlite + "|CLI/.*",
     "a command gets its streams, its store and its options handed over"},
    {"cli/", streams + "|" + system_calls + "|" + sqlite + "|CLI/.*",
     "what a command is doesn't depend on how it is parsed or stored"},
    {"report/", sqlite + "|CLI/.*", "rendering doesn't know where rows come from"},
    {"exchange/", sqlite + "|CLI/.*", "formats don't know the store"},
    {"fields/", foreign + "|" + streams, "what a field is called depends on nothing"},
    {"seed/", foreign + "|" + streams, "what is made up depends on nothing"},
    {"text/", sqlite + "|CLI/.*", "text is a leaf"},
    {"store/", sqlite + "|CLI/.*", "the interface of a store is free of SQL"},
    {"store/sqlite/", "CLI/.*", "a store doesn't know the command line"},
    {"app/", sqlite, "only the adapter knows SQLite"},
    {"main.cpp", sqlite + "|CLI/.*", "main only wires"},
};

const fs::path source_dir = PCADMIN_SOURCE_DIR;

/// A source file or header, and where it stands: relative to src, or to include.
struct SourceFile {
  std::string name;
  std::vector<std::string> own;      ///< what it includes of this project
  std::vector<std::string> foreign;  ///< and of others
};

std::string room_of(const std::string& name) {
  std::string found;
  for (const std::string& room : rooms) {
    if (name.starts_with(room) && room.size() > found.size()) found = room;
  }
  return found;
}

SourceFile read_file(const fs::path& path, const fs::path& root) {
  SourceFile file;
  file.name = path.lexically_relative(root).generic_string();
  static const std::regex pattern(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
  std::ifstream stream(path);
  for (std::string line; std::getline(stream, line);) {
    std::smatch match;
    if (!std::regex_search(line, match, pattern)) continue;
    const bool is_own = match[1] == "\"" || match[2].str().starts_with("pcadmin/");
    (is_own ? file.own : file.foreign).push_back(match[2]);
  }
  return file;
}

std::vector<SourceFile> all_files() {
  std::vector<SourceFile> files;
  for (const fs::path& root : {source_dir / "src", source_dir / "include"}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
      const std::string extension = entry.path().extension().string();
      if (extension == ".cpp" || extension == ".hpp") files.push_back(read_file(entry.path(), root));
    }
  }
  return files;
}

bool allows(const Allowed& allowed, const std::string& included) {
  return std::any_of(allowed.may_include.begin(), allowed.may_include.end(), [&](const std::string& what) {
    return what.ends_with('/') ? room_of(included) == what : included == what;
  });
}

bool is_allowed(const std::string& file, const std::string& included) {
  const std::string room = room_of(file);
  if (room_of(included) == room) return true;
  const std::string house = room.starts_with("command/") ? "command/" : room;
  if (room_of(included) == house) return true;
  const auto permits = [&](const Allowed& allowed) {
    return (allowed.room == room || allowed.room == house || allowed.room == file) && allows(allowed, included);
  };
  return std::any_of(directions.begin(), directions.end(), permits) ||
         std::any_of(exceptions.begin(), exceptions.end(), permits);
}

TEST_CASE("every file stands in a room") {
  const std::vector<SourceFile> files = all_files();
  CHECK(files.size() > 50);
  for (const SourceFile& file : files) {
    INFO(file.name << " stands in no room; name the room here and say what it may include");
    CHECK_FALSE(room_of(file.name).empty());
  }
}

TEST_CASE("includes point in the allowed direction") {
  for (const SourceFile& file : all_files()) {
    for (const std::string& included : file.own) {
      INFO(file.name << " includes " << included);
      CHECK(is_allowed(file.name, included));
    }
  }
}

TEST_CASE("an include of this project names an existing file by its path from the root") {
  for (const SourceFile& file : all_files()) {
    for (const std::string& included : file.own) {
      INFO(file.name << " includes " << included);
      CHECK((fs::exists(source_dir / "src" / included) || fs::exists(source_dir / "include" / included)));
    }
  }
}

TEST_CASE("a room does without the foreign headers that would bind it") {
  for (const SourceFile& file : all_files()) {
    for (const Forbidden& rule : forbidden) {
      const bool is_nested = rule.room == "command/" || rule.room == "app/";
      if (is_nested ? !file.name.starts_with(rule.room) : room_of(file.name) != rule.room) continue;
      const std::regex pattern(rule.headers);
      for (const std::string& included : file.foreign) {
        INFO(file.name << " includes " << included << ", but " << rule.why);
        CHECK_FALSE(std::regex_match(included, pattern));
      }
    }
  }
}

TEST_CASE("no command includes another one") {
  // A unit that commands share has a header; a command is a .cpp file, named in commands.hpp alone.
  std::ifstream stream(source_dir / "src/command/commands.hpp");
  std::vector<std::string> commands;
  static const std::regex declaration(R"(^  command\((\w+)\))");
  for (std::string line; std::getline(stream, line);) {
    std::smatch match;
    if (std::regex_search(line, match, declaration)) commands.push_back(match[1]);
  }
  REQUIRE(commands.size() > 10);
  std::vector<std::string> names;  // of all files of commands, without their rooms
  for (const SourceFile& file : all_files()) {
    if (file.name.starts_with("command/")) names.push_back(file.name.substr(file.name.rfind('/') + 1));
  }
  const auto exists = [&](const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (const std::string& command : commands) {
    // "import" and "export" are words of the language, "report" is a namespace.
    const bool is_lengthened = command.ends_with("_data") || command.ends_with("_page");
    const std::size_t end = is_lengthened ? command.size() - 5 : command.size();
    const std::string file = command.substr(0, end);
    CHECK(exists(file + ".cpp"));
    INFO("a command has no header of its own: " << file);
    CHECK_FALSE(exists(file + ".hpp"));
  }
  for (const SourceFile& file : all_files()) {
    for (const std::string& included : file.own) {
      INFO(file.name << " includes " << included);
      CHECK(included.ends_with(".hpp"));
    }
  }
}

/// The files that include a foreign header.
std::vector<std::string> files_with(const std::function<bool(const std::string&)>& is_meant) {
  std::vector<std::string> including;
  for (const SourceFile& file : all_files()) {
    if (std::any_of(file.foreign.begin(), file.foreign.end(), is_meant)) including.push_back(file.name);
  }
  return including;
}

TEST_CASE("the libraries of the command line and of the screen are each included in one file only") {
  const auto is_parser = [](const std::string& header) { return header.starts_with("CLI/"); };
  CHECK(files_with(is_parser) == std::vector<std::string>{"app/line/typed_line.cpp"});
  const auto is_screen = [](const std::string& header) { return header == "curses.h"; };
  CHECK(files_with(is_screen) == std::vector<std::string>{"app/machine/curses_screen.cpp"});
}

}  // namespace
