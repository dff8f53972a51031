// HTML that is kept in memory, for tests to look at.
#pragma once

#include <string>
#include <string_view>

#include "report/html.hpp"

namespace pcadmin::test {

struct WrittenHtml {
  std::string bytes;
  report::Html html{[this](std::string_view piece) {
    bytes += piece;
    return Result<void>();
  }};
};

}  // namespace pcadmin::test
