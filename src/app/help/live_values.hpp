// What the store has for a word that is being completed. It is only read, never made, and whatever goes wrong
// there is nothing to offer: a person who types wants no errors between the words.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pcadmin/instant.hpp>

#include "cli/option.hpp"
#include "store/store.hpp"

namespace pcadmin::app {

struct CompletionValue {
  std::string value;
  std::string description;  ///< of one line, harmless to a terminal; may be empty

  bool operator==(const CompletionValue&) const = default;
};

/// What was typed before that narrows what can come: references, as they were typed.
struct Narrowing {
  std::string customer;
  std::string subscription;
};

class LiveValues {
 public:
  using Open = std::function<Result<std::unique_ptr<store::Store>>()>;

  LiveValues(Open open, Instant now) : open_(std::move(open)), now_(now) {}

  /// No more than this many are offered.
  static constexpr std::size_t most = 100;

  /// Values that begin with `typed` and name one thing alone. For a contact whose subscription is known only those
  /// that may become it, by the rules.
  std::vector<CompletionValue> find(cli::Completes what, std::string_view typed, const Narrowing& narrowing) const;

 private:
  Open open_;
  Instant now_;
};

}  // namespace pcadmin::app
