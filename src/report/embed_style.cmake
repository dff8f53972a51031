# Writes a C++ source that holds the style of pages: cmake -D OUTPUT=… -D FILE=… -P embed_style.cmake
file(READ "${FILE}" text)
file(WRITE "${OUTPUT}" "#include \"report/page_style.hpp\"

namespace pcadmin::report {

std::string_view page_style() {
  return R\"style(${text})style\";
}

}  // namespace pcadmin::report
")
