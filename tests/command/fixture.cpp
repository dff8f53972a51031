#include "command/fixture.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include <pcadmin/administration.hpp>

#include "exchange/text_bytes.hpp"
#include "rules/profile.hpp"
#include "store/sqlite/open.hpp"

namespace pcadmin::test {

namespace {

std::string to_text(const report::Value& value) {
  return std::visit(
      [](const auto& held) -> std::string {
        using Held = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<Held, std::monostate>) {
          return "null";
        } else if constexpr (std::is_same_v<Held, bool>) {
          return held ? "true" : "false";
        } else if constexpr (std::is_same_v<Held, std::int64_t>) {
          return std::to_string(held);
        } else if constexpr (std::is_same_v<Held, std::string_view>) {
          return std::string(held);
        } else if constexpr (std::is_same_v<Held, report::Worded>) {
          return held.text.empty() ? "null" : std::string(held.text);
        } else {
          std::string codes;
          for (const report::ReasonText& reason : held)
            codes += (codes.empty() ? "" : ",") + reason.code;
          return codes;
        }
      },
      value);
}

std::string make_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "pcadmin-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  return pattern;
}

Error usage(ErrorCode code, std::string message) {
  Error error;
  error.code = code;
  error.message = std::move(message);
  return error;
}

/// Stays empty where it isn't kept.
class MemoryFile final : public exchange::NewFile {
 public:
  MemoryFile(std::map<std::string, std::string>& files, std::string name) : files_(files), name_(std::move(name)) {}
  Result<void> write(std::string_view bytes) override {
    written_ += bytes;
    return {};
  }
  Result<void> keep() override {
    files_[name_] = written_;
    return {};
  }
  bool replaces() const override { return files_.count(name_) != 0; }
  Result<void> remove_replaced() override {
    files_.erase(name_);
    return {};
  }

 private:
  std::map<std::string, std::string>& files_;
  std::string name_;
  std::string written_;
};

/// A small parser: enough to run a command by its declared options.
Result<void> parse(cli::OptionSet& set, const std::vector<std::string>& arguments) {
  std::vector<const cli::Option*> given;
  std::size_t position = 0;
  const auto assign = [&](const cli::Option& option, std::string_view value) -> Result<void> {
    given.push_back(&option);
    if (value.empty() && option.kind != cli::Option::Kind::flag && !option.empty_allowed) {
      return usage(ErrorCode::invalid_value, option.name + " is empty.");
    }
    if (const auto problem = option.assign(value)) return usage(ErrorCode::invalid_value, *problem);
    return {};
  };

  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    const cli::Option* option = nullptr;
    std::string_view value;
    if (word.starts_with("--")) {
      for (const auto& candidate : set.options()) {
        if (candidate.name == word) option = &candidate;
      }
      if (option == nullptr) return usage(ErrorCode::unknown_option, word);
      if (option->kind != cli::Option::Kind::flag) {
        if (++i == arguments.size()) return usage(ErrorCode::missing_argument, word);
        value = arguments[i];
      }
    } else {
      if (position == set.arguments().size()) return usage(ErrorCode::unexpected_argument, word);
      option = &set.arguments()[position];
      if (option->kind != cli::Option::Kind::repeatable) ++position;
      value = word;
    }
    if (auto done = assign(*option, value); !done) return done;
  }
  const auto check_required = [&](const std::deque<cli::Option>& options) -> Result<void> {
    for (const auto& option : options) {
      const bool present = std::find(given.begin(), given.end(), &option) != given.end();
      if (option.is_required && !present) return usage(ErrorCode::missing_argument, option.name);
    }
    return {};
  };
  if (auto done = check_required(set.options()); !done) return done;
  return check_required(set.arguments());
}

}  // namespace

Result<void> RecordingOutput::begin(std::span<const report::Column> columns) {
  if (refuses_columns) return usage(ErrorCode::unknown_field, "There is no such field.");
  columns_.clear();
  for (const auto& column : columns)
    columns_.emplace_back(column.name);
  return {};
}

Result<void> RecordingOutput::begin_list(std::span<const report::Column> columns) {
  return begin(columns);
}

Result<void> RecordingOutput::begin_item(std::span<const report::Column> columns) {
  return begin(columns);
}

Row RecordingOutput::to_row(std::span<const report::Value> values) {
  REQUIRE(values.size() == columns_.size());
  Row row;
  for (std::size_t i = 0; i < values.size(); ++i) {
    row[columns_[i]] = to_text(values[i]);
    const auto* reasons = std::get_if<std::span<const report::ReasonText>>(&values[i]);
    if (reasons == nullptr) continue;
    for (const report::ReasonText& reason : *reasons)
      fixes_.push_back(reason.fix);
  }
  return row;
}

void RecordingOutput::row(std::span<const report::Value> values) {
  rows_.push_back(to_row(values));
}

void RecordingOutput::item(std::span<const report::Value> values) {
  rows_.push_back(to_row(values));
}

void RecordingOutput::end_list(std::uint64_t total, bool) {
  ended_ = true;
  total_ = total;
}

void RecordingOutput::clear() {
  columns_.clear();
  rows_.clear();
  fixes_.clear();
  resources_.clear();
  texts_.clear();
  total_ = 0;
  ended_ = false;
}

CommandFixture::CommandFixture(Keeps keeps)
    : now(*parse_instant("2026-11-23T12:00:00Z")),
      keeps_(keeps),
      folder_(keeps == Keeps::in_file ? make_folder() : std::string()) {}

CommandFixture::~CommandFixture() {
  if (folder_.empty()) return;
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

bool CommandFixture::has_store() const {
  return keeps_ == Keeps::in_file ? std::filesystem::exists(path("pcadmin.db")) : memory_.was_written();
}

Result<std::unique_ptr<store::Store>> CommandFixture::open_store(store::OpenMode mode) {
  if (keeps_ == Keeps::in_file) return store::sqlite::open(path("pcadmin.db"), mode);
  if (mode != store::OpenMode::create && !memory_.was_written())
    return usage(ErrorCode::store_not_found, "There is no store.");
  return std::unique_ptr<store::Store>(std::make_unique<store::test::MemoryStore>(memory_));
}

Result<cli::Outcome> CommandFixture::run(const cli::Command& command, const std::vector<std::string>& arguments) {
  // What others do while a question stands can't be done twice.
  if (keeps_ == Keeps::in_file || while_asking) {
    memory_.runs_bodies_twice = true;
    return run_once(command, arguments);
  }
  const store::test::Memory memory_before = memory_;
  const auto files_before = files;
  memory_.runs_bodies_twice = false;
  const std::string with_each_body_once = all_answers(run_once(command, arguments));
  memory_ = memory_before;
  files = files_before;
  memory_.runs_bodies_twice = true;
  auto outcome = run_once(command, arguments);
  CHECK(all_answers(outcome) == with_each_body_once);
  return outcome;
}

/// All that a command answered, noted, asked, wrote and recorded.
std::string CommandFixture::all_answers(const Result<cli::Outcome>& outcome) {
  std::string text;
  const auto add = [&](const std::string& line) { text += line + "\n"; };
  if (outcome) {
    add(std::to_string(static_cast<int>(*outcome)));
  } else {
    add(std::string(name(outcome.error().code)) + " " + outcome.error().message + " " + outcome.error().hint);
    for (const ErrorDetail& detail : outcome.error().details)
      add(detail.code + " " + std::to_string(detail.line) + " " + detail.value + " " + detail.message);
  }
  for (const Row& row : output.rows()) {
    for (const auto& [column, value] : row)
      add(column + "=" + value);
  }
  for (const std::string& resource : output.resources())
    add(resource);
  add(output.texts() + std::to_string(output.total()));
  for (const std::string& note : notes)
    add(note);
  for (const cli::Confirmation& confirmation : confirmations)
    add(confirmation.review + confirmation.question);
  for (const auto& [file, content] : files)
    add(file + ": " + content);
  if (!has_store()) return text;
  for (const store::ChangeRecord& change : journal()) {
    add(std::to_string(change.run_id) + " " + std::to_string(change.change_id) + " " + std::string(name(change.kind)) +
        " " + change.before + " " + change.after + " " + change.reason);
  }
  return text;
}

Result<cli::Outcome> CommandFixture::run_once(const cli::Command& command, const std::vector<std::string>& arguments) {
  output.clear();
  notes.clear();
  warnings.clear();
  confirmations.clear();
  const auto invocation = command.invoke();
  cli::OptionSet set(now);
  invocation->declare(set);
  if (auto parsed = parse(set, arguments); !parsed) return parsed.error();

  cli::Services services{
      .now = now,
      .actor = actor,
      .output = output,
      .open_store = [this](store::OpenMode mode) { return open_store(mode); },
      .maintain_store = [this]() -> Result<std::unique_ptr<store::Maintenance>> {
        return store::sqlite::maintain(path("pcadmin.db"));
      },
      .changed = [this](std::int64_t run_id) { changed_run = run_id; },
      .keep_apart = [this](const std::string& name) -> Result<void> {
        if (name == path("pcadmin.db")) return usage(ErrorCode::conflicting_options, name);
        return {};
      },
      .open_input = [this](const std::string& name) -> Result<std::unique_ptr<exchange::Bytes>> {
        for (const auto* known : {&inputs, &files})
          if (const auto found = known->find(name); found != known->end()) return exchange::bytes_of(found->second);
        return usage(ErrorCode::file_not_found, name);
      },
      .create_file = [this](const std::string& name, const std::string& input,
                            std::string_view) -> Result<std::unique_ptr<exchange::NewFile>> {
        if (name == input) return usage(ErrorCode::conflicting_options, name);
        return std::unique_ptr<exchange::NewFile>(std::make_unique<MemoryFile>(files, name));
      },
      .confirm = [this](const cli::Confirmation& confirmation) -> Result<void> {
        confirmations.push_back(confirmation);
        CHECK_FALSE(memory_.in_use());
        if (while_asking) while_asking();
        if (confirmation.assume_yes) return {};
        if (!terminal) {
          if (confirmation.needs_yes) return usage(ErrorCode::confirmation_required, "Give --yes.");
          return {};
        }
        if (!approves) return usage(ErrorCode::declined, "Nothing was changed.");
        return {};
      },
      .note = [this](std::string_view line) { notes.emplace_back(line); },
      .warn =
          [this](const report::ReasonText& warning) {
            warnings.push_back(warning);
            notes.push_back(warning.code + ": " + warning.message + "\n" + warning.fix);
          },
      .interrupted = [] { return false; },
      .settings = [this] { return settings; },
  };
  return invocation->run(services);
}

Error CommandFixture::failure(const cli::Command& command, const std::vector<std::string>& arguments) {
  auto outcome = run(command, arguments);
  REQUIRE_FALSE(outcome);
  return outcome.error();
}

void CommandFixture::read(const std::function<void(store::View&)>& body) {
  auto opened = open_store(store::OpenMode::read);
  REQUIRE(opened);
  REQUIRE((*opened)->read([&](store::View& view) -> Result<void> {
    body(view);
    return {};
  }));
}

void CommandFixture::write(const std::function<void(store::Transaction&)>& body) {
  auto opened = open_store(store::OpenMode::create);
  REQUIRE(opened);
  // What isn't a command's is run once.
  const bool before = std::exchange(memory_.runs_bodies_twice, false);
  store::Run run;
  run.at = now - std::chrono::days{1};
  run.actor = "setup";
  run.command = "setup";
  REQUIRE((*opened)->write(run, [&](store::Transaction& transaction) -> Result<void> {
    body(transaction);
    return {};
  }));
  memory_.runs_bodies_twice = before;
}

std::vector<store::ChangeRecord> CommandFixture::journal() {
  std::vector<store::ChangeRecord> changes;
  read([&](store::View& view) {
    for (auto stream = view.list_changes({}); const store::ChangeRecord* change = stream.next();) {
      if (change->command != "setup") changes.push_back(*change);
    }
  });
  return changes;
}

Guid CommandFixture::next_guid(std::uint8_t kind) {
  Guid::Bytes bytes{};
  bytes.fill(0x11);
  bytes.front() = kind;
  bytes.back() = ++ids_;
  return Guid(bytes);
}

Account CommandFixture::given_account(Cloud cloud, std::string partnership_link) {
  Account account;
  account.partner.tenant_id = PartnerTenantId(next_guid(0xa0));
  account.partner.mpn_id = MpnId::parse("5102948");
  account.partner.name = "Farhill Cloud";
  account.partner.role = PartnerRole::provider;
  account.partner.support_profile = test::profile("support@farhill.example");
  account.cloud = cloud;
  account.partnership_link = std::move(partnership_link);
  write([&](store::Transaction& transaction) { transaction.save_account(account); });
  return account;
}

Partner CommandFixture::given_reseller(const std::string& name, RelationshipState partnership) {
  Partner partner;
  partner.tenant_id = PartnerTenantId(next_guid(0xb0));
  partner.mpn_id = MpnId::parse("40" + std::to_string(ids_));
  partner.name = name;
  partner.role = PartnerRole::reseller;
  Relationship relationship;
  relationship.state = partnership;
  write([&](store::Transaction& transaction) {
    transaction.save_partner(partner);
    transaction.set_partnership({partner.tenant_id, relationship});
  });
  return partner;
}

Customer CommandFixture::given_customer(const std::string& name, const std::string& domain,
                                        RelationshipState account_relationship) {
  Customer customer;
  customer.id = CustomerId(next_guid(0xc0));
  customer.company_name = name;
  customer.domain = domain;
  Relationship relationship;
  relationship.state = account_relationship;
  write([&](store::Transaction& transaction) {
    transaction.save_customer(customer);
    const auto account = transaction.account();
    REQUIRE(account);
    transaction.set_customer_relationship({{customer.id, account->partner.tenant_id}, relationship});
  });
  return customer;
}

Subscription CommandFixture::given_subscription(CustomerId customer, const std::string& offer,
                                                const std::string& status, Channel channel) {
  Subscription subscription;
  subscription.id = SubscriptionId(next_guid(0xd0));
  subscription.customer_id = customer;
  subscription.offer_name = offer;
  subscription.status = status;
  subscription.quantity = 10;
  subscription.channel = channel;
  write([&](store::Transaction& transaction) { transaction.save_subscription(subscription); });
  return subscription;
}

void CommandFixture::given_dap(CustomerId customer, PartnerTenantId partner) {
  Administration administration;
  administration.dap = DapState::active;
  write([&](store::Transaction& transaction) {
    transaction.set_administration({{customer, partner}, administration});
  });
}

void CommandFixture::given_contact(SubscriptionId subscription, PartnerTenantId partner) {
  write([&](store::Transaction& transaction) { transaction.set_support_contact({subscription, partner}); });
}

}  // namespace pcadmin::test
