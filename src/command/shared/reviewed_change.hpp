// Review, ask, see that it still holds, apply: what every command does that shows a change before it makes it.
#pragma once

#include <functional>
#include <optional>
#include <utility>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

template <class Plan>
struct ReviewedChange {
  std::function<Result<Plan>(store::View&)> make_plan;
  /// Shows the plan and asks, with no snapshot open; answers whether it is to be applied.
  std::function<Result<bool>(Plan&)> review;
  /// Signs the run that applies it.
  std::function<store::Run(const Plan&)> sign;
  /// Asked where the store has changed since the plan was made: fails with CONFLICT where other things would happen now
  /// than were reviewed.
  std::function<Result<void>(store::Transaction&, Plan&)> check_again;
  std::function<Result<void>(store::Transaction&, Plan&)> apply;
};

/// Answers the plan, applied or not.
template <class Plan>
Result<Plan> carry_out(store::Store& store, const ReviewedChange<Plan>& change) {
  std::optional<Plan> plan;
  store::Version planned_on;
  const auto planned = store.read([&](store::View& view) -> Result<void> {
    auto made = change.make_plan(view);
    if (!made) return std::move(made).error();
    plan.emplace(*std::move(made));
    planned_on = view.version();
    return {};
  });
  if (!planned) return planned.error();
  const Result<bool> reviewed = change.review(*plan);
  if (!reviewed) return reviewed.error();
  if (!*reviewed) return *std::move(plan);
  const auto written = store.write(change.sign(*plan), [&](store::Transaction& transaction) -> Result<void> {
    if (transaction.version() != planned_on) {
      if (auto checked = change.check_again(transaction, *plan); !checked) return checked;
    }
    return change.apply(transaction, *plan);
  });
  if (!written) return written.error();
  return *std::move(plan);
}

}  // namespace pcadmin::command
