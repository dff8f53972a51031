#include "report/renderer.hpp"

#include <array>
#include <utility>

#include "error/error.hpp"
#include "report/rendering.hpp"
#include "text/translate.hpp"

namespace pcadmin::report {
namespace {

struct Entry {
  Format format;
  std::string_view name;
  std::unique_ptr<Output> (*make)(const RenderOptions&, Sink&);
};

constexpr std::array<Entry, 5> formats{{
    {Format::table, "table", make_table},
    {Format::json, "json", make_json},
    {Format::jsonl, "jsonl", make_jsonl},
    {Format::csv, "csv", make_csv},
    {Format::tsv, "tsv", make_tsv},
}};

const Entry& entry(Format format) {
  return formats.at(static_cast<std::size_t>(format));
}

}  // namespace

std::string_view name(Format format) {
  return entry(format).name;
}

std::optional<Format> parse_format(std::string_view text) {
  for (const Entry& each : formats) {
    if (each.name == text) return each.format;
  }
  return std::nullopt;
}

Error output_failed(const std::string& why) {
  return failure(ErrorCode::output_failed, text::say("the answer could not be written: {}.", why),
                 text::tr("see whether the disk is full, or write to another place"));
}

std::unique_ptr<Output> make_output(const RenderOptions& options, Sink& sink) {
  return entry(options.format).make(options, sink);
}

}  // namespace pcadmin::report
