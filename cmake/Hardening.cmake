# Flags that everything of this project is built with: checks that cost little, and in a release a binary that
# needs no C++ runtime beside it.
option(PCADMIN_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)

set(CMAKE_POSITION_INDEPENDENT_CODE ON)
include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)

add_library(pcadmin_build_flags INTERFACE)
if(PCADMIN_SANITIZE)
  target_compile_options(pcadmin_build_flags INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(pcadmin_build_flags INTERFACE -fsanitize=address,undefined)
endif()
target_compile_definitions(pcadmin_build_flags INTERFACE _GLIBCXX_ASSERTIONS)
target_compile_options(pcadmin_build_flags INTERFACE
  $<$<CONFIG:Release>:-fstack-protector-strong -fstack-clash-protection -fcf-protection
                      -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2>)
target_link_options(pcadmin_build_flags INTERFACE
  $<$<CONFIG:Release>:-static-libstdc++ -static-libgcc -s -Wl,-z,relro,-z,now,-z,noexecstack>)
