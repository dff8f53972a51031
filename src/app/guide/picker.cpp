#include "app/guide/picker.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::app {
namespace {

constexpr std::size_t found_at_once = 100;

/// The last character goes, with its marks.
void erase_last(std::string& text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = text::first_character(std::string_view(text).substr(at)).length;
    if (text::display_width(std::string_view(text).substr(at, length)) > 0) begin = at;
    at += length;
  }
  text.erase(begin);
}

class Picker {
 public:
  Picker(FullScreen& screen, const Question& question, Choices& choices, std::string typed)
      : screen_(screen), question_(question), choices_(choices), typed_(std::move(typed)) {}

  Result<std::optional<Choice>> run() {
    while (true) {
      // Whoever types on isn't kept waiting for what nobody will see.
      if (!screen_.has_key()) {
        if (auto found = find(); !found) return std::move(found).error();
        show();
      }
      const Key key = screen_.next_key();
      if (key.kind == Key::Kind::interrupt) return interrupted();
      if (key.kind == Key::Kind::escape) return std::optional<Choice>();
      if (edits(key)) continue;
      if (auto found = find(); !found) return std::move(found).error();
      if (key.kind != Key::Kind::enter) {
        move(key.kind);
      } else if (!found_.empty()) {
        Choice& looked_at = found_[looked_at_];
        if (looked_at.refusal.empty()) return std::optional(std::move(looked_at));
        was_refused_ = true;
        refused_ = looked_at;
      }
    }
  }

 private:
  /// Whether the key changes what is typed.
  bool edits(const Key& key) {
    switch (key.kind) {
      case Key::Kind::character:
        typed_ += key.character;
        break;
      case Key::Kind::erase:
        erase_last(typed_);
        break;
      case Key::Kind::erase_word:
        typed_.erase(typed_.find_last_not_of(' ') + 1);
        typed_.erase(typed_.rfind(' ') + 1);
        break;
      case Key::Kind::erase_all:
        typed_.clear();
        break;
      default:
        return false;
    }
    is_found_ = false;
    return true;
  }

  /// Of a long list no more is found than is needed.
  Result<void> find() {
    if (!is_found_) {
      looked_at_ = 0;
      top_ = 0;
      asked_ = 0;
      was_refused_ = false;
    }
    const std::size_t needed = looked_at_ + list_height(question_, screen_.size()) + 1;
    const bool has_all = is_found_ && (found_.size() < asked_ || needed < asked_);
    if (has_all) return {};
    asked_ = needed + found_at_once;
    auto found = choices_.find(typed_, asked_);
    if (!found) return std::move(found).error();
    found_ = *std::move(found);
    is_found_ = true;
    looked_at_ = std::min(looked_at_, found_.empty() ? 0 : found_.size() - 1);
    return {};
  }

  void move(Key::Kind key) {
    if (found_.empty()) return;
    const std::size_t last = found_.size() - 1;
    const std::size_t page = std::max<std::size_t>(list_height(question_, screen_.size()), 1);
    const std::size_t before = looked_at_;
    switch (key) {
      case Key::Kind::up:
        if (looked_at_ > 0) --looked_at_;
        break;
      case Key::Kind::down:
        looked_at_ = std::min(looked_at_ + 1, last);
        break;
      case Key::Kind::page_up:
        looked_at_ -= std::min(looked_at_, page);
        break;
      case Key::Kind::page_down:
        looked_at_ = std::min(looked_at_ + page, last);
        break;
      case Key::Kind::first:
        looked_at_ = 0;
        break;
      case Key::Kind::last:
        looked_at_ = last;
        break;
      default:
        break;
    }
    if (looked_at_ != before) was_refused_ = false;
  }

  void show() {
    const ScreenSize size = screen_.size();
    const std::size_t height = std::max<std::size_t>(list_height(question_, size), 1);
    top_ = std::min(top_, looked_at_);
    if (looked_at_ >= top_ + height) top_ = looked_at_ - height + 1;
    const PickerState state{
        .typed = typed_, .choices = found_, .looked_at = looked_at_, .top = top_, .was_refused = was_refused_};
    const Page page = lay_out(question_, state, size);
    screen_.show(page.lines, page.cursor);
  }

  Error interrupted() const {
    Error error = failure(ErrorCode::interrupted, text::tr("interrupted; nothing was changed."));
    if (refused_) {
      for (const std::string& fix : refused_->fixes)
        error.hint += (error.hint.empty() ? "" : "\n") + fix;
    }
    return error;
  }

  FullScreen& screen_;
  const Question& question_;
  Choices& choices_;
  std::string typed_;
  std::vector<Choice> found_;
  bool is_found_ = false;  // found_ is what fits typed_
  std::size_t asked_ = 0;  // so many were looked for
  std::size_t looked_at_ = 0;
  std::size_t top_ = 0;
  bool was_refused_ = false;
  std::optional<Choice> refused_;  // the last that was to be taken, and can't be
};

}  // namespace

Result<std::optional<Choice>> pick(FullScreen& screen, const Question& question, Choices& choices, std::string typed) {
  return Picker(screen, question, choices, std::move(typed)).run();
}

}  // namespace pcadmin::app
