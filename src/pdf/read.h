// pdf/read.h - a PDF to its text, with the page and box of every word
#pragma once

#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "model/decoded.h"

namespace habeas {

/// Reads a PDF. Its bytes tell nothing of the text, so there is no offset map: pages stand instead.
/// An Error for a damaged, locked or scanned file.
Result<Decoded> read_pdf(std::string_view bytes, const Limits& limits);

}  // namespace habeas
