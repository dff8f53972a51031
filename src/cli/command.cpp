#include "cli/command.hpp"

namespace pcadmin::cli {

void declare_reason(OptionSet& set, std::string& reason) {
  set.value("--reason", "TEXT", reason, "Why, for the journal.");
}

void declare_list_options(OptionSet& set, report::ListRequest& request) {
  set.values("--filter", "FIELD=VALUE", request.filters,
             "Only rows whose field has this value; FIELD!=VALUE: another one; FIELD~TEXT: contains the "
             "text. May be repeated; all must hold.")
      .completes(Completes::field);
  set.value("--sort", "FIELD,-FIELD", request.sort, "Sort by these fields, descending where a '-' precedes.")
      .adds_up()
      .completes(Completes::field);
  set.count("--limit", "N", request.limit, "At most this many rows; without it, all.");
  set.count("--offset", "N", request.offset, "Leave out this many rows first.");
}

}  // namespace pcadmin::cli
