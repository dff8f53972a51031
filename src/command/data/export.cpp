// export: the store, or a part of it, as resources that import takes back.
#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "command/commands.hpp"
#include "command/customers/customer_row.hpp"
#include "command/shared/reading.hpp"
#include "command/shared/spans.hpp"
#include "exchange/item.hpp"
#include "exchange/resource_writer.hpp"
#include "report/filter.hpp"

namespace pcadmin::command {
namespace {

using exchange::Kind;

struct Options {
  std::vector<std::string> customers;
  std::vector<std::string> filters;
  std::vector<std::string> kinds;
};

void declare(cli::OptionSet& set, Options& options) {
  set.values("--customer", "REF", options.customers, "Only this customer, and all that concerns it.")
      .completes(cli::Completes::customer);
  set.values("--filter", "EXPRESSION", options.filters,
             "Only customers that match: FIELD=VALUE, FIELD!=VALUE or FIELD~TEXT, of the fields of list-customers.")
      .completes(cli::Completes::field);
  set.values("--kind", "KIND", options.kinds, "Only resources of this kind.")
      .choices({"customers", "subscriptions", "partnerships", "customer-relationships", "contacts", "admin"});
}

/// One export, from one snapshot, in the order in which import needs it: partners, customers, what each holds.
class Export {
 public:
  Export(store::View& view, const Options& options, cli::Services& services)
      : view_(view), options_(options), output_(services.output), now_(services.now) {}

  Result<void> run() {
    if (auto chosen = choose_customers(); !chosen) return chosen;
    if (customers_) look_around();
    for (const auto step : {&Export::write_partnerships, &Export::write_customers, &Export::write_subscriptions,
                            &Export::write_relationships}) {
      if (output_.broken()) break;
      (this->*step)();
    }
    output_.end_list(count_, false);
    return {};
  }

 private:
  Result<void> choose_customers();
  /// Of the customers that are named, or of all.
  void choose_matching(const std::vector<report::Filter>& filters, const std::vector<CustomerId>& named);
  void look_around();
  void write_partnerships();
  void write_customers();
  void write_subscriptions();
  void write_subscription(const store::SubscriptionRecord& record);
  void write_relationships();
  void write_gdaps(const Customer& customer, const std::optional<PartnerTenantId>& partner,
                   const Administration& administration);

  /// Hands over the records of what was chosen by the span, or once of everything: `list` answers those of some ids.
  template <class Id, class List, class Use>
  void each_record(const std::vector<Id>& chosen, const List& list, const Use& use) {
    const auto each_of = [&](std::vector<Id> ids) {
      for (auto records = list(std::move(ids)); !output_.broken();) {
        const auto* const record = records.next();
        if (record == nullptr) break;
        use(*record);
      }
    };
    if (!customers_) return each_of({});
    for (const std::span<const Id> ids : spans_of(std::span(chosen)))
      each_of({ids.begin(), ids.end()});
  }
  template <class Use>
  void each_relationship(const Use& use) {
    each_record(
        customers_.value_or(std::vector<CustomerId>()),
        [&](std::vector<CustomerId> customers) {
          return view_.list_relationships(
              {.kind = store::RelationshipKind::customer, .customers = std::move(customers)});
        },
        use);
  }

  bool wants(Kind kind) const {
    return options_.kinds.empty() ||
           std::find(options_.kinds.begin(), options_.kinds.end(), name(kind)) != options_.kinds.end();
  }

  /// Hands over what was appended to the resource at hand.
  void write() {
    if (output_.broken()) return;
    output_.resource(resource_);
    resource_.clear();
    ++count_;
  }

  store::View& view_;
  const Options& options_;
  report::Output& output_;
  Instant now_;
  std::optional<std::vector<CustomerId>> customers_;  // in their order; nothing: all
  std::set<PartnerTenantId> partners_;                // that these customers have to do with
  std::vector<SubscriptionId> subscriptions_;         // that they hold, in their order
  std::string resource_;
  std::uint64_t count_ = 0;
};

Result<void> Export::choose_customers() {
  if (options_.customers.empty() && options_.filters.empty()) return {};
  std::vector<report::Filter> filters;
  for (const std::string& typed : options_.filters) {
    auto filter = report::Filter::parse(customer_columns, typed);
    if (!filter) return std::move(filter).error();
    filters.push_back(*std::move(filter));
  }
  std::set<CustomerId> named;
  for (const std::string& reference : options_.customers) {
    const auto customer = named_customer(view_, reference);
    if (!customer) return customer.error();
    named.insert(**customer);
  }
  choose_matching(filters, {named.begin(), named.end()});
  return {};
}

void Export::choose_matching(const std::vector<report::Filter>& filters, const std::vector<CustomerId>& named) {
  const bool counts = std::any_of(filters.begin(), filters.end(), [](const report::Filter& filter) {
    return customer_columns.at(filter.column()).name == "subscriptionCount";
  });
  CustomerRow row(now_);
  customers_.emplace();
  for (auto records = view_.list_customers({.counts_subscriptions = counts, .customers = named});
       const auto* record = records.next();) {
    const auto values = row.of(*record);
    if (std::all_of(filters.begin(), filters.end(), [&](const auto& filter) { return filter.matches(values); })) {
      customers_->push_back(record->customer.id);
    }
  }
}

/// Finds what belongs to the customers that were chosen and comes in an order of its own.
void Export::look_around() {
  each_record(
      *customers_,
      [&](std::vector<CustomerId> customers) { return view_.list_subscriptions({.customers = std::move(customers)}); },
      [&](const store::SubscriptionRecord& record) {
        partners_.insert(record.contact.tenant_id);
        subscriptions_.push_back(record.subscription.id);
      });
  each_relationship([&](const store::RelationshipRecord& record) { partners_.insert(record.partner.tenant_id); });
  std::sort(subscriptions_.begin(), subscriptions_.end());
}

void Export::write_partnerships() {
  if (!wants(Kind::partnerships)) return;
  for (auto records = view_.list_partners(); const auto* record = records.next();) {
    if (output_.broken()) break;
    if (customers_ && !partners_.count(record->partner.tenant_id)) continue;
    exchange::append_partnership(resource_, record->partner, record->partnership);
    write();
  }
}

/// Each with the account's own GDAP: what is the account's doesn't stand where its id would put it.
void Export::write_customers() {
  if (!wants(Kind::customers) && !wants(Kind::admin)) return;
  each_record(
      customers_.value_or(std::vector<CustomerId>()),
      [&](std::vector<CustomerId> customers) { return view_.list_customers({.customers = std::move(customers)}); },
      [&](const store::CustomerRecord& record) {
        if (wants(Kind::customers)) {
          exchange::append_customer(resource_, record.customer, record.account_relationship,
                                    record.account_administration);
          write();
        }
        write_gdaps(record.customer, std::nullopt, record.account_administration);
      });
}

void Export::write_gdaps(const Customer& customer, const std::optional<PartnerTenantId>& partner,
                         const Administration& administration) {
  if (!wants(Kind::admin)) return;
  for (const Gdap& gdap : administration.gdaps) {
    exchange::append_gdap(resource_, customer, partner, gdap);
    write();
  }
}

/// Each with its contact, where one was designated. Those of several customers stand in the order that the whole store
/// has, so that a store that was made of them exports the same.
void Export::write_subscriptions() {
  if (!wants(Kind::subscriptions) && !wants(Kind::contacts)) return;
  each_record(
      subscriptions_,
      [&](std::vector<SubscriptionId> subscriptions) {
        return view_.list_subscriptions({.subscriptions = std::move(subscriptions)});
      },
      [&](const store::SubscriptionRecord& record) { write_subscription(record); });
}

void Export::write_subscription(const store::SubscriptionRecord& record) {
  if (wants(Kind::subscriptions)) {
    exchange::append_subscription(resource_, record.subscription);
    write();
  }
  if (record.designated && wants(Kind::contacts)) {
    exchange::append_contact(resource_, record.subscription, record.contact, record.assigned_at, record.assigned_by);
    write();
  }
}

/// Resellers' with customers, and their GDAP.
void Export::write_relationships() {
  if (!wants(Kind::customer_relationships) && !wants(Kind::admin)) return;
  each_relationship([&](const store::RelationshipRecord& record) {
    if (record.partner.role == PartnerRole::provider) return;
    if (wants(Kind::customer_relationships)) {
      exchange::append_customer_relationship(resource_, record.customer.id, record.partner, record.relationship,
                                             record.administration);
      write();
    }
    write_gdaps(record.customer, record.partner.tenant_id, record.administration);
  });
}

Result<cli::Outcome> run_export(const Options& options, cli::Services& services) {
  if (auto begun = services.output.begin_resources(); !begun) return begun.error();
  return read_store(services, [&](store::View& view) { return Export(view, options, services).run(); });
}

}  // namespace

cli::Command export_data() {
  return cli::make_command<Options>(
      {.name = "export",
       .group = cli::Group::customers,
       .purpose = "Write the store, or a part of it, as data that import takes back",
       .description =
           "Answers resources in the shapes of Partner Center and Microsoft Graph, as one collection (-o json, which "
           "is the default) or one a line (-o jsonl). What these shapes have no place for stands in an extra object, "
           "pcadmin. Imported into an empty store, they make a store that exports the same bytes. The account itself, "
           "which init names, and the journal are left out. A part of the store is some customers with all that "
           "concerns them, the partners included.",
       .examples = {{.command = "pcadmin export > tenant.json", .purpose = "everything"},
                    {.command = "pcadmin export --customer qingtian.example --customer larkfield.example -o jsonl",
                     .purpose = "two customers and all that concerns them"},
                    {.command = "pcadmin export --filter adminPrivileges=none --kind subscriptions --kind contacts",
                     .purpose = "what the customers hold that the account can't administer"}},
       .answer = cli::Answer::resources,
       .filtered = customer_columns},
      declare, run_export);
}

}  // namespace pcadmin::command
