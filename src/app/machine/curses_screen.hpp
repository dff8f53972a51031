// The screen by ncurses, which no other file knows.
#pragma once

#include <functional>
#include <memory>

#include "app/machine/environment.hpp"
#include "app/machine/full_screen.hpp"

namespace pcadmin::app {

/// Takes over the terminal itself, whatever the streams are; null where there is none, or of a kind that ncurses
/// doesn't know. `stop` tells what has asked the program to stop.
std::unique_ptr<FullScreen> open_curses_screen(std::function<Stop()> stop);

}  // namespace pcadmin::app
