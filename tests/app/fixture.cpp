#include "app/fixture.hpp"

#include <new>
#include <stdexcept>

namespace pcadmin::app::test {
namespace {

constexpr std::array<report::Column, 2> columns{{
    {.name = "field", .heading = "Field", .meaning = "What it is."},
    {.name = "value", .heading = "Value", .meaning = "What it was set to."},
}};

struct Listed {
  std::string customer;
  std::string reason;
  std::vector<std::string> filters;
  std::optional<std::uint64_t> limit;
  bool yes = false;
  bool needs_yes = false;
  bool open = false;
  std::string first;
  std::vector<std::string> files;
};

void declare_listed(cli::OptionSet& set, Listed& options) {
  set.positional("THING", options.first, "The thing.").required();
  set.positionals("FILE", options.files, "Files.");
  set.value("--customer", "REF", options.customer, "The customer.").completes(cli::Completes::customer);
  set.value("--reason", "TEXT", options.reason, "Why.");
  set.values("--filter", "FIELD=VALUE", options.filters, "Filters.").short_name('f');
  set.count("--limit", "N", options.limit, "At most so many.");
  set.flag("--yes", options.yes, "Don't ask.").short_name('y');
  set.flag("--needs-yes", options.needs_yes, "Want --yes where nobody can be asked.");
  set.flag("--open", options.open, "Open the store.");
}

Result<cli::Outcome> run_listed(const Listed& options, cli::Services& services) {
  const Result<void> confirmed = services.confirm({.review = "1 thing\n2 things\n",
                                                   .question = "Go on?",
                                                   .assume_yes = options.yes,
                                                   .needs_yes = options.needs_yes});
  if (!confirmed) return confirmed.error();
  if (options.open) {
    const auto opened = services.open_store(store::OpenMode::read);
    if (!opened) return opened.error();
  }
  const Result<void> begun = services.output.begin_list(columns);
  if (!begun) return begun.error();
  std::uint64_t total = 0;
  const auto row = [&](std::string_view field, std::string_view value) {
    services.output.row(std::array<report::Value, 2>{field, value});
    ++total;
  };
  row("thing", options.first);
  for (const std::string& file : options.files)
    row("file", file);
  if (!options.customer.empty()) row("customer", options.customer);
  if (!options.reason.empty()) row("reason", options.reason);
  for (const std::string& filter : options.filters)
    row("filter", filter);
  if (options.limit) row("limit", std::to_string(*options.limit));
  row("actor", services.actor);
  row("now", format_instant(services.now));
  services.output.end_list(total, false);
  services.note("a remark\x1b[31m");
  return cli::Outcome::done;
}

struct Broken {
  std::string how;
};

void declare_broken(cli::OptionSet& set, Broken& options) {
  set.positional("HOW", options.how, "How.").required();
}

Result<cli::Outcome> run_broken(const Broken& options, cli::Services& services) {
  services.note("a remark before");
  if (options.how == "memory") throw std::bad_alloc();
  if (options.how == "exception") throw std::runtime_error("broken");
  if (options.how == "interrupted") return failure(ErrorCode::interrupted, "interrupted.");
  if (options.how == "pending") return cli::Outcome::pending;
  if (options.how == "partly") return cli::Outcome::partly_applied;
  return failure(ErrorCode::customer_not_found, "customer 'X' not found.", "pcadmin list-customers", "X");
}

}  // namespace

std::vector<cli::Command> commands() {
  return {
      cli::make_command<Listed>({.name = "list-things",
                                 .group = cli::Group::customers,
                                 .purpose = "List the things",
                                 .description = "Shows what it was given.",
                                 .examples = {{.command = "pcadmin list-things X", .purpose = "one"},
                                              {.command = "pcadmin list-things X --limit 2", .purpose = "two"}},
                                 .columns = columns},
                                declare_listed, run_listed),
      cli::make_command<Broken>({.name = "break-things",
                                 .group = cli::Group::store,
                                 .purpose = "Fail",
                                 .description = "",
                                 .examples = {},
                                 .columns = {}},
                                declare_broken, run_broken),
      cli::make_command<int>(
          {.name = "help-shell",
           .group = cli::Group::store,
           .purpose = "Answer nothing, whatever the configuration file says",
           .description = "",
           .examples = {},
           .columns = {},
           .works_unconfigured = true},
          [](cli::OptionSet&, int&) {},
          [](const int&, cli::Services&) -> Result<cli::Outcome> { return cli::Outcome::done; }),
  };
}

}  // namespace pcadmin::app::test
