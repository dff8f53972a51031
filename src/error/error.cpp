#include "error/error.hpp"

#include <utility>

namespace pcadmin {

Error failure(ErrorCode code, std::string message, std::string hint, std::string target) {
  Error error;
  error.code = code;
  error.message = std::move(message);
  error.hint = std::move(hint);
  error.target = std::move(target);
  return error;
}

}  // namespace pcadmin
