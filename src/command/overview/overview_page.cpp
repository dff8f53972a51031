#include "command/overview/overview_page.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "command/overview/overview_attention.hpp"
#include "command/overview/overview_charts.hpp"
#include "command/overview/overview_parts.hpp"
#include "report/html_table.hpp"
#include "report/page_style.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

using report::grouped;
using report::Html;
using report::HtmlTable;
using text::say;
using text::tr;

void write_notice(Html& html, std::string_view sentence) {
  html.element("p", sentence, {{"class", "notice"}});
}

void write_head(Html& html, const SupportOverview& overview) {
  const Partner& account = overview.account.partner;
  // The language of the page, as HTML writes it; a translation gives its own, e.g. zh-Hant-TW.
  html.begin_document(tr("en"), say("Support contacts of {}", account.name), report::page_style());
  html.open("header");
  html.element("h1", say("Support contacts of {}", account.name));
  html.element("p",
               say("As of {0}. Tenant {1}, PartnerID {2}.", format_instant(overview.question.at),
                   account.tenant_id.text(), mpn_text(account)),
               {{"class", "quiet"}});
  if (overview.last_change) {
    html.element("p", say("Last change in the store: {}.", day(*overview.last_change)), {{"class", "quiet"}});
  }
  if (overview.account.test) write_notice(html, tr("This is a test store."));
  if (overview.question.customer) {
    write_notice(html, say("Only the subscriptions of {}.", overview.only_customer));
  }
  if (overview.question.contact) {
    write_notice(html, say("Only subscriptions whose support contact is {}.", overview.only_contact));
  }
  html.close();
}

void write_navigation(Html& html) {
  html.open("nav", {{"aria-label", tr("Contents")}});
  html.open("ul");
  const std::pair<std::string_view, const char*> targets[] = {{"#attention", tr("Needs attention")},
                                                              {"#soon", tr("Changes soon")},
                                                              {"#partners", tr("By reseller")},
                                                              {"#customers", tr("Who supports what")}};
  for (const auto& [target, title] : targets) {
    html.open("li");
    html.element("a", title, {{"href", target}});
    html.close();
  }
  html.close();
  html.close();
}

void write_tile(Html& html, std::string_view label, std::uint64_t count, std::string_view kind = {}) {
  html.open("div", {{"class", kind}});
  html.element("dt", label);
  html.element("dd", grouped(count));
  html.close();
}

void write_tiles(Html& html, const SupportOverview& overview) {
  const std::uint64_t supported = overview.subscriptions - overview.without_contact;
  html.open("dl", {{"class", "tiles"}});
  write_tile(html, tr("Customers"), overview.customer_count);
  write_tile(html, tr("Subscriptions with a contact"), supported);
  write_tile(html, tr("Supported by resellers"), supported - overview.by_default);
  write_tile(html, tr("Supported by the provider"), overview.by_default);
  write_tile(html, tr("Need attention"), overview.failing, overview.failing > 0 ? "alert" : "well");
  write_tile(html, tr("Change soon"), overview.failing_soon, overview.failing_soon > 0 ? "soon" : "");
  html.close();
  if (overview.without_contact == 0) return;
  html.element("p",
               say("Of {0} subscriptions {1} can't have a support contact: they are deleted, expired or new commerce.",
                   grouped(overview.subscriptions), grouped(overview.without_contact)),
               {{"class", "quiet"}});
}

void write_partners(Html& html, const SupportOverview& overview) {
  begin_section(html, "partners", tr("By reseller"));
  HtmlTable table(html, tr("Who supports how much"),
                  {{tr("Partner")},
                   {tr("Partnership")},
                   {tr("Support agreement")},
                   {tr("Customers"), HtmlTable::Align::number},
                   {tr("Subscriptions"), HtmlTable::Align::number},
                   {tr("Need attention"), HtmlTable::Align::number},
                   {tr("Change soon"), HtmlTable::Align::number}});
  for (const OverviewPartner& it : overview.partners) {
    table.begin_row();
    table.name(it.partner.name, mpn_text(it.partner));
    const bool is_provider = it.partner.role == PartnerRole::provider;
    table.cell(is_provider ? tr("the provider") : state_in_words(state_at(it.partnership, overview.question.at)));
    table.begin_cell();
    if (!it.partnership.agreement.empty()) html.name(it.partnership.agreement);
    table.end_cell();
    table.number(it.customers);
    table.number(it.subscriptions);
    table.number(it.failing, it.failing > 0 ? "number alert" : "number");
    table.number(it.failing_soon);
    table.end_row();
  }
  table.end();
  write_cut_off(html, overview.partner_count, overview.partners.size(), "pcadmin list-resellers");
  html.close();
}

void write_offers(Html& html, const OverviewSupport& support, CustomerId customer) {
  std::string_view between;
  for (const OverviewOffer& offer : support.offers) {
    html.text(between);
    html.name(offer.count == 1 ? offer.name : say("{0} ({1} times)", offer.name, grouped(offer.count)));
    between = tr(", ");
  }
  if (support.offers.size() == support.offer_count) return;
  html.text(" ");
  write_shown_of(html, support.offer_count, support.offers.size(), "pcadmin list-subscriptions " + customer.text());
}

/// A row for each contact that the customer has, with what it supports.
void write_customer(Html& html, HtmlTable& table, const OverviewCustomer& customer) {
  for (const OverviewSupport& support : customer.contacts) {
    table.begin_row();
    table.name(customer.company, customer.domain);
    table.name(support.contact.name, mpn_text(support.contact));
    table.cell(support.designated ? tr("assigned") : tr("by default"));
    table.begin_cell();
    write_offers(html, support, customer.id);
    table.end_cell();
    if (support.failing == 0) {
      table.cell(tr("qualifies"), "well");
    } else {
      table.cell(say("{} need attention", grouped(support.failing)), "alert");
    }
    table.end_row();
  }
  if (customer.contacts.size() == customer.contact_count) return;
  table.begin_rest();
  write_shown_of(html, customer.contact_count, customer.contacts.size(),
                 "pcadmin show-contact --customer " + customer.id.text());
  table.end_rest();
}

void write_customers(Html& html, const SupportOverview& overview) {
  begin_section(html, "customers", tr("Who supports what"));
  if (overview.customer_count > overview.customers.size()) {
    html.element("p", tr("The customers with the most subscriptions, by name."));
  }
  HtmlTable table(html, tr("By customer"),
                  {{tr("Customer")}, {tr("Support contact")}, {tr("How")}, {tr("Subscriptions")}, {tr("State")}});
  for (const OverviewCustomer& customer : overview.customers)
    write_customer(html, table, customer);
  table.end();
  write_cut_off(html, overview.customer_count, overview.customers.size(),
                listing_command(overview.question, "list-subscriptions", false));
  html.close();
}

}  // namespace

Result<void> write_overview_page(Html& html, const SupportOverview& overview) {
  write_head(html, overview);
  write_navigation(html);
  html.open("main");
  write_tiles(html, overview);
  write_charts(html, overview);
  write_attention(html, overview);
  write_changes(html, overview);
  write_partners(html, overview);
  write_customers(html, overview);
  html.close();
  html.open("footer");
  html.text(tr("Made by pcadmin from its store; Partner Center itself wasn't asked."));
  html.close();
  return html.finish();
}

}  // namespace pcadmin::command
