// An error in one expression.
#pragma once

#include <string>
#include <utility>

#include <pcadmin/error.hpp>

namespace pcadmin {

/// What happened and why, what to type next, and the thing it is about as the user named it.
inline Error failure(ErrorCode code, std::string message, std::string hint = {}, std::string target = {}) {
  Error error;
  error.code = code;
  error.message = std::move(message);
  error.hint = std::move(hint);
  error.target = std::move(target);
  return error;
}

}  // namespace pcadmin
