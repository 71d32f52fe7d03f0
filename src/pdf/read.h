// pdf/read.h - a PDF to its text, with the page and box of every word
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "model/decoded.h"
#include "pdf/layout.h"
#include "pdf/render.h"

namespace habeas {

/// What reads the images of pages without text.
struct ImageReader {
  std::string name;  ///< with its version, for the note that says who read them
  std::function<std::vector<PlacedWord>(const PageImage&)> words_of;
};

/// Reads a PDF. Its bytes tell nothing of the text, so there is no offset map: pages stand instead.
/// An Error for a damaged or locked file. Pages that show something and hold no text are read by
/// `images`; without it, the result names them and the program that may read them.
Result<Decoded> read_pdf(std::string_view bytes, const Limits& limits,
                         const ImageReader* images = nullptr);

}  // namespace habeas
