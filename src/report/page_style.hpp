// The style of the pages that the program writes: page.css.
#pragma once

#include <string_view>

namespace pcadmin::report {

std::string_view page_style();

}  // namespace pcadmin::report
