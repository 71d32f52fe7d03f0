// dossier/style.h - the palette with its meanings, and the style sheet made from it
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace habeas {

/// One colour with a meaning, in the light and the dark theme ("#rrggbb").
struct Colour {
  std::string_view name, light, dark;
};

/// Text in `ink` stands on `paper` somewhere on the page: a pair whose contrast must hold.
struct ContrastPair {
  std::string_view ink, paper;
};

std::span<const Colour> palette();
std::span<const ContrastPair> contrast_pairs();
/// The colours as CSS variables on :root, for both themes.
std::string palette_rules();
/// The same where a person may choose: data-theme="light" or "dark" on :root goes before what the
/// system asks for. On paper it is always the light one.
std::string palette_rules_to_choose();
/// The whole style sheet.
std::string style_sheet();

}  // namespace habeas
