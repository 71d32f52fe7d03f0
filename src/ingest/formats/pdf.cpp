// ingest/formats/pdf.cpp - PDFs are read by a program of their own, habeas-pdf: this finds them
#include <algorithm>

#include "ingest/format.h"

namespace habeas {
namespace {

/// The header may stand behind other bytes (ISO 32000-1, implementation note 13).
std::uint32_t sniff_pdf(std::string_view bytes) {
  constexpr std::size_t kLook = 1024;
  const std::string_view head = bytes.substr(0, kLook);
  if (head.starts_with("%PDF-")) return 95;
  const std::size_t at = head.find("%PDF-1.");
  return at != std::string_view::npos &&
                 bytes.substr(at).find("startxref") != std::string_view::npos
             ? 70
             : 0;
}

Result<Decoded> decode_pdf(std::string_view /*bytes*/, const ReadContext& /*context*/) {
  Decoded elsewhere;
  elsewhere.reader = "habeas-pdf";
  return elsewhere;
}

}  // namespace

extern const Format format_pdf;
const Format format_pdf{"pdf", "1", "application/pdf", sniff_pdf, decode_pdf, true};

}  // namespace habeas
