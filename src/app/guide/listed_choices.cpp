#include "app/guide/listed_choices.hpp"

#include <algorithm>
#include <tuple>

#include "text/unicode.hpp"

namespace pcadmin::app {

Fit fit(std::string_view typed, std::string_view key) {
  const std::size_t found = key.find(typed);
  if (found == std::string_view::npos) return Fit::none;
  if (found != 0) return Fit::part;
  return key.size() == typed.size() ? Fit::whole : Fit::beginning;
}

void ListedChoices::add(Choice choice, const std::vector<std::string_view>& keys) {
  Listed& listed = listed_.emplace_back();
  listed.choice = std::move(choice);
  for (const std::string_view key : keys)
    listed.keys.push_back(text::fold(key));
}

Result<std::vector<Choice>> ListedChoices::find(std::string_view typed, std::size_t most) {
  const std::string folded = text::fold(typed);
  std::vector<std::tuple<bool, Fit, const Listed*>> fitting;
  for (const Listed& listed : listed_) {
    Fit best = folded.empty() ? Fit::whole : Fit::none;
    for (const std::string& key : listed.keys)
      best = std::min(best, fit(folded, key));
    if (best != Fit::none) fitting.emplace_back(!listed.choice.refusal.empty(), best, &listed);
  }
  std::stable_sort(fitting.begin(), fitting.end(), [](const auto& a, const auto& b) {
    return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
  });
  std::vector<Choice> found;
  for (std::size_t i = 0; i < std::min(most, fitting.size()); ++i) {
    const Listed& listed = *std::get<2>(fitting[i]);
    found.push_back(listed.choice);
    if (complete_) complete_(static_cast<std::size_t>(&listed - listed_.data()), found.back());
  }
  return found;
}

}  // namespace pcadmin::app
