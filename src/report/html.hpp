// HTML, written piece by piece: elements close in the order in which they must, and texts from outside
// can't become markup.
//
//     Html html(write);
//     html.open("p");
//     html.text("Maple & Stone");  // Maple &amp; Stone
//     html.close();
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "error/error.hpp"

namespace pcadmin::report {

class Html {
 public:
  /// Of every document.
  static constexpr std::string_view beginning = "<!doctype html>";

  using Write = std::function<Result<void>(std::string_view)>;
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  /// `write` takes the bytes, in large pieces. After a failure nothing more is written.
  explicit Html(Write write) : write_(std::move(write)) {}

  /// Begins the document. `style` is CSS of this project's own, written as it is.
  void begin_document(std::string_view language, std::string_view title, std::string_view style);

  void open(std::string_view tag, Attributes attributes = {});
  /// Closes the innermost open element.
  void close();
  /// An element without content, such as `br`.
  void empty(std::string_view tag, Attributes attributes = {});
  /// Escaped; what would harm a reader (control characters, bidi controls) is made visible, and what nobody
  /// would read to its end is cut, with "…".
  void text(std::string_view text);
  /// The same for a name from outside, which may be written in another direction than what stands around it.
  void name(std::string_view name);
  void element(std::string_view tag, std::string_view content, Attributes attributes = {});

  bool broken() const { return failure_.has_value(); }

  /// Closes what is open and writes what is left. Fails as `write` did.
  Result<void> finish();

 private:
  void begin_tag(std::string_view tag, Attributes attributes);
  void flush();

  Write write_;
  std::string buffer_;
  std::vector<std::string_view> open_;
  std::optional<Error> failure_;
};

}  // namespace pcadmin::report
