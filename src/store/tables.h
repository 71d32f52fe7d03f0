// store/tables.h - the tables and the index brought to the records of a pile
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "model/nouns.h"
#include "store/database.h"

namespace habeas {

/// What becomes of rows that are there.
enum class OldRows : std::uint8_t {
  keep_equal,  ///< rows of documents of which all rows would be the same stay as they are
  write_anew,
};

/// Puts the records of this pile in the place of all others, in the transaction of the caller.
/// Searches find the same in both ways.
Result<void> write_tables(Database& database, const Pile& pile, std::string_view made_from,
                          OldRows old_rows);

}  // namespace habeas
