#include "text/error_detail.hpp"

#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::text {
namespace {

std::string place_of(const ErrorDetail& detail) {
  std::string place;
  const auto append = [&place](const std::string& part) {
    if (!place.empty()) place += ':';
    place += part;
  };
  if (!detail.file.empty()) append(visible(detail.file));
  if (detail.line != 0) append(std::to_string(detail.line));
  if (detail.line != 0 && detail.column != 0) append(std::to_string(detail.column));
  return place.empty() ? place : place + ": ";
}

}  // namespace

std::string detail_line(const ErrorDetail& detail) {
  std::string what = visible(detail.message);
  if (!detail.code.empty()) what = say("{}: {}", detail.code, what);
  const std::string value = visible(detail.value);
  const bool is_said = what.find(value) != std::string::npos;  // an empty one, too
  if (!is_said) what = say("{0} ({1})", what, value);
  return place_of(detail) + what;
}

}  // namespace pcadmin::text
