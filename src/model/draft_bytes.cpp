// model/draft_bytes.cpp - layouts and drafts in the form of model/bytes.h
#include "model/draft_bytes.h"

#include <algorithm>

#include "model/bytes.h"

namespace habeas {

// Found by their arguments, from within the lists of model/bytes.h.
template <class A>
void walk(A& a, Walked<A, DraftLink::Who>& who) {
  walk_choice(a, who, DraftLink::Who::unnamed);
}

template <class A>
void walk(A& a, Walked<A, DraftEntity>& it) {
  auto& [kind, name, forms, country, organ, described, part_of] = it;
  walk_all(a, kind, name, forms, country, organ, described, part_of);
}

template <class A>
void walk(A& a, Walked<A, DraftMention>& it) {
  auto& [kind, span, value, entity, place_candidates, region] = it;
  walk_all(a, kind, span, value, entity, place_candidates, region);
}

template <class A>
void walk(A& a, Walked<A, DraftLink>& it) {
  auto& [who, entity, name, rel, span, probable] = it;
  walk_all(a, who, entity, name, rel, span, probable);
}

template <class A>
void walk(A& a, Walked<A, DraftRole>& it) {
  auto& [name, span, entity, mention] = it;
  walk_all(a, name, span, entity, mention);
}

template <class A>
void walk(A& a, Walked<A, DraftClaim>& it) {
  auto& [kind, subkind, span, anchor, value, counted, roles, chain, mood, polarity, also, region,
         maker] = it;
  walk_all(a, kind, subkind, span, anchor, value, counted, roles, chain, mood, polarity, also,
           region, maker);
}

template <class A>
void walk(A& a, Walked<A, DraftAttribution>& it) {
  auto& [voice, cue, content] = it;
  walk_all(a, voice, cue, content);
}

template <class A>
void walk(A& a, Walked<A, Draft>& it) {
  auto& [document, entities, mentions, attributions, claims] = it;
  walk_all(a, document, entities, mentions, attributions, claims);
}

namespace {

template <class Noun>
std::string written(const Noun& noun) {
  ByteWriter writer;
  walk(writer, noun);
  return writer.take();
}

template <class Noun>
std::optional<Noun> read(std::string_view bytes) {
  ByteReader reader(bytes);
  Noun noun;
  walk(reader, noun);
  if (!reader.at_end()) return std::nullopt;
  return noun;
}

// ------------------------------------------------------------------------------------------------
// limits

bool is_below(std::uint32_t index, std::size_t size) { return index == kNone || index < size; }

class Fits {
 public:
  explicit Fits(const DraftLimits& limits) : limits_(limits) {}

  bool span(TextSpan span) const {
    return span.begin <= span.end && span.end <= limits_.text_bytes;
  }
  bool spans(const std::vector<TextSpan>& list) const {
    return std::all_of(list.begin(), list.end(), [&](TextSpan one) { return span(one); });
  }

  bool layout(const Layout& layout) const {
    return spans(layout.main) && (!layout.title_span || span(*layout.title_span)) &&
           std::all_of(layout.regions.begin(), layout.regions.end(),
                       [&](const Region& region) { return span(region.span); });
  }

  bool draft(const Draft& draft) const {
    return entities(draft) && all(draft.mentions, draft) && all(draft.claims, draft) &&
           all(draft.attributions, draft);
  }

 private:
  template <class List>
  bool all(const List& list, const Draft& draft) const {
    return std::all_of(list.begin(), list.end(),
                       [&](const auto& thing) { return one(thing, draft); });
  }

  /// Every chain of part_of ends.
  static bool entities(const Draft& draft) {
    const std::size_t count = draft.entities.size();
    for (std::uint32_t start = 0; start < count; ++start) {
      std::size_t steps = 0;
      for (std::uint32_t at = start; at != kNone; at = draft.entities[at].part_of) {
        if (at >= count || ++steps > count) return false;
      }
    }
    return true;
  }

  bool one(const DraftMention& mention, const Draft& draft) const {
    return span(mention.span) && is_below(mention.entity, draft.entities.size()) &&
           is_below(mention.region, limits_.regions) &&
           std::all_of(mention.place_candidates.begin(), mention.place_candidates.end(),
                       [&](std::uint32_t row) { return row < limits_.places; });
  }
  bool one(const DraftRole& role, const Draft& draft) const {
    return span(role.span) && is_below(role.entity, draft.entities.size()) &&
           is_below(role.mention, draft.mentions.size());
  }
  bool one(const DraftLink& link, const Draft& draft) const {
    return (!link.span || span(*link.span)) && is_below(link.entity, draft.entities.size()) &&
           (link.who != DraftLink::Who::entity || link.entity != kNone);
  }
  bool one(const DraftClaim& claim, const Draft& draft) const {
    return span(claim.span) && span(claim.anchor) && spans(claim.also) &&
           is_below(claim.region, limits_.regions) && all(claim.roles, draft) &&
           all(claim.chain, draft);
  }
  bool one(const DraftAttribution& attribution, const Draft& /*draft*/) const {
    return spans(attribution.voice) && spans(attribution.cue) && spans(attribution.content);
  }

  const DraftLimits& limits_;
};

}  // namespace

std::string to_bytes(const Layout& layout) { return written(layout); }
std::string to_bytes(const Draft& draft) { return written(draft); }

std::optional<Layout> layout_from_bytes(std::string_view bytes, const DraftLimits& limits) {
  auto layout = read<Layout>(bytes);
  if (layout && !Fits(limits).layout(*layout)) return std::nullopt;
  return layout;
}

std::optional<Draft> draft_from_bytes(std::string_view bytes, const DraftLimits& limits) {
  auto draft = read<Draft>(bytes);
  if (draft && !Fits(limits).draft(*draft)) return std::nullopt;
  return draft;
}

}  // namespace habeas
