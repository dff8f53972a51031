// The whole screen of a terminal, and its keys one by one: for picking from a list. When it goes away the terminal is
// as it was before, whatever ended it.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace pcadmin::app {

struct Key {
  enum class Kind {
    character,
    enter,
    escape,
    erase,       ///< the character before the cursor
    erase_word,  ///< Ctrl-W
    erase_all,   ///< Ctrl-U
    up,
    down,
    page_up,
    page_down,
    first,
    last,
    resized,    ///< no key: the screen has another size
    interrupt,  ///< Ctrl-C, or the program is asked to stop
    unknown,
  };
  Kind kind = Kind::unknown;
  std::string character = {};  ///< in UTF-8
};

struct ScreenSize {
  std::size_t lines = 0;
  std::size_t columns = 0;
};

/// One line of a screen: harmless text, cut where it is wider than the screen.
struct ScreenLine {
  enum class Look { plain, strong, faint, marked, faintly_marked };
  std::string text;
  Look look = Look::plain;

  bool operator==(const ScreenLine&) const = default;
};

/// Where the cursor stands, for what is typed there.
struct ScreenPlace {
  std::size_t line = 0;
  std::size_t column = 0;
};

class FullScreen {
 public:
  virtual ~FullScreen() = default;
  virtual ScreenSize size() const = 0;
  /// From the top; what isn't said of the screen is empty.
  virtual void show(std::span<const ScreenLine> lines, ScreenPlace cursor) = 0;
  /// Waits for it.
  virtual Key next_key() = 0;
  /// Whether one is there already, so that showing what it makes out of date isn't worth the while.
  virtual bool has_key() const = 0;
};

}  // namespace pcadmin::app
