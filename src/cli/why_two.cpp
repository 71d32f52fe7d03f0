// cli/why_two.cpp - what ties two records together or keeps them apart, and where a number comes
// from
#include <algorithm>
#include <map>
#include <set>

#include "cli/why.h"
#include "model/json.h"
#include "model/json_names.h"

namespace habeas {
namespace {

class Comparer {
 public:
  explicit Comparer(const Pile& pile) : pile_(pile) {
    for (const Claim& claim : pile.claims) claims_[claim.id] = &claim;
    for (const Document& document : pile.documents) documents_[document.id] = &document;
  }

  std::optional<std::string> take(std::string_view a, std::string_view b) {
    if (const auto* x = document(a)) {
      const auto* y = document(b);
      if (y == nullptr) return std::nullopt;
      compare(*x, *y);
      return std::move(out_);
    }
    if (const auto* x = record(pile_.incidents, a)) {
      const auto* y = record(pile_.incidents, b);
      if (y == nullptr) return std::nullopt;
      compare(*x, *y);
      return std::move(out_);
    }
    return std::nullopt;
  }

  std::optional<std::string> number(const Number& asked) {
    for (const Finding& finding : pile_.findings) tell_if_holds(finding, asked);
    for (const Claim& claim : pile_.claims) {
      const auto* quantity = std::get_if<Quantity>(&claim.value);
      if (quantity == nullptr || !holds(*quantity, asked)) continue;
      tell("Told by", claim, 0);
    }
    if (out_.empty()) return std::nullopt;
    return std::move(out_);
  }

 private:
  template <class Noun>
  static const Noun* record(const std::vector<Noun>& nouns, std::string_view id) {
    const auto noun = std::find_if(nouns.begin(), nouns.end(),
                                   [&](const Noun& each) { return to_text(each.id) == id; });
    return noun == nouns.end() ? nullptr : &*noun;
  }

  /// By its id or its path.
  [[nodiscard]] const Document* document(std::string_view called) const {
    if (const Document* known = record(pile_.documents, called)) return known;
    const auto named = std::find_if(pile_.documents.begin(), pile_.documents.end(),
                                    [&](const Document& each) { return each.path == called; });
    return named == pile_.documents.end() ? nullptr : &*named;
  }

  void line(std::size_t level, const std::string& words) {
    out_ += std::string(level * 2, ' ') + words + "\n";
  }

  [[nodiscard]] std::string path_of(DocumentId id) const {
    const auto at = documents_.find(id);
    return at == documents_.end() ? to_text(id) : printable(at->second->path);
  }

  void tell(const std::string& how, const Claim& claim, std::size_t level) {
    line(level, how + " claim " + to_text(claim.id) + " in " + path_of(claim.document) +
                    ", bytes " + std::to_string(claim.span.begin) + " to " +
                    std::to_string(claim.span.end));
    line(level + 1, "\"" + claim.quote + "\"");
  }

  void compare(const Document& a, const Document& b) {
    line(0, "Documents " + to_text(a.id) + " " + printable(a.path));
    line(0, "      and " + to_text(b.id) + " " + printable(b.path));
    std::size_t ties = tell_reuse(a, b);
    for (const Origin& origin : pile_.origins) ties += tell_origin(origin, a, b) ? 1 : 0;
    if (ties == 0) {
      line(1,
           "nothing ties them: no passage stands in both, and no voice is behind claims of both");
    }
  }

  std::size_t tell_reuse(const Document& a, const Document& b) {
    std::size_t told = 0;
    for (const ReuseLink& link : pile_.reuse) {
      const bool forth = link.a.document == a.id && link.b.document == b.id;
      const bool back = link.a.document == b.id && link.b.document == a.id;
      if (!forth && !back) continue;
      ++told;
      line(1, std::string(word(link.kind)) + " of " + std::to_string(link.words) + " words (" +
                  to_text(link.id) + ")");
      tell_end(link.a);
      tell_end(link.b);
    }
    return told;
  }

  void tell_end(const ReuseEnd& end) {
    const std::string_view text = documents_.at(end.document)->text;
    const std::string quote =
        text.empty() ? std::string() : ": \"" + std::string(slice(text, end.span)) + "\"";
    line(2, path_of(end.document) + ", bytes " + std::to_string(end.span.begin) + " to " +
                std::to_string(end.span.end) + quote);
  }

  /// Is the origin behind claims of both? Says which, and why its voices were taken for one.
  bool tell_origin(const Origin& origin, const Document& a, const Document& b) {
    std::vector<const Claim*> in_a;
    std::vector<const Claim*> in_b;
    for (const ClaimId& id : origin.claims) {
      const auto at = claims_.find(id);
      if (at == claims_.end()) continue;
      if (at->second->document == a.id) in_a.push_back(at->second);
      if (at->second->document == b.id) in_b.push_back(at->second);
    }
    if (in_a.empty() || in_b.empty()) return false;
    line(1, "one origin: " + origin.name + " (" + std::string(word(origin.standing)) + ", " +
                to_text(origin.id) + ")");
    std::set<std::string> reasons;
    for (const Reasoned& merged : origin.merged) reasons.insert(merged.reason);
    for (const std::string& reason : reasons) line(2, "because " + reason);
    if (reasons.empty()) line(2, "because both name it");
    for (const Claim* claim : in_a) tell("it is behind", *claim, 2);
    for (const Claim* claim : in_b) tell("it is behind", *claim, 2);
    return true;
  }

  void compare(const Incident& a, const Incident& b) {
    for (const Incident* incident : {&a, &b}) {
      line(0, "Incident " + to_text(incident->id) + ": " + incident->label);
      line(1, "event: " + (incident->event.empty() ? "not told" : incident->event));
      line(1, "date: " + (incident->date ? told_value(Value(*incident->date)) : "not told"));
      for (const Place& place : incident->places) line(1, "place: " + told_value(Value(place)));
      for (const Party& party : incident->parties) line(1, party.role + ": " + party.name);
    }
    std::size_t told = 0;
    told += tell_reasons("kept apart: ", a, b, a.kept_apart, b.kept_apart);
    told += tell_reasons("merged: ", a, b, a.merged, b.merged);
    told += tell_reasons("related: ", a, b, a.related, b.related);
    if (a.parent == b.id || b.parent == a.id) {
      line(0, "one is part of the other");
      ++told;
    }
    if (a.parent && a.parent == b.parent) {
      line(0, "both are parts of " + to_text(*a.parent));
      ++told;
    }
    if (told == 0) {
      line(0, "too little speaks for one event: no veto was needed to keep them apart");
    }
  }

  /// What one of the two says of the other; each reason once.
  std::size_t tell_reasons(const std::string& how, const Incident& a, const Incident& b,
                           const std::vector<Reasoned>& of_a, const std::vector<Reasoned>& of_b) {
    std::set<std::string> reasons;
    for (const Reasoned& item : of_a) {
      if (item.id == to_text(b.id)) reasons.insert(item.reason);
    }
    for (const Reasoned& item : of_b) {
      if (item.id == to_text(a.id)) reasons.insert(item.reason);
    }
    for (const std::string& reason : reasons) line(0, how + reason);
    return reasons.size();
  }

  static bool holds(const Quantity& quantity, const Number& asked) {
    return quantity.lo == asked || quantity.hi == asked || quantity.point == asked;
  }

  void tell_if_holds(const Finding& finding, const Number& asked) {
    const auto* quantity = std::get_if<Quantity>(&finding.value);
    if (quantity == nullptr || !holds(*quantity, asked)) return;
    line(0, "Finding " + to_text(finding.id) + " (" + std::string(word(finding.state)) +
                "): " + finding.text);
    const bool derived = !finding.derived_from.empty();
    for (const ClaimId id : derived ? finding.derived_from : finding.supports) {
      const auto at = claims_.find(id);
      if (at != claims_.end()) tell(derived ? "follows from" : "rests on", *at->second, 1);
    }
  }

  const Pile& pile_;
  std::map<ClaimId, const Claim*> claims_;
  std::map<DocumentId, const Document*> documents_;
  std::string out_;
};

}  // namespace

std::optional<std::string> explain_two(const Pile& pile, std::string_view a, std::string_view b) {
  return Comparer(pile).take(a, b);
}

std::optional<std::string> explain_number(const Pile& pile, const Number& number) {
  return Comparer(pile).number(number);
}

}  // namespace habeas
