// extract/block_clocks.h - when each block of a page was written
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/dates.h"
#include "model/nouns.h"

namespace habeas {

/// The time of speech of each block of `tokens`, in order: the page's own date, or that given for
/// it; a quoted region of another publication has a clock of its own or none. `text` are the
/// bytes that `tokens` were made of, `block_region` names the region of each block.
///
/// A diary, a log or a chronicle in which three lines or more are nothing but a day ("Monday, 3
/// November 2031", then "Tuesday") has the day of the last such line. Days that go neither forward
/// nor backward through the page, or a line that nothing follows, are no such headings.
///
/// Where the page has no date but says when it was last changed ("Updated on 20 October 2031"),
/// that day bounds its years and is no day of speech.
std::vector<SpeechTime> clocks_of_blocks(const Document& document, const Layout& layout,
                                         std::string_view text, const TokenText& tokens,
                                         std::span<const std::uint32_t> block_region);

}  // namespace habeas
