// extract/extractors/actors.cpp - who is introduced: organisations and persons with a description,
// persons described only
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "extract/extractor.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

constexpr std::array<std::string_view, 26> kBodies = {
    "university",   "alliance",   "collective", "federation",  "group",     "organisation",
    "organization", "ngo",        "charity",    "watchdog",    "network",   "agency",
    "body",         "institute",  "movement",   "association", "coalition", "committee",
    "commission",   "foundation", "party",      "militia",     "gang",      "initiative",
    "firm",         "union"};

class Actors {
 public:
  Actors(const TextReading& reading, Draft& draft) : r_(reading), a_(reading.a), draft_(draft) {}

  void run() {
    for (std::uint32_t n = 0; n < a_.names.size(); ++n) {
      const EntityHit& hit = a_.names[n];
      if (hit.acronym || hit.entity == kNone || a_.in_title(hit.range.begin) ||
          seen_.contains(hit.entity))
        continue;
      if (hit.kind == MentionKind::organisation && a_.entities[hit.entity].organ.empty())
        organisation(n);
      if (hit.kind == MentionKind::person) person(n);
    }
    described();
  }

 private:
  void add(const char* subkind, TokenRange anchor, std::uint32_t entity) {
    DraftClaim claim = make_claim(r_, ClaimKind::actor, subkind, anchor, clause_around(r_, anchor));
    // An introduction is the page's own word, also inside a sentence that reports.
    const std::vector<const SpeechAct*> acts = r_.voices.at(anchor.begin);
    if (!acts.empty() && !acts.front()->direct) {
      claim.chain = {};
      DraftLink narrator;
      narrator.name = std::string(kNarrator);
      narrator.rel = Rel::narrator;
      claim.chain.push_back(narrator);
    }
    claim.mood = Mood::asserted;
    DraftRole role;
    role.name = RoleName::agent;
    role.span = a_.tokens.span(anchor);
    role.entity = entity;
    claim.roles.push_back(role);
    draft_.claims.push_back(std::move(claim));
    seen_.insert(entity);
  }

  void organisation(std::uint32_t n) {
    const EntityHit& hit = a_.names[n];
    TokenRange anchor = hit.range;
    bool introduced = false;
    if (n + 1 < a_.names.size() && a_.names[n + 1].acronym &&
        a_.names[n + 1].range.begin == hit.range.end + 1) {
      anchor.end = a_.names[n + 1].range.end + 1;
      introduced = true;
    }
    introduced = introduced || (relative_behind(anchor.end) && !deed_behind(anchor.end + 2)) ||
                 based_before(hit.range.begin) || body_behind(anchor.end) ||
                 body_before(hit.range.begin);
    if (introduced) add("organisation_profile", anchor, hit.entity);
  }

  /// ", who coordinates the network" or ", which has its office in".
  bool relative_behind(std::uint32_t t) const {
    return t + 1 < a_.size() && a_.word(t) == "," &&
           (a_.key(t + 1) == "who"_w || a_.key(t + 1) == "which"_w);
  }

  /// ", which obtained the message": what a body once did to something does not tell what it is.
  bool deed_behind(std::uint32_t t) const {
    const std::uint32_t c = t < a_.size() ? a_.chunk_at[t] : kNone;
    return c != kNone && a_.chunks[c].kind == ChunkKind::verb && !a_.chunks[c].passive &&
           a_.chunks[c].range.size() == 1 && a_.word(t).ends_with("ed");
  }

  /// "the Northport-based Legal Aid Circle": "based" right before the name.
  bool based_before(std::uint32_t t) const { return t > 0 && a_.key(t - 1) == "based"_w; }

  /// ", a human rights group in Northport,": an indefinite noun for a body between the name and the
  /// verb.
  bool body_behind(std::uint32_t t) const {
    if (t + 1 >= a_.size()) return false;
    // "The Circle is a network of law clinics"
    const bool is = a_.key(t) == "is"_w && (a_.key(t + 1) == "a"_w || a_.key(t + 1) == "an"_w);
    if (!is && a_.word(t) != ",") return false;
    return is_body(a_.next_chunk(t + 1), t + 1);
  }

  /// "A human rights group, the Legal Aid Circle,".
  bool body_before(std::uint32_t t) const {
    std::uint32_t at = t;
    if (at > 0 && a_.key(at - 1) == "the"_w) --at;
    if (at == 0) return false;
    const bool comma = a_.word(at - 1) == ",";
    const std::uint32_t last = comma ? at - 2 : at - 1;
    if (last >= a_.size() || a_.chunk_at[last] == kNone) return false;
    const std::uint32_t chunk = a_.chunk_at[last];
    return a_.chunks[chunk].kind == ChunkKind::noun && is_body(chunk, a_.chunks[chunk].range.begin);
  }

  bool is_body(std::uint32_t chunk, std::uint32_t at) const {
    if (chunk >= a_.chunks.size() || a_.chunks[chunk].range.begin != at ||
        a_.chunks[chunk].kind != ChunkKind::noun)
      return false;
    const std::string head = a_.head_noun(a_.chunks[chunk]);
    const bool body = std::find(kBodies.begin(), kBodies.end(), head) != kBodies.end();
    const std::uint64_t first = a_.key(at);
    return body && (first == "a"_w || first == "an"_w || first == "the"_w || first == "one"_w);
  }

  void person(std::uint32_t n) {
    const EntityHit& hit = a_.names[n];
    if (hit.range.size() < 2 || takes_turn(hit.range)) return;
    if (relative_behind(hit.range.end) || title_before(hit.range.begin) ||
        role_behind(hit.range.end) || role_before(hit.range.begin) || age_behind(hit.range.end) ||
        belongs_behind(hit.range.end) || speaks(hit.entity, hit.range)) {
      add("person_profile", hit.range, hit.entity);
    }
  }

  /// "DARA MINN: Good evening": the label of a turn of speech says nothing of the person.
  bool takes_turn(TokenRange name) const {
    return a_.block(name.begin).begin == name.begin && a_.word(name.end) == ":";
  }

  /// ", 51," behind a name.
  bool age_behind(std::uint32_t t) const {
    return t + 1 < a_.size() && a_.word(t) == "," && a_.pos(t + 1) == Pos::num &&
           a_.tokens.tokens[t + 1].span().size() == 2 &&
           (t + 2 >= a_.size() || a_.pos(t + 2) == Pos::punct);
  }

  /// "Dara Minn of the Legal Aid Circle".
  bool belongs_behind(std::uint32_t t) const {
    if (t + 1 >= a_.size() || (a_.key(t) != "of"_w && a_.key(t) != "from"_w)) return false;
    const std::uint32_t c = a_.next_chunk(t + 1);
    return c < a_.chunks.size() && a_.chunks[c].range.begin == t + 1 &&
           a_.name_in(a_.chunks[c].range, {MentionKind::organisation}) != nullptr;
  }

  /// "Osei-Lund" where another person of the text is called "Kofi Osei-Lund".
  bool is_short_form(std::uint32_t entity) const {
    const std::string& name = a_.entities[entity].name;
    return std::any_of(a_.entities.begin(), a_.entities.end(), [&](const DraftEntity& other) {
      return other.name.size() > name.size() && other.name.ends_with(name);
    });
  }

  /// Is the person a voice of this text, and more than the name before a verb of saying here?
  bool speaks(std::uint32_t entity, TokenRange here) const {
    if (is_short_form(entity)) return false;
    bool found = false;
    for (const SpeechAct& act : r_.voices.acts) {
      if (act.voice.who != DraftLink::Who::entity || act.voice.entity != entity) continue;
      const bool bare =
          !act.cue.empty() && (act.cue.begin == here.end || act.cue.end == here.begin);
      if (bare) return false;
      found = true;
    }
    return found;
  }

  bool title_before(std::uint32_t t) const {
    if (t == 0 || a_.sentence(t).begin == t) return false;
    std::uint32_t at = t - 1;
    if ((a_.word(at) == "," || a_.word(at) == ".") && at > 0) --at;  // "Brig. Tomas Alden"
    // The title may be of several words: look a few tokens back for a phrase that ends here.
    for (std::uint32_t begin = at + 1; begin-- > a_.sentence(t).begin && at + 1 - begin <= 4;) {
      const auto hit = a_.context->name_words.match_at(a_.tokens, begin, at + 1);
      if (hit && hit->range.end == at + 1 && a_.context->name_words[hit->phrase].label == "title")
        return true;
    }
    return false;
  }

  /// ", director of the Circle" or ", a lawyer".
  bool role_behind(std::uint32_t t) const {
    if (t + 1 >= a_.size() || a_.word(t) != ",") return false;
    const std::uint32_t c = a_.next_chunk(t + 1);
    if (c >= a_.chunks.size() || a_.chunks[c].range.begin != t + 1 ||
        a_.chunks[c].kind != ChunkKind::noun)
      return false;
    for (std::uint32_t x = a_.chunks[c].range.begin; x <= a_.chunks[c].head; ++x) {
      const auto hit = a_.context->name_words.match_at(a_.tokens, x, a_.chunks[c].head + 1);
      if (hit && a_.context->name_words[hit->phrase].label == "title") return true;
    }
    return false;
  }

  /// "a spokesman for the office, Dara Minn".
  bool role_before(std::uint32_t t) const {
    if (t < 2 || a_.word(t - 1) != ",") return false;
    for (std::uint32_t c = a_.next_chunk(a_.sentence(t).begin);
         c < a_.chunks.size() && a_.chunks[c].range.end <= t; ++c) {
      if (a_.chunks[c].kind != ChunkKind::noun || t - a_.chunks[c].range.end > 8) continue;
      const auto hit =
          a_.context->name_words.match_at(a_.tokens, a_.chunks[c].head, a_.chunks[c].head + 1);
      if (hit && a_.context->name_words[hit->phrase].label == "title") return true;
    }
    return false;
  }

  /// Voices that are described, not named: "one sister of a deportee".
  void described() {
    for (const SpeechAct& act : r_.voices.acts) {
      if (act.voice.who != DraftLink::Who::entity || act.voice.range.empty() ||
          seen_.contains(act.voice.entity))
        continue;
      const DraftEntity& entity = a_.entities[act.voice.entity];
      if (entity.described && entity.kind == MentionKind::person)
        add("person_unnamed", act.voice.range, act.voice.entity);
    }
  }

  const TextReading& r_;
  const Analysis& a_;
  Draft& draft_;
  std::set<std::uint32_t> seen_;
};

void run(const TextReading& reading, Draft& draft) { Actors(reading, draft).run(); }

}  // namespace

extern const Extractor extractor_actors;
const Extractor extractor_actors = {
    "actors", "1", "organisations and persons where the text introduces them", run};

}  // namespace habeas
