// Why the system refused something, in the user's language. The C library's own words depend on catalogues that a
// small system doesn't have.
#pragma once

#include <string>

namespace pcadmin::text {

/// `error` as in errno: "Permission denied"; one that users hardly meet is its number, "system error 71".
std::string system_reason(int error);

}  // namespace pcadmin::text
