// Writes the man pages into a folder, as man1/… and man5/…; a part of the build. Usage: FOLDER DATE [LANGUAGE]
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>

#include "app/command_table.hpp"
#include "app/help/manual.hpp"
#include "app/machine/language.hpp"

int main(int count, char** arguments) {
  if (count != 3 && count != 4) {
    std::cerr << "Usage: " << arguments[0] << " FOLDER DATE [LANGUAGE]\n";
    return EXIT_FAILURE;
  }
  const std::filesystem::path folder = arguments[1];
  for (const char* const section : {"man1", "man5"})
    std::filesystem::remove_all(folder / section);
  if (count == 4) {
    const auto nothing = [](const char*) { return std::optional<std::string>(); };
    pcadmin::app::use_language(pcadmin::app::choose_language(arguments[3], std::nullopt, nothing));
  }
  for (const pcadmin::app::ManualPage& page : pcadmin::app::manual(pcadmin::app::command_table(), arguments[2])) {
    const std::filesystem::path section = folder / ("man" + page.name.substr(page.name.size() - 1));
    std::filesystem::create_directories(section);
    std::ofstream file(section / page.name, std::ios::binary);
    file << page.text;
    file.close();
    if (!file) {
      std::cerr << (section / page.name) << " can't be written\n";
      return EXIT_FAILURE;
    }
  }
  return EXIT_SUCCESS;
}
