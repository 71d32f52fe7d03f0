// extract/name_surroundings.h - what the words of a name and those around it say of its kind
#pragma once

#include <cstdint>
#include <map>
#include <string_view>

#include "extract/analysis.h"

namespace habeas {

/// Asked of tokens that may be a name, before there are entities. Borrows the analysis, which has
/// its tags.
class NameSurroundings {
 public:
  explicit NameSurroundings(const Analysis& a);

  /// Does the token begin with a capital?
  [[nodiscard]] bool capital(std::uint32_t t) const;
  /// "the King", "the City", "up North": one word for an office or a kind of place, and no name.
  [[nodiscard]] bool is_bare_head(TokenRange range) const;
  /// Do words of this class of name_words.tsv begin here?
  [[nodiscard]] bool is_class(std::uint32_t t, std::string_view label) const;
  /// A headline set in capitals throughout tells nothing about names.
  [[nodiscard]] bool all_capitals(TokenRange sentence) const;
  /// "IN", "OR", "ME" where all is in capitals; "They", "This" at the head of a sentence.
  [[nodiscard]] bool is_function_word(TokenRange range) const;
  /// "Soldiers stormed a village": the plural of a word for people at the head of a sentence.
  [[nodiscard]] bool opens_with_people(TokenRange range) const;
  /// "KARSOVA, 3 May (EFE) - ": what opens a dateline and is known as a place is one.
  [[nodiscard]] bool opens_dateline(TokenRange range) const;
  /// "Radyo Felbrin, which read the message": a person is who. "Superintendent, Amery Customs" on a
  /// line of its own names an office.
  [[nodiscard]] bool is_told_as_thing(TokenRange range) const;
  /// "Port Amery police": a large town's own name of several words, before what a town has or
  /// behind a preposition of place, is not a person.
  [[nodiscard]] bool is_large_town(TokenRange range) const;
  /// "Orla Fenwright, a lawyer from the port, says": two capitals or more that a noun for one
  /// person describes.
  [[nodiscard]] bool is_described_as_person(TokenRange range) const;
  /// One word is a person's name behind a title, or where it is no place, no common word and ends
  /// another name of the text.
  [[nodiscard]] bool lone_name(std::uint32_t t) const;
  /// "a boat from Karsova", "the camp near Tolver": one word behind a preposition of place that
  /// ends no other name of the text, and is no title's.
  [[nodiscard]] bool stands_as_place(std::uint32_t t) const;
  /// "the sector of Las Torcas", "residents of Kabaro", "outside Ponte Velha", "soldiers entered
  /// Kabaro": the words before a name that only a place has; not a body's ("outside Kabaro Court").
  [[nodiscard]] bool told_as_place(TokenRange range) const;

 private:
  const Analysis& a_;
  const Gazetteer& gazetteer_;
  /// Key -> token, of those that end a tagged name of two words or more.
  std::multimap<std::uint64_t, std::uint32_t> name_ends_;
};

}  // namespace habeas
