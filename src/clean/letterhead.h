// clean/letterhead.h - who sends a page, read from its first lines
#pragma once

#include <string>
#include <string_view>

namespace habeas {

/// The sender named by the first line of a text: a name in capitalised words above a line that says
/// of what sort the page is ("League for Brod" over "Press release"), or the first cell of a bar of
/// links ("League for Brod | Home | Reports"). Empty where the first lines are nothing of the kind.
std::string sender_at_head(std::string_view text);

}  // namespace habeas
