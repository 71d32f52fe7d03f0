// pdf/read.cpp - wraps Poppler: words with their boxes, page by page
#include "pdf/read.h"

#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "model/paragraphs.h"
#include "pdf/layout.h"
#include "text/utf8.h"

namespace habeas {
namespace {

constexpr double kHundredths = 100.0;
constexpr double kMostPoints = 1.0e6;

/// Poppler gives the edges as floating point: what leaves here are whole hundredths of a point.
std::int32_t hundredths(double points) {
  if (!(points > -kMostPoints && points < kMostPoints)) return 0;
  return static_cast<std::int32_t>(std::lround(points * kHundredths));
}

/// UTF-16 as Poppler holds it; a lone surrogate becomes U+FFFD, white space and controls nothing.
std::string to_utf8(const poppler::ustring& wide) {
  std::string out;
  for (std::size_t i = 0; i < wide.size(); ++i) {
    char32_t c = wide[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < wide.size() && wide[i + 1] >= 0xDC00 &&
        wide[i + 1] < 0xE000) {
      c = 0x10000U + ((c - 0xD800U) << 10U) + (static_cast<char32_t>(wide[++i]) - 0xDC00U);
    } else if (c >= 0xD800 && c < 0xE000) {
      c = 0xFFFD;
    }
    if (c >= 0x20 && c != 0x7F && c != 0xFEFF && !is_space(c)) append_utf8(out, c);
  }
  return out;
}

std::vector<PlacedWord> words_of(const poppler::page& page) {
  std::vector<PlacedWord> words;
  const poppler::rectf sheet = page.page_rect();
  for (const poppler::text_box& found : page.text_list()) {
    PlacedWord word;
    word.text = to_utf8(found.text());
    if (word.text.empty()) continue;
    const poppler::rectf box = found.bbox();
    word.box = {hundredths(box.left() - sheet.left()), hundredths(box.top() - sheet.top()),
                hundredths(box.right() - sheet.left()), hundredths(box.bottom() - sheet.top())};
    word.space_after = found.has_space_after();
    words.push_back(std::move(word));
  }
  return words;
}

void add_fact(const poppler::document& document, const char* key, const char* name,
              Decoded& decoded) {
  const std::string value = [&] {
    std::string words;
    const poppler::ustring wide = document.info_key(key);
    for (const std::uint16_t unit : wide) {
      if (unit >= 0x20 && (unit < 0xD800 || unit >= 0xE000) && unit != 0xFEFF) {
        append_utf8(words, unit);
      }
    }
    return words;
  }();
  if (!value.empty()) decoded.markup.stated.push_back({name, value, 0});
}

/// "3, 5 and 9 more"
std::string listed(const std::vector<int>& pages) {
  constexpr std::size_t kShown = 10;
  std::string words;
  for (std::size_t i = 0; i < std::min(pages.size(), kShown); ++i) {
    words += (i == 0 ? "" : ", ") + std::to_string(pages[i]);
  }
  if (pages.size() > kShown) words += " and " + std::to_string(pages.size() - kShown) + " more";
  return words;
}

/// Resolution at which text of ten points is read well; to see whether a page is blank, less does.
constexpr std::uint32_t kReadingScale = 300;
constexpr std::uint32_t kGlanceScale = 36;

/// The pages of a document, one after the other, and what became of those that gave no text.
class PageReader {
 public:
  PageReader(const Limits& limits, const ImageReader* images) : limits_(limits), images_(images) {}

  void read(const poppler::document& document, int index) {
    const std::unique_ptr<poppler::page> page(document.create_page(index));
    if (!page) {
      broken_.push_back(index + 1);
      writer_.add_page(0, 0, {});
      return;
    }
    std::vector<PlacedWord> words = words_of(*page);
    if (words.empty() && !is_blank(draw_page(*page, kGlanceScale))) {
      words = words_of_image(*page);
      (words.empty() ? silent_ : recognised_).push_back(index + 1);
    }
    const poppler::rectf sheet = page->page_rect();
    writer_.add_page(hundredths(sheet.width()), hundredths(sheet.height()), words);
  }

  [[nodiscard]] std::size_t text_bytes() const { return writer_.text().size(); }
  [[nodiscard]] bool has_silent() const { return !silent_.empty(); }

  /// Text, pages, and notes on the pages that are not as printed.
  void give(Decoded& decoded, SourceSpan all) {
    decoded.text = writer_.take_text();
    decoded.pages = writer_.take_pages();
    const auto note = [&](Errc code, const char* what, const std::vector<int>& pages) {
      if (!pages.empty()) decoded.notes.push_back({code, what + listed(pages), all});
    };
    note(Errc::unsupported, "pages without text (scanned or drawn), not read: ", silent_);
    if (images_ != nullptr) {
      const std::string by = "pages without text of their own, read from their images by " +
                             images_->name + " (English), which may misread: ";
      note(Errc::unsupported, by.c_str(), recognised_);
    }
    note(Errc::bad_input, "damaged pages, not read: ", broken_);
  }

 private:
  std::vector<PlacedWord> words_of_image(const poppler::page& page) {
    if (images_ == nullptr || images_read_ == limits_.image_pages) return {};
    ++images_read_;
    const PageImage image = draw_page(page, kReadingScale);
    return image.width == 0 ? std::vector<PlacedWord>() : images_->words_of(image);
  }

  const Limits& limits_;
  const ImageReader* images_;
  std::uint32_t images_read_ = 0;
  PageWriter writer_;
  std::vector<int> silent_, recognised_, broken_;
};

}  // namespace

Result<Decoded> read_pdf(std::string_view bytes, const Limits& limits, const ImageReader* images) {
  const SourceSpan all{0, static_cast<std::uint32_t>(bytes.size())};
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return fail(Errc::bad_input, "a damaged PDF: it cannot be opened", all);
  if (document->is_locked()) {
    return fail(Errc::unsupported, "this PDF is locked with a password", all);
  }
  const int count = document->pages();
  if (count <= 0) return fail(Errc::bad_input, "a PDF without pages", all);
  const int most = std::min(count, static_cast<int>(limits.pages));
  PageReader reader(limits, images);
  int next = 0;
  while (next < most && reader.text_bytes() < limits.text_bytes) reader.read(*document, next++);
  Decoded decoded;
  if (images == nullptr && reader.has_silent()) decoded.reader = "habeas-ocr";
  if (reader.text_bytes() == 0) {
    Error silence{Errc::unsupported,
                  "this PDF shows no text on its " + std::to_string(count) +
                      (count == 1 ? " page" : " pages") + ": it is scanned, drawn or empty",
                  all};
    if (decoded.reader.empty()) return tl::unexpected(std::move(silence));
    decoded.notes.push_back(std::move(silence));
    return decoded;
  }
  reader.give(decoded, all);
  if (next < count) {
    decoded.notes.push_back({Errc::limit_exceeded, "the PDF is not read to its end", all});
  }
  decoded.made_by = {images == nullptr ? "pdf" : "pdf, " + images->name, "2"};
  decoded.media_type = "application/pdf";
  decoded.encoding = {"UTF-8", "pdf"};
  decoded.markup = markup_of_lines(decoded.text);
  add_fact(*document, "Title", "pdf:title", decoded);
  add_fact(*document, "Author", "pdf:author", decoded);
  add_fact(*document, "CreationDate", "pdf:created", decoded);
  return decoded;
}

}  // namespace habeas
