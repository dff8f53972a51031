#include "app/machine/new_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

using namespace pcadmin;
using app::create_file;

namespace {

app::Stop never() {
  return app::Stop::none;
}

bool is_store(std::string_view beginning) {
  return beginning.starts_with("a store");
}

std::string_view name_of(ErrorCode code) {
  return pcadmin::name(code);
}

struct Folder {
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "pcadmin-test-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path); }

  std::string file(const std::string& name) const { return (path / name).string(); }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path), {}));
  }
  std::string content(const std::string& name) const {
    std::ifstream stream(path / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  std::filesystem::path path;
};

}  // namespace

TEST_CASE("a new file appears when it is kept, in place of what was there") {
  const Folder folder;
  std::ofstream(folder.file("rows.csv")) << "old";
  {
    const auto file = create_file(folder.file("rows.csv"), folder.file("input.csv"), {}, is_store, never);
    REQUIRE(file);
    REQUIRE((*file)->write("new"));
    CHECK(folder.content("rows.csv") == "old");
    REQUIRE((*file)->keep());
  }
  CHECK(folder.content("rows.csv") == "new");
  CHECK(folder.files() == 1);
}

TEST_CASE("what isn't of the kind that is written, or is a store, stays as it is") {
  const Folder folder;
  std::ofstream(folder.file("data.csv")) << "customer,contact\n";
  std::ofstream(folder.file("store.db")) << "a store of customer,contact";
  std::ofstream(folder.file("empty")) << "";
  std::ofstream(folder.file("page.html")) << "<!doctype html>\n<title>old</title>";
  const auto code = [&](const char* name, std::string_view kind) {
    const auto file = create_file(folder.file(name), "-", kind, is_store, never);
    return file ? std::string() : std::string(name_of(file.error().code));
  };
  CHECK(code("data.csv", "<!doctype html>") == "CONFLICT");
  CHECK(code("store.db", "<!doctype html>") == "CONFLICT");
  CHECK(code("store.db", "") == "CONFLICT");
  CHECK(code("data.csv", "").empty());
  CHECK(code("page.html", "<!doctype html>").empty());
  CHECK(code("empty", "<!doctype html>").empty());
  CHECK(folder.files() == 4);
}

TEST_CASE("a new file that isn't kept leaves nothing behind") {
  const Folder folder;
  {
    const auto file = create_file(folder.file("rows.csv"), "-", {}, is_store, never);
    REQUIRE(file);
    REQUIRE((*file)->write("new"));
  }
  CHECK(folder.files() == 0);
}

TEST_CASE("the input itself is never overwritten, whatever it is called") {
  const Folder folder;
  std::ofstream(folder.file("input.csv")) << "rows";
  std::filesystem::create_symlink("input.csv", folder.file("link.csv"));
  for (const char* name : {"input.csv", "link.csv", "./input.csv"}) {
    INFO(name);
    const auto file = create_file(folder.file(name), folder.file("input.csv"), {}, is_store, never);
    REQUIRE_FALSE(file);
    CHECK(file.error().code == ErrorCode::conflicting_options);
  }
  CHECK(folder.content("input.csv") == "rows");
}

TEST_CASE("where no file can be made, that is said at once") {
  const Folder folder;
  for (const std::string& name : {folder.file("missing/rows.csv"), folder.path.string()}) {
    INFO(name);
    const auto file = create_file(name, "-", {}, is_store, never);
    REQUIRE_FALSE(file);
    CHECK(file.error().code == ErrorCode::output_failed);
  }
}

TEST_CASE("a pipe is written as it comes") {
  const Folder folder;
  const std::string pipe = folder.file("pipe");
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  const int reader = open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  REQUIRE(reader >= 0);
  const auto file = create_file(pipe, folder.file("input.csv"), {}, is_store, never);
  REQUIRE(file);
  CHECK((*file)->write("rows"));
  std::array<char, 16> buffer{};
  CHECK(read(reader, buffer.data(), buffer.size()) == 4);
  CHECK(std::string(buffer.data()) == "rows");
  CHECK((*file)->keep());
  close(reader);
}

TEST_CASE("a file that is replaced keeps its permissions, and a link stays one") {
  const Folder folder;
  std::ofstream(folder.file("rows.csv")) << "old";
  std::filesystem::permissions(folder.file("rows.csv"), std::filesystem::perms(0640));
  std::filesystem::create_symlink("rows.csv", folder.file("link.csv"));
  {
    const auto file = create_file(folder.file("link.csv"), "-", {}, is_store, never);
    REQUIRE(file);
    REQUIRE((*file)->write("new"));
    REQUIRE((*file)->keep());
  }
  CHECK(std::filesystem::is_symlink(folder.file("link.csv")));
  CHECK(folder.content("rows.csv") == "new");
  CHECK(std::filesystem::status(folder.file("rows.csv")).permissions() == std::filesystem::perms(0640));
}
