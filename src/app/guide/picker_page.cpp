#include "app/guide/picker_page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "text/paragraph.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::app {
namespace {

using Look = ScreenLine::Look;
using text::tr;

constexpr std::size_t least_for_columns = 60;    // cells; where there are fewer, names get what they need
constexpr std::size_t lines_of_page_itself = 3;  // the question, what was typed, the keys

/// How the lines of a screen are divided.
struct Division {
  std::size_t before = 0;
  std::size_t list = 0;
  std::size_t explanation = 0;
};

/// On a small screen the list comes first, then the explanation, then what is known already.
Division divide(const Question& question, ScreenSize size) {
  std::size_t left = size.lines - std::min(size.lines, lines_of_page_itself);
  Division division;
  division.list = std::min<std::size_t>(left, 3);
  left -= division.list;
  // Room for a reason and the command that helps.
  division.explanation = std::min<std::size_t>(left, size.columns < least_for_columns ? 10 : 6);
  left -= division.explanation;
  division.before = std::min(left, question.before.size());
  division.list += left - division.before;
  return division;
}

std::string padded(std::string text, std::size_t cells) {
  const std::size_t width = text::display_width(text);
  if (width < cells) text.append(cells - width, ' ');
  return text;
}

/// "Which customer?                 1/3"
std::string heading(const Question& question, std::size_t width) {
  if (question.steps == 1) return text::cut(question.title, width);
  const std::string step = fmt::format("{}/{}", question.step, question.steps);
  if (width <= step.size() + 1) return text::cut(question.title, width);
  return padded(text::cut(question.title, width - step.size() - 1), width - step.size()) + step;
}

/// So wide are the names, where what follows them stands in a column.
std::size_t names_width(std::span<const Choice> shown, std::size_t width) {
  if (width < least_for_columns) return 0;
  std::size_t widest = 0;
  for (const Choice& choice : shown)
    widest = std::max(widest, text::display_width(text::visible(choice.name)));
  return std::min(widest, width / 2);
}

std::string with_detail(const std::string& name, const Choice& choice) {
  return choice.detail.empty() ? name : name + "  " + text::visible(choice.detail);
}

ScreenLine row(const Choice& choice, bool is_looked_at, std::size_t name_cells, std::size_t width) {
  std::string name = text::visible(choice.name);
  if (name_cells != 0) name = padded(text::cut(name, name_cells), name_cells);
  std::string line = is_looked_at ? "> " : "  ";
  const bool is_refused = !choice.refusal.empty();
  // Where there is no room for both, why it can't be taken matters more than what tells it from others.
  line += is_refused && width < least_for_columns ? name : with_detail(name, choice);
  if (is_refused) line += (line.ends_with(name) ? "  " : " · ") + choice.refusal;
  if (is_looked_at) return {text::cut(line, width), is_refused ? Look::faintly_marked : Look::marked};
  return {text::cut(line, width), is_refused ? Look::faint : Look::plain};
}

/// Begins with all that the row has no room for.
std::vector<ScreenLine> explanation(const Choice& choice, std::size_t name_cells, std::size_t width) {
  const std::string name = text::visible(choice.name);
  const std::string whole = with_detail(name, choice);
  const bool is_cut =
      text::display_width(name) > (name_cells == 0 ? width : name_cells) || text::display_width(whole) + 2 > width;
  std::string text = is_cut ? whole + "\n" : std::string();
  for (const std::string& line : choice.explanation)
    text += text::visible(line) + "\n";
  text = text::hanging(text, width);
  std::vector<ScreenLine> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({text::cut(text.substr(begin, end - begin), width), Look::plain});
    begin = end + 1;
  }
  return lines;
}

std::string keys(const Question& question, std::size_t width) {
  const char* const back = question.step > 1 ? tr("Esc back") : tr("Esc leave");
  const std::string few = fmt::format("{} · {} · {}", tr("Enter take"), back, tr("Ctrl-C stop"));
  const std::string all = fmt::format("{} · {} · {}", tr("type to narrow"), tr("↑↓ move"), few);
  return text::cut(text::display_width(all) <= width ? all : few, width);
}

std::string nothing_fits(const PickerState& state) {
  return state.typed.empty() ? tr("There is nothing to choose from.") : tr("Nothing fits what was typed.");
}

}  // namespace

std::size_t list_height(const Question& question, ScreenSize size) {
  return divide(question, size).list;
}

Page lay_out(const Question& question, const PickerState& state, ScreenSize size) {
  const Division division = divide(question, size);
  const std::size_t width = size.columns;
  Page page;
  page.lines.push_back({heading(question, width), Look::strong});
  for (std::size_t i = 0; i < division.before; ++i)
    page.lines.push_back({text::cut(text::visible(question.before[i]), width), Look::plain});

  const std::string prompt = tr("Find: ");
  // The end of what is typed is seen, however long it is.
  std::string typed = text::visible(state.typed);
  const std::size_t room = width - std::min(width, text::display_width(prompt) + 1);
  while (text::display_width(typed) > room)
    typed.erase(0, text::first_character(typed).length);
  page.lines.push_back({prompt + typed, Look::plain});
  page.cursor = {page.lines.size() - 1, text::display_width(prompt + typed)};

  const std::size_t list_begins = page.lines.size();
  const auto shown = state.choices.subspan(std::min(state.top, state.choices.size()));
  const auto visible = shown.first(std::min(shown.size(), division.list));
  const std::size_t name_cells = names_width(visible, width);
  for (std::size_t i = 0; i < visible.size(); ++i)
    page.lines.push_back(row(visible[i], state.top + i == state.looked_at, name_cells, width));
  if (state.choices.empty() && division.list > 0)
    page.lines.push_back({text::cut("  " + nothing_fits(state), width), Look::plain});
  const std::size_t left = list_begins + division.list - page.lines.size();  // what a short list doesn't need

  if (state.choices.empty() || division.explanation == 0) {
    page.lines.resize(list_begins + division.list);
  } else {
    std::vector<ScreenLine> lines = explanation(state.choices[state.looked_at], name_cells, width);
    if (state.was_refused)
      lines.insert(lines.begin(), {text::cut(tr("This one can't be taken:"), width), Look::strong});
    // It stands at the bottom, below a line that sets it apart, and needs up to all that the list leaves.
    const std::size_t own = division.explanation - 1;
    const std::size_t more = std::min(lines.size() - std::min(lines.size(), own), left);
    if (lines.size() > own + more) lines.resize(own + more);
    page.lines.resize(list_begins + division.list - more);
    page.lines.push_back({});
    page.lines.insert(page.lines.end(), lines.begin(), lines.end());
  }
  if (size.lines == 0) return {};
  page.lines.resize(std::max<std::size_t>(size.lines, 1));
  if (size.lines >= lines_of_page_itself) page.lines.back() = {keys(question, width), Look::faint};
  return page;
}

}  // namespace pcadmin::app
