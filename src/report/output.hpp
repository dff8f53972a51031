// What a command answers, as values, and where it goes.
//
// A command describes its columns once and hands over rows of values, or one item, or a text for
// people. How that looks (table, json, jsonl, csv, tsv) is the renderers' business. Nothing is
// collected: rows are written as they come, and nothing reaches stdout before the first of them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "error/error.hpp"

namespace pcadmin::report {

/// Why something is refused or not eligible, ready to be shown.
struct ReasonText {
  std::string code;     ///< stable, e.g. "PARTNERSHIP_PENDING"
  std::string message;  ///< one sentence
  std::string fix;      ///< the command that helps
};

/// What stands beside the answer of a command that changes something.
struct ChangeReport {
  std::optional<std::int64_t> run_id = {};  ///< nothing where nothing was written
  std::vector<ReasonText> warnings = {};
};

/// A text of which people are told more than programs. What either isn't told is empty.
struct Worded {
  enum class How {
    instead,     ///< people read the words
    in_brackets  ///< people read the words, with the text in brackets: a subscription's own name, with what was bought
  };

  std::string_view text;
  std::string_view words;
  How how = How::instead;
};

/// One cell. Texts are borrowed for the duration of the call that takes them.
using Value = std::variant<std::monostate, bool, std::int64_t, std::string_view, std::span<const ReasonText>, Worded>;

/// What programs read of a cell that holds a text; nothing of others.
inline std::optional<std::string_view> text_of(const Value& value) {
  if (const auto* text = std::get_if<std::string_view>(&value)) return *text;
  if (const auto* worded = std::get_if<Worded>(&value); worded != nullptr && !worded->text.empty()) return worded->text;
  return std::nullopt;
}

enum class ColumnType {
  text,
  number,
  boolean,
  reasons,
  instant,  ///< a text in ISO 8601, in UTC; people read it in their own time
  json,     ///< a text; where it is a JSON object, that object in JSON
};

struct Column {
  std::string_view name;  ///< the field's name in every machine format, e.g. "supportTenantId"
  ColumnType type = ColumnType::text;
  std::string_view heading;    ///< for tables on a terminal, e.g. "Support contact"; translated there
  std::string_view meaning;    ///< one line for help and docs
  std::string_view note = {};  ///< what holds of a shared column in this place alone, as a sentence behind its meaning
  bool in_table = true;        ///< shown in a table unless --columns says otherwise
  bool is_block = false;       ///< a text of several lines, shown beneath its heading
  std::span<const std::string_view> values = {};  ///< all that it can be, where these are fixed
  bool may_be_cut = false;                        ///< a name, or what else is told by its beginning
  bool is_detail = false;                         ///< what is known from a name beside it: cut before that
};

class Output {
 public:
  virtual ~Output() = default;

  /// Fails with UNKNOWN_FIELD when --columns names a field that isn't there, before anything is written.
  virtual Result<void> begin_list(std::span<const Column> columns) = 0;
  /// One value a column, all columns, in order.
  virtual void row(std::span<const Value> values) = 0;
  /// `total` counts all matches, before limit and offset.
  virtual void end_list(std::uint64_t total, bool truncated) = 0;

  /// As begin_list, for a single thing; checks --columns and keeps quiet.
  virtual Result<void> begin_item(std::span<const Column> columns) = 0;
  virtual void item(std::span<const Value> values) = 0;

  /// As begin_list, for resources in Partner Center's shapes, which are JSON objects already. Fails with
  /// CONFLICTING_OPTIONS where the format isn't JSON.
  virtual Result<void> begin_resources() = 0;
  /// One object of a list of resources, which end_list() ends.
  virtual void resource(std::string_view object) = 0;

  /// Text for people or other programs (a draft, a script), whatever the format, as it is.
  virtual void text(std::string_view text) = 0;
  /// Whole lines for people (a customer's view), whatever the format; broken where a terminal ends.
  virtual void lines(std::string_view text) = 0;

  /// Whether a column will be shown, so that costly ones can be left out.
  virtual bool shows(std::string_view column) const = 0;

  /// Whether the total of a list will be shown, so that counting can be left out.
  virtual bool shows_total() const { return true; }

  /// Whether the answer goes to a person at a terminal rather than to a program.
  virtual bool for_people() const = 0;

  /// Whether the user chose the columns.
  virtual bool columns_chosen() const { return false; }

  /// Tells, before the first row, that the question says already what stands in a column: people aren't shown it,
  /// unless they chose the columns.
  virtual void leave_out(std::string_view /*column*/) {}

  /// For people: what the list that was ended came to, in a line, e.g. "2 assigned, 21 unchanged". Empty where there is
  /// nothing to say.
  virtual std::string summary() const { return {}; }

  /// Whether writing failed or the reader went away: further rows are pointless.
  virtual bool broken() const = 0;

  /// Writes what is left. Fails with OUTPUT_FAILED; a reader that went away is no failure.
  virtual Result<void> finish() = 0;
};

}  // namespace pcadmin::report
