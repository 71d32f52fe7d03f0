// incident/facts.cpp - indexes claims, mentions and sentences of a pile
#include "incident/facts.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/flat_map.h"
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
    const std::string_view words = heading_of(text.substr(span.begin, span.end - span.begin));
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
  for (const PageNouns& page : pages_of(documents, layouts, claims, mentions)) read(page);
}

Facts::Facts(const std::vector<const PageNouns*>& pages, const Referred& referred)
    : referred_(&referred) {
  for (const PageNouns* page : pages) read(*page);
}

void Facts::read(const PageNouns& page) {
  const std::size_t number = documents_.size();
  DocumentFacts& facts = documents_.emplace_back();
  facts.document = page.document;
  read_sentences(page.layout, facts);
  if (page.layout != nullptr) facts.written = day_number(page.layout->published.date);
  facts.mentions = page.mentions;
  std::sort(facts.mentions.begin(), facts.mentions.end(), [](const Mention* a, const Mention* b) {
    return std::tie(a->span, a->id) < std::tie(b->span, b->id);
  });
  find_items(facts);
  read_claims(page, number);
}

void Facts::read_claims(const PageNouns& page, std::size_t number) {
  std::vector<const Claim*> order = page.claims;
  std::sort(order.begin(), order.end(), [](const Claim* a, const Claim* b) {
    return std::tie(a->anchor, a->span, a->id) < std::tie(b->anchor, b->span, b->id);
  });
  const DocumentFacts& facts = documents_[number];
  for (const Claim* claim : order) {
    claims_.push_back(claim);
    document_.push_back(number);
    sentence_.push_back(static_cast<std::int64_t>(sentence_at(facts, claim->anchor.begin)));
    const bool dates_words =
        claim->kind == ClaimKind::date &&
        (!dates_deed(*claim) || is_dateline(facts.document->text, facts, claim->anchor));
    if (dates_words) statement_dates_.emplace(number, claim->anchor.begin);
  }
}

const std::string& Facts::item_of(std::size_t number) const {
  static const std::string none;
  const DocumentFacts& facts = documents_[document_[number]];
  if (facts.sentences.empty()) return none;
  return facts.sentences[static_cast<std::size_t>(sentence_[number])].item;
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
  constexpr std::array<std::string_view, 27> kWords = {
      "no connection with", "no connection to",     "nothing to do with", "unrelated to",
      "not related to",     "not connected to",     "not connected with", "not linked to",
      "no link to",         "no link with",         "mixed up with",      "confused with",
      "confuse this with",  "mix it up with",       "mix this up with",   "mix up with",
      "confuse it with",    "confuse them with",    "mistake it for",     "no relation to",
      "mistaken for",       "conflated with",       "a different case",   "another case",
      "a separate case",    "a different incident", "a separate incident"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    return words.find(word) != std::string_view::npos;
  });
}

/// A noun for a deed, as it stands behind "a separate": "attack", "shootings".
bool is_deed_noun(std::string_view word) {
  constexpr std::array<std::string_view, 30> kDeeds = {
      "attack",      "shooting",  "incident",  "raid",      "ambush",    "killing",
      "bombing",     "blast",     "explosion", "clash",     "assault",   "massacre",
      "airstrike",   "operation", "arrest",    "abduction", "crackdown", "violence",
      "deportation", "expulsion", "sweep",     "murder",    "death",     "stabbing",
      "kidnapping",  "case",      "accident",  "crash",     "robbery",   "riot"};
  return std::any_of(kDeeds.begin(), kDeeds.end(), [&](std::string_view deed) {
    return word.starts_with(deed) && word.size() <= deed.size() + 2;  // plural
  });
}

/// The words of a folded text, without marks.
std::vector<std::string_view> plain_words(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t at = 0;
  const auto in_word = [](char c) { return c != ' ' && c != '\n' && c != ',' && c != '.'; };
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() && in_word(text[end])) ++end;
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// "The killings come five years after a riot left 40 dead", "It came two days after": what stands
/// behind is another deed. A protest that came two days after a deed answers that very deed.
bool comes_after(std::string_view text) {
  const std::vector<std::string_view> words = plain_words(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] != "come" && words[i] != "comes" && words[i] != "came") continue;
    const bool deed = words[i - 1] == "it" || words[i - 1] == "this" || is_deed_noun(words[i - 1]);
    constexpr std::size_t kReach = 4;  // "almost five years after"
    for (std::size_t k = i + 2; k < words.size() && k <= i + kReach; ++k) {
      if (words[k] != "after") continue;
      const std::string_view unit = words[k - 1];
      if (unit == "years") return true;
      if (deed && (unit == "months" || unit == "weeks" || unit == "days")) return true;
    }
  }
  return false;
}

/// "This is not the first time.": what the next sentence tells happened before.
bool opens_earlier_deed(std::string_view sentence) {
  constexpr std::array<std::string_view, 6> kWords = {
      "not the first time",  "not the first such", "not an isolated incident",
      "nor is it the first", "happened before",    "not for the first time"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    return sentence.find(word) != std::string_view::npos;
  });
}

/// "in a separate shooting", "in an earlier police raid": an adjective that sets a deed apart, with
/// the noun of a deed behind it; `to_deed`: the words end where a deed begins, which is that noun.
/// Not "in a separate statement".
bool sets_deed_apart(std::string_view text, bool to_deed) {
  constexpr std::array<std::string_view, 6> kEnd = {"on", "of", "about", "the", "said", "to"};
  constexpr std::array<std::string_view, 6> kApart = {"separate", "unrelated", "earlier",
                                                      "previous", "different", "similar"};
  const std::vector<std::string_view> words = plain_words(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (std::find(kApart.begin(), kApart.end(), words[i]) == kApart.end()) continue;
    const bool article = i > 1 && (words[i - 1] == "a" || words[i - 1] == "an");
    if (words[i - 1] != "in" && !(article && words[i - 2] == "in")) continue;
    if (to_deed && i + 1 == words.size()) return true;
    constexpr std::size_t kReach = 3;  // "a separate late-night police raid"
    for (std::size_t k = i + 1; k < words.size() && k <= i + kReach; ++k) {
      if (std::find(kEnd.begin(), kEnd.end(), words[k]) != kEnd.end()) break;
      if (is_deed_noun(words[k]) || words[k] == "strike" || words[k] == "strikes") return true;
    }
  }
  return false;
}

/// "Two men were hurt in a separate shooting", "40 people were shot so far this year": words beside
/// a deed that make it another one, or a figure of a period.
bool names_other_deed(std::string_view words, bool to_deed) {
  constexpr std::array<std::string_view, 7> kWords = {
      "in another attack", "in another shooting",         "in another incident", "so far this year",
      "this year alone",   "since the start of the year", "in the past year"};
  return sets_deed_apart(words, to_deed) ||
         std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
           return words.find(word) != std::string_view::npos;
         });
}

/// "the worst since 2020, when": what stands behind is told of that year.
bool recalls_year(std::string_view text) {
  const std::vector<std::string_view> words = plain_words(text);
  for (std::size_t i = 2; i < words.size(); ++i) {
    const std::string_view year = words[i - 1];
    const bool digits = year.size() == 4 && std::all_of(year.begin(), year.end(), [](char c) {
                          return c >= '0' && c <= '9';
                        });
    if (words[i] == "when" && digits && words[i - 2] == "since") return true;
  }
  return false;
}

/// "Elsewhere: In Alto, a wall collapsed": a paragraph about other matters.
bool opens_other_news(std::string_view paragraph) {
  constexpr std::array<std::string_view, 6> kWords = {"elsewhere:",          "in other news",
                                                      "also today:",         "in brief:",
                                                      "meanwhile, in other", "other news:"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return paragraph.starts_with(word); });
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
  if (deed > sentence.begin) {
    const std::string words = fold(text.substr(sentence.begin, deed - sentence.begin));
    if (is_crime_of_victims(number, words)) return true;
    if (sets_apart(words) || comes_after(words) || recalls_year(words) ||
        names_other_deed(words, true))
      return true;
  }
  std::size_t opening = at;
  while (opening > 0 && facts.sentences[opening - 1].block == facts.sentences[at].block) --opening;
  constexpr std::uint32_t kOpening = 24;  // bytes
  if (opens_other_news(fold(text.substr(facts.sentences[opening].span.begin, kOpening))))
    return true;
  if (at > 0 && facts.sentences[at - 1].block == facts.sentences[at].block) {
    const TextSpan before = facts.sentences[at - 1].span;
    if (opens_earlier_deed(fold(text.substr(before.begin, before.end - before.begin)))) return true;
  }
  constexpr std::uint32_t kBeside = 60;  // bytes from the deed on
  const std::uint32_t beside = std::min(sentence.end, claims_[number]->anchor.end + kBeside);
  if (deed < beside && names_other_deed(fold(text.substr(deed, beside - deed)), false)) return true;
  if (is_answered_no(document_[number], at)) return true;
  if (at + 1 >= facts.sentences.size() ||
      facts.sentences[at + 1].block != facts.sentences[at].block)
    return false;
  const TextSpan next = facts.sentences[at + 1].span;
  return looks_back(fold(text.substr(next.begin, next.end - next.begin)));
}

/// "hanged three men who had been convicted of killing a guard": what the victims of the deed are
/// said to have done is another deed.
bool Facts::is_crime_of_victims(std::size_t number, std::string_view words) const {
  constexpr std::array<std::string_view, 6> kCharged = {
      "convicted of", "guilty of", "accused of", "charged with", "sentenced for", "condemned for"};
  if (std::none_of(kCharged.begin(), kCharged.end(), [&](std::string_view charged) {
        return words.find(charged) != std::string_view::npos;
      }))
    return false;
  const Role* agent = find_role(*claims_[number], RoleName::agent);
  if (agent == nullptr || agent->ref.empty()) return false;
  const auto [first, last] = claims_of(document_[number]);
  for (std::size_t i = first; i < last; ++i) {
    if (sentence_[i] != sentence_[number] || i == number) continue;
    const Role* victim = find_role(*claims_[i], RoleName::victim);
    if (victim != nullptr && victim->ref == agent->ref) return true;
  }
  return false;
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
