// cli/why.cpp - walks from a record down to the bytes: finding, claims, voices, document, source
#include "cli/why.h"

#include <algorithm>
#include <map>
#include <type_traits>
#include <variant>

#include "model/json.h"
#include "model/json_names.h"

namespace habeas {
namespace {

std::string date_words(const Date& date) {
  std::string words = date.edtf.empty() ? "no calendar date" : date.edtf;
  if (date.earliest && date.latest && *date.earliest != *date.latest) {
    words += " (between " + to_text(*date.earliest) + " and " + to_text(*date.latest) + ")";
  }
  return words + ", basis: " + std::string(word(date.basis));
}

std::string quantity_words(const Quantity& quantity) {
  const auto figure = [](const std::optional<Number>& number) {
    return number ? to_text(*number) : std::string("open");
  };
  std::string words;
  if (quantity.lo && quantity.lo == quantity.hi) {
    words = figure(quantity.lo);
  } else {
    words = "from " + std::string(quantity.lo_open ? "above " : "") + figure(quantity.lo) + " to " +
            (quantity.hi_open ? "below " : "") + figure(quantity.hi);
  }
  if (quantity.share) words += " of the whole";
  if (!quantity.unit.empty()) words += " " + quantity.unit;
  return words + " (" + std::string(word(quantity.bound)) + ")";
}

std::string place_words(const Place& place) {
  std::string words = place.name;
  if (!place.admin1.empty()) words += ", " + place.admin1;
  if (!place.country.empty()) words += ", " + place.country;
  return words + (place.at || place.geonames ? "" : " (not located)");
}

}  // namespace

std::string told_value(const Value& value) {
  return std::visit(
      [](const auto& held) -> std::string {
        using Held = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<Held, Quantity>) return quantity_words(held);
        if constexpr (std::is_same_v<Held, Date>) return date_words(held);
        if constexpr (std::is_same_v<Held, Place>) return place_words(held);
        if constexpr (std::is_same_v<Held, Named>) return held.name;
        if constexpr (std::is_same_v<Held, EventState>) return std::string(word(held.stage));
        return "";
      },
      value);
}

namespace {

std::string range(std::uint32_t begin, std::uint32_t end) {
  return std::to_string(begin) + " to " + std::to_string(end);
}

class Explainer {
 public:
  explicit Explainer(const Pile& pile) : pile_(pile) {
    for (std::size_t i = 0; i < pile.documents.size(); ++i) documents_[pile.documents[i].id] = i;
    for (const Source& source : pile.sources) sources_[source.id] = &source;
    for (const Claim& claim : pile.claims) claims_[claim.id] = &claim;
    for (const Origin& origin : pile.origins) {
      for (const ClaimId& claim : origin.claims) origin_of_[claim] = &origin;
    }
  }

  std::optional<std::string> take(std::string_view id) {
    const bool found =
        find(pile_.findings, id) || find(pile_.incidents, id) || find(pile_.origins, id) ||
        find(pile_.claims, id) || find(pile_.mentions, id) || find(pile_.attributions, id) ||
        find(pile_.reuse, id) || find(pile_.documents, id) || find(pile_.sources, id);
    if (!found) return std::nullopt;
    return std::move(out_);
  }

 private:
  template <class Noun>
  bool find(const std::vector<Noun>& nouns, std::string_view id) {
    const auto noun = std::find_if(nouns.begin(), nouns.end(),
                                   [&](const Noun& each) { return to_text(each.id) == id; });
    if (noun == nouns.end()) return false;
    tell(*noun, 0);
    return true;
  }

  void line(std::size_t level, const std::string& words) {
    out_ += std::string(level * 2, ' ') + words + "\n";
  }

  // A value, where there is one.
  void value(std::size_t level, const Value& held, const std::string& counted) {
    const std::string words = told_value(held);
    if (words.empty()) return;
    line(level, "value: " + words + (counted.empty() ? "" : ", of " + counted));
  }

  void tell(const Finding& finding, std::size_t level) {
    line(level, "Finding " + to_text(finding.id));
    line(level + 1, finding.text);
    line(level + 1,
         "question: " + finding.attribute + "; state: " + std::string(word(finding.state)));
    value(level + 1, finding.value, finding.counted);
    if (finding.incident) line(level + 1, "incident: " + to_text(*finding.incident));
    line(level + 1, "identified origins: " + std::to_string(finding.identified_origins) +
                        "; documents: " + std::to_string(finding.documents));
    for (const OriginId& id : finding.unresolved_origins) {
      line(level + 1, "unresolved origin: " + to_text(id));
    }
    tell_claims("rests on", finding.supports, level + 1);
    tell_claims("opposed by", finding.opposes, level + 1);
    tell_claims("follows from", finding.derived_from, level + 1);
  }

  void tell(const Incident& incident, std::size_t level) {
    line(level, "Incident " + to_text(incident.id) + ": " + incident.label);
    if (incident.parent) line(level + 1, "part of: " + to_text(*incident.parent));
    if (incident.date) line(level + 1, "date: " + date_words(*incident.date));
    for (const Place& place : incident.places) line(level + 1, "place: " + place_words(place));
    for (const Party& party : incident.parties) {
      line(level + 1, party.role + ": " + party.name);
    }
    tell_reasons("merged with", incident.merged, level + 1);
    tell_reasons("kept apart from", incident.kept_apart, level + 1);
    tell_reasons("related to", incident.related, level + 1);
    tell_claims("claim", incident.claims, level + 1);
  }

  void tell(const Origin& origin, std::size_t level) {
    line(level,
         "Origin " + to_text(origin.id) + ": " + (origin.name.empty() ? "no name" : origin.name));
    line(level + 1, origin.kind + "; " + std::string(word(origin.standing)));
    tell_reasons("merged with", origin.merged, level + 1);
    tell_claims("claim", origin.claims, level + 1);
  }

  void tell(const Claim& claim, std::size_t level) {
    line(level, "Claim " + to_text(claim.id));
    line(level + 1, "\"" + claim.quote + "\"");
    const std::string subkind = claim.subkind.empty() ? "" : "/" + claim.subkind;
    line(level + 1, std::string(word(claim.kind)) + subkind + "; " + std::string(word(claim.mood)) +
                        (claim.polarity == Polarity::negative ? "; negated" : ""));
    value(level + 1, claim.value, claim.counted);
    for (const Role& role : claim.roles) {
      line(level + 1, std::string(word(role.name)) + ": \"" + role.quote + "\"");
    }
    line(level + 1, "who says it: " + chain_words(claim.chain));
    const auto origin = origin_of_.find(claim.id);
    if (origin != origin_of_.end()) {
      line(level + 1, "origin: " + to_text(origin->second->id) + " " + origin->second->name + " (" +
                          std::string(word(origin->second->standing)) + ")");
    }
    line(level + 1, "made by: " + claim.made_by.name + " " + claim.made_by.version);
    where(claim.document, claim.span, claim.where, level + 1);
  }

  static std::string chain_words(const std::vector<Link>& chain) {
    std::string words;
    for (const Link& link : chain) {
      std::string name = link.name.empty() ? link.who : link.name;
      if (link.who == kNarrator) name = "the page's own voice";
      if (link.who == kUnnamed) name = "not named (" + name + ")";
      words += (words.empty() ? "" : " -> ") + name + " [" + std::string(word(link.rel)) +
               (link.probable ? ", probably]" : "]");
    }
    return words;
  }

  void tell(const Mention& mention, std::size_t level) {
    line(level, "Mention " + to_text(mention.id));
    line(level + 1, "\"" + mention.quote + "\"");
    line(level + 1, "kind: " + std::string(word(mention.kind)));
    value(level + 1, mention.value, "");
    where(mention.document, mention.span, mention.where, level + 1);
  }

  void tell(const Attribution& attribution, std::size_t level) {
    line(level, "Attribution " + to_text(attribution.id));
    spans("voice", attribution.document, attribution.voice, level + 1);
    spans("cue", attribution.document, attribution.cue, level + 1);
    spans("content", attribution.document, attribution.content, level + 1);
    tell_document(attribution.document, level + 1);
  }

  void tell(const ReuseLink& link, std::size_t level) {
    line(level, "Reuse " + to_text(link.id) + ": " + std::string(word(link.kind)) + ", " +
                    std::to_string(link.words) + " words");
    for (const ReuseEnd& end : {link.a, link.b}) {
      spans("words", end.document, {end.span}, level + 1);
      tell_document(end.document, level + 1);
    }
  }

  void tell(const Document& document, std::size_t level) {
    line(level, "Document " + to_text(document.id) + ": " + printable(document.path));
    const Layout& layout = pile_.layouts[documents_.at(document.id)];
    line(level + 1, "title: " + (layout.title.empty() ? "not stated" : layout.title));
    line(level + 1, "publisher: " + (layout.publisher.empty() ? "not stated" : layout.publisher));
    line(level + 1, "date of writing: " +
                        (layout.published.date.empty()
                             ? "not stated"
                             : layout.published.date + ", basis: " + layout.published.basis));
    const auto source = sources_.find(document.source);
    if (source != sources_.end()) tell(*source->second, level + 1);
  }

  void tell(const Source& source, std::size_t level) {
    line(level, "Source " + to_text(source.id) + ": " + printable(source.path) + ", " +
                    std::to_string(source.size_bytes) + " bytes");
    line(level + 1, "SHA-256 " + to_hex(source.sha256));
  }

  void tell_claims(const std::string& how, const std::vector<ClaimId>& ids, std::size_t level) {
    for (const ClaimId& id : ids) {
      const auto claim = claims_.find(id);
      if (claim == claims_.end()) continue;
      line(level, how + ":");
      tell(*claim->second, level + 1);
    }
  }

  void tell_reasons(const std::string& how, const std::vector<Reasoned>& list, std::size_t level) {
    for (const Reasoned& item : list) line(level, how + " " + item.id + ": " + item.reason);
  }

  void spans(const std::string& what, const DocumentId& id, const std::vector<TextSpan>& list,
             std::size_t level) {
    const auto document = documents_.find(id);
    for (const TextSpan span : list) {
      std::string words = what + ": bytes " + range(span.begin, span.end) + " of the text";
      if (document != documents_.end()) {
        const std::string_view text = pile_.documents[document->second].text;
        if (!text.empty()) words += ", \"" + std::string(slice(text, span)) + "\"";
      }
      line(level, words);
    }
  }

  void where(const DocumentId& document, TextSpan span, const SourceRef& ref, std::size_t level) {
    std::string words = "bytes " + range(span.begin, span.end) + " of the text";
    if (ref.bytes) words += ", " + range(ref.bytes->begin, ref.bytes->end) + " of the file";
    if (ref.page > 0) words += ", page " + std::to_string(ref.page);
    line(level, words);
    tell_document(document, level);
  }

  void tell_document(const DocumentId& id, std::size_t level) {
    const auto document = documents_.find(id);
    if (document != documents_.end()) tell(pile_.documents[document->second], level);
  }

  const Pile& pile_;
  std::map<DocumentId, std::size_t> documents_;
  std::map<SourceId, const Source*> sources_;
  std::map<ClaimId, const Claim*> claims_;
  std::map<ClaimId, const Origin*> origin_of_;
  std::string out_;
};

}  // namespace

std::optional<std::string> explain(const Pile& pile, const std::vector<Decision>& decisions,
                                   std::string_view id) {
  std::optional<std::string> words = Explainer(pile).take(id);
  if (!words) return words;
  for (const Decision& decision : decisions) {
    if (std::find(decision.on.begin(), decision.on.end(), id) == decision.on.end()) continue;
    *words += "Decided: " + std::string(decision.undoes ? "undone: " : "") +
              std::string(word(decision.act)) + " by " + decision.by + ", " + decision.at + ": " +
              decision.reason + "\n  " + to_text(decision.id) + ", entry " +
              std::to_string(decision.seq) + " of the custody log\n";
  }
  return words;
}

}  // namespace habeas
