#include "app/machine/curses_screen.hpp"

#include <curses.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cwchar>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/machine/signals.hpp"
#include "text/unicode.hpp"

namespace pcadmin::app {
namespace {

/// So long after the escape character more may come of what a key sends, in milliseconds.
constexpr int escape_delay = 50;

constexpr wchar_t ctrl(char letter) {
  return letter - '@';
}

attr_t attributes(ScreenLine::Look look) {
  switch (look) {
    case ScreenLine::Look::plain:
      return A_NORMAL;
    case ScreenLine::Look::strong:
      return A_BOLD;
    case ScreenLine::Look::faint:
      return A_DIM;
    case ScreenLine::Look::marked:
      return A_REVERSE;
    case ScreenLine::Look::faintly_marked:
      return A_REVERSE | A_DIM;
  }
  return A_NORMAL;
}

/// A line's text as cells: each a character with the marks on it.
class Cells {
 public:
  Cells(std::string_view text, attr_t look, int columns) : look_(look), columns_(columns) {
    while (!text.empty() && !is_full_) {
      const text::Character character = text::first_character(text);
      add(character.valid ? static_cast<wchar_t>(character.code) : replacement);
      text.remove_prefix(character.length);
    }
    end_cell();
    // The mark goes as far as the screen.
    if ((look & A_REVERSE) != 0) {
      while (used_ < columns_) {
        add(L' ');
        end_cell();
      }
    }
  }

  const std::vector<cchar_t>& get() const { return cells_; }

 private:
  static constexpr wchar_t replacement = 0xfffd;

  void add(wchar_t character) {
    int width = wcwidth(character);
    if (width < 0) {  // this C library doesn't know it
      character = replacement;
      width = 1;
    }
    if (width == 0) {
      if (!cell_.empty() && cell_.size() < CCHARW_MAX - 1) cell_ += character;
      return;
    }
    end_cell();
    if (used_ + width > columns_) {
      is_full_ = true;
      return;
    }
    used_ += width;
    cell_ = character;
  }

  void end_cell() {
    if (cell_.empty()) return;
    cchar_t made{};
    setcchar(&made, cell_.c_str(), look_, 0, nullptr);
    cells_.push_back(made);
    cell_.clear();
  }

  attr_t look_;
  int columns_;
  int used_ = 0;
  bool is_full_ = false;
  std::wstring cell_;
  std::vector<cchar_t> cells_;
};

Key key_of_code(wint_t code) {
  switch (code) {
    case KEY_ENTER:
      return {Key::Kind::enter};
    case KEY_BACKSPACE:
      return {Key::Kind::erase};
    case KEY_UP:
      return {Key::Kind::up};
    case KEY_DOWN:
      return {Key::Kind::down};
    case KEY_PPAGE:
      return {Key::Kind::page_up};
    case KEY_NPAGE:
      return {Key::Kind::page_down};
    case KEY_HOME:
      return {Key::Kind::first};
    case KEY_END:
      return {Key::Kind::last};
    case KEY_RESIZE:
      return {Key::Kind::resized};
    default:
      return {};
  }
}

std::string in_utf8(wint_t character) {
  std::array<char, MB_LEN_MAX> bytes{};
  std::mbstate_t state{};
  const std::size_t length = std::wcrtomb(bytes.data(), static_cast<wchar_t>(character), &state);
  return length > bytes.size() ? std::string() : std::string(bytes.data(), length);
}

Key key_of_character(wint_t character) {
  constexpr wint_t escape = 0x1b;
  constexpr wint_t delete_character = 0x7f;
  switch (character) {
    case '\r':
    case '\n':
      return {Key::Kind::enter};
    case escape:
      return {Key::Kind::escape};
    case delete_character:
    case ctrl('H'):
      return {Key::Kind::erase};
    case ctrl('C'):
    case ctrl('\\'):
      return {Key::Kind::interrupt};
    case ctrl('N'):
      return {Key::Kind::down};
    case ctrl('P'):
      return {Key::Kind::up};
    case ctrl('U'):
      return {Key::Kind::erase_all};
    case ctrl('W'):
      return {Key::Kind::erase_word};
    default:
      return text::is_harmful(character) ? Key{} : Key{Key::Kind::character, in_utf8(character)};
  }
}

class CursesScreen final : public FullScreen {
 public:
  CursesScreen(FILE* terminal, std::function<Stop()> stop) : terminal_(terminal), stop_(std::move(stop)) {
    // Characters are as wide as in UTF-8, in any language; all else of the locale stays.
    std::setlocale(LC_CTYPE, "C.UTF-8");
    // The size is the terminal's, not what LINES and COLUMNS once were.
    use_env(FALSE);
    use_tioctl(TRUE);
    screen_ = newterm(nullptr, terminal_, terminal_);
    if (screen_ == nullptr) return;
    // Keys make no signals: whatever is typed, the terminal is put back in order before anything else happens.
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    set_escdelay(escape_delay);
    adopt_size();
  }
  CursesScreen(const CursesScreen&) = delete;
  CursesScreen& operator=(const CursesScreen&) = delete;
  ~CursesScreen() override {
    if (screen_ != nullptr) {
      endwin();
      delscreen(screen_);
    }
    std::fclose(terminal_);
  }

  bool is_open() const { return screen_ != nullptr; }

  ScreenSize size() const override { return {static_cast<std::size_t>(LINES), static_cast<std::size_t>(COLS)}; }

  void show(std::span<const ScreenLine> lines, ScreenPlace cursor) override {
    werase(stdscr);
    for (int line = 0; line < LINES && static_cast<std::size_t>(line) < lines.size(); ++line) {
      const ScreenLine& shown = lines[static_cast<std::size_t>(line)];
      const Cells cells(shown.text, attributes(shown.look), COLS);
      mvwadd_wchnstr(stdscr, line, 0, cells.get().data(), static_cast<int>(cells.get().size()));
    }
    wmove(stdscr, static_cast<int>(cursor.line), static_cast<int>(cursor.column));
    wrefresh(stdscr);
  }

  Key next_key() override {
    const SignalsHeld held;
    while (true) {
      if (stop_() != Stop::none) return {Key::Kind::interrupt};
      if (adopt_size()) return {Key::Kind::resized};
      // First what ncurses has read already; then what comes, with time for the rest of a character.
      if (const auto key = read_key(0)) return *key;
      if (!held.wait_readable(fileno(terminal_))) continue;
      if (const auto key = read_key(escape_delay)) return *key;
      if (has_hung_up()) return {Key::Kind::interrupt};
    }
  }

  bool has_key() const override { return poll_terminal(POLLIN); }

 private:
  std::optional<Key> read_key(int milliseconds) {
    wtimeout(stdscr, milliseconds);
    wint_t read = 0;
    const int status = wget_wch(stdscr, &read);
    if (status == ERR) return std::nullopt;
    if (status == KEY_CODE_YES) return key_of_code(read);
    if (read != static_cast<wint_t>(ctrl('Z'))) return key_of_character(read);
    std::raise(SIGTSTP);  // ncurses puts the terminal in order, and takes it over again afterwards
    return Key{Key::Kind::resized};
  }

  bool poll_terminal(short events) const {
    pollfd asked{.fd = fileno(terminal_), .events = events, .revents = 0};
    return poll(&asked, 1, 0) > 0 && (asked.revents & (events | POLLERR | POLLHUP)) != 0;
  }
  bool has_hung_up() const { return poll_terminal(0); }

  /// Whether the terminal has another size than was known.
  bool adopt_size() {
    winsize size{};
    if (ioctl(fileno(terminal_), TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
    if (size.ws_row == LINES && size.ws_col == COLS) return false;
    resizeterm(size.ws_row, size.ws_col);
    return true;
  }

  FILE* terminal_;
  std::function<Stop()> stop_;
  SCREEN* screen_ = nullptr;
};

}  // namespace

std::unique_ptr<FullScreen> open_curses_screen(std::function<Stop()> stop) {
  const int descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return nullptr;
  FILE* const terminal = fdopen(descriptor, "r+");
  if (terminal == nullptr) {
    close(descriptor);
    return nullptr;
  }
  auto screen = std::make_unique<CursesScreen>(terminal, std::move(stop));
  if (!screen->is_open()) return nullptr;
  return screen;
}

}  // namespace pcadmin::app
