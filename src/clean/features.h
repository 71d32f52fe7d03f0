// clean/features.h - what cleaning knows of one block before it is labelled, all of it integers
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "clean/furniture_list.h"
#include "clean/page.h"

namespace habeas {

/// How a block ends, closing quotes, brackets and note marks aside.
enum class Ending : std::uint8_t { none, stop, colon, ellipsis };

/// One block. Tag features of HTML will be further members; in plain text they stay at zero.
struct BlockFeatures {
  std::uint32_t words = 0;         ///< words; scripts without spaces count six bytes as one
  std::uint32_t stop_percent = 0;  ///< share of function words
  std::uint32_t capital_percent = 0;
  std::uint32_t digit_percent = 0;  ///< share of tokens that are numbers
  Ending ending = Ending::none;
  bool prose = false;             ///< running text: sentences of some length
  bool cut = false;               ///< a text that breaks off (an ellipsis, half a word)
  bool repeats_later = false;     ///< before the body, and said again by later blocks
  bool stock = false;             ///< the same line three times or more on the page
  bool menu = false;              ///< short pieces between bars or dots
  bool tally = false;             ///< "Killed: 33": what befell people, and how many
  bool code = false;              ///< a shortcode
  bool caption = false;           ///< a caption and the credit behind it
  bool credit = false;            ///< the form of an image credit
  bool copyright = false;         ///< the form of a copyright line
  bool entry = false;             ///< one of the entries of a list, behind bullets or dashes
  bool film = false;              ///< the length of a film and its headline, in a list of such
  bool date_only = false;         ///< a date and nothing else
  bool menu_run = false;          ///< one of three or more very short lines above the core
  bool byline = false;            ///< author or date of the page, and nothing else
  bool site_name = false;         ///< head line that is the name of a publication or an office
  std::uint32_t address = 0;      ///< words that address the reader ("you", "our"), up to 4
  bool speaks_to_reader = false;  ///< "you" or "your" outside quotation marks
  FurnitureHits hits;
  std::optional<RegionKind> box;  ///< part of a label or a box that points to other pages
  // Against the rest of the page:
  bool line_above = false;  ///< the nearest line above the core that says something of its own
  bool in_core = false;     ///< inside the longest stretch of running text
  bool before_core = false;
  std::uint32_t core_distance = 0;   ///< blocks since the first sure furniture beside the core
  std::uint32_t shared_percent = 0;  ///< share of content words that the core has too
  std::uint32_t shared_words = 0;
};

/// `marked_up`: a web page, whose article the trees of data/models/blocks find; signs that only
/// plain text needs are left out.
std::vector<BlockFeatures> block_features(const Page& page, bool marked_up);

}  // namespace habeas
