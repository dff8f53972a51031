// Reads the values of a record's fields, under any of the names a field goes by, and reports what is
// wrong with them.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <pcadmin/id.hpp>
#include <pcadmin/instant.hpp>

#include "exchange/record.hpp"

namespace pcadmin::exchange {

class FieldReader {
 public:
  using Paths = std::initializer_list<std::string_view>;

  FieldReader(const Record& record, Faults& faults) : record_(record), faults_(faults) {}

  /// The first field of these names that says something: null and an empty text don't. An empty name is none.
  const Field* find(Paths paths) const;
  bool has(Paths paths) const { return find(paths) != nullptr; }

  std::optional<std::string_view> text(Paths paths) const;
  std::optional<Guid> guid(Paths paths);
  std::optional<MpnId> mpn_id(Paths paths);
  /// .NET's "no date", in the year 1, says nothing.
  std::optional<Instant> instant(Paths paths);
  /// As instant, but a plain date means its end.
  std::optional<Instant> end(Paths paths);
  std::optional<bool> boolean(Paths paths);
  std::optional<std::int64_t> count(Paths paths);

  template <class IdType>
  std::optional<IdType> id(Paths paths) {
    const std::optional<Guid> found = guid(paths);
    return found ? std::optional(IdType(*found)) : std::nullopt;
  }
  /// As id, and a fault where there is none.
  template <class IdType>
  IdType required_id(Paths paths, std::string_view name) {
    if (!has(paths)) missing(name);
    return id<IdType>(paths).value_or(IdType());
  }

  /// A value of one of the project's own lists of words, read by `parse`; anything else is a fault.
  template <class Word>
  std::optional<Word> word(Paths paths, std::optional<Word> (*parse)(std::string_view)) {
    const Field* field = find(paths);
    if (field == nullptr) return std::nullopt;
    const std::optional<Word> known = parse(field->value);
    if (!known) unknown_word(*field);
    return known;
  }
  /// A fault for each field inside of `object` that has none of the paths `known`, and for a value in the object's
  /// place.
  void check_members(std::string_view object, std::initializer_list<std::span<const std::string_view>> known);
  /// Whether there is a field whose path begins with `prefix`, and that isn't empty.
  bool has_any(std::string_view prefix) const;

  void fault(std::string_view code, const Field& field, std::string_view message);
  /// Of the record as a whole.
  void fault(std::string_view code, std::string_view message);
  void missing(std::string_view name);

  /// Whether there was a fault.
  bool failed() const { return failed_; }
  const Record& record() const { return record_; }

 private:
  void unknown_word(const Field& field);
  std::optional<Instant> date(Paths paths, std::optional<Instant> (*parse)(std::string_view));

  const Record& record_;
  Faults& faults_;
  bool failed_ = false;
};

}  // namespace pcadmin::exchange
