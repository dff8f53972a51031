// Looking up single things.
#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "store/sqlite/reader.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::store::sqlite {

using text::say;

namespace {

constexpr std::size_t most_kept = 4096;  // partners, or offers; few megabytes

struct GuidRange {
  Guid first;
  Guid last;
};

std::optional<std::uint8_t> hexadecimal(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<std::uint8_t>(digit - '0');
  if (digit >= 'a' && digit <= 'f') return static_cast<std::uint8_t>(digit - 'a' + 10);
  if (digit >= 'A' && digit <= 'F') return static_cast<std::uint8_t>(digit - 'A' + 10);
  return std::nullopt;
}

/// The ids that begin with these digits; hyphens don't count. Nothing for what can't begin an id.
std::optional<GuidRange> range_of(std::string_view prefix) {
  Guid::Bytes first{};
  Guid::Bytes last;
  last.fill(0xff);
  std::size_t digits = 0;
  for (const char character : prefix) {
    if (character == '-') continue;
    const auto value = hexadecimal(character);
    if (!value || digits == 2 * first.size()) return std::nullopt;
    const bool high = digits % 2 == 0;
    const auto shifted = static_cast<std::uint8_t>(high ? *value << 4 : *value);
    const auto others = static_cast<std::uint8_t>(high ? 0x0f : 0xf0);
    first[digits / 2] = static_cast<std::uint8_t>(first[digits / 2] | shifted);
    last[digits / 2] = static_cast<std::uint8_t>(last[digits / 2] & (shifted | others));
    ++digits;
  }
  return GuidRange{Guid(first), Guid(last)};
}

/// The ids that a lookup by id or prefix can mean.
std::optional<GuidRange> range_of(const Lookup& lookup) {
  if (lookup.by == Lookup::By::id_prefix) return range_of(lookup.text);
  const auto guid = Guid::parse(lookup.text);
  if (!guid) return std::nullopt;
  return GuidRange{*guid, *guid};
}

/// The first text that no longer begins with this one: beyond all that a next character can be.
std::string after_all(std::string_view prefix) {
  return std::string(prefix) + "\U0010FFFF";
}

std::int64_t limit_of(std::size_t most) {
  return static_cast<std::int64_t>(std::min(most, static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max())));
}

template <class Thing>
std::vector<Thing> all_of(Query& query) {
  std::vector<Thing> found;
  while (query.next())
    query.row().read(found.emplace_back());
  return found;
}

template <class Thing>
std::optional<Thing> one_of(Query& query) {
  std::optional<Thing> found;
  if (query.next()) query.row().read(found.emplace());
  return found;
}

template <class Id>
std::optional<std::int64_t> row_of(Connection& connection, const Sql& sql, const Id& id) {
  Query query(connection, sql, id);
  if (!query.next()) return std::nullopt;
  return query.row().number();
}

// The order of the tables is the plan.
const std::string select_subscription =
    "SELECT " + subscription_columns() +
    " FROM subscription s CROSS JOIN customer c ON c.id = s.customer CROSS JOIN offer o ON o.id = s.offer ";
const std::string select_subscription_of_customer =
    "SELECT " + subscription_columns() +
    " FROM customer c CROSS JOIN subscription s ON s.customer = c.id CROSS JOIN offer o ON o.id = s.offer ";

}  // namespace

Result<std::optional<Account>> Reader::account() {
  static const Sql sql("SELECT " + partner_columns("p") +
                       ", a.cloud, a.partnership_link, a.test FROM account a JOIN partner p ON p.id = a.partner");
  Query query(connection_, sql);
  std::optional<Account> account;
  if (!query.next()) return account;
  account.emplace();
  Row row = query.row();
  row.read(account->partner);
  account->cloud = row.parsed(&parse_cloud);
  row.read(account->partnership_link, account->test);
  return account;
}

Result<std::vector<Customer>> Reader::find_customers(const Lookup& lookup, std::size_t most) {
  static const std::string select = "SELECT " + customer_columns("c") + " FROM customer c WHERE ";
  static const Sql by_domain(select + "lower(c.domain) = lower(?) ORDER BY c.guid LIMIT ?");
  static const Sql by_name(select + "c.name_key = ? ORDER BY c.guid LIMIT ?");
  static const Sql by_id(select + "c.guid BETWEEN ? AND ? ORDER BY c.guid LIMIT ?");
  static const Sql by_domain_prefix(select +
                                    "lower(c.domain) >= lower(?) AND lower(c.domain) < lower(?)"
                                    " AND c.domain <> '' ORDER BY lower(c.domain) LIMIT ?");
  static const Sql by_name_prefix(select + "c.name_key >= ? AND c.name_key < ? ORDER BY c.name_key LIMIT ?");
  switch (lookup.by) {
    case Lookup::By::domain: {
      Query query(connection_, by_domain, lookup.text, limit_of(most));
      return all_of<Customer>(query);
    }
    case Lookup::By::name: {
      const std::string key = text::fold(lookup.text);
      if (key.empty()) break;
      Query query(connection_, by_name, key, limit_of(most));
      return all_of<Customer>(query);
    }
    case Lookup::By::id:
    case Lookup::By::id_prefix: {
      const auto range = range_of(lookup);
      if (!range) break;
      Query query(connection_, by_id, range->first, range->last, limit_of(most));
      return all_of<Customer>(query);
    }
    case Lookup::By::domain_prefix: {
      const std::string end = after_all(lookup.text);
      Query query(connection_, by_domain_prefix, lookup.text, end, limit_of(most));
      return all_of<Customer>(query);
    }
    case Lookup::By::name_prefix: {
      const std::string key = text::fold(lookup.text);
      const std::string end = after_all(key);
      Query query(connection_, by_name_prefix, key, end, limit_of(most));
      return all_of<Customer>(query);
    }
    case Lookup::By::mpn_id:
    case Lookup::By::mpn_id_prefix:
      break;
  }
  return std::vector<Customer>{};
}

Result<std::vector<Partner>> Reader::find_partners(const Lookup& lookup, std::size_t most) {
  static const std::string select = "SELECT " + partner_columns("p") + " FROM partner p WHERE ";
  static const Sql by_mpn_id(select + "p.mpn_id = ? ORDER BY p.guid LIMIT ?");
  static const Sql by_name(select + "p.name_key = ? ORDER BY p.guid LIMIT ?");
  static const Sql by_id(select + "p.guid BETWEEN ? AND ? ORDER BY p.guid LIMIT ?");
  static const Sql by_mpn_id_prefix(select + "p.mpn_id >= ? AND p.mpn_id < ? ORDER BY p.mpn_id LIMIT ?");
  static const Sql by_name_prefix(select + "p.name_key >= ? AND p.name_key < ? ORDER BY p.name_key LIMIT ?");
  switch (lookup.by) {
    case Lookup::By::mpn_id: {
      Query query(connection_, by_mpn_id, lookup.text, limit_of(most));
      return all_of<Partner>(query);
    }
    case Lookup::By::name: {
      const std::string key = text::fold(lookup.text);
      if (key.empty()) break;
      Query query(connection_, by_name, key, limit_of(most));
      return all_of<Partner>(query);
    }
    case Lookup::By::id:
    case Lookup::By::id_prefix: {
      const auto range = range_of(lookup);
      if (!range) break;
      Query query(connection_, by_id, range->first, range->last, limit_of(most));
      return all_of<Partner>(query);
    }
    case Lookup::By::mpn_id_prefix: {
      const std::string end = after_all(lookup.text);
      Query query(connection_, by_mpn_id_prefix, lookup.text, end, limit_of(most));
      return all_of<Partner>(query);
    }
    case Lookup::By::name_prefix: {
      const std::string key = text::fold(lookup.text);
      const std::string end = after_all(key);
      Query query(connection_, by_name_prefix, key, end, limit_of(most));
      return all_of<Partner>(query);
    }
    case Lookup::By::domain:
    case Lookup::By::domain_prefix:
      break;
  }
  return std::vector<Partner>{};
}

Result<std::vector<Subscription>> Reader::find_subscriptions(const Lookup& lookup,
                                                             const std::optional<CustomerId>& customer,
                                                             std::size_t most) {
  static const Sql by_name(select_subscription +
                           "WHERE s.id IN (SELECT id FROM subscription WHERE name_key = ?1 AND name_key <> ''"
                           " UNION SELECT n.id FROM offer m CROSS JOIN subscription n ON n.offer = m.id"
                           " WHERE m.name_key = ?1) ORDER BY s.guid LIMIT ?2");
  static const Sql by_name_of_customer(select_subscription_of_customer +
                                       "WHERE c.guid = ?1 AND (o.name_key = ?2 OR s.name_key = ?2)"
                                       " ORDER BY s.guid LIMIT ?3");
  static const Sql by_name_prefix_of_customer(
      select_subscription_of_customer +
      "WHERE c.guid = ?1 AND ((o.name_key >= ?2 AND o.name_key < ?3) OR (s.name_key >= ?2 AND s.name_key < ?3))"
      " ORDER BY s.guid LIMIT ?4");
  static const Sql by_id(select_subscription +
                         "WHERE s.guid BETWEEN ?1 AND ?2 AND (?3 IS NULL OR c.guid = ?3) ORDER BY s.guid LIMIT ?4");
  switch (lookup.by) {
    case Lookup::By::name: {
      const std::string key = text::fold(lookup.text);
      if (key.empty()) break;
      if (customer) {
        Query query(connection_, by_name_of_customer, *customer, key, limit_of(most));
        return all_of<Subscription>(query);
      }
      Query query(connection_, by_name, key, limit_of(most));
      return all_of<Subscription>(query);
    }
    case Lookup::By::id:
    case Lookup::By::id_prefix: {
      const auto range = range_of(lookup);
      if (!range) break;
      Query query(connection_, by_id, range->first, range->last, customer, limit_of(most));
      return all_of<Subscription>(query);
    }
    case Lookup::By::name_prefix: {
      // Of everybody's, too many have the same name to be worth offering.
      if (!customer) break;
      const std::string key = text::fold(lookup.text);
      const std::string end = after_all(key);
      Query query(connection_, by_name_prefix_of_customer, *customer, key, end, limit_of(most));
      return all_of<Subscription>(query);
    }
    case Lookup::By::mpn_id:
    case Lookup::By::mpn_id_prefix:
    case Lookup::By::domain:
    case Lookup::By::domain_prefix:
      break;
  }
  return std::vector<Subscription>{};
}

Result<std::optional<Customer>> Reader::customer(CustomerId id) {
  static const Sql sql("SELECT " + customer_columns("c") + " FROM customer c WHERE c.guid = ?");
  Query query(connection_, sql, id);
  return one_of<Customer>(query);
}

Result<std::optional<Partner>> Reader::partner(PartnerTenantId id) {
  static const Sql sql("SELECT " + partner_columns("p") + " FROM partner p WHERE p.guid = ?");
  Query query(connection_, sql, id);
  return one_of<Partner>(query);
}

Result<std::optional<Subscription>> Reader::subscription(SubscriptionId id) {
  static const Sql sql(select_subscription + "WHERE s.guid = ?");
  Query query(connection_, sql, id);
  return one_of<Subscription>(query);
}

Result<Relationship> Reader::partnership(PartnerTenantId partner) {
  const auto row = partner_row(partner);
  return row ? partnership_of(*row) : Relationship{};
}

Result<Relationship> Reader::customer_relationship(CustomerId customer, PartnerTenantId partner) {
  const auto customer_key = customer_row(customer);
  const auto partner_key = partner_row(partner);
  return customer_key && partner_key ? relationship_of(*customer_key, *partner_key) : Relationship{};
}

Result<Administration> Reader::administration(CustomerId customer, PartnerTenantId partner) {
  const auto customer_key = customer_row(customer);
  const auto partner_key = partner_row(partner);
  return customer_key && partner_key ? administration_of(*customer_key, *partner_key) : Administration{};
}

Result<std::optional<PartnerTenantId>> Reader::support_contact(SubscriptionId subscription) {
  static const Sql sql(
      "SELECT p.guid FROM subscription s JOIN support_contact d ON d.subscription = s.id "
      "JOIN partner p ON p.id = d.partner WHERE s.guid = ?");
  Query query(connection_, sql, subscription);
  return one_of<PartnerTenantId>(query);
}

Result<bool> Reader::read_brief(SubscriptionId subscription, SubscriptionBrief& brief) {
  static const Sql sql(
      "SELECT s.customer, s.offer, s.status, s.channel, c.guid, c.company_name, c.domain, p.guid"
      " FROM subscription s CROSS JOIN customer c ON c.id = s.customer"
      " LEFT JOIN support_contact d ON d.subscription = s.id LEFT JOIN partner p ON p.id = d.partner WHERE s.guid = ?");
  Query query(connection_, sql, subscription);
  if (!query.next()) return false;
  Row row = query.row();
  if (!subject_) subject_.emplace();
  subject_->subscription = subscription;
  subject_->customer = row.number();
  const Offer& offer = this->offer(row.number());
  row.read(brief.status);
  brief.channel = row.parsed(&parse_channel);
  row.read(brief.customer_id, brief.company_name, brief.domain, brief.designated);
  brief.offer_name = offer.name;
  brief.new_commerce = offer.new_commerce;
  subject_->status = brief.status;
  subject_->new_commerce = brief.new_commerce;
  subject_->channel = brief.channel;
  return true;
}

Result<EligibilityFacts> Reader::facts(SubscriptionId subscription, PartnerTenantId candidate) {
  static const Sql sql("SELECT " + relationship_columns("ar") + ", " + relationship_columns("cr") + ", " +
                       administration_columns("ad") +
                       " FROM (SELECT 1)"
                       " LEFT JOIN customer_relationship ar ON ar.customer = ?1 AND ar.partner = ?2"
                       " LEFT JOIN customer_relationship cr ON cr.customer = ?1 AND cr.partner = ?3"
                       " LEFT JOIN administration ad ON ad.customer = ?1 AND ad.partner = ?3");
  EligibilityFacts facts;
  const auto customer = read_subject(subscription, facts);
  if (!customer) return unknown_subscription(subscription);
  const Contact* const contact = this->contact(candidate);
  if (contact == nullptr) return unknown_partner(candidate);
  facts.candidate.role = contact->role;
  facts.candidate.partnership = contact->partnership;
  Query query(connection_, sql, *customer, provider_row(), contact->row);
  if (query.next())
    query.row().read(facts.candidate.account_relationship, facts.candidate.customer_relationship,
                     facts.candidate.administration);
  return facts;
}

std::optional<std::int64_t> Reader::read_subject(SubscriptionId subscription, EligibilityFacts& facts) {
  static const Sql sql("SELECT customer, offer, status, channel FROM subscription WHERE guid = ?");
  if (!subject_ || subject_->subscription != subscription) {
    Query query(connection_, sql, subscription);
    if (!query.next()) return std::nullopt;
    Row row = query.row();
    Subject subject;
    subject.subscription = subscription;
    subject.customer = row.number();
    subject.new_commerce = offer(row.number()).new_commerce;
    row.read(subject.status);
    subject.channel = row.parsed(&parse_channel);
    subject_ = std::move(subject);
  }
  facts.subscription.status = subject_->status;
  facts.subscription.new_commerce = subject_->new_commerce;
  facts.subscription.channel = subject_->channel;
  return subject_->customer;
}

const Reader::Contact* Reader::contact(PartnerTenantId id) {
  static const Sql sql("SELECT p.id, p.role, " + relationship_columns("r") +
                       " FROM partner p LEFT JOIN partnership r ON r.partner = p.id AND p.role <> 'provider'"
                       " WHERE p.guid = ?");
  if (const auto known = contacts_.find(id); known != contacts_.end()) return &known->second;
  Query query(connection_, sql, id);
  if (!query.next()) return nullptr;
  Contact contact;
  Row row = query.row();
  contact.row = row.number();
  contact.role = row.parsed(&parse_partner_role);
  row.read(contact.partnership);
  if (contacts_.size() == most_kept) contacts_.clear();
  return &contacts_.emplace(id, std::move(contact)).first->second;
}

const Reader::Offer& Reader::offer(std::int64_t row) {
  static const Sql sql("SELECT name, product_type FROM offer WHERE id = ?");
  if (const auto known = offers_.find(row); known != offers_.end()) return known->second;
  Query query(connection_, sql, row);
  Offer offer;
  if (query.next()) {
    Row columns = query.row();
    columns.read(offer.name);
    offer.new_commerce = is_new_commerce(columns.text());
  }
  if (offers_.size() == most_kept) offers_.clear();
  return offers_.emplace(row, std::move(offer)).first->second;
}

void Reader::forget_partners() {
  contacts_.clear();
  provider_.reset();
}

void Reader::forget_all() {
  forget_partners();
  forget_subscription();
  offers_.clear();
}

std::optional<std::int64_t> Reader::provider_row() {
  static const Sql sql("SELECT partner FROM account");
  if (provider_) return provider_;
  Query query(connection_, sql);
  if (query.next()) provider_ = query.row().number();
  return provider_;
}

std::optional<std::int64_t> Reader::customer_row(CustomerId id) {
  static const Sql sql("SELECT id FROM customer WHERE guid = ?");
  return row_of(connection_, sql, id);
}

std::optional<std::int64_t> Reader::partner_row(PartnerTenantId id) {
  static const Sql sql("SELECT id FROM partner WHERE guid = ?");
  return row_of(connection_, sql, id);
}

std::optional<std::int64_t> Reader::subscription_row(SubscriptionId id) {
  static const Sql sql("SELECT id FROM subscription WHERE guid = ?");
  return row_of(connection_, sql, id);
}

Relationship Reader::partnership_of(std::int64_t partner) {
  static const Sql sql("SELECT " + relationship_columns("r") + " FROM partnership r WHERE r.partner = ?");
  Query query(connection_, sql, partner);
  return one_of<Relationship>(query).value_or(Relationship{});
}

Relationship Reader::relationship_of(std::int64_t customer, std::int64_t partner) {
  static const Sql sql("SELECT " + relationship_columns("r") +
                       " FROM customer_relationship r WHERE r.customer = ? AND r.partner = ?");
  Query query(connection_, sql, customer, partner);
  return one_of<Relationship>(query).value_or(Relationship{});
}

Administration Reader::administration_of(std::int64_t customer, std::int64_t partner) {
  static const Sql sql("SELECT " + administration_columns("d") +
                       " FROM administration d WHERE d.customer = ? AND d.partner = ?");
  Query query(connection_, sql, customer, partner);
  return one_of<Administration>(query).value_or(Administration{});
}

Error Reader::unknown_customer(CustomerId id) {
  return {ErrorCode::customer_not_found,
          say("customer '{}' not found.", id.text()),
          "pcadmin list-customers",
          id.text(),
          {}};
}

Error Reader::unknown_partner(PartnerTenantId id) {
  return {
      ErrorCode::partner_not_found, say("partner '{}' not found.", id.text()), "pcadmin list-resellers", id.text(), {}};
}

Error Reader::unknown_subscription(SubscriptionId id) {
  return {ErrorCode::subscription_not_found,
          say("subscription '{}' not found.", id.text()),
          "pcadmin list-subscriptions",
          id.text(),
          {}};
}

}  // namespace pcadmin::store::sqlite
