// One step: a person types until the list is short, and takes one of it.
#pragma once

#include <optional>
#include <string>

#include "app/guide/choices.hpp"
#include "app/guide/picker_page.hpp"
#include "app/machine/full_screen.hpp"
#include "error/error.hpp"

namespace pcadmin::app {

/// The one that was taken; nothing where the person wants to go back. `typed` stands there as if it had been typed.
/// Fails with INTERRUPTED, whose hint is what helps with the one that was to be taken and can't be; and as the choices
/// do.
Result<std::optional<Choice>> pick(FullScreen& screen, const Question& question, Choices& choices,
                                   std::string typed = {});

}  // namespace pcadmin::app
