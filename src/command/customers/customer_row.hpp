// A customer as list-customers answers it, and as filters of customers see it.
#pragma once

#include <array>

#include <pcadmin/instant.hpp>

#include "command/shared/cells.hpp"
#include "report/output.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

extern const std::array<report::Column, 6> customer_columns;

/// Its values are good until the next row is asked for.
class CustomerRow {
 public:
  explicit CustomerRow(Instant now) : now_(now) {}

  std::array<report::Value, 6> of(const store::CustomerRecord& record);

 private:
  Instant now_;
  IdCell id_;
};

}  // namespace pcadmin::command
