// origin/origin.cpp - first voices, and the union of those that are one
//
// A voice is an institution (a named entity with all its parts), a page's own voice (one for each
// document or quoted region), or an unnamed voice (one for each document and wording). Voices are
// joined whole where documents are copies of each other. A claim moves to another voice where a
// passage or quotation shows that both claims repeat one text: from a voice that is not known to
// one that is.
#include "origin/origin.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "model/deeds.h"
#include "origin/own_voice.h"
#include "text/tokens.h"

namespace habeas {
namespace {

/// What stands for a voice before merging. Identified voices sort before the others.
struct Voice {
  bool unresolved = false;
  std::string key;
  auto operator<=>(const Voice&) const = default;
};

/// Index into the table of voices.
using VoiceNumber = std::uint32_t;

struct Speaker {
  VoiceNumber voice = 0;
  std::string name, kind;
};

std::string kind_of(const Entity* entity) {
  if (entity == nullptr) return "organisation";
  if (entity->kind == MentionKind::person) return "person";
  if (entity->kind == MentionKind::group) return "group";
  return entity->country.empty() || entity->organ.empty() ? "organisation" : "government";
}

/// An unnamed voice in plain words: "Recent reports" and "recent reports" are one wording.
std::string wording(const std::string& name) {
  std::string folded;
  std::size_t begin = 0;
  while (begin < name.size()) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    const std::string word = fold(name.substr(begin, end - begin));
    if (!word.empty() && word != "the" && word != "a" && word != "an" && word != "some") {
      folded += (folded.empty() ? "" : " ") + word;
    }
    begin = end + 1;
  }
  return folded;
}

/// Is this a byte of a word: a letter or a digit, also one outside ASCII, but no typographic mark
/// (U+2000 to U+203F)?
bool is_word_byte(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) {
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
  }
  const auto opens_mark = [&](std::size_t from) { return text.substr(from, 2) == "\xE2\x80"; };
  const bool in_mark =
      opens_mark(at) || (at >= 1 && opens_mark(at - 1)) || (at >= 2 && opens_mark(at - 2));
  return !in_mark;
}

/// The next word of more than two bytes (not "'s"); empty at the end.
std::string_view next_word(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    while (at < text.size() && !is_word_byte(text, at)) ++at;
    const std::size_t begin = at;
    while (at < text.size() && is_word_byte(text, at)) ++at;
    if (at - begin > 2) return text.substr(begin, at - begin);
  }
  return {};
}

/// Do two passages have the same words in the same order, whatever marks and case?
bool have_same_words(std::string_view a, std::string_view b) {
  std::size_t at_a = 0;
  std::size_t at_b = 0;
  while (true) {
    const std::string_view x = next_word(a, at_a);
    const std::string_view y = next_word(b, at_b);
    if (x.empty() || y.empty()) return x.empty() && y.empty();
    if (x.size() != y.size() || (x != y && fold(x) != fold(y))) return false;
  }
}

class Follower {
 public:
  Follower(std::span<const Document> documents, std::span<const Claim> claims,
           std::span<const Entity> entities, std::span<const Mention> mentions,
           std::span<const Layout> layouts, std::span<const Circle> circles)
      : institutions_(entities),
        own_voices_(own_voices(documents, layouts, mentions, institutions_)) {
    for (const Circle& circle : circles) {
      for (const ClaimId& claim : circle.claims) circle_of_.emplace(claim, &circle);
    }
    std::vector<const Document*> order;
    for (const Document& document : documents) order.push_back(&document);
    std::sort(order.begin(), order.end(), [](const Document* a, const Document* b) {
      return std::tie(a->path, a->id) < std::tie(b->path, b->id);
    });
    for (std::uint32_t i = 0; i < order.size(); ++i) documents_.emplace(order[i]->id, i);
    for (const Document* document : order) texts_.push_back(document->text);
    claims_.reserve(claims.size());
    for (const Claim& claim : claims) {
      const std::uint32_t document = number_of(claim.document, last_a_);
      if (document != kUnknown) claims_.push_back({document, claim.kind, claim.anchor, &claim});
    }
    std::sort(claims_.begin(), claims_.end(), [](const Told& a, const Told& b) {
      const auto first = std::tie(a.document, a.anchor) <=> std::tie(b.document, b.anchor);
      if (first != 0) return first < 0;
      return std::tie(a.claim->span, a.claim->id) < std::tie(b.claim->span, b.claim->id);
    });
    speaker_of_.reserve(claims_.size());
    anchors_.reserve(claims_.size());
    reach_.reserve(claims_.size());
    first_of_.assign(order.size() + 1, 0);
    for (const Told& told : claims_) ++first_of_[told.document + 1];
    std::partial_sum(first_of_.begin(), first_of_.end(), first_of_.begin());
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      const Told& told = claims_[i];
      const bool goes_on = i > first_of_[told.document];
      reach_.push_back(goes_on ? std::max(told.anchor.end, reach_.back()) : told.anchor.end);
      anchors_.push_back(told.anchor);
      speaker_of_.push_back(number_of_speaker(told));
    }
    told_by_ = speaker_of_;
  }

  std::vector<Origin> run(std::span<const ReuseLink> reuse) {
    std::vector<Proof> links;  // what is asked of a link lies together: many links
    std::vector<Ends> ends;    // of each
    for (const ReuseLink& link : reuse) {
      const Ends documents = documents_of(link);
      const Proof proof{link.id, &link, claims_at(documents.a, link.a.span),
                        claims_at(documents.b, link.b.span)};
      const bool has_claims = !proof.a.is_empty() && !proof.b.is_empty();
      if (link.kind != ReuseKind::copy && !has_claims) continue;
      links.push_back(proof);
      ends.push_back(documents);
    }
    keep_proofs(links, ends);
    std::sort(links.begin(), links.end(),
              [](const Proof& x, const Proof& y) { return x.id < y.id; });
    for (const Proof& proof : links) follow(proof);
    return collect();
  }

 private:
  /// A claim in the order of documents, then of the text.
  struct Told {
    std::uint32_t document = 0;
    ClaimKind kind = ClaimKind::event;
    TextSpan anchor;
    const Claim* claim = nullptr;
  };

  static constexpr auto kUnknown = static_cast<std::uint32_t>(-1);

  /// Numbers of the documents at both ends of a link; kUnknown for one that is not known.
  struct Ends {
    std::uint32_t a = kUnknown, b = kUnknown;
  };

  /// Claims in the order of documents: the first number and behind the last.
  struct ClaimRange {
    std::uint32_t first = 0, last = 0;
    [[nodiscard]] bool is_empty() const { return first == last; }
  };

  /// A link that may show that two claims have one voice, with the claims at both its ends.
  struct Proof {
    ReuseId id;
    const ReuseLink* link = nullptr;
    ClaimRange a, b;
  };

  /// Claims and links come by documents: what was found for the last one is asked first.
  std::uint32_t number_of(const DocumentId& id, std::pair<DocumentId, std::uint32_t>& last) const {
    if (last.first == id) return last.second;
    const auto at = documents_.find(id);
    last = {id, at == documents_.end() ? kUnknown : at->second};
    return last.second;
  }

  Ends documents_of(const ReuseLink& link) {
    return {number_of(link.a.document, last_a_), number_of(link.b.document, last_b_)};
  }

  VoiceNumber number_of(Voice voice) {
    const auto [at, fresh] = numbers_.try_emplace(std::move(voice), voices_.size());
    if (fresh) {
      voices_.push_back(&at->first);
      joined_.push_back(at->second);
      moved_.emplace_back();
    }
    return at->second;
  }

  /// An index into speakers_. An entity that is known speaks with one voice wherever it does.
  std::uint32_t number_of_speaker(const Told& told) {
    const auto next = static_cast<std::uint32_t>(speakers_.size());
    const Claim& claim = *told.claim;
    if (!is_by_narrator(claim) && !claim.chain.front().probable &&
        institutions_.find(claim.chain.front().who) != nullptr) {
      const auto [at, fresh] = known_.try_emplace(claim.chain.front().who, next);
      if (!fresh) return at->second;
    }
    speakers_.push_back(speaker_of(told));
    return next;
  }

  static bool is_by_narrator(const Claim& claim) {
    return claim.chain.empty() || claim.chain.front().who == kNarrator;
  }

  Speaker speaker_of(const Told& told) {
    const Claim& claim = *told.claim;
    const std::string place = std::to_string(told.document) +
                              (claim.region ? " " + to_text(*claim.region) : std::string());
    if (is_by_narrator(claim)) {
      const auto own = claim.region ? own_voices_.end() : own_voices_.find(claim.document);
      if (own != own_voices_.end()) return institution(own->second, own->second);
      return {number_of({true, "narrator " + place}), "the page's own voice", "document"};
    }
    const auto circle = circle_of_.find(claim.id);
    if (circle != circle_of_.end()) return in_circle(*circle->second);
    const Link& first = claim.chain.front();
    if (first.who == kUnnamed) {
      return {number_of({true, "unnamed " + place + " " + wording(first.name)}), first.name,
              "unnamed"};
    }
    if (first.probable) {
      const Entity* entity = institutions_.find(first.who);
      return {number_of({true, "probably " + place + " " + first.who}), first.name + " (probably)",
              kind_of(entity)};
    }
    return institution(first.who, first.name);
  }

  /// Nobody knows who said it first.
  Speaker in_circle(const Circle& circle) {
    std::string names;
    for (const std::string& name : circle.names) names += (names.empty() ? "" : ", ") + name;
    return {number_of({true, "circle " + to_text(circle.documents.front())}),
            names + " (each from another of them)", "unnamed"};
  }

  /// The voice of an entity: that of the institution it is a part of or speaks for.
  Speaker institution(const std::string& who, const std::string& called) {
    const std::string key = institutions_.key(who);
    const Entity* state = institutions_.state(key);
    const Entity* whole = state != nullptr ? state : institutions_.find(key);
    const Entity* known = whole != nullptr ? whole : institutions_.find(who);
    return {number_of({false, key}), whole != nullptr ? whole->name : called, kind_of(known)};
  }

  /// Claims of a document, as a range of numbers; none for a document that is not known.
  std::pair<std::size_t, std::size_t> claims_in(std::uint32_t document) const {
    if (document == kUnknown) return {0, 0};
    return {first_of_[document], first_of_[document + 1]};
  }

  /// From the first claim whose words overlap one end of a link to behind the last that may:
  /// anchors ascend by their beginnings, and no anchor before the first that reaches the end of the
  /// link does.
  ClaimRange claims_at(std::uint32_t document, TextSpan span) const {
    const auto [first, last] = claims_in(document);
    const auto begin = reach_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = reach_.begin() + static_cast<std::ptrdiff_t>(last);
    const auto reaching = std::upper_bound(begin, end, span.begin);
    auto from = static_cast<std::uint32_t>(reaching - reach_.begin());
    std::uint32_t to = from;
    while (to < last && anchors_[to].begin < span.end) ++to;
    while (from != to && !anchors_[from].overlaps(span)) ++from;
    return {from, to};
  }

  /// The words of a link lie far away: they are asked for some links ahead.
  void keep_proofs(std::vector<Proof>& links, const std::vector<Ends>& ends) const {
    constexpr std::size_t kAhead = 8;
    const auto ask_for = [&](std::uint32_t document, TextSpan span) {
      if (document != kUnknown) __builtin_prefetch(texts_[document].data() + span.begin);
    };
    std::size_t kept = 0;
    for (std::size_t i = 0; i < links.size(); ++i) {
      if (i + kAhead < links.size()) {
        ask_for(ends[i + kAhead].a, links[i + kAhead].link->a.span);
        ask_for(ends[i + kAhead].b, links[i + kAhead].link->b.span);
      }
      const ReuseLink& link = *links[i].link;
      if (link.kind == ReuseKind::copy || proves(link, ends[i])) links[kept++] = links[i];
    }
    links.resize(kept);
  }

  /// A run of fewer than 8 words is a hint, shown with the passages, and no proof.
  [[nodiscard]] bool proves(const ReuseLink& link, Ends documents) const {
    return link.kind != ReuseKind::passage ||
           (link.words >= 8 && is_word_for_word(link, documents));
  }

  void follow(const Proof& proof) {
    const ReuseLink& link = *proof.link;
    if (link.kind == ReuseKind::copy) {
      follow_copy(link);
      return;
    }
    for (std::size_t a = proof.a.first; a < proof.a.last; ++a) {
      if (!anchors_[a].overlaps(link.a.span)) continue;
      for (std::size_t b = proof.b.first; b < proof.b.last; ++b) {
        if (!anchors_[b].overlaps(link.b.span)) continue;
        if (claims_[a].kind == claims_[b].kind) join_claims(a, b, link);
      }
    }
  }

  /// Does a passage stand in both documents in the same words? A sentence said again in other words
  /// is a hint too.
  [[nodiscard]] bool is_word_for_word(const ReuseLink& link, Ends documents) const {
    const auto text_of = [&](std::uint32_t document, TextSpan span) {
      return document == kUnknown ? std::string_view() : slice(texts_[document], span);
    };
    const std::string_view a = text_of(documents.a, link.a.span);
    const std::string_view b = text_of(documents.b, link.b.span);
    return a == b || have_same_words(a, b);
  }

  /// Two claims that repeat one text have one voice: the known one of the two.
  void join_claims(std::size_t a, std::size_t b, const ReuseLink& link) {
    const VoiceNumber x = speaker(a).voice;
    const VoiceNumber y = speaker(b).voice;
    if (x == y) return;
    const bool quotation = link.kind == ReuseKind::quotation;
    const bool x_known = !voices_[x]->unresolved;
    const bool y_known = !voices_[y]->unresolved;
    if (x_known && y_known) {
      if (quotation) join_voices(x, y, "both print the same quotation");
      return;
    }
    const bool keep_a = !y_known && (x_known || a < b);
    const std::size_t from = keep_a ? b : a;
    const std::size_t to = keep_a ? a : b;
    moved_[speaker(to).voice].push_back({from, quotation ? std::uint32_t{0} : link.words});
    speaker_of_[from] = speaker_of_[to];
  }

  /// In a copy every voice of the page's own is that of the first page.
  void follow_copy(const ReuseLink& link) {
    const auto narrator = [&](DocumentId document) {
      return number_of({true, "narrator " + std::to_string(documents_.at(document))});
    };
    join_voices(narrator(link.a.document), narrator(link.b.document),
                "one page is a copy of the other");
    const auto visit_unnamed = [&](DocumentId document, auto&& use) {
      const auto [first, last] = claims_in(documents_.at(document));
      for (std::size_t i = first; i < last; ++i) {
        if (speaker(i).kind == "unnamed") use(speaker(i));
      }
    };
    std::map<std::string, VoiceNumber> worded;
    visit_unnamed(link.a.document, [&](const Speaker& unnamed) {
      worded.emplace(wording(unnamed.name), unnamed.voice);
    });
    visit_unnamed(link.b.document, [&](const Speaker& unnamed) {
      const auto same = worded.find(wording(unnamed.name));
      if (same == worded.end()) return;
      join_voices(same->second, unnamed.voice, "one page is a copy of the other");
    });
  }

  const Speaker& speaker(std::size_t claim) const { return speakers_[speaker_of_[claim]]; }

  VoiceNumber top(VoiceNumber voice) const {
    while (joined_[voice] != voice) voice = joined_[voice];
    return voice;
  }

  void join_voices(VoiceNumber a, VoiceNumber b, std::string_view reason) {
    VoiceNumber kept = top(a);
    VoiceNumber gone = top(b);
    if (kept == gone) return;
    if (*voices_[gone] < *voices_[kept]) std::swap(kept, gone);
    joined_[gone] = kept;
    joins_.push_back({kept, gone, std::string(reason)});
  }

  std::vector<Origin> collect() {
    constexpr auto kNone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> number(voices_.size(), kNone);  // of the origin of a top voice
    std::vector<Origin> origins;
    std::vector<std::map<std::string, std::string>> parts;
    const std::vector<std::uint32_t> uses = claims_by_voice();
    std::vector<std::size_t> part_in(speakers_.size(), kNone);  // where it was noted last
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      const Claim& claim = *claims_[i].claim;
      const VoiceNumber voice = top(speaker(i).voice);
      if (number[voice] == kNone) {
        number[voice] = origins.size();
        origins.push_back(make_origin(claim, speaker(i), *voices_[voice]));
        origins.back().claims.reserve(uses[voice]);
        parts.emplace_back();
      }
      Origin& origin = origins[number[voice]];
      add_claim(claim, origin);
      if (std::exchange(part_in[told_by_[i]], number[voice]) == number[voice]) continue;
      add_part(claim, origin, parts[number[voice]]);
    }
    const auto origin_of = [&](VoiceNumber voice) {
      const std::size_t at = number[top(voice)];
      return at == kNone ? nullptr : &origins[at];
    };
    for (const Join& join : joins_) note_join(join, origin_of(join.kept));
    for (const auto& [voice, at] : numbers_) note_moves(moved_[at], origin_of(at));
    for (std::size_t i = 0; i < origins.size(); ++i) {
      if (parts[i].size() < 2) continue;
      for (const auto& [id, name] : parts[i]) {
        if (name != origins[i].name) {
          origins[i].merged.push_back(
              {id, name + " is part of, or speaks for, " + origins[i].name});
        }
      }
    }
    return origins;
  }

  Origin make_origin(const Claim& founder, const Speaker& speaker, const Voice& voice) const {
    Origin origin;
    origin.id = IdBuilder().add(founder.id).build<OriginTag>();
    origin.name = speaker.name;
    origin.kind = speaker.kind;
    origin.standing = voice.unresolved ? Standing::unresolved : Standing::identified;
    return origin;
  }

  /// How many claims have a voice, by its number.
  [[nodiscard]] std::vector<std::uint32_t> claims_by_voice() const {
    std::vector<std::uint32_t> uses(voices_.size(), 0);
    for (std::size_t i = 0; i < claims_.size(); ++i) ++uses[top(speaker(i).voice)];
    return uses;
  }

  static void add_claim(const Claim& claim, Origin& origin) {
    origin.claims.push_back(claim.id);
    if (origin.carriers.empty() || origin.carriers.back() != claim.document) {
      origin.carriers.push_back(claim.document);
    }
    if (origin.standing == Standing::identified && is_contradiction(claim)) {
      origin.standing = Standing::counter;
    }
  }

  /// Claims of one speaker name one part.
  void add_part(const Claim& claim, const Origin& origin,
                std::map<std::string, std::string>& parts) const {
    if (origin.standing == Standing::unresolved || claim.chain.empty()) return;
    const Link& first = claim.chain.front();
    if (first.who == kNarrator || first.who == kUnnamed) return;  // moved here by its words
    const auto [part, fresh] = parts.try_emplace(first.who);
    if (!fresh) return;
    const Entity* entity = institutions_.find(first.who);
    part->second = entity != nullptr ? entity->name : first.name;
  }

  struct Join {
    VoiceNumber kept = 0, gone = 0;
    std::string reason;
  };
  /// A claim that moved to another voice, and the shared words that show why; 0 for a quotation.
  struct Move {
    std::size_t claim = 0;
    std::uint32_t words = 0;
  };

  void note_join(const Join& join, Origin* origin) const {
    if (origin == nullptr) return;
    const Voice& gone = *voices_[join.gone];
    const bool known =
        std::any_of(origin->merged.begin(), origin->merged.end(),
                    [&](const Reasoned& merged) { return merged.reason == join.reason; });
    if (known) return;
    origin->merged.push_back({gone.unresolved ? to_text(origin->id) : gone.key, join.reason});
  }

  void note_moves(const std::vector<Move>& moves, Origin* origin) const {
    if (origin == nullptr) return;
    for (const Move& move : moves) {
      const Claim& claim = *claims_[move.claim].claim;
      std::string reason = move.words == 0
                               ? std::string("both print the same quotation")
                               : "both print the same " + std::to_string(move.words) + " words";
      const bool lost = claim.chain.empty() || claim.chain.front().who == kNarrator;
      if (lost) reason += "; here they stand without a voice: the attribution was lost on the way";
      origin->merged.push_back({to_text(claim.id), std::move(reason)});
    }
  }

  Institutions institutions_;
  std::unordered_map<DocumentId, std::string> own_voices_;  // only looked up
  std::map<ClaimId, const Circle*> circle_of_;
  std::vector<std::string_view> texts_;                      // by place in the order of documents
  std::unordered_map<DocumentId, std::uint32_t> documents_;  // only looked up
  std::pair<DocumentId, std::uint32_t> last_a_{{}, kUnknown}, last_b_{{}, kUnknown};
  std::vector<Told> claims_;
  std::vector<TextSpan> anchors_;     // of each claim: many links ask for them
  std::vector<std::uint32_t> reach_;  // where the anchors of its document end up to it, at the most
  std::vector<std::size_t> first_of_;  // of each document its first claim; and the end
  std::vector<Speaker> speakers_;
  std::vector<std::uint32_t> speaker_of_;  // of each claim, an index into speakers_
  std::vector<std::uint32_t> told_by_;     // the same, before claims moved to other voices
  std::unordered_map<std::string_view, std::uint32_t> known_;  // only looked up: see above, by id
  std::map<Voice, VoiceNumber> numbers_;  // all voices, in the order of their keys
  std::vector<const Voice*> voices_;      // by number
  std::vector<VoiceNumber> joined_;       // by number: itself, or the voice that it joined
  std::vector<std::vector<Move>> moved_;  // by number
  std::vector<Join> joins_;
};

}  // namespace

Result<std::vector<Origin>> find_origins(std::span<const Document> documents,
                                         std::span<const Claim> claims,
                                         std::span<const ReuseLink> reuse,
                                         std::span<const Entity> entities,
                                         std::span<const Mention> mentions,
                                         std::span<const Layout> layouts,
                                         std::span<const Circle> circles) {
  return Follower(documents, claims, entities, mentions, layouts, circles).run(reuse);
}

}  // namespace habeas
