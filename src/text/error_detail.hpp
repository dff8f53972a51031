// One detail of an error, as a person reads it.
#pragma once

#include <string>

#include "error/error.hpp"

namespace pcadmin::text {

/// "file:3:14: CODE: what is wrong (value)", as far as each is known and not said already; harmless to a terminal.
std::string detail_line(const ErrorDetail& detail);

}  // namespace pcadmin::text
