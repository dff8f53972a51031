#include "store/store.hpp"

#include "text/unicode.hpp"

namespace pcadmin::store {

namespace {

ErrorCode code_of(Failure::Kind kind) {
  switch (kind) {
    case Failure::Kind::not_found:
      return ErrorCode::store_not_found;
    case Failure::Kind::not_recognised:
      return ErrorCode::store_not_recognised;
    case Failure::Kind::newer:
      return ErrorCode::store_newer;
    case Failure::Kind::damaged:
      return ErrorCode::store_damaged;
    case Failure::Kind::inaccessible:
      return ErrorCode::store_inaccessible;
    case Failure::Kind::busy:
      return ErrorCode::store_busy;
    case Failure::Kind::full:
    case Failure::Kind::io_failed:
      return ErrorCode::output_failed;
    case Failure::Kind::interrupted:
      return ErrorCode::interrupted;
    case Failure::Kind::failed:
      break;
  }
  return ErrorCode::internal_error;
}

}  // namespace

std::string name_key(std::string_view name) {
  return text::fold(name);
}

Result<void> Store::read(const std::function<Result<void>(View&)>& body) {
  try {
    return read_snapshot(body);
  } catch (const Failure& problem) {
    return failure(code_of(problem.kind), problem.reason);
  }
}

Result<std::optional<std::int64_t>> Store::write(const Run& run,
                                                 const std::function<Result<void>(Transaction&)>& body) {
  try {
    return write_transaction(run, body);
  } catch (const Failure& problem) {
    return failure(code_of(problem.kind), problem.reason);
  }
}

}  // namespace pcadmin::store
