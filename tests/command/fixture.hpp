// What the tests of commands share: a store in memory, services with a fixed clock, and an output that records what a
// command answers. A command has to answer the same, and leave the same, when the body of each transaction is run
// twice, as a store may do; and nobody is asked inside of a body.
//
//     CommandFixture fixture;
//     fixture.given_account();
//     const auto customer = fixture.given_customer("Larkfield", "larkfield.example");
//     REQUIRE(fixture.run(command::grant_admin(), {"--customer", "larkfield.example", "--reseller", "provider"}));
//     CHECK(fixture.output.rows().at(0).at("result") == "granted");
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <pcadmin/instant.hpp>

#include "cli/command.hpp"
#include "cli/services.hpp"
#include "error/error.hpp"
#include "report/output.hpp"
#include "store/memory_store.hpp"
#include "store/store.hpp"

namespace pcadmin::test {

/// A row or an item by column names. Values as text: "null", "true", "12"; reasons as their codes
/// with commas between them.
using Row = std::map<std::string, std::string>;

class RecordingOutput final : public report::Output {
 public:
  Result<void> begin_list(std::span<const report::Column> columns) override;
  void row(std::span<const report::Value> values) override;
  void end_list(std::uint64_t total, bool truncated) override;
  Result<void> begin_item(std::span<const report::Column> columns) override;
  void item(std::span<const report::Value> values) override;
  Result<void> begin_resources() override { return {}; }
  void resource(std::string_view object) override { resources_.emplace_back(object); }
  void text(std::string_view text) override { texts_.append(text); }
  void lines(std::string_view text) override { texts_.append(text); }
  bool shows(std::string_view) const override { return true; }
  bool for_people() const override { return is_for_people; }
  bool broken() const override { return resources_.size() >= breaks_after; }
  Result<void> finish() override { return {}; }

  const std::vector<std::string>& columns() const { return columns_; }
  const std::vector<Row>& rows() const { return rows_; }  ///< of a list, or the one item
  const std::vector<std::string>& resources() const { return resources_; }
  const std::vector<std::string>& fixes() const { return fixes_; }  ///< of all reasons, in order
  const std::string& texts() const { return texts_; }
  bool ended() const { return ended_; }
  std::uint64_t total() const { return total_; }
  void clear();

  bool is_for_people = false;
  std::size_t breaks_after = SIZE_MAX;  ///< so many resources: the reader goes away
  bool refuses_columns = false;         ///< as if --columns named an unknown field

 private:
  Result<void> begin(std::span<const report::Column> columns);
  Row to_row(std::span<const report::Value> values);

  std::vector<std::string> columns_;
  std::vector<Row> rows_;
  std::vector<std::string> fixes_;
  std::vector<std::string> resources_;
  std::string texts_;
  std::uint64_t total_ = 0;
  bool ended_ = false;
};

class CommandFixture {
 public:
  enum class Keeps { in_memory, in_file };

  /// In a file: for tests of what is done with that. It stands in a folder that goes away with the test.
  explicit CommandFixture(Keeps keeps = Keeps::in_memory);
  ~CommandFixture();
  CommandFixture(const CommandFixture&) = delete;
  CommandFixture& operator=(const CommandFixture&) = delete;

  /// Parses the arguments by the command's own declaration and runs it. What earlier runs answered,
  /// noted and asked is forgotten. Arguments are "--name value", "--flag" and positionals.
  Result<cli::Outcome> run(const cli::Command& command, const std::vector<std::string>& arguments);

  /// The error of a run that has to fail.
  Error failure(const cli::Command& command, const std::vector<std::string>& arguments);

  /// Reading and writing behind the command's back. A failure ends the test.
  void read(const std::function<void(store::View&)>& body);
  void write(const std::function<void(store::Transaction&)>& body);
  std::vector<store::ChangeRecord> journal();

  /// A tenant to work with; names may be repeated, ids never are. `given_account` comes first.
  Account given_account(Cloud cloud = Cloud::global, std::string partnership_link = "https://partners.example/invite");
  Partner given_reseller(const std::string& name, RelationshipState partnership = RelationshipState::active);
  Customer given_customer(const std::string& name, const std::string& domain,
                          RelationshipState account_relationship = RelationshipState::active);
  Subscription given_subscription(CustomerId customer, const std::string& offer, const std::string& status = "active",
                                  Channel channel = Channel::csp);
  void given_dap(CustomerId customer, PartnerTenantId partner);
  void given_contact(SubscriptionId subscription, PartnerTenantId partner);

  bool has_store() const;
  /// In the folder of the store in a file.
  std::string path(const std::string& name) const { return folder_ + "/" + name; }

  Instant now;
  std::string actor = "kim";
  RecordingOutput output;
  std::vector<std::string> notes;
  std::vector<report::ReasonText> warnings;      ///< which are notes as well
  std::vector<cli::Confirmation> confirmations;  ///< all that were asked for
  bool terminal = true;                          ///< whether somebody can be asked
  bool approves = true;                          ///< what that somebody answers
  std::map<std::string, std::string> inputs;     ///< files by name, and "-"
  std::map<std::string, std::string> files;      ///< that were kept
  std::int64_t changed_run = 0;                  ///< what was told of a change to the store as a whole
  cli::Settings settings;
  std::function<void()> while_asking;  ///< what happens while the question stands

 private:
  Result<cli::Outcome> run_once(const cli::Command& command, const std::vector<std::string>& arguments);
  std::string all_answers(const Result<cli::Outcome>& outcome);
  Result<std::unique_ptr<store::Store>> open_store(store::OpenMode mode);
  Guid next_guid(std::uint8_t kind);

  Keeps keeps_;
  store::test::Memory memory_;  ///< the content of a store in memory
  std::string folder_;          ///< none in memory
  std::uint8_t ids_ = 0;
};

}  // namespace pcadmin::test
