// Inputs of the operating system, as they really behave.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string>
#include <thread>

#include <catch2/catch.hpp>

#include "app/machine/input_files.hpp"

namespace pcadmin::app {
namespace {

Stop never() {
  return Stop::none;
}

std::string all_of(exchange::Bytes& bytes) {
  std::string all;
  std::array<char, 4> buffer{};
  while (true) {
    const auto count = bytes.read(buffer);
    REQUIRE(count);
    if (*count == 0) return all;
    all.append(buffer.data(), *count);
  }
}

/// A named pipe into which another thread writes once.
class NamedPipe {
 public:
  explicit NamedPipe(const std::string& content) {
    std::string folder = "/tmp/pcadmin-test-XXXXXX";
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    folder_ = folder;
    path_ = folder + "/pipe";
    REQUIRE(mkfifo(path_.c_str(), 0600) == 0);
    writer_ = std::thread([path = path_, content] {
      const int descriptor = open(path.c_str(), O_WRONLY);
      // The reader finds out what wasn't written.
      [[maybe_unused]] const ssize_t count = write(descriptor, content.data(), content.size());
      close(descriptor);
    });
  }
  NamedPipe(const NamedPipe&) = delete;
  NamedPipe& operator=(const NamedPipe&) = delete;
  ~NamedPipe() {
    writer_.join();
    unlink(path_.c_str());
    rmdir(folder_.c_str());
  }
  const std::string& path() const { return path_; }

 private:
  std::string folder_;
  std::string path_;
  std::thread writer_;
};

}  // namespace

TEST_CASE("a file that is missing, a folder, and a path through a file are told apart") {
  InputFiles files(never);
  const auto missing = files.open("/nonexistent/file");
  REQUIRE_FALSE(missing);
  CHECK((missing.error().code == ErrorCode::file_not_found));
  CHECK(missing.error().target == "/nonexistent/file");
  const auto through = files.open("/dev/null/file");
  REQUIRE_FALSE(through);
  CHECK((through.error().code == ErrorCode::file_not_found));
  const auto folder = files.open("/");
  REQUIRE_FALSE(folder);
  CHECK((folder.error().code == ErrorCode::file_unreadable));
}

TEST_CASE("a file is read to its end, as often as it is opened") {
  std::string name = "/tmp/pcadmin-test-XXXXXX";
  const int descriptor = mkstemp(name.data());
  REQUIRE(descriptor >= 0);
  REQUIRE(write(descriptor, "abcdef", 6) == 6);
  close(descriptor);
  InputFiles files(never);
  const auto first = files.open(name);
  const auto second = files.open(name);
  unlink(name.c_str());
  REQUIRE(first);
  REQUIRE(second);
  CHECK(all_of(**first) == "abcdef");
  CHECK(all_of(**second) == "abcdef");
}

TEST_CASE("a pipe, which can be read only once, begins anew each time it is opened") {
  const NamedPipe pipe("through the pipe");
  InputFiles files(never);
  for (int time = 0; time < 2; ++time) {
    const auto bytes = files.open(pipe.path());
    REQUIRE(bytes);
    CHECK(all_of(**bytes) == "through the pipe");
  }
}

TEST_CASE("a small file is read whole, and neither waits for a pipe nor fills up with a device") {
  CHECK(*read_small_file("/dev/null", 10) == "");
  const auto endless = read_small_file("/dev/zero", 10);
  REQUIRE_FALSE(endless);
  CHECK((endless.error().code == ErrorCode::file_unreadable));
  const auto missing = read_small_file("/nonexistent/file", 10);
  REQUIRE_FALSE(missing);
  CHECK((missing.error().code == ErrorCode::file_not_found));
  const auto folder = read_small_file("/", 10);
  REQUIRE_FALSE(folder);
  CHECK((folder.error().code == ErrorCode::file_unreadable));

  std::string path = "/tmp/pcadmin-test-XXXXXX";
  REQUIRE(mkdtemp(path.data()) != nullptr);
  const std::string pipe = path + "/pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(*read_small_file(pipe, 10) == "");
  unlink(pipe.c_str());
  rmdir(path.c_str());
}

TEST_CASE("waiting for a pipe ends when the program is asked to stop") {
  const NamedPipe pipe("more may come");
  InputFiles files([] { return Stop::interrupted; });
  const auto bytes = files.open(pipe.path());
  REQUIRE_FALSE(bytes);
  CHECK((bytes.error().code == ErrorCode::interrupted));
}

}  // namespace pcadmin::app
