// ingest/labels.h - the encodings that a page may declare, by the labels of the Encoding Standard
#pragma once

#include <optional>
#include <string_view>

#include "ingest/detect.h"

namespace habeas {

/// The encoding behind a label ("latin1", "Shift-JIS", "utf8"), with the basis "meta"; nothing for
/// a label of no encoding. UTF-16 in a declaration that can be read as ASCII is UTF-8.
std::optional<Charset> charset_of_label(std::string_view label);

/// What a page declares in its first bytes: `<?xml encoding=`, `<meta charset=` or
/// `<meta http-equiv=Content-Type content="...; charset=">`. Empty when it declares nothing.
std::string_view declared_label(std::string_view page);

/// Opens every converter that charset_of_label may name.
void warm_up_labels();

}  // namespace habeas
