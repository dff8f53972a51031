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

namespace pcadmin::command {

namespace {

using report::Html;
using store::Visit;
using text::say;
using text::tr;

constexpr std::size_t most_findings_shown = 500;
constexpr std::size_t most_customers_shown = 1000;

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

class Page {
 public:
  Page(Html& html, store::View& view, const SupportOverview& overview, Instant now, Instant soon)
      : html_(html), view_(view), overview_(overview), now_(now), soon_(soon) {}

  Result<void> write();

 private:
  void head();
  void navigation();
  void tiles();
  Result<void> attention();
  Result<void> changes();
  void partners();
  Result<void> customers();

  void tile(std::string_view label, std::uint64_t count, std::string_view kind = {});
  void section(std::string_view id, std::string_view title);
  void begin_table(std::string_view caption, const std::vector<Heading>& headings, Narrow narrow = Narrow::cards);
  void end_table();
  void begin_row();
  void begin_cell(std::string_view kind = {});
  void cell(std::string_view content, std::string_view kind = {});
  void number(std::uint64_t count);
  void named(std::string_view name, std::string_view id);
  void command(std::string_view words);
  void cut_off(std::uint64_t all, std::size_t shown, std::string_view words);
  Result<void> finding(const OverviewFinding& finding, Instant at, bool with_date);
  void reasons(const store::SubscriptionRecord& record, Instant at);
  Result<void> customer(const OverviewCustomer& customer);

  Html& html_;
  store::View& view_;
  const SupportOverview& overview_;
  Instant now_;
  Instant soon_;
  std::vector<report::ReasonText> reasons_;
  std::vector<Heading> headings_;  // of the table being written
  std::size_t column_ = 0;
};

void Page::head() {
  const Partner& account = overview_.account.partner;
  // The language of the page, as HTML writes it; a translation gives its own, e.g. zh-Hant-TW.
  html_.begin_document(tr("en"), say("Support contacts of {}", account.name), report::page_style());
  html_.open("header");
  html_.element("h1", say("Support contacts of {}", account.name));
  html_.element("p",
                say("As of {0}. Tenant {1}, PartnerID {2}.", format_instant(now_), account.tenant_id.text(),
                    account.mpn_id ? account.mpn_id->text() : std::string()),
                {{"class", "quiet"}});
  html_.close();
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
  html_.element("dd", std::to_string(count));
  html_.close();
}

void Page::tiles() {
  const std::uint64_t supported = overview_.subscriptions - overview_.without_contact;
  html_.open("dl", {{"class", "tiles"}});
  tile(tr("Customers"), overview_.customers);
  tile(tr("Subscriptions with a contact"), supported);
  tile(tr("Supported by resellers"), supported - overview_.by_default);
  tile(tr("Supported by the provider"), overview_.by_default);
  tile(tr("Need attention"), overview_.failing, overview_.failing > 0 ? "alert" : "");
  tile(tr("Change soon"), overview_.failing_soon, overview_.failing_soon > 0 ? "soon" : "");
  html_.close();
  if (overview_.without_contact == 0) return;
  html_.element("p",
                say("Of {0} subscriptions {1} can't have a support contact: they are deleted, expired or new commerce.",
                    overview_.subscriptions, overview_.without_contact),
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

void Page::number(std::uint64_t count) {
  cell(std::to_string(count), "number");
}

void Page::named(std::string_view name, std::string_view id) {
  begin_cell("name");
  html_.text(name.empty() ? id : name);
  if (!id.empty() && !name.empty()) html_.element("span", id, {{"class", "id"}});
  html_.close();
}

void Page::command(std::string_view words) {
  html_.element("code", words);
}

void Page::cut_off(std::uint64_t all, std::size_t shown, std::string_view words) {
  if (all <= shown) return;
  html_.open("p");
  html_.text(say("Shown are {0} of {1}. All of them:", shown, all));
  html_.text(" ");
  command(words);
  html_.close();
}

void Page::reasons(const store::SubscriptionRecord& record, Instant at) {
  const report::ReasonContext context{.subscription_id = record.subscription.id,
                                      .customer_id = record.subscription.customer_id,
                                      .company_name = record.company_name,
                                      .contact = &record.contact};
  report::describe(judge(record.facts, at), context, reasons_);
  begin_cell("why");
  html_.open("ul");
  for (const report::ReasonText& reason : reasons_) {
    html_.open("li");
    html_.text(reason.message);
    html_.text(" ");
    command(reason.fix);
    html_.close();
  }
  html_.close();
  html_.close();
}

Result<void> Page::finding(const OverviewFinding& finding, Instant at, bool with_date) {
  return view_.subscriptions({.subscription = finding.subscription}, [&](const store::SubscriptionRecord& record) {
    begin_row();
    if (with_date) cell(finding.until ? day(*finding.until) : std::string());
    named(record.company_name, record.domain);
    named(
        record.subscription.friendly_name.empty() ? record.subscription.offer_name : record.subscription.friendly_name,
        record.subscription.id.text());
    named(record.contact.name, record.contact.mpn_id ? record.contact.mpn_id->text() : std::string());
    reasons(record, at);
    html_.close();
    return Visit::more;
  });
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
  begin_table(tr("By reason"), {{tr("Why")}, {tr("Code")}, {tr("Contacts"), Align::number}}, Narrow::table);
  for (const auto& [code, count] : overview_.reasons) {
    begin_row();
    cell(report::title(code));
    begin_cell();
    command(name(code));
    html_.close();
    number(count);
    html_.close();
  }
  end_table();
  begin_table(tr("By customer"),
              {{tr("Customer")}, {tr("Subscription")}, {tr("Support contact")}, {tr("Why, and what helps")}});
  const std::size_t shown = std::min(overview_.now.size(), most_findings_shown);
  for (std::size_t i = 0; i < shown; ++i) {
    if (auto written = finding(overview_.now[i], now_, false); !written) return written;
  }
  end_table();
  cut_off(overview_.failing, shown, "pcadmin check-contacts");
  html_.close();
  return {};
}

Result<void> Page::changes() {
  section("soon", tr("Changes soon"));
  if (overview_.failing_soon == 0) {
    html_.element("p",
                  say("By what is known today, every contact that qualifies now will still do so on {}.", day(soon_)));
    html_.close();
    return {};
  }
  html_.element("p", say("These contacts qualify now, and will no longer do so on {}.", day(soon_)));
  begin_table(
      tr("By date"),
      {{tr("Until")}, {tr("Customer")}, {tr("Subscription")}, {tr("Support contact")}, {tr("Why, and what helps")}});
  const std::size_t shown = std::min(overview_.soon.size(), most_findings_shown);
  for (std::size_t i = 0; i < shown; ++i) {
    if (auto written = finding(overview_.soon[i], soon_, true); !written) return written;
  }
  end_table();
  cut_off(overview_.failing_soon, shown, "pcadmin check-contacts --as-of " + day(soon_));
  html_.close();
  return {};
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
    named(it.partner.name, it.partner.mpn_id ? it.partner.mpn_id->text() : std::string());
    const bool is_provider = it.partner.role == PartnerRole::provider;
    cell(is_provider ? std::string_view(tr("the provider")) : name(state_at(it.partnership, now_)));
    cell(it.partnership.agreement);
    number(it.customers);
    number(it.subscriptions);
    number(it.failing);
    number(it.failing_soon);
    html_.close();
  }
  end_table();
  html_.close();
}

/// A row for each contact that the customer has, with what it supports.
Result<void> Page::customer(const OverviewCustomer& customer) {
  struct Supported {
    Partner contact;
    bool designated = false;
    std::map<std::string, std::uint64_t> offers;
    std::uint64_t failing = 0;
  };
  std::map<PartnerTenantId, Supported> contacts;
  std::string company;
  std::string domain;
  auto read = view_.subscriptions({.customer = customer.id}, [&](const store::SubscriptionRecord& record) {
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
  for (const auto& [id, supported] : contacts) {
    begin_row();
    named(company, domain);
    named(supported.contact.name, supported.contact.mpn_id ? supported.contact.mpn_id->text() : std::string());
    cell(supported.designated ? tr("assigned") : tr("by default"));
    std::string offers;
    for (const auto& [offer, count] : supported.offers) {
      if (!offers.empty()) offers += ", ";
      offers += count == 1 ? offer : say("{0} ({1} times)", offer, count);
    }
    cell(offers);
    cell(supported.failing == 0 ? std::string(tr("qualifies")) : say("{} need attention", supported.failing),
         supported.failing == 0 ? "" : "alert");
    html_.close();
  }
  return {};
}

Result<void> Page::customers() {
  section("customers", tr("Who supports what"));
  begin_table(tr("By customer"),
              {{tr("Customer")}, {tr("Support contact")}, {tr("How")}, {tr("Subscriptions")}, {tr("State")}});
  const std::size_t shown = std::min(overview_.by_name.size(), most_customers_shown);
  for (std::size_t i = 0; i < shown && !html_.broken(); ++i) {
    if (auto written = customer(overview_.by_name[i]); !written) return written;
  }
  end_table();
  cut_off(overview_.by_name.size(), shown, "pcadmin list-subscriptions");
  html_.close();
  return {};
}

Result<void> Page::write() {
  head();
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

Result<void> write_overview_page(Html& html, store::View& view, const SupportOverview& overview, Instant now,
                                 Instant soon) {
  return Page(html, view, overview, now, soon).write();
}

}  // namespace pcadmin::command
