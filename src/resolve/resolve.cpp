// resolve/resolve.cpp - drafts to nouns, document by document, with ids made from content
#include "resolve/resolve.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/ensure.h"
#include "base/flat_map.h"
#include "model/json.h"
#include "resolve/entities.h"
#include "resolve/places.h"
#include "text/tokens.h"

namespace habeas {
namespace {

/// Article blocks of a page, as the extractor sees them.
std::vector<TextSpan> article_blocks(const Document& document, const Layout& layout) {
  std::vector<TextSpan> blocks;
  for (const TextSpan block : find_blocks(document.text)) {
    for (const Region& region : layout.regions) {
      if (!is_article(region.kind) || !region.span.overlaps(block)) continue;
      blocks.push_back(
          {std::max(block.begin, region.span.begin), std::min(block.end, region.span.end)});
    }
  }
  return blocks;
}

class DocumentResolver {
 public:
  DocumentResolver(const Document& document, const Layout& layout, Draft draft,
                   const std::vector<EntityId>& ids, const std::vector<std::string>& names,
                   const Gazetteer& gazetteer, Resolved& out)
      : document_(document),
        layout_(layout),
        draft_(std::move(draft)),
        ids_(ids),
        names_(names),
        out_(out) {
    const TokenText text = tokenize(document.text, article_blocks(document, layout), Bases::none);
    places_ = resolve_places(draft_, text, document.text, gazetteer);
  }

  void run() {
    mention_the_referred();
    mention_ids_.reserve(draft_.mentions.size());
    for (std::uint32_t m = 0; m < draft_.mentions.size(); ++m) {
      mention_ids_.push_back(mention_id(m));
    }
    add_mentions();
    add_attributions();
    for (DraftClaim& claim : draft_.claims) add_claim(std::move(claim));
  }

 private:
  /// An entity that claims refer to is mentioned where they first do: a state by the name of its
  /// capital, a body whose name was read as a place's.
  void mention_the_referred() {
    std::set<std::uint32_t> mentioned;
    for (const DraftMention& mention : draft_.mentions) {
      const bool kept = mention.kind == MentionKind::place || mention.kind == MentionKind::facility;
      if (!kept && mention.entity != kNone) mentioned.insert(mention.entity);
    }
    const auto refer = [&](std::uint32_t entity, TextSpan span) {
      if (entity == kNone || !mentioned.insert(entity).second) return;
      DraftMention mention;
      // A facility that speaks or acts is an organisation.
      mention.kind = draft_.entities[entity].kind == MentionKind::facility
                         ? MentionKind::organisation
                         : draft_.entities[entity].kind;
      mention.span = span;
      mention.entity = entity;
      draft_.mentions.push_back(std::move(mention));
      places_.emplace_back();
    };
    for (const DraftClaim& claim : draft_.claims) {
      for (const DraftRole& role : claim.roles) refer(role.entity, role.span);
      for (const DraftLink& link : claim.chain) {
        if (link.span) refer(link.entity, *link.span);
      }
    }
  }

  MentionId mention_id(std::uint32_t m) const {
    const DraftMention& mention = draft_.mentions[m];
    IdBuilder id;
    id.add(document_.id)
        .add(static_cast<std::uint64_t>(mention.kind))
        .add(mention.span.begin)
        .add(mention.span.end);
    // The same words may name a people and stand for a group of victims.
    if (mention.kind == MentionKind::group && mention.entity != kNone) id.add(ids_[mention.entity]);
    return id.build<MentionTag>();
  }

  bool is_kept(std::uint32_t m) const {
    const DraftMention& mention = draft_.mentions[m];
    return mention.kind != MentionKind::place || places_[m].verdict != PlaceVerdict::not_a_place;
  }

  SourceRef where(TextSpan span) const { return source_ref(document_, span); }
  std::string quote(TextSpan span) const { return std::string(slice(document_.text, span)); }

  Value value_of(std::uint32_t m) const {
    const DraftMention& mention = draft_.mentions[m];
    switch (mention.kind) {
      case MentionKind::place:
      case MentionKind::facility: {
        Place place = places_[m].place;
        if (place.name.empty()) place.name = quote(mention.span);
        if (mention.kind == MentionKind::facility) place.kind = PlaceKind::facility;
        return place;
      }
      case MentionKind::person:
      case MentionKind::organisation:
      case MentionKind::group:
        if (mention.entity != kNone) return Named{ids_[mention.entity], names_[mention.entity]};
        return {};
      case MentionKind::quantity:
      case MentionKind::date:
        return mention.value;
    }
    return {};
  }

  void add_mentions() {
    std::vector<std::uint32_t> order;
    FlatMap<MentionId, bool> printed(draft_.mentions.size());
    for (std::uint32_t m = 0; m < draft_.mentions.size(); ++m) {
      if (is_kept(m)) order.push_back(m);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
      const DraftMention& a = draft_.mentions[x];
      const DraftMention& b = draft_.mentions[y];
      return std::tuple(a.span, a.kind) < std::tuple(b.span, b.kind);
    });
    for (const std::uint32_t m : order) {
      if (printed.find(mention_ids_[m]) != nullptr) continue;
      printed.emplace(mention_ids_[m], true);
      const DraftMention& draft = draft_.mentions[m];
      out_.mentions.push_back({mention_ids_[m], document_.id, draft.kind, draft.span,
                               where(draft.span), quote(draft.span), value_of(m)});
    }
  }

  void add_attributions() {
    for (const DraftAttribution& draft : draft_.attributions) {
      IdBuilder id;
      id.add(document_.id);
      for (const auto* spans : {&draft.voice, &draft.cue, &draft.content}) {
        for (const TextSpan span : *spans) id.add(span.begin).add(span.end);
      }
      out_.attributions.push_back({id.build<AttributionTag>(),
                                   document_.id,
                                   draft.voice,
                                   draft.cue,
                                   draft.content,
                                   {"voices", "1"}});
    }
  }

  Link link_of(const DraftLink& draft) const {
    Link link;
    link.rel = draft.rel;
    link.span = draft.span;
    link.probable = draft.probable;
    switch (draft.who) {
      case DraftLink::Who::entity:
        link.who = to_text(ids_[draft.entity]);
        link.name = names_[draft.entity];
        break;
      case DraftLink::Who::narrator:
        link.who = std::string(kNarrator);
        link.name = std::string(kNarrator);
        break;
      case DraftLink::Who::unnamed:
        link.who = std::string(kUnnamed);
        link.name = draft.name;
        break;
    }
    return link;
  }

  /// Who printed the words, found once a region.
  const std::vector<Link>& carriers(std::uint32_t region) {
    const auto [at, fresh] = carriers_.try_emplace(region);
    if (fresh) add_carriers(region, at->second);
    return at->second;
  }

  /// Authors and publisher of a quoted region, publisher of the page, the page itself.
  void add_carriers(std::uint32_t region, std::vector<Link>& chain) const {
    const auto published = [&](const std::string& name, bool person) {
      chain.push_back({to_text(IdBuilder()
                                   .add(person ? "author" : "publisher")
                                   .add(fold_name(name))
                                   .build<EntityTag>()),
                       name, Rel::published, std::nullopt, false});
    };
    if (region != kNone && layout_.regions[region].kind == RegionKind::quoted) {
      for (const std::string& author : layout_.regions[region].authors) published(author, true);
      if (!layout_.regions[region].publisher.empty())
        published(layout_.regions[region].publisher, false);
    }
    if (!layout_.publisher.empty()) published(layout_.publisher, false);
    const std::size_t slash = document_.path.find_last_of('/');
    // A file name is bytes, a name in a record is UTF-8.
    chain.push_back(
        {to_text(document_.id),
         printable(slash == std::string::npos ? document_.path : document_.path.substr(slash + 1)),
         Rel::carrier, std::nullopt, false});
  }

  Role role_of(const DraftRole& draft) const {
    Role role{draft.name, draft.span, quote(draft.span), ""};
    if (draft.entity != kNone) {
      role.ref = to_text(ids_[draft.entity]);
    } else if (draft.mention != kNone && is_kept(draft.mention)) {
      role.ref = to_text(mention_ids_[draft.mention]);
    }
    return role;
  }

  void add_claim(DraftClaim draft) {
    Claim claim;
    claim.id = IdBuilder()
                   .add(document_.id)
                   .add(static_cast<std::uint64_t>(draft.kind))
                   .add(draft.subkind)
                   .add(draft.anchor.begin)
                   .add(draft.anchor.end)
                   .build<ClaimTag>();
    claim.document = document_.id;
    claim.kind = draft.kind;
    claim.subkind = std::move(draft.subkind);
    claim.span = draft.span;
    claim.anchor = draft.anchor;
    claim.where = where(draft.span);
    claim.quote = quote(draft.span);
    claim.value = std::move(draft.value);
    claim.counted = std::move(draft.counted);
    claim.roles.reserve(draft.roles.size());
    for (const DraftRole& role : draft.roles) claim.roles.push_back(role_of(role));
    const std::vector<Link>& printed = carriers(draft.region);
    claim.chain.reserve(draft.chain.size() + printed.size());
    for (const DraftLink& link : draft.chain) claim.chain.push_back(link_of(link));
    claim.chain.insert(claim.chain.end(), printed.begin(), printed.end());
    if (draft.kind == ClaimKind::place) set_place(claim, draft);
    claim.mood = draft.mood;
    claim.polarity = draft.polarity;
    claim.also = std::move(draft.also);
    if (draft.region != kNone && layout_.regions[draft.region].kind == RegionKind::quoted)
      claim.region = layout_.regions[draft.region].id;
    claim.made_by = {std::move(draft.maker), "1"};
    out_.claims.push_back(std::move(claim));
  }

  void set_place(Claim& claim, const DraftClaim& draft) const {
    for (const DraftRole& role : draft.roles) {
      if (role.name == RoleName::place && role.mention != kNone) {
        claim.value = value_of(role.mention);
        return;
      }
    }
  }

  const Document& document_;
  const Layout& layout_;
  Draft draft_;  // with the places that extract did not name
  const std::vector<EntityId>& ids_;
  const std::vector<std::string>& names_;
  Resolved& out_;
  std::vector<ResolvedPlace> places_;
  std::vector<MentionId> mention_ids_;
  std::map<std::uint32_t, std::vector<Link>> carriers_;  // by region; kNone: outside of all
};

/// What the drafts know of each entity; where pages differ the first that says something holds.
std::vector<Entity> entities_of(std::span<const Draft> drafts, const EntityTable& table) {
  std::vector<Entity> entities;
  FlatMap<EntityId, std::size_t> known;
  for (std::size_t d = 0; d < drafts.size(); ++d) {
    for (std::size_t e = 0; e < drafts[d].entities.size(); ++e) {
      const DraftEntity& draft = drafts[d].entities[e];
      const std::size_t* const at = known.find(table.ids[d][e]);
      const std::size_t number = at == nullptr ? entities.size() : *at;
      if (at == nullptr) {
        known.emplace(table.ids[d][e], number);
        entities.push_back(
            {to_text(table.ids[d][e]), table.names[d][e], draft.kind, "", "", "", draft.described});
      }
      Entity& entity = entities[number];
      if (entity.country.empty()) entity.country = draft.country;
      if (entity.organ.empty() || draft.organ == "government") entity.organ = draft.organ;
      if (entity.part_of.empty() && draft.part_of != kNone) {
        entity.part_of = to_text(table.ids[d][draft.part_of]);
      }
    }
  }
  return entities;
}

/// Room for what the drafts say, so that nothing is kept twice while a list grows.
void reserve(const std::vector<Draft>& drafts, Resolved& resolved) {
  std::size_t mentions = 0;
  std::size_t attributions = 0;
  std::size_t claims = 0;
  for (const Draft& draft : drafts) {
    mentions += draft.mentions.size();
    attributions += draft.attributions.size();
    claims += draft.claims.size();
  }
  resolved.mentions.reserve(mentions);
  resolved.attributions.reserve(attributions);
  resolved.claims.reserve(claims);
}

}  // namespace

Result<Resolved> resolve(std::span<const Document> documents, std::span<const Layout> layouts,
                         std::vector<Draft> drafts, const Gazetteer& gazetteer) {
  HB_ENSURE(documents.size() == layouts.size() && documents.size() == drafts.size(),
            "resolve: one layout and one draft a document");
  const EntityTable entities = link_entities(drafts);
  Resolved resolved;
  resolved.entities = entities_of(drafts, entities);
  reserve(drafts, resolved);
  for (std::size_t d = 0; d < documents.size(); ++d) {  // a draft is gone once it was read
    DocumentResolver(documents[d], layouts[d], std::move(drafts[d]), entities.ids[d],
                     entities.names[d], gazetteer, resolved)
        .run();
  }
  return resolved;
}

}  // namespace habeas
