// Instants for tests, from the text a reader understands.
#pragma once

#include <string_view>

#include <pcadmin/instant.hpp>

namespace pcadmin::test {

inline Instant at(std::string_view text) {
  return parse_instant(text).value();
}

}  // namespace pcadmin::test
