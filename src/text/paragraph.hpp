// Text laid out for a width in terminal cells: paragraphs, and terms with their explanations.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pcadmin::text {

/// The text in lines of at most `width` cells, each after `indent` blanks and before a line feed; broken at blanks and
/// beside Chinese characters. Its own line feeds stay.
std::string paragraph(std::string_view text, std::size_t indent, std::size_t width);

/// For each byte, whether a line may end before it though no blank stands there: before or behind a Chinese character,
/// where its marks allow it. Latin letters are broken at blanks alone, since options, paths and links must stay whole.
std::vector<bool> breaks_beside_chinese(std::string_view text);

/// As paragraph(), but as lines that stand below each other: each keeps the blanks it begins with, and what is broken
/// off stands two further in.
std::string hanging(std::string_view text, std::size_t width);

struct Term {
  std::string term;
  std::string meaning;
};

/// Two columns, indented by two; a term that is too long has its meaning on the next line.
std::string term_list(std::span<const Term> terms, std::size_t width);

}  // namespace pcadmin::text
