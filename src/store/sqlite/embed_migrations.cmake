# Writes a C++ source that holds the migrations: cmake -D OUTPUT=… -D FILES=… -P embed_migrations.cmake
set(entries "")
foreach(file IN LISTS FILES)
  get_filename_component(base "${file}" NAME_WE)
  if(NOT base MATCHES "^([0-9][0-9][0-9][0-9])_(.+)$")
    message(FATAL_ERROR "${file}: a migration is named NNNN_what_it_does.sql")
  endif()
  set(digits "${CMAKE_MATCH_1}")
  set(name "${CMAKE_MATCH_2}")
  string(REGEX REPLACE "^0+" "" number "${digits}")
  file(READ "${file}" text)
  string(APPEND entries "    {${number}, \"${name}\", R\"migration(${text})migration\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "#include \"store/sqlite/migration.hpp\"

namespace pcadmin::store::sqlite {

namespace {

constexpr Migration migrations[] = {
${entries}};

}  // namespace

std::span<const Migration> known_migrations() {
  return migrations;
}

}  // namespace pcadmin::store::sqlite
")
