// incident/facts.cpp - indexes claims, mentions and sentences of a pile
#include "incident/facts.h"

#include <algorithm>
#include <array>
#include <tuple>

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

Facts::Facts(std::span<const Document> documents, std::span<const Layout> layouts,
             std::span<const Claim> claims, std::span<const Mention> mentions,
             std::span<const Entity> entities)
    : number_(documents.size()), mentions_(mentions), institutions_(entities) {
  read_documents(documents, layouts);
  read_claims(claims);
  read_mentions(mentions);
}

void Facts::read_documents(std::span<const Document> documents, std::span<const Layout> layouts) {
  std::map<DocumentId, const Layout*> layout_of;
  for (const Layout& layout : layouts) layout_of.emplace(layout.document, &layout);
  documents_.resize(documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) documents_[i].document = &documents[i];
  std::sort(documents_.begin(), documents_.end(),
            [](const DocumentFacts& a, const DocumentFacts& b) {
              return std::tie(a.document->path, a.document->id) <
                     std::tie(b.document->path, b.document->id);
            });
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    DocumentFacts& facts = documents_[i];
    number_.emplace(facts.document->id, i);
    const auto at = layout_of.find(facts.document->id);
    const Layout* layout = at == layout_of.end() ? nullptr : at->second;
    read_sentences(layout, facts);
    if (layout != nullptr) facts.written = day_number(layout->published.date);
  }
}

void Facts::read_claims(std::span<const Claim> claims) {
  struct Numbered {
    std::size_t document = 0;
    TextSpan anchor;  // that of the claim
    const Claim* claim = nullptr;
  };
  std::vector<Numbered> order;
  order.reserve(claims.size());
  for (const Claim& claim : claims) {
    const std::size_t* document = number_.find(claim.document);
    if (document != nullptr) order.push_back({*document, claim.anchor, &claim});
  }
  std::sort(order.begin(), order.end(), [](const Numbered& a, const Numbered& b) {
    const auto first = std::tie(a.document, a.anchor) <=> std::tie(b.document, b.anchor);
    if (first != 0) return first < 0;
    return std::tie(a.claim->span, a.claim->id) < std::tie(b.claim->span, b.claim->id);
  });
  for (const auto& [document, anchor, claim] : order) {
    claims_.push_back(claim);
    document_.push_back(document);
    const std::size_t sentence = sentence_at(documents_[document_.back()], anchor.begin);
    sentence_.push_back(static_cast<std::int64_t>(sentence));
    const std::string& text = documents_[document_.back()].document->text;
    const bool dates_words =
        claim->kind == ClaimKind::date &&
        (!dates_deed(*claim) || is_dateline(text, documents_[document_.back()], claim->anchor));
    if (dates_words) statement_dates_.emplace(document_.back(), claim->anchor.begin);
  }
}

void Facts::read_mentions(std::span<const Mention> mentions) {
  for (const Mention& mention : mentions) {
    const std::size_t* document = number_.find(mention.document);
    if (document != nullptr) documents_[*document].mentions.push_back(&mention);
  }
  for (DocumentFacts& facts : documents_) {
    std::sort(facts.mentions.begin(), facts.mentions.end(), [](const Mention* a, const Mention* b) {
      return std::tie(a->span, a->id) < std::tie(b->span, b->id);
    });
  }
}

std::int64_t Facts::block_of(std::size_t number) const {
  const DocumentFacts& facts = documents_[document_[number]];
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
  const Role* best = nullptr;
  std::uint32_t least = 0;
  for (const Role& role : claim.roles) {
    if (role.name != RoleName::date || date(role) == nullptr) continue;
    if (statement_dates_.contains({document_[number], role.span.begin})) continue;
    if (is_dateline(document(document_[number]).text, role.span, claim.anchor)) continue;
    const std::uint32_t distance = role.span.begin >= claim.anchor.begin
                                       ? role.span.begin - claim.anchor.begin
                                       : 2 * (claim.anchor.begin - role.span.begin);
    if (best != nullptr && distance >= least) continue;
    best = &role;
    least = distance;
  }
  return best == nullptr ? nullptr : date(*best);
}

std::optional<DayRange> Facts::deed_days(std::size_t number) const {
  const Date* date = deed_date(number);
  return date == nullptr ? std::nullopt : day_range(*date);
}

bool Facts::dates_deed_of(std::size_t number) const {
  const Claim& claim = *claims_[number];
  return dates_deed(claim) && !statement_dates_.contains({document_[number], claim.anchor.begin});
}

bool Facts::opens_dateline(std::size_t document, TextSpan date) const {
  return is_dateline(this->document(document).text, documents_[document], date);
}

std::pair<std::size_t, std::size_t> Facts::claims_of(std::size_t document) const {
  const auto [first, last] = std::equal_range(document_.begin(), document_.end(), document);
  return {static_cast<std::size_t>(first - document_.begin()),
          static_cast<std::size_t>(last - document_.begin())};
}

namespace {

/// Do these words end in a statement that what follows is another matter?
bool sets_apart(std::string_view words) {
  constexpr std::array<std::string_view, 20> kWords = {
      "no connection with", "no connection to", "nothing to do with",   "unrelated to",
      "not related to",     "not connected to", "not connected with",   "not linked to",
      "no link to",         "no link with",     "mixed up with",        "confused with",
      "confuse this with",  "mistaken for",     "conflated with",       "a different case",
      "another case",       "a separate case",  "a different incident", "a separate incident"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    return words.find(word) != std::string_view::npos;
  });
}

/// "That was a different case.": looks back at the sentence before.
bool looks_back(std::string_view sentence) {
  const bool points = sentence.starts_with("that was") || sentence.starts_with("this was") ||
                      sentence.starts_with("it was") || sentence.starts_with("that is") ||
                      sentence.starts_with("those were");
  constexpr std::size_t kOpening = 40;
  return points && sets_apart(sentence.substr(0, kOpening));
}

}  // namespace

namespace {

/// "Is this linked to the killing of three herders?" with "No." below it.
bool asks_for_link(std::string_view sentence) {
  constexpr std::array<std::string_view, 6> kLinks = {
      "linked to", "linked with", "connected to", "connected with", "related to", "part of the"};
  return sentence.ends_with('?') &&
         std::any_of(kLinks.begin(), kLinks.end(), [&](std::string_view link) {
           return sentence.find(link) != std::string_view::npos;
         });
}

bool says_no(std::string_view sentence) {
  return sentence.starts_with("no.") || sentence.starts_with("no,") || sentence == "no";
}

}  // namespace

bool Facts::is_answered_no(std::size_t document, std::size_t sentence) const {
  const std::vector<SentenceFacts>& all = documents_[document].sentences;
  const std::string_view text = documents_[document].document->text;
  const auto words = [&](std::size_t i) {
    std::string folded = fold(text.substr(all[i].span.begin, all[i].span.end - all[i].span.begin));
    while (!folded.empty() && (folded.back() == ' ' || folded.back() == '\n')) folded.pop_back();
    return folded;
  };
  if (asks_for_link(words(sentence)))
    return sentence + 1 < all.size() && says_no(words(sentence + 1));
  // The answer: from "No." to the end of its paragraph.
  for (std::size_t i = sentence + 1; i-- > 0 && all[i].block == all[sentence].block;) {
    if (says_no(words(i))) return i > 0 && asks_for_link(words(i - 1));
  }
  return false;
}

bool Facts::is_set_apart(std::size_t number) const {
  const DocumentFacts& facts = documents_[document_[number]];
  if (facts.sentences.empty()) return false;
  const auto at = static_cast<std::size_t>(sentence_[number]);
  const std::string_view text = facts.document->text;
  const TextSpan sentence = facts.sentences[at].span;
  const std::uint32_t deed = claims_[number]->anchor.begin;
  if (deed > sentence.begin && sets_apart(fold(text.substr(sentence.begin, deed - sentence.begin))))
    return true;
  if (is_answered_no(document_[number], at)) return true;
  if (at + 1 >= facts.sentences.size() ||
      facts.sentences[at + 1].block != facts.sentences[at].block)
    return false;
  const TextSpan next = facts.sentences[at + 1].span;
  return looks_back(fold(text.substr(next.begin, next.end - next.begin)));
}

std::string Facts::group(const Claim& claim) const {
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
