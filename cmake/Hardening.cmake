# Flags for the release build: checks that cost little, and a binary that needs no C++ runtime beside it.
option(PCADMIN_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)

add_library(pcadmin_build_flags INTERFACE)
if(PCADMIN_SANITIZE)
  target_compile_options(pcadmin_build_flags INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(pcadmin_build_flags INTERFACE -fsanitize=address,undefined)
endif()
target_compile_options(pcadmin_build_flags INTERFACE
  $<$<CONFIG:Release>:-fstack-protector-strong -fstack-clash-protection -fcf-protection -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2>
  -fPIE)
target_link_options(pcadmin_build_flags INTERFACE
  -pie
  $<$<CONFIG:Release>:-static-libstdc++ -static-libgcc -Wl,-z,relro,-z,now,-z,noexecstack>)
