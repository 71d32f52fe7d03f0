// extract/extract.cpp - layers, then mentions and attributions, then each extractor in turn
#include "extract/extract.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "extract/attribution.h"
#include "extract/extractor.h"
#include "extract/groups_rivals.h"
#include "extract/quantities_ages.h"
#include "extract/repetitions.h"

namespace habeas {
namespace {

/// Is a word of these part of an amount?
bool is_amount(const Analysis& a, TokenRange words) {
  const auto next =
      std::partition_point(a.quantities.begin(), a.quantities.end(),
                           [&](const QuantityHit& hit) { return hit.range.end <= words.begin; });
  return next != a.quantities.end() && next->range.begin < words.end;
}

void add_mentions(TextReading& reading, Draft& draft) {
  Analysis& a = reading.a;
  const auto add = [&](MentionKind kind, TokenRange range) -> DraftMention& {
    DraftMention mention;
    mention.kind = kind;
    mention.span = a.tokens.span(range);
    mention.region = a.region(range.begin);
    draft.mentions.push_back(std::move(mention));
    return draft.mentions.back();
  };
  draft.mentions.reserve(a.names.size() + a.dates.size() + a.quantities.size() +
                         reading.groups.mentions.size() + reading.groups.by_event.size());
  for (const EntityHit& hit : a.names) {
    reading.mention_of_name.push_back(static_cast<std::uint32_t>(draft.mentions.size()));
    DraftMention& mention = add(hit.kind, hit.range);
    mention.entity = hit.entity;
    if (hit.kind == MentionKind::place || hit.kind == MentionKind::facility) {
      for (const NamedRow& row : hit.rows) mention.place_candidates.push_back(row.row);
    }
  }
  for (const DateHit& hit : a.dates) {
    reading.mention_of_date.push_back(static_cast<std::uint32_t>(draft.mentions.size()));
    add(MentionKind::date, hit.range).value = hit.value;
  }
  for (const QuantityHit& hit : a.quantities) {
    reading.mention_of_quantity.push_back(static_cast<std::uint32_t>(draft.mentions.size()));
    add(MentionKind::quantity, hit.range).value = hit.value;
  }
  for (const AgeHit& age : find_ages(a.text, a.tokens)) {
    if (!is_amount(a, age.range)) add(MentionKind::quantity, age.range).value = age.value;
  }
  for (const EastAmount& amount : a.east_amounts) {
    DraftMention mention;
    mention.kind = MentionKind::quantity;
    mention.span = amount.span;
    mention.region = a.region(a.tokens.token_at(amount.span.begin));
    mention.value = amount.value;
    draft.mentions.push_back(std::move(mention));
  }
  // A voice that no name in the text stands for is mentioned where it speaks: a person described, a
  // state by the name of its capital.
  for (const SpeechAct& act : reading.voices.acts) {
    if (act.voice.who != DraftLink::Who::entity || act.voice.range.empty()) continue;
    const std::uint32_t name = a.name_at[act.voice.range.begin];
    if (name != kNone && a.names[name].entity == act.voice.entity) continue;
    const MentionKind kind = a.entities[act.voice.entity].kind;
    if (kind == MentionKind::person && !a.entities[act.voice.entity].described) continue;
    add(kind, act.voice.range).entity = act.voice.entity;
  }
  for (const auto* mentions : {&reading.groups.mentions, &reading.groups.by_event}) {
    for (const GroupMention& hit : *mentions) {
      add(MentionKind::group, hit.range).entity = reading.groups.groups[hit.group].entity;
    }
  }
}

/// Whom each chunk would stand for. A pronoun stands for the party that the text spoke of last.
void find_parties(TextReading& reading) {
  Analysis& a = reading.a;
  Voice last;
  for (std::uint32_t c = 0; c < a.chunks.size(); ++c) {
    const std::uint64_t key = a.key(a.chunks[c].head);
    if (a.chunks[c].kind == ChunkKind::pronoun && (key == word_key("we") || key == word_key("i"))) {
      // Whoever speaks there; on the page itself its own author, not whom it named last.
      const std::vector<const SpeechAct*> acts = reading.voices.at(a.chunks[c].head);
      reading.parties.push_back(acts.empty() ? Voice{} : acts.front()->voice);
      continue;
    }
    reading.parties.push_back(a.chunks[c].kind == ChunkKind::verb ? Voice{} : party_of(a, c, last));
    if (reading.parties.back().who == DraftLink::Who::entity) last = reading.parties.back();
  }
}

void add_attributions(const TextReading& reading, Draft& draft) {
  const TokenText& tokens = reading.a.tokens;
  const auto spans = [&](const std::vector<TokenRange>& ranges) {
    std::vector<TextSpan> out;
    out.reserve(ranges.size());
    for (const TokenRange range : ranges) out.push_back(tokens.span(range));
    return out;
  };
  for (const Attributed& found : find_attributions(reading.a, reading.voices)) {
    draft.attributions.push_back({spans(found.source), spans(found.cue), spans(found.content)});
  }
}

/// One claim for one thing said: a claim of the same kind on the same words, or on words inside
/// them, is left out.
void settle(Draft& draft) {
  std::vector<std::uint32_t> order(draft.claims.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t i, std::uint32_t j) {
    const DraftClaim& x = draft.claims[i];
    const DraftClaim& y = draft.claims[j];
    return std::tie(x.anchor, x.kind, x.subkind, i) < std::tie(y.anchor, y.kind, y.subkind, j);
  });
  std::vector<DraftClaim> kept;
  kept.reserve(order.size());
  std::map<ClaimKind, TextSpan> last;  // of each kind: the kept anchor that ends last
  for (const std::uint32_t at : order) {
    DraftClaim& claim = draft.claims[at];
    const auto [before, first] = last.try_emplace(claim.kind, claim.anchor);
    const bool many = claim.kind == ClaimKind::count || claim.kind == ClaimKind::route;
    const bool again =
        many ? before->second == claim.anchor : before->second.overlaps(claim.anchor);
    if (!first && again) continue;
    if (many || before->second.end < claim.anchor.end) before->second = claim.anchor;
    kept.push_back(std::move(claim));
  }
  draft.claims = std::move(kept);
}

}  // namespace

TextReading read_layers(const Document& document, const Layout& layout,
                        const ExtractContext& context) {
  TextReading reading;
  reading.a = analyse(document, layout, context);
  reading.voices = find_voices(reading.a);
  reading.frames = find_frames(reading.a);
  reading.groups = find_groups(reading.a, reading.frames);
  part_rival_figures(reading);
  return reading;
}

Draft extract(const Document& document, const Layout& layout, const ExtractContext& context) {
  TextReading reading = read_layers(document, layout, context);
  find_parties(reading);
  Draft draft;
  draft.document = document.id;
  add_mentions(reading, draft);
  if (context.finds_attributions) add_attributions(reading, draft);
  constexpr std::size_t kTokensOfClaim = 6;  // or more, in most texts
  draft.claims.reserve(reading.a.tokens.tokens.size() / kTokensOfClaim);
  for (const Extractor* extractor : extractors()) {
    const std::size_t before = draft.claims.size();
    extractor->run(reading, draft);
    for (std::size_t i = before; i < draft.claims.size(); ++i)
      draft.claims[i].maker = std::string(extractor->name);
  }
  settle(draft);
  note_repetitions(reading.a, draft);
  draft.entities = std::move(reading.a.entities);
  return draft;
}

}  // namespace habeas
