// What references name: see reference.hpp.
#include "store/reference.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <pcadmin/id.hpp>

namespace pcadmin::store {

namespace {

constexpr std::size_t shortest_prefix = 6;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hexadecimal(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool could_be_domain(std::string_view text) {
  return text.find('.') != std::string_view::npos && text.find_first_of(" \t\n/@") == std::string_view::npos;
}

/// An id as a table on a narrow terminal shows it.
std::string_view without_ellipsis(std::string_view text) {
  constexpr std::string_view ellipsis = "…";
  if (text.ends_with(ellipsis)) text.remove_suffix(ellipsis.size());
  return text;
}

bool could_be_prefix(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), is_hexadecimal);
  const auto hyphens = std::count(text.begin(), text.end(), '-');
  return static_cast<std::size_t>(digits + hyphens) == text.size() &&
         static_cast<std::size_t>(digits) >= shortest_prefix;
}

/// Whether a reference has the shape that a lookup wants.
bool has_shape(std::string_view reference, Lookup::By by) {
  switch (by) {
    case Lookup::By::id:
      return Guid::parse(reference).has_value();
    case Lookup::By::mpn_id:
      return MpnId::parse(reference).has_value();
    case Lookup::By::domain:
      return could_be_domain(reference);
    case Lookup::By::name:
      return true;
    case Lookup::By::id_prefix:
      return could_be_prefix(without_ellipsis(reference));
    case Lookup::By::mpn_id_prefix:
    case Lookup::By::domain_prefix:
    case Lookup::By::name_prefix:
    case Lookup::By::domain_part:
    case Lookup::By::name_part:
      break;  // a reference names all of it
  }
  return false;
}

constexpr std::array order_of_forms{Lookup::By::id, Lookup::By::mpn_id, Lookup::By::domain, Lookup::By::name,
                                    Lookup::By::id_prefix};

/// `find` answers the things that a lookup matches.
template <class Thing, class Find>
std::vector<Thing> things_named(std::string_view reference, const Find& find) {
  if (reference.empty()) return {};
  for (const Lookup::By by : order_of_forms) {
    if (!has_shape(reference, by)) continue;
    const std::string_view wanted = by == Lookup::By::id_prefix ? without_ellipsis(reference) : reference;
    if (std::vector<Thing> found = find(Lookup{by, std::string(wanted)}); !found.empty()) return found;
  }
  return {};
}

}  // namespace

std::vector<Customer> customers_named(View& view, std::string_view reference, std::size_t most) {
  return things_named<Customer>(reference, [&](const Lookup& lookup) { return view.find_customers(lookup, most); });
}

std::vector<Partner> partners_named(View& view, std::string_view reference, std::size_t most) {
  if (name_key(reference) == "provider") {
    const auto account = view.account();
    return account ? std::vector{account->partner} : std::vector<Partner>();
  }
  return things_named<Partner>(reference, [&](const Lookup& lookup) { return view.find_partners(lookup, most); });
}

std::vector<Subscription> subscriptions_named(View& view, std::string_view reference,
                                              const std::optional<CustomerId>& customer, std::size_t most) {
  return things_named<Subscription>(
      reference, [&](const Lookup& lookup) { return view.find_subscriptions(lookup, customer, most); });
}

}  // namespace pcadmin::store
