// A screen whose keys are written down beforehand, and which keeps what it was shown.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/machine/full_screen.hpp"
#include "text/unicode.hpp"

namespace pcadmin::app::test {

inline const std::string up = "\x01";
inline const std::string down = "\x02";
inline const std::string enter = "\r";
inline const std::string escape = "\x1b";
inline const std::string interrupt = "\x03";
inline const std::string erase = "\x7f";
inline const std::string erase_all = "\x15";
inline const std::string erase_word = "\x17";
inline const std::string last = "\x05";
inline const std::string page_down = "\x06";

/// What is pressed, and what was seen. After the last key comes Ctrl-C.
struct Script {
  std::vector<Key> keys;
  std::size_t pressed = 0;
  ScreenSize size{24, 80};
  std::vector<std::vector<ScreenLine>> pages;  ///< before each key
  int opened = 0;
  bool is_open = false;

  explicit Script(std::string_view typed = {}, ScreenSize its_size = {24, 80}) : size(its_size) { press(typed); }

  void press(std::string_view typed) {
    using Kind = Key::Kind;
    const std::map<std::string, Kind> kinds{{up, Kind::up},
                                            {down, Kind::down},
                                            {enter, Kind::enter},
                                            {escape, Kind::escape},
                                            {interrupt, Kind::interrupt},
                                            {erase, Kind::erase},
                                            {erase_all, Kind::erase_all},
                                            {erase_word, Kind::erase_word},
                                            {last, Kind::last},
                                            {page_down, Kind::page_down}};
    while (!typed.empty()) {
      std::string character(typed.substr(0, text::first_character(typed).length));
      typed.remove_prefix(character.size());
      const auto kind = kinds.find(character);
      keys.push_back(kind == kinds.end() ? Key{Kind::character, std::move(character)} : Key{kind->second});
    }
  }

  /// A page's lines, without what is empty at their ends.
  std::string page(std::size_t number) const {
    std::string text;
    for (const ScreenLine& line : pages.at(number)) {
      if (!line.text.empty()) text += line.text.substr(0, line.text.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
  }
  std::string last_page() const { return page(pages.size() - 1); }
};

class ScriptedScreen final : public FullScreen {
 public:
  explicit ScriptedScreen(Script& script) : script_(script) {
    ++script_.opened;
    script_.is_open = true;
  }
  ~ScriptedScreen() override { script_.is_open = false; }

  ScreenSize size() const override { return script_.size; }
  void show(std::span<const ScreenLine> lines, ScreenPlace) override {
    script_.pages.emplace_back(lines.begin(), lines.end());
  }
  Key next_key() override {
    return script_.pressed < script_.keys.size() ? script_.keys[script_.pressed++] : Key{Key::Kind::interrupt};
  }
  bool has_key() const override { return false; }

 private:
  Script& script_;
};

}  // namespace pcadmin::app::test
