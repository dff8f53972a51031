// Names of columns, as records have them, and the words of the dashboard in its other languages.
#pragma once

#include <string>
#include <string_view>

namespace pcadmin::exchange {

/// In lower case and without blanks; those of the dashboard's exports in other languages in English ("companyname").
std::string column_name(std::string_view header);

/// What the dashboard calls a customer's relationship in another language, in Partner Center's word; any other as it
/// is.
std::string_view relationship_word(std::string_view word);

}  // namespace pcadmin::exchange
