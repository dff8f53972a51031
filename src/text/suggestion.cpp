#include "text/suggestion.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace pcadmin::text {
namespace {

constexpr std::size_t most_slips = 3;
constexpr std::size_t most_named = 6;  // of those that have the word in them

// How near a name is: by so many slips of the pen, or further than any number of them that is tolerated.
constexpr std::size_t begins_alike = most_slips + 1;
constexpr std::size_t contains = begins_alike + 1;
constexpr std::size_t is_contained = contains + 1;
constexpr std::size_t shares_parts = is_contained + 1;
constexpr std::size_t far = shares_parts + 1;

bool joins(char letter) {
  return letter == '-' || letter == '_' || letter == ' ';
}

bool is_lower(char letter) {
  return letter >= 'a' && letter <= 'z';
}

bool is_upper(char letter) {
  return letter >= 'A' && letter <= 'Z';
}

/// The letters alone: "--company-name" and "companyName" are the same.
std::string plain(std::string_view name) {
  std::string letters = fold(name);
  letters.erase(std::remove_if(letters.begin(), letters.end(), joins), letters.end());
  return letters;
}

/// "company", "name" of "companyName"; a plural as its singular.
std::vector<std::string> parts_of(std::string_view name) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  const auto take = [&](std::size_t end) {
    if (end == begin) return;
    std::string part = fold(name.substr(begin, end - begin));
    if (part.size() > 3 && part.ends_with('s')) part.pop_back();
    parts.push_back(std::move(part));
  };
  for (std::size_t at = 0; at < name.size(); ++at) {
    const bool is_join = joins(name[at]);
    if (!is_join && (at == 0 || !is_upper(name[at]) || !is_lower(name[at - 1]))) continue;
    take(at);
    begin = is_join ? at + 1 : at;
  }
  take(name.size());
  return parts;
}

/// Whether each part of `few` stands for one of `many`, in this order, as `alike` has it.
template <class Alike>
bool in_order(const std::vector<std::string>& few, const std::vector<std::string>& many, Alike alike) {
  auto next = many.begin();
  for (const std::string& part : few) {
    next = std::find_if(next, many.end(), [&](const std::string& each) { return alike(part, each); });
    if (next == many.end()) return false;
    ++next;
  }
  return !few.empty();
}

/// Typed parts may be shortened, "cust-name" for "customerName".
bool share_parts(const std::vector<std::string>& typed, const std::vector<std::string>& meant) {
  const auto shortens = [](const std::string& part, const std::string& whole) {
    return part.size() > 1 && whole.starts_with(part);
  };
  if (typed.size() <= meant.size()) return in_order(typed, meant, shortens);
  return in_order(meant, typed, [](const std::string& a, const std::string& b) { return a == b; });
}

std::size_t letter_count(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); text.remove_prefix(first_character(text).length))
    ++count;
  return count;
}

}  // namespace

Suggestion::Suggestion(std::string_view word) : plain_(plain(word)), parts_(parts_of(word)), nearest_(far) {
  const std::size_t letters = letter_count(plain_);
  // About a third of the letters, and never all of them.
  tolerated_ = letters < 2 ? 0 : std::min(most_slips, (letters + 1) / 3);
  // Three Latin letters, two Chinese characters: less stands in too many names.
  shortest_part_ = plain_.size() > letters ? 6 : 3;
}

std::size_t Suggestion::nearness(std::string_view name) const {
  const std::string candidate = plain(name);
  if (candidate.empty()) return far;
  const std::size_t slips = distance(plain_, candidate, tolerated_);
  if (slips <= tolerated_) return slips;
  if (plain_.size() > 1 && candidate.starts_with(plain_)) return begins_alike;
  const auto within = [this](std::string_view part, std::string_view whole) {
    return part.size() >= shortest_part_ && whole.find(part) != std::string_view::npos;
  };
  if (within(plain_, candidate)) return contains;
  if (within(candidate, plain_)) return is_contained;
  return plain_.size() >= shortest_part_ && share_parts(parts_, parts_of(name)) ? shares_parts : far;
}

void Suggestion::consider(std::string_view name) {
  if (plain_.empty()) return;
  const std::size_t nearness_of_name = nearness(name);
  if (nearness_of_name == far || nearness_of_name > nearest_) return;
  if (nearness_of_name < nearest_) {
    nearest_ = nearness_of_name;
    names_.clear();
  }
  const bool is_new = std::find(names_.begin(), names_.end(), name) == names_.end();
  if (is_new && names_.size() <= most_named) names_.emplace_back(name);
}

std::optional<std::string> Suggestion::best() const {
  const bool is_clear = names_.size() == 1 || (nearest_ <= most_slips && !names_.empty());
  return is_clear ? std::optional(names_.front()) : std::nullopt;
}

bool Suggestion::is_part_of_several() const {
  return !best() && nearest_ <= contains;
}

std::vector<std::string> Suggestion::near() const {
  if (const std::optional<std::string> clear = best()) return {*clear};
  return is_part_of_several() && names_.size() <= most_named ? names_ : std::vector<std::string>();
}

std::optional<std::string> suggestion_for(std::string_view word, std::span<const std::string> names) {
  Suggestion suggestion(word);
  for (const std::string& name : names)
    suggestion.consider(name);
  return suggestion.best();
}

}  // namespace pcadmin::text
