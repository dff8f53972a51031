#include "text/translate.hpp"

#include <libintl.h>

namespace pcadmin::text {

const char* tr(const char* english) {
  // The empty msgid is the catalogue's own header.
  return *english == '\0' ? english : dgettext("pcadmin", english);
}

}  // namespace pcadmin::text
