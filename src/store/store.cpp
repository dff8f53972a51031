#include "store/store.hpp"

#include "store/failure_text.hpp"

namespace pcadmin::store {

Result<void> Store::read(const std::function<Result<void>(View&)>& body) {
  try {
    return read_snapshot(body);
  } catch (const Failure& failure) {
    return told(failure);
  }
}

Result<std::optional<std::int64_t>> Store::write(const Run& run,
                                                 const std::function<Result<void>(Transaction&)>& body) {
  try {
    return write_transaction(run, body);
  } catch (const Failure& failure) {
    return told(failure);
  }
}

}  // namespace pcadmin::store
