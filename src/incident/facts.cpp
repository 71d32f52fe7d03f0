// incident/facts.cpp - indexes claims, mentions and sentences of a pile
#include "incident/facts.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/flat_map.h"
#include "incident/set_apart.h"
#include "incident/told_town.h"
#include "model/deeds.h"

namespace habeas {
namespace {

/// The day of an ISO date ("2021-05-03"); nothing for a month or a year.
std::optional<std::int64_t> day_number(const std::string& iso) {
  Date date;
  date.edtf = iso;
  const auto range = day_range(date);
  if (!range || !range->has_year || !range->is_one_day()) return std::nullopt;
  return range->first;
}

/// The first line of a page without a title, where it stands before the article and is no furniture
/// but a line of words, perhaps cut off: it may be the headline of a page of which little else was
/// kept.
std::optional<TextSpan> first_line(const Layout& layout) {
  if (layout.title_span || layout.regions.empty()) return std::nullopt;
  const Region& first = layout.regions.front();
  const bool before = layout.main.empty() || first.span.end <= layout.main.front().begin;
  const bool words = first.kind == RegionKind::other || first.kind == RegionKind::related_teaser;
  return words && before ? std::optional(first.span) : std::nullopt;
}

std::vector<TextSpan> article_of(const Document& document, const Layout* layout) {
  if (layout == nullptr) return {{0, static_cast<std::uint32_t>(document.text.size())}};
  std::vector<TextSpan> article = layout->main;
  if (const auto line = first_line(*layout)) article.insert(article.begin(), *line);
  return article;
}

bool lies_in(std::uint32_t byte, const std::vector<TextSpan>& spans) {
  const auto behind =
      std::upper_bound(spans.begin(), spans.end(), byte,
                       [](std::uint32_t at, const TextSpan& span) { return at < span.begin; });
  return behind != spans.begin() && byte < std::prev(behind)->end;
}

/// A dash with a space behind it, as it stands behind a dateline.
bool has_dash(std::string_view text) {
  return text.find(" - ") != std::string_view::npos || text.find(") -") != std::string_view::npos ||
         text.find("\xE2\x80\x93 ") != std::string_view::npos ||
         text.find("\xE2\x80\x94 ") != std::string_view::npos;
}

/// "ALTO, 12 May (Wire) - Two men were killed ...": a dash parts the day of writing from the deed.
bool is_dateline(std::string_view text, TextSpan date, TextSpan deed) {
  if (date.end > deed.begin || deed.begin > text.size()) return false;
  return has_dash(text.substr(date.end, deed.begin - date.end));
}

/// The same of a date alone: it stands near the start of its sentence, and a dash follows.
bool is_dateline(std::string_view text, const DocumentFacts& facts, TextSpan date) {
  constexpr std::uint32_t kLongest = 50;  // bytes before the date, and from it to the dash
  if (facts.sentences.empty() || date.end > text.size()) return false;
  const TextSpan sentence = facts.sentences[sentence_at(facts, date.begin)].span;
  const bool early = date.begin >= sentence.begin && date.begin - sentence.begin <= kLongest;
  const std::string_view behind = text.substr(date.end, kLongest / 2);
  return early && has_dash(behind.substr(0, behind.find('\n')));
}

void read_sentences(const Layout* layout, DocumentFacts& facts) {
  const std::string& text = facts.document->text;
  const std::vector<TextSpan> article = article_of(*facts.document, layout);
  const std::optional<TextSpan> headline = layout == nullptr    ? std::nullopt
                                           : layout->title_span ? layout->title_span
                                                                : first_line(*layout);
  const std::uint32_t title_end = headline ? headline->end : 0;
  const TokenText tokens = tokenize(text, find_blocks(text), Bases::none);
  for (const TokenRange range : tokens.sentences) {
    if (range.empty() || !lies_in(tokens.tokens[range.begin].begin, article)) continue;
    SentenceFacts sentence;
    sentence.span = tokens.span(range);
    sentence.block = tokens.block_of(range.begin);
    sentence.title = sentence.span.begin < title_end;
    sentence.first_word = static_cast<std::uint32_t>(facts.words.size());
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const Token& token = tokens.tokens[i];
      if (token.kind == TokenKind::word) facts.words.push_back(token.key & ~kNumberBit);
      if (token.kind == TokenKind::number) facts.words.push_back(token.key | kNumberBit);
    }
    sentence.end_word = static_cast<std::uint32_t>(facts.words.size());
    facts.sentences.push_back(sentence);
  }
}

}  // namespace

namespace {

/// "Norland: the minister ...", "Brod: three men ...": the one to three capitalised words that head
/// a paragraph; empty for other openings.
std::string_view heading_of(std::string_view paragraph) {
  constexpr std::size_t kLongest = 32;  // bytes
  constexpr std::array<std::string_view, 8> kNoPlaces = {
      "Note", "Contact", "Background", "Update", "Summary", "Date", "Source", "Photo"};
  const std::size_t colon = paragraph.substr(0, kLongest).find(": ");
  if (colon == std::string_view::npos || colon == 0) return {};
  const std::string_view heading = paragraph.substr(0, colon);
  bool begins = true;
  int words = 0;
  for (const char c : heading) {
    if (begins && (c == ' ' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) return {};
    if (begins) ++words;
    if (c == '.' || c == ',' || c == '"' || c == '(') return {};
    begins = c == ' ';
  }
  const bool named = std::find(kNoPlaces.begin(), kNoPlaces.end(), heading) == kNoPlaces.end();
  return words <= 3 && named ? heading : std::string_view();
}

/// "Quick numbers", "In brief": a line of a few words without a mark at its end.
bool is_short_heading(std::string_view line) {
  constexpr std::ptrdiff_t kMostBlanks = 3;
  if (line.empty() || line.front() < 'A' || line.front() > 'Z') return false;
  const char last = line.back();
  const bool letter = (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z');
  return letter && std::count(line.begin(), line.end(), ' ') <= kMostBlanks;
}

bool is_country(const DocumentFacts& facts, TextSpan words) {
  auto at = std::lower_bound(
      facts.mentions.begin(), facts.mentions.end(), words.begin,
      [](const Mention* mention, std::uint32_t byte) { return mention->span.begin < byte; });
  for (; at != facts.mentions.end() && (*at)->span.begin == words.begin; ++at) {
    const auto* place = std::get_if<Place>(&(*at)->value);
    if ((*at)->span == words && place != nullptr && place->kind == PlaceKind::country) return true;
  }
  return false;
}

/// A page with paragraphs headed by two places or more, one of them a country, is a round-up: what
/// it tells under one of them is another matter than what it tells under the next.
void find_items(DocumentFacts& facts) {
  std::vector<std::string> heading(facts.sentences.size());
  std::set<std::string> places;
  bool country = false;
  for (std::size_t i = 0; i < facts.sentences.size(); ++i) {
    const bool opens = i == 0 || facts.sentences[i - 1].block != facts.sentences[i].block;
    if (!opens || facts.sentences[i].title) continue;
    const TextSpan span = facts.sentences[i].span;
    const std::string_view text = facts.document->text;
    std::string_view words = heading_of(text.substr(span.begin, span.end - span.begin));
    const bool alone =
        i + 1 < facts.sentences.size() && facts.sentences[i + 1].block != facts.sentences[i].block;
    if (words.empty() && alone) {
      words = text.substr(span.begin, span.end - span.begin);
      if (is_short_heading(words) && !is_country(facts, span)) heading[i] = "-";
      if (!is_country(facts, span)) continue;
    }
    if (words.empty()) continue;
    heading[i] = fold(words);
    places.insert(heading[i]);
    const auto end = static_cast<std::uint32_t>(span.begin + words.size());
    country = country || is_country(facts, {span.begin, end});
  }
  if (places.size() < 2 || !country) return;
  std::string item = "-";  // what stands before the first heading
  for (std::size_t i = 0; i < facts.sentences.size(); ++i) {
    if (!heading[i].empty()) item = heading[i];
    facts.sentences[i].item = item;
  }
}

}  // namespace

bool stands_before(const Document& a, const Document& b) {
  return std::tie(a.path, a.id) < std::tie(b.path, b.id);
}

std::vector<PageNouns> pages_of(std::span<const Document> documents,
                                std::span<const Layout> layouts, std::span<const Claim> claims,
                                std::span<const Mention> mentions) {
  std::map<DocumentId, const Layout*> layout_of;
  for (const Layout& layout : layouts) layout_of.emplace(layout.document, &layout);
  std::vector<PageNouns> pages(documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) pages[i].document = &documents[i];
  std::sort(pages.begin(), pages.end(), [](const PageNouns& a, const PageNouns& b) {
    return stands_before(*a.document, *b.document);
  });
  FlatMap<DocumentId, std::size_t> number(pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    number.emplace(pages[i].document->id, i);
    const auto at = layout_of.find(pages[i].document->id);
    if (at != layout_of.end()) pages[i].layout = at->second;
  }
  for (const Claim& claim : claims) {
    const std::size_t* page = number.find(claim.document);
    if (page != nullptr) pages[*page].claims.push_back(&claim);
  }
  for (const Mention& mention : mentions) {
    const std::size_t* page = number.find(mention.document);
    if (page != nullptr) pages[*page].mentions.push_back(&mention);
  }
  return pages;
}

Facts::Facts(std::span<const Document> documents, std::span<const Layout> layouts,
             std::span<const Claim> claims, std::span<const Mention> mentions,
             std::span<const Entity> entities)
    : own_(std::make_unique<const Referred>(
          Referred{MentionIndex(mentions), Institutions(entities)})),
      referred_(own_.get()) {
  const std::vector<PageNouns> pages = pages_of(documents, layouts, claims, mentions);
  own_pages_.reserve(pages.size());
  for (const PageNouns& page : pages) own_pages_.push_back(read_page(page));
  for (const PageReading& page : own_pages_) add(page);
}

Facts::Facts(const std::vector<const PageReading*>& pages, const Referred& referred)
    : referred_(&referred) {
  for (const PageReading* page : pages) add(*page);
}

void Facts::add(const PageReading& page) {
  claims_.insert(claims_.end(), page.claims.begin(), page.claims.end());
  sentence_.insert(sentence_.end(), page.sentence.begin(), page.sentence.end());
  set_apart_.insert(set_apart_.end(), page.is_set_apart.begin(), page.is_set_apart.end());
  for (const std::size_t first : page.first_role) told_by_.push_back(page.told_by.data() + first);
  document_.resize(claims_.size(), pages_.size());
  pages_.push_back(&page);
}

namespace {

/// Stands for what a role means that no mention of its own page is: whoever asks looks it up.
const Mention kOfAnotherPage;

/// What the roles of the claims mean: many ask, and the mentions of a pile lie far apart.
void read_roles(PageReading& page) {
  FlatMap<MentionId, const Mention*> known(page.document.mentions.size());
  for (const Mention* mention : page.document.mentions) {
    const bool is_held = std::holds_alternative<Place>(mention->value) ||
                         std::holds_alternative<Date>(mention->value);
    if (is_held) known.emplace(mention->id, mention);
  }
  for (const Claim* claim : page.claims) {
    page.first_role.push_back(page.told_by.size());
    for (const Role& role : claim->roles) {
      const auto id = parse_id<MentionTag>(role.ref);
      const Mention* const* mention = id ? known.find(*id) : nullptr;
      page.told_by.push_back(mention != nullptr ? *mention : id ? &kOfAnotherPage : nullptr);
    }
  }
}

void read_claims(const PageNouns& nouns, PageReading& page) {
  page.claims = nouns.claims;
  std::sort(page.claims.begin(), page.claims.end(), [](const Claim* a, const Claim* b) {
    return std::tie(a->anchor, a->span, a->id) < std::tie(b->anchor, b->span, b->id);
  });
  const DocumentFacts& facts = page.document;
  for (const Claim* claim : page.claims) {
    page.sentence.push_back(static_cast<std::int64_t>(sentence_at(facts, claim->anchor.begin)));
    const bool dates_words =
        claim->kind == ClaimKind::date &&
        (!dates_deed(*claim) || is_dateline(facts.document->text, facts, claim->anchor));
    if (!dates_words) continue;
    page.other_dates.insert(claim->anchor.begin);
    if (const Role* date = find_role(*claim, RoleName::date))
      page.other_dates.insert(date->span.begin);
  }
}

}  // namespace

PageReading read_page(const PageNouns& nouns) {
  PageReading page;
  DocumentFacts& facts = page.document;
  facts.document = nouns.document;
  read_sentences(nouns.layout, facts);
  if (nouns.layout != nullptr) facts.written = day_number(nouns.layout->published.date);
  facts.mentions = nouns.mentions;
  std::sort(facts.mentions.begin(), facts.mentions.end(), [](const Mention* a, const Mention* b) {
    return std::tie(a->span, a->id) < std::tie(b->span, b->id);
  });
  facts.named = named_in(facts);
  find_items(facts);
  read_claims(nouns, page);
  read_roles(page);
  page.is_set_apart = find_set_apart(page);
  return page;
}

const Mention* Facts::told_by(std::size_t number, const Role& role) const {
  const Mention* mention = told_by_[number][&role - claims_[number]->roles.data()];
  return mention == &kOfAnotherPage ? referred_->mentions.find(role.ref) : mention;
}

const std::string& Facts::item_of(std::size_t number) const {
  static const std::string none;
  const DocumentFacts& facts = facts_of(document_[number]);
  if (facts.sentences.empty()) return none;
  return facts.sentences[static_cast<std::size_t>(sentence_[number])].item;
}

std::int64_t Facts::block_of(std::size_t number) const {
  const DocumentFacts& facts = facts_of(document_[number]);
  if (facts.sentences.empty()) return 0;
  return facts.sentences[static_cast<std::size_t>(sentence_[number])].block;
}

const Date* Facts::date(const Claim& claim) const {
  if (const Date* date = std::get_if<Date>(&claim.value)) return date;
  const Role* role = find_role(claim, RoleName::date);
  return role == nullptr ? nullptr : date(*role);
}

std::optional<DayRange> Facts::days(const Claim& claim) const {
  const Date* date = this->date(claim);
  return date == nullptr ? std::nullopt : day_range(*date);
}

const Date* Facts::deed_date(std::size_t number) const {
  const Claim& claim = *claims_[number];
  if (const Date* date = std::get_if<Date>(&claim.value)) return date;
  const std::set<std::uint32_t>& other_dates = pages_[document_[number]]->other_dates;
  const Role* best = nullptr;
  std::uint32_t least = 0;
  for (const Role& role : claim.roles) {
    if (role.name != RoleName::date || date(number, role) == nullptr) continue;
    if (other_dates.contains(role.span.begin)) continue;
    if (is_dateline(document(document_[number]).text, role.span, claim.anchor)) continue;
    const std::uint32_t distance = role.span.begin >= claim.anchor.begin
                                       ? role.span.begin - claim.anchor.begin
                                       : 2 * (claim.anchor.begin - role.span.begin);
    if (best != nullptr && distance >= least) continue;
    best = &role;
    least = distance;
  }
  return best == nullptr ? old_date_beside(number) : date(number, *best);
}

const Date* Facts::old_date_beside(std::size_t number) const {
  constexpr std::int64_t kLongAgo = 60;  // days before the page was written
  const TextSpan anchor = claims_[number]->anchor;
  const DocumentFacts& page = facts_of(document_[number]);
  if (!page.written || page.sentences.empty()) return nullptr;
  const TextSpan sentence = page.sentences[static_cast<std::size_t>(sentence_of(number))].span;
  auto at = std::lower_bound(
      page.mentions.begin(), page.mentions.end(), sentence.begin,
      [](const Mention* mention, std::uint32_t byte) { return mention->span.begin < byte; });
  const Date* nearest = nullptr;
  for (; at != page.mentions.end() && (*at)->span.begin < sentence.end; ++at) {
    const auto* date = std::get_if<Date>(&(*at)->value);
    if (date == nullptr || date->edtf.empty()) continue;
    const bool behind = (*at)->span.begin > anchor.end;
    if (behind && nearest != nullptr) break;
    nearest = date;
    if (behind) break;
  }
  if (nearest == nullptr || nearest->basis != DateBasis::explicit_) return nullptr;
  const auto days = day_range(*nearest);
  const bool old = days && days->has_year && days->last && *days->last + kLongAgo < *page.written;
  return old ? nearest : nullptr;
}

std::optional<DayRange> Facts::deed_days(std::size_t number) const {
  const Date* date = deed_date(number);
  return date == nullptr ? std::nullopt : day_range(*date);
}

bool Facts::dates_deed_of(std::size_t number) const {
  const Claim& claim = *claims_[number];
  return dates_deed(claim) && !pages_[document_[number]]->other_dates.contains(claim.anchor.begin);
}

bool Facts::opens_dateline(std::size_t document, TextSpan date) const {
  return is_dateline(this->document(document).text, facts_of(document), date);
}

std::pair<std::size_t, std::size_t> Facts::claims_of(std::size_t document) const {
  const auto [first, last] = std::equal_range(document_.begin(), document_.end(), document);
  return {static_cast<std::size_t>(first - document_.begin()),
          static_cast<std::size_t>(last - document_.begin())};
}

std::string_view Facts::group(const Claim& claim) {
  for (const RoleName name : {RoleName::whole, RoleName::victim}) {
    const Role* role = find_role(claim, name);
    if (role != nullptr && !role->ref.empty()) return role->ref;
  }
  return {};
}

std::size_t sentence_at(const DocumentFacts& document, std::uint32_t byte) {
  const auto behind = std::upper_bound(
      document.sentences.begin(), document.sentences.end(), byte,
      [](std::uint32_t at, const SentenceFacts& sentence) { return at < sentence.span.begin; });
  if (behind == document.sentences.begin()) return 0;
  return static_cast<std::size_t>(behind - document.sentences.begin()) - 1;
}

std::string place_key(const Place& place) {
  if (place.geonames) return "g" + std::to_string(*place.geonames);
  return fold_name(place.name) + "/" + place.country;
}

}  // namespace habeas
