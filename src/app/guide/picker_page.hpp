// What the screen shows of a step: the question, what was typed, the list, what is said of the one that is looked at,
// the keys. It depends on nothing but what is passed.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/guide/choices.hpp"
#include "app/machine/full_screen.hpp"

namespace pcadmin::app {

/// A step's question.
struct Question {
  std::string title;                     ///< "Which customer?"
  std::size_t step = 1;                  ///< which of them this is
  std::size_t steps = 1;                 ///< how many there are
  std::vector<std::string> before = {};  ///< what is known already, a line each: "Customer: Larkfield"
};

/// How far a person has come with it.
struct PickerState {
  std::string_view typed = {};
  std::span<const Choice> choices = {};  ///< that fit what was typed
  std::size_t looked_at = 0;             ///< the place of one of them
  std::size_t top = 0;                   ///< of the first that is shown
  bool was_refused = false;              ///< Enter was pressed on one that can't be taken
};

struct Page {
  std::vector<ScreenLine> lines;
  ScreenPlace cursor;
};

/// How many lines the list gets.
std::size_t list_height(const Question& question, ScreenSize size);

Page lay_out(const Question& question, const PickerState& state, ScreenSize size);

}  // namespace pcadmin::app
