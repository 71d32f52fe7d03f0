// clean/page_date.h - calendar dates in the lines around a title ("12 March 2021", "2021-03-12")
#pragma once

#include <optional>
#include <string>

#include "clean/page.h"

namespace habeas {

struct PageDate {
  std::string iso;  ///< "YYYY-MM-DD", "YYYY-MM" or "XXXX-MM-DD" when the line names no year
  TokenRange range;
};

/// The first date in the range, if any. A numeric date whose day and month could be swapped is
/// none.
std::optional<PageDate> find_page_date(const Page& page, TokenRange range);

/// Words that stand in a line of dates and times only ("Monday", "March", "GMT", "updated").
bool is_date_word(std::uint64_t key);

}  // namespace habeas
