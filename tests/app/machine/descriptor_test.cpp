// Streams of the operating system, as they really behave.
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <string>

#include <catch2/catch.hpp>

#include "app/machine/descriptor.hpp"

namespace pcadmin::app {
namespace {

using Delivery = report::Sink::Delivery;

Stop never() {
  return Stop::none;
}

TEST_CASE("a full disk and a closed descriptor are failures, a reader that went away is none") {
  const int full = open("/dev/full", O_WRONLY);
  DescriptorSink on_full(full, never);
  CHECK((on_full.write("x") == Delivery::failed));
  CHECK(on_full.failure() == "No space left on device");
  close(full);

  DescriptorSink on_closed(full, never);
  CHECK((on_closed.write("x") == Delivery::failed));
  CHECK(on_closed.failure() == "Bad file descriptor");

  std::signal(SIGPIPE, SIG_IGN);
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  close(ends[0]);
  CHECK((DescriptorSink(ends[1], never).write("x") == Delivery::reader_gone));
  close(ends[1]);
}

TEST_CASE("all bytes are written to a pipe that has room") {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  CHECK((DescriptorSink(ends[1], never).write("hello") == Delivery::written));
  std::array<char, 8> read_back{};
  CHECK(read(ends[0], read_back.data(), read_back.size()) == 5);
  CHECK(std::string(read_back.data()) == "hello");
  close(ends[0]);
  close(ends[1]);
}

}  // namespace
}  // namespace pcadmin::app
