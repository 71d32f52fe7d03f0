// extract/analysis.cpp - builds the layers of one text in order
#include "extract/analysis.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>

#include "extract/block_clocks.h"
#include "extract/data.h"
#include "extract/letter_case.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

/// Blocks of the article with the region that each lies in; furniture is left out, so that nothing
/// can be read from it.
void find_article_blocks(const Document& document, const Layout& layout,
                         std::vector<TextSpan>& blocks, std::vector<std::uint32_t>& regions) {
  const std::vector<TextSpan> all = find_blocks(document.text);
  std::uint32_t region = 0;
  for (const TextSpan block : all) {
    while (region < layout.regions.size() && layout.regions[region].span.end <= block.begin)
      ++region;
    for (std::uint32_t r = region;
         r < layout.regions.size() && layout.regions[r].span.begin < block.end; ++r) {
      if (!is_article(layout.regions[r].kind)) continue;
      const TextSpan part{std::max(block.begin, layout.regions[r].span.begin),
                          std::min(block.end, layout.regions[r].span.end)};
      if (part.empty()) continue;
      blocks.push_back(part);
      regions.push_back(r);
    }
  }
}

/// Amounts in Chinese and Korean stand for what the general grammar reads of the same bytes.
void find_east_quantities(Analysis& a, const std::vector<TextSpan>& blocks) {
  a.east_amounts = find_east_amounts(a.text, blocks);
  if (a.east_amounts.empty()) return;
  std::erase_if(a.quantities, [&](const QuantityHit& hit) {
    const TextSpan span = a.tokens.span(hit.range);
    const auto next = std::upper_bound(
        a.east_amounts.begin(), a.east_amounts.end(), span.begin,
        [](std::uint32_t byte, const EastAmount& amount) { return byte < amount.span.end; });
    return next != a.east_amounts.end() && next->span.begin < span.end;
  });
}

/// Peoples are counted in persons: "40 Norlanders".
void count_peoples(Analysis& a) {
  for (QuantityHit& hit : a.quantities) {
    if (hit.head == kNone || hit.value.share || a.name_at[hit.head] == kNone) continue;
    if (a.names[a.name_at[hit.head]].kind == MentionKind::group) hit.value.unit = "person";
  }
}

/// The third column of a line; "v" where it has none.
std::string_view pattern_of(std::string_view line) {
  const std::size_t tab = line.rfind('\t');
  return tab == std::string_view::npos || tab + 1 == line.size() ? "v" : line.substr(tab + 1);
}

/// The lines of the trigger list for verbs or for nouns, alternatives of one phrase in a row.
std::string frame_lines(std::string_view tsv, bool nouns) {
  std::map<std::string, std::string, std::less<>> by_phrase;
  while (!tsv.empty()) {
    const std::size_t end = std::min(tsv.find('\n'), tsv.size());
    const std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    if (line.empty() || line.front() == '#' || (pattern_of(line).front() == 'n') != nouns) continue;
    std::string& lines = by_phrase[std::string(line.substr(0, line.find('\t')))];
    lines += line;
    lines += '\n';
  }
  std::string out;
  for (const auto& [phrase, lines] : by_phrase) out += lines;
  return out;
}

/// Do the lines of a user's own name an event of the contract and a known pattern?
Result<void> check_frames(std::string_view tsv) {
  static constexpr std::array<std::string_view, 22> kEvents = {
      "forced_return", "detention",    "abduction", "enforced_disappearance",
      "killing",       "injury",       "torture",   "sexual_violence",
      "trafficking",   "attack",       "bombing",   "arson",
      "robbery",       "transfer",     "protest",   "appeal",
      "release",       "displacement", "blockade",  "recovery",
      "accident",      "none"};
  static constexpr std::array<std::string_view, 19> kPatterns = {
      "n",       "n!human", "n!thing",   "v",       "v!own",   "v!absent", "v!lost",
      "v!human", "v!held",  "v!forced",  "v!thing", "v!acted", "v!blast",  "v!border",
      "v!self",  "v!state", "v!vehicle", "v!not",   "v!never"};
  // behind a pattern: done to whom, by whom or of whom alone it is meant
  static constexpr std::array<std::string_view, 6> kPeople = {"human", "acted", "armed",
                                                              "held",  "state", "end"};
  const auto one_of = [](const auto& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  std::uint32_t number = 0;
  while (!tsv.empty()) {
    const std::size_t end = std::min(tsv.find('\n'), tsv.size());
    const std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (first == 0 || second == std::string_view::npos)
      return fail(Errc::bad_input, "line " + std::to_string(number) +
                                       ": a frame is words, tab, event, tab, pattern");
    const std::string_view event = line.substr(first + 1, second - first - 1);
    const std::string_view whole = line.substr(second + 1);
    constexpr std::size_t kBase = 2;  // "v+", "v<", "v!"
    const std::size_t mark = std::min(whole.find('!', kBase), whole.size());
    const std::string_view pattern = whole.substr(0, mark);
    const bool known = mark == whole.size() || one_of(kPeople, whole.substr(mark + 1));
    if (!one_of(kEvents, event))
      return fail(Errc::bad_input, "line " + std::to_string(number) + ": no event is called \"" +
                                       std::string(event) + "\"");
    const bool particle =
        (pattern.starts_with("v+") || pattern.starts_with("v<")) && pattern.size() > 2;
    if (!known || (!particle && !one_of(kPatterns, pattern)))
      return fail(Errc::bad_input, "line " + std::to_string(number) + ": no pattern is called \"" +
                                       std::string(whole) + "\"");
  }
  return {};
}

bool has_label(const Analysis& a, const Chunk& chunk, std::string_view label) {
  for (std::uint32_t t = chunk.range.begin; t <= chunk.head; ++t) {
    const auto hit = a.context->people.match_at(a.tokens, t, chunk.head + 1);
    if (hit && hit->range.end == chunk.head + 1)
      return a.context->people[hit->phrase].label == label;
  }
  return false;
}

/// "a 13-year-old", "two 17-year-olds": an age that stands for a person.
bool is_age_noun(const Analysis& a, const Chunk& chunk) {
  std::string_view words = a.words(chunk.range);
  if (words.ends_with("s")) words.remove_suffix(1);
  return words.ends_with("year-old") || words.ends_with("month-old") ||
         words.ends_with("week-old") || words.ends_with("day-old");
}

/// "the man, 38, was", "two women, 19 and 22, were", "who was 44,": ages of those just named count
/// nobody.
void drop_ages(Analysis& a) {
  const auto closes = [&](std::uint32_t t) {
    if (t >= a.sentence(t - 1).end) return true;
    const std::string_view word = a.word(t);
    return word == "," || word == "." || word == ";" || word == ")" || word.empty();
  };
  const auto is_bare = [&](std::uint32_t t) {
    const QuantityHit* const hit = a.quantity_in({t, t + 1});
    return hit != nullptr && hit->head == kNone && hit->range.size() == 1 && hit->value.point &&
           *hit->value.point <= Number{120, 0} && a.tokens.tokens[t].kind == TokenKind::number;
  };
  const auto follows_person = [&](std::uint32_t t) {
    const bool is = a.key(t - 1) == "was"_w || a.key(t - 1) == "is"_w;
    const std::uint64_t who = a.key(t - 2);
    if (is && (who == "who"_w || who == "he"_w || who == "she"_w)) return true;
    if (a.word(t - 1) != ",") return false;
    const auto noun = a.context->people.match_at(a.tokens, t - 2, t - 1);
    return noun && a.context->people[noun->phrase].label == "person";
  };
  std::vector<bool> dropped(a.size(), false);
  for (std::uint32_t t = 2; t < a.size(); ++t) {
    if (!is_bare(t) || !follows_person(t)) continue;
    const bool pair = a.key(t + 1) == "and"_w && is_bare(t + 2) && closes(t + 3);
    if (!pair && !closes(t + 1)) continue;
    dropped[t] = true;
    if (pair) dropped[t + 2] = true;
  }
  std::erase_if(a.quantities, [&](const QuantityHit& hit) { return dropped[hit.range.begin]; });
}

template <class Hit>
std::vector<std::uint32_t> index_tokens(const std::vector<Hit>& hits, std::uint32_t size) {
  std::vector<std::uint32_t> at(size, kNone);
  for (std::uint32_t i = 0; i < hits.size(); ++i) {
    for (std::uint32_t t = hits[i].range.begin; t < hits[i].range.end; ++t) at[t] = i;
  }
  return at;
}

void index_body_words(Analysis& a) {
  for (std::uint32_t n = 0; n < a.names.size(); ++n) {
    const EntityHit& hit = a.names[n];
    const bool body = hit.kind == MentionKind::organisation || hit.kind == MentionKind::facility;
    if (!body || hit.entity == kNone) continue;
    for (std::uint32_t t = hit.range.begin; t < hit.range.end; ++t)
      a.body_words.emplace_back(a.key(t), n);
  }
  std::sort(a.body_words.begin(), a.body_words.end());
}

}  // namespace

Result<ExtractContext> ExtractContext::load(const Gazetteer& gazetteer,
                                            std::string_view user_frames) {
  if (Result<void> good = check_frames(user_frames); !good) return tl::unexpected(good.error());
  Result<TagModels> models =
      TagModels::load(embedded_pos_weights_bin(), embedded_names_weights_bin());
  if (!models) return tl::unexpected(models.error());
  Result<Tagger> attribution = Tagger::load(embedded_attribution_weights_bin());
  if (!attribution) return tl::unexpected(attribution.error());
  ExtractContext context{
      std::move(*models), std::move(*attribution), {}, {}, {}, {}, {}, {}, {}, {}, &gazetteer};
  const std::string frames =
      std::string(user_frames) + "\n" + std::string(embedded_lexicon_frames_tsv());
  const std::string verbs = frame_lines(frames, false);
  const std::string nouns = frame_lines(frames, true);
  struct List {
    PhraseList* list;
    std::string_view bytes;
  };
  for (const List& entry :
       {List{&context.name_words, embedded_lexicon_name_words_tsv()},
        List{&context.cues, embedded_lexicon_cues_tsv()}, List{&context.verb_frames, verbs},
        List{&context.noun_frames, nouns}, List{&context.people, embedded_lexicon_people_tsv()},
        List{&context.peoples, embedded_lexicon_peoples_tsv()},
        List{&context.terms, embedded_lexicon_terms_tsv()},
        List{&context.denials, embedded_lexicon_denials_tsv()}}) {
    Result<PhraseList> parsed = PhraseList::parse(entry.bytes);
    if (!parsed) return tl::unexpected(parsed.error());
    *entry.list = std::move(*parsed);
  }
  return context;
}

std::uint32_t Analysis::next_chunk(std::uint32_t token) const {
  // Most often one begins or ends near by; between them stand few words.
  constexpr std::uint32_t kNear = 6;
  const auto near = static_cast<std::uint32_t>(
      std::min<std::size_t>(chunk_at.size(), std::size_t{token} + kNear));
  for (std::uint32_t t = token; t < near; ++t) {
    const std::uint32_t chunk = chunk_at[t];
    if (chunk != kNone) return chunks[chunk].range.begin < token ? chunk + 1 : chunk;
  }
  const auto found =
      std::lower_bound(chunks.begin(), chunks.end(), token,
                       [](const Chunk& c, std::uint32_t t) { return c.range.begin < t; });
  return static_cast<std::uint32_t>(found - chunks.begin());
}

std::string Analysis::head_noun(const Chunk& chunk) const {
  return singular(fold(word(chunk.head)));
}

namespace {

/// "the rest of us", "the remainder of them": people by the pronoun behind.
bool is_rest(const Analysis& a, const Chunk& chunk) {
  const std::uint32_t of = chunk.head + 1;
  return of + 1 < a.size() && a.key(of) == "of"_w &&
         one_of(a.key(chunk.head), {"rest"_w, "remainder"_w, "majority"_w}) &&
         one_of(a.key(of + 1), {"us"_w, "them"_w, "whom"_w, "those"_w});
}

}  // namespace

bool Analysis::is_people(const Chunk& chunk) const {
  if (chunk.kind != ChunkKind::noun) return false;
  if (name_at[chunk.head] != kNone && names[name_at[chunk.head]].kind == MentionKind::group) {
    // "300 Burmese", "Rohingya were", "the Chinese who": peoples whose plural has no ending
    const std::uint32_t next = chunk.head + 1;
    const bool many = quantity_in({chunk.head, next}) != nullptr ||
                      (next < size() && one_of(key(next), {"who"_w, "were"_w, "are"_w, "have"_w}));
    return fold(word(chunk.head)).ends_with('s') || chunk.plural || many ||
           has_label(*this, chunk, "person");
  }
  return has_label(*this, chunk, "person") || is_age_noun(*this, chunk) || is_rest(*this, chunk);
}

bool Analysis::is_force(const Chunk& chunk) const {
  return chunk.kind == ChunkKind::noun && has_label(*this, chunk, "force");
}

std::string_view Analysis::term_class(const Chunk& chunk) const {
  for (std::uint32_t t = chunk.range.begin; t <= chunk.head; ++t) {
    const auto hit = context->terms.match_at(tokens, t, chunk.head + 1);
    if (hit && hit->range.end == chunk.head + 1) return context->terms[hit->phrase].label;
  }
  return {};
}

const EntityHit* Analysis::name_in(TokenRange range,
                                   std::initializer_list<MentionKind> kinds) const {
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    if (name_at[t] == kNone) continue;
    const EntityHit& hit = names[name_at[t]];
    if (std::find(kinds.begin(), kinds.end(), hit.kind) != kinds.end()) return &hit;
  }
  return nullptr;
}

std::string Analysis::state_meant(const EntityHit& place) const {
  if (place.rows.empty()) return {};
  const Gazetteer& gazetteer = *context->gazetteer;
  const std::uint32_t first = place.rows.front().row;
  if (gazetteer[first].from_user) return gazetteer.country_code(first);
  return gazetteer.state_named(place.rows);
}

const QuantityHit* Analysis::quantity_in(TokenRange range) const {
  const auto found = std::upper_bound(
      quantities.begin(), quantities.end(), range.begin,
      [](std::uint32_t token, const QuantityHit& hit) { return token < hit.range.end; });
  return found != quantities.end() && found->range.begin < range.end ? &*found : nullptr;
}

std::uint32_t Analysis::names_before(std::uint32_t token) const {
  const auto found =
      std::lower_bound(names.begin(), names.end(), token,
                       [](const EntityHit& hit, std::uint32_t at) { return hit.range.begin < at; });
  return static_cast<std::uint32_t>(found - names.begin());
}

Analysis analyse(const Document& document, const Layout& layout, const ExtractContext& context) {
  Analysis a;
  a.document = &document;
  a.layout = &layout;
  a.context = &context;
  a.text = document.text;
  std::vector<TextSpan> blocks;
  std::vector<std::uint32_t> regions;
  find_article_blocks(document, layout, blocks, regions);
  if (auto restored = restore_small_letters(a.text, blocks)) {
    a.restored = std::make_shared<const std::string>(std::move(*restored));
    a.text = *a.restored;
  }
  a.tokens = tokenize(a.text, blocks);
  // A block without tokens (only marks that are skipped) is dropped by the tokenizer: keep the
  // regions in step.
  for (const TokenRange block : a.tokens.blocks) {
    const std::uint32_t begin = a.tokens.tokens[block.begin].begin;
    const auto found = std::upper_bound(blocks.begin(), blocks.end(), begin,
                                        [](std::uint32_t at, TextSpan b) { return at < b.begin; });
    a.block_region.push_back(regions[static_cast<std::size_t>(found - blocks.begin()) - 1]);
  }
  a.tags = context.models.tag(a.text, a.tokens);
  repair_tags(a);
  a.dates = find_dates_by_block(
      a.text, a.tokens, clocks_of_blocks(document, layout, a.text, a.tokens, a.block_region));
  a.date_at = index_tokens(a.dates, a.size());
  a.quantities = find_quantities(a.text, a.tokens, a.dates);
  drop_ages(a);
  find_east_quantities(a, blocks);
  find_quotations(a);
  find_entities(a);
  a.name_at = index_tokens(a.names, a.size());
  index_body_words(a);
  count_peoples(a);
  find_chunks(a);
  a.chunk_at = index_tokens(a.chunks, a.size());
  a.subjects = find_subjects(a);
  find_descriptions(a);
  return a;
}

namespace {

/// 'Guards killed 12 men,' she said: single marks around what ends with a stop or comma, in a block
/// without others; an apostrophe has no stop before it.
void find_single_quotations(Analysis& a, TokenRange block) {
  const auto mark = [&](std::uint32_t t) {
    return a.word(t) == "'" || a.word(t) == "\xE2\x80\x98" || a.word(t) == "\xE2\x80\x99";
  };
  const auto stop = [&](std::uint32_t t) {
    const std::string_view word = a.word(t);
    return word == "." || word == "," || word == "?" || word == "!";
  };
  const auto glued = [&](std::uint32_t t) {
    return t < block.end && !a.tokens.tokens[t].space_before;
  };
  for (std::uint32_t i = block.begin; i + 2 < block.end; ++i) {
    const bool opens = mark(i) && (i == block.begin || !glued(i)) && glued(i + 1) &&
                       a.tokens.tokens[i + 1].kind == TokenKind::word;
    if (!opens) continue;
    std::uint32_t end = i + 2;
    while (end < block.end && !(mark(end) && glued(end) && stop(end - 1) && !glued(end + 1))) ++end;
    if (end >= block.end) return;
    a.quotations.push_back({{i + 1, end}, i == block.begin, false});
    i = end;
  }
}

}  // namespace

void find_quotations(Analysis& a) {
  const FeatureColumn states = quote_states(a.text, a.tokens);
  for (const TokenRange block : a.tokens.blocks) {
    const bool marked = std::any_of(states.begin() + block.begin, states.begin() + block.end,
                                    [](auto state) { return state != 0; });
    if (!marked) find_single_quotations(a, block);
    for (std::uint32_t i = block.begin; i < block.end; ++i) {
      if (states[i] != 2 || i + 1 >= block.end || states[i + 1] != 1) continue;
      std::uint32_t end = i + 1;
      while (end < block.end && states[end] == 1) ++end;
      a.quotations.push_back({{i + 1, end}, i == block.begin, end == block.end});
      i = end;
    }
  }
}

}  // namespace habeas
