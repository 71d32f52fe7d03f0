// ingest/office.cpp - reads small XML parts with the scanner of pages
#include "ingest/office.h"

#include <algorithm>

#include "ingest/html_references.h"
#include "ingest/html_scan.h"

namespace habeas {

std::vector<MarkupFact> facts_of_xml(std::string_view xml, const NamedElements& names) {
  std::vector<MarkupFact> facts;
  HtmlScanner scanner(xml);
  HtmlToken token;
  const char* open = nullptr;
  while (scanner.next(token, true)) {
    if (token.kind == HtmlToken::Kind::start_tag) {
      const auto named = std::find_if(names.begin(), names.end(),
                                      [&](const auto& one) { return one.first == token.name; });
      open = named == names.end() || token.self_closing ? nullptr : named->second;
    } else if (token.kind == HtmlToken::Kind::end_tag) {
      open = nullptr;
    } else if (token.kind == HtmlToken::Kind::text && open != nullptr) {
      const bool is_known = std::any_of(facts.begin(), facts.end(),
                                        [&](const MarkupFact& fact) { return fact.name == open; });
      std::string value = decode_references(slice(xml, token.place), false);
      if (!is_known && !value.empty()) facts.push_back({open, std::move(value), 0});
    }
  }
  return facts;
}

}  // namespace habeas
