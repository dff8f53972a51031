#include "exchange/column_name.hpp"

#include <array>
#include <utility>

#include "exchange/ascii.hpp"

namespace pcadmin::exchange {

namespace {

/// Of "Export customers", in Traditional Chinese, Simplified Chinese and Japanese, without blanks.
constexpr std::array<std::pair<std::string_view, std::string_view>, 21> translated{{
    {"microsoft識別碼", "microsoftid"},
    {"microsoft标识", "microsoftid"},
    {"公司名稱", "companyname"},
    {"公司名称", "companyname"},
    {"会社名", "companyname"},
    {"主要網域名稱", "primarydomainname"},
    {"主要網域", "primarydomainname"},
    {"主域名", "primarydomainname"},
    {"主要域名", "primarydomainname"},
    {"主域名称", "primarydomainname"},
    {"プライマリドメイン名", "primarydomainname"},
    {"プライマリドメイン", "primarydomainname"},
    {"關係", "relationship"},
    {"关系", "relationship"},
    {"関係", "relationship"},
    {"リレーションシップ", "relationship"},
    {"標籤", "tags"},
    {"标签", "tags"},
    {"標記", "tags"},
    {"标记", "tags"},
    {"タグ", "tags"},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 15> relationship_words{{
    {"經銷商", "reseller"},
    {"轉銷商", "reseller"},
    {"雲端經銷商", "reseller"},
    {"雲端轉銷商", "reseller"},
    {"经销商", "reseller"},
    {"云经销商", "reseller"},
    {"リセラー", "reseller"},
    {"クラウドリセラー", "reseller"},
    {"顧問", "advisor"},
    {"顾问", "advisor"},
    {"アドバイザー", "advisor"},
    {"無", "none"},
    {"无", "none"},
    {"沒有", "none"},
    {"なし", "none"},
}};

std::string without_blanks(std::string text) {
  constexpr std::array<std::string_view, 5> blanks{" ", "\t", "\n", "\u00A0", "\u3000"};
  for (const std::string_view blank : blanks) {
    for (std::size_t at = text.find(blank); at != std::string::npos; at = text.find(blank, at))
      text.erase(at, blank.size());
  }
  return text;
}

}  // namespace

std::string_view relationship_word(std::string_view word) {
  const std::string plain = without_blanks(std::string(word));
  for (const auto& [foreign, english] : relationship_words) {
    if (foreign == plain) return english;
  }
  return word;
}

std::string column_name(std::string_view header) {
  std::string name;
  append_lower(name, header);
  name = without_blanks(std::move(name));
  for (const auto& [foreign, english] : translated) {
    if (foreign == name) return std::string(english);
  }
  return name;
}

}  // namespace pcadmin::exchange
