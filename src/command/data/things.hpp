// Things of one sort that a span of items is about: asked for at once, changed in memory, saved at once.
//
//     customers.want(id);                                              // of each item
//     customers.learn(transaction.customers(customers.wanted()));
//     store::Upsert done = customers.change(id, merge(customers.of(id), item));
//     transaction.save_customers(customers.take_changed(…));
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "store/store.hpp"

namespace pcadmin::command {

/// `Value()` stands for what isn't recorded.
template <class Id, class Value>
class Things {
 public:
  void want(const Id& id) {
    if (standing_.try_emplace(id).second) wanted_.push_back(id);
  }
  const std::vector<Id>& wanted() const { return wanted_; }
  /// What is recorded of those that are wanted, in their order.
  void learn(std::vector<Value> values) {
    for (std::size_t i = 0; i < wanted_.size(); ++i)
      standing_[wanted_[i]].value = std::move(values[i]);
  }

  /// What stands once all that was changed so far is saved; of what was wanted.
  const Value& of(const Id& id) const { return standing_.at(id).value; }

  /// Told of each change before it is made.
  std::function<void(const Id&, const Value& before, const Value& after)> on_change = {};

  /// Answers what saving the change alone would answer.
  store::Upsert change(const Id& id, Value value) {
    Standing& standing = standing_.at(id);
    if (standing.value == value) return store::Upsert::unchanged;
    if (on_change) on_change(id, standing.value, value);
    const bool is_new = standing.value == Value();
    standing.value = std::move(value);
    if (!standing.is_changed) changed_.push_back(id);
    standing.is_changed = true;
    return is_new ? store::Upsert::created : store::Upsert::updated;
  }

  /// What is to be saved, as `change_of` an id and a value has it. The values are gone then.
  template <class ChangeOf>
  auto take_changed(const ChangeOf& change_of) {
    std::vector<decltype(change_of(std::declval<const Id&>(), std::declval<Value&&>()))> changes;
    changes.reserve(changed_.size());
    for (const Id& id : changed_)
      changes.push_back(change_of(id, std::move(standing_.at(id).value)));
    return changes;
  }

 private:
  struct Standing {
    Value value = {};
    bool is_changed = false;
  };

  std::map<Id, Standing> standing_;
  std::vector<Id> wanted_;
  std::vector<Id> changed_;
};

}  // namespace pcadmin::command
