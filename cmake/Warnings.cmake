# One target that carries the warnings; everything of this project links it, nothing foreign does.
option(PCADMIN_WARNINGS_AS_ERRORS "Treat compiler warnings as errors" ON)

add_library(pcadmin_warnings INTERFACE)
target_compile_options(pcadmin_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  # GCC 12 reports the standard strings wrongly (its bugs 105651, 105329), the more where headers are precompiled.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-stringop-overflow -Wno-array-bounds>
  $<$<BOOL:${PCADMIN_WARNINGS_AS_ERRORS}>:-Werror>)
