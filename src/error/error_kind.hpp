// Every code that an error can have, its exit code, and what helps: one table, from which names, exit codes and
// docs/errors.md come.
#pragma once

#include <span>
#include <string_view>

#include "error/error.hpp"

namespace pcadmin {

struct ErrorKind {
  ErrorCode code;
  std::string_view name;
  int exit_code;
  std::string_view meaning;
  std::string_view remedy;
};

/// All of them, in the order of their codes.
std::span<const ErrorKind> error_kinds();

const ErrorKind& kind_of(ErrorCode code);

/// A code that stands in the details of an error alone, or among the warnings of a change; the rules' reasons are those
/// of pcadmin/eligibility.hpp.
struct DetailKind {
  std::string_view name;
  std::string_view meaning;
  std::string_view remedy;
};

std::span<const DetailKind> detail_kinds();
std::span<const DetailKind> warning_kinds();

}  // namespace pcadmin
