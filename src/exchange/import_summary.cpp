#include "exchange/import_summary.hpp"

#include <nlohmann/json.hpp>

namespace pcadmin::exchange {

std::string import_summary(std::span<const FileSummary> files) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const FileSummary& file : files) {
    list.push_back({{"file", file.file},
                    {"kind", file.kind.empty() ? Json(nullptr) : Json(file.kind)},
                    {"created", file.created},
                    {"updated", file.updated},
                    {"unchanged", file.unchanged}});
  }
  // A file's name can be any bytes.
  return Json{{"files", std::move(list)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace pcadmin::exchange
