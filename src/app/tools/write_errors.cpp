// Writes docs/errors.md to standard output; scripts/test --accept keeps it, and a test compares.
#include <iostream>
#include <span>
#include <string_view>

#include "error/error_kind.hpp"

namespace {

constexpr std::string_view introduction = R"(# Errors

What went wrong has a code that never changes, whatever the language; with `-o json` and `-o jsonl` it stands in one object on
stderr:

```json
{"schemaVersion":"1.0","error":{"code":"CUSTOMER_NOT_FOUND","exitCode":3,"message":"customer 'larkfeld' not found; did you
mean 'larkfield.example'?","hint":"larkfield.example","target":"larkfeld","details":[]}}
```

`hint` is what to type next; `target` is the id of what it is about, or what was typed, or null. Of several faults each stands
in `details`, with `file`, `line`, `column`, `path` (inside JSON), `value`, `code`, `message` and `fix`; what isn't known of
these is null or empty. Where a part was done (exit 6), `remarks` holds what else would have been said on stderr.

This page is written by the program's build, from the table that the program itself uses.

)";

constexpr std::string_view details_introduction = R"(
## In the details

Of a file (exit 5) and of the configuration (exit 2), beside the codes above. Why a contact is refused is one of the
[rules](rules.md)' codes.

)";

constexpr std::string_view warnings_introduction = R"(
## Warnings

Beside the answer of a command that has changed something, in `warnings` with `-o json`, else as remarks on stderr.

)";

void write(std::span<const pcadmin::DetailKind> kinds) {
  std::cout << "| code | meaning | what helps |\n| --- | --- | --- |\n";
  for (const pcadmin::DetailKind& kind : kinds)
    std::cout << "| `" << kind.name << "` | " << kind.meaning << " | " << kind.remedy << " |\n";
}

}  // namespace

int main() {
  std::cout << introduction << "| code | exit code | meaning | what helps |\n| --- | --- | --- | --- |\n";
  for (const pcadmin::ErrorKind& kind : pcadmin::error_kinds()) {
    std::cout << "| `" << kind.name << "` | " << kind.exit_code << " | " << kind.meaning << " | " << kind.remedy
              << " |\n";
  }
  std::cout << details_introduction;
  write(pcadmin::detail_kinds());
  std::cout << warnings_introduction;
  write(pcadmin::warning_kinds());
  return std::cout.flush() ? 0 : 1;
}
