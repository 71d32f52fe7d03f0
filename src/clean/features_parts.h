// clean/features_parts.h - the steps that compute the features of blocks; for clean/features*.cpp
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "clean/features.h"

namespace habeas {

/// `part` of `whole` in whole percent, rounded down; 0 of nothing.
std::uint32_t percent(std::uint32_t part, std::uint32_t whole);

/// How sure it is, before any look at the neighbours, that a block is furniture. Furniture of one
/// line (credits, labels, adverts) stands inside articles too, so it parts nothing.
enum class Furnished : std::uint8_t { no, one_line, section };

Furnished furnished(const BlockFeatures& f);

/// For each token of the page: 1 where it is a function word, else 0.
using FunctionWords = std::vector<std::uint8_t>;

/// The tokens of a range; the page must outlive them.
inline std::span<const Token> tokens_of(const Page& page, TokenRange range) {
  return {page.tokens.tokens.data() + range.begin, range.size()};
}

/// Finds the stretch of blocks that is the running text: `in_core`, `before_core`, `core_distance`,
/// `shared_words` and `shared_percent`. Needs the features of each block alone, and repetitions.
void find_core(const Page& page, const FunctionWords& function_words,
               std::vector<BlockFeatures>& features, bool marked_up);

/// Marks the lines of a list of films of the site ("0:44 Market hall burns down").
void mark_film_lists(const Page& page, std::vector<BlockFeatures>& features);

/// Says what befell people or their houses: "killed", "burned".
bool names_fate(const Token& token);

/// Marks the entries of lists, those that count among them as tallies, and captions with a credit.
/// Needs the features of each block alone.
void mark_lists(const Page& page, std::vector<BlockFeatures>& features);

/// Marks the lines of labels and boxes that point to other pages (`box`). Needs the features of
/// each block alone.
void mark_boxes(const Page& page, std::vector<BlockFeatures>& features);

/// "By NAME", a date alone, "Posted on ...": says who and when, not what.
bool is_byline(const Page& page, TokenRange range, const BlockFeatures& f);

/// "Updated 2 hours ago": how old the page is.
bool is_age(const Page& page, TokenRange range, const BlockFeatures& f);

/// Marks the menus, the line above the text and the names of the site among the short lines around
/// the core. Needs the core.
void mark_lines_around(const Page& page, std::vector<BlockFeatures>& features);

}  // namespace habeas
