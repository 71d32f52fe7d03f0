// extract/syntax_phrases.cpp - objects, lists and phrases by position, and where clauses end
#include <algorithm>
#include <array>

#include "extract/one_of.h"
#include "extract/syntax.h"
#include "extract/syntax_parts.h"
#include "text/lemmas.h"

namespace habeas {

std::uint32_t object_of(const Analysis& a, std::uint32_t verb) {
  const std::uint32_t found = chunk_behind(a, a.chunks[verb].range.end);
  return found != kNone && a.chunks[found].preposition == kNone ? found : kNone;
}

namespace {

/// "carrying", "holding", "transporting": participles that say what a thing has with it.
bool describes_by_object(const Analysis& a, const Chunk& verb) {
  static constexpr std::array<std::uint64_t, 8> kHave = {
      "carrying"_w, "transporting"_w, "holding"_w,  "housing"_w,
      "bringing"_w, "sheltering"_w,   "ferrying"_w, "containing"_w};
  return one_of(a.key(verb.head), kHave);
}

}  // namespace

bool is_object_of_gerund(const Analysis& a, std::uint32_t chunk) {
  if (chunk < 2 || a.chunks[chunk - 1].kind != ChunkKind::verb) return false;
  const Chunk& verb = a.chunks[chunk - 1];
  const std::uint32_t begin = verb.range.begin;
  if (!verb.participle || verb.passive || verb.range.size() != 1 || begin == 0 ||
      !a.word(verb.head).ends_with("ing") || !same_sentence(a, chunk - 2, chunk))
    return false;
  const std::uint64_t before = a.key(begin - 1);
  // "A boat carrying 40 men capsized": what a noun before the participle has or does
  const bool describes = a.chunks[chunk - 2].kind == ChunkKind::noun &&
                         a.chunks[chunk - 2].range.end == begin &&
                         a.chunks[chunk - 2].preposition == kNone && describes_by_object(a, verb);
  return (before == "for"_w || before == "of"_w || before == "with"_w || describes) &&
         object_of(a, chunk - 1) == chunk;
}

std::uint32_t chunk_behind(const Analysis& a, std::uint32_t token) {
  const std::uint32_t next = a.next_chunk(token);
  if (next >= a.chunks.size() || token == 0 ||
      a.tokens.sentence_of(a.chunks[next].range.begin) != a.tokens.sentence_of(token - 1))
    return kNone;
  const Chunk& c = a.chunks[next];
  if (c.kind == ChunkKind::verb || is_relative(a, c)) return kNone;
  return adjacent(a, token, c.range.begin) ? next : kNone;
}

namespace {

/// "a miner (45) and his brother": the token behind brackets that open here, else the token itself.
std::uint32_t behind_brackets(const Analysis& a, std::uint32_t token) {
  constexpr std::uint32_t kLongest = 8;
  if (a.word(token) != "(") return token;
  for (std::uint32_t t = token + 1; t < a.size() && t - token <= kLongest; ++t) {
    if (a.word(t) == ")") return t + 1;
  }
  return token;
}

/// "killed nine others, the head of the village, Dara Minn, said": does the noun at `chunk` name
/// the speaker by what they are, with the name and a verb of speech behind? English sets a name
/// between commas beside the noun that it explains; the last of a list has "and" before it.
bool is_speaker_behind(const Analysis& a, std::uint32_t chunk, std::uint32_t subject) {
  static constexpr std::array<std::string_view, 7> kSpeak = {"say",   "tell",     "report", "add",
                                                             "state", "announce", "confirm"};
  std::uint32_t names = 0;
  for (std::uint32_t i = chunk; i + 1 < a.chunks.size() && same_sentence(a, chunk, i + 1); ++i) {
    const Chunk& c = a.chunks[i];
    const Chunk& next = a.chunks[i + 1];
    if (c.kind != ChunkKind::noun || i == subject || a.pos(c.range.end) == Pos::cconj) return false;
    const bool comma = a.word(c.range.end) == ",";
    if (comma && next.range.begin == c.range.end + 1 && is_finite(next))
      return names == 1 && !next.passive && is_verb_of(a, i + 1, kSpeak);
    if (comma && (++names > 1 || !adjacent(a, c.range.end + 1, next.range.begin))) return false;
    if (!comma && next.preposition != c.range.end) return false;
  }
  return false;
}

}  // namespace

namespace {

/// "Dara Minn, one of the leaders, was": behind a comma "one of" says who somebody is, where no
/// list goes on behind it.
bool is_one_of_several(const Analysis& a, std::uint32_t chunk) {
  const Chunk& one = a.chunks[chunk];
  if (one.range.size() != 1 || a.key(one.head) != "one"_w || a.key(one.range.end) != "of"_w)
    return false;
  const std::uint32_t end = full_phrase(a, chunk).end;
  const Pos next = a.pos(end + 1);
  return a.word(end) == "." || (a.word(end) == "," && next != Pos::cconj && next != Pos::noun &&
                                next != Pos::num && next != Pos::det && next != Pos::propn);
}

}  // namespace

std::vector<std::uint32_t> joined_with(const Analysis& a, std::uint32_t chunk,
                                       std::uint32_t subject) {
  std::vector<std::uint32_t> found;
  std::uint32_t last = chunk;
  for (std::uint32_t i = chunk + 1; i < a.chunks.size() && same_sentence(a, chunk, i); ++i) {
    const Chunk& c = a.chunks[i];
    const std::uint32_t end = behind_brackets(a, a.chunks[last].range.end);
    if (c.range.begin < end) continue;  // inside the brackets
    last = i;
    if (c.kind != ChunkKind::noun || a.key(c.range.begin) == "whose"_w) break;
    const std::uint32_t behind = end < a.size() ? end + 1 : end;
    if (c.preposition != kNone) {
      if (a.key(c.preposition) != "of"_w || c.preposition != end) break;
      continue;
    }
    const bool comma = a.word(end) == ",";
    const bool conjunction = a.pos(end) == Pos::cconj || (comma && a.pos(behind) == Pos::cconj);
    if (!comma && !conjunction) break;
    if (!adjacent(a, comma && conjunction ? behind + 1 : behind, c.range.begin)) break;
    if (comma && !conjunction && is_one_of_several(a, i)) break;
    // "killed three miners and soldiers burned": the last noun begins a clause of its own.
    const std::uint32_t next = i + 1;
    const bool clause = i != subject && next < a.chunks.size() && same_sentence(a, i, next) &&
                        is_finite(a.chunks[next]) &&
                        adjacent(a, c.range.end, a.chunks[next].range.begin);
    if (clause || (comma && !conjunction && is_speaker_behind(a, i, subject))) break;
    found.push_back(i);
  }
  return found;
}

std::uint32_t clause_end(const Analysis& a, std::uint32_t chunk) {
  const std::uint32_t end = a.sentence(a.chunks[chunk].range.begin).end;
  std::uint32_t stop = end;
  for (std::uint32_t t = a.chunks[chunk].range.end; t < end; ++t) {
    if (a.key(t) == ";"_w || a.pos(t) == Pos::sconj) {
      stop = t;
      break;
    }
  }
  for (std::uint32_t i = chunk + 1; i < a.chunks.size() && a.chunks[i].range.begin < stop; ++i) {
    if (is_finite(a.chunks[i])) {
      const bool own = i > 0 && a.chunks[i - 1].kind != ChunkKind::verb && i - 1 > chunk &&
                       a.chunks[i - 1].preposition == kNone;
      const std::uint32_t subject = own ? i - 1 : i;
      return std::min(stop, a.chunks[subject].range.begin);
    }
  }
  return stop;
}

std::vector<std::uint32_t> phrases_of(const Analysis& a, std::uint32_t chunk,
                                      std::initializer_list<std::uint64_t> prepositions) {
  std::vector<std::uint32_t> found;
  const std::uint32_t end = clause_end(a, chunk);
  for (std::uint32_t i = chunk + 1; i < a.chunks.size() && a.chunks[i].range.begin < end; ++i) {
    const Chunk& c = a.chunks[i];
    if (c.kind == ChunkKind::verb && !c.participle) break;
    if (c.preposition == kNone) continue;
    if (c.preposition > 0 && a.key(c.preposition - 1) == "according"_w) break;
    if (std::find(prepositions.begin(), prepositions.end(), a.key(c.preposition)) !=
        prepositions.end())
      found.push_back(i);
  }
  return found;
}

TokenRange full_phrase(const Analysis& a, std::uint32_t chunk) {
  TokenRange range = a.chunks[chunk].range;
  const std::uint32_t end = a.sentence(range.begin).end;
  for (std::uint32_t i = chunk + 1; i < a.chunks.size() && a.chunks[i].range.begin < end; ++i) {
    const Chunk& c = a.chunks[i];
    if (c.kind == ChunkKind::verb) break;
    const bool of =
        c.preposition != kNone && a.key(c.preposition) == "of"_w && c.preposition == range.end;
    const bool joined = c.preposition == kNone && c.range.begin == range.end + 1 &&
                        (a.key(range.end) == "and"_w || a.key(range.end) == "or"_w);
    if (!of && !joined) break;
    range.end = c.range.end;
  }
  return range;
}

namespace {

/// "(Upland Voice, June 15) A miner says": brackets that open a block and hold a day.
bool in_opening_brackets(const Analysis& a, std::uint32_t token) {
  constexpr std::uint32_t kLongest = 12;
  const TokenRange block = a.block(token);
  if (block.empty() || a.word(block.begin) != "(") return false;
  bool day = false;
  for (std::uint32_t t = block.begin; t < std::min(block.end, block.begin + kLongest); ++t) {
    if (a.word(t) == ")") return day && token <= t;
    day = day || a.in_time(t);
  }
  return false;
}

}  // namespace

std::uint32_t noun_before_brackets(const Analysis& a, std::uint32_t token) {
  constexpr std::uint32_t kLongest = 24;
  const std::uint32_t first = a.sentence(token).begin;
  if (token < first + 3 || a.word(token - 1) != ")") return kNone;
  for (std::uint32_t t = token - 1; t-- > first + 1 && token - t <= kLongest;) {
    if (a.word(t) == ")") return kNone;
    if (a.word(t) != "(") continue;
    const std::uint32_t noun = a.chunk_at[t - 1];
    const bool whole = noun != kNone && a.chunks[noun].kind == ChunkKind::noun &&
                       a.chunks[noun].range.end == t && a.chunks[noun].preposition == kNone;
    return whole ? noun : kNone;
  }
  return kNone;
}

bool in_dateline(const Analysis& a, std::uint32_t token) {
  constexpr std::uint32_t kLongest = 20;
  const TokenRange block = a.block(token);
  const std::uint32_t end = std::min(block.end, block.begin + kLongest);
  if (in_opening_brackets(a, token)) return true;
  for (std::uint32_t t = token + 1; t < end; ++t) {
    const std::string_view word = a.word(t);
    const bool dash =
        word == "-" || word == "\xE2\x80\x93" || word == "\xE2\x80\x94" || word == "--";
    if (dash && a.tokens.tokens[t].space_before) return true;
    const bool may_stand = a.pos(t) == Pos::propn || a.pos(t) == Pos::num ||
                           a.pos(t) == Pos::punct || a.pos(t) == Pos::noun || a.pos(t) == Pos::adj;
    if (!may_stand) return false;
  }
  return false;
}

bool is_perceived(const Analysis& a, std::uint32_t verb) {
  static constexpr std::array<std::string_view, 5> kPerceive = {"see", "watch", "hear", "witness",
                                                                "observe"};
  const Chunk& chunk = a.chunks[verb];
  if (verb < 2 || chunk.range.size() != 1 || chunk.passive || chunk.negative) return false;
  const Chunk& actor = a.chunks[verb - 1];
  const Chunk& sees = a.chunks[verb - 2];
  const std::string word = fold(a.word(chunk.head));
  const std::string seen = fold(a.word(sees.head));
  return word == verb_lemma(word) && actor.kind != ChunkKind::verb &&
         actor.range.end == chunk.range.begin && sees.kind == ChunkKind::verb &&
         sees.range.end == actor.range.begin && !sees.negative && sees.modal == 0 &&
         seen != verb_lemma(seen) && is_verb_of(a, verb - 2, kPerceive);
}

}  // namespace habeas
