# Libraries from Debian 12's packages. SQLite and the small ones are linked statically, so that the
# binary behaves the same wherever it is copied.
find_package(CLI11 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Threads REQUIRED)

function(pcadmin_static_library target header)
  find_path(${target}_INCLUDE ${header} REQUIRED)
  set(files)
  foreach(library IN LISTS ARGN)
    find_library(${target}_${library} NAMES lib${library}.a REQUIRED)
    list(APPEND files ${${target}_${library}})
  endforeach()
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE ${${target}_INCLUDE})
  target_link_libraries(${target} INTERFACE ${files} Threads::Threads ${CMAKE_DL_LIBS} m)
endfunction()

pcadmin_static_library(pcadmin_sqlite SQLiteCpp/SQLiteCpp.h SQLiteCpp sqlite3)
pcadmin_static_library(pcadmin_csv csv.h csv)
pcadmin_static_library(pcadmin_unistring unistr.h unistring)
pcadmin_static_library(pcadmin_expat expat.h expat)
pcadmin_static_library(pcadmin_minizip minizip/unzip.h minizip z)
pcadmin_static_library(pcadmin_curses curses.h ncursesw tinfo)
target_compile_definitions(pcadmin_curses INTERFACE NCURSES_WIDECHAR=1 NCURSES_NOMACROS)

# Its headers alone: the package also has a shared library, which a static program doesn't want.
find_path(pcadmin_toml_INCLUDE toml++/toml.h REQUIRED)
add_library(pcadmin_toml INTERFACE)
target_include_directories(pcadmin_toml SYSTEM INTERFACE ${pcadmin_toml_INCLUDE})

add_library(pcadmin_fmt STATIC ${CMAKE_CURRENT_LIST_DIR}/fmt.cpp)
