// model/json_names.h - the printed words of every enum, in one table each, for printing and reading
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "model/nouns.h"

namespace habeas {

/// `kWords[i]` is the printed form of the enumerator with value i.
template <class Enum>
struct Words;

template <>
struct Words<Bound> {
  static constexpr std::array<std::string_view, 6> kWords{"exact",  "upper", "lower",
                                                          "approx", "range", "vague"};
};
template <>
struct Words<Trend> {
  static constexpr std::array<std::string_view, 3> kWords{"none", "up", "down"};
};
template <>
struct Words<DateBasis> {
  static constexpr std::array<std::string_view, 5> kWords{"explicit", "relative", "document",
                                                          "inferred", "unknown"};
};
template <>
struct Words<PlaceKind> {
  static constexpr std::array<std::string_view, 6> kWords{"country",  "region",   "city",
                                                          "facility", "crossing", "other"};
};
template <>
struct Words<Stage> {
  static constexpr std::array<std::string_view, 3> kWords{"accomplished", "attempted",
                                                          "threatened"};
};
template <>
struct Words<RegionKind> {
  static constexpr std::array<std::string_view, 17> kWords{
      "main",       "title",          "quoted",           "cookie_notice", "image_credit",
      "navigation", "related_teaser", "share_widget",     "comment_form",  "advert",
      "shortcode",  "link_label",     "teaser_duplicate", "footer",        "site_promo",
      "see_also",   "other"};
};
template <>
struct Words<MentionKind> {
  static constexpr std::array<std::string_view, 7> kWords{
      "quantity", "date", "place", "person", "organisation", "facility", "group"};
};
template <>
struct Words<ClaimKind> {
  static constexpr std::array<std::string_view, 10> kWords{"count",    "date",   "place",  "route",
                                                           "actor",    "event",  "denial", "legal",
                                                           "estimate", "profile"};
};
template <>
struct Words<Mood> {
  static constexpr std::array<std::string_view, 8> kWords{
      "asserted", "reported", "alleged", "feared", "possible", "planned", "hypothetical", "denied"};
};
template <>
struct Words<Polarity> {
  static constexpr std::array<std::string_view, 2> kWords{"+", "-"};
};
template <>
struct Words<RoleName> {
  static constexpr std::array<std::string_view, 11> kWords{
      "agent", "victim", "target",     "place", "from", "to",
      "via",   "date",   "instrument", "whole", "base"};
};
template <>
struct Words<Rel> {
  static constexpr std::array<std::string_view, 5> kWords{"said", "reported", "narrator",
                                                          "published", "carrier"};
};
template <>
struct Words<ReuseKind> {
  static constexpr std::array<std::string_view, 3> kWords{"copy", "passage", "quotation"};
};
template <>
struct Words<Standing> {
  static constexpr std::array<std::string_view, 3> kWords{"identified", "unresolved", "counter"};
};
template <>
struct Words<FindingState> {
  static constexpr std::array<std::string_view, 8> kWords{"agreed",   "single_origin",  "hedged",
                                                          "conflict", "not_comparable", "derived",
                                                          "denied",   "unknown"};
};
template <>
struct Words<Errc> {
  static constexpr std::array<std::string_view, 6> kWords{
      "bad_input", "limit_exceeded", "unsupported", "io", "worker_lost", "internal"};
};

/// The printed form of an enumerator.
template <class Enum>
constexpr std::string_view word(Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < Words<Enum>::kWords.size() ? Words<Enum>::kWords[index] : std::string_view();
}

/// The enumerator with this printed form.
template <class Enum>
constexpr std::optional<Enum> from_word(std::string_view text) {
  for (std::size_t i = 0; i < Words<Enum>::kWords.size(); ++i) {
    if (Words<Enum>::kWords[i] == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace habeas
