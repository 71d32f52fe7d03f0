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

}  // namespace

Result<Decoded> read_pdf(std::string_view bytes, const Limits& limits) {
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
  Decoded decoded;
  PageWriter writer;
  std::vector<int> silent;
  std::vector<int> broken;
  for (int i = 0; i < most && writer.text().size() < limits.text_bytes; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) {
      broken.push_back(i + 1);
      writer.add_page(0, 0, {});
      continue;
    }
    const std::vector<PlacedWord> words = words_of(*page);
    if (words.empty()) silent.push_back(i + 1);
    const poppler::rectf sheet = page->page_rect();
    writer.add_page(hundredths(sheet.width()), hundredths(sheet.height()), words);
  }
  if (writer.text().empty()) {
    return fail(Errc::unsupported,
                "this PDF shows no text on its " + std::to_string(count) +
                    (count == 1 ? " page" : " pages") +
                    ": it is scanned, or drawn; what its images show is not read",
                all);
  }
  if (!silent.empty()) {
    decoded.notes.push_back(
        {Errc::unsupported,
         "pages without text (scanned, drawn or empty), not read: " + listed(silent), all});
  }
  if (!broken.empty()) {
    decoded.notes.push_back({Errc::bad_input, "damaged pages, not read: " + listed(broken), all});
  }
  if (most < count || writer.text().size() >= limits.text_bytes) {
    decoded.notes.push_back({Errc::limit_exceeded, "the PDF is not read to its end", all});
  }
  decoded.made_by = {"pdf", "1"};
  decoded.media_type = "application/pdf";
  decoded.encoding = {"UTF-8", "pdf"};
  decoded.text = writer.take_text();
  decoded.pages = writer.take_pages();
  decoded.markup = markup_of_lines(decoded.text);
  add_fact(*document, "Title", "pdf:title", decoded);
  add_fact(*document, "Author", "pdf:author", decoded);
  add_fact(*document, "CreationDate", "pdf:created", decoded);
  return decoded;
}

}  // namespace habeas
