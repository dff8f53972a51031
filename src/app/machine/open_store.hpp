// The one place that knows which kinds of store there are.
#pragma once

#include <string>
#include <string_view>

#include "store/store_kind.hpp"

namespace pcadmin::app {

/// The kind of the store that `--store` means by a location.
const store::StoreKind& store_kind(const std::string& location);

/// Whether a file that begins so may be a store of any kind.
bool may_be_store(std::string_view beginning);

}  // namespace pcadmin::app
