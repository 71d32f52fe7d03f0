// clean/markup_date.h - when a page was first published: what it states, and how sure that is
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clean/features.h"
#include "clean/markup_view.h"
#include "model/nouns.h"

namespace habeas {

/// The first calendar date in a short text, as YYYY-MM-DD: ISO 8601, "12. Marz 2019", "March 12,
/// 2019", "12.03.2019", "3/25/2019". Nothing where day and month could be swapped, or for a day
/// that no calendar has. `numbers_only` leaves out names of months.
std::optional<std::string> date_in(std::string_view text);

/// The date in an address ("/2019/03/12/").
std::optional<std::string> date_in_url(std::string_view url);

/// First publication by the page's own statements; empty when it makes none that can be trusted.
/// `anchor` is the block of the title, or the first of the article. The basis names where the date
/// was read and, where another statement differs, that too.
Published published_by_markup(const MarkupView& view, const std::vector<BlockFeatures>& features,
                              const std::vector<bool>& is_article,
                              std::optional<std::size_t> anchor);

}  // namespace habeas
