// extract/bare_figures.cpp - numbers without a noun that count those of whom a page tells
#include "extract/bare_figures.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/changes.h"
#include "extract/one_of.h"
#include "extract/shares.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

/// The event of those whom a tally counts, by the word for them; else empty.
std::string_view fate_of(std::uint64_t word) {
  switch (word) {
    case "dead"_w:
    case "deaths"_w:
    case "death"_w:
    case "killed"_w:
    case "slain"_w:
    case "fatalities"_w:
      return "killing";
    case "wounded"_w:
    case "injured"_w:
    case "injuries"_w:
      return "injury";
    case "missing"_w:
    case "disappeared"_w:
    case "disappearances"_w:
      return "enforced_disappearance";
    case "detained"_w:
    case "detention"_w:
    case "custody"_w:
    case "arrested"_w:
    case "detainees"_w:
    case "arrests"_w:
    case "prisoners"_w:
      return "detention";
    case "abducted"_w:
    case "kidnapped"_w:
    case "hostages"_w:
      return "abduction";
    case "deported"_w:
    case "deportees"_w:
    case "expelled"_w:
    case "returnees"_w:
      return "forced_return";
    default:
      return {};
  }
}

class BareFigures {
 public:
  BareFigures(const TextReading& reading, Draft& draft)
      : r_(reading), a_(reading.a), draft_(draft) {}

  /// A bare number that a body counts or speaks of: "speaks of 31", "the toll has risen to 33",
  /// "stopped counting at 19", "his earlier count of 19".
  bool tally(std::uint32_t q) {
    const QuantityHit& hit = a_.quantities[q];
    if (hit.head != kNone || hit.without_figure || hit.value.share || !hit.value.unit.empty() ||
        is_one(hit) || r_.groups.of_quantity[q] != kNone || noun_behind(hit))
      return false;
    if (is_earlier_figure(a_, hit) && is_taken_back(hit.range.end)) return false;
    const std::string event = tallied(hit.range.begin);
    if (event.empty()) return false;
    if (const std::uint32_t verb = correcting(hit); verb != kNone) {
      corrected(hit, verb, event);
      return true;
    }
    DraftClaim made = claim_of_amount(r_, ClaimKind::count, "victims", q, event + "/victim");
    draft_.claims.push_back(std::move(made));
    return true;
  }

  /// "How many were sent back? At least 38, says the league": a number alone that answers.
  bool answers(std::uint32_t q) {
    const QuantityHit& hit = a_.quantities[q];
    const std::uint32_t begin = hit.range.begin;
    if (hit.head != kNone || hit.without_figure || hit.value.share || !hit.value.unit.empty() ||
        r_.groups.of_quantity[q] != kNone || begin != a_.sentence(begin).begin || noun_behind(hit))
      return false;
    const std::string event = asked(begin);
    if (event.empty()) return false;
    draft_.claims.push_back(claim_of_amount(r_, ClaimKind::count, "victims", q, event + "/victim"));
    return true;
  }

  /// "We were 61", "The boatman said 40": a bare number as all that a witness says of how many they
  /// were; it counts those whom the page tells of.
  bool speakers_own(std::uint32_t q) {
    const QuantityHit& hit = a_.quantities[q];
    if (hit.head != kNone || hit.without_figure || !hit.value.unit.empty() || is_one(hit) ||
        r_.groups.of_quantity[q] != kNone || (!of_us(hit) && !is_all_said(hit)))
      return false;
    // "How many lost their homes? The elders say 40,000.": a figure of what was asked
    if (!of_us(hit) && asks_who_lacks(hit.range.begin) && asked(hit.range.begin).empty())
      return false;
    const std::string event = main_event();
    if (event.empty()) return false;
    const bool lost = event == "killing" || event == "enforced_disappearance";
    if (of_us(hit) && lost) {  // who speaks lives: all who were there
      draft_.claims.push_back(
          claim_of_amount(r_, ClaimKind::estimate, "population", q, "population/size"));
      return true;
    }
    draft_.claims.push_back(claim_of_amount(r_, ClaimKind::count, "victims", q, event + "/victim"));
    return true;
  }

 private:
  /// "we were about 60", "there were 60 of us"
  bool of_us(const QuantityHit& hit) const {
    const std::uint32_t begin = hit.range.begin;
    const std::uint32_t end = hit.range.end;
    const bool behind = end + 1 < a_.size() && a_.key(end) == "of"_w && a_.key(end + 1) == "us"_w;
    const bool were = begin >= 2 && a_.key(begin - 1) == "were"_w && a_.key(begin - 2) == "we"_w;
    const bool goes_on = end < a_.size() && (a_.pos(end) == Pos::noun || a_.pos(end) == Pos::adj);
    return behind || (were && !goes_on);
  }

  /// The number and nothing else is what somebody is said to have said.
  bool is_all_said(const QuantityHit& hit) const {
    const std::uint32_t end = a_.sentence(hit.range.begin).end;
    const bool ends =
        hit.range.end >= end || (hit.range.end + 1 >= end && a_.pos(hit.range.end) == Pos::punct);
    if (!ends) return false;
    const std::vector<const SpeechAct*> acts = r_.voices.at(hit.range.begin);
    return !acts.empty() && acts.front()->content.begin == hit.range.begin;
  }

  /// The people whom this paragraph counted last, else those whom the page is about.
  std::uint32_t group_near(std::uint32_t token) const {
    const std::vector<Group>& groups = r_.groups.groups;
    for (auto g = static_cast<std::uint32_t>(groups.size()); g-- > 0;) {
      const Group& group = groups[g];
      const bool before =
          group.founder.begin < token && group.founder.begin >= a_.block(token).begin;
      if (before && group.quantity != kNone && !group.event.empty()) return g;
    }
    return main_group(r_);
  }

  /// The event of a group that a number alone may count on: not harm of which pages tell one by one
  /// ("Seven women were raped. The army reported 40 "neutralised".").
  std::string event_told_on(std::uint32_t group) const {
    std::string event = event_of_group(r_, group);
    return event == "sexual_violence" || event == "torture" ? std::string() : event;
  }

  /// What befell those whom the page is about: of the main group, else the first deed told.
  std::string main_event() const {
    if (const std::uint32_t main = main_group(r_); main != kNone) return event_told_on(main);
    for (const Frame& frame : r_.frames) {
      if (frame.happened() && makes_incident(frame.subkind) && !a_.in_title(frame.trigger.begin))
        return frame.subkind;
    }
    return {};
  }

  /// "correcting his earlier count of 19 to 24": the verb, where a range stands for two figures.
  std::uint32_t correcting(const QuantityHit& hit) const {
    static constexpr std::array<std::string_view, 8> kChange = {
        "correct", "revise", "change", "raise", "lower", "increase", "reduce", "update"};
    if (!hit.value.lo || !hit.value.hi || hit.value.point || hit.number.size() < 3) return kNone;
    const TokenRange sentence = a_.sentence(hit.range.begin);
    for (std::uint32_t c = a_.next_chunk(hit.range.begin);
         c-- > 0 && a_.chunks[c].range.begin >= sentence.begin;) {
      if (a_.chunks[c].kind != ChunkKind::verb) continue;
      return is_verb_of(a_, c, kChange) ? c : kNone;
    }
    return kNone;
  }

  /// "An earlier figure of 50 was incomplete"
  bool is_taken_back(std::uint32_t token) const {
    static constexpr std::array<std::uint64_t, 10> kWrong = {
        "wrong"_w,   "incomplete"_w, "incorrect"_w,   "mistaken"_w, "inaccurate"_w,
        "revised"_w, "corrected"_w,  "preliminary"_w, "outdated"_w, "low"_w};
    constexpr std::uint32_t kReach = 5;
    const std::uint32_t end = std::min(a_.sentence(token).end, token + kReach);
    for (std::uint32_t t = token; t < end; ++t) {
      if (one_of(a_.key(t), kWrong)) return true;
    }
    return false;
  }

  void corrected(const QuantityHit& hit, std::uint32_t verb, const std::string& event) {
    const std::uint32_t subject = subject_of(a_, verb);
    const bool named = subject != kNone && r_.parties[subject].who == DraftLink::Who::entity;
    const Voice* const holder = named ? &r_.parties[subject] : nullptr;
    const TokenRange first{hit.number.begin, hit.number.begin + 1};
    const TokenRange last{hit.number.end - 1, hit.number.end};
    for (const auto& [words, figure] :
         {std::pair(first, *hit.value.lo), std::pair(last, *hit.value.hi)}) {
      DraftClaim made =
          make_claim(r_, ClaimKind::count, "victims", words, clause_around(r_, words), holder);
      Quantity value;
      value.lo = value.hi = value.point = figure;
      value.unit = "person";
      made.value = value;
      made.counted = event + "/victim";
      draft_.claims.push_back(std::move(made));
    }
  }

  /// "put the number of civilians killed in the attack on Brod at 23"
  bool puts_at(std::uint32_t verb, std::uint32_t token) const {
    constexpr std::uint32_t kReach = 20;
    return token - verb <= kReach && a_.key(token - 1) == "at"_w &&
           (a_.key(verb) == "put"_w || a_.key(verb) == "puts"_w);
  }

  /// What is counted where the words before a number say that it is a tally; else empty.
  std::string tallied(std::uint32_t token) const {
    static constexpr std::array<std::uint64_t, 25> kTally = {
        "estimates"_w, "range"_w,  "ranges"_w, "count"_w,   "counted"_w,
        "counting"_w,  "counts"_w, "toll"_w,   "tally"_w,   "speaks"_w,
        "spoke"_w,     "spoken"_w, "speak"_w,  "number"_w,  "figure"_w,
        "estimate"_w,  "total"_w,  "puts"_w,   "put"_w,     "reported"_w,
        "lists"_w,     "listed"_w, "sum"_w,    "tallied"_w, "recorded"_w};
    const TokenRange sentence = a_.sentence(token);
    bool tally = false;
    bool toll = false;
    std::string event;
    for (std::uint32_t t = sentence.begin; t < token; ++t) {
      if (a_.key(t) == "aboard"_w || a_.key(t) == "board"_w) return {};  // not a toll
      if (token - t <= 9 || puts_at(t, token) || is_new_figure(a_, token))
        tally = tally || one_of(a_.key(t), kTally);
      toll = toll || a_.key(t) == "toll"_w;
      const std::string_view fate = fate_of(a_.key(t));
      if (!fate.empty()) event = fate;
    }
    if (tally && toll && event.empty()) event = "killing";
    if (!tally) return {};
    if (event.empty()) event = asked(token);
    if (event.empty()) event = told_of_number(token);
    if (!event.empty()) return event;
    const std::uint32_t near = group_near(token);
    return near == kNone ? people_died() : event_told_on(near);
  }

  /// "puts the number of weavers who are locked up at more than 700": what befell those counted.
  std::string told_of_number(std::uint32_t token) const {
    for (const Frame& frame : frames_in(r_.frames, a_.sentence(token))) {
      const std::uint32_t begin = frame.trigger.begin;
      if (begin >= token || frame.nominal || !makes_incident(frame.subkind)) continue;
      for (std::uint32_t t = a_.sentence(token).begin; t + 1 < begin; ++t) {
        if (a_.key(t) == "number"_w && a_.key(t + 1) == "of"_w) return frame.subkind;
      }
    }
    return {};
  }

  /// "How many lost their homes?": a question for those who lack something, in this paragraph or in
  /// the one before it.
  bool asks_who_lacks(std::uint32_t token) const {
    const std::uint32_t block = a_.tokens.block_of(token);
    bool many = false;
    for (std::uint32_t t = a_.tokens.blocks[block == 0 ? 0 : block - 1].begin; t < token; ++t) {
      if (a_.word(t) == "?" || a_.word(t) == ".") many = false;
      many = many || (a_.key(t) == "how"_w && a_.key(t + 1) == "many"_w);
      if (many && one_of(a_.key(t), {"lost"_w, "lose"_w, "lack"_w, "need"_w, "homeless"_w}))
        return true;
    }
    return false;
  }

  /// "How many were sent back?": the deed of which the question right above this paragraph, or
  /// before the first sentence of it, asks how many it befell; empty without one.
  std::string asked(std::uint32_t token) const {
    const std::uint32_t block = a_.tokens.block_of(token);
    std::uint32_t question = a_.tokens.sentence_of(a_.tokens.blocks[block].begin);
    const auto asks = [&](std::uint32_t sentence) {
      const TokenRange words = a_.tokens.sentences[sentence];
      if (words.size() < 4 || a_.word(words.end - 1) != "?") return false;
      for (std::uint32_t t = words.begin; t + 1 < words.end; ++t) {
        if (a_.key(t) == "how"_w && a_.key(t + 1) == "many"_w) return true;
      }
      return false;
    };
    if (!asks(question) && (question == 0 || !asks(--question))) return {};
    const TokenRange words = a_.tokens.sentences[question];
    if (words.begin >= token) return {};
    for (const Frame& frame : frames_in(r_.frames, words)) {
      if (makes_incident(frame.subkind) && frame.subkind != "attack") return frame.subkind;
    }
    return {};
  }

  /// On a page without a counted group: do its first sentences speak of people who died?
  std::string people_died() const {
    for (const Frame& frame : r_.frames) {
      if (frame.subkind == "killing" && frame.happened()) return "killing";
    }
    return {};
  }

  bool noun_behind(const QuantityHit& hit) const {
    return hit.range.end < a_.size() &&
           (a_.pos(hit.range.end) == Pos::noun || a_.pos(hit.range.end) == Pos::propn ||
            a_.pos(hit.range.end) == Pos::adj);
  }

  const TextReading& r_;
  const Analysis& a_;
  Draft& draft_;
};

}  // namespace

std::uint32_t main_group(const TextReading& reading) {
  std::uint32_t found = kNone;
  for (std::uint32_t g = 0; g < reading.groups.groups.size(); ++g) {
    const Group& group = reading.groups.groups[g];
    if (group.whole == kNone && group.quantity != kNone && !group.event.empty()) {
      if (found == kNone) found = g;
    }
  }
  return found;
}

namespace {

/// Are those moved aboard what sank, or brought to be treated or buried?
bool are_moved_in_need(const TextReading& reading, TokenRange founder) {
  static constexpr std::array<std::uint64_t, 8> kCare = {"hospital"_w,   "hospitals"_w, "clinic"_w,
                                                         "department"_w, "ward"_w,      "morgue"_w,
                                                         "mortuary"_w,   "surgery"_w};
  const Analysis& a = reading.a;
  const auto beside = frames_in(reading.frames, a.sentence(founder.begin));
  return std::any_of(beside.begin(), beside.end(), [&](const Frame& f) {
    if (f.subkind == "accident") return true;
    return f.subkind == "transfer" && std::any_of(f.to.begin(), f.to.end(), [&](std::uint32_t c) {
             return one_of(a.key(a.chunks[c].head), kCare);
           });
  });
}

/// "nobody was removed": a deed that befell nobody is none.
bool befell_nobody(const TextReading& reading, const Frame& frame) {
  static constexpr std::array<std::uint64_t, 4> kNobody = {"nobody"_w, "no"_w, "none"_w,
                                                           "no-one"_w};
  return frame.victim != kNone &&
         one_of(reading.a.key(reading.a.chunks[frame.victim].range.begin), kNobody);
}

}  // namespace

std::string event_of_group(const TextReading& reading, std::uint32_t group) {
  std::string event = reading.groups.groups[group].event;
  if (event != "transfer") return event;
  // People moved in a text about a forced return are those returned.
  const bool returned =
      std::any_of(reading.frames.begin(), reading.frames.end(), [&](const Frame& f) {
        return f.subkind == "forced_return" && f.happened() && !befell_nobody(reading, f);
      });
  const bool other = are_moved_in_need(reading, reading.groups.groups[group].founder);
  return returned && !other ? "forced_return" : event;
}

bool counts_two_fates(const Analysis& a, const QuantityHit& hit) {
  const std::uint32_t first = hit.number.end;
  if (first + 2 >= a.sentence(hit.range.begin).end) return false;
  const std::string_view one = fate_of(a.key(first));
  const std::string_view other = fate_of(a.key(first + 2));
  const bool joined = a.key(first + 1) == "and"_w || a.key(first + 1) == "or"_w;
  return joined && !one.empty() && !other.empty() && one != other;
}

bool is_one(const QuantityHit& hit) { return hit.value.point && *hit.value.point == Number{1, 0}; }

bool tell_bare_figure(const TextReading& reading, std::uint32_t quantity, Draft& draft) {
  BareFigures figures(reading, draft);
  return figures.tally(quantity) || figures.answers(quantity) || figures.speakers_own(quantity);
}

}  // namespace habeas
