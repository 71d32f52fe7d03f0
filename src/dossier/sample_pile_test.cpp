// dossier/sample_pile_test.cpp - builds the invented pile
#include "dossier/sample_pile_test.h"

#include <gtest/gtest.h>

#include <string>

namespace habeas {
namespace {

/// Adds nouns by the words that they stand on.
class Builder {
 public:
  const Document& document(const std::string& path, const std::string& text) {
    Source source;
    source.sha256 = sha256(text);
    source.id = IdBuilder().add(path).build<SourceTag>();
    source.size_bytes = text.size();
    source.media_type = "text/plain";
    source.path = path;
    Document document;
    document.id = IdBuilder().add(path).build<DocumentTag>();
    document.source = source.id;
    document.path = path;
    document.text = text;
    document.to_source =
        OffsetMap<InText, InSource>::identity(static_cast<std::uint32_t>(text.size()));
    document.encoding = {"UTF-8", "valid"};
    Layout layout;
    layout.document = document.id;
    layout.language = "en";
    pile.sources.push_back(source);
    pile.documents.push_back(document);
    pile.layouts.push_back(layout);
    return pile.documents.back();
  }

  Layout& layout() { return pile.layouts.back(); }

  TextSpan find(const std::string& words) const {
    const std::size_t at = pile.documents.back().text.find(words);
    EXPECT_NE(at, std::string::npos) << words;
    const auto begin = static_cast<std::uint32_t>(at);
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
  }

  void region(RegionKind kind, const std::string& first, const std::string& last,
              const std::string& note = "") {
    Region region;
    region.kind = kind;
    region.span = hull(find(first), find(last));
    region.note = note;
    region.id = IdBuilder().add(pile.documents.back().id).add(region.span.begin).build<RegionTag>();
    layout().regions.push_back(region);
  }

  std::string mention(MentionKind kind, const std::string& words, Value value) {
    Mention mention;
    mention.document = pile.documents.back().id;
    mention.kind = kind;
    mention.span = find(words);
    mention.quote = words;
    mention.value = std::move(value);
    mention.where = {pile.sources.back().id, SourceSpan{mention.span.begin, mention.span.end}};
    mention.id = IdBuilder().add(mention.document).add(mention.span.begin).build<MentionTag>();
    pile.mentions.push_back(mention);
    return to_text(mention.id);
  }

  Claim& claim(ClaimKind kind, const std::string& subkind, const std::string& quote,
               const std::string& anchor, Value value, const std::string& voice) {
    Claim claim;
    claim.document = pile.documents.back().id;
    claim.kind = kind;
    claim.subkind = subkind;
    claim.span = find(quote);
    const auto inside = static_cast<std::uint32_t>(quote.find(anchor));
    claim.anchor = {claim.span.begin + inside,
                    claim.span.begin + inside + static_cast<std::uint32_t>(anchor.size())};
    claim.quote = quote;
    claim.value = std::move(value);
    claim.where = {pile.sources.back().id, SourceSpan{claim.span.begin, claim.span.end}};
    claim.id =
        IdBuilder().add(claim.document).add(claim.anchor.begin).add(subkind).build<ClaimTag>();
    if (voice.empty()) {
      claim.chain.push_back({std::string(kNarrator), "", Rel::narrator, {}, false});
    } else {
      claim.chain.push_back(
          {to_text(IdBuilder().add(voice).build<EntityTag>()), voice, Rel::said, {}, false});
    }
    claim.chain.push_back({to_text(claim.document), "", Rel::carrier, {}, false});
    claim.made_by = {"sample", "1"};
    pile.claims.push_back(claim);
    return pile.claims.back();
  }

  Pile pile;
};

Quantity people(Bound bound, std::int64_t number) {
  Quantity quantity;
  quantity.bound = bound;
  quantity.unit = "person";
  const Number value{number, 0};
  if (bound == Bound::upper || bound == Bound::exact) quantity.hi = value;
  if (bound == Bound::lower || bound == Bound::exact) quantity.lo = value;
  if (bound == Bound::exact || bound == Bound::approx) quantity.point = value;
  return quantity;
}

Date yearless(const std::string& edtf) {
  Date date;
  date.edtf = edtf;
  date.basis = DateBasis::explicit_;
  return date;
}

Place town(const std::string& name, std::int32_t lat, std::int32_t lon, const std::string& country,
           PlaceKind kind = PlaceKind::city) {
  Place place;
  place.name = name;
  place.at = LatLon{lat, lon};
  place.country = country;
  place.kind = kind;
  return place;
}

Role role(RoleName name, const std::string& quote, const std::string& ref) {
  return {name, {}, quote, ref};
}

const char kOffice[] = "Harbour Rights Office";

}  // namespace

Pile sample_pile() {
  Builder b;

  b.document(
      "pile/1_statement.txt",
      "Up to 240 fishers sent back across the Tarn river\n\n"
      "The Harbour Rights Office said on Tuesday that up to 240 fishers were sent back from "
      "Orvelle to Massenia on 14 May. More than 90 of them crossed from Brisk to Colm, and 60 "
      "from Harl to Unstad, the office said.\n\n"
      "\xE2\x80\x9CThey had asked for protection and got none,\xE2\x80\x9D a witness said.\n\n"
      "We use cookies to make this page work. Accept all.\n");
  b.layout().title = "Up to 240 fishers sent back across the Tarn river";
  b.layout().publisher = "Harbour Rights Office";
  b.layout().published = {"2031-06-03", "dateline"};
  b.region(RegionKind::title, "Up to 240 fishers sent", "Tarn river");
  b.region(RegionKind::main, "The Harbour", "witness said.");
  b.region(RegionKind::cookie_notice, "We use cookies", "Accept all.", "words of a consent banner");
  const std::string day = b.mention(MentionKind::date, "14 May", yearless("XXXX-05-14"));
  const std::string brisk =
      b.mention(MentionKind::place, "Brisk", town("Brisk", -4830000, -7240000, "XA"));
  const std::string colm =
      b.mention(MentionKind::place, "Colm", town("Colm", -4851000, -7262000, "XB"));
  const std::string harl =
      b.mention(MentionKind::place, "Harl", town("Harl", -4902000, -7215000, "XA"));
  const std::string unstad =
      b.mention(MentionKind::place, "Unstad", town("Unstad", -4905000, -7231000, "XB"));
  const std::string orvelle =
      b.mention(MentionKind::place, "Orvelle", town("Orvelle", -4760000, -7010000, "XA"));
  const std::string massenia =
      b.mention(MentionKind::place, "Massenia", town("Massenia", -4880000, -7330000, "XB"));
  Claim total = b.claim(ClaimKind::count, "forced_return",
                        "up to 240 fishers were sent back from Orvelle to Massenia on 14 May",
                        "up to 240 fishers", people(Bound::upper, 240), kOffice);
  total.counted = "forced_return/victim";
  total.roles = {role(RoleName::date, "14 May", day)};
  b.pile.claims.back() = total;
  Claim event = b.claim(ClaimKind::event, "forced_return",
                        "up to 240 fishers were sent back from Orvelle to Massenia on 14 May",
                        "sent back", EventState{}, kOffice);
  event.roles = {role(RoleName::date, "14 May", day), role(RoleName::from, "Orvelle", orvelle),
                 role(RoleName::to, "Massenia", massenia)};
  b.pile.claims.back() = event;
  Claim at_brisk =
      b.claim(ClaimKind::count, "forced_return", "More than 90 of them crossed from Brisk to Colm",
              "More than 90 of them", people(Bound::lower, 90), kOffice);
  std::get<Quantity>(at_brisk.value).lo_open = true;
  at_brisk.roles = {role(RoleName::from, "Brisk", brisk), role(RoleName::to, "Colm", colm)};
  b.pile.claims.back() = at_brisk;
  Claim at_harl = b.claim(ClaimKind::count, "forced_return", "60 from Harl to Unstad", "60",
                          people(Bound::exact, 60), kOffice);
  at_harl.roles = {role(RoleName::from, "Harl", harl), role(RoleName::to, "Unstad", unstad)};
  b.pile.claims.back() = at_harl;
  Claim witness = b.claim(ClaimKind::profile, "protection_refused",
                          "They had asked for protection and got none",
                          "asked for protection and got none", {}, "a witness");
  witness.chain.front().who = std::string(kUnnamed);
  b.pile.claims.back() = witness;
  const DocumentId first = b.pile.documents.back().id;

  b.document("pile/2_wire.txt",
             "Office: 240 fishers returned\n\nSome 240 fishers were returned to Massenia in May, "
             "according "
             "to the Harbour Rights Office. Massenia's foreign ministry said that no fisher was "
             "returned against his will.\n\nRelated: Ferry strike enters second week\n");
  b.layout().title = "Office: 240 fishers returned";
  b.region(RegionKind::title, "Office: 240", "fishers returned");
  b.region(RegionKind::main, "Some 240", "against his will.");
  b.region(RegionKind::related_teaser, "Related:", "second week", "headline of another story");
  Claim some = b.claim(ClaimKind::count, "forced_return",
                       "Some 240 fishers were returned to Massenia in May", "Some 240 fishers",
                       people(Bound::approx, 240), kOffice);
  b.pile.claims.back() = some;
  const std::string may = b.mention(MentionKind::date, "in May", yearless("XXXX-05"));
  Claim denial =
      b.claim(ClaimKind::denial, "denial_of_act", "no fisher was returned against his will",
              "no fisher was returned against his will", {}, "foreign ministry of Massenia");
  denial.mood = Mood::denied;
  denial.polarity = Polarity::negative;
  denial.roles = {role(RoleName::date, "in May", may)};
  b.pile.claims.back() = denial;
  const DocumentId second = b.pile.documents.back().id;

  b.document(
      "pile/3_digest.txt",
      "From the Harl Courier, 20 May:\n240 fishers are gone, and nobody knows where they are held. "
      "Colm's mayor allegedly counted 35 on one ferry.\n\nShare this page\n");
  b.region(RegionKind::quoted, "From the Harl", "one ferry.");
  b.layout().regions.back().publisher = "Harl Courier";
  b.layout().regions.back().published = Published{"", "20 May, year not stated"};
  b.region(RegionKind::share_widget, "Share this page", "page", "share buttons");
  const Claim bare = b.claim(ClaimKind::count, "forced_return", "240 fishers are gone",
                             "240 fishers", people(Bound::exact, 240), "");
  Claim ferry =
      b.claim(ClaimKind::count, "transfer", "Colm's mayor allegedly counted 35 on one ferry",
              "35 on one ferry", people(Bound::exact, 35), "the mayor of Colm");
  ferry.mood = Mood::alleged;
  b.pile.claims.back() = ferry;
  const DocumentId third = b.pile.documents.back().id;

  b.document(
      "pile/4_other.txt",
      "Nine dockers were held in Port Ness in March, the Dockers' Union said. The union fears "
      "that they may be sent back.\n");
  b.region(RegionKind::main, "Nine dockers", "sent back.");
  const Claim dockers =
      b.claim(ClaimKind::count, "detention", "Nine dockers were held in Port Ness in March",
              "Nine dockers", people(Bound::exact, 9), "Dockers' Union");
  Claim fear = b.claim(ClaimKind::profile, "risk_of_return", "they may be sent back",
                       "may be sent back", {}, "Dockers' Union");
  fear.mood = Mood::feared;
  b.pile.claims.back() = fear;
  const DocumentId fourth = b.pile.documents.back().id;

  ReuseLink reuse;
  reuse.id = IdBuilder().add("reuse").build<ReuseTag>();
  reuse.kind = ReuseKind::passage;
  reuse.a = {first, total.anchor};
  reuse.b = {second, some.anchor};
  reuse.words = 14;
  reuse.containment_bp = 2750;
  b.pile.reuse.push_back(reuse);

  Incident main;
  main.id = IdBuilder().add("main").build<IncidentTag>();
  main.label = "Return of fishers from Orvelle to Massenia";
  main.event = "forced_return";
  main.date = yearless("XXXX-05-14");
  main.places = {town("Brisk", -4830000, -7240000, "XA"), town("Colm", -4851000, -7262000, "XB"),
                 town("Tarn crossing", -4840000, -7251000, "", PlaceKind::crossing),
                 town("Lower Tarn", -4870000, -7180000, "XA", PlaceKind::region)};
  Place nowhere;
  nowhere.name = "Grey House";
  nowhere.kind = PlaceKind::facility;
  main.places.push_back(nowhere);
  main.parties = {{"agent", "", "authorities of Orvelle"}, {"victim", "", "fishers"}};
  main.documents = {first, second, third};
  main.claims = {total.id, event.id, witness.id, some.id, denial.id, bare.id, ferry.id};
  Incident other = main;
  other.id = IdBuilder().add("other").build<IncidentTag>();
  other.label = "Detention of nine dockers in Port Ness";
  other.event = "detention";
  other.date = yearless("XXXX-03");
  other.places = {};
  other.parties = {{"victim", "", "dockers"}};
  other.documents = {fourth};
  other.claims = {dockers.id, fear.id};
  main.kept_apart = {{to_text(other.id), "9 and 240 people; March and May cannot meet"}};
  Incident part = main;
  part.id = IdBuilder().add("part").build<IncidentTag>();
  part.label = "Crossing from Brisk to Colm";
  part.parent = main.id;
  part.kept_apart.clear();
  part.places.resize(2);
  part.documents = {first};
  part.claims = {at_brisk.id, at_harl.id};
  b.pile.incidents = {main, part, other};

  const auto origin = [&](const std::string& name, const std::string& kind, Standing standing,
                          std::vector<DocumentId> carriers, std::vector<ClaimId> claims) {
    Origin made;
    made.id = IdBuilder().add(name).build<OriginTag>();
    made.name = name;
    made.kind = kind;
    made.standing = standing;
    made.carriers = std::move(carriers);
    made.claims = std::move(claims);
    b.pile.origins.push_back(made);
    return made.id;
  };
  origin(kOffice, "organisation", Standing::identified, {first, second},
         {total.id, event.id, at_brisk.id, at_harl.id, some.id});
  b.pile.origins.back().merged = {{to_text(second),
                                   "\xE2\x80\x9C"
                                   "according to the Harbour Rights Office\xE2\x80\x9D"}};
  origin("a witness", "person", Standing::identified, {first}, {witness.id});
  const OriginId courier =
      origin("Harl Courier, own voice", "document", Standing::unresolved, {third}, {bare.id});
  origin("the mayor of Colm", "person", Standing::identified, {third}, {ferry.id});
  origin("foreign ministry of Massenia", "government", Standing::counter, {second}, {denial.id});
  origin("Dockers' Union", "organisation", Standing::identified, {fourth}, {dockers.id, fear.id});

  const auto finding = [&](const Incident& of, const std::string& attribute, FindingState state,
                           Value value, const std::string& text, std::vector<ClaimId> supports,
                           std::vector<ClaimId> opposes, std::uint32_t documents) {
    Finding made;
    made.id = IdBuilder().add(attribute).add(of.id).add(text).build<FindingTag>();
    made.incident = of.id;
    made.attribute = attribute;
    made.state = state;
    made.value = std::move(value);
    made.text = text;
    made.supports = std::move(supports);
    made.opposes = std::move(opposes);
    made.identified_origins = state == FindingState::unknown ? 0 : 1;
    made.documents = documents;
    b.pile.findings.push_back(made);
  };
  finding(main, "event_happened", FindingState::single_origin, {},
          "One identified origin says that it happened; one party denies it.", {event.id},
          {denial.id}, 2);
  finding(main, "victims_total", FindingState::hedged, people(Bound::upper, 240),
          "Up to 240, also worded as some 240 and as 240.", {total.id, some.id, bare.id}, {}, 3);
  b.pile.findings.back().unresolved_origins = {courier};
  finding(main, "event_date", FindingState::single_origin, yearless("XXXX-05-14"), "", {total.id},
          {}, 1);
  finding(main, "victims_total", FindingState::derived, people(Bound::lower, 151),
          "More than 90 (at least 91) and 60 make at least 151.", {}, {}, 1);
  b.pile.findings.back().derived_from = {at_brisk.id, at_harl.id};
  finding(part, "victims_at:brisk", FindingState::single_origin, at_brisk.value, "", {at_brisk.id},
          {}, 1);
  finding(main, "position:massenia", FindingState::denied, {},
          "The foreign ministry of Massenia denies returns against a person's will.", {denial.id},
          {event.id}, 1);
  finding(main, "victim_names", FindingState::unknown, {}, "No document gives a name.", {}, {}, 0);
  finding(main, "victim_fate", FindingState::unknown, {}, "No document says what became of them.",
          {}, {}, 0);
  finding(other, "victims_total", FindingState::single_origin, people(Bound::exact, 9), "",
          {dockers.id}, {}, 1);
  finding(other, "event_place", FindingState::unknown, {}, "", {}, {}, 0);

  Problem problem;
  problem.id = IdBuilder().add("problem").build<ProblemTag>();
  problem.path = "pile/5_\xFFpicture.bin";
  problem.code = Errc::bad_input;
  problem.message = "expected text, found bytes that no character set explains";
  problem.at = SourceSpan{0, 512};
  b.pile.problems.push_back(problem);
  return b.pile;
}

}  // namespace habeas
