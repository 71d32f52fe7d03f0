// ingest/html_references.h - character references: "&amp;", "&#8217;", "&hellip"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace habeas {

/// The reference at the front of `text`, which begins with "&". Appends its characters to `out` and
/// gives its size in bytes; 0 when it is no reference and "&" stands for itself. In an attribute a
/// name without semicolon before "=" or a letter or digit is none (HTML standard, 13.2.5.73).
std::size_t decode_reference(std::string_view text, bool in_attribute, std::string& out);

/// A value of an attribute, or RCDATA, with its references decoded.
std::string decode_references(std::string_view text, bool in_attribute);

/// Builds the table of names. Once a process, before it is locked.
void warm_up_references();

}  // namespace habeas
