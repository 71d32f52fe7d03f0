// dossier/stable_text.cpp - the one-line form of a claim
#include "dossier/stable_text.h"

#include "dossier/words.h"
#include "model/json_names.h"

namespace habeas {
namespace {

/// One line: line ends inside become blanks.
std::string one_line(std::string_view words) {
  std::string line(words);
  for (char& c : line) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return line;
}

}  // namespace

std::string chain_text(const View& view, const Claim& claim) {
  std::string text;
  for (const Link& link : claim.chain) {
    if (!text.empty()) text += " -> ";
    if (link.rel == Rel::carrier) {
      const Document* document = view.document(claim.document);
      text += document == nullptr ? std::string("carrier") : to_text(document->id);
    } else if (link.who == kNarrator) {
      text += kNarrator;
    } else {
      text += one_line(link.name.empty() ? link.who : link.name);
      if (link.who == kUnnamed) text += " (unnamed)";
    }
    if (link.probable) text += " (probable)";
  }
  return text;
}

std::string stable_value(const Claim& claim) { return one_line(value_words(claim.value)); }

std::string claim_date(const View& view, const Claim& claim) {
  if (const auto* date = std::get_if<Date>(&claim.value)) return date->edtf;
  for (const Role& role : claim.roles) {
    if (role.name != RoleName::date) continue;
    if (const Date* date = view.date_of(role)) return date->edtf;
  }
  return {};
}

std::string claim_place(const View& view, const Claim& claim) {
  if (const auto* place = std::get_if<Place>(&claim.value)) return one_line(place->name);
  for (const Role& role : claim.roles) {
    if (role.name != RoleName::place) continue;
    if (const Place* place = view.place_of(role)) return one_line(place->name);
  }
  return {};
}

std::string stable_text(const View& view, const Claim& claim) {
  const Source* source = view.source(claim.where.source);
  std::string text(word(claim.kind));
  text += "/" + claim.subkind + " | " + claim.counted + " | " + stable_value(claim) + " | " +
          claim_date(view, claim) + " | " + claim_place(view, claim) + " | " +
          chain_text(view, claim) + " | " + std::string(word(claim.mood)) + " " +
          std::string(word(claim.polarity)) + " | \"" + one_line(claim.quote) + "\" | sha256:";
  if (source != nullptr) text += to_hex(source->sha256);
  if (claim.where.bytes) {
    text += "[" + std::to_string(claim.where.bytes->begin) + "," +
            std::to_string(claim.where.bytes->end) + ")";
  }
  if (claim.where.page > 0) text += " page " + std::to_string(claim.where.page);
  return text;
}

}  // namespace habeas
