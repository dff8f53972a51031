#include "command/overview/overview_attention.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "command/overview/overview_parts.hpp"
#include "report/html_table.hpp"
#include "report/reason.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

using report::grouped;
using report::Html;
using report::HtmlTable;
using text::say;
using text::tr;

void write_customer(HtmlTable& table, const OverviewFinding& finding) {
  table.name(finding.company.empty() ? finding.customer.text() : finding.company, finding.domain);
}

void write_subscriptions(Html& html, HtmlTable& table, const OverviewFinding& finding) {
  table.begin_cell("name");
  html.open("ul", {{"class", "subscriptions"}});
  for (const std::string& name : finding.subscriptions) {
    html.open("li");
    html.name(name);
    html.close();
  }
  html.close();
  table.end_cell();
}

void write_reasons(Html& html, HtmlTable& table, const OverviewFinding& finding, bool is_ahead) {
  const report::ReasonContext context{.subscription_id = {},
                                      .customer_id = finding.customer,
                                      .company_name = finding.company,
                                      .contact = &finding.contact,
                                      .is_ahead = is_ahead};
  std::vector<report::ReasonText> reasons;
  report::describe(finding.decision, context, reasons);
  table.begin_cell("why");
  html.open("ul");
  for (const report::ReasonText& reason : reasons) {
    html.open("li");
    html.text(reason.message);
    html.text(" ");
    html.element("code", reason.fix);
    html.close();
  }
  html.close();
  table.end_cell();
}

/// Lists what fails as of the page's instant.
std::string checking_command(const OverviewQuestion& question, std::string command) {
  if (question.ahead) command += " --as-of " + format_instant(question.at);
  return command;
}

/// One contact, and what it supports without qualifying.
void write_trouble(Html& html, HtmlTable& table, const OverviewTrouble& trouble, const OverviewQuestion& question) {
  const Partner& contact = trouble.contact;
  table.begin_group();
  html.name(contact.name.empty() ? contact.tenant_id.text() : contact.name);
  html.element("span", say("{} need attention", grouped(trouble.count)), {{"class", "alert"}});
  if (contact.mpn_id) html.element("span", mpn_text(contact), {{"class", "id"}});
  table.end_group_heading();
  for (const OverviewFinding& finding : trouble.findings) {
    table.begin_row();
    write_customer(table, finding);
    write_subscriptions(html, table, finding);
    write_reasons(html, table, finding, false);
    table.end_row();
  }
  if (trouble.count == trouble.shown) return;
  table.begin_rest();
  const std::string all = listing_command(question, "check-contacts", false) + " --contact " + contact.tenant_id.text();
  write_shown_of(html, trouble.count, trouble.shown, checking_command(question, all));
  table.end_rest();
}

void write_reason(Html& html, const OverviewReason& reason, const OverviewQuestion& question) {
  html.open("h3");
  html.text(report::title(reason.code));
  html.text(" ");
  html.element("code", name(reason.code));
  html.close();
  HtmlTable table(html, say("{} need attention", grouped(reason.count)),
                  {{tr("Customer")}, {tr("Subscriptions")}, {tr("Why, and what helps")}});
  for (const OverviewTrouble& trouble : reason.contacts)
    write_trouble(html, table, trouble, question);
  table.end();
  write_cut_off(html, reason.contact_count, reason.contacts.size(),
                checking_command(question, listing_command(question, "check-contacts", true)));
}

void write_endings(Html& html, const SupportOverview& overview) {
  const OverviewQuestion& question = overview.question;
  html.element("p", say("These contacts qualify now, and will no longer do so on {}.", day(question.soon)));
  HtmlTable table(
      html, tr("By date"),
      {{tr("Until")}, {tr("Customer")}, {tr("Subscriptions")}, {tr("Support contact")}, {tr("Why, and what helps")}});
  for (const OverviewDay& it : overview.days) {
    for (const OverviewFinding& finding : it.findings) {
      table.begin_row();
      table.cell(day(it.day), "date");
      write_customer(table, finding);
      write_subscriptions(html, table, finding);
      table.name(finding.contact.name, mpn_text(finding.contact));
      write_reasons(html, table, finding, true);
      table.end_row();
    }
  }
  table.end();
  write_cut_off(html, overview.failing_soon, overview.endings_shown,
                listing_command(question, "check-contacts --as-of " + format_instant(question.soon), true));
}

/// What records that the other side has accepted.
std::string accepting_command(const OverviewRequest& request) {
  std::string command = "pcadmin accept-relationship";
  if (request.customer) command += " --customer " + request.customer->id.text();
  if (request.partner.role != PartnerRole::provider) command += " --reseller " + request.partner.tenant_id.text();
  return command;
}

void write_requests(Html& html, const SupportOverview& overview) {
  html.element("h3", say("Requests that expire unanswered by {}", day(overview.question.soon)));
  HtmlTable table(html, tr("Requests by date"),
                  {{tr("Expires")}, {tr("Partner")}, {tr("Customer")}, {tr("When they have accepted")}});
  for (const OverviewRequest& request : overview.requests) {
    table.begin_row();
    table.cell(day(request.expires), "date");
    table.name(request.partner.name, mpn_text(request.partner));
    if (request.customer) {
      table.name(request.customer->company_name, request.customer->domain);
    } else {
      table.cell(tr("none: a partnership"));
    }
    table.begin_cell();
    html.element("code", accepting_command(request));
    table.end_cell();
    table.end_row();
  }
  table.end();
  write_cut_off(html, overview.requests_expiring, overview.requests.size(),
                "pcadmin list-relationships --filter state=requested");
}

}  // namespace

void write_attention(Html& html, const SupportOverview& overview) {
  begin_section(html, "attention", tr("Needs attention"));
  if (overview.failing == 0) {
    html.element("p", tr("Every support contact qualifies."));
  } else {
    html.element("p", tr("These contacts stand, but no longer qualify. They stay until somebody assigns others, or "
                         "mends why they don't."));
  }
  for (const OverviewReason& reason : overview.reasons)
    write_reason(html, reason, overview.question);
  html.close();
}

void write_changes(Html& html, const SupportOverview& overview) {
  begin_section(html, "soon", tr("Changes soon"));
  if (overview.failing_soon > 0) {
    write_endings(html, overview);
  } else {
    html.element("p", say("By what is known today, every contact that qualifies now will still do so on {}.",
                          day(overview.question.soon)));
  }
  if (overview.requests_expiring > 0) write_requests(html, overview);
  html.close();
}

}  // namespace pcadmin::command
