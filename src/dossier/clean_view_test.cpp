// dossier/clean_view_test.cpp - both sides are shown, and hostile text stays text
#include "dossier/clean_view.h"

#include <gtest/gtest.h>

namespace habeas {
namespace {

TEST(CleanView, ShowsBothSidesAndNoMarkupOfSources) {
  Pile pile;
  Document document;
  document.path = "a<script>.html";
  document.text = "Kept & sound.\n<img src=x onerror=alert(1)>\xE2\x80\xAE";
  Layout layout;
  layout.title = "</title><script>alert(2)</script>";
  Region kept;
  kept.kind = RegionKind::main;
  kept.span = {0, 13};
  Region out;
  out.kind = RegionKind::cookie_notice;
  out.span = {14, static_cast<std::uint32_t>(document.text.size())};
  layout.regions = {kept, out};
  layout.main = {{0, 13}};
  pile.documents = {document};
  pile.layouts = {layout};
  Problem problem;
  problem.path = "b";
  problem.message = "<b>";
  pile.problems = {problem};
  const std::string page = render_clean_view({pile});
  EXPECT_NE(page.find("Kept &amp; sound."), std::string_view::npos);
  EXPECT_NE(page.find("cookie_notice"), std::string_view::npos);
  EXPECT_NE(page.find("&lt;img src=x"), std::string_view::npos);
  EXPECT_NE(page.find("default-src 'none'"), std::string_view::npos);
  EXPECT_EQ(page.find("<script"), std::string_view::npos);
  EXPECT_EQ(page.find("<img"), std::string_view::npos);
  EXPECT_EQ(page.find("<b>"), std::string_view::npos);
  EXPECT_EQ(page.find("\xE2\x80\xAE"), std::string_view::npos) << "direction marks become visible";
  EXPECT_EQ(page.find("http"), page.find("http-equiv")) << "nothing is fetched";
}

}  // namespace
}  // namespace habeas
