#include "app/guide/guide.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/guide/choices.hpp"
#include "app/guide/picker.hpp"
#include "app/guide/picker_page.hpp"
#include "store/reference.hpp"
#include "text/subscription_title.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

using cli::Completes;
using text::say;
using text::tr;

bool names_something(const cli::Option& option) {
  switch (option.completion) {
    case Completes::customer:
    case Completes::subscription:
    case Completes::partner:
    case Completes::reseller:
    case Completes::contact:
      return true;
    default:
      return false;
  }
}

const char* title(Completes what) {
  switch (what) {
    case Completes::customer:
      return tr("Which customer?");
    case Completes::subscription:
      return tr("Which subscription?");
    case Completes::contact:
      return tr("Which support contact?");
    case Completes::reseller:
      return tr("Which reseller?");
    default:
      return tr("Which partner?");
  }
}

std::string labelled(Completes what, const std::string& name) {
  switch (what) {
    case Completes::customer:
      return say("Customer: {}", name);
    case Completes::subscription:
      return say("Subscription: {}", name);
    case Completes::contact:
      return say("Support contact: {}", name);
    default:
      return say("Partner: {}", name);
  }
}

/// What the line says already: references, and the one thing that each of them means, where it does.
struct Known {
  const cli::Option* customer_option = nullptr;
  std::string typed_customer;
  std::optional<Customer> customer;
  const cli::Option* subscription_option = nullptr;
  std::string typed_subscription;
  std::vector<Subscription> subscriptions;  ///< that it means; two where there are several

  const Subscription* subscription() const { return subscriptions.size() == 1 ? &subscriptions.front() : nullptr; }
  std::optional<CustomerId> customer_id() const { return customer ? std::optional(customer->id) : std::nullopt; }
};

Result<Known> read_line(const TypedLine& line, store::Store& store) {
  Known known;
  std::size_t subscriptions = 0;
  for (const Given& each : line.given()) {
    if (each.option->completion == Completes::customer) {
      known.customer_option = each.option;
      known.typed_customer = each.value;
    }
    if (each.option->completion == Completes::subscription) {
      known.subscription_option = each.option;
      known.typed_subscription = each.value;
      ++subscriptions;
    }
  }
  if (subscriptions > 1) known.subscription_option = nullptr;  // no contact can be judged then
  const Result<void> read = store.read([&](store::View& view) -> Result<void> {
    const auto customers = store::customers_named(view, known.typed_customer, 2);
    known.customer = customers.size() == 1 ? std::optional(customers.front()) : std::nullopt;
    if (known.subscription_option != nullptr)
      known.subscriptions = store::subscriptions_named(view, known.typed_subscription, known.customer_id(), 2);
    return {};
  });
  if (!read) return read.error();
  return known;
}

/// Something to be asked for. `option` gets what is picked; null where it only leads to the next step.
struct GuideStep {
  Completes what;
  const cli::Option* option = nullptr;
  std::string given = {};          ///< what is to be replaced
  bool is_one_of_several = false;  ///< that are called as what was given
  std::optional<Choice> picked = {};
};

class Steps {
 public:
  Steps(store::Store& store, Known known, Instant now) : store_(store), known_(std::move(known)), now_(now) {}

  void plan(const std::vector<const cli::Option*>& lacking) {
    for (const cli::Option* const option : lacking) {
      if (option->completion == Completes::contact) asks_for_contact_ = true;
    }
    // Which subscription is meant comes before who may be its contact. One that isn't known is told by the command.
    if (asks_for_contact_ && known_.subscription_option != nullptr && known_.subscription() == nullptr) {
      if (known_.subscriptions.empty()) return;
      steps_.push_back({Completes::subscription, known_.subscription_option, known_.typed_subscription, true});
    }
    for (const cli::Option* const option : lacking) {
      // A customer has few subscriptions; all of them together are too many to look through.
      if (option->completion == Completes::subscription && !known_.customer) {
        steps_.push_back({Completes::customer, known_.customer_option, known_.typed_customer});
      }
      steps_.push_back({option->completion, option});
    }
  }

  /// Asks for one thing of several that are called alike. Very many subscriptions are told apart by their customers
  /// first.
  Result<void> plan_alike(const Given& given) {
    GuideStep step{given.option->completion, given.option, given.value, true};
    auto alike = things_named(step);
    if (!alike) return std::move(alike).error();
    if (*alike == nullptr) return {};
    if (step.what == Completes::subscription) {
      const auto all = (*alike)->find({}, most_named_alike);
      if (!all) return all.error();
      if (all->size() == most_named_alike && !known_.customer) {
        step.is_one_of_several = false;
        steps_.push_back({Completes::customer});
      }
    }
    steps_.push_back(std::move(step));
    return {};
  }

  bool empty() const { return steps_.empty(); }

  /// Whether the person went to the end; then it stands on the line.
  Result<bool> ask(FullScreen& screen, TypedLine& line) {
    for (std::size_t at = 0; at < steps_.size();) {
      GuideStep& step = steps_[at];
      auto choices = choices_for(at);
      if (!choices) return std::move(choices).error();
      auto picked = pick(screen, question(at), **choices, step.is_one_of_several ? std::string() : step.given);
      if (!picked) return std::move(picked).error();
      if (*picked) {
        step.picked = *std::move(picked);
        ++at;
      } else if (at-- == 0) {
        return false;
      }
    }
    for (const GuideStep& step : steps_) {
      if (step.option != nullptr) line.answer(*step.option, step.given, step.picked->value);
    }
    return true;
  }

 private:
  /// What was picked for this before a step.
  template <class Id>
  std::optional<Id> picked_before(std::size_t end, Completes what) const {
    for (std::size_t i = 0; i < end; ++i) {
      if (steps_[i].what == what) return Id::parse(steps_[i].picked->value);
    }
    return std::nullopt;
  }

  Result<std::unique_ptr<Choices>> things_named(const GuideStep& step) {
    if (step.what == Completes::customer) return customers_named(store_, step.given);
    if (step.what == Completes::subscription) return subscriptions_named(store_, step.given, known_.customer_id());
    return partners_named(store_, step.given);
  }

  Result<std::unique_ptr<Choices>> choices_for(std::size_t at) {
    const GuideStep& step = steps_[at];
    if (step.is_one_of_several) return things_named(step);
    switch (step.what) {
      case Completes::customer:
        return customer_choices(store_);
      case Completes::subscription: {
        const auto picked = picked_before<CustomerId>(at, Completes::customer);
        return subscription_choices(store_, picked ? *picked : known_.customer->id, asks_for_contact_);
      }
      case Completes::contact: {
        auto subscription = picked_before<SubscriptionId>(at, Completes::subscription);
        if (!subscription && known_.subscription() != nullptr) subscription = known_.subscription()->id;
        if (subscription) return contact_choices(store_, *subscription, now_);
        return partner_choices(store_, false);
      }
      default:
        return partner_choices(store_, step.what == Completes::reseller);
    }
  }

  Question question(std::size_t at) const {
    const GuideStep& step = steps_[at];
    Question question{
        .title = step.is_one_of_several ? say("Several are called '{}'. Which one?", step.given) : title(step.what),
        .step = at + 1,
        .steps = steps_.size(),
        .before = {}};
    if (known_.customer) question.before.push_back(labelled(Completes::customer, known_.customer->company_name));
    if (known_.subscription() != nullptr) {
      question.before.push_back(labelled(Completes::subscription, text::subscription_title(*known_.subscription())));
    }
    for (std::size_t i = 0; i < at; ++i)
      question.before.push_back(labelled(steps_[i].what, steps_[i].picked->name));
    return question;
  }

  store::Store& store_;
  Known known_;
  Instant now_;
  bool asks_for_contact_ = false;
  std::vector<GuideStep> steps_;
};

std::vector<const cli::Option*> lacking(const TypedLine& line, const cli::OptionSet& own) {
  std::vector<const cli::Option*> found;
  for (const auto* const options : {&own.arguments(), &own.options()}) {
    for (const cli::Option& option : *options) {
      const bool is_wanted = option.is_required || (option.lacks && option.lacks());
      if (names_something(option) && is_wanted && !line.value_of(option.name)) found.push_back(&option);
    }
  }
  return found;
}

}  // namespace

bool may_guide(const TypedLine& line, const GlobalOptions& options, const Environment& environment) {
  const Terminal& terminal = environment.terminal;
  const bool is_all_terminal =
      terminal.input_is_terminal() && terminal.output_is_terminal() && terminal.errors_are_terminal();
  return is_all_terminal && moves_cursor(environment) && !options.no_input && !line.value_of("--yes") &&
         environment.open_full_screen != nullptr;
}

template <class Plan>
Result<bool> Guide::ask(TypedLine& line, const Plan& plan) {
  const auto store = open_store_();
  if (!store) return store.error();
  Result<Known> known = read_line(line, **store);
  if (!known) return std::move(known).error();
  Steps steps(**store, *std::move(known), now_);
  if (auto planned = plan(steps); !planned) return planned.error();
  if (steps.empty()) return false;
  const std::unique_ptr<FullScreen> screen = environment_.open_full_screen();
  return screen == nullptr ? Result<bool>(false) : steps.ask(*screen, line);
}

Result<bool> Guide::complete(TypedLine& line, const cli::OptionSet& own) {
  const std::vector<const cli::Option*> wanted = lacking(line, own);
  if (wanted.empty()) return false;
  return ask(line, [&](Steps& steps) -> Result<void> {
    steps.plan(wanted);
    return {};
  });
}

Result<bool> Guide::tell_apart(const Error& ambiguous, TypedLine& line) {
  return ask(line, [&](Steps& steps) -> Result<void> {
    for (const Given& each : line.given()) {
      if (!names_something(*each.option) || each.value != ambiguous.target) continue;
      if (auto planned = steps.plan_alike(each); !planned) return planned;
      if (!steps.empty()) break;
    }
    return {};
  });
}

}  // namespace pcadmin::app
