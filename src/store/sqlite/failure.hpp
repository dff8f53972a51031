// What SQLite and damaged rows report, as errors of the store: the one place where exceptions become values.
#pragma once

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include <SQLiteCpp/Exception.h>

#include "error/error.hpp"

namespace pcadmin::store::sqlite {

/// Thrown where a row says what no store was ever given.
class DamagedContent : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

Error translate(const SQLite::Exception& failure, const std::string& path);
Error translate(const DamagedContent& failure, const std::string& path);

/// Runs work on one connection. After a failure of SQLite's nothing more is done on it: the transaction
/// may be gone, and what followed would not be part of it.
class Guard {
 public:
  explicit Guard(const std::string& path) : path_(path) {}

  template <class Body>
  auto operator()(Body&& body) -> decltype(body()) {
    if (failure_) return *failure_;
    try {
      auto result = std::forward<Body>(body)();
      // A visitor may have met a failure of its own.
      if (failure_) return *failure_;
      return result;
    } catch (const SQLite::Exception& failure) {
      failure_ = translate(failure, path_);
      return *failure_;
    } catch (const DamagedContent& failure) {
      failure_ = translate(failure, path_);
      return *failure_;
    }
  }

  const std::optional<Error>& failure() const { return failure_; }

 private:
  std::string path_;
  std::optional<Error> failure_;
};

}  // namespace pcadmin::store::sqlite
