// "Did you mean …?": the name that was probably meant by a word that is none.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pcadmin::cli {

/// The nearest of `candidates`, by typing errors or as the one name that begins with `word`; nothing
/// where none is near, or the word is too short to tell.
std::optional<std::string> suggestion_for(std::string_view word, std::span<const std::string> candidates);

}  // namespace pcadmin::cli
