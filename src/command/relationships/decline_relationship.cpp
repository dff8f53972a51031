// decline-relationship: records that the other side declined a request.
#include "command/commands.hpp"
#include "command/relationships/relationship_answer.hpp"
#include "command/relationships/relationship_target.hpp"
#include "command/shared/writing.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

struct Options {
  RelationshipNames names;
};

void declare(cli::OptionSet& set, Options& options) {
  declare_relationship_names(set, options.names);
}

Result<RelationshipAnswer> decline_in(store::Transaction& transaction, const RelationshipNames& names, Instant now) {
  RelationshipAnswer answer;
  auto target = find_target(transaction, names);
  if (!target) return target.error();
  answer.target = *std::move(target);
  auto after = move(answer.target, recorded(transaction, answer.target), RelationshipMove::decline, now);
  if (!after) return after.error();
  answer.relationship = *std::move(after);
  answer.is_changed = record(transaction, answer.target, answer.relationship) != store::Upsert::unchanged;
  if (answer.target.customer) {
    answer.administration = transaction.administration(answer.target.customer->id, answer.target.partner.tenant_id);
  }
  return answer;
}

Result<cli::Outcome> run_decline_relationship(const Options& options, cli::Services& services) {
  if (auto named = check_named(options.names); !named) return named.error();
  if (auto begun = services.output.begin_item(relationship_answer_columns); !begun) return begun.error();
  const auto declined = write_store(services, "decline-relationship", [&](store::Transaction& transaction) {
    return decline_in(transaction, options.names, services.now);
  });
  if (!declined) return declined.error();
  const std::string what = subject(declined->target);
  services.note(declined->is_changed ? text::say("Recorded: {} was declined.", what)
                                     : text::say("Already so: {} was declined.", what));
  answer(services.output, *declined, "declined", services.now);
  return cli::Outcome::done;
}

}  // namespace

cli::Command decline_relationship() {
  return cli::make_command<Options>(
      {.name = "decline-relationship",
       .group = cli::Group::relationships,
       .purpose = "Record that a reseller or a customer declined a request",
       .description = "Only a request that waits for an answer can be declined. It can be made again afterwards.",
       .examples = {{.command = "pcadmin request-relationship --reseller 海岸資訊 && "
                                "pcadmin decline-relationship --reseller 海岸資訊",
                     .purpose = "a partnership: the request, and the reseller's no"},
                    {.command = "pcadmin request-relationship --customer maplestone.example --reseller 3390417 && "
                                "pcadmin decline-relationship --customer maplestone.example --reseller 3390417",
                     .purpose = "a customer's relationship with a reseller"}},
       .columns = relationship_answer_columns,
       .changes = true,
       .forms = {"--reseller REF", "--customer REF [--reseller REF]"}},
      declare, run_decline_relationship);
}

}  // namespace pcadmin::command
