// extract/syntax.h - who does what in a clause, read off the chunks: subjects, objects,
// prepositional phrases
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "extract/analysis.h"

namespace habeas {

/// The noun or pronoun chunk that a verb group's action belongs to, following relative pronouns,
/// participles, infinitives and shared subjects; kNone when the sentence shows none. Of a passive
/// it is the one acted upon.
std::uint32_t subject_of(const Analysis& a, std::uint32_t verb);
/// The same of every chunk, for Analysis::subjects: rules ask for it again and again.
std::vector<std::uint32_t> find_subjects(const Analysis& a);

/// A subject that an aside between commas parts from its verb.
struct Aside {
  std::uint32_t subject = kNone;  ///< chunk; kNone when no aside stands before the verb
  std::uint32_t begin = kNone;    ///< first token of the subject with what describes it
};

/// "Dara Minn, a nurse at the camp, said", "a nurse there, Dara Minn, said", "the network, which
/// has offices in Brackwater, said": the subject is the name, or the noun before the aside.
Aside aside_before(const Analysis& a, std::uint32_t verb);

/// The noun chunk right behind an active verb group, without a preposition; kNone when there is
/// none.
std::uint32_t object_of(const Analysis& a, std::uint32_t verb);

/// The noun chunk that begins at this token, not counting adverbs, marks of quotation and the words
/// of an amount ("at least"); kNone when something else stands there.
std::uint32_t chunk_behind(const Analysis& a, std::uint32_t token);

/// Chunks that are coordinated with this one behind it: "two soldiers, a nurse and three miners". A
/// noun with a finite verb behind it begins a clause of its own, unless it is the `subject` for
/// which the others are asked.
std::vector<std::uint32_t> joined_with(const Analysis& a, std::uint32_t chunk,
                                       std::uint32_t subject = kNone);

/// Chunks that hang on a chunk by one of these prepositions (keys), up to the next finite verb or
/// the end of the clause.
std::vector<std::uint32_t> phrases_of(const Analysis& a, std::uint32_t chunk,
                                      std::initializer_list<std::uint64_t> prepositions);

/// First token behind the clause that starts at this chunk: the next finite verb's subject, a
/// semicolon, the sentence's end.
std::uint32_t clause_end(const Analysis& a, std::uint32_t chunk);

/// The noun phrase from this chunk on with the "of" phrases and coordinated nouns that belong to
/// it.
TokenRange full_phrase(const Analysis& a, std::uint32_t chunk);

/// May the verb group at this chunk be a form of one of these verbs (base forms)?
bool is_verb_of(const Analysis& a, std::uint32_t chunk, std::span<const std::string_view> verbs);

/// Is this chunk a verb group with a finite verb?
bool is_finite(const Chunk& chunk);

/// The nearest noun chunk that a relative pronoun at this chunk points to; kNone when it is none.
std::uint32_t antecedent_of(const Analysis& a, std::uint32_t chunk);
/// "a man the army detained in May": does this noun chunk, an armed body, open a relative clause
/// without a pronoun on the people right before it? `verb` is the first token of its verb.
bool opens_contact_clause(const Analysis& a, std::uint32_t chunk, std::uint32_t verb);

/// Does the token stand before the dash that closes a dateline: "KARSOVA, Norland, Sept. 12 - "?
bool in_dateline(const Analysis& a, std::uint32_t token);

/// "saw a guard beat him", "heard officers drag two men away": a bare verb behind one of perception
/// and its object tells what took place.
bool is_perceived(const Analysis& analysis, std::uint32_t verb);

}  // namespace habeas
