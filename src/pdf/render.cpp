// pdf/render.cpp - Poppler draws the page
#include "pdf/render.h"

#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cstddef>

namespace habeas {
namespace {

constexpr double kPointsPerInch = 72.0;

/// An A4 page at 400 dots per inch has 15 million.
constexpr double kMostDots = 20.0e6;
constexpr std::uint32_t kLeastPerInch = 8;

/// The finest scale up to the one wanted at which the page keeps within the limit; 0 for none.
std::uint32_t scale_of(const poppler::rectf& sheet, std::uint32_t wanted) {
  const double square_inches = sheet.width() / kPointsPerInch * (sheet.height() / kPointsPerInch);
  for (std::uint32_t scale = wanted; scale >= kLeastPerInch; scale = scale * 3 / 4) {
    if (square_inches * scale * scale <= kMostDots) return scale;
  }
  return 0;
}

}  // namespace

PageImage draw_page(const poppler::page& page, std::uint32_t dots_per_inch) {
  PageImage drawn;
  drawn.dots_per_inch = scale_of(page.page_rect(), dots_per_inch);
  if (drawn.dots_per_inch == 0) return drawn;
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  const poppler::image image =
      renderer.render_page(&page, drawn.dots_per_inch, drawn.dots_per_inch);
  if (!image.is_valid() || image.width() <= 0 || image.height() <= 0) return drawn;
  drawn.width = static_cast<std::uint32_t>(image.width());
  drawn.height = static_cast<std::uint32_t>(image.height());
  const auto step = static_cast<std::size_t>(image.bytes_per_row());
  for (std::size_t row = 0; row < drawn.height; ++row) {
    drawn.grey.append(image.const_data() + row * step, drawn.width);
  }
  return drawn;
}

bool is_blank(const PageImage& image) {
  constexpr std::ptrdiff_t kSpecks = 16;
  constexpr unsigned char kPaper = 200;
  return std::count_if(image.grey.begin(), image.grey.end(),
                       [](char dot) { return static_cast<unsigned char>(dot) < kPaper; }) < kSpecks;
}

}  // namespace habeas
