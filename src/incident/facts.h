// incident/facts.h - the claims of a pile in one fixed order, with their places, groups and dates
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/days.h"
#include "model/entity.h"
#include "model/nouns.h"

namespace habeas {

/// Borrows everything that a stage was given, for the time of one call. Claims have numbers in the
/// order of the documents' paths, then spans, so that the order of the input does not matter.
class Facts {
 public:
  Facts(std::span<const Document> documents, std::span<const Claim> claims,
        std::span<const Mention> mentions, std::span<const Entity> entities);

  [[nodiscard]] std::size_t size() const { return claims_.size(); }
  [[nodiscard]] const Claim& claim(std::size_t number) const { return *claims_[number]; }
  /// Number of the document of a claim; documents are numbered by path.
  [[nodiscard]] std::size_t document_of(std::size_t number) const { return document_[number]; }
  [[nodiscard]] std::size_t documents() const { return documents_.size(); }
  [[nodiscard]] const Document& document(std::size_t number) const { return *documents_[number]; }
  /// Number of the sentence that a claim's anchor begins in, counted through its document.
  [[nodiscard]] std::int64_t sentence_of(std::size_t number) const { return sentence_[number]; }

  [[nodiscard]] const Institutions& institutions() const { return institutions_; }
  /// Place of a role whose ref is a mention; null when it is none.
  [[nodiscard]] const Place* place(const Role& role) const;
  /// Date of a role whose ref is a mention; null when it is none.
  [[nodiscard]] const Date* date(const Role& role) const;
  /// Days of the role `date` of a claim, or of the claim itself when it is a date.
  [[nodiscard]] std::optional<DayRange> days(const Claim& claim) const;
  /// Printed id of the group that a claim is about: the whole of a part or share, else the victim.
  [[nodiscard]] std::string group(const Claim& claim) const;

 private:
  std::vector<const Document*> documents_;
  std::vector<const Claim*> claims_;
  std::vector<std::size_t> document_;
  std::vector<std::int64_t> sentence_;
  std::map<std::string, const Mention*, std::less<>> mentions_;
  Institutions institutions_;
};

/// A key under which one place of two pages meets: its GeoNames number, else its folded name and
/// country.
std::string place_key(const Place& place);

}  // namespace habeas
