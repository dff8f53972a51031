# Writes a C++ source that holds the completion scripts: cmake -D OUTPUT=… -D FOLDER=… -P embed_completions.cmake
set(cases "")
foreach(pair bash:pcadmin.bash zsh:_pcadmin fish:pcadmin.fish)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 shell)
  list(GET pair 1 file)
  file(READ "${FOLDER}/${file}" text)
  string(APPEND cases "  if (shell == \"${shell}\") return R\"script(${text})script\";\n")
endforeach()
file(WRITE "${OUTPUT}" "#include \"command/program/completion_script.hpp\"

namespace pcadmin::command {

std::string_view completion_script(std::string_view shell) {
${cases}  return {};
}

}  // namespace pcadmin::command
")
