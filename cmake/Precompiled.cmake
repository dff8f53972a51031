# The standard library's and fmt's headers are read once instead of in every file: a third of a build's work.
# Off for the second compiler, which so finds a file that includes less than it needs.
option(PCADMIN_PRECOMPILED_HEADERS "Read the common headers once" ON)

set(pcadmin_common_headers
  <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string> <string_view>
  <tuple> <unordered_map> <utility> <variant> <vector> <fmt/format.h>)

# A target with the headers that others reuse: libraries one of `kind` LIBRARY, programs one of kind PROGRAM, since
# the compiler reads what it precompiled with the same flags only.
function(pcadmin_precompile name kind)
  if(PCADMIN_PRECOMPILED_HEADERS)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    file(WRITE ${source} "int main() {}\n")
    if(kind STREQUAL LIBRARY)
      add_library(${name} OBJECT ${source})
    else()
      add_executable(${name} ${source})
    endif()
    target_precompile_headers(${name} PRIVATE ${ARGN})
    target_link_libraries(${name} PRIVATE pcadmin_warnings pcadmin_build_flags)
  endif()
endfunction()

function(pcadmin_use_precompiled target name)
  if(PCADMIN_PRECOMPILED_HEADERS)
    target_precompile_headers(${target} REUSE_FROM ${name})
  endif()
endfunction()

pcadmin_precompile(pcadmin_precompiled LIBRARY ${pcadmin_common_headers})
