// pdf/render.h - a page of a PDF as an image, for pages that hold no text of their own
#pragma once

#include <cstdint>
#include <string>

namespace poppler {
class page;
}

namespace habeas {

/// Eight bits of grey a dot, 0 is black; rows from above, each `width` bytes.
struct PageImage {
  std::uint32_t width = 0, height = 0;  ///< dots; 0: the page cannot be drawn
  std::uint32_t dots_per_inch = 0;
  std::string grey;
};

/// Draws a page as it is to be printed, coarser than asked where it would have too many dots.
PageImage draw_page(const poppler::page& page, std::uint32_t dots_per_inch);

/// Nothing stands on it but paper.
bool is_blank(const PageImage& image);

}  // namespace habeas
