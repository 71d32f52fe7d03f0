// extract/syntax.cpp - subjects by position
#include "extract/syntax.h"

#include <algorithm>
#include <array>

#include "extract/one_of.h"
#include "extract/syntax_parts.h"
#include "text/lemmas.h"

namespace habeas {
bool same_sentence(const Analysis& a, std::uint32_t x, std::uint32_t y) {
  return a.tokens.sentence_of(a.chunks[x].range.begin) ==
         a.tokens.sentence_of(a.chunks[y].range.begin);
}

bool adjacent(const Analysis& a, std::uint32_t from, std::uint32_t to) {
  if (to < a.size()) {
    const QuantityHit* const amount = a.quantity_in({to, to + 1});
    if (amount != nullptr && amount->range.begin >= from) to = std::min(to, amount->range.begin);
  }
  for (std::uint32_t t = from; t < to; ++t) {
    const bool both = a.key(t) == "both"_w;  // "found both the man and the boy"
    if (!both && a.pos(t) != Pos::adv && a.pos(t) != Pos::part && !is_mark(a.word(t))) return false;
  }
  return true;
}

bool is_relative(const Analysis& a, const Chunk& chunk) {
  if (chunk.kind != ChunkKind::pronoun) return false;
  const std::uint64_t key = a.key(chunk.head);
  return key == "who"_w || key == "which"_w || key == "that"_w || key == "whom"_w;
}

namespace {

/// Also before an adverb of the chunk: ", mostly women".
bool comma_before(const Analysis& a, const Chunk& chunk) {
  std::uint32_t t = chunk.range.begin;
  if (t > 1 && a.pos(t - 1) == Pos::adv) --t;
  return t > 0 && a.word(t - 1) == ",";
}

bool comma_behind(const Analysis& a, const Chunk& chunk) {
  return chunk.range.end < a.size() && a.word(chunk.range.end) == ",";
}

/// The verb group that this participle or infinitive depends on: the nearest one to the left, else
/// none.
std::uint32_t governing_verb(const Analysis& a, std::uint32_t verb) {
  for (std::uint32_t i = verb; i-- > 0 && same_sentence(a, i, verb);) {
    if (a.chunks[i].kind == ChunkKind::verb && !(a.chunks[i].participle && a.chunks[i].passive))
      return i;
  }
  return kNone;
}

/// Subject of the main clause behind an opening participle: "Described as ..., the identity of
/// ...".
std::uint32_t subject_behind(const Analysis& a, std::uint32_t verb) {
  if (a.word(a.chunks[verb].range.end) == ":") return kNone;  // "Killed: 33, 8 of them women"
  // "Army fire on the square, killing 13, a doctor says": a noun before it leaves none for behind.
  for (std::uint32_t i = verb; i-- > 0 && same_sentence(a, i, verb);) {
    if (a.chunks[i].kind != ChunkKind::verb && a.chunks[i].preposition == kNone) return kNone;
  }
  bool comma = false;
  for (std::uint32_t i = verb + 1; i < a.chunks.size() && same_sentence(a, i, verb); ++i) {
    comma = comma || comma_before(a, a.chunks[i]);
    if (comma && a.chunks[i].kind != ChunkKind::verb && a.chunks[i].preposition == kNone) return i;
  }
  return kNone;
}

/// Words that are prepositions and conjunctions: "after the ministry said".
bool may_join_clauses(std::uint64_t key) {
  return key == "after"_w || key == "before"_w || key == "since"_w || key == "until"_w ||
         key == "as"_w || key == "than"_w;
}

/// "seized the mill and, from there, attacked": the token behind "and" where commas close a phrase
/// of place or time off; the token itself where none stands before it.
std::uint32_t before_adjunct(const Analysis& a, std::uint32_t begin) {
  constexpr std::uint32_t kLongest = 8;
  const std::uint32_t first = a.sentence(begin).begin;
  if (begin <= first + 2 || a.word(begin - 1) != ",") return begin;
  for (std::uint32_t t = begin - 1; t-- > first + 1 && begin - t <= kLongest;) {
    const std::uint32_t chunk = a.chunk_at[t];
    if (chunk != kNone && a.chunks[chunk].kind == ChunkKind::verb) return begin;
    if (a.word(t) != ",") continue;
    const bool phrase = a.pos(t + 1) == Pos::adp || a.in_time(t + 1);
    return phrase && a.key(t - 1) == "and"_w ? t : begin;
  }
  return begin;
}

/// "... but denied": a verb right behind a conjunction shares the subject of the verb before it.
bool joined_to_verb(const Analysis& a, std::uint32_t verb) {
  std::uint32_t begin = a.chunks[verb].range.begin;
  const std::uint32_t first = a.sentence(begin).begin;
  while (begin > first && a.pos(begin - 1) == Pos::adv) --begin;
  if (begin <= first) return false;
  const bool then = a.word(begin - 1) == "," && a.key(begin) == "then"_w;  // "a girl, then fled"
  begin = before_adjunct(a, begin);
  if (begin <= first) return false;
  const std::uint64_t before = a.key(begin - 1);
  if (!then && before != "and"_w && before != "but"_w && before != "or"_w) return false;
  for (std::uint32_t i = verb; i-- > 0 && same_sentence(a, i, verb);) {
    if (is_finite(a.chunks[i])) return true;
  }
  return false;
}

/// "Two men, ages 20 and 22, were": a chunk of numbers that count nothing.
bool is_age(const Analysis& a, const Chunk& c) {
  if (c.kind != ChunkKind::noun || a.quantity_in(c.range) != nullptr) return false;
  bool number = false;
  for (std::uint32_t t = c.range.begin; t < c.range.end; ++t) {
    const std::uint64_t key = a.key(t);
    const bool digits = a.tokens.tokens[t].kind == TokenKind::number;
    if (!digits && key != "ages"_w && key != "aged"_w && key != "age"_w && key != "also"_w &&
        key != "both"_w)
      return false;
    number = number || digits;
  }
  return number && !a.in_time(c.head);
}

/// "broke into a mill owned by Orlo, killed a guard and left": a participle behind a thing says
/// whose it is and is no verb of the list.
bool describes_thing(const Analysis& a, std::uint32_t verb) {
  const Chunk& v = a.chunks[verb];
  if (verb == 0 || !v.participle || !v.passive || a.key(v.range.end) != "by"_w) return false;
  const Chunk& thing = a.chunks[verb - 1];
  return thing.kind == ChunkKind::noun && !a.is_people(thing) && !a.is_force(thing) &&
         adjacent(a, thing.range.end, v.range.begin);
}

/// "rounded up the men, tied their hands and shot them": the second verb of three that share one
/// subject stands right behind a comma.
bool goes_on_list(const Analysis& a, std::uint32_t verb) {
  const std::uint32_t begin = a.chunks[verb].range.begin;
  if (begin == 0 || a.word(begin - 1) != "," || a.chunks[verb].participle) return false;
  std::uint32_t before = kNone;
  for (std::uint32_t i = verb; i-- > 0 && same_sentence(a, i, verb);) {
    if (a.chunks[i].kind == ChunkKind::pronoun && is_relative(a, a.chunks[i])) return false;
    // "said that Dara Minn, 34, was found and was taken": the comma closes an age
    if (i + 1 == verb && comma_before(a, a.chunks[i]) && is_age(a, a.chunks[i])) return false;
    if (a.chunks[i].kind == ChunkKind::verb && !describes_thing(a, i)) {
      before = i;
      break;
    }
  }
  if (before == kNone || !is_finite(a.chunks[before]) ||
      (a.chunks[before].passive && !a.chunks[verb].passive))
    return false;
  for (std::uint32_t i = verb + 1; i < a.chunks.size() && same_sentence(a, i, verb); ++i) {
    if (!is_finite(a.chunks[i])) continue;
    return a.key(a.chunks[i].range.begin - 1) == "and"_w;
  }
  return false;
}

bool reports_speech(const Analysis& a, std::uint32_t verb) {
  const Chunk& v = a.chunks[verb];
  if (v.passive) return false;
  const auto cue = a.context->cues.match_at(a.tokens, v.head, v.range.end);
  return cue && a.context->cues[cue->phrase].label == "say";
}

/// "denied that anyone had been held and stated that ...": a verb of saying joined to another
/// behind the words that the other reports shares its subject, not theirs.
std::uint32_t subject_of_report_before(const Analysis& a, std::uint32_t verb) {
  const std::uint32_t begin = a.chunks[verb].range.begin;
  if (begin == 0 || (a.key(begin - 1) != "and"_w && a.key(begin - 1) != "but"_w)) return kNone;
  if (!reports_speech(a, verb)) return kNone;
  for (std::uint32_t i = verb; i-- > 0 && same_sentence(a, i, verb);) {
    if (is_perceived(a, i)) return kNone;  // "saw officers handcuff them and put them into a van"
    if (!is_finite(a.chunks[i]) || !reports_speech(a, i)) continue;
    return subject_of(a, i);
  }
  return kNone;
}

/// "the Committee for Land (CL) said", "Mrs Orlo (Minister of Works) said": a short form or an
/// aside in round brackets.
bool in_brackets(const Analysis& a, const Chunk& c) {
  constexpr std::uint32_t kLongest = 12;
  const TokenRange sentence = a.sentence(c.range.begin);
  bool open = false;
  for (std::uint32_t t = c.range.begin; t-- > sentence.begin && c.range.begin - t <= kLongest;) {
    if (a.word(t) == ")" || a.word(t) == "]") return false;
    open = a.word(t) == "(" || a.word(t) == "[";
    if (open) break;
  }
  if (!open) return false;
  for (std::uint32_t t = c.range.end; t < std::min(sentence.end, c.range.end + kLongest); ++t) {
    if (a.word(t) == "(" || a.word(t) == "[") return false;
    if (a.word(t) == ")" || a.word(t) == "]") return true;
  }
  return false;
}

/// Is this noun the object of the verb of a relative clause ("men who attacked the village")?
/// Behind a verb of saying a clause of its own begins where somebody follows ("a man who said
/// soldiers burned", not "a source who pleaded anonymity put").
bool object_in_relative(const Analysis& a, std::uint32_t chunk) {
  const Chunk& c = a.chunks[chunk];
  const bool somebody =
      c.kind == ChunkKind::pronoun || a.is_people(c) || a.is_force(c) || a.name_at[c.head] != kNone;
  if (somebody && chunk >= 2 && a.chunks[chunk - 1].kind == ChunkKind::verb &&
      a.context->cues.match_at(a.tokens, a.chunks[chunk - 1].head, a.chunks[chunk - 1].range.end))
    return false;
  return chunk >= 2 && a.chunks[chunk - 1].kind == ChunkKind::verb &&
         same_sentence(a, chunk - 2, chunk) && is_relative(a, a.chunks[chunk - 2]) &&
         object_of(a, chunk - 1) == chunk;
}

/// The relative pronoun of the clause whose verb, or whose infinitive, has this noun as its object
/// ("people who used to visit the farm"); kNone for none.
std::uint32_t pronoun_around_object(const Analysis& a, std::uint32_t chunk) {
  if (object_in_relative(a, chunk)) return chunk - 2;
  const bool infinitive = chunk >= 3 && a.chunks[chunk - 1].kind == ChunkKind::verb &&
                          a.chunks[chunk - 1].infinitive && is_finite(a.chunks[chunk - 2]) &&
                          a.chunks[chunk - 2].range.end == a.chunks[chunk - 1].range.begin &&
                          same_sentence(a, chunk - 3, chunk) && is_relative(a, a.chunks[chunk - 3]);
  return infinitive && object_of(a, chunk - 1) == chunk ? chunk - 3 : kNone;
}

/// "On that day 40 men, and not 90 as claimed, were held": the subject stands before what it is
/// not.
std::uint32_t subject_before_contrast(const Analysis& a, std::uint32_t verb) {
  const std::uint32_t begin = a.chunks[verb].range.begin;
  const std::uint32_t first = a.sentence(begin).begin;
  if (begin < first + 4 || a.word(begin - 1) != ",") return kNone;
  const std::uint32_t start = stretch_begin(a, begin - 1);
  if (start <= first + 1 || start + 1 >= begin || a.pos(start) != Pos::cconj ||
      a.key(start + 1) != "not"_w)
    return kNone;
  for (std::uint32_t i = a.next_chunk(start); i-- > 0 && a.chunks[i].range.begin >= first;) {
    if (a.chunks[i].kind == ChunkKind::verb) return kNone;
    if (a.chunks[i].kind == ChunkKind::noun && a.chunks[i].preposition == kNone) return i;
  }
  return kNone;
}

/// "Four people, including a girl and two men, were wounded": the chunk that opens the inclusion
/// right before the verb; the verb itself when there is none.
std::uint32_t before_inclusion(const Analysis& a, std::uint32_t verb) {
  for (std::uint32_t i = verb; i-- > 0 && same_sentence(a, i, verb);) {
    const Chunk& c = a.chunks[i];
    if (is_relative(a, c)) return verb;
    if (c.kind != ChunkKind::verb) continue;
    // "killed four, including a girl, on Friday, a doctor said": whoever reports stands behind it
    const std::uint32_t end = a.chunks[verb].range.begin;
    const bool teller =
        reports_speech(a, verb) && a.word(end - 1) != "," && stretch_begin(a, end) > c.range.end;
    if (teller) return verb;
    return a.key(c.head) == "including"_w && c.range.size() == 1 ? i : verb;
  }
  return verb;
}

/// "soldiers who, in the small hours of 11 May, broke down doors": nothing but phrases of place and
/// time between the pronoun and its verb.
bool only_phrases(const Analysis& a, std::uint32_t from, std::uint32_t verb) {
  for (std::uint32_t i = from; i < verb; ++i) {
    if (a.chunks[i].kind != ChunkKind::noun || a.chunks[i].preposition == kNone) return false;
  }
  return from < verb;
}

/// The first chunk behind the "of" phrases that begin here: "since the prisoners of the camp were".
std::uint32_t behind_phrases_of(const Analysis& a, std::uint32_t from, std::uint32_t verb) {
  while (from < verb && a.chunks[from].kind == ChunkKind::noun &&
         a.chunks[from].preposition != kNone && a.key(a.chunks[from].preposition) == "of"_w &&
         a.chunks[from].preposition == a.chunks[from - 1].range.end)
    ++from;
  return from;
}

/// "Mothers wept after men on motorbikes seized nine": people behind a word that may join clauses,
/// with phrases only up to the verb and another verb right before that word.
bool opens_second_clause(const Analysis& a, std::uint32_t chunk, std::uint32_t verb) {
  if (chunk + 1 >= verb || !only_phrases(a, chunk + 1, verb) || !a.is_people(a.chunks[chunk]))
    return false;
  for (std::uint32_t i = chunk; i-- > 0 && same_sentence(a, i, verb);) {
    if (a.chunks[i].kind == ChunkKind::verb) return !a.chunks[i].infinitive;
    if (comma_behind(a, a.chunks[i])) return false;
  }
  return false;
}

/// "Clashes between prisoners and guards left": the second noun behind "between" is no subject.
bool closes_between(const Analysis& a, std::uint32_t chunk) {
  const Chunk& c = a.chunks[chunk];
  if (chunk == 0 || c.preposition != kNone || c.range.begin == 0) return false;
  const Chunk& before = a.chunks[chunk - 1];
  return a.key(c.range.begin - 1) == "and"_w && before.range.end + 1 == c.range.begin &&
         before.preposition != kNone && a.key(before.preposition) == "between"_w;
}

/// "Officials in Brod, Halm and Lenn said", "a man wanted over the abduction and murder of a girl
/// was": places or deeds joined to those of the phrase before them are no subject.
bool joins_phrase(const Analysis& a, std::uint32_t chunk) {
  if (chunk < 2) return false;
  const Chunk& c = a.chunks[chunk];
  const Chunk& before = a.chunks[chunk - 1];
  const std::uint32_t mark = before.range.end;
  if (c.kind != ChunkKind::noun || before.kind != ChunkKind::noun || c.preposition != kNone ||
      before.preposition == kNone || mark + 1 != c.range.begin)
    return false;
  const auto is_deed = [&](const Chunk& noun) {
    return a.context->noun_frames.match_at(a.tokens, noun.head, noun.head + 1).has_value();
  };
  const bool joined = a.key(mark) == "and"_w;
  if (joined && is_deed(c) && is_deed(before)) return true;
  bool list = joined;
  for (std::uint32_t t = c.range.begin; t < c.range.end; ++t) list = list || a.key(t) == "and"_w;
  const std::uint64_t in = a.key(before.preposition);
  const Chunk& first = a.chunks[chunk - 2];
  return list && (joined || a.word(mark) == ",") && (in == "in"_w || in == "from"_w) &&
         first.kind == ChunkKind::noun && first.preposition == kNone &&
         first.range.end == before.preposition &&
         a.name_in(before.range, {MentionKind::place}) != nullptr &&
         a.name_in(c.range, {MentionKind::place}) != nullptr;
}

/// "two women whom the army had presented as rebels told": what somebody is called is no subject.
bool is_presented_as(const Analysis& a, std::uint32_t chunk) {
  static constexpr std::array<std::string_view, 8> kCall = {
      "present", "describe", "portray", "label", "brand", "identify", "introduce", "regard"};
  const std::uint32_t as = a.chunks[chunk].preposition;
  return as != kNone && chunk > 0 && a.key(as) == "as"_w &&
         a.chunks[chunk - 1].kind == ChunkKind::verb && a.chunks[chunk - 1].range.end == as &&
         is_verb_of(a, chunk - 1, kCall);
}

/// What somebody is thought to be, right behind him: "men said to be soldiers".
bool is_thought_to_be(const Analysis& a, std::uint32_t chunk) {
  static constexpr std::array<std::uint64_t, 9> kThought = {
      "believed"_w,  "thought"_w,    "said"_w,     "known"_w,   "alleged"_w,
      "suspected"_w, "understood"_w, "presumed"_w, "reported"_w};
  if (chunk < 3 || a.chunks[chunk].kind != ChunkKind::noun) return false;
  const Chunk& be = a.chunks[chunk - 1];
  const Chunk& thought = a.chunks[chunk - 2];
  const Chunk& who = a.chunks[chunk - 3];
  return be.infinitive && a.key(be.head) == "be"_w && be.range.end == a.chunks[chunk].range.begin &&
         thought.range.size() == 1 && one_of(a.key(thought.head), kThought) &&
         who.kind == ChunkKind::noun && who.range.end == thought.range.begin;
}

/// "has itself been", "have themselves said": a word of the subject within its verb.
bool stands_for_emphasis(const Analysis& a, std::uint32_t chunk) {
  static constexpr std::array<std::uint64_t, 4> kSelf = {"itself"_w, "himself"_w, "herself"_w,
                                                         "themselves"_w};
  const Chunk& c = a.chunks[chunk];
  return chunk > 0 && c.range.size() == 1 && one_of(a.key(c.head), kSelf) &&
         a.chunks[chunk - 1].kind == ChunkKind::verb &&
         a.chunks[chunk - 1].range.end == c.range.begin &&
         one_of(a.key(a.chunks[chunk - 1].head), {"has"_w, "have"_w, "had"_w, "was"_w, "were"_w});
}

std::uint32_t finite_subject(const Analysis& a, std::uint32_t verb) {
  if (const std::uint32_t found = subject_before_contrast(a, verb); found != kNone) return found;
  if (const Aside found = aside_before(a, verb); found.subject != kNone) return found.subject;
  if (const std::uint32_t found = subject_of_report_before(a, verb); found != kNone) return found;
  const bool joined = joined_to_verb(a, verb) || goes_on_list(a, verb);
  for (std::uint32_t i = before_inclusion(a, verb); i-- > 0 && same_sentence(a, i, verb);) {
    const Chunk& c = a.chunks[i];
    if (joined && c.kind != ChunkKind::verb) continue;
    if (is_thought_to_be(a, i)) {  // "Fighters thought to be rebels killed two men"
      i -= 2;
      continue;
    }
    if (stands_for_emphasis(a, i)) {  // "The group has itself been accused"
      --i;
      continue;
    }
    if (c.kind == ChunkKind::verb) {
      // A verb of a relative clause or a participle between subject and verb: go on behind it.
      if (c.participle || c.infinitive) continue;
      if (i > 0 && is_relative(a, a.chunks[i - 1])) {
        if (joined) return antecedent_of(a, i - 1);  // "who attacked the village and killed"
        --i;
        continue;
      }
      if (!joined && i > 1 && opens_contact_clause(a, i - 1, c.range.begin)) {
        --i;
        continue;
      }
      // "two women whom the army had presented as rebels told": behind the clause on them.
      if (!joined && i > 1 && a.key(a.chunks[i - 2].head) == "whom"_w) {
        i -= 2;
        continue;
      }
      const std::uint32_t before = a.chunks[verb].range.begin;
      const bool shared =
          joined || (a.key(before - 1) == "and"_w || a.key(before - 1) == "or"_w ||
                     a.key(before - 1) == "but"_w || adjacent(a, c.range.end, before));
      return shared ? subject_of(a, i) : kNone;
    }
    if (is_relative(a, c)) {
      if (i + 1 == verb || only_phrases(a, i + 1, verb)) return antecedent_of(a, i);
      continue;
    }
    if (c.preposition != kNone &&
        (is_presented_as(a, i) ||
         !((behind_phrases_of(a, i + 1, verb) == verb || opens_second_clause(a, i, verb)) &&
           may_join_clauses(a.key(c.preposition)))))
      continue;
    if (in_brackets(a, c) || is_age(a, c) || closes_between(a, i) || joins_phrase(a, i) ||
        is_object_of_gerund(a, i))
      continue;
    // "The experts today expressed alarm": a time is nobody.
    if (c.kind == ChunkKind::noun && a.in_time(c.head)) continue;
    // "a diplomat there said"
    if (c.kind == ChunkKind::pronoun && a.key(c.head) == "there"_w && i > 0 &&
        a.chunks[i - 1].range.end == c.range.begin && a.chunks[i - 1].kind == ChunkKind::noun)
      continue;
    if (const std::uint32_t pronoun = pronoun_around_object(a, i); pronoun != kNone) {
      const std::uint32_t meant = antecedent_of(a, pronoun);
      if (meant != kNone) return meant;
    }
    if (comma_before(a, c) && comma_behind(a, c) && i > 0 && same_sentence(a, i - 1, verb) &&
        c.kind == ChunkKind::noun) {
      // An apposition or an age between commas: the noun before the first comma is meant.
      std::uint32_t j = i;
      while (j-- > 0 && same_sentence(a, j, verb)) {
        if (a.chunks[j].kind == ChunkKind::verb) break;
        if (a.chunks[j].preposition == kNone && !comma_before(a, a.chunks[j])) return j;
      }
    }
    return i;
  }
  return kNone;
}

}  // namespace

bool is_verb_of(const Analysis& a, std::uint32_t chunk, std::span<const std::string_view> verbs) {
  const std::string_view word = a.word(a.chunks[chunk].head);
  return may_be_form_of(word, verbs) && has_verb_lemma(fold(word), verbs);
}

bool is_finite(const Chunk& chunk) {
  return chunk.kind == ChunkKind::verb && !chunk.participle && !chunk.infinitive;
}

namespace {

/// "240 refugees, most of them women, who": the comma before an aside that says what some of those
/// before it are; kNone where the noun closes none.
std::uint32_t comma_of_share(const Analysis& a, const Chunk& noun) {
  constexpr std::uint32_t kLongest = 8;
  if (!comma_behind(a, noun)) return kNone;
  bool of_them = false;
  for (std::uint32_t t = noun.head; t-- > 0 && noun.head - t < kLongest;) {
    if (a.word(t) == ",") {
      const bool most = a.key(t + 1) == "mostly"_w || a.key(t + 1) == "mainly"_w ||
                        (a.key(t + 1) == "the"_w && a.key(t + 2) == "majority"_w);
      return of_them || most ? t : kNone;
    }
    of_them = of_them || (a.key(t) == "them"_w && t > 0 && a.key(t - 1) == "of"_w);
  }
  return kNone;
}

/// "a pastor of the Ede people who was arrested": one person before "of", several behind it, and a
/// verb in the singular.
bool is_of_one(const Analysis& a, std::uint32_t several, std::uint32_t pronoun) {
  const Chunk& c = a.chunks[several];
  if (several == 0 || c.preposition == kNone || a.key(c.preposition) != "of"_w ||
      a.chunks[several - 1].range.end != c.preposition)
    return false;
  const Chunk& one = a.chunks[several - 1];
  std::uint32_t verb = a.chunks[pronoun].range.end;
  while (verb < a.size() && a.pos(verb) == Pos::adv) ++verb;
  const std::uint64_t key = a.key(verb);
  return (c.plural || a.key(c.head) == "people"_w) && !one.plural && a.is_people(one) &&
         (key == "was"_w || key == "is"_w || key == "has"_w);
}

}  // namespace

bool opens_contact_clause(const Analysis& a, std::uint32_t chunk, std::uint32_t verb) {
  if (chunk == 0 || a.chunks[chunk].kind != ChunkKind::noun) return false;
  const Chunk& doer = a.chunks[chunk];
  const Chunk& whom = a.chunks[chunk - 1];
  return doer.range.end == verb && a.key(doer.range.begin) == "the"_w && a.is_force(doer) &&
         whom.kind == ChunkKind::noun && whom.range.end == doer.range.begin && a.is_people(whom);
}

std::uint32_t antecedent_of(const Analysis& a, std::uint32_t chunk) {
  const bool who = a.key(a.chunks[chunk].head) == "who"_w;
  std::uint32_t first = kNone;
  std::uint32_t before = a.size();
  for (std::uint32_t i = chunk; i-- > 0 && same_sentence(a, i, chunk);) {
    const Chunk& c = a.chunks[i];
    // "men wearing green uniforms who": "who" means no thing
    const bool wears =
        c.participle && !c.passive && who && first != kNone && a.key(c.head) != "including"_w &&
        a.name_at[a.chunks[first].head] == kNone && !a.is_force(a.chunks[first]) &&
        a.quantity_in(a.chunks[first].range) == nullptr && !a.is_people(a.chunks[first]);
    if (c.kind == ChunkKind::verb && !wears) break;
    if (c.kind != ChunkKind::noun || c.range.begin > before) continue;
    if (const std::uint32_t comma = first == kNone ? comma_of_share(a, c) : kNone; comma != kNone) {
      before = comma;
      continue;
    }
    if (first == kNone) first = i;
    // "survivors of the boat that sank": "that" behind a vehicle means the vehicle
    if (first == i && a.key(a.chunks[chunk].head) != "who"_w && c.preposition != kNone &&
        a.term_class(c) == "vehicle" && c.range.end == a.chunks[chunk].range.begin)
      return i;
    if (a.is_people(c) && a.chunks[chunk].range.begin - c.range.end <= 10) {
      const bool aside =
          comma_before(a, c) && comma_behind(a, c) && i > 0 && a.is_people(a.chunks[i - 1]);
      return aside || is_of_one(a, i, chunk) ? i - 1 : i;
    }
  }
  return first;
}

namespace {

/// "They killed 17 people, including a chief, torched houses": the object of the first verb, whom
/// an inclusion parts from the next, does not act; who acts is the subject of the first.
std::uint32_t behind_inclusion(const Analysis& a, std::uint32_t verb, std::uint32_t subject) {
  const std::uint32_t begin = a.chunks[verb].range.begin;
  if (subject == kNone || subject == 0 || subject >= verb || a.word(begin - 1) != ",")
    return subject;
  const std::uint32_t first = subject - 1;
  if (!is_finite(a.chunks[first]) || a.chunks[first].passive || reports_speech(a, first) ||
      object_of(a, first) != subject || reports_speech(a, verb))
    return subject;
  for (std::uint32_t t = a.chunks[subject].range.end; t < begin; ++t) {
    if (a.key(t) == "including"_w) return subject_of(a, first);
  }
  return subject;
}

}  // namespace

std::uint32_t subject_of(const Analysis& a, std::uint32_t verb) {
  const Chunk& v = a.chunks[verb];
  if (v.kind == ChunkKind::verb && verb < a.subjects.size()) return a.subjects[verb];
  if (v.infinitive || v.participle) {
    const std::uint32_t told = v.participle ? noun_before_brackets(a, v.range.begin) : kNone;
    if (told != kNone) return told;
    if (v.participle && verb > 0 && same_sentence(a, verb - 1, verb) &&
        a.chunks[verb - 1].kind != ChunkKind::verb &&
        adjacent(a, a.chunks[verb - 1].range.end, v.range.begin)) {
      return verb - 1;
    }
    if (const std::uint32_t who = described_before_comma(a, verb); who != kNone) return who;
    const std::uint32_t above = verb_with_result(a, verb, governing_verb(a, verb));
    if (above == kNone) return v.participle ? subject_behind(a, verb) : kNone;
    // "summoned the ambassador to protest": who summons protests
    static constexpr std::array<std::string_view, 1> kSummon = {"summon"};
    if (v.infinitive && !is_verb_of(a, above, kSummon)) {
      const std::uint32_t object = object_of(a, above);
      if (object != kNone && object < verb) return object;
    }
    return subject_of(a, above);
  }
  if (const std::uint32_t found = subject_around_teller(a, verb); found != kNone) return found;
  return behind_inclusion(a, verb, finite_subject(a, verb));
}

std::vector<std::uint32_t> find_subjects(const Analysis& a) {
  std::vector<std::uint32_t> subjects(a.chunks.size(), kNone);
  for (std::uint32_t c = 0; c < a.chunks.size(); ++c) {
    if (a.chunks[c].kind == ChunkKind::verb) subjects[c] = subject_of(a, c);
  }
  return subjects;
}

}  // namespace habeas
