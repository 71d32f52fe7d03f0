// lexicon/matcher.h - finds the gazetteer's names in a token array, longest match first
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/gazetteer.h"
#include "text/tokens.h"

namespace habeas {

/// A name found in a text, with all that it may mean: largest population first. The rows of one hit
/// are either all places or all peoples (NamedRow::people: "Syrian", "Syrians"); a word that is
/// both ("Canadian", a town of Texas) is the people.
struct NameHit {
  TokenRange range;
  std::uint64_t key = 0;  ///< name_key() of the words
  bool people = false;
  /// The text splits the name otherwise than the gazetteer ("Fel brin" for Felbrin): little is to
  /// be believed of it.
  bool split = false;
  std::vector<NamedRow> rows;
};

struct MatchOptions {
  std::uint32_t longest_words = 7;
};

/// Names in the tokens of a range, left to right, without overlaps; a name never crosses a
/// sentence. Names begin with a capital, or with a lower-case article that a hyphen joins to a
/// capital ("al-Bab"); a hyphen, a dot of an abbreviation and spaces between their words do not
/// matter. Words in capitals of up to four letters are taken for abbreviations unless a neighbour
/// is in capitals too. A possessive "'s" is never part of a name.
std::vector<NameHit> find_names(const TokenText& text, TokenRange range, std::string_view bytes,
                                const Gazetteer& gazetteer, const MatchOptions& options = {});

/// The same over the whole text, sentence by sentence.
std::vector<NameHit> find_names(const TokenText& text, std::string_view bytes,
                                const Gazetteer& gazetteer, const MatchOptions& options = {});

}  // namespace habeas
