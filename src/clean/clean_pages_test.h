// clean/clean_pages_test.h - an invented article, and pages made of it with something before and
// behind
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "clean/clean.h"

namespace habeas {

/// Three paragraphs of an invented article; the body of most pages.
inline constexpr std::string_view kBody =
    "Border guards in Ostrava Nova expelled at least 90 asylum seekers across the river Lenn last "
    "week, according to a lawyers' group that spoke to some of them.\n\n"
    "The lawyers said the asylum seekers were put on trucks at a disused sugar factory and driven "
    "to the river without a hearing. Several of them had children with them.\n\n"
    "The border guards denied that anyone was expelled. A spokesman said the trucks had been on an "
    "exercise along the river.";
inline constexpr std::string_view kTitle =
    "Lawyers say border guards expelled 90 asylum seekers at night";

inline Layout clean_text(std::string text) {
  Document document;
  document.id = IdBuilder().add(std::string_view(text)).build<DocumentTag>();
  document.text = std::move(text);
  Result<Layout> layout = clean(document);
  EXPECT_TRUE(layout.has_value());
  return layout ? *layout : Layout{};
}

inline std::string_view name_of(RegionKind kind) {
  constexpr std::string_view kNames[] = {
      "main",       "title",          "quoted",           "cookie_notice", "image_credit",
      "navigation", "related_teaser", "share_widget",     "comment_form",  "advert",
      "shortcode",  "link_label",     "teaser_duplicate", "footer",        "site_promo",
      "see_also",   "other"};
  return kNames[static_cast<std::size_t>(kind)];
}

/// The kind of the region that holds these words.
inline std::string_view kind_of(const Layout& layout, std::string_view text,
                                std::string_view words) {
  const std::size_t at = text.find(words);
  if (at == std::string_view::npos) return "not in the text";
  for (const Region& region : layout.regions) {
    if (region.span.begin <= at && at + words.size() <= region.span.end)
      return name_of(region.kind);
  }
  return "in no region";
}

inline std::string page(std::string_view before, std::string_view behind) {
  return std::string(before) + std::string(kTitle) + "\n\n" + std::string(kBody) + "\n\n" +
         std::string(behind);
}

}  // namespace habeas
