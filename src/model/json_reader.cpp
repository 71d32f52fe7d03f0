// model/json_reader.cpp - reads printed records back into nouns; the mirror of json.cpp
#include <charconv>
#include <exception>
#include <limits>
#include <map>
#include <string>
#include <type_traits>

#include "model/decision.h"
#include "model/json.h"
#include "model/json_names.h"
#include "model/json_tree.h"

namespace habeas {
namespace {

constexpr std::uint32_t kMost32 = std::numeric_limits<std::uint32_t>::max();

template <class Tag>
Id<Tag> read_id(const JsonNode& node) {
  const std::optional<Id<Tag>> id = parse_id<Tag>(node.string());
  if (!id)
    throw Unexpected("'" + node.text + "' is no id of the kind " + std::string(Tag::kPrefix));
  return *id;
}

template <class Tag>
std::vector<Id<Tag>> read_ids(const JsonNode& node) {
  std::vector<Id<Tag>> ids;
  for (const JsonNode& item : node.array()) ids.push_back(read_id<Tag>(item));
  return ids;
}

template <class Enum>
Enum read_word(const JsonNode& node) {
  const std::optional<Enum> value = from_word<Enum>(node.string());
  if (!value) throw Unexpected("'" + node.text + "' is none of the words allowed here");
  return *value;
}

std::string read_text(const JsonNode& node) { return node.is_null() ? "" : node.string(); }

std::string read_optional_text(const JsonNode& node, std::string_view name) {
  const JsonNode* member = node.find(name);
  return member == nullptr ? "" : member->string();
}

std::vector<std::string> read_texts(const JsonNode& node) {
  std::vector<std::string> texts;
  for (const JsonNode& item : node.array()) texts.push_back(item.string());
  return texts;
}

template <class Space>
Span<Space> read_span(const JsonNode& node) {
  const std::vector<JsonNode>& ends = node.array();
  if (ends.size() != 2) throw Unexpected("[begin,end] was expected");
  const Span<Space> span{static_cast<std::uint32_t>(ends[0].whole(kMost32)),
                         static_cast<std::uint32_t>(ends[1].whole(kMost32))};
  if (span.end < span.begin) throw Unexpected("a span ends before it begins");
  return span;
}

template <class Space>
std::optional<Span<Space>> read_span_or_null(const JsonNode& node) {
  if (node.is_null()) return std::nullopt;
  return read_span<Space>(node);
}

std::vector<TextSpan> read_spans(const JsonNode& node) {
  std::vector<TextSpan> spans;
  for (const JsonNode& item : node.array()) spans.push_back(read_span<InText>(item));
  return spans;
}

std::optional<Number> read_number(const JsonNode& node) {
  if (node.is_null()) return std::nullopt;
  return node.number();
}

int read_digits(std::string_view text) {
  int value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || rest != text.data() + text.size()) {
    throw Unexpected("a day was expected");
  }
  return value;
}

std::optional<Day> read_day(const JsonNode& node) {
  if (node.is_null()) return std::nullopt;
  const std::string& text = node.string();
  const std::size_t tail = text.size() - 6;  // "-MM-DD"
  if (text.size() < 10 || text[tail] != '-' || text[tail + 3] != '-') {
    throw Unexpected("a day was expected");
  }
  Day day;
  day.year = read_digits(std::string_view(text).substr(0, tail));
  day.month = static_cast<std::uint8_t>(read_digits(std::string_view(text).substr(tail + 1, 2)));
  day.day = static_cast<std::uint8_t>(read_digits(std::string_view(text).substr(tail + 4, 2)));
  if (Day::from_number(day.number()) != day) throw Unexpected("no day of the calendar");
  return day;
}

Quantity read_quantity(const JsonNode& node, std::string& counted) {
  Quantity quantity;
  quantity.lo = read_number(node.at("lo"));
  quantity.hi = read_number(node.at("hi"));
  quantity.lo_open = node.at("lo_open").boolean();
  quantity.hi_open = node.at("hi_open").boolean();
  quantity.point = read_number(node.at("point"));
  quantity.bound = read_word<Bound>(node.at("bound"));
  quantity.unit = read_text(node.at("unit"));
  quantity.share = node.at("share").boolean();
  if (const JsonNode* trend = node.find("trend")) quantity.trend = read_word<Trend>(*trend);
  counted = read_optional_text(node, "concept");
  return quantity;
}

Date read_date(const JsonNode& node) {
  Date date;
  date.edtf = read_text(node.at("edtf"));
  date.earliest = read_day(node.at("earliest"));
  date.latest = read_day(node.at("latest"));
  date.timex = read_text(node.at("timex"));
  date.basis = read_word<DateBasis>(node.at("basis"));
  if (const JsonNode* anchor = node.find("anchor")) date.anchor = read_id<MentionTag>(*anchor);
  return date;
}

/// A decimal as an integer of its last place, at most `most` either way.
std::int32_t read_scaled(const JsonNode& node, std::uint8_t places, std::int64_t most,
                         const char* expected) {
  Number number = node.number();
  while (number.scale < places && number.digits <= most && number.digits >= -most) {
    number.digits *= 10;
    ++number.scale;
  }
  if (number.scale != places || number.digits > most || number.digits < -most) {
    throw Unexpected(expected);
  }
  return static_cast<std::int32_t>(number.digits);
}

std::int32_t read_degrees(const JsonNode& node) {
  return read_scaled(node, 5, 18'000'000, "degrees with up to five decimals were expected");
}

std::int32_t read_points(const JsonNode& node) {
  return read_scaled(node, 2, 1'000'000'000, "points with up to two decimals were expected");
}

/// The place of a noun that has a `source_span`.
void read_where(const JsonNode& node, SourceRef& where) {
  where.bytes = read_span_or_null<InSource>(node.at("source_span"));
  const JsonNode* page = node.find("page");
  if (page == nullptr) return;
  where.page = static_cast<std::uint32_t>(page->whole(kMost32));
  for (const JsonNode& item : node.at("boxes").array()) {
    const std::vector<JsonNode>& edges = item.array();
    if (edges.size() != 5) throw Unexpected("a box has a page and four edges");
    where.boxes.push_back({static_cast<std::uint32_t>(edges[0].whole(kMost32)),
                           {read_points(edges[1]), read_points(edges[2]), read_points(edges[3]),
                            read_points(edges[4])}});
  }
}

Place read_place(const JsonNode& node) {
  Place place;
  place.name = node.at("name").string();
  if (!node.at("geonames").is_null()) {
    place.geonames = static_cast<std::uint32_t>(node.at("geonames").whole(kMost32));
  }
  if (!node.at("lat").is_null()) {
    place.at = LatLon{read_degrees(node.at("lat")), read_degrees(node.at("lon"))};
  }
  place.country = read_text(node.at("country"));
  place.admin1 = read_text(node.at("admin1"));
  place.kind = read_word<PlaceKind>(node.at("kind"));
  return place;
}

// The keys tell which value it is.
Value read_value(const JsonNode& node, std::string& counted) {
  if (node.is_null()) return std::monostate{};
  if (node.find("bound") != nullptr) return read_quantity(node, counted);
  if (node.find("edtf") != nullptr) return read_date(node);
  if (node.find("geonames") != nullptr) return read_place(node);
  if (const JsonNode* stage = node.find("stage")) return EventState{read_word<Stage>(*stage)};
  return Named{read_id<EntityTag>(node.at("id")), node.at("name").string()};
}

Published read_published(const JsonNode& node) {
  return {read_text(node.at("date")), read_text(node.at("basis"))};
}

MadeBy read_made_by(const JsonNode& node) {
  return {node.at("name").string(), node.at("version").string()};
}

std::vector<Reasoned> read_reasoned(const JsonNode& node, std::string_view inner) {
  std::vector<Reasoned> list;
  for (const JsonNode& item : node.array()) {
    list.push_back({item.at("id").string(), item.at(inner).string()});
  }
  return list;
}

Source read_source(const JsonNode& node) {
  Source source;
  source.id = read_id<SourceTag>(node.at("id"));
  const std::string digest = bytes_of_hex(node.at("sha256").string());
  if (digest.size() != source.sha256.size()) throw Unexpected("a SHA-256 was expected");
  std::copy(digest.begin(), digest.end(), source.sha256.begin());
  source.size_bytes = node.at("bytes").whole(std::numeric_limits<std::int64_t>::max());
  source.media_type = read_text(node.at("media_type"));
  const JsonNode* hex = node.find("path_hex");
  source.path = hex == nullptr ? node.at("path").string() : bytes_of_hex(hex->string());
  source.url = read_optional_text(node, "url");
  source.collected = read_optional_text(node, "collected");
  if (const JsonNode* inside = node.find("container")) {
    constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max();
    source.inside =
        Inside{read_id<SourceTag>(inside->at("source")), inside->at("offset").whole(kMost),
               inside->at("length").whole(kMost), inside->at("name").string()};
  }
  if (!node.at("custody").is_null()) {
    source.custody = node.at("custody").whole(std::numeric_limits<std::int64_t>::max());
  }
  return source;
}

Region read_region(const JsonNode& node) {
  Region region;
  region.id = read_id<RegionTag>(node.at("id"));
  region.kind = read_word<RegionKind>(node.at("kind"));
  region.span = read_span<InText>(node.at("span"));
  region.publisher = read_optional_text(node, "publisher");
  if (const JsonNode* authors = node.find("authors")) region.authors = read_texts(*authors);
  if (const JsonNode* published = node.find("published")) {
    region.published = read_published(*published);
  }
  region.note = read_optional_text(node, "note");
  return region;
}

void read_document(const JsonNode& node, Pile& pile) {
  Document document;
  document.id = read_id<DocumentTag>(node.at("id"));
  document.source = read_id<SourceTag>(node.at("source"));
  document.path = node.at("path").string();
  document.url = read_optional_text(node, "url");
  document.encoding.name = read_text(node.at("encoding").at("name"));
  document.encoding.basis = read_text(node.at("encoding").at("basis"));
  document.text = read_optional_text(node, "text");
  Layout layout;
  layout.document = document.id;
  layout.language = read_text(node.at("language"));
  layout.title = read_text(node.at("title"));
  layout.title_span = read_span_or_null<InText>(node.at("title_span"));
  layout.publisher = read_text(node.at("publisher"));
  layout.authors = read_texts(node.at("authors"));
  layout.published = read_published(node.at("published"));
  layout.main = read_spans(node.at("main"));
  for (const JsonNode& region : node.at("regions").array()) {
    layout.regions.push_back(read_region(region));
  }
  pile.documents.push_back(std::move(document));
  pile.layouts.push_back(std::move(layout));
}

Mention read_mention(const JsonNode& node) {
  Mention mention;
  mention.id = read_id<MentionTag>(node.at("id"));
  mention.document = read_id<DocumentTag>(node.at("document"));
  mention.kind = read_word<MentionKind>(node.at("kind"));
  mention.span = read_span<InText>(node.at("span"));
  read_where(node, mention.where);
  mention.quote = node.at("quote").string();
  std::string counted;
  mention.value = read_value(node.at("value"), counted);
  return mention;
}

Attribution read_attribution(const JsonNode& node) {
  Attribution attribution;
  attribution.id = read_id<AttributionTag>(node.at("id"));
  attribution.document = read_id<DocumentTag>(node.at("document"));
  attribution.voice = read_spans(node.at("source"));
  attribution.cue = read_spans(node.at("cue"));
  attribution.content = read_spans(node.at("content"));
  return attribution;
}

Role read_role(const JsonNode& node) {
  return {read_word<RoleName>(node.at("role")), read_span<InText>(node.at("span")),
          node.at("quote").string(), read_text(node.at("ref"))};
}

Link read_link(const JsonNode& node) {
  Link link;
  link.who = node.at("who").string();
  link.name = read_text(node.at("name"));
  link.rel = read_word<Rel>(node.at("rel"));
  if (const JsonNode* span = node.find("span")) link.span = read_span<InText>(*span);
  if (const JsonNode* probable = node.find("probable")) link.probable = probable->boolean();
  return link;
}

Claim read_claim(const JsonNode& node) {
  Claim claim;
  claim.id = read_id<ClaimTag>(node.at("id"));
  claim.document = read_id<DocumentTag>(node.at("document"));
  claim.kind = read_word<ClaimKind>(node.at("kind"));
  claim.subkind = read_text(node.at("subkind"));
  claim.span = read_span<InText>(node.at("span"));
  read_where(node, claim.where);
  claim.quote = node.at("quote").string();
  claim.anchor = read_span<InText>(node.at("anchor"));
  claim.value = read_value(node.at("value"), claim.counted);
  for (const JsonNode& role : node.at("roles").array()) claim.roles.push_back(read_role(role));
  claim.chain = read_chain(node.at("chain"));
  claim.mood = read_word<Mood>(node.at("mood"));
  claim.polarity = read_word<Polarity>(node.at("polarity"));
  if (const JsonNode* also = node.find("also")) claim.also = read_spans(*also);
  claim.made_by = read_made_by(node.at("made_by"));
  return claim;
}

ReuseEnd read_reuse_end(const JsonNode& node) {
  return {read_id<DocumentTag>(node.at("document")), read_span<InText>(node.at("span"))};
}

ReuseLink read_reuse(const JsonNode& node) {
  ReuseLink link;
  link.id = read_id<ReuseTag>(node.at("id"));
  link.kind = read_word<ReuseKind>(node.at("kind"));
  link.a = read_reuse_end(node.at("a"));
  link.b = read_reuse_end(node.at("b"));
  link.words = static_cast<std::uint32_t>(node.at("words").whole(kMost32));
  Number share = node.at("containment").number();
  for (; share.scale < 4; ++share.scale) share.digits *= 10;
  if (share.scale > 4 || share.digits < 0 || share.digits > 10'000) {
    throw Unexpected("a share with up to four decimals was expected");
  }
  link.containment_bp = static_cast<std::uint32_t>(share.digits);
  return link;
}

Incident read_incident(const JsonNode& node) {
  Incident incident;
  incident.id = read_id<IncidentTag>(node.at("id"));
  incident.label = read_text(node.at("label"));
  incident.event = read_text(node.at("event"));
  if (!node.at("date").is_null()) incident.date = read_date(node.at("date"));
  for (const JsonNode& place : node.at("places").array()) {
    incident.places.push_back(read_place(place));
  }
  for (const JsonNode& party : node.at("parties").array()) {
    incident.parties.push_back(
        {party.at("role").string(), read_text(party.at("ref")), read_text(party.at("name"))});
  }
  incident.documents = read_ids<DocumentTag>(node.at("documents"));
  incident.claims = read_ids<ClaimTag>(node.at("claims"));
  if (const JsonNode* parent = node.find("parent")) incident.parent = read_id<IncidentTag>(*parent);
  incident.related = read_reasoned(node.at("related"), "rel");
  incident.kept_apart = read_reasoned(node.at("kept_apart"), "reason");
  incident.merged = read_reasoned(node.at("merged"), "reason");
  return incident;
}

Origin read_origin(const JsonNode& node) {
  Origin origin;
  origin.id = read_id<OriginTag>(node.at("id"));
  origin.name = read_text(node.at("name"));
  origin.kind = read_text(node.at("kind"));
  origin.standing = read_word<Standing>(node.at("standing"));
  origin.carriers = read_ids<DocumentTag>(node.at("carriers"));
  origin.claims = read_ids<ClaimTag>(node.at("claims"));
  origin.merged = read_reasoned(node.at("merged"), "reason");
  return origin;
}

Finding read_finding(const JsonNode& node) {
  Finding finding;
  finding.id = read_id<FindingTag>(node.at("id"));
  if (!node.at("incident").is_null()) finding.incident = read_id<IncidentTag>(node.at("incident"));
  finding.attribute = node.at("attribute").string();
  finding.state = read_word<FindingState>(node.at("state"));
  finding.value = read_value(node.at("value"), finding.counted);
  finding.text = node.at("text").string();
  finding.supports = read_ids<ClaimTag>(node.at("supports"));
  finding.opposes = read_ids<ClaimTag>(node.at("opposes"));
  finding.identified_origins =
      static_cast<std::uint32_t>(node.at("identified_origins").whole(kMost32));
  finding.unresolved_origins = read_ids<OriginTag>(node.at("unresolved_origins"));
  finding.documents = static_cast<std::uint32_t>(node.at("documents").whole(kMost32));
  finding.derived_from = read_ids<ClaimTag>(node.at("derived_from"));
  return finding;
}

Problem read_problem(const JsonNode& node) {
  Problem problem;
  problem.id = read_id<ProblemTag>(node.at("id"));
  if (!node.at("source").is_null()) problem.source = read_id<SourceTag>(node.at("source"));
  problem.path = node.at("path").string();
  problem.code = read_word<Errc>(node.at("code"));
  problem.message = node.at("message").string();
  if (const JsonNode* at = node.find("at")) problem.at = read_span<InSource>(at->at("span"));
  return problem;
}

void read_record(const JsonNode& node, ReadPile& read) {
  const std::string& type = node.at("type").string();
  Pile& pile = read.pile;
  if (type == "run") {
    if (node.at("schema_version").whole(kMost32) != kSchemaVersion) {
      throw Unexpected("schema_version " + std::to_string(kSchemaVersion) + " was expected");
    }
    read.version = node.at("version").string();
  } else if (type == "source") {
    pile.sources.push_back(read_source(node));
  } else if (type == "document") {
    read_document(node, pile);
  } else if (type == "mention") {
    pile.mentions.push_back(read_mention(node));
  } else if (type == "attribution") {
    pile.attributions.push_back(read_attribution(node));
  } else if (type == "claim") {
    pile.claims.push_back(read_claim(node));
  } else if (type == "reuse") {
    pile.reuse.push_back(read_reuse(node));
  } else if (type == "incident") {
    pile.incidents.push_back(read_incident(node));
  } else if (type == "origin") {
    pile.origins.push_back(read_origin(node));
  } else if (type == "finding") {
    pile.findings.push_back(read_finding(node));
  } else if (type == "decision") {
    // No noun of a pile: read_decisions() reads them.
  } else if (type == "problem") {
    pile.problems.push_back(read_problem(node));
  } else {
    throw Unexpected("'" + type + "' is no type of record");
  }
}

// The source of a mention or claim is that of its document; it is not printed again.
void join_sources(Pile& pile) {
  std::map<DocumentId, SourceId> source_of;
  for (const Document& document : pile.documents) source_of.emplace(document.id, document.source);
  for (Mention& mention : pile.mentions) mention.where.source = source_of[mention.document];
  for (Claim& claim : pile.claims) claim.where.source = source_of[claim.document];
}

std::optional<std::string> read_line(std::string_view line, const ReadLimits& limits,
                                     ReadPile& read) {
  if (line.size() > limits.line_bytes) {
    return "longer than " + std::to_string(limits.line_bytes) + " bytes";
  }
  const Result<JsonNode> node = parse_json(line, limits.depth);
  if (!node) return node.error().message;
  try {
    read_record(*node, read);
  } catch (const Unexpected& error) {
    return error.what();
  }
  return std::nullopt;
}

}  // namespace

TextSpan read_text_span(const JsonNode& node) { return read_span<InText>(node); }

std::vector<Link> read_chain(const JsonNode& node) {
  std::vector<Link> chain;
  for (const JsonNode& link : node.array()) chain.push_back(read_link(link));
  return chain;
}

Result<Value> read_value(std::string_view json, std::string& counted) {
  constexpr std::uint32_t kMostDepth = 4;
  const Result<JsonNode> node = parse_json(json, kMostDepth);
  if (!node) return tl::unexpected(node.error());
  try {
    return read_value(*node, counted);
  } catch (const Unexpected& error) {
    return fail(Errc::bad_input, error.what());
  }
}

Result<ReadPile> read_records(std::string_view lines, const ReadLimits& limits) {
  ReadPile read;
  if (lines.size() > limits.bytes) {
    return fail(Errc::limit_exceeded,
                "records: more than " + std::to_string(limits.bytes) + " bytes");
  }
  std::uint64_t number = 0;
  while (!lines.empty()) {
    const std::size_t length = std::min(lines.find('\n'), lines.size());
    if (++number > limits.records) return fail(Errc::limit_exceeded, "records: too many lines");
    const auto trouble = read_line(lines.substr(0, length), limits, read);
    if (trouble) {
      return fail(Errc::bad_input, "line " + std::to_string(number) + ": " + *trouble);
    }
    lines.remove_prefix(std::min(length + 1, lines.size()));
  }
  join_sources(read.pile);
  return read;
}

}  // namespace habeas
