// extract/reading_test.h - what the tests of this room share: two invented states and pages read
// against them
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.h"
#include "extract/extractor.h"

namespace habeas {

// Osterin and Quilland share a river; Brackwater (Osterin) and Halm Ferry (Quilland) face each
// other over it.
inline constexpr std::string_view kInventedStates =
    "id\tname\talternate_names\tlatitude\tlongitude\tcountry\tadmin1\tpopulation\tkind\n"
    "\tOsterin\t~Osterinian,~Osterinians\t-40\t-20\tQO\t\t900000\tcountry\n"
    "\tQuilland\t~Quillish,~Quillanders,~Quillander\t-40.5\t-19\tQU\t\t700000\tcountry\n"
    "q1\tBrackwater\t\t-40.25\t-19.91\tQO\tUpper Reach\t120000\tcity\n"
    "q2\tHalm Ferry\t\t-40.251\t-19.7\tQU\tWestbank\t40000\tcity\n"
    "q3\tTolverton\t\t-40.9\t-19.1\tQU\tWestbank\t310000\tcity\n"
    "q4\tSednaport\t\t-40.2\t-20.4\tQO\tUpper Reach\t410000\tcity\n";

inline const ExtractContext& invented_context() {
  static const Gazetteer gazetteer = [] {
    Gazetteer made = Gazetteer::parse({}).value();
    made.add_user_file("states.tsv", kInventedStates).value();
    return made;
  }();
  static const ExtractContext context = ExtractContext::load(gazetteer).value();
  return context;
}

/// A page with its regions; the layers point into it, so it stays where it was made.
struct Page {
  Document document;
  Layout layout;
  TextReading reading;
  Draft draft;

  [[nodiscard]] std::string_view text() const { return document.text; }
  [[nodiscard]] std::string words(TextSpan span) const {
    return std::string(slice(std::string_view(document.text), span));
  }
};

/// A part of a page with the kind of region that it makes.
struct Part {
  RegionKind kind = RegionKind::main;
  std::string text;
  std::string published = {};  ///< of a quoted region
};

inline std::unique_ptr<Page> read_page(const std::vector<Part>& parts,
                                       const ExtractContext& context = invented_context(),
                                       std::string published = {}) {
  auto page = std::make_unique<Page>();
  page->layout.published.date = std::move(published);
  for (const Part& part : parts) {
    if (!page->document.text.empty()) page->document.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(page->document.text.size());
    page->document.text += part.text;
    Region region;
    region.kind = part.kind;
    if (!part.published.empty()) region.published = Published{part.published, "dateline"};
    region.span = {begin, static_cast<std::uint32_t>(page->document.text.size())};
    if (is_article(part.kind)) page->layout.main.push_back(region.span);
    page->layout.regions.push_back(std::move(region));
  }
  page->reading = read_layers(page->document, page->layout, context);
  page->draft = extract(page->document, page->layout, context);
  return page;
}

inline std::unique_ptr<Page> read_page(std::string text) {
  return read_page({{RegionKind::main, std::move(text)}});
}

/// The claims of one kind as "subkind(anchor)", in text order.
inline std::vector<std::string> claims_of(const Page& page, ClaimKind kind) {
  std::vector<std::string> out;
  for (const DraftClaim& claim : page.draft.claims) {
    if (claim.kind == kind) out.push_back(claim.subkind + "(" + page.words(claim.anchor) + ")");
  }
  return out;
}

/// The events of a text as claims_of() gives them.
inline std::vector<std::string> events(std::string text) {
  return claims_of(*read_page(std::move(text)), ClaimKind::event);
}

/// "event/role number" of the victims counted on a page, each group once: its lower bound, else its
/// upper one, -1 without either. In text order.
inline std::vector<std::string> victims_counted(const Page& page) {
  std::vector<std::string> out;
  std::vector<std::uint32_t> seen;
  for (const DraftClaim& claim : page.draft.claims) {
    if (claim.kind != ClaimKind::count || claim.subkind != "victims") continue;
    for (const DraftRole& role : claim.roles) {
      const bool known = std::find(seen.begin(), seen.end(), role.entity) != seen.end();
      if (role.name != RoleName::victim || known) continue;
      seen.push_back(role.entity);
      const auto& value = std::get<Quantity>(claim.value);
      const auto& end = value.lo ? value.lo : value.hi;
      out.push_back(claim.counted + " " + std::to_string(end ? end->digits : -1));
    }
  }
  return out;
}

/// "subkind event/role number" of the counts of a page, in text order: the lower bound, else the
/// upper one, -1 without either.
inline std::vector<std::string> counts_told(const Page& page) {
  std::vector<std::string> out;
  for (const DraftClaim& claim : page.draft.claims) {
    if (claim.kind != ClaimKind::count) continue;
    const auto& value = std::get<Quantity>(claim.value);
    const auto& end = value.lo ? value.lo : value.hi;
    out.push_back(claim.subkind + " " + claim.counted + " " +
                  std::to_string(end ? end->digits : -1));
  }
  return out;
}

inline bool has(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// The only claim of a kind and subkind; a failure and an empty claim when there is none.
inline const DraftClaim& claim_of(const Page& page, ClaimKind kind, std::string_view subkind) {
  static const DraftClaim nothing;
  for (const DraftClaim& claim : page.draft.claims) {
    if (claim.kind == kind && claim.subkind == subkind) return claim;
  }
  ADD_FAILURE() << "no claim " << subkind << " in: " << page.text();
  return nothing;
}

/// Words of the first role of this name, or "-".
inline std::string role_of(const Page& page, const DraftClaim& claim, RoleName name) {
  for (const DraftRole& role : claim.roles) {
    if (role.name == name) return page.words(role.span);
  }
  return "-";
}

/// The chain as "name < name", first voice first.
inline std::string chain_of(const Page& page, const DraftClaim& claim) {
  std::string out;
  for (const DraftLink& link : claim.chain) {
    if (!out.empty()) out += " < ";
    switch (link.who) {
      case DraftLink::Who::entity:
        out += page.draft.entities[link.entity].name;
        break;
      case DraftLink::Who::narrator:
        out += "narrator";
        break;
      case DraftLink::Who::unnamed:
        out += "?" + link.name;
        break;
    }
  }
  return out;
}

/// The words of a noun or verb group; "-" for none.
inline std::string chunk_words(const Page& page, std::uint32_t chunk) {
  return chunk == kNone ? "-"
                        : std::string(page.reading.a.words(page.reading.a.chunks[chunk].range));
}

/// Numbers of the counts of a page, each group once, in their order; parts of another group in
/// brackets, those told with doubt with a question mark.
inline std::vector<std::string> group_sizes(const Page& page) {
  std::vector<std::string> out;
  std::vector<std::uint32_t> seen;
  for (const DraftClaim& claim : page.draft.claims) {
    if (claim.kind != ClaimKind::count) continue;
    std::uint32_t group = kNone;
    bool part = false;
    for (const DraftRole& role : claim.roles) {
      if (role.name == RoleName::victim && group == kNone) group = role.entity;
      part = part || role.name == RoleName::whole;
    }
    if (std::find(seen.begin(), seen.end(), group) != seen.end()) continue;
    seen.push_back(group);
    const auto& value = std::get<Quantity>(claim.value);
    std::string number = std::to_string(value.lo ? value.lo->digits : -1);
    if (claim.mood == Mood::possible) number += "?";
    out.push_back(part ? "(" + number + ")" : number);
  }
  return out;
}

}  // namespace habeas
