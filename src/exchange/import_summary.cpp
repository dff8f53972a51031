#include "exchange/import_summary.hpp"

#include <optional>

#include "text/json_writer.hpp"

namespace pcadmin::exchange {

std::string import_summary(std::span<const FileSummary> files) {
  std::string out;
  text::JsonWriter json(out, text::JsonText::kept);
  {
    const auto whole = json.object();
    const auto list = json.array("files");
    for (const FileSummary& file : files) {
      const auto object = json.object();
      json.member("file", file.file);
      json.member("kind", file.kind.empty() ? std::nullopt : std::optional(file.kind));
      json.member("created", file.created);
      json.member("updated", file.updated);
      json.member("unchanged", file.unchanged);
    }
  }
  return out;
}

}  // namespace pcadmin::exchange
