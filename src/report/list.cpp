#include "report/list.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "report/filter.hpp"
#include "report/row_bytes.hpp"
#include "report/sort_key.hpp"
#include "report/sorter.hpp"

namespace pcadmin::report {

struct ListState {
  std::span<const Column> columns;
  Output* output = nullptr;
  std::vector<Filter> filters;
  std::optional<SortOrder> order;
  std::optional<Sorter> sorter;
  std::uint64_t offset = 0;
  std::uint64_t limit = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t matched = 0;
  std::uint64_t seen = 0;    ///< by pass_on
  std::uint64_t passed = 0;  ///< to the output
  std::optional<Error> failure;
  std::string key;
  std::string bytes;

  /// Cuts; answers false when further rows are pointless.
  bool pass_on(std::span<const Value> values) {
    if (seen++ >= offset && passed < limit) {
      output->row(values);
      ++passed;
    }
    return passed < limit && !output->broken();
  }

  bool keep(std::span<const Value> values) {
    key.clear();
    order->append_key(key, values);
    bytes.clear();
    append_bytes(bytes, values);
    Result<void> added = sorter->add(key, bytes);
    if (!added) failure = std::move(added).error();
    return !failure;
  }
};

List::List(std::unique_ptr<ListState> state) : state_(std::move(state)) {}
List::List(List&&) noexcept = default;
List& List::operator=(List&&) noexcept = default;
List::~List() = default;

Result<List> List::begin(std::span<const Column> columns, const ListRequest& request, Output& output,
                         const ListHabits& habits) {
  auto state = std::make_unique<ListState>();
  state->columns = columns;
  state->output = &output;
  state->offset = request.offset;
  if (request.limit) state->limit = *request.limit;
  for (const std::string& typed : request.filters) {
    Result<Filter> filter = Filter::parse(columns, typed);
    if (!filter) return std::move(filter).error();
    state->filters.push_back(*std::move(filter));
  }
  const std::string_view habit = output.for_people() ? habits.order_for_people : std::string_view();
  if (const std::string_view sort = request.sort.empty() ? habit : std::string_view(request.sort); !sort.empty()) {
    Result<SortOrder> order = SortOrder::parse(columns, sort);
    if (!order) return std::move(order).error();
    state->order = *std::move(order);
    state->sorter.emplace(habits.sort_memory);
  }
  if (Result<void> begun = output.begin_list(columns); !begun) return std::move(begun).error();
  for (const Filter& filter : state->filters) {
    if (filter.demanded()) output.leave_out(columns[filter.column()].name);
  }
  return List(std::move(state));
}

bool List::needs(std::string_view column) const {
  if (state_->output->shows(column)) return true;
  for (std::size_t i = 0; i < state_->columns.size(); ++i) {
    if (state_->columns[i].name != column) continue;
    return (state_->order && state_->order->uses(i)) ||
           std::any_of(state_->filters.begin(), state_->filters.end(),
                       [i](const Filter& filter) { return filter.column() == i; });
  }
  return false;
}

std::optional<std::string_view> List::demanded(std::string_view column) const {
  for (const Filter& filter : state_->filters) {
    if (state_->columns[filter.column()].name != column) continue;
    if (const std::optional<std::string_view> value = filter.demanded()) return value;
  }
  return std::nullopt;
}

bool List::row(std::span<const Value> values) {
  ListState& state = *state_;
  if (state.failure || state.output->broken()) return false;
  const bool matches = std::all_of(state.filters.begin(), state.filters.end(),
                                   [values](const Filter& filter) { return filter.matches(values); });
  if (!matches) return true;
  ++state.matched;
  if (state.sorter) return state.keep(values);
  const bool more = state.pass_on(values);
  return more || (state.output->shows_total() && !state.output->broken());
}

std::uint64_t List::matches() const {
  return state_->matched;
}

Result<void> List::end() {
  ListState& state = *state_;
  if (state.failure) return *state.failure;
  if (state.sorter) {
    RowBytesReader reader;
    Result<void> sorted = state.sorter->each([&](std::string_view bytes) { return state.pass_on(reader.read(bytes)); });
    if (!sorted) return sorted;
  }
  state.output->end_list(state.matched, state.passed < state.matched);
  return {};
}

}  // namespace pcadmin::report
