// The terminal that the program was started from.
#pragma once

#include <functional>
#include <utility>

#include "app/machine/environment.hpp"

namespace pcadmin::app {

class Console final : public Terminal {
 public:
  explicit Console(std::function<Stop()> stop) : stop_(std::move(stop)) {}

  bool output_is_terminal() const override;
  bool errors_are_terminal() const override;
  bool input_is_terminal() const override;
  std::optional<std::size_t> width() const override;
  std::optional<std::size_t> errors_width() const override;
  std::optional<std::size_t> height() const override;
  Result<std::optional<std::string>> ask(std::string_view question) override;

 private:
  std::function<Stop()> stop_;
};

}  // namespace pcadmin::app
