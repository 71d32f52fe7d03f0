// model/decided.cpp - follows the standing decisions in their order
#include "model/decided.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace habeas {
namespace {

/// What the standing verdicts on one claim add up to: the last of accept and reject, and behind it
/// the last correction of each part.
struct Verdict {
  bool is_rejected = false;
  std::map<Part, const Corrected*> corrected;
};

std::map<std::string, Verdict> verdicts_of(const std::vector<const Decision*>& standing) {
  std::map<std::string, Verdict> verdicts;
  for (const Decision* decision : standing) {
    for (const std::string& id : decision->on) {
      if (decision->act == Act::accept) verdicts[id] = {};
      if (decision->act == Act::reject) verdicts[id] = {true, {}};
      if (decision->act != Act::correct) continue;
      verdicts[id].is_rejected = false;
      verdicts[id].corrected[decision->part] = &decision->to;
    }
  }
  return verdicts;
}

// The words at the new span, and the bytes behind them; the anchor stays inside.
void move_span(Claim& claim, TextSpan span, const Document& document) {
  if (span.end > document.text.size() || span.begin >= span.end) return;
  claim.span = span;
  claim.quote = document.text.substr(span.begin, span.size());
  claim.where.bytes.reset();
  if (!document.to_source.runs().empty()) claim.where.bytes = document.to_source.map(span);
  const TextSpan anchor{std::max(claim.anchor.begin, span.begin),
                        std::min(claim.anchor.end, span.end)};
  claim.anchor = anchor.begin < anchor.end ? anchor : span;
}

void correct(Claim& claim, const Verdict& verdict,
             const std::map<DocumentId, const Document*>& documents) {
  for (const auto& [part, to] : verdict.corrected) {
    if (part == Part::value) {
      claim.value = to->value;
      if (!to->counted.empty()) claim.counted = to->counted;
    }
    if (part == Part::chain) claim.chain = to->chain;
    const auto document = documents.find(claim.document);
    if (part == Part::span && document != documents.end()) {
      move_span(claim, to->span, *document->second);
    }
  }
}

/// Follows people who merged and split entities.
class Entities {
 public:
  Entities(Decided& decided, std::vector<Mention>& mentions, std::vector<Entity>* entities)
      : decided_(decided), mentions_(mentions), entities_(entities) {}

  void follow(const Decision& decision) {
    if (decision.on.empty() || !decision.on.front().starts_with("ent_")) return;
    if (decision.act == Act::merge) {
      for (std::size_t i = 1; i < decision.on.size(); ++i) {
        merge(decision.on.front(), decision.on[i]);
      }
    }
    if (decision.act == Act::split) split(decision);
  }

 private:
  void merge(const std::string& kept, const std::string& gone) {
    const auto kept_id = parse_id<EntityTag>(kept);
    const std::string name = name_of(kept);
    if (!kept_id || name.empty() || kept == gone) return;
    for (Mention& mention : mentions_) {
      auto* named = std::get_if<Named>(&mention.value);
      if (named != nullptr && to_text(named->id) == gone) *named = {*kept_id, name};
    }
    for (Claim& claim : decided_.claims) {
      if (auto* named = std::get_if<Named>(&claim.value)) {
        if (to_text(named->id) == gone) *named = {*kept_id, name};
      }
      for (Role& role : claim.roles) {
        if (role.ref == gone) role.ref = kept;
      }
      for (Link& link : claim.chain) {
        if (link.who == gone) link.who = kept;
      }
    }
    if (entities_ == nullptr) return;
    std::erase_if(*entities_, [&](const Entity& entity) { return entity.id == gone; });
    for (Entity& entity : *entities_) {
      if (entity.part_of == gone) entity.part_of = entity.id == kept ? std::string() : kept;
    }
  }

  void split(const Decision& decision) {
    const std::string& whole = decision.on.front();
    const EntityId made = entity_split_by(decision);
    const std::set<std::string> ids(decision.on.begin() + 1, decision.on.end());
    std::string name;
    for (Mention& mention : mentions_) {
      auto* named = std::get_if<Named>(&mention.value);
      if (named == nullptr || !ids.contains(to_text(mention.id))) continue;
      // In the records groups of one incident may have one id that they have not here yet.
      const std::string from = to_text(named->id);
      if (name.empty()) name = mention.quote;
      *named = {made, name};
      split_claims(mention, from, to_text(made));
    }
    if (entities_ == nullptr || name.empty()) return;
    const auto found = std::find_if(entities_->begin(), entities_->end(),
                                    [&](const Entity& entity) { return entity.id == whole; });
    if (found == entities_->end()) return;
    Entity entity = *found;
    entity.id = to_text(made);
    entity.name = name;
    entity.part_of.clear();
    entities_->push_back(std::move(entity));
  }

  void split_claims(const Mention& mention, const std::string& whole, const std::string& made) {
    for (Claim& claim : decided_.claims) {
      if (claim.document != mention.document) continue;
      for (Role& role : claim.roles) {
        if (role.ref == whole && role.span.overlaps(mention.span)) role.ref = made;
      }
      for (Link& link : claim.chain) {
        if (link.who == whole && link.span && link.span->overlaps(mention.span)) link.who = made;
      }
    }
  }

  std::string name_of(const std::string& id) const {
    for (const Mention& mention : mentions_) {
      const auto* named = std::get_if<Named>(&mention.value);
      if (named != nullptr && to_text(named->id) == id) return named->name;
    }
    return {};
  }

  Decided& decided_;
  std::vector<Mention>& mentions_;
  std::vector<Entity>* entities_;
};

bool is_on_entity(const Decision& decision) {
  return (decision.act == Act::merge || decision.act == Act::split) && !decision.on.empty() &&
         decision.on.front().starts_with("ent_");
}

}  // namespace

EntityId entity_split_by(const Decision& decision) {
  return IdBuilder().add("split").add(decision.id).build<EntityTag>();
}

Decided as_decided(const Pile& pile, const std::vector<Decision>& decisions,
                   std::vector<Entity>* entities) {
  Decided decided;
  if (decisions.empty()) {
    decided.claims = pile.claims;
    return decided;
  }
  const std::vector<const Decision*> acts = standing(decisions);
  const std::map<std::string, Verdict> verdicts = verdicts_of(acts);
  std::map<DocumentId, const Document*> documents;
  for (const Document& document : pile.documents) documents.emplace(document.id, &document);
  for (const Claim& claim : pile.claims) {
    const auto found = verdicts.find(to_text(claim.id));
    if (found != verdicts.end() && found->second.is_rejected) continue;
    decided.claims.push_back(claim);
    if (found != verdicts.end()) correct(decided.claims.back(), found->second, documents);
  }
  if (std::none_of(acts.begin(), acts.end(),
                   [](const Decision* act) { return is_on_entity(*act); })) {
    return decided;
  }
  decided.mentions = pile.mentions;
  Entities followed(decided, *decided.mentions, entities);
  for (const Decision* act : acts) followed.follow(*act);
  return decided;
}

Pile decided_pile(const Pile& pile, const std::vector<Decision>& decisions) {
  Pile left = pile;
  Decided decided = as_decided(pile, decisions);
  left.claims = std::move(decided.claims);
  if (decided.mentions) left.mentions = *std::move(decided.mentions);
  const auto last = last_words(decisions);
  std::erase_if(left.findings, [&](const Finding& finding) {
    const auto found = last.find(to_text(finding.id));
    return found != last.end() && found->second->act == Act::reject;
  });
  return left;
}

}  // namespace habeas
