// incident/facts.h - the claims of a pile in one fixed order, with their places, groups and dates
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/days.h"
#include "model/entity.h"
#include "model/mention_index.h"
#include "model/nouns.h"
#include "text/tokens.h"

namespace habeas {

/// One sentence of an article. Furniture has no sentences.
struct SentenceFacts {
  TextSpan span;
  std::uint32_t block = 0;                     ///< paragraph, counted through the document
  std::uint32_t first_word = 0, end_word = 0;  ///< in DocumentFacts::words
  bool title = false;
  /// In a round-up of news ("Norland: ... Brod: ..."): the item it belongs to; else empty.
  std::string item;
};

/// Set in the key of a number, clear in the key of a word.
inline constexpr std::uint64_t kNumberBit = std::uint64_t{1} << 63U;

/// A place or something else with a name that stands in a sentence, as it is told there
/// (told_town.h).
struct NamedThere {
  const Mention* mention = nullptr;
  const Place* place = nullptr;  ///< null: it is none
  std::uint32_t sentence = 0;
  bool is_in_dateline = false;  ///< "KARSOVA (Norland), 3 May - "
  bool is_of_agency = false;    ///< one with its day, as agencies write from their seats
  bool is_goal = false;         ///< "were handed over to Karsova"
  bool is_where = false;        ///< "in Karsova"
  bool is_attribute = false;    ///< "the Norland embassy"; asked of countries
};

/// A document as grouping sees it: its article in sentences, and what is named in it.
struct DocumentFacts {
  const Document* document = nullptr;
  std::vector<SentenceFacts> sentences;
  std::vector<std::uint64_t> words;      ///< folded keys of words and numbers, in order
  std::vector<const Mention*> mentions;  ///< in the sentences, by place
  std::vector<NamedThere> named;         ///< places and names among them
  std::optional<std::int64_t> written;   ///< day of writing (days since 1970-01-01)
};

/// What one document says; borrowed.
struct PageNouns {
  const Document* document = nullptr;
  const Layout* layout = nullptr;  ///< null: all of it is taken as article
  std::vector<const Claim*> claims;
  std::vector<const Mention*> mentions;
};

/// A page as it was read once. Borrows its nouns.
struct PageReading {
  DocumentFacts document;
  std::vector<const Claim*> claims;     ///< by place
  std::vector<std::int64_t> sentence;   ///< of each claim: that its anchor begins in
  std::vector<bool> is_set_apart;       ///< of each claim (set_apart.h)
  std::vector<const Mention*> told_by;  ///< of each role of each claim: what of this page it means
  std::vector<std::size_t> first_role;  ///< of each claim, in told_by
  std::set<std::uint32_t> other_dates;  ///< first bytes of dates of statements, datelines, periods
};
PageReading read_page(const PageNouns& page);

/// Documents by path, then id; with what is said of each. Of two documents with one id the first
/// has it all.
std::vector<PageNouns> pages_of(std::span<const Document> documents,
                                std::span<const Layout> layouts, std::span<const Claim> claims,
                                std::span<const Mention> mentions);

/// Do documents stand in this order?
bool stands_before(const Document& a, const Document& b);

/// What roles refer to. Borrows the mentions.
struct Referred {
  MentionIndex mentions;
  Institutions institutions;
};

/// Borrows everything that a stage was given, for the time of one call. Claims have numbers in the
/// order of the documents' paths, then spans, so that the order of the input does not matter.
class Facts {
 public:
  /// A document without layout is taken as all article.
  Facts(std::span<const Document> documents, std::span<const Layout> layouts,
        std::span<const Claim> claims, std::span<const Mention> mentions,
        std::span<const Entity> entities);
  /// Of some pages, in the order of their documents; borrowed too.
  Facts(const std::vector<const PageReading*>& pages, const Referred& referred);
  ~Facts() = default;
  Facts(const Facts&) = delete;
  Facts& operator=(const Facts&) = delete;

  [[nodiscard]] std::size_t size() const { return claims_.size(); }
  [[nodiscard]] const Claim& claim(std::size_t number) const { return *claims_[number]; }
  /// Number of the document of a claim; documents are numbered by path.
  [[nodiscard]] std::size_t document_of(std::size_t number) const { return document_[number]; }
  [[nodiscard]] std::size_t documents() const { return pages_.size(); }
  [[nodiscard]] const Document& document(std::size_t number) const {
    return *pages_[number]->document.document;
  }
  [[nodiscard]] const DocumentFacts& facts_of(std::size_t document) const {
    return pages_[document]->document;
  }
  /// Number of the sentence that a claim's anchor begins in, in its document's sentences.
  [[nodiscard]] std::int64_t sentence_of(std::size_t number) const { return sentence_[number]; }
  /// Paragraph of that sentence.
  [[nodiscard]] std::int64_t block_of(std::size_t number) const;

  [[nodiscard]] const Institutions& institutions() const { return referred_->institutions; }
  /// Place of a role whose ref is a mention; null when it is none.
  [[nodiscard]] const Place* place(const Role& role) const {
    return referred_->mentions.place(role);
  }
  /// The same of a role of the claim of this number.
  [[nodiscard]] const Place* place(std::size_t number, const Role& role) const {
    const Mention* mention = told_by(number, role);
    return mention == nullptr ? nullptr : std::get_if<Place>(&mention->value);
  }
  [[nodiscard]] const Date* date(std::size_t number, const Role& role) const {
    const Mention* mention = told_by(number, role);
    return mention == nullptr ? nullptr : std::get_if<Date>(&mention->value);
  }
  /// Date of a role whose ref is a mention; null when it is none.
  [[nodiscard]] const Date* date(const Role& role) const { return referred_->mentions.date(role); }
  /// Date of the role `date` of a claim, or of the claim itself when it is one; else null.
  [[nodiscard]] const Date* date(const Claim& claim) const;
  /// Days of that date.
  [[nodiscard]] std::optional<DayRange> days(const Claim& claim) const;
  /// When the deed of a claim took place: its nearest date that is not the day of a statement about
  /// it; else null.
  [[nodiscard]] const Date* deed_date(std::size_t number) const;
  [[nodiscard]] std::optional<DayRange> deed_days(std::size_t number) const;
  /// "Down the street from a July 2014 shooting that left a girl dead": of a deed without a date of
  /// its own, the last date before it in its sentence, else the first behind it, if it names a year
  /// and lies long before the day of writing; else null.
  [[nodiscard]] const Date* old_date_beside(std::size_t number) const;
  /// Is it a date of when a deed took place, not of a statement, a dateline, a period?
  [[nodiscard]] bool dates_deed_of(std::size_t number) const;
  /// Does this date belong to a dateline ("ALTO, 12 May (Wire) -")?
  [[nodiscard]] bool opens_dateline(std::size_t document, TextSpan date) const;
  /// Numbers of the first claim of a document and behind its last.
  [[nodiscard]] std::pair<std::size_t, std::size_t> claims_of(std::size_t document) const;
  /// Does the sentence say, before the claim, that what follows is another matter ("has nothing to
  /// do with the raid")?
  [[nodiscard]] bool is_set_apart(std::size_t number) const { return set_apart_[number]; }
  /// Item of a round-up of news that a claim stands in; empty where the page is none.
  [[nodiscard]] const std::string& item_of(std::size_t number) const;
  /// Printed id of the group that a claim is about: the whole of a part or share, else the victim.
  [[nodiscard]] static std::string_view group(const Claim& claim);

 private:
  void add(const PageReading& page);
  [[nodiscard]] const Mention* told_by(std::size_t number, const Role& role) const;

  std::vector<PageReading> own_pages_;
  std::vector<const PageReading*> pages_;
  std::vector<const Claim*> claims_;
  std::vector<const Mention* const*> told_by_;  // of each claim: of its first role
  std::vector<std::size_t> document_;
  std::vector<std::int64_t> sentence_;
  std::vector<bool> set_apart_;
  std::unique_ptr<const Referred> own_;
  const Referred* referred_;
};

/// Number of the sentence that holds this byte, or the last before it; 0 when there is none.
std::size_t sentence_at(const DocumentFacts& document, std::uint32_t byte);

/// A key under which one place of two pages meets: its GeoNames number, else its folded name and
/// country.
std::string place_key(const Place& place);

}  // namespace habeas
