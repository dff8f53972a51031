#include "store/store.hpp"

#include "store/failure.hpp"
#include "store/failure_text.hpp"

namespace pcadmin::store {

Result<void> Store::read(const std::function<Result<void>(View&)>& body) {
  try {
    return read_or_throw(body);
  } catch (const Failure& failure) {
    return told(failure);
  }
}

Result<std::optional<std::int64_t>> Store::write(const Run& run,
                                                 const std::function<Result<void>(Transaction&)>& body) {
  try {
    auto written = write_or_throw(run, body);
    if (told_ && written && *written) told_(**written);
    return written;
  } catch (const Failure& failure) {
    return told(failure);
  }
}

}  // namespace pcadmin::store
