// A list that is short enough to be held.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/guide/choices.hpp"
#include "error/error.hpp"

namespace pcadmin::app {

/// How well a text that was typed fits one that a thing goes by: from best to not at all.
enum class Fit { whole, beginning, part, none };

/// `typed` and `key` are folded.
Fit fit(std::string_view typed, std::string_view key);

class ListedChoices final : public Choices {
 public:
  /// `complete`, where there is one, adds to the choice of a place what takes long to say, when it is found.
  explicit ListedChoices(std::function<void(std::size_t place, Choice&)> complete = {})
      : complete_(std::move(complete)) {}

  /// `keys` are what it is found by: its names and ids. Kept in the order in which they are added.
  void add(Choice choice, const std::vector<std::string_view>& keys);

  Result<std::vector<Choice>> find(std::string_view typed, std::size_t most) override;

 private:
  struct Listed {
    Choice choice;
    std::vector<std::string> keys;  // folded
  };
  std::vector<Listed> listed_;
  std::function<void(std::size_t place, Choice&)> complete_;
};

}  // namespace pcadmin::app
