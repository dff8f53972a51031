// What should be known of an import once it is written, though it prevented nothing: a sentence for each sort of thing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "report/output.hpp"

namespace pcadmin::command {

class ImportRemarks {
 public:
  enum class About {
    gdap_without_customer,  ///< its customer isn't known
    open_invitation,        ///< GDAP that no customer has accepted yet
    customer_twice,         ///< with two relationships
    unreadable_date,        ///< which nothing depends on
  };

  /// `text` tells which thing it is.
  void add(About about, std::string text);
  /// Each names the first things, and how many there are.
  std::vector<report::ReasonText> warnings() const;

 private:
  struct Topic {
    std::uint64_t count = 0;
    std::vector<std::string> first;
  };

  std::array<Topic, 4> topics_;  // by About
};

}  // namespace pcadmin::command
