// Cells of a row: domain values as report::Value. What must be formatted is formatted into storage
// that the row keeps, so that a list of millions allocates nothing for each of them.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <pcadmin/id.hpp>
#include <pcadmin/instant.hpp>

#include "report/output.hpp"

namespace pcadmin::command {

/// A text; null where it is empty, since an empty text is one that isn't known.
report::Value text_cell(std::string_view text);

/// What was bought with a subscription; null where that isn't known.
report::Value offer_cell(std::string_view offer_name, std::string_view friendly_name);

/// An MPN id; null where there is none.
report::Value mpn_cell(const std::optional<MpnId>& id);

/// Yes, no, or null.
report::Value boolean_cell(const std::optional<bool>& value);

/// The text of an id. A value borrows it until the next one is asked for.
class IdCell {
 public:
  template <class Kind>
  report::Value of(const Id<Kind>& id) {
    return of(id.guid());
  }
  template <class Kind>
  report::Value of(const std::optional<Id<Kind>>& id) {
    return id ? of(id->guid()) : report::Value{};
  }

 private:
  report::Value of(const Guid& guid);

  std::array<char, 36> text_{};
};

/// The text of an instant. A value borrows it until the next one is asked for. Rows that follow each
/// other often have the same one, which is formatted once.
class InstantCell {
 public:
  report::Value of(const std::optional<Instant>& instant);

 private:
  std::optional<Instant> formatted_;
  std::string text_;
};

}  // namespace pcadmin::command
