// A journal entry for people: what it is about, and what stood there, in a few words. Names are made harmless.
#pragma once

#include <string>
#include <string_view>

#include <pcadmin/instant.hpp>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// For the middle of a sentence: "the partnership with 'Bluegate'".
std::string thing_in_words(store::View& view, const store::ChangeRecord& change);

/// A `before` or `after` of an entry of this kind: a contact's name, a relationship's state and agreement, the
/// privileges in force with their roles and end; of imports and the like what they brought. Fails with STORE_DAMAGED
/// where the text is none of the journal's.
Result<std::string> value_in_words(store::View& view, store::ChangeKind kind, std::string_view recorded, Instant at);

}  // namespace pcadmin::command
