// clean/title.h - which line above the text is the page's title
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "clean/features.h"
#include "clean/labels.h"
#include "clean/page.h"

namespace habeas {

/// The block that is the title, or none where no line looks like one. `body` is the first block of
/// running text of the article. Lines are weighed by what they share with the text, their dress (a
/// headline is a sentence in small letters; a name of an office or a publication is none) and what
/// stands between them and the text.
std::optional<std::size_t> find_title_block(const Page& page,
                                            const std::vector<BlockFeatures>& features,
                                            const std::vector<BlockLabel>& labels,
                                            std::size_t body);

}  // namespace habeas
