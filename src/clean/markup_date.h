// clean/markup_date.h - when a page was first published: what it states, and how sure that is
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clean/features.h"
#include "clean/markup_view.h"
#include "model/nouns.h"

namespace habeas {

/// First publication by the page's own statements; empty when it makes none that can be trusted.
/// `anchor` is the block of the title, or the first of the article. The basis names where the date
/// was read and, where another statement differs, that too.
Published published_by_markup(const MarkupView& view, const std::vector<BlockFeatures>& features,
                              const std::vector<bool>& is_article,
                              std::optional<std::size_t> anchor);

}  // namespace habeas
