// Invented companies and what they buy, in both languages.
#pragma once

#include <cstdint>
#include <string>

#include "seed/random.hpp"

namespace pcadmin::seed {

struct Company {
  std::string name;
  std::string domain;  ///< under .example; with the number in it, so that each is given once
};

/// A customer of any trade.
Company customer_company(Random& random, std::uint64_t number);

/// A reseller: of information technology.
Company reseller_company(Random& random, std::uint64_t number);

struct Offer {
  const char* id;  ///< a GUID; invented
  const char* name;
  const char* product_type;
  const char* product_type_name;
  const char* unit_type;
  const char* billing_cycle;
  const char* term_duration;
};

/// One of some well-known offers, new commerce now and then.
const Offer& offer(Random& random);

/// What a customer calls a subscription; at times it keeps the offer's name.
std::string friendly_name(Random& random, const Offer& offer);

}  // namespace pcadmin::seed
