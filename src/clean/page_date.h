// clean/page_date.h - calendar dates in the lines around a title ("12 March 2021", "2021-03-12")
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "clean/page.h"

namespace habeas {

/// EDTF (ISO 8601-2, unspecified digits) for a year that nobody names.
inline constexpr std::string_view kUnknownYear = "XXXX";

struct PageDate {
  std::string iso;  ///< "YYYY-MM-DD", "YYYY-MM", or with kUnknownYear when the line names no year
  TokenRange range;

  [[nodiscard]] bool has_year() const { return !iso.starts_with(kUnknownYear); }
};

/// The first date in the range, if any. A numeric date whose day and month could be swapped is
/// none.
std::optional<PageDate> find_page_date(const Page& page, TokenRange range);

/// Words that stand in a line of dates and times only ("Monday", "March", "GMT", "updated").
bool is_date_word(std::uint64_t key);

}  // namespace habeas
