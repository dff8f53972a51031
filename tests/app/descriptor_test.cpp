// Streams of the operating system, as they really behave.
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <string>

#include <catch2/catch.hpp>

#include "app/descriptor.hpp"

namespace pcadmin::app {
namespace {

using Outcome = report::Sink::Outcome;

Stop never() {
  return Stop::none;
}

TEST_CASE("a full disk and a closed descriptor are failures, a reader that went away is none") {
  const int full = open("/dev/full", O_WRONLY);
  DescriptorSink on_full(full, never);
  CHECK((on_full.write("x") == Outcome::failed));
  CHECK(on_full.failure() == "No space left on device");
  close(full);

  DescriptorSink on_closed(full, never);
  CHECK((on_closed.write("x") == Outcome::failed));
  CHECK(on_closed.failure() == "Bad file descriptor");

  std::signal(SIGPIPE, SIG_IGN);
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  close(ends[0]);
  CHECK((DescriptorSink(ends[1], never).write("x") == Outcome::reader_gone));
  close(ends[1]);
}

TEST_CASE("all bytes are written to a pipe that has room") {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  CHECK((DescriptorSink(ends[1], never).write("hello") == Outcome::written));
  std::array<char, 8> read_back{};
  CHECK(read(ends[0], read_back.data(), read_back.size()) == 5);
  CHECK(std::string(read_back.data()) == "hello");
  close(ends[0]);
  close(ends[1]);
}

TEST_CASE("a file that is missing, a folder, and a path through a file are told apart") {
  const auto missing = open_input("/nonexistent/file", never);
  REQUIRE_FALSE(missing);
  CHECK((missing.error().code == ErrorCode::file_not_found));
  CHECK(missing.error().target == "/nonexistent/file");
  const auto through = open_input("/dev/null/file", never);
  REQUIRE_FALSE(through);
  CHECK((through.error().code == ErrorCode::file_not_found));
  const auto folder = open_input("/", never);
  REQUIRE_FALSE(folder);
  CHECK((folder.error().code == ErrorCode::file_unreadable));
}

TEST_CASE("a file is read to its end") {
  std::string name = "/tmp/pcadmin-test-XXXXXX";
  const int descriptor = mkstemp(name.data());
  REQUIRE(descriptor >= 0);
  REQUIRE(write(descriptor, "abcdef", 6) == 6);
  close(descriptor);
  const auto bytes = open_input(name, never);
  unlink(name.c_str());
  REQUIRE(bytes);
  std::array<char, 4> buffer{};
  CHECK(*(*bytes)->read(buffer) == 4);
  CHECK(*(*bytes)->read(buffer) == 2);
  CHECK(*(*bytes)->read(buffer) == 0);
}

}  // namespace
}  // namespace pcadmin::app
