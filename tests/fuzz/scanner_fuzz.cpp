// tests/fuzz/scanner_fuzz.cpp - any bytes as mark-up: tokens lie end to end; a page in UTF-8 gives
// a text in UTF-8 with a whole map
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ingest/html_scan.h"
#include "ingest/html_text.h"
#include "text/utf8.h"

namespace {

using namespace habeas;

void require(bool condition) {
  if (!condition) std::abort();
}

bool lies_in(std::string_view part, std::string_view whole) {
  return part.empty() ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void check_tokens(std::string_view page, bool in_foreign) {
  HtmlScanner scanner(page);
  HtmlToken token;
  std::uint32_t end = 0;
  while (scanner.next(token, in_foreign)) {
    require(token.place.begin >= end && token.place.end >= token.place.begin);
    require(token.place.end <= page.size());
    end = token.place.end;
    require(token.name.size() <= HtmlScanner::kNameBytes);
    require(token.attributes.size() <= HtmlScanner::kAttributes);
    for (const Attribute& attribute : token.attributes) {
      require(lies_in(attribute.name, page) && lies_in(attribute.value, page));
    }
  }
}

void check_text(std::string_view page) {
  const HtmlText html = read_html(page);
  require(first_invalid(html.text) == html.text.size());
  require(html.to_page
              .check(static_cast<std::uint32_t>(html.text.size()),
                     static_cast<std::uint32_t>(page.size()))
              .has_value());
  for (const auto& run : html.to_page.runs()) {
    require(!run.copy || slice(html.text, run.to) == slice(page, run.from));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view page(reinterpret_cast<const char*>(data), size);
  check_tokens(page, false);
  check_tokens(page, true);
  if (first_invalid(page) == size) check_text(page);
  return 0;
}
