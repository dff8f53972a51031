#include <pcadmin/role.hpp>

#include <algorithm>
#include <iterator>

#include <pcadmin/id.hpp>

#include "rules/words.hpp"

namespace pcadmin {

namespace {

struct KnownRole {
  std::string_view id;
  std::string_view english;
  std::string_view chinese;           // empty where none is known
  std::string_view other_names = {};  // that Microsoft uses or used as well, separated by '|'
  bool handles_support = false;
};

constexpr KnownRole known_roles[] = {
    {"f023fd81-a637-4b56-95fd-791ac0226033", "Service Support Administrator", "服務支援系統管理員", {}, true},
    {"729827e3-9c14-49f7-bb1b-9608f156bbb8", "Helpdesk Administrator", "服務台系統管理員",
     "技術支援中心系統管理員|技術支援系統管理員", true},
    {"62e90394-69f5-4237-9190-012177145e10", "Global Administrator", "全域系統管理員",
     "Company Administrator|公司系統管理員", true},
    {"d2562ede-74db-457e-a7b6-544e236ebb61", "AI Administrator", "AI 系統管理員"},
    {"9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "Application Administrator", "應用程式系統管理員"},
    {"cf1c38e5-3621-4004-a7cb-879624dced7c", "Application Developer", "應用程式開發人員"},
    {"c430b396-e693-46cc-96f3-db01bf8bb62a", "Attack Simulation Administrator", "攻擊模擬系統管理員"},
    {"c4e39bd9-1100-46d3-8c65-fb160da0071f", "Authentication Administrator", "驗證系統管理員"},
    {"0526716b-113d-4c15-b2c8-68e3c22b9f80", "Authentication Policy Administrator", {}},
    {"e3973bdf-4987-49ae-837a-ba8e231c7286", "Azure DevOps Administrator", "Azure DevOps 系統管理員"},
    {"7495fdc4-34c4-4d15-a289-98788ce399fd", "Azure Information Protection Administrator", "Azure 資訊保護系統管理員"},
    {"b0f54661-2d74-4c50-afa3-1ec803f12efe", "Billing Administrator", "計費系統管理員"},
    {"892c5842-a9a6-463a-8041-72aa08ca3cf6", "Cloud App Security Administrator", {}},
    {"158c047a-c907-4556-b7ef-446551a6b5f7", "Cloud Application Administrator", "雲端應用程式系統管理員"},
    {"7698a772-787b-4ac8-901f-60d6b08affd2", "Cloud Device Administrator", "雲端裝置系統管理員"},
    {"17315797-102d-40b4-93e0-432062caca18", "Compliance Administrator", "合規性系統管理員", "規範系統管理員"},
    {"e6d1a23a-da11-4be4-9570-befc86d067a7", "Compliance Data Administrator", "合規性資料系統管理員"},
    {"b1be1c3e-b65d-4f19-8427-f6fa0d97feb9", "Conditional Access Administrator", "條件式存取系統管理員"},
    {"5c4f9dcd-47dc-4cf7-8c9a-9e4207cbfc91", "Customer LockBox Access Approver", "客戶加密箱存取核准者"},
    {"38a96431-2bdf-4b4c-8b6e-5d3d8abac1a4", "Desktop Analytics Administrator", "電腦分析系統管理員"},
    {"88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "Directory Readers", "目錄讀取者", "目錄讀取器"},
    {"9360feb5-f418-4baa-8175-e2a00bac4301", "Directory Writers", "目錄寫入者", "目錄撰寫者"},
    {"8329153b-31d0-4727-b945-745eb3bc5f31", "Domain Name Administrator", {}},
    {"44367163-eba1-44c3-98af-f5787879f96a", "Dynamics 365 Administrator", "Dynamics 365 系統管理員"},
    {"963797fb-eb3b-4cde-8ce3-5878b3f32a3f", "Dynamics 365 Business Central Administrator", {}},
    {"3f1acade-1e04-4fbc-9b69-f0302cd84aef", "Edge Administrator", {}},
    {"29232cdf-9323-42fd-ade2-1d097af3e4de", "Exchange Administrator", "Exchange 系統管理員",
     "Exchange Service Administrator|Exchange 服務管理員|Exchange Online 管理員"},
    {"31392ffb-586c-42d1-9346-e59415a2cc4e", "Exchange Recipient Administrator", {}},
    {"be2f45a1-457d-42af-a067-6ec1fa63bc45", "External Identity Provider Administrator", "外部身分識別提供者系統管理員",
     "外部識別提供者管理員"},
    {"a9ea8996-122f-4c74-9520-8edcd192826c", "Fabric Administrator", "Power BI 系統管理員",
     "Power BI Administrator|Power BI 服務管理員"},
    {"f2ef992c-3afb-46b9-b7cf-a126ee74c451", "Global Reader", "全域讀取者"},
    {"ac434307-12b9-4fa1-a708-88bf58caabc1", "Global Secure Access Administrator", {}},
    {"fdd7a751-b60b-444a-984c-02652fe8fa1c", "Groups Administrator", "群組系統管理員"},
    {"95e79109-95c0-4d8e-aee3-d01accf2d47b", "Guest Inviter", "來賓邀請者"},
    {"8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2", "Hybrid Identity Administrator", "混合式身分識別管理員"},
    {"45d8d3c5-c802-45c6-b32a-1d70b5e1e86e", "Identity Governance Administrator", {}},
    {"3a2c62db-5318-420d-8d74-23affee5d9d5", "Intune Administrator", "Intune 系統管理員",
     "Intune Service Administrator|Intune 服務管理員"},
    {"74ef975b-6605-40af-a5d2-b9539d836353", "Kaizala Administrator", "Kaizala 系統管理員"},
    {"4d6ac14f-3453-41d0-bef9-a3e0c569773a", "License Administrator", "授權系統管理員"},
    {"59d46f88-662b-457b-bceb-5c3809e5908f", "Lifecycle Workflows Administrator", {}},
    {"ac16e43d-7b2d-40e0-ac05-243ff356ab5b", "Message Center Privacy Reader", "訊息中心隱私權讀取者"},
    {"790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b", "Message Center Reader", "訊息中心讀取者"},
    {"d37c8bed-0711-4417-ba38-b4abe66ce4c2", "Network Administrator", "網路管理員"},
    {"2b745bdf-0803-4d80-aa65-822c4493daac", "Office Apps Administrator", "Office 應用程式系統管理員"},
    {"92ed04bf-c94a-4b82-9729-b799a7a4c178", "Organizational Branding Administrator", {}},
    {"966707d0-3269-4727-9be2-8c3a10f19b9d", "Password Administrator", "密碼系統管理員"},
    {"af78dc32-cf4d-46f9-ba4e-4428526346b5", "Permissions Management Administrator", {}},
    {"11648597-926c-4cf3-9c36-bcebb0ba8dcc", "Power Platform Administrator", "Power Platform 系統管理員",
     "Power 平台系統管理員"},
    {"644ef478-e28f-4e28-b9dc-3fdde9aa0b1f", "Printer Administrator", "印表機管理員"},
    {"e8cef6f1-e4bd-4ea8-bc07-4b8d950f4477", "Printer Technician", "印表機技術人員"},
    {"7be44c8a-adaf-4e2a-84d6-ab2649e08a13", "Privileged Authentication Administrator", "特殊權限驗證系統管理員"},
    {"e8611ab8-c189-46e8-94e1-60213ab1f814", "Privileged Role Administrator", "特殊權限角色系統管理員"},
    {"4a5d8f65-41da-4de4-8968-e035b65339cf", "Reports Reader", "報告讀取者", "報告讀者|報表讀者"},
    {"0964bb5e-9bdb-4d7b-ac29-58e794862a40", "Search Administrator", "搜尋系統管理員"},
    {"8835291a-918c-4fd7-a9ce-faa49f0cf7d9", "Search Editor", "搜尋編輯者"},
    {"194ae4cb-b126-40b2-bd5b-6091b380977d", "Security Administrator", "安全性系統管理員"},
    {"5f2222b1-57c3-48ba-8ad5-d4759f1fde6f", "Security Operator", "安全性操作員"},
    {"5d6b6bb7-de71-4623-b4af-96380a352509", "Security Reader", "安全性讀取者"},
    {"f28a1f50-f6e7-4571-818b-6a12f2af6b6c", "SharePoint Administrator", "SharePoint 系統管理員",
     "SharePoint Service Administrator|SharePoint 服務管理員"},
    {"75941009-915a-4869-abe7-691bff18279e", "Skype for Business Administrator", "商務用 Skype 系統管理員",
     "Lync Service Administrator|Lync 服務管理員|商務用 Skype 的管理員"},
    {"69091246-20e8-4a56-aa4d-066075b2a7a8", "Teams Administrator", "Teams 系統管理員",
     "Teams Service Administrator|Microsoft Teams 服務管理員"},
    {"baf37b3a-610e-45da-9e62-d9d1e5e8914b", "Teams Communications Administrator", "Teams 通訊系統管理員",
     "Microsoft Teams 通訊系統管理員"},
    {"f70938a0-fc10-4177-9e90-2178f8765737", "Teams Communications Support Engineer", "Teams 通訊支援工程師",
     "Microsoft Teams 通訊支援工程師"},
    {"fcf91098-03e3-41a9-b5ba-6f0ec8188a12", "Teams Communications Support Specialist", "Teams 通訊支援專員",
     "Microsoft Teams 通訊支援專家|Teams 通訊支援專家"},
    {"3d762c5a-1b6c-493f-843e-55a3b42923d4", "Teams Devices Administrator", "團隊裝置系統管理員"},
    {"1076ac91-f3d9-41a7-a339-dcdf5f480acc", "Teams Reader", {}},
    {"aa38014f-0993-46e9-9b45-30501a20909d", "Teams Telephony Administrator", {}},
    {"75934031-6c7e-415a-99d7-48dbd49e875e", "Usage Summary Reports Reader", {}},
    {"fe930be7-5e62-47db-91af-98c3a49a38b1", "User Administrator", "使用者系統管理員", "使用者帳戶管理員"},
    {"11451d60-acb2-45eb-a7d6-43d0f0125c13", "Windows 365 Administrator", {}},
    {"810a2642-a034-447f-a5e8-41beaa378541", "Yammer Administrator", {}},
};

/// A name by which texts of one role are equal: without blanks and case, and without 系統 before 管理員.
std::string plain(std::string_view text) {
  constexpr std::string_view system_administrator = "系統管理員";
  constexpr std::size_t system = std::string_view("系統").size();
  std::string name;
  while (!text.empty()) {
    if (text.substr(0, system_administrator.size()) == system_administrator) text.remove_prefix(system);
    if (text.front() != ' ') name += lower(text.front());
    text.remove_prefix(1);
  }
  return name;
}

bool has_name(const KnownRole& role, const std::string& plain_name) {
  if (plain(role.english) == plain_name || plain(role.chinese) == plain_name) return true;
  std::string_view rest = role.other_names;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('|'), rest.size());
    if (plain(rest.substr(0, end)) == plain_name) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

const KnownRole* find_by_name(std::string_view name) {
  const std::string wanted = plain(name);
  if (wanted.empty()) return nullptr;
  const auto* const end = std::end(known_roles);
  const auto* const found =
      std::find_if(std::begin(known_roles), end, [&](const KnownRole& role) { return has_name(role, wanted); });
  return found == end ? nullptr : found;
}

const KnownRole* find_by_id(std::string_view id) {
  const auto* const end = std::end(known_roles);
  const auto* const found =
      std::find_if(std::begin(known_roles), end, [&](const KnownRole& role) { return role.id == id; });
  return found == end ? nullptr : found;
}

std::vector<std::string_view> names(std::string_view KnownRole::*language) {
  std::vector<std::string_view> names;
  for (const KnownRole& role : known_roles) {
    if (!(role.*language).empty()) names.push_back(role.*language);
  }
  return names;
}

}  // namespace

std::optional<Role> Role::parse(std::string_view name_or_id) {
  if (const auto guid = Guid::parse(name_or_id))
    return *guid == Guid() ? std::nullopt : std::optional(Role(guid->text()));
  const KnownRole* const known = find_by_name(name_or_id);
  return known == nullptr ? std::nullopt : std::optional(Role(std::string(known->id)));
}

Role Role::recorded(std::string_view text) {
  auto role = parse(text);
  return role ? *std::move(role) : Role(std::string(text));
}

std::string_view Role::name() const {
  const KnownRole* const known = find_by_id(text_);
  return known == nullptr ? std::string_view(text_) : known->english;
}

bool Role::handles_support() const {
  const KnownRole* const known = find_by_id(text_);
  return known != nullptr && known->handles_support;
}

bool can_handle_support(const std::vector<Role>& roles) {
  return std::any_of(roles.begin(), roles.end(), [](const Role& role) { return role.handles_support(); });
}

std::vector<std::string_view> english_role_names() {
  return names(&KnownRole::english);
}

std::vector<std::string_view> chinese_role_names() {
  return names(&KnownRole::chinese);
}

}  // namespace pcadmin
