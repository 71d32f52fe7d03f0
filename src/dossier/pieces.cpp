// dossier/pieces.cpp - links, marks and short phrases used by all sections
#include "dossier/pieces.h"

#include "dossier/words.h"
#include "model/json.h"
#include "model/json_names.h"

namespace habeas {
namespace {

constexpr std::size_t kShownWords = 140;

Html claim_href(const Claim& claim) {
  Html out;
  out.tag(" href=\"#").token(to_text(claim.id)).tag("\"");
  return out;
}

const char* state_sign(FindingState state) {
  switch (state) {
    case FindingState::agreed:
      return "=";
    case FindingState::single_origin:
      return "\xE2\x80\xA2";  // bullet
    case FindingState::hedged:
      return "\xE2\x89\x88";  // almost equal
    case FindingState::conflict:
      return "\xE2\x89\xA0";  // not equal
    case FindingState::not_comparable:
      return "\xE2\x88\xA5";  // parallel
    case FindingState::derived:
      return "\xE2\x88\xB4";  // therefore
    case FindingState::denied:
      return "\xC2\xAC";  // not
    case FindingState::unknown:
      return "?";
  }
  return "";
}

Html chip(std::string_view words, std::string_view kind) {
  Html out;
  out.tag("<span class=\"chip ").token(kind).tag("\">").text(words).tag("</span>");
  return out;
}

Html state_mark_in(FindingState state, std::string_view words) {
  Html out;
  out.tag("<span class=\"state ").token(word(state)).tag("\"><span aria-hidden=\"true\">");
  return out.text(state_sign(state)).tag("</span> ").text(words).tag("</span>");
}

/// The first claim that a finding has to show.
const Claim* first_passage(const View& view, const Finding& finding) {
  for (const auto* list : {&finding.supports, &finding.derived_from, &finding.opposes}) {
    for (const ClaimId& id : *list) {
      if (const Claim* claim = view.claim(id)) return claim;
    }
  }
  return nullptr;
}

}  // namespace

Html passage_number(const View& view, const Claim& claim) {
  Html out;
  out.tag("<a class=\"cite\"").add(claim_href(claim)).tag(">");
  out.number(static_cast<std::int64_t>(view.number(claim.document))).tag(".");
  return out.number(static_cast<std::int64_t>(view.number(claim.id))).tag("</a>");
}

Html passage_words(const View& view, const Claim& claim) {
  std::string words(view.words(claim.document, claim.anchor));
  if (words.empty()) words = claim.quote;
  Html out;
  out.tag("<a class=\"q\"").add(claim_href(claim)).tag("><bdi>");
  return out.text(shortened(words, kShownWords)).tag("</bdi></a>");
}

Html passage_list(const View& view, const std::vector<ClaimId>& claims) {
  Html out;
  for (const ClaimId& id : claims) {
    const Claim* claim = view.claim(id);
    if (claim == nullptr) continue;
    if (!out.empty()) out.tag(" ");
    out.add(passage_number(view, *claim));
  }
  return out;
}

Html document_link(const View& view, const DocumentId& id) {
  Html out;
  if (view.number(id) == 0) return out;
  out.tag("<a class=\"doc\" href=\"#").token(to_text(id)).tag("\">D");
  return out.number(static_cast<std::int64_t>(view.number(id))).tag("</a>");
}

Html document_list(const View& view, const std::vector<DocumentId>& ids) {
  Html out;
  for (const DocumentId& id : ids) {
    if (!out.empty()) out.tag(" ");
    out.add(document_link(view, id));
  }
  return out;
}

std::string document_name(const View& view, const DocumentId& id) {
  const Layout* layout = view.layout(id);
  if (layout != nullptr && !layout->title.empty()) return layout->title;
  const Document* document = view.document(id);
  return document == nullptr ? std::string() : file_name(document->path);
}

std::string file_name(std::string_view path) {
  return printable(path.substr(path.find_last_of('/') + 1));
}

std::string state_words_of(const Finding& finding) {
  const bool nameless =
      finding.state == FindingState::single_origin && finding.identified_origins == 0;
  if (nameless) return "origin unresolved";
  // What a party denies does not stand as agreed, however many say it.
  if (!finding.opposes.empty() && finding.state == FindingState::agreed) {
    return "several origins, and denied";
  }
  if (!finding.opposes.empty() && finding.state == FindingState::single_origin) {
    return "one origin, and denied";
  }
  return state_words(finding.state);
}

Html state_mark(FindingState state) { return state_mark_in(state, state_words(state)); }

Html state_mark(const Finding& finding) {
  return state_mark_in(finding.state, state_words_of(finding));
}

Html hedge_marks(const Claim& claim) {
  Html out;
  if (claim.mood != Mood::asserted && claim.mood != Mood::reported) {
    out.tag(" ").add(chip(mood_words(claim.mood), "hedge"));
  }
  if (claim.polarity == Polarity::negative && claim.mood != Mood::denied)
    out.tag(" ").add(chip("negated", "hedge"));
  if (const auto* event = std::get_if<EventState>(&claim.value)) {
    if (event->stage != Stage::accomplished) {
      out.tag(" ").add(chip(value_words(claim.value), "hedge"));
    }
  }
  return out;
}

Html chain_words(const View& view, const Claim& claim) {
  Html out;
  for (const Link& link : claim.chain) {
    if (!out.empty()) out.tag(" <span class=\"arrow\" aria-label=\"through\">\xE2\x86\x92</span> ");
    if (link.rel == Rel::carrier) {
      out.add(document_link(view, claim.document));
      continue;
    }
    if (link.who == kNarrator) {
      out.tag("<span class=\"voice own\">the page itself</span>");
    } else if (link.who == kUnnamed) {
      out.tag("<span class=\"voice unnamed\"><bdi>").text(link.name).tag("</bdi></span> (unnamed)");
    } else {
      out.tag("<span class=\"voice\"><bdi>").text(link.name).tag("</bdi></span>");
    }
    if (link.probable) out.tag(" ").add(chip("probable", "hedge"));
  }
  return out;
}

std::string spelt_value(const Value& value, const Claim& claim) {
  const auto* quantity = std::get_if<Quantity>(&value);
  if (quantity == nullptr) return value_words(value);
  Quantity spelt = *quantity;
  const std::string capital = capitalised(spelt.unit);
  const bool written = claim.quote.find(capital) != std::string::npos;
  if (written && claim.quote.find(" " + spelt.unit) == std::string::npos) spelt.unit = capital;
  return quantity_words(spelt);
}

std::string finding_words(const View& view, const Finding& finding) {
  const Claim* claim = first_passage(view, finding);
  return claim == nullptr ? value_words(finding.value) : spelt_value(finding.value, *claim);
}

Html finding_value(const View& view, const Finding& finding) {
  const std::string words = finding_words(view, finding);
  Html out;
  if (words.empty()) return out;
  const Claim* claim = first_passage(view, finding);
  if (claim == nullptr) return out.tag("<bdi>").text(words).tag("</bdi>");
  out.tag("<a class=\"value\"").add(claim_href(*claim)).tag("><bdi>").text(capitalised(words));
  return out.tag("</bdi></a>");
}

Html origin_words(const View& view, const Finding& finding) {
  Html out;
  if (finding.state == FindingState::unknown) return out;
  out.text(counted_words(finding.documents, "document")).tag(", ");
  std::vector<DocumentId> documents;
  for (const auto* list : {&finding.supports, &finding.derived_from}) {
    for (const ClaimId& id : *list) {
      if (const Claim* claim = view.claim(id)) documents.push_back(claim->document);
    }
  }
  const std::size_t texts = view.copies().texts(documents);
  if (texts > 0 && texts < finding.documents) {
    out.text(counted_words(texts, "text") + ", ");
  }
  out.text(counted_words(finding.identified_origins, "identified origin"));
  return out;
}

Html unresolved_words(const Finding& finding) {
  Html out;
  const std::size_t count = finding.unresolved_origins.size();
  if (count > 0) out.tag(", ").text(number_words(count)).tag(" unresolved");
  return out;
}

Html noun_link(const View& view, std::string_view printed_id) {
  Html out;
  if (const auto document = parse_id<DocumentTag>(printed_id)) {
    if (view.number(*document) == 0) return out.token(printed_id);
    out.add(document_link(view, *document)).tag(" ");
    return out.tag("<bdi>")
        .text(shortened(document_name(view, *document), kShownWords))
        .tag("</bdi>");
  }
  if (const auto id = parse_id<ClaimTag>(printed_id)) {
    const Claim* claim = view.claim(*id);
    if (claim == nullptr) return out.token(printed_id);
    return out.add(passage_number(view, *claim)).tag(" ").add(passage_words(view, *claim));
  }
  if (const auto id = parse_id<IncidentTag>(printed_id)) {
    const Incident* incident = view.incident(*id);
    return incident == nullptr ? out.token(printed_id) : incident_link(*incident);
  }
  if (const auto id = parse_id<OriginTag>(printed_id)) {
    const Origin* origin = view.origin(*id);
    if (origin == nullptr) return out.token(printed_id);
    out.tag("<a href=\"#").token(printed_id).tag("\"><bdi>").text(origin_name(view, *origin));
    return out.tag("</bdi></a>");
  }
  if (const Mention* mention = view.mention(printed_id)) {
    out.add(document_link(view, mention->document)).tag(" <bdi class=\"q\">");
    return out.text(shortened(mention->quote, kShownWords)).tag("</bdi>");
  }
  return out.tag("<code>").token(printed_id).tag("</code>");
}

Html finding_link(const Finding& finding, std::string_view words) {
  Html out;
  out.tag("<a href=\"#").token(to_text(finding.id)).tag("\">").text(words);
  return out.tag("</a>");
}

Html incident_link(const Incident& incident) {
  Html out;
  out.tag("<a href=\"#").token(to_text(incident.id)).tag("\"><bdi>").text(incident.label);
  return out.tag("</bdi></a>");
}

Html incident_number(const View& view, const Incident& incident) {
  Html out;
  out.tag("<a href=\"#").token(to_text(incident.id)).tag("\">Incident ");
  return out.number(static_cast<std::int64_t>(view.number(incident.id))).tag("</a>");
}

Html place_words(const Place& place) {
  Html out;
  out.tag("<bdi>").text(place.name).tag("</bdi> <small>").text(kind_words(place.kind));
  if (!place.admin1.empty() && place.admin1 != place.name) {
    out.tag(", <bdi>").text(place.admin1).tag("</bdi>");
  }
  if (!place.country.empty()) out.tag(", ").text(place.country);
  return out.tag("</small>");
}

std::string origin_name(const View& view, const Origin& origin) {
  const std::string name = origin.name.empty() ? "an unnamed voice" : origin.name;
  if (origin.kind != "document" || origin.carriers.size() != 1) return name;
  return name + " (D" + std::to_string(view.number(origin.carriers.front())) + ")";
}

Html path_words(std::string_view path) {
  Html out;
  return out.tag("<bdi>").text(file_name(path)).tag("</bdi>");
}

}  // namespace habeas
