// export: the store, or a part of it, as resources that import takes back.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "command/commands.hpp"
#include "command/customers/customer_row.hpp"
#include "command/shared/reading.hpp"
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
  void choose_matching(const std::vector<report::Filter>& filters, const store::CustomerSelection& selection);
  void look_around();
  void write_partnerships();
  void write_customers();
  void write_subscriptions();
  void write_subscription(const store::SubscriptionRecord& record);
  void write_relationships();

  /// Calls `body` with each of the customers that were chosen, or once with nothing where all are meant.
  template <class Body>
  void each_customer(Body body) {
    if (!customers_) return body(std::optional<CustomerId>());
    for (const CustomerId customer : *customers_) {
      if (output_.broken()) break;
      body(std::optional(customer));
    }
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
  customers_.emplace();
  const bool counts = std::any_of(filters.begin(), filters.end(), [](const report::Filter& filter) {
    return customer_columns.at(filter.column()).name == "subscriptionCount";
  });
  if (options_.customers.empty()) choose_matching(filters, {.counts_subscriptions = counts});
  for (const CustomerId id : named)
    choose_matching(filters, {.customer = id, .counts_subscriptions = counts});
  return {};
}

void Export::choose_matching(const std::vector<report::Filter>& filters, const store::CustomerSelection& selection) {
  CustomerRow row(now_);
  for (auto records = view_.list_customers(selection); const auto* record = records.next();) {
    const auto values = row.of(*record);
    if (std::all_of(filters.begin(), filters.end(), [&](const auto& filter) { return filter.matches(values); })) {
      customers_->push_back(record->customer.id);
    }
  }
}

/// Finds what belongs to the customers that were chosen and comes in an order of its own.
void Export::look_around() {
  each_customer([&](const std::optional<CustomerId>& customer) {
    for (auto records = view_.list_subscriptions({.customer = customer}); const auto* record = records.next();) {
      partners_.insert(record->contact.tenant_id);
      subscriptions_.push_back(record->subscription.id);
    }
    const store::RelationshipSelection selection{.kind = store::RelationshipKind::customer, .customer = customer};
    for (auto records = view_.list_relationships(selection); const auto* record = records.next();)
      partners_.insert(record->partner.tenant_id);
  });
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
  each_customer([&](const std::optional<CustomerId>& customer) {
    for (auto records = view_.list_customers({.customer = customer}); const auto* record = records.next();) {
      if (output_.broken()) break;
      if (wants(Kind::customers)) {
        exchange::append_customer(resource_, record->customer, record->account_relationship,
                                  record->account_administration);
        write();
      }
      const auto& gdap = record->account_administration.gdap;
      if (gdap && wants(Kind::admin)) {
        exchange::append_gdap(resource_, record->customer, std::nullopt, *gdap);
        write();
      }
    }
  });
}

/// Each with its contact, where one was designated. Those of several customers stand in the order that the whole store
/// has, so that a store that was made of them exports the same.
void Export::write_subscriptions() {
  if (!wants(Kind::subscriptions) && !wants(Kind::contacts)) return;
  if (!customers_) {
    for (auto records = view_.list_subscriptions({}); const auto* record = records.next();) {
      if (output_.broken()) break;
      write_subscription(*record);
    }
    return;
  }
  for (const SubscriptionId subscription : subscriptions_) {
    if (output_.broken()) break;
    auto records = view_.list_subscriptions({.subscription = subscription});
    if (const auto* record = records.next()) write_subscription(*record);
  }
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
  each_customer([&](const std::optional<CustomerId>& customer) {
    const store::RelationshipSelection selection{.kind = store::RelationshipKind::customer, .customer = customer};
    for (auto records = view_.list_relationships(selection); const auto* record = records.next();) {
      if (output_.broken()) break;
      if (record->partner.role == PartnerRole::provider) continue;
      if (wants(Kind::customer_relationships)) {
        exchange::append_customer_relationship(resource_, record->customer.id, record->partner, record->relationship,
                                               record->administration);
        write();
      }
      if (record->administration.gdap && wants(Kind::admin)) {
        exchange::append_gdap(resource_, record->customer, record->partner.tenant_id, *record->administration.gdap);
        write();
      }
    }
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
