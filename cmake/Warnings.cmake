# One target that carries the warnings; everything of this project links it, nothing foreign does.
option(PCADMIN_WARNINGS_AS_ERRORS "Treat compiler warnings as errors" ON)

add_library(pcadmin_warnings INTERFACE)
target_compile_options(pcadmin_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # GCC 12 reports a literal + std::string wrongly (its bug 105651)
  $<$<BOOL:${PCADMIN_WARNINGS_AS_ERRORS}>:-Werror>)
