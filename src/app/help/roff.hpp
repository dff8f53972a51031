// Writes a man page: text in, roff with the macros of man(7) out. The text is plain; what roff would take for a
// command or a special character is escaped here, and so is everything beyond ASCII.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/paragraph.hpp"

namespace pcadmin::app {

/// Another page, as in pcadmin(1).
struct Reference {
  std::string name;
  int section = 1;
};

class Roff {
 public:
  Roff(std::string_view name, int section, std::string_view date);

  void heading(std::string_view title);
  void subheading(std::string_view title);
  void name(std::string_view name, std::string_view purpose);
  /// A usage line: options stand out, and so do the words that stand for something.
  void usage(std::string_view line);
  void paragraph(std::string_view text);
  /// A list; a term that begins with a dash is an option.
  void terms(std::span<const text::Term> terms);
  /// Lines that can be pasted, which are never broken.
  void example(std::string_view purpose, std::string_view lines);
  /// Sorted by section and name.
  void references(std::vector<Reference> pages);

  std::string text() && { return std::move(text_); }

 private:
  std::string_view begin_paragraph();

  std::string text_;
  bool begins_section_ = false;
};

}  // namespace pcadmin::app
