// extract/trace.h - how the sentences of one text become claims, layer by layer, for people to read
#pragma once

#include <string>

#include "extract/analysis.h"

namespace habeas {

/// UTF-8 text: of each sentence of the article the words with their parts of speech, the phrases,
/// names, amounts, times, acts of speech, events and groups found in it, and the claims made of
/// them. Control characters of the page are shown as blanks. Pure, like extract().
std::string trace(const Document& document, const Layout& layout, const ExtractContext& context);

}  // namespace habeas
