// extract/shots.cpp - the outcome of shots by what the text says around them
#include "extract/shots.h"

#include <algorithm>
#include <array>
#include <set>

#include "extract/syntax.h"

namespace habeas {
namespace {

template <std::size_t N>
bool one_of(std::uint64_t key, const std::array<std::uint64_t, N>& keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

template <std::size_t N>
bool one_of(const std::string& word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 18> kLimbs = {
    "leg",  "arm",    "hand",    "foot", "thigh",     "shin", "knee",  "ankle", "shoulder",
    "calf", "finger", "buttock", "hip",  "extremity", "toe",  "wrist", "elbow", "feet"};
constexpr std::array<std::string_view, 12> kVitals = {"head", "neck",    "chest",   "back",
                                                      "face", "stomach", "abdomen", "side",
                                                      "eye",  "body",    "jaw",     "torso"};

constexpr std::array<std::uint64_t, 5> kNegations = {"non"_w, "not"_w, "no"_w, "never"_w,
                                                     "neither"_w};

constexpr std::uint32_t kLead = 4;  // sentences, the headline among them

enum class Outcome : std::uint8_t { unsaid, lives, dies };

class ShotWeigher {
 public:
  ShotWeigher(const Analysis& a, const std::vector<std::uint32_t>& shots,
              std::vector<Frame>& frames)
      : a_(a), shots_(shots), frames_(frames) {}

  void run() {
    read_sentences();
    read_tolls();
    for (Frame& frame : frames_) {
      if (!is_shot(frame)) continue;
      const bool many = frame.victim != kNone && are_several(frame.victim);
      if (frame.subkind == "killing" && contrasts_wounds(frame)) continue;
      if (tells_wound(a_,
                      frame)) {  // "suffered a gunshot wound": of whom the text says that he died
        if (dies_of(frame)) frame.subkind = "killing";
        continue;
      }
      if (many && some_die(frame) && !hits_limb(frame)) {
        frame.subkind = "attack";  // "four people were shot, one of them died"
        continue;
      }
      const bool wounded =
          hits_limb(frame) || (many && !tolls_.empty()) || outcome(frame) != Outcome::dies;
      frame.subkind = wounded ? "injury" : "killing";
    }
  }

 private:
  bool are_several(std::uint32_t chunk) const {
    const QuantityHit* const amount = a_.quantity_in(a_.chunks[chunk].range);
    return a_.chunks[chunk].plural ||
           (amount != nullptr && amount->value.point && Number{1, 0} < *amount->value.point);
  }

  /// Who is told to have been killed, in other words than those of a shot: where, and of what name.
  void read_tolls() {
    for (const Frame& frame : frames_) {
      if (frame.subkind != "killing" || !frame.happened() || is_shot(frame)) continue;
      if (!frame.nominal) tolls_.push_back(a_.tokens.sentence_of(frame.trigger.begin));
      if (frame.victim != kNone && entity(frame.victim) != kNone)
        dead_.insert(entity(frame.victim));
    }
    std::sort(tolls_.begin(), tolls_.end());
  }

  /// The same in the lead or near the shot: then those shot are not all dead, nor all alive.
  bool some_die(const Frame& shot) const {
    if (!tolls_.empty() && tolls_.front() < kLead) return true;
    const std::uint32_t own = a_.tokens.sentence_of(shot.trigger.begin);
    const auto near = std::lower_bound(tolls_.begin(), tolls_.end(), own < 2 ? 0 : own - 2);
    return near != tolls_.end() && *near <= own + 2;
  }

  bool is_shot(const Frame& frame) const {
    return std::binary_search(shots_.begin(), shots_.end(), frame.chunk);
  }

  /// Which sentences speak of death, and which of somebody who lives.
  void read_sentences() {
    for (const TokenRange sentence : a_.tokens.sentences) {
      bool dies = false;
      bool lives = false;
      for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
        dies = dies || is_death(t);
        lives = lives || is_life(t);
      }
      dies_.push_back(dies);
      lives_.push_back(lives);
    }
  }

  bool is_death(std::uint32_t t) const {
    static constexpr std::array<std::uint64_t, 21> kDeath = {
        "killed"_w,   "kills"_w,    "killing"_w, "killings"_w, "dead"_w,    "died"_w,
        "dies"_w,     "death"_w,    "deaths"_w,  "fatal"_w,    "fatally"_w, "murdered"_w,
        "slain"_w,    "bodies"_w,   "corpse"_w,  "corpses"_w,  "coroner"_w, "morgue"_w,
        "slayings"_w, "executed"_w, "massacre"_w};
    static constexpr std::array<std::uint64_t, 2> kDeathUnlessTried = {"body"_w, "murder"_w};
    const std::uint64_t key = a_.key(t);
    if (!one_of(key, kDeath) && !one_of(key, kDeathUnlessTried)) return false;
    const std::uint64_t before = t > 0 ? a_.key(t - 1) : 0;
    if (a_.key(t + 1) == "penalty"_w) return false;
    constexpr std::uint32_t kGrade = 4;  // "attempted second-degree murder"
    for (std::uint32_t i = t; i > 0 && t - i < kGrade; --i) {
      if (a_.key(i - 1) == "attempted"_w) return false;
    }
    if (key == "fatal"_w && is_negated(t)) return false;
    if (key == "body"_w) {  // "his lower body", "parts of the body"
      const bool part = before == "upper"_w || before == "lower"_w || before == "the"_w;
      return !part || a_.key(t + 1) == "of"_w || a_.key(t + 1) == "was"_w;
    }
    return true;
  }

  /// "non-fatal", "did not believe the wound would be fatal"
  bool is_negated(std::uint32_t t) const {
    constexpr std::uint32_t kReach = 8;  // words
    const std::uint32_t first = std::max(a_.sentence(t).begin, t - std::min(t, kReach));
    for (std::uint32_t i = first; i < t; ++i) {
      if (one_of(a_.key(i), kNegations) || fold(a_.word(i)).ends_with("n't")) return true;
    }
    return false;
  }

  /// "is in critical condition", "expected to survive", "was treated for his wounds".
  bool is_life(std::uint32_t t) const {
    static constexpr std::array<std::uint64_t, 20> kLife = {
        "recovering"_w,   "recover"_w,      "survive"_w,     "survived"_w,    "survivor"_w,
        "survivors"_w,    "injured"_w,      "wounded"_w,     "treated"_w,     "surgery"_w,
        "hospitalized"_w, "hospitalised"_w, "hospitalize"_w, "threatening"_w, "treatment"_w,
        "paralyzed"_w,    "paralysed"_w,    "recovery"_w,    "recovered"_w,   "stable"_w};
    static constexpr std::array<std::uint64_t, 7> kConditions = {
        "critical"_w, "serious"_w, "good"_w, "fair"_w, "guarded"_w, "grave"_w, "stabilized"_w};
    const std::uint64_t key = a_.key(t);
    if (one_of(key, kLife)) return true;
    return key == "condition"_w && t > 0 && one_of(a_.key(t - 1), kConditions);
  }

  /// What the text says of the one who was shot.
  Outcome outcome(const Frame& shot) const {
    if (dies_elsewhere(shot)) return Outcome::dies;
    const std::uint32_t own = a_.tokens.sentence_of(shot.trigger.begin);
    if (const Outcome said = near(shot, own); said != Outcome::unsaid) return said;
    if (title_tells_wounds()) return Outcome::lives;
    const auto lead = dies_.begin() + std::min<std::ptrdiff_t>(kLead, std::ssize(dies_));
    if (std::find(dies_.begin(), lead, true) != lead) return Outcome::dies;
    if (std::find(lives_.begin(), lives_.end(), true) != lives_.end()) return Outcome::lives;
    return std::find(dies_.begin(), dies_.end(), true) != dies_.end() ? Outcome::dies
                                                                      : Outcome::unsaid;
  }

  /// "Four wounded in shooting": a headline that speaks of wounds and of no death.
  bool title_tells_wounds() const {
    for (std::uint32_t s = 0; s < dies_.size() && s < kLead; ++s) {
      if (a_.in_title(a_.tokens.sentences[s].begin) && lives_[s] && !dies_[s]) return true;
    }
    return false;
  }

  /// In the own sentence and the two behind it. A death told of others says nothing.
  Outcome near(const Frame& shot, std::uint32_t own) const {
    const auto end = std::min<std::uint32_t>(own + 3, static_cast<std::uint32_t>(dies_.size()));
    bool lives = false;
    for (std::uint32_t s = own; s < end; ++s) {
      if (dies_[s] && !others_die(shot, s)) return Outcome::dies;
      lives = lives || lives_[s];
    }
    return lives ? Outcome::lives : Outcome::unsaid;
  }

  /// Are all those whom this sentence calls killed told by other words than the one shot?
  bool others_die(const Frame& shot, std::uint32_t sentence) const {
    bool others = false;
    for (const Frame& frame : frames_in(frames_, a_.tokens.sentences[sentence])) {
      if (frame.subkind != "killing" || is_shot(frame)) continue;
      if (frame.victim == kNone || may_be_same(shot.victim, frame.victim)) return false;
      others = true;
    }
    return others;
  }

  /// May two words for victims mean one person?
  bool may_be_same(std::uint32_t x, std::uint32_t y) const {
    if (x == kNone || y == kNone || x == y) return true;
    if (a_.chunks[x].kind == ChunkKind::pronoun || a_.chunks[y].kind == ChunkKind::pronoun)
      return true;
    const std::uint32_t one = entity(x);
    const std::uint32_t two = entity(y);
    if (one != kNone && two != kNone) return one == two;
    const bool same_sentence =
        a_.tokens.sentence_of(a_.chunks[x].head) == a_.tokens.sentence_of(a_.chunks[y].head);
    return !same_sentence;
  }

  std::uint32_t entity(std::uint32_t chunk) const {
    const EntityHit* const name = a_.name_in(a_.chunks[chunk].range, {MentionKind::person});
    return name == nullptr ? kNone : name->entity;
  }

  /// A person of this name died by another frame.
  bool dies_elsewhere(const Frame& shot) const {
    const std::uint32_t who = shot.victim == kNone ? kNone : entity(shot.victim);
    return who != kNone && dead_.contains(who);
  }

  /// "found a guard with a wound. He died in hospital": in the same or the next sentence, and
  /// neither speaks of somebody who lives.
  bool dies_next(const Frame& wound) const {
    const std::uint32_t own = a_.tokens.sentence_of(wound.trigger.begin);
    bool dies = false;
    for (std::uint32_t s = own; s < std::min<std::size_t>(own + 2, dies_.size()); ++s) {
      if (lives_[s]) return false;
      dies = dies || (dies_[s] && !others_die(wound, s));
    }
    return dies;
  }

  bool dies_of(const Frame& wound) const {
    if (dies_elsewhere(wound)) return true;
    const bool one = wound.victim != kNone && !are_several(wound.victim) && wound.others.empty();
    if (one && dies_next(wound)) return true;
    const bool lives = std::find(lives_.begin(), lives_.end(), true) != lives_.end();
    return !lives && outcome(wound) == Outcome::dies;
  }

  /// "shot a shepherd and wounded his brother"
  bool contrasts_wounds(const Frame& shot) const {
    const auto beside = frames_in(frames_, a_.sentence(shot.trigger.begin));
    return std::any_of(beside.begin(), beside.end(), [&](const Frame& f) {
      return f.subkind == "injury" && !f.nominal && f.chunk > shot.chunk &&
             a_.key(a_.chunks[f.chunk].head) == "wounded"_w && f.victim != shot.victim &&
             a_.key(a_.chunks[f.chunk].head - 1) != "also"_w;
    });
  }

  bool hits_limb(const Frame& frame) const {
    for (const std::uint32_t c : phrases_of(a_, frame.chunk, {"in"_w, "through"_w})) {
      if (one_of(a_.head_noun(a_.chunks[c]), kLimbs)) return true;
    }
    return false;
  }

  const Analysis& a_;
  const std::vector<std::uint32_t>& shots_;
  std::vector<Frame>& frames_;
  std::vector<bool> dies_, lives_;    // by sentence
  std::vector<std::uint32_t> tolls_;  // sentences, ascending
  std::set<std::uint32_t> dead_;      // persons
};

}  // namespace

void weigh_shots(const Analysis& analysis, const std::vector<std::uint32_t>& shots,
                 std::vector<Frame>& frames) {
  if (!shots.empty()) ShotWeigher(analysis, shots, frames).run();
}

bool tells_wound(const Analysis& a, const Frame& frame) {
  static constexpr std::array<std::string_view, 5> kSuffer = {"suffer", "sustain", "receive",
                                                              "find", "treat"};
  return frame.subkind == "injury" && !frame.nominal &&
         (frame.state || is_verb_of(a, frame.chunk, kSuffer));
}

bool hits_body(const Analysis& a, const Frame& frame) {
  static constexpr std::array<std::string_view, 7> kShots = {
      "bullet", "gunfire", "gunshot", "shrapnel", "shot", "round", "crossfire"};
  if (frame.subkind != "attack" || frame.nominal || frame.victim == kNone) return false;
  if (frame.instrument != kNone && one_of(a.head_noun(a.chunks[frame.instrument]), kShots))
    return true;
  for (const std::uint32_t c : phrases_of(a, frame.chunk, {"in"_w, "on"_w, "through"_w})) {
    const std::string part = a.head_noun(a.chunks[c]);
    if (one_of(part, kLimbs) || one_of(part, kVitals)) return true;
  }
  return false;
}

}  // namespace habeas
