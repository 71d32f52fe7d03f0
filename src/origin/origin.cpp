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
#include <tuple>

#include "model/deeds.h"
#include "text/tokens.h"

namespace habeas {
namespace {

/// What stands for a voice before merging. Identified voices sort before the others.
struct Voice {
  bool unresolved = false;
  std::string key;
  auto operator<=>(const Voice&) const = default;
};

struct Speaker {
  Voice voice;
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

class Follower {
 public:
  Follower(std::span<const Document> documents, std::span<const Claim> claims,
           std::span<const Entity> entities)
      : institutions_(entities) {
    std::vector<const Document*> order;
    for (const Document& document : documents) order.push_back(&document);
    std::sort(order.begin(), order.end(), [](const Document* a, const Document* b) {
      return std::tie(a->path, a->id) < std::tie(b->path, b->id);
    });
    for (std::size_t i = 0; i < order.size(); ++i) documents_.emplace(order[i]->id, i);
    for (const Claim& claim : claims) {
      if (documents_.count(claim.document) != 0) claims_.push_back(&claim);
    }
    std::sort(claims_.begin(), claims_.end(),
              [&](const Claim* a, const Claim* b) { return key(*a) < key(*b); });
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      speakers_.push_back(speaker_of(*claims_[i]));
      by_document_[claims_[i]->document].push_back(i);
    }
  }

  std::vector<Origin> run(std::span<const ReuseLink> reuse) {
    std::vector<const ReuseLink*> links;
    for (const ReuseLink& link : reuse) links.push_back(&link);
    std::sort(links.begin(), links.end(),
              [](const ReuseLink* a, const ReuseLink* b) { return a->id < b->id; });
    for (const ReuseLink* link : links) follow(*link);
    return collect();
  }

 private:
  std::tuple<std::size_t, TextSpan, TextSpan, ClaimId> key(const Claim& claim) const {
    return {documents_.at(claim.document), claim.anchor, claim.span, claim.id};
  }

  Speaker speaker_of(const Claim& claim) const {
    const std::string place = std::to_string(documents_.at(claim.document)) +
                              (claim.region ? " " + to_text(*claim.region) : std::string());
    if (claim.chain.empty() || claim.chain.front().who == kNarrator) {
      return {{true, "narrator " + place}, "the page's own voice", "document"};
    }
    const Link& first = claim.chain.front();
    if (first.who == kUnnamed) {
      return {{true, "unnamed " + place + " " + wording(first.name)}, first.name, "unnamed"};
    }
    const Entity* entity = institutions_.find(first.who);
    if (first.probable) {
      return {{true, "probably " + place + " " + first.who},
              first.name + " (probably)",
              kind_of(entity)};
    }
    const std::string institution = institutions_.key(first.who);
    const Entity* state = institutions_.state(institution);
    const Entity* whole = state != nullptr ? state : institutions_.find(institution);
    const std::string name = whole != nullptr ? whole->name : first.name;
    return {{false, institution}, name, kind_of(whole != nullptr ? whole : entity)};
  }

  /// Claims whose words overlap one end of a link.
  std::vector<std::size_t> claims_at(const ReuseEnd& end) const {
    std::vector<std::size_t> found;
    const auto at = by_document_.find(end.document);
    if (at == by_document_.end()) return found;
    for (const std::size_t i : at->second) {
      if (claims_[i]->anchor.overlaps(end.span)) found.push_back(i);
    }
    return found;
  }

  void follow(const ReuseLink& link) {
    if (link.kind == ReuseKind::copy) {
      follow_copy(link);
      return;
    }
    // A run of fewer than 8 words is a hint, shown with the passages, and no proof.
    if (link.kind == ReuseKind::passage && link.words < 8) return;
    const std::vector<std::size_t> left = claims_at(link.a);
    const std::vector<std::size_t> right = claims_at(link.b);
    for (const std::size_t a : left) {
      for (const std::size_t b : right) {
        if (claims_[a]->kind == claims_[b]->kind) join_claims(a, b, link);
      }
    }
  }

  /// Two claims that repeat one text have one voice: the known one of the two.
  void join_claims(std::size_t a, std::size_t b, const ReuseLink& link) {
    const Voice x = speakers_[a].voice;
    const Voice y = speakers_[b].voice;
    if (x == y) return;
    const bool quotation = link.kind == ReuseKind::quotation;
    const std::string reason = quotation
                                   ? "both print the same quotation"
                                   : "both print the same " + std::to_string(link.words) + " words";
    if (!x.unresolved && !y.unresolved) {
      if (quotation) join_voices(x, y, reason);
      return;
    }
    const bool keep_a = y.unresolved && (!x.unresolved || a < b);
    const std::size_t from = keep_a ? b : a;
    const std::size_t to = keep_a ? a : b;
    moved_[speakers_[to].voice].push_back({to_text(claims_[from]->id), reason});
    speakers_[from] = speakers_[to];
  }

  /// In a copy every voice of the page's own is that of the first page.
  void follow_copy(const ReuseLink& link) {
    const Voice a{true, "narrator " + std::to_string(documents_.at(link.a.document))};
    const Voice b{true, "narrator " + std::to_string(documents_.at(link.b.document))};
    join_voices(a, b, "one page is a copy of the other");
    const auto collect_unnamed = [&](DocumentId document, auto&& use) {
      const auto at = by_document_.find(document);
      if (at == by_document_.end()) return;
      for (const std::size_t i : at->second) {
        if (speakers_[i].kind == "unnamed") use(i);
      }
    };
    std::map<std::string, Voice> worded;
    collect_unnamed(link.a.document, [&](std::size_t i) {
      worded.emplace(wording(speakers_[i].name), speakers_[i].voice);
    });
    collect_unnamed(link.b.document, [&](std::size_t i) {
      const auto same = worded.find(wording(speakers_[i].name));
      if (same == worded.end()) return;
      join_voices(same->second, speakers_[i].voice, "one page is a copy of the other");
    });
  }

  Voice top(Voice voice) const {
    for (auto at = joined_.find(voice); at != joined_.end(); at = joined_.find(voice)) {
      voice = at->second;
    }
    return voice;
  }

  void join_voices(const Voice& a, const Voice& b, const std::string& reason) {
    const Voice x = top(a);
    const Voice y = top(b);
    if (x == y) return;
    joined_.emplace(std::max(x, y), std::min(x, y));
    joins_.emplace_back(std::min(x, y), std::max(x, y), reason);
  }

  std::vector<Origin> collect() {
    std::map<Voice, std::size_t> number;
    std::vector<Origin> origins;
    std::vector<std::map<std::string, std::string>> parts;
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      const Voice voice = top(speakers_[i].voice);
      const auto [at, fresh] = number.emplace(voice, origins.size());
      if (fresh) {
        origins.push_back(make_origin(*claims_[i], speakers_[i], voice));
        parts.emplace_back();
      }
      add_claim(*claims_[i], origins[at->second], parts[at->second]);
    }
    note_merges(number, origins);
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

  void add_claim(const Claim& claim, Origin& origin, std::map<std::string, std::string>& parts) {
    origin.claims.push_back(claim.id);
    if (origin.carriers.empty() || origin.carriers.back() != claim.document) {
      origin.carriers.push_back(claim.document);
    }
    if (origin.standing == Standing::identified && is_contradiction(claim)) {
      origin.standing = Standing::counter;
    }
    if (origin.standing == Standing::unresolved || claim.chain.empty()) return;
    const Link& first = claim.chain.front();
    const Entity* entity = institutions_.find(first.who);
    parts.emplace(first.who, entity != nullptr ? entity->name : first.name);
  }

  void note_merges(const std::map<Voice, std::size_t>& number, std::vector<Origin>& origins) const {
    for (const auto& [kept, gone, reason] : joins_) {
      const auto at = number.find(top(kept));
      if (at == number.end()) continue;
      Origin& origin = origins[at->second];
      const std::string id = gone.unresolved ? to_text(origin.id) : gone.key;
      const bool known =
          std::any_of(origin.merged.begin(), origin.merged.end(),
                      [&why = reason](const Reasoned& r) { return r.reason == why; });
      if (!known) origin.merged.push_back({id, reason});
    }
    for (const auto& [voice, reasons] : moved_) {
      const auto at = number.find(top(voice));
      if (at == number.end()) continue;
      auto& merged = origins[at->second].merged;
      merged.insert(merged.end(), reasons.begin(), reasons.end());
    }
  }

  Institutions institutions_;
  std::map<DocumentId, std::size_t> documents_;
  std::vector<const Claim*> claims_;
  std::vector<Speaker> speakers_;  // one a claim
  std::map<DocumentId, std::vector<std::size_t>> by_document_;
  std::map<Voice, Voice> joined_;
  std::vector<std::tuple<Voice, Voice, std::string>> joins_;
  std::map<Voice, std::vector<Reasoned>> moved_;
};

}  // namespace

Result<std::vector<Origin>> find_origins(std::span<const Document> documents,
                                         std::span<const Claim> claims,
                                         std::span<const ReuseLink> reuse,
                                         std::span<const Entity> entities) {
  return Follower(documents, claims, entities).run(reuse);
}

}  // namespace habeas
