// model/paragraphs.h - mark-up for texts that came as paragraphs: PDF and office files
#pragma once

#include <string_view>

#include "model/markup.h"

namespace habeas {

/// Every line of the text is an element "p" of one "body": then no later stage joins lines.
Markup markup_of_lines(std::string_view text);

}  // namespace habeas
