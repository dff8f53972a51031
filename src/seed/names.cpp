#include "seed/names.hpp"

#include <iterator>

namespace pcadmin::seed {

namespace {

struct Word {
  const char* chinese;
  const char* english;
  const char* latin;  ///< for domains
};

constexpr Word places[] = {
    {"青田", "Greenfield", "greenfield"}, {"遠見", "Farview", "farview"},       {"晨曦", "Daybreak", "daybreak"},
    {"海岸", "Seaside", "seaside"},       {"山城", "Hilltown", "hilltown"},     {"和風", "Zephyr", "zephyr"},
    {"大安", "Larkfield", "larkfield"},   {"明德", "Maplestone", "maplestone"}, {"日昇", "Eastgate", "eastgate"},
    {"嘉禾", "Harvest", "harvest"},       {"永康", "Northbrook", "northbrook"}, {"新港", "Newhaven", "newhaven"},
    {"松林", "Pinewood", "pinewood"},     {"瑞光", "Brightwater", "brightw"},   {"龍潭", "Blackwell", "blackwell"},
    {"中和", "Fairmont", "fairmont"},     {"淡水", "Riverton", "riverton"},     {"玉山", "Summit", "summit"},
    {"鹿港", "Deerport", "deerport"},     {"墾丁", "Southcape", "southcape"},   {"石門", "Stonegate", "stonegate"},
    {"北投", "Wellspring", "wellspring"}, {"鶯歌", "Kilnhouse", "kilnhouse"},   {"頭城", "Headland", "headland"},
};

constexpr Word trades[] = {
    {"食品", "Foods", "foods"},          {"旅行社", "Travel", "travel"},         {"建築", "Architects", "architects"},
    {"精密", "Instruments", "instr"},    {"紡織", "Textiles", "textiles"},       {"物流", "Logistics", "logistics"},
    {"出版", "Publishing", "books"},     {"醫材", "Medical", "medical"},         {"農產", "Farms", "farms"},
    {"電子", "Electronics", "elec"},     {"設計", "Design", "design"},           {"貿易", "Trading", "trading"},
    {"營造", "Construction", "build"},   {"教育", "Education", "edu"},           {"餐飲", "Hospitality", "dining"},
    {"法律事務所", "Law Office", "law"}, {"會計師事務所", "Accountants", "cpa"},
};

constexpr Word technologies[] = {
    {"資訊", "Information", "info"},  {"科技", "Technology", "tech"}, {"雲端", "Cloud", "cloud"},
    {"網通", "Networks", "networks"}, {"數位", "Digital", "digital"}, {"系統", "Systems", "systems"},
};

constexpr const char* chinese_forms[] = {"股份有限公司", "有限公司", "企業社", "集團"};
constexpr const char* english_forms[] = {" Ltd", " Inc", " & Sons", " Group", ""};

constexpr const char* legacy = "OnlineServicesLegacy";
constexpr const char* new_commerce = "OnlineServicesNCE";
constexpr const char* online = "Online Services";

constexpr Offer offers[] = {
    {"7f2d4a10-51c3-4c8e-9b0a-2f6d1e8c0a01", "Office 365 Business Premium", legacy, online, "Licenses", "monthly",
     "P1Y"},
    {"7f2d4a10-51c3-4c8e-9b0a-2f6d1e8c0a02", "Office 365 Enterprise E3", legacy, online, "Licenses", "monthly", "P1Y"},
    {"7f2d4a10-51c3-4c8e-9b0a-2f6d1e8c0a03", "Office 365 Enterprise E5", legacy, online, "Licenses", "annual", "P1Y"},
    {"7f2d4a10-51c3-4c8e-9b0a-2f6d1e8c0a04", "Exchange Online (Plan 1)", legacy, online, "Licenses", "monthly", "P1Y"},
    {"7f2d4a10-51c3-4c8e-9b0a-2f6d1e8c0a05", "Microsoft 365 Business Standard", legacy, online, "Licenses", "monthly",
     "P1Y"},
    {"7f2d4a10-51c3-4c8e-9b0a-2f6d1e8c0a06", "Enterprise Mobility + Security E3", legacy, online, "Licenses", "monthly",
     "P1Y"},
    {"7f2d4a10-51c3-4c8e-9b0a-2f6d1e8c0a07", "Visio Plan 2", legacy, online, "Licenses", "annual", "P1Y"},
    {"7f2d4a10-51c3-4c8e-9b0a-2f6d1e8c0a08", "Power BI Pro", legacy, online, "Licenses", "monthly", "P1M"},
    {"7f2d4a10-51c3-4c8e-9b0a-2f6d1e8c0a09", "Microsoft 365 E3", new_commerce, online, "Licenses", "annual", "P1Y"},
    {"7f2d4a10-51c3-4c8e-9b0a-2f6d1e8c0a10", "Microsoft Azure", "Azure", "Azure", "Usage", "monthly", ""},
};

constexpr const char* departments[] = {"總公司", "工廠", "業務部", "門市", "台中分公司", "研發中心"};

template <std::size_t count>
Company company(Random& random, std::uint64_t number, const Word (&kinds)[count]) {
  const Word& place = random.one_of(places);
  const Word& kind = random.one_of(kinds);
  std::string name;
  if (random.chance(60)) {
    name = std::string(place.chinese) + kind.chinese + random.one_of(chinese_forms);
  } else {
    name = std::string(place.english) + " " + kind.english + random.one_of(english_forms);
  }
  return {std::move(name), std::string(place.latin) + "-" + kind.latin + "-" + std::to_string(number) + ".example"};
}

}  // namespace

Company customer_company(Random& random, std::uint64_t number) {
  return company(random, number, trades);
}

Company reseller_company(Random& random, std::uint64_t number) {
  return company(random, number, technologies);
}

const Offer& offer(Random& random) {
  return random.one_of(offers);
}

std::string friendly_name(Random& random, const Offer& offer) {
  if (random.chance(70)) return offer.name;
  return std::string(offer.name) + "（" + random.one_of(departments) + "）";
}

}  // namespace pcadmin::seed
