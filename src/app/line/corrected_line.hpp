// The line that was typed, as it was probably meant.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "error/error.hpp"

namespace pcadmin::app {

/// The command with each correction in the place of the word that it is of, to be pasted; without --yes, since it is a
/// guess. Nothing where there is nothing to correct, or a word isn't on the line, or further words would become those
/// of an option's value.
std::optional<std::string> corrected_line(std::span<const std::string_view> words,
                                          std::span<const Correction> corrections);

}  // namespace pcadmin::app
