#include "command/overview_page.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/page_style.hpp"
#include "report/reason.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

using report::Html;
using store::Visit;
using text::say;
using text::tr;

/// Contacts that are shown for one reason.
constexpr std::size_t most_contacts_shown = 100;
/// Offers that are named for one customer and contact.
constexpr std::size_t most_offers_shown = 50;

enum class Align { text, number };

/// How a table with much text in it behaves on a narrow screen.
enum class Narrow { table, cards };

struct Heading {
  std::string text;
  Align align = Align::text;
};

std::string day(Instant instant) {
  return format_instant(instant).substr(0, 10);
}

/// In groups of three digits: "1,234,567".
std::string grouped(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3; at -= 3)
    digits.insert(at - 3, 1, ',');
  return digits;
}

std::string mpn_text(const Partner& partner) {
  return partner.mpn_id ? partner.mpn_id->text() : std::string();
}

/// Subscriptions of one customer that have the same contact, and the same reasons against it.
struct Finding {
  std::string company;
  std::string domain;
  Partner contact;
  std::vector<std::string> subscriptions;
  std::vector<report::ReasonText> reasons;
};

class Page {
 public:
  Page(Html& html, store::View& view, const SupportOverview& overview, const OverviewQuestion& question)
      : html_(html), view_(view), overview_(overview), question_(question), now_(question.at), soon_(question.soon) {}

  Result<void> write();

 private:
  Result<void> head();
  void notice(std::string_view sentence);
  void navigation();
  void tiles();
  Result<void> attention();
  Result<void> trouble(const OverviewTrouble& trouble);
  Result<void> changes();
  Result<void> endings();
  void requests();
  void partners();
  Result<void> customers();

  void tile(std::string_view label, std::uint64_t count, std::string_view kind = {});
  void section(std::string_view id, std::string_view title);
  void begin_table(std::string_view caption, const std::vector<Heading>& headings, Narrow narrow = Narrow::cards);
  void end_table();
  void begin_row();
  void begin_cell(std::string_view kind = {});
  void cell(std::string_view content, std::string_view kind = {});
  void number(std::uint64_t count, std::string_view kind = {});
  void named(std::string_view name, std::string_view id);
  void command(std::string_view words);
  /// A command that lists what the page is about, with its words.
  std::string listing(std::string_view words, bool with_contact) const;
  void cut_off(std::uint64_t all, std::uint64_t shown, std::string_view words);
  void shown_of(std::uint64_t all, std::uint64_t shown, std::string_view words);
  Result<std::vector<Finding>> find(const std::vector<SubscriptionId>& subscriptions, Instant at);
  void subscriptions(const std::vector<std::string>& names);
  void reasons(const std::vector<report::ReasonText>& reasons);
  Result<void> customer(CustomerId id);

  Html& html_;
  store::View& view_;
  const SupportOverview& overview_;
  const OverviewQuestion& question_;
  Instant now_;
  Instant soon_;
  std::vector<Heading> headings_;  // of the table being written
  std::size_t column_ = 0;
};

Result<void> Page::head() {
  const Partner& account = overview_.account.partner;
  // The language of the page, as HTML writes it; a translation gives its own, e.g. zh-Hant-TW.
  html_.begin_document(tr("en"), say("Support contacts of {}", account.name), report::page_style());
  html_.open("header");
  html_.element("h1", say("Support contacts of {}", account.name));
  std::string facts =
      say("As of {0}. Tenant {1}, PartnerID {2}.", format_instant(now_), account.tenant_id.text(), mpn_text(account));
  if (overview_.last_change) facts += ' ' + say("Last change in the store: {}.", day(*overview_.last_change));
  html_.element("p", facts, {{"class", "quiet"}});
  if (overview_.account.test) notice(tr("This is a test store."));
  if (question_.customer) {
    const auto customer = view_.customer(*question_.customer);
    if (!customer) return customer.error();
    notice(say("Only the subscriptions of {}.", (*customer)->company_name));
  }
  if (question_.contact) {
    const auto contact = view_.partner(*question_.contact);
    if (!contact) return contact.error();
    notice(say("Only subscriptions whose support contact is {}.", (*contact)->name));
  }
  html_.close();
  return {};
}

void Page::notice(std::string_view sentence) {
  html_.element("p", sentence, {{"class", "notice"}});
}

void Page::navigation() {
  html_.open("nav", {{"aria-label", tr("Contents")}});
  html_.open("ul");
  const std::pair<std::string_view, const char*> targets[] = {{"#attention", tr("Needs attention")},
                                                              {"#soon", tr("Changes soon")},
                                                              {"#partners", tr("By reseller")},
                                                              {"#customers", tr("Who supports what")}};
  for (const auto& [target, title] : targets) {
    html_.open("li");
    html_.element("a", title, {{"href", target}});
    html_.close();
  }
  html_.close();
  html_.close();
}

void Page::tile(std::string_view label, std::uint64_t count, std::string_view kind) {
  html_.open("div", {{"class", kind}});
  html_.element("dt", label);
  html_.element("dd", grouped(count));
  html_.close();
}

void Page::tiles() {
  const std::uint64_t supported = overview_.subscriptions - overview_.without_contact;
  html_.open("dl", {{"class", "tiles"}});
  tile(tr("Customers"), overview_.customers);
  tile(tr("Subscriptions with a contact"), supported);
  tile(tr("Supported by resellers"), supported - overview_.by_default);
  tile(tr("Supported by the provider"), overview_.by_default);
  tile(tr("Need attention"), overview_.failing, overview_.failing > 0 ? "alert" : "well");
  tile(tr("Change soon"), overview_.failing_soon, overview_.failing_soon > 0 ? "soon" : "");
  html_.close();
  if (overview_.without_contact == 0) return;
  html_.element("p",
                say("Of {0} subscriptions {1} can't have a support contact: they are deleted, expired or new commerce.",
                    grouped(overview_.subscriptions), grouped(overview_.without_contact)),
                {{"class", "quiet"}});
}

void Page::section(std::string_view id, std::string_view title) {
  html_.open("section", {{"aria-labelledby", std::string(id) + "-title"}, {"id", id}});
  html_.element("h2", title, {{"id", std::string(id) + "-title"}});
}

void Page::begin_table(std::string_view caption, const std::vector<Heading>& headings, Narrow narrow) {
  // Within its own box a wide table scrolls, by keyboard too; the page never does sideways.
  html_.open("div", {{"class", "wide"}, {"role", "region"}, {"aria-label", caption}, {"tabindex", "0"}});
  html_.open("table", {{"class", narrow == Narrow::cards ? "cards" : "plain"}});
  headings_ = headings;
  html_.element("caption", caption);
  html_.open("thead");
  html_.open("tr");
  for (const Heading& heading : headings) {
    html_.element("th", heading.text,
                  {{"scope", "col"}, {"class", heading.align == Align::number ? "number" : "text"}});
  }
  html_.close();
  html_.close();
  html_.open("tbody");
}

void Page::end_table() {
  html_.close();
  html_.close();
  html_.close();
}

void Page::begin_row() {
  html_.open("tr");
  column_ = 0;
}

/// On cards, cells stand below each other, each with its heading.
void Page::begin_cell(std::string_view kind) {
  html_.open("td", {{"class", kind}, {"data-heading", headings_.at(column_++).text}});
}

void Page::cell(std::string_view content, std::string_view kind) {
  begin_cell(kind);
  html_.text(content);
  html_.close();
}

void Page::number(std::uint64_t count, std::string_view kind) {
  cell(grouped(count), count > 0 && !kind.empty() ? kind : "number");
}

void Page::named(std::string_view name, std::string_view id) {
  begin_cell("name");
  html_.name(name.empty() ? id : name);
  if (!id.empty() && !name.empty()) html_.element("span", id, {{"class", "id"}});
  html_.close();
}

void Page::command(std::string_view words) {
  html_.element("code", words);
}

std::string Page::listing(std::string_view words, bool with_contact) const {
  std::string command = "pcadmin ";
  command += words;
  if (question_.customer) command += " --customer " + question_.customer->text();
  if (with_contact && question_.contact) command += " --contact " + question_.contact->text();
  return command;
}

void Page::cut_off(std::uint64_t all, std::uint64_t shown, std::string_view words) {
  if (all <= shown) return;
  html_.open("p");
  shown_of(all, shown, words);
  html_.close();
}

void Page::shown_of(std::uint64_t all, std::uint64_t shown, std::string_view words) {
  html_.text(say("Shown are {0} of {1}. All of them:", grouped(shown), grouped(all)));
  html_.text(" ");
  command(words);
}

/// In the order of companies.
Result<std::vector<Finding>> Page::find(const std::vector<SubscriptionId>& subscriptions, Instant at) {
  std::map<std::string, Finding> found;
  for (const SubscriptionId id : subscriptions) {
    auto read = view_.subscriptions({.subscription = id}, [&](const store::SubscriptionRecord& record) {
      const report::ReasonContext context{.subscription_id = id,
                                          .customer_id = record.subscription.customer_id,
                                          .company_name = record.company_name,
                                          .contact = &record.contact};
      std::vector<report::ReasonText> reasons;
      report::describe(judge(record.facts, at), context, reasons);
      std::string key =
          text::fold(record.company_name) + '\0' + context.customer_id.text() + record.contact.tenant_id.text();
      for (const report::ReasonText& reason : reasons)
        key += reason.code + ' ';
      Finding& finding = found[key];
      finding.company = record.company_name.empty() ? context.customer_id.text() : record.company_name;
      finding.domain = record.domain;
      finding.contact = record.contact;
      finding.reasons = std::move(reasons);
      const Subscription& subscription = record.subscription;
      const std::string& name =
          subscription.friendly_name.empty() ? subscription.offer_name : subscription.friendly_name;
      finding.subscriptions.push_back(name.empty() ? id.text() : name);
      return Visit::more;
    });
    if (!read) return read.error();
  }
  std::vector<Finding> findings;
  for (auto& [key, finding] : found) {
    std::sort(finding.subscriptions.begin(), finding.subscriptions.end());
    findings.push_back(std::move(finding));
  }
  return findings;
}

void Page::subscriptions(const std::vector<std::string>& names) {
  begin_cell("name");
  html_.open("ul", {{"class", "subscriptions"}});
  for (const std::string& name : names) {
    html_.open("li");
    html_.name(name);
    html_.close();
  }
  html_.close();
  html_.close();
}

void Page::reasons(const std::vector<report::ReasonText>& reasons) {
  begin_cell("why");
  html_.open("ul");
  for (const report::ReasonText& reason : reasons) {
    html_.open("li");
    html_.text(reason.message);
    html_.text(" ");
    command(reason.fix);
    html_.close();
  }
  html_.close();
  html_.close();
}

Result<void> Page::attention() {
  section("attention", tr("Needs attention"));
  if (overview_.failing == 0) {
    html_.element("p", tr("Every support contact qualifies."));
    html_.close();
    return {};
  }
  html_.element("p", tr("These contacts stand, but no longer qualify. They stay until somebody assigns others, or "
                        "mends why they don't."));
  for (const auto& [code, contacts] : overview_.troubles) {
    html_.open("h3");
    html_.text(report::title(code));
    html_.text(" ");
    command(name(code));
    html_.close();
    std::uint64_t failing = 0;
    for (const OverviewTrouble& it : contacts)
      failing += it.count;
    begin_table(say("{} need attention", grouped(failing)),
                {{tr("Customer")}, {tr("Subscriptions")}, {tr("Why, and what helps")}});
    html_.close();  // each contact has a body of its own
    const std::size_t shown = overview_.failing > SupportOverview::most_troubles
                                  ? std::min(contacts.size(), most_contacts_shown)
                                  : contacts.size();
    for (std::size_t i = 0; i < shown && !html_.broken(); ++i) {
      if (auto written = trouble(contacts[i]); !written) return written;
    }
    html_.open("tbody");
    end_table();
    std::string all = listing("check-contacts", true);
    if (question_.ahead) all += " --as-of " + format_instant(now_);
    cut_off(contacts.size(), shown, all);
  }
  html_.close();
  return {};
}

/// One contact, and what it supports without qualifying.
Result<void> Page::trouble(const OverviewTrouble& trouble) {
  const auto contact = view_.partner(trouble.contact);
  if (!contact) return contact.error();
  html_.open("tbody");
  html_.open("tr", {{"class", "group"}});
  html_.open("th", {{"scope", "rowgroup"}, {"colspan", "3"}});
  html_.name(*contact && !(*contact)->name.empty() ? (*contact)->name : trouble.contact.text());
  html_.element("span", say("{} need attention", grouped(trouble.count)), {{"class", "alert"}});
  if (*contact && (*contact)->mpn_id) html_.element("span", mpn_text(**contact), {{"class", "id"}});
  html_.close();
  html_.close();
  const auto findings = find(trouble.some, now_);
  if (!findings) return findings.error();
  for (const Finding& finding : *findings) {
    begin_row();
    named(finding.company, finding.domain);
    subscriptions(finding.subscriptions);
    reasons(finding.reasons);
    html_.close();
  }
  if (trouble.count > trouble.some.size()) {
    html_.open("tr", {{"class", "rest"}});
    html_.open("td", {{"colspan", "3"}});
    std::string all = listing("check-contacts", false) + " --contact " + trouble.contact.text();
    if (question_.ahead) all += " --as-of " + format_instant(now_);
    shown_of(trouble.count, trouble.some.size(), all);
    html_.close();
    html_.close();
  }
  html_.close();
  return {};
}

Result<void> Page::changes() {
  section("soon", tr("Changes soon"));
  if (overview_.failing_soon == 0) {
    html_.element("p",
                  say("By what is known today, every contact that qualifies now will still do so on {}.", day(soon_)));
  } else if (auto written = endings(); !written) {
    return written;
  }
  if (overview_.requests_expiring > 0) requests();
  html_.close();
  return {};
}

Result<void> Page::endings() {
  html_.element("p", say("These contacts qualify now, and will no longer do so on {}.", day(soon_)));
  begin_table(
      tr("By date"),
      {{tr("Until")}, {tr("Customer")}, {tr("Subscriptions")}, {tr("Support contact")}, {tr("Why, and what helps")}});
  std::map<std::string, std::vector<SubscriptionId>> days;
  for (const OverviewEnding& ending : overview_.endings)
    days[day(ending.until)].push_back(ending.subscription);
  for (const auto& [date, ids] : days) {
    const auto findings = find(ids, soon_);
    if (!findings) return findings.error();
    for (const Finding& finding : *findings) {
      begin_row();
      cell(date, "date");
      named(finding.company, finding.domain);
      subscriptions(finding.subscriptions);
      named(finding.contact.name, mpn_text(finding.contact));
      reasons(finding.reasons);
      html_.close();
    }
  }
  end_table();
  cut_off(overview_.failing_soon, overview_.endings.size(),
          listing("check-contacts --as-of " + format_instant(soon_), true));
  return {};
}

void Page::requests() {
  html_.element("h3", say("Requests that expire unanswered by {}", day(soon_)));
  begin_table(tr("Requests by date"),
              {{tr("Expires")}, {tr("Partner")}, {tr("Customer")}, {tr("When they have accepted")}});
  for (const OverviewRequest& request : overview_.requests) {
    const bool is_provider = request.partner.role == PartnerRole::provider;
    std::string accept = "pcadmin accept-relationship";
    if (request.customer) accept += " --customer " + request.customer->id.text();
    if (!is_provider) accept += " --reseller " + request.partner.tenant_id.text();
    begin_row();
    cell(day(request.expires), "date");
    named(request.partner.name, mpn_text(request.partner));
    if (request.customer) {
      named(request.customer->company_name, request.customer->domain);
    } else {
      cell(tr("none: a partnership"));
    }
    begin_cell();
    command(accept);
    html_.close();
    html_.close();
  }
  end_table();
  cut_off(overview_.requests_expiring, overview_.requests.size(),
          "pcadmin list-relationships --filter state=requested");
}

void Page::partners() {
  section("partners", tr("By reseller"));
  begin_table(tr("Who supports how much"), {{tr("Partner")},
                                            {tr("Partnership")},
                                            {tr("Support agreement")},
                                            {tr("Customers"), Align::number},
                                            {tr("Subscriptions"), Align::number},
                                            {tr("Need attention"), Align::number},
                                            {tr("Change soon"), Align::number}});
  for (const OverviewPartner& it : overview_.partners) {
    begin_row();
    named(it.partner.name, mpn_text(it.partner));
    const bool is_provider = it.partner.role == PartnerRole::provider;
    cell(is_provider ? std::string_view(tr("the provider")) : name(state_at(it.partnership, now_)));
    begin_cell();
    html_.name(it.partnership.agreement);
    html_.close();
    number(it.customers);
    number(it.subscriptions);
    number(it.failing, "number alert");
    number(it.failing_soon);
    html_.close();
  }
  end_table();
  cut_off(overview_.partner_count, overview_.partners.size(), "pcadmin list-resellers");
  html_.close();
}

/// A row for each contact that the customer has, with what it supports.
Result<void> Page::customer(CustomerId id) {
  struct Supported {
    Partner contact;
    bool designated = false;
    std::map<std::string, std::uint64_t> offers;
    std::uint64_t failing = 0;
  };
  std::map<PartnerTenantId, Supported> contacts;
  std::string company;
  std::string domain;
  store::SubscriptionSelection selection = selection_of(question_, overview_.account);
  selection.customer = id;
  auto read = view_.subscriptions(selection, [&](const store::SubscriptionRecord& record) {
    if (!concerns(question_, record)) return Visit::more;
    company = record.company_name;
    domain = record.domain;
    const std::optional<bool> eligible = standing_contact_eligible(record.facts, now_);
    if (!eligible) return Visit::more;
    Supported& supported = contacts[record.contact.tenant_id];
    supported.contact = record.contact;
    supported.designated = record.designated;
    ++supported.offers[record.subscription.offer_name];
    if (!*eligible) ++supported.failing;
    return Visit::more;
  });
  if (!read) return read;
  for (const auto& [contact, supported] : contacts) {
    begin_row();
    named(company, domain);
    named(supported.contact.name, mpn_text(supported.contact));
    cell(supported.designated ? tr("assigned") : tr("by default"));
    begin_cell();
    std::size_t listed = 0;
    for (const auto& [offer, count] : supported.offers) {
      if (listed == most_offers_shown) break;
      if (listed++ > 0) html_.text(", ");
      html_.name(count == 1 ? offer : say("{0} ({1} times)", offer, grouped(count)));
    }
    if (listed < supported.offers.size()) {
      html_.text(" ");
      shown_of(supported.offers.size(), listed, "pcadmin list-subscriptions " + id.text());
    }
    html_.close();
    cell(supported.failing == 0 ? std::string(tr("qualifies")) : say("{} need attention", grouped(supported.failing)),
         supported.failing == 0 ? "well" : "alert");
    html_.close();
  }
  return {};
}

Result<void> Page::customers() {
  section("customers", tr("Who supports what"));
  if (overview_.customers > overview_.some_customers.size()) {
    html_.element("p", tr("The customers with the most subscriptions, by name."));
  }
  begin_table(tr("By customer"),
              {{tr("Customer")}, {tr("Support contact")}, {tr("How")}, {tr("Subscriptions")}, {tr("State")}});
  std::vector<std::pair<std::string, CustomerId>> by_name;
  for (const CustomerId id : overview_.some_customers) {
    const auto customer = view_.customer(id);
    if (!customer) return customer.error();
    by_name.emplace_back(*customer ? text::fold((*customer)->company_name) : std::string(), id);
  }
  std::sort(by_name.begin(), by_name.end());
  for (const auto& [name, id] : by_name) {
    if (html_.broken()) break;
    if (auto written = customer(id); !written) return written;
  }
  end_table();
  cut_off(overview_.customers, overview_.some_customers.size(), listing("list-subscriptions", false));
  html_.close();
  return {};
}

Result<void> Page::write() {
  if (auto written = head(); !written) return written;
  navigation();
  html_.open("main");
  tiles();
  if (auto written = attention(); !written) return written;
  if (auto written = changes(); !written) return written;
  partners();
  if (auto written = customers(); !written) return written;
  html_.close();
  html_.open("footer");
  html_.text(tr("Made by pcadmin from its store; Partner Center itself wasn't asked."));
  html_.close();
  return html_.finish();
}

}  // namespace

Result<void> write_overview_page(Html& html, store::View& view, const SupportOverview& overview,
                                 const OverviewQuestion& question) {
  return Page(html, view, overview, question).write();
}

}  // namespace pcadmin::command
