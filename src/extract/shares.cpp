// extract/shares.cpp - what a share is of, and the class it names
#include "extract/shares.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "extract/one_of.h"
#include "extract/syntax.h"
#include "text/lemmas.h"

namespace habeas {
namespace {

/// "It spoke of three deaths": who gives the figure, where no act of speech holds it.
const Voice* counter_of(const TextReading& reading, std::uint32_t token) {
  const Analysis& a = reading.a;
  if (!reading.voices.at(token).empty()) return nullptr;
  const TokenRange sentence = a.sentence(token);
  for (std::uint32_t c = a.next_chunk(token);
       c-- > 0 && a.chunks[c].range.begin >= sentence.begin;) {
    const Chunk& verb = a.chunks[c];
    if (verb.kind != ChunkKind::verb) continue;
    const bool speaks = verb_lemma(fold(a.word(verb.head))) == "speak" &&
                        verb.range.end < sentence.end && a.key(verb.range.end) == "of"_w;
    const std::uint32_t subject = speaks ? subject_of(a, c) : kNone;
    const bool known = subject != kNone && reading.parties[subject].who != DraftLink::Who::narrator;
    return known ? &reading.parties[subject] : nullptr;
  }
  return nullptr;
}

class Shares {
 public:
  Shares(const TextReading& reading, Draft& draft) : r_(reading), a_(reading.a), draft_(draft) {}

  /// "over 70 per cent are women": the class stands behind the verb, or behind the share itself
  /// ("mostly women").
  void share(std::uint32_t q) {
    const QuantityHit& hit = a_.quantities[q];
    std::string cls = share_class(hit);
    if (cls.empty()) return;
    // "all of them are orphans" tells what they are, not how many.
    const bool all = hit.value.point && *hit.value.point == Number{1, 0};
    DraftClaim made = claim_of_amount(r_, all ? ClaimKind::profile : ClaimKind::count,
                                      all ? "group_attribute" : "proportion", q, "share_" + cls);
    const std::uint32_t base = base_chunk(hit);
    if (base != kNone) {
      add_role(r_, made, RoleName::whole, base);
    } else if (const std::uint32_t others = population_before(q); others != kNone) {
      add_role(r_, made, RoleName::whole, others);
    } else if (const std::uint32_t group = latest_group(hit.range.begin); group != kNone) {
      DraftRole whole;
      whole.name = RoleName::whole;
      whole.span = a_.tokens.span(r_.groups.groups[group].founder);
      whole.entity = r_.groups.groups[group].entity;
      made.roles.push_back(whole);
    }
    draft_.claims.push_back(std::move(made));
  }

 private:
  std::uint32_t base_chunk(const QuantityHit& hit) const {
    for (std::uint32_t t = hit.number.begin; t + 1 < std::min(a_.size(), hit.range.end + 2); ++t) {
      if (a_.key(t) != "of"_w) continue;
      const std::uint32_t c = a_.next_chunk(t + 1);
      if (c < a_.chunks.size() && a_.chunks[c].range.begin == t + 1) {
        if (a_.chunks[c].kind == ChunkKind::noun && a_.is_people(a_.chunks[c])) return c;
        return kNone;  // "of these", "of them": the latest group
      }
    }
    if (hit.head != kNone && a_.chunk_at[hit.head] != kNone &&
        a_.is_people(a_.chunks[a_.chunk_at[hit.head]]))
      return a_.chunk_at[hit.head];
    return kNone;
  }

  /// "20,000 people have fled, 8 in 10 of them women": the chunk of people counted right before in
  /// this sentence who are no group of the text; else kNone.
  std::uint32_t population_before(std::uint32_t q) const {
    const std::uint32_t begin = a_.sentence(a_.quantities[q].range.begin).begin;
    while (q-- > 0 && a_.quantities[q].range.begin >= begin) {
      const QuantityHit& hit = a_.quantities[q];
      if (hit.value.share || hit.head == kNone || a_.chunk_at[hit.head] == kNone) continue;
      const std::uint32_t chunk = a_.chunk_at[hit.head];
      if (!a_.is_people(a_.chunks[chunk])) continue;
      return r_.groups.of_quantity[q] == kNone && r_.groups.of_chunk(chunk) == kNone ? chunk
                                                                                     : kNone;
    }
    return kNone;
  }

  std::uint32_t latest_group(std::uint32_t token) const {
    std::uint32_t found = kNone;
    for (const GroupMention& m : r_.groups.mentions) {
      if (m.range.begin >= token) break;
      const Group& g = r_.groups.groups[m.group];
      if (g.whole == kNone) found = m.group;
    }
    return found;
  }

  std::string share_class(const QuantityHit& hit) const {
    const TokenRange sentence = a_.sentence(hit.range.begin);
    for (std::uint32_t t = hit.range.end; t < sentence.end; ++t) {
      if (a_.word(t) == "," || a_.key(t) == "but"_w) break;
      if (a_.key(t) == "unknown"_w || a_.key(t) == "unidentified"_w) return "unidentified";
      if ((a_.key(t) == "identified"_w || a_.key(t) == "known"_w) && has_not_before(t))
        return "unidentified";
    }
    if (std::string made = class_that_makes_up(hit); !made.empty()) return made;
    // "the majority of them women": the class stands right behind those whose share it is.
    const std::uint32_t base =
        hit.number.end + 1 < sentence.end && a_.key(hit.number.end) == "of"_w &&
                a_.pos(hit.number.end + 1) == Pos::pron && a_.key(hit.number.end + 1) != "its"_w &&
                a_.key(hit.number.end + 1) != "their"_w && a_.key(hit.number.end + 1) != "his"_w &&
                a_.key(hit.number.end + 1) != "our"_w
            ? hit.number.end + 2
            : kNone;
    bool verb = false;
    for (std::uint32_t t = hit.number.end; t < std::min(sentence.end, hit.number.end + 14); ++t) {
      if (verb && a_.pos(t) == Pos::verb && (t + 1 >= sentence.end || a_.key(t + 1) != "to"_w))
        break;
      if (verb && a_.pos(t) == Pos::adp) break;
      if (a_.pos(t) == Pos::aux || a_.key(t) == "being"_w || a_.key(t) == "be"_w) {
        verb = true;
        continue;
      }
      const std::string word = fold(a_.word(t));
      const bool direct =
          (t < hit.range.end + 1 && hit.head != kNone && t == hit.head && mostly(hit)) ||
          (t == hit.number.end &&
           a_.key(t - 1) == "majority"_w);  // "40 people, the majority women"
      if ((verb || direct || t == base) && (a_.pos(t) == Pos::noun || a_.pos(t) == Pos::adj) &&
          is_class(word) && ends_phrase(t))
        return plural_class(word);
      if (a_.word(t) == ";" || (a_.word(t) == "," && verb)) break;
    }
    return {};
  }

  /// "have not been identified"
  bool has_not_before(std::uint32_t t) const {
    const std::uint32_t c = a_.chunk_at[t];
    return c != kNone && a_.chunks[c].kind == ChunkKind::verb && a_.chunks[c].negative;
  }

  /// "Women make up more than 70 per cent of them": the class is the subject.
  std::string class_that_makes_up(const QuantityHit& hit) const {
    static constexpr std::array<std::string_view, 6> kMakeUp = {
        "make", "comprise", "account", "constitute", "form", "represent"};
    const TokenRange sentence = a_.sentence(hit.range.begin);
    for (std::uint32_t t = hit.range.begin; t > sentence.begin && hit.range.begin - t < 5; --t) {
      const std::uint32_t c = a_.chunk_at[t - 1];
      if (c == kNone || a_.chunks[c].kind != ChunkKind::verb) continue;
      const std::uint32_t subject = is_verb_of(a_, c, kMakeUp) ? subject_of(a_, c) : kNone;
      if (subject == kNone || a_.chunks[subject].kind != ChunkKind::noun) return {};
      const std::string word = fold(a_.word(a_.chunks[subject].head));
      return is_class(word) ? plural_class(word) : std::string();
    }
    return {};
  }

  /// Not "refugee" in "the refugee agency".
  bool ends_phrase(std::uint32_t t) const {
    return a_.chunk_at[t] == kNone || a_.chunks[a_.chunk_at[t]].head <= t;
  }

  bool mostly(const QuantityHit& hit) const {
    const std::string first = fold(a_.word(hit.range.begin));
    return first == "mostly" || first == "mainly" || first == "largely" ||
           first == "predominantly" || first == "all" || first == "most";
  }

  static bool is_class(const std::string& word) {
    static const std::vector<std::string> kClasses = {
        "woman",   "child",     "minor",    "orphan",     "man",        "girl",
        "boy",     "female",    "male",     "teenager",   "baby",       "civilian",
        "student", "farmer",    "worker",   "mother",     "refugee",    "soldier",
        "infant",  "pensioner", "adult",    "youth",      "pupil",      "teacher",
        "nurse",   "doctor",    "monk",     "fisherman",  "migrant",    "trader",
        "miner",   "schoolboy", "villager", "schoolgirl", "journalist", "schoolchild"};
    return std::find(kClasses.begin(), kClasses.end(), singular(word)) != kClasses.end();
  }

  static std::string plural_class(const std::string& word) {
    const std::string one = singular(word);
    if (one == "woman" || one == "female") return "women";
    if (one == "man" || one == "male") return "men";
    if (one == "child") return "children";
    if (one == "baby") return "babies";
    return one + "s";
  }

  const TextReading& r_;
  const Analysis& a_;
  Draft& draft_;
};

}  // namespace

DraftClaim claim_of_amount(const TextReading& reading, ClaimKind kind, std::string subkind,
                           std::uint32_t quantity, std::string counted) {
  const QuantityHit& hit = reading.a.quantities[quantity];
  const Voice* const holder = counter_of(reading, hit.range.begin);
  DraftClaim made = make_claim(reading, kind, std::move(subkind), hit.range,
                               clause_around(reading, hit.range), holder);
  made.value = hit.value;
  made.counted = std::move(counted);
  return made;
}

void tell_share(const TextReading& reading, std::uint32_t quantity, Draft& draft) {
  Shares(reading, draft).share(quantity);
}

}  // namespace habeas
