// Reads the values of a record's fields, under any of the names a field goes by, and reports what is
// wrong with them.
#pragma once

#include <cstdint>
#include <deque>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pcadmin/id.hpp>
#include <pcadmin/instant.hpp>

#include "exchange/record.hpp"

namespace pcadmin::exchange {

class FieldReader {
 public:
  /// They outlive the reader; see kept().
  using Paths = std::initializer_list<std::string_view>;

  enum class Dates { all_count, some_count };

  FieldReader(const Record& record, Faults& faults, Dates dates = Dates::all_count)
      : record_(record), faults_(faults), dates_(dates) {}

  /// The first field of these names that says something: null and an empty text don't. An empty name is none.
  const Field* find(Paths paths);
  bool has(Paths paths) { return find(paths) != nullptr; }
  /// A path that lives as long as the reader.
  std::string_view kept(std::string path) { return kept_.emplace_back(std::move(path)); }

  std::optional<std::string_view> text(Paths paths);
  /// A value of one of Partner Center's lists: as the list writes it, whatever its case and underscores, or as it came
  /// where the list hasn't got it. A number is the list's place, if the list is `numbered`, else a fault.
  enum class Numbered { no, yes };
  std::optional<std::string_view> listed(Paths paths, std::span<const std::string_view> list, Numbered numbered);
  std::optional<Guid> guid(Paths paths);
  std::optional<MpnId> mpn_id(Paths paths);
  /// .NET's "no date", in the year 1, says nothing. Windows PowerShell wraps some dates in an object, whose "value" it
  /// is.
  std::optional<Instant> instant(Paths paths);
  /// As instant, but nothing depends on it: where not all dates count, what is none is left out, which is no fault.
  std::optional<Instant> optional_instant(Paths paths);
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
  /// A fault for each column of a table that says something else than the one of the same name that was asked for.
  void check_doubled();
  /// Whether there is a field whose path begins with `prefix`, and that isn't empty.
  bool has_any(std::string_view prefix) const;
  /// A fault for each field in JSON that has another shape than what was looked for until now: a text where an object
  /// or a list belongs, or the reverse. JSON_DEPTH where it was cut off.
  void check_shapes();

  void fault(std::string_view code, const Field& field, std::string_view message);
  /// Of the record as a whole.
  void fault(std::string_view code, std::string_view message);
  void missing(std::string_view name);

  /// Whether there was a fault.
  bool failed() const { return failed_; }
  const Record& record() const { return record_; }

 private:
  void unknown_word(const Field& field);
  const Field* find_date(Paths paths);
  std::optional<Instant> date(const Field* field, std::optional<Instant> (*parse)(std::string_view));

  const Record& record_;
  Faults& faults_;
  Dates dates_;
  bool failed_ = false;
  std::vector<std::string_view> asked_;  // the paths that were looked for
  std::deque<std::string> kept_;
};

}  // namespace pcadmin::exchange
