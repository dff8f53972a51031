// "Did you mean …?": the name that was probably meant by a word that is none. One measure for commands,
// options, fields, values and the names of things.
//
//     text::Suggestion suggestion("list-custmers");
//     for (const std::string& name : names) suggestion.consider(name);
//     if (suggestion.best()) …
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pcadmin::text {

/// Names are compared without regard to case and to what joins their parts: "company_name" is near "companyName".
/// A slip of the pen is nearer than a shared beginning, and that is nearer than a shared part.
class Suggestion {
 public:
  explicit Suggestion(std::string_view word);

  void consider(std::string_view name);
  /// The nearest name; nothing where none is near, or several share no more than a part with the word.
  std::optional<std::string> best() const;
  /// The nearest, or those that have the word in them where these are few.
  std::vector<std::string> near() const;
  /// Whether several names have the word in them, and none is nearer than the others.
  bool is_part_of_several() const;

 private:
  std::size_t nearness(std::string_view name) const;

  std::string plain_;
  std::vector<std::string> parts_;
  std::size_t tolerated_ = 0;  ///< slips of the pen
  std::size_t shortest_part_ = 0;
  std::size_t nearest_;
  std::vector<std::string> names_;  // that are so near
};

std::optional<std::string> suggestion_for(std::string_view word, std::span<const std::string> names);

}  // namespace pcadmin::text
