// incident/facts.cpp - indexes claims, mentions and sentences of a pile
#include "incident/facts.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "model/deeds.h"
#include "text/tokens.h"

namespace habeas {
namespace {

/// First bytes of the sentences of a text, in order.
std::vector<std::uint32_t> sentence_begins(const Document& document) {
  const TokenText tokens = tokenize(document.text, find_blocks(document.text));
  std::vector<std::uint32_t> begins;
  for (const TokenRange sentence : tokens.sentences) {
    if (!sentence.empty()) begins.push_back(tokens.span(sentence).begin);
  }
  return begins;
}

}  // namespace

Facts::Facts(std::span<const Document> documents, std::span<const Claim> claims,
             std::span<const Mention> mentions, std::span<const Entity> entities)
    : institutions_(entities) {
  for (const Document& document : documents) documents_.push_back(&document);
  std::sort(documents_.begin(), documents_.end(), [](const Document* a, const Document* b) {
    return std::tie(a->path, a->id) < std::tie(b->path, b->id);
  });
  std::map<DocumentId, std::size_t> number;
  for (std::size_t i = 0; i < documents_.size(); ++i) number.emplace(documents_[i]->id, i);
  for (const Claim& claim : claims) {
    if (number.count(claim.document) != 0) claims_.push_back(&claim);
  }
  std::sort(claims_.begin(), claims_.end(), [&](const Claim* a, const Claim* b) {
    return std::make_tuple(number.at(a->document), a->anchor, a->span, a->id) <
           std::make_tuple(number.at(b->document), b->anchor, b->span, b->id);
  });
  std::vector<std::uint32_t> begins;
  for (std::size_t i = 0; i < claims_.size(); ++i) {
    const std::size_t document = number.at(claims_[i]->document);
    if (i == 0 || document != document_.back()) begins = sentence_begins(*documents_[document]);
    document_.push_back(document);
    sentence_.push_back(std::upper_bound(begins.begin(), begins.end(), claims_[i]->anchor.begin) -
                        begins.begin());
  }
  for (const Mention& mention : mentions) mentions_.emplace(to_text(mention.id), &mention);
}

const Place* Facts::place(const Role& role) const {
  const auto at = mentions_.find(role.ref);
  return at == mentions_.end() ? nullptr : std::get_if<Place>(&at->second->value);
}

const Date* Facts::date(const Role& role) const {
  const auto at = mentions_.find(role.ref);
  return at == mentions_.end() ? nullptr : std::get_if<Date>(&at->second->value);
}

std::optional<DayRange> Facts::days(const Claim& claim) const {
  if (const Date* date = std::get_if<Date>(&claim.value)) return day_range(*date);
  const Role* role = find_role(claim, RoleName::date);
  if (role == nullptr) return std::nullopt;
  const Date* date = this->date(*role);
  return date == nullptr ? std::nullopt : day_range(*date);
}

std::string Facts::group(const Claim& claim) const {
  for (const RoleName name : {RoleName::whole, RoleName::victim}) {
    const Role* role = find_role(claim, name);
    if (role != nullptr && !role->ref.empty()) return role->ref;
  }
  return {};
}

std::string place_key(const Place& place) {
  if (place.geonames) return "g" + std::to_string(*place.geonames);
  return fold_name(place.name) + "/" + place.country;
}

}  // namespace habeas
