// What a record is, besides the kinds that are imported.
#pragma once

#include <optional>
#include <string>

#include "exchange/record.hpp"

namespace pcadmin::exchange {

/// What an error answer of Partner Center or Microsoft Graph says, its code first; nothing for other records.
std::optional<std::string> error_answer(const Record& record);

/// The field with which a record says that it is of a type that isn't imported, or null.
const Field* foreign_type(const Record& record);

/// A field that nothing which is imported has, though the record has some that they have, or null: those of bills, of
/// what Microsoft's tool for GDAP in bulk asks for, of Graph's contracts.
const Field* foreign_sign(const Record& record);

/// The first object or list of which only a text is left, or null.
const Field* cut_off_field(const Record& record);

}  // namespace pcadmin::exchange
