// extract/extractors/counts.cpp - how many: victims of an event, parts of a group, populations,
// counted places, shares
#include <algorithm>
#include <string>

#include "extract/extractor.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

class Counts {
 public:
  Counts(const TextReading& reading, Draft& draft) : r_(reading), a_(reading.a), draft_(draft) {}

  void run() {
    for (std::uint32_t q = 0; q < a_.quantities.size(); ++q) {
      if (a_.quantities[q].value.share) {
        share(q);
      } else {
        amount(q);
      }
    }
  }

 private:
  /// The chunk that holds the counted noun, else the number itself.
  std::uint32_t chunk_of(const QuantityHit& hit) const {
    if (hit.head != kNone && a_.chunk_at[hit.head] != kNone) return a_.chunk_at[hit.head];
    for (std::uint32_t t = hit.range.begin; t < hit.range.end; ++t) {
      if (a_.chunk_at[t] != kNone && a_.chunks[a_.chunk_at[t]].kind == ChunkKind::noun)
        return a_.chunk_at[t];
    }
    return kNone;
  }

  DraftClaim claim(ClaimKind kind, std::string subkind, std::uint32_t q,
                   std::string counted) const {
    const QuantityHit& hit = a_.quantities[q];
    DraftClaim made =
        make_claim(r_, kind, std::move(subkind), hit.range, clause_around(r_, hit.range));
    made.value = hit.value;
    made.counted = std::move(counted);
    return made;
  }

  void amount(std::uint32_t q) {
    const QuantityHit& hit = a_.quantities[q];
    const std::uint32_t chunk = chunk_of(hit);
    if (chunk == kNone) return;
    if (counts_sites(hit, chunk)) {
      DraftClaim made = claim(ClaimKind::count, "places", q, site_of(chunk) + "/place");
      draft_.claims.push_back(std::move(made));
      return;
    }
    const std::uint32_t group = r_.groups.of_quantity[q];
    const bool people = a_.is_people(a_.chunks[chunk]) || hit.value.unit == "person";
    if (group != kNone && !(single(hit) && r_.groups.frame_of_quantity[q] == kNone) &&
        !vague_beside(q)) {
      victims(q, chunk, group);
    } else if (people && !hit.without_figure && !single(hit)) {
      population(q, chunk);
    }
  }

  /// "many more refugees" in a wish or a fear counts nobody.
  bool vague_beside(std::uint32_t q) const {
    const QuantityHit& hit = a_.quantities[q];
    const std::uint32_t frame = r_.groups.frame_of_quantity[q];
    return hit.without_figure &&
           (hit.more || frame == kNone || r_.frames[frame].mood != Mood::asserted);
  }

  /// "one woman" introduces a person; it is an actor, not a count.
  static bool single(const QuantityHit& hit) {
    return hit.value.point && *hit.value.point == Number{1, 0};
  }

  std::string event_of(std::uint32_t group) const {
    std::string event = r_.groups.groups[group].event;
    if (event != "transfer") return event;
    // People moved in a text about a forced return are those returned.
    const bool returned = std::any_of(r_.frames.begin(), r_.frames.end(), [](const Frame& f) {
      return f.subkind == "forced_return" && f.happened();
    });
    return returned ? "forced_return" : event;
  }

  void victims(std::uint32_t q, std::uint32_t chunk, std::uint32_t group) {
    const Group& g = r_.groups.groups[group];
    DraftClaim made = claim(ClaimKind::count, "victims", q, event_of(group) + "/victim");
    DraftRole victim;
    victim.name = RoleName::victim;
    victim.span = a_.tokens.span(a_.chunks[chunk].range);
    victim.entity = g.entity;
    made.roles.push_back(victim);
    if (g.whole != kNone) {
      made.subkind = "victims_partition";
      DraftRole whole = victim;
      whole.name = RoleName::whole;
      whole.entity = r_.groups.groups[g.whole].entity;
      made.roles.push_back(whole);
    }
    const std::uint32_t frame = r_.groups.frame_of_quantity[q];
    if (frame != kNone) add_others(made, r_.frames[frame]);
    if (frame == kNone || r_.frames[frame].at.empty()) add_site(made, chunk);
    draft_.claims.push_back(std::move(made));
  }

  void add_others(DraftClaim& made, const Frame& frame) const {
    DraftClaim roles;
    add_frame_roles(r_, roles, frame);
    for (DraftRole& role : roles.roles) {
      if (role.name != RoleName::victim) made.roles.push_back(role);
    }
    if (frame.polarity == Polarity::negative) made.polarity = Polarity::negative;
    if (made.mood == Mood::asserted) made.mood = frame.mood;
  }

  void add_site(DraftClaim& made, std::uint32_t chunk) const {
    for (const std::uint32_t p :
         phrases_of(a_, chunk, {"at"_w, "through"_w, "via"_w, "over"_w, "across"_w})) {
      if (a_.name_in(a_.chunks[p].range, {MentionKind::place, MentionKind::facility}) != nullptr) {
        add_role(r_, made, RoleName::place, p);
        return;
      }
    }
  }

  bool counts_sites(const QuantityHit& hit, std::uint32_t chunk) const {
    return hit.head != kNone && !hit.without_figure && !site_of(chunk).empty();
  }

  std::string site_of(std::uint32_t chunk) const {
    const Chunk& c = a_.chunks[chunk];
    for (std::uint32_t t = c.range.begin; t <= c.head; ++t) {
      const auto term = a_.context->terms.match_at(a_.tokens, t, c.head + 1, a_.text);
      if (!term || a_.context->terms[term->phrase].label != "site" || term->range.end != c.head + 1)
        continue;
      const std::string& detail = a_.context->terms[term->phrase].detail;
      return detail == "crossing_point" ? "crossing"
             : detail == "detention"    ? "detention_site"
                                        : a_.head_noun(c);
    }
    return {};
  }

  /// The condition of a population: its verb ("fled", "living", "held").
  std::string condition(std::uint32_t chunk) const {
    for (std::uint32_t v = chunk + 1; v < a_.chunks.size() && v <= chunk + 4; ++v) {
      if (a_.sentence(a_.chunks[v].range.begin) != a_.sentence(a_.chunks[chunk].range.begin)) break;
      if (a_.chunks[v].kind != ChunkKind::verb || a_.pos(a_.chunks[v].head) == Pos::aux) continue;
      std::uint32_t verb = v;
      const std::uint32_t next = v + 1;
      const bool chain = next < a_.chunks.size() && a_.chunks[next].infinitive &&
                         a_.chunks[next].range.begin <= a_.chunks[v].range.end + 1;
      if (chain) verb = next;
      return verb_lemmas(fold(a_.word(a_.chunks[verb].head))).front();
    }
    return "size";
  }

  void population(std::uint32_t q, std::uint32_t chunk) {
    draft_.claims.push_back(
        claim(ClaimKind::estimate, "population", q, "population/" + condition(chunk)));
  }

  // ---------------------------------------------------------------------------------------------------------
  // shares

  /// "over 70 per cent are women": the class stands behind the verb, or behind the share itself
  /// ("mostly women").
  void share(std::uint32_t q) {
    const QuantityHit& hit = a_.quantities[q];
    std::string cls = share_class(hit);
    if (cls.empty()) return;
    // "all of them are orphans" tells what they are, not how many.
    const bool all = hit.value.point && *hit.value.point == Number{1, 0};
    DraftClaim made = claim(all ? ClaimKind::profile : ClaimKind::count,
                            all ? "group_attribute" : "proportion", q, "share_" + cls);
    const std::uint32_t base = base_chunk(hit);
    if (base != kNone) {
      add_role(r_, made, RoleName::whole, base);
    } else if (const std::uint32_t group = latest_group(hit.range.begin); group != kNone) {
      DraftRole whole;
      whole.name = RoleName::whole;
      whole.span = a_.tokens.span(r_.groups.groups[group].founder);
      whole.entity = r_.groups.groups[group].entity;
      made.roles.push_back(whole);
    }
    draft_.claims.push_back(std::move(made));
  }

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
    }
    bool verb = false;
    for (std::uint32_t t = hit.number.end; t < std::min(sentence.end, hit.number.end + 14); ++t) {
      if (a_.pos(t) == Pos::aux || a_.key(t) == "being"_w || a_.key(t) == "be"_w) {
        verb = true;
        continue;
      }
      const std::string word = fold(a_.word(t));
      const bool direct =
          t < hit.range.end + 1 && hit.head != kNone && t == hit.head && mostly(hit);
      if ((verb || direct) && (a_.pos(t) == Pos::noun || a_.pos(t) == Pos::adj) && is_class(word))
        return plural_class(word);
      if (a_.word(t) == ";" || (a_.word(t) == "," && verb)) break;
    }
    return {};
  }

  bool mostly(const QuantityHit& hit) const {
    const std::string first = fold(a_.word(hit.range.begin));
    return first == "mostly" || first == "mainly" || first == "largely" ||
           first == "predominantly" || first == "all" || first == "most";
  }

  static bool is_class(const std::string& word) {
    static const std::vector<std::string> kClasses = {
        "woman",   "child",    "minor",  "orphan",    "man",     "girl",   "boy",    "female",
        "male",    "teenager", "baby",   "civilian",  "student", "farmer", "worker", "mother",
        "refugee", "soldier",  "infant", "pensioner", "adult",   "youth"};
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

void run(const TextReading& reading, Draft& draft) { Counts(reading, draft).run(); }

}  // namespace

extern const Extractor extractor_counts;
const Extractor extractor_counts = {"counts", "1",
                                    "counts of victims, populations, places and shares", run};

}  // namespace habeas
