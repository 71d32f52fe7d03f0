// ocr_main.cpp - the program habeas-ocr: reads PDFs with scanned pages behind the lock, for habeas
// only
#include <memory>

#include "base/limits.h"
#include "ocr/tesseract.h"
#include "pdf/cmaps.h"
#include "pdf/read.h"
#include "sandbox/serve.h"
#include "sandbox/trial.h"

int main() {
  constexpr int kChannel = 3;
  habeas::warm_up_poppler();
  habeas::JobOptions options;
  options.limits = habeas::for_images(options.limits);
  options.self_test = habeas::self_test(options.limits);
  const auto tesseract = habeas::Tesseract::load();
  return habeas::serve_jobs(kChannel, options,
                            [&](std::string_view source, std::string_view,
                                const habeas::MemberSink&) -> habeas::Result<habeas::Decoded> {
                              if (!tesseract) return tl::unexpected(tesseract.error());
                              const habeas::ImageReader images{
                                  (*tesseract)->name(), [&](const habeas::PageImage& image) {
                                    return (*tesseract)->words_of(image);
                                  }};
                              return habeas::read_pdf(source, options.limits, &images);
                            });
}
