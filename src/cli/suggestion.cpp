#include "cli/suggestion.hpp"

#include <cstddef>

#include "text/unicode.hpp"

namespace pcadmin::cli {
namespace {

/// A third of the letters may be wrong, and at most three.
std::size_t tolerated(std::string_view word) {
  constexpr std::size_t most = 3;
  const std::size_t third = (word.size() + 2) / 3;
  return third < most ? third : most;
}

std::optional<std::string> only_continuation(const std::string& word, std::span<const std::string> candidates) {
  std::optional<std::string> found;
  for (const std::string& candidate : candidates) {
    if (!text::fold(candidate).starts_with(word)) continue;
    if (found) return std::nullopt;
    found = candidate;
  }
  return found;
}

}  // namespace

std::optional<std::string> suggestion_for(std::string_view word, std::span<const std::string> candidates) {
  if (word.empty()) return std::nullopt;
  const std::string folded = text::fold(word);
  const std::size_t limit = tolerated(word);
  std::optional<std::string> nearest;
  std::size_t nearest_distance = limit + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = text::distance(folded, text::fold(candidate), limit);
    // A word of which nothing remains isn't near.
    if (distance < nearest_distance && distance < word.size()) {
      nearest = candidate;
      nearest_distance = distance;
    }
  }
  return nearest ? nearest : only_continuation(folded, candidates);
}

}  // namespace pcadmin::cli
