// Makes the output that a command writes to, by the format asked for.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "error/error.hpp"
#include "report/output.hpp"

namespace pcadmin::report {

enum class Format { table, json, jsonl, csv, tsv };

std::string_view name(Format format);
std::optional<Format> parse_format(std::string_view text);

struct RenderOptions {
  Format format = Format::table;
  std::vector<std::string> columns = {};  ///< of --columns, in that order; empty: the command's own
  bool columns_are_wishes = false;   ///< said once for all commands: those that a command doesn't have are left out
  std::optional<bool> headers = {};  ///< nothing: as the format has it
  bool color = false;
  bool excel = false;                    ///< csv: byte-order mark and a guard against formulas
  bool terminal = false;                 ///< whether a person sees the bytes
  std::size_t width = 0;                 ///< of the terminal, in cells; 0: unknown, nothing is cut
  const ChangeReport* change = nullptr;  ///< of a command that changes something; complete when its answer ends
};

/// Where the bytes of an answer go.
class Sink {
 public:
  enum class Delivery {
    written,
    reader_gone,  ///< nobody reads any more, e.g. `| head`: no failure
    failed,
  };

  virtual ~Sink() = default;
  /// Writes all of it. After another outcome than `written` it isn't called again.
  virtual Delivery write(std::string_view bytes) = 0;
  /// Why writing failed, in the system's words, e.g. "No space left on device".
  virtual std::string failure() const = 0;
};

/// The error OUTPUT_FAILED, of an answer that couldn't be written; `why` in the system's words.
Error output_failed(const std::string& why);

/// The sink outlives the output. Bytes reach it when a buffer is full and in finish(); an output that
/// is dropped without finish() writes nothing more, so that a failed command leaves stdout empty.
std::unique_ptr<Output> make_output(const RenderOptions& options, Sink& sink);

}  // namespace pcadmin::report
