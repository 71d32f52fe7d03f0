// model/nouns.h - the nouns that every stage takes and returns (docs/data.md draws them)
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/id.h"
#include "base/offset_map.h"
#include "base/result.h"
#include "base/span.h"
#include "model/markup.h"

namespace habeas {

struct SourceTag {
  static constexpr std::string_view kPrefix = "src";
};
struct DocumentTag {
  static constexpr std::string_view kPrefix = "doc";
};
struct RegionTag {
  static constexpr std::string_view kPrefix = "reg";
};
struct MentionTag {
  static constexpr std::string_view kPrefix = "men";
};
struct AttributionTag {
  static constexpr std::string_view kPrefix = "att";
};
struct ClaimTag {
  static constexpr std::string_view kPrefix = "clm";
};
struct EntityTag {
  static constexpr std::string_view kPrefix = "ent";
};
struct ReuseTag {
  static constexpr std::string_view kPrefix = "reu";
};
struct IncidentTag {
  static constexpr std::string_view kPrefix = "inc";
};
struct OriginTag {
  static constexpr std::string_view kPrefix = "ori";
};
struct FindingTag {
  static constexpr std::string_view kPrefix = "fin";
};
struct ProblemTag {
  static constexpr std::string_view kPrefix = "pro";
};

using SourceId = Id<SourceTag>;
using DocumentId = Id<DocumentTag>;
using RegionId = Id<RegionTag>;
using MentionId = Id<MentionTag>;
using AttributionId = Id<AttributionTag>;
using ClaimId = Id<ClaimTag>;
using EntityId = Id<EntityTag>;
using ReuseId = Id<ReuseTag>;
using IncidentId = Id<IncidentTag>;
using OriginId = Id<OriginTag>;
using FindingId = Id<FindingTag>;
using ProblemId = Id<ProblemTag>;

// ----------------------------------------------------------------------------------------------------------
// values

/// A decimal number: 0.7 is {7, 1}. Kept without trailing zeros behind the point (see
/// normalised()).
struct Number {
  std::int64_t digits = 0;
  std::uint8_t scale = 0;  ///< digits behind the point, at most 12

  bool operator==(const Number& other) const { return (*this <=> other) == 0; }
  std::strong_ordering operator<=>(const Number& other) const;  // by value, exactly
  [[nodiscard]] Number normalised() const;
};

enum class Bound : std::uint8_t { exact, upper, lower, approx, range, vague };
enum class Trend : std::uint8_t { none, up, down };

/// An amount with its bounds (contract: quantity). "up to 600": hi 600, bound upper, lo unknown.
struct Quantity {
  std::optional<Number> lo, hi, point;
  bool lo_open = false;
  bool hi_open = false;
  Bound bound = Bound::exact;
  std::string unit;    ///< head noun in the singular, SI or ISO 4217 code; empty prints null
  bool share = false;  ///< 0 to 1
  Trend trend = Trend::none;
  bool operator==(const Quantity&) const = default;
};

/// A calendar day of the proleptic Gregorian calendar.
struct Day {
  std::int32_t year = 0;
  std::uint8_t month = 1, day = 1;
  auto operator<=>(const Day&) const = default;
  [[nodiscard]] std::int64_t number() const;  ///< days since 1970-01-01
  static Day from_number(std::int64_t days);
};

enum class DateBasis : std::uint8_t { explicit_, relative, document, inferred, unknown };

/// How far a relative time lies from its anchor, in days (negative: before it). "two months ago" is
/// [-67, -55].
struct DayOffset {
  std::int32_t min_days = 0, max_days = 0;
  std::uint8_t weekday = 0;  ///< 1 Monday to 7 Sunday when the text names one, else 0
  bool operator==(const DayOffset&) const = default;
};

/// A time as the text gives it: EDTF (ISO 8601-2) and TIMEX3 forms; empty strings print null.
struct Date {
  std::string edtf, timex;
  std::optional<Day> earliest, latest;
  DateBasis basis = DateBasis::unknown;
  std::optional<MentionId>
      anchor;  ///< the time that it counts from; none: the clock of its document or region
  std::optional<DayOffset> offset;  ///< of a relative time; not printed
  bool operator==(const Date&) const = default;
};

enum class PlaceKind : std::uint8_t { country, region, city, facility, crossing, other };

/// Degrees times 100,000 (WGS 84).
struct LatLon {
  std::int32_t lat_e5 = 0, lon_e5 = 0;
  auto operator<=>(const LatLon&) const = default;
};

struct Place {
  std::string name;
  std::optional<std::uint32_t> geonames;
  std::optional<LatLon> at;
  std::string country,
      admin1;  ///< ISO 3166-1 alpha-2; name of the first-level division; empty prints null
  PlaceKind kind = PlaceKind::other;
  bool operator==(const Place&) const = default;
};

/// A person, organisation or group: one id for one entity within a run.
struct Named {
  EntityId id;
  std::string name;
  bool operator==(const Named&) const = default;
};

enum class Stage : std::uint8_t { accomplished, attempted, threatened };

/// What an event claim adds to its subkind.
struct EventState {
  Stage stage = Stage::accomplished;
  bool operator==(const EventState&) const = default;
};

/// monostate prints null: unknown is a value.
using Value = std::variant<std::monostate, Quantity, Date, Place, Named, EventState>;

struct MadeBy {
  std::string name, version;
  auto operator<=>(const MadeBy&) const = default;
};

// -------------------------------------------------------------------------------------------
// sources and documents

/// Stands between the path of a container and what tells its member from the others.
inline constexpr std::string_view kInsidePath = "!/";

/// A member of a container is a Source of its own; `offset` and `length` say where its bytes lie in
/// the container as they stand there, compressed or not.
struct Inside {
  SourceId container;
  std::uint64_t offset = 0, length = 0;
  std::string name;
};

/// The bytes as received, immutable, named by their SHA-256.
struct Source {
  SourceId id;
  Sha256 sha256{};
  std::uint64_t size_bytes = 0;
  std::string media_type;
  std::string path;                      ///< as received; bytes, not necessarily UTF-8
  std::string url;                       ///< empty when unknown
  std::string collected;                 ///< only where an archive or the user states it
  std::optional<std::uint64_t> custody;  ///< number of the log entry
  std::optional<Inside> inside;
};

/// A rectangle on a page, in hundredths of a point (1/7200 inch) from its upper left corner.
struct PageRect {
  std::int32_t left = 0, top = 0, right = 0, bottom = 0;
  bool operator==(const PageRect&) const = default;
};

/// The words of a page of a document that was laid out for print, with their boxes; in order.
struct PageWord {
  TextSpan span;
  PageRect box;
  bool operator==(const PageWord&) const = default;
};
struct PrintedPage {
  TextSpan span;
  std::int32_t width = 0, height = 0;  ///< hundredths of a point
  std::vector<PageWord> words;
  bool operator==(const PrintedPage&) const = default;
};

struct Encoding {
  std::string name;   ///< IANA name, such as "UTF-8" or "windows-1252"
  std::string basis;  ///< "bom", "valid" (all bytes valid UTF-8), "detected", "assumed"
};

/// One text per source; cleaning labels ranges of it and never rewrites it.
struct Document {
  DocumentId id;
  SourceId source;
  std::string path, url;
  std::string text;                       ///< valid UTF-8
  OffsetMap<InText, InSource> to_source;  ///< empty where there are pages
  std::vector<PrintedPage> pages;         ///< of a PDF: they stand for the bytes
  Encoding encoding;
  std::optional<Day> given_date;  ///< date of writing given by the user
  Markup markup;                  ///< empty for plain text
  MadeBy made_by;
};

enum class RegionKind : std::uint8_t {
  main,
  title,
  quoted,
  cookie_notice,
  image_credit,
  navigation,
  related_teaser,
  share_widget,
  comment_form,
  advert,
  shortcode,
  link_label,
  teaser_duplicate,
  footer,
  site_promo,
  see_also,
  other
};

/// Text that belongs to the article; everything else is furniture.
constexpr bool is_article(RegionKind kind) {
  return kind == RegionKind::main || kind == RegionKind::title || kind == RegionKind::quoted;
}

/// Publication date of a page: ISO day, "YYYY-MM", "YYYY" or empty; `basis` says where it was read.
struct Published {
  std::string date, basis;
};

struct Region {
  RegionId id;
  RegionKind kind = RegionKind::other;
  TextSpan span;
  std::string publisher;             ///< of a quoted region
  std::vector<std::string> authors;  ///< of a quoted region
  std::optional<Published> published;
  std::string note;  ///< why the region got its kind, in plain words
};

/// What cleaning says of a document. Regions are in order, do not overlap and cover all of the text
/// that is not white.
struct Layout {
  DocumentId document;
  std::vector<TextSpan> main;
  std::vector<Region> regions;
  std::string language;  ///< BCP 47, empty when unknown
  std::string title;
  std::optional<TextSpan> title_span;
  std::string publisher;  ///< empty when not stated
  std::vector<std::string> authors;
  Published published;
  MadeBy made_by;
};

/// Words on one line of a page, or what they cover of it.
struct PageBox {
  std::uint32_t page = 0;
  PageRect box;
  bool operator==(const PageBox&) const = default;
};

/// Where in the received bytes: null bytes for a PDF, where the first page and the boxes of the
/// lines stand instead (pages count from 1).
struct SourceRef {
  SourceId source;
  std::optional<SourceSpan> bytes;
  std::uint32_t page = 0;
  std::vector<PageBox> boxes = {};
};

/// The place of a span of a document's text.
SourceRef source_ref(const Document& document, TextSpan span);

// ----------------------------------------------------------------------------------------------
// what the text says

enum class MentionKind : std::uint8_t {
  quantity,
  date,
  place,
  person,
  organisation,
  facility,
  group
};

struct Mention {
  MentionId id;
  DocumentId document;
  MentionKind kind = MentionKind::quantity;
  TextSpan span;
  SourceRef where;
  std::string quote;
  Value value;
};

/// `voice` is printed under the key "source".
struct Attribution {
  AttributionId id;
  DocumentId document;
  std::vector<TextSpan> voice, cue, content;
  MadeBy made_by;
};

enum class ClaimKind : std::uint8_t {
  count,
  date,
  place,
  route,
  actor,
  event,
  denial,
  legal,
  estimate,
  profile
};
enum class Mood : std::uint8_t {
  asserted,
  reported,
  alleged,
  feared,
  possible,
  planned,
  hypothetical,
  denied
};
enum class Polarity : std::uint8_t { positive, negative };
enum class RoleName : std::uint8_t {
  agent,
  victim,
  target,
  place,
  from,
  to,
  via,
  date,
  instrument,
  whole,
  base
};
enum class Rel : std::uint8_t { said, reported, narrator, published, carrier };

/// `ref` is the printed id of an entity or a mention, or empty.
struct Role {
  RoleName name = RoleName::agent;
  TextSpan span;
  std::string quote;
  std::string ref;
};

inline constexpr std::string_view kNarrator = "narrator";  ///< `who` of a page's own voice
inline constexpr std::string_view kUnnamed = "unnamed";    ///< `who` of a voice that is not named

/// One voice of a chain, from the first voice to the page.
struct Link {
  std::string who;  ///< printed entity id, kNarrator or kUnnamed
  std::string name;
  Rel rel = Rel::said;
  std::optional<TextSpan> span;
  bool probable = false;
};

struct Claim {
  ClaimId id;
  DocumentId document;
  ClaimKind kind = ClaimKind::event;
  std::string subkind;
  TextSpan span, anchor;
  SourceRef where;
  std::string quote;
  Value value;
  std::string counted;  ///< "event/role" or another concept; printed as value.concept
  std::vector<Role> roles;
  std::vector<Link> chain;
  Mood mood = Mood::asserted;
  Polarity polarity = Polarity::positive;
  std::vector<TextSpan> also;      ///< repetitions on the same page
  std::optional<RegionId> region;  ///< the quoted region that carries the claim; not printed
  MadeBy made_by;
};

// ------------------------------------------------------------------------------------------------
// across documents

enum class ReuseKind : std::uint8_t { copy, passage, quotation };

struct ReuseEnd {
  DocumentId document;
  TextSpan span;
};

struct ReuseLink {
  ReuseId id;
  ReuseKind kind = ReuseKind::passage;
  ReuseEnd a, b;
  std::uint32_t words = 0;
  std::uint32_t containment_bp = 0;  ///< share of the smaller document's words, in basis points
};

/// A pointer to another noun with a reason in plain words; `rel` where the contract has one.
struct Reasoned {
  std::string id;
  std::string reason;
};

struct Party {
  std::string role, ref, name;
};

struct Incident {
  IncidentId id;
  std::string label;
  std::string event;  ///< event subkind; empty prints null
  std::optional<Date> date;
  std::vector<Place> places;
  std::vector<Party> parties;
  std::vector<DocumentId> documents;
  std::vector<ClaimId> claims;
  std::optional<IncidentId> parent;
  std::vector<Reasoned> related;  ///< printed as {id, rel}
  std::vector<Reasoned> kept_apart, merged;
};

enum class Standing : std::uint8_t { identified, unresolved, counter };

struct Origin {
  OriginId id;
  std::string name;
  std::string kind;  ///< organisation | person | government | group | document | unnamed
  Standing standing = Standing::identified;
  std::vector<DocumentId> carriers;
  std::vector<ClaimId> claims;
  std::vector<Reasoned> merged;
};

enum class FindingState : std::uint8_t {
  agreed,
  single_origin,
  hedged,
  conflict,
  not_comparable,
  derived,
  denied,
  unknown
};

struct Finding {
  FindingId id;
  std::optional<IncidentId> incident;
  std::string attribute;  ///< NAME or NAME:QUALIFIER of the contract
  FindingState state = FindingState::unknown;
  Value value;
  std::string counted;
  std::string text;  ///< one plain sentence
  std::vector<ClaimId> supports, opposes;
  std::uint32_t identified_origins = 0;
  std::vector<OriginId> unresolved_origins;
  std::uint32_t documents = 0;
  std::vector<ClaimId> derived_from;
};

struct Problem {
  ProblemId id;
  std::optional<SourceId> source;
  std::string path;
  Errc code = Errc::internal;
  std::string message;
  std::optional<SourceSpan> at;
};

/// Everything that one run knows, each list in printing order.
struct Pile {
  std::vector<Source> sources;
  std::vector<Document> documents;
  std::vector<Layout> layouts;  ///< one a document, in the same order
  std::vector<Mention> mentions;
  std::vector<Attribution> attributions;
  std::vector<Claim> claims;
  std::vector<ReuseLink> reuse;
  std::vector<Incident> incidents;
  std::vector<Origin> origins;
  std::vector<Finding> findings;
  std::vector<Problem> problems;
};

}  // namespace habeas
