// Text laid out for a width in terminal cells: paragraphs, and terms with their explanations.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace pcadmin::text {

/// The text in lines of at most `width` cells, each after `indent` blanks and before a line feed; broken
/// at blanks, and anywhere between Chinese characters. Its own line feeds stay.
std::string paragraph(std::string_view text, std::size_t indent, std::size_t width);

/// Whether no line may begin, or end, with this mark of Chinese writing.
bool closes(char32_t mark);
bool opens(char32_t mark);

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
