// incident/marked_page_test.h - pages of tests whose dates stand in brackets
#pragma once

#include <string>
#include <vector>

#include "model/nouns.h"

namespace habeas {

/// A page written on 2031-05-09 with the dates that its text names.
struct MarkedPage {
  Document document;
  Layout layout;
  std::vector<Mention> mentions;
};

/// What is in brackets is a date in EDTF, behind `before` ("2031-" where the brackets hold month
/// and day).
inline MarkedPage marked_page(const std::string& marked, const std::string& before = "") {
  MarkedPage page;
  Document& document = page.document;
  document.id = IdBuilder().add("page").build<DocumentTag>();
  document.path = "page";
  page.layout.document = document.id;
  page.layout.published.date = "2031-05-09";
  for (const char letter : marked) {
    const auto here = static_cast<std::uint32_t>(document.text.size());
    if (letter == '[') {
      Mention& mention = page.mentions.emplace_back();
      mention.document = document.id;
      mention.kind = MentionKind::date;
      mention.span.begin = here;
      mention.id = IdBuilder().add("date").add(std::uint64_t{here}).build<MentionTag>();
    } else if (letter == ']') {
      Mention& mention = page.mentions.back();
      mention.span.end = here;
      mention.quote = document.text.substr(mention.span.begin);
      Date date;
      date.edtf = before + mention.quote;
      date.basis = DateBasis::explicit_;
      mention.value = date;
    } else {
      document.text += letter;
    }
  }
  page.layout.main = {{0, static_cast<std::uint32_t>(document.text.size())}};
  return page;
}

}  // namespace habeas
