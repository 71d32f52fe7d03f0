// ingest/html_names.h - what the HTML standard says of elements by their names
#pragma once

#include <string_view>

namespace habeas {

bool is_void_element(std::string_view name);
/// Shown as a block of its own: a line of the text. Custom elements are, since pages use them so.
bool is_block_element(std::string_view name);
/// Closes an open paragraph.
bool closes_paragraph(std::string_view name);
/// Content that a browser does not show, or only as a control or a fallback.
bool is_hidden_element(std::string_view name);
/// End tags and implied ends do not reach past it ("has an element in scope").
bool is_scope_boundary(std::string_view name);
/// Formatting and links: their end tags close no block around them.
bool is_inline_element(std::string_view name);
/// Inline elements that say nothing when they have no class.
bool is_plain_style(std::string_view name);
/// A start tag of this name ends svg and math.
bool breaks_foreign(std::string_view name);
/// Does a start tag of this name end an open element of the other one?
bool ends_sibling(std::string_view name, std::string_view open);

}  // namespace habeas
