// model/draft_bytes.cpp - one list of fields for each type, walked by a writer and by a reader
//
// Numbers are LEB128 (seven bits a byte, low bits first; signed ones zigzag), texts and lists begin
// with their size. Structured bindings name every field: a type that gets a new one does not
// compile here until it is listed.
#include "model/draft_bytes.h"

#include <algorithm>
#include <limits>
#include <type_traits>
#include <utility>

namespace habeas {
namespace {

class Writer {
 public:
  static constexpr bool kReads = false;

  void number(std::uint64_t& number) {
    std::uint64_t left = number;
    for (; left >= 0x80U; left >>= 7U) out_.push_back(static_cast<char>(0x80U | (left & 0x7FU)));
    out_.push_back(static_cast<char>(left));
  }
  void bytes(char* data, std::size_t size) { out_.append(data, size); }
  void text(std::string& text) {
    std::uint64_t size = text.size();
    number(size);
    out_ += text;
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Reader {
 public:
  static constexpr bool kReads = true;

  explicit Reader(std::string_view bytes) : left_(bytes) {}

  void number(std::uint64_t& number) {
    number = 0;
    for (unsigned int shift = 0; shift < 64; shift += 7) {
      if (left_.empty()) break;
      const auto byte = static_cast<unsigned char>(left_.front());
      left_.remove_prefix(1);
      number |= (byte & std::uint64_t{0x7FU}) << shift;
      if (byte < 0x80U) return;
    }
    fail();
  }
  void bytes(char* data, std::size_t size) {
    if (left_.size() < size) return fail();
    std::copy_n(left_.begin(), size, data);
    left_.remove_prefix(size);
  }
  void text(std::string& text) {
    const std::size_t size = count();
    text = left_.substr(0, size);
    left_.remove_prefix(size);
  }
  /// A number of things of at least one byte each; 0 where there cannot be so many.
  std::size_t count() {
    std::uint64_t size = 0;
    number(size);
    if (size > left_.size()) {
      fail();
      return 0;
    }
    return static_cast<std::size_t>(size);
  }
  void fail() {
    is_whole_ = false;
    left_ = {};
  }
  [[nodiscard]] bool at_end() const { return is_whole_ && left_.empty(); }

 private:
  std::string_view left_;
  bool is_whole_ = true;
};

// ------------------------------------------------------------------------------------------------
// fields: walk(archive, thing) for everything that a layout or draft is made of

template <class A, class Int>
requires std::is_unsigned_v<Int> &&(!std::is_same_v<Int, bool>)void walk(A& a, Int& number) {
  std::uint64_t wide = number;
  a.number(wide);
  if constexpr (A::kReads) {
    if (wide > std::numeric_limits<Int>::max()) a.fail();
    number = static_cast<Int>(wide);
  }
}

template <class A, class Int>
requires std::is_signed_v<Int>
void walk(A& a, Int& number) {
  const auto whole = static_cast<std::int64_t>(number);
  std::uint64_t zigzag = (static_cast<std::uint64_t>(whole) << 1U) ^ (whole < 0 ? ~0ULL : 0ULL);
  a.number(zigzag);
  if constexpr (A::kReads) {
    const auto read =
        static_cast<std::int64_t>((zigzag >> 1U) ^ ((zigzag & 1U) != 0 ? ~0ULL : 0ULL));
    if (read < std::numeric_limits<Int>::min() || read > std::numeric_limits<Int>::max()) a.fail();
    number = static_cast<Int>(read);
  }
}

template <class A>
void walk(A& a, bool& flag) {
  std::uint64_t number = flag ? 1 : 0;
  a.number(number);
  if constexpr (A::kReads) {
    if (number > 1) a.fail();
    flag = number == 1;
  }
}

/// One of the values of an enum up to its last one.
template <class A, class Enum>
void walk_choice(A& a, Enum& choice, Enum last) {
  auto number = static_cast<std::uint64_t>(choice);
  a.number(number);
  if constexpr (A::kReads) {
    if (number > static_cast<std::uint64_t>(last)) {
      a.fail();
      number = 0;
    }
    choice = static_cast<Enum>(number);
  }
}

template <class A>
void walk(A& a, std::string& text) {
  a.text(text);
}

template <class A, class Tag>
void walk(A& a, Id<Tag>& id) {
  a.bytes(reinterpret_cast<char*>(id.bytes.data()), id.bytes.size());
}

template <class A, class Space>
void walk(A& a, Span<Space>& span) {
  walk(a, span.begin);
  walk(a, span.end);
}

// clang-format off
template <class A> void walk(A& a, MentionKind& kind) { walk_choice(a, kind, MentionKind::group); }
template <class A> void walk(A& a, RegionKind& kind) { walk_choice(a, kind, RegionKind::other); }
template <class A> void walk(A& a, ClaimKind& kind) { walk_choice(a, kind, ClaimKind::profile); }
template <class A> void walk(A& a, Mood& mood) { walk_choice(a, mood, Mood::denied); }
template <class A> void walk(A& a, Polarity& it) { walk_choice(a, it, Polarity::negative); }
template <class A> void walk(A& a, RoleName& name) { walk_choice(a, name, RoleName::base); }
template <class A> void walk(A& a, Rel& rel) { walk_choice(a, rel, Rel::carrier); }
template <class A> void walk(A& a, Bound& bound) { walk_choice(a, bound, Bound::vague); }
template <class A> void walk(A& a, Trend& trend) { walk_choice(a, trend, Trend::down); }
template <class A> void walk(A& a, DateBasis& basis) { walk_choice(a, basis, DateBasis::unknown); }
template <class A> void walk(A& a, PlaceKind& kind) { walk_choice(a, kind, PlaceKind::other); }
template <class A> void walk(A& a, Stage& stage) { walk_choice(a, stage, Stage::threatened); }
template <class A> void walk(A& a, DraftLink::Who& who) { walk_choice(a, who, DraftLink::Who::unnamed); }
// clang-format on

template <class A, class T>
void walk(A& a, std::optional<T>& maybe);
template <class A, class T>
void walk(A& a, std::vector<T>& list);
template <class A>
void walk(A& a, Value& value);

template <class A, class... Fields>
void walk_all(A& a, Fields&... fields) {
  (walk(a, fields), ...);
}

template <class A>
void walk(A& a, Number& it) {
  auto& [digits, scale] = it;
  walk_all(a, digits, scale);
  constexpr std::uint8_t kMostScale = 12;
  if constexpr (A::kReads) {
    if (scale > kMostScale) a.fail();
  }
}

template <class A>
void walk(A& a, Quantity& it) {
  auto& [lo, hi, point, lo_open, hi_open, bound, unit, share, trend] = it;
  walk_all(a, lo, hi, point, lo_open, hi_open, bound, unit, share, trend);
}

template <class A>
void walk(A& a, Day& it) {
  auto& [year, month, day] = it;
  walk_all(a, year, month, day);
  if constexpr (A::kReads) {
    if (month < 1 || month > 12 || day < 1 || day > 31) a.fail();
  }
}

template <class A>
void walk(A& a, DayOffset& it) {
  auto& [min_days, max_days, weekday] = it;
  walk_all(a, min_days, max_days, weekday);
}

template <class A>
void walk(A& a, Date& it) {
  auto& [edtf, timex, earliest, latest, basis, anchor, offset] = it;
  walk_all(a, edtf, timex, earliest, latest, basis, anchor, offset);
}

template <class A>
void walk(A& a, LatLon& it) {
  auto& [lat_e5, lon_e5] = it;
  walk_all(a, lat_e5, lon_e5);
}

template <class A>
void walk(A& a, Place& it) {
  auto& [name, geonames, at, country, admin1, kind] = it;
  walk_all(a, name, geonames, at, country, admin1, kind);
}

template <class A>
void walk(A& a, Named& it) {
  auto& [id, name] = it;
  walk_all(a, id, name);
}

template <class A>
void walk(A& a, EventState& it) {
  auto& [stage] = it;
  walk_all(a, stage);
}

template <class A>
void walk(A& /*archive*/, std::monostate& /*nothing*/) {}

template <class A>
void walk(A& a, MadeBy& it) {
  auto& [name, version] = it;
  walk_all(a, name, version);
}

template <class A>
void walk(A& a, Published& it) {
  auto& [date, basis] = it;
  walk_all(a, date, basis);
}

template <class A>
void walk(A& a, Region& it) {
  auto& [id, kind, span, publisher, authors, published, note] = it;
  walk_all(a, id, kind, span, publisher, authors, published, note);
}

template <class A>
void walk(A& a, Layout& it) {
  auto& [document, main, regions, language, title, title_span, publisher, authors, published,
         made_by] = it;
  walk_all(a, document, main, regions, language, title, title_span, publisher, authors, published,
           made_by);
}

template <class A>
void walk(A& a, DraftEntity& it) {
  auto& [kind, name, forms, country, organ, described, part_of] = it;
  walk_all(a, kind, name, forms, country, organ, described, part_of);
}

template <class A>
void walk(A& a, DraftMention& it) {
  auto& [kind, span, value, entity, place_candidates, region] = it;
  walk_all(a, kind, span, value, entity, place_candidates, region);
}

template <class A>
void walk(A& a, DraftLink& it) {
  auto& [who, entity, name, rel, span, probable] = it;
  walk_all(a, who, entity, name, rel, span, probable);
}

template <class A>
void walk(A& a, DraftRole& it) {
  auto& [name, span, entity, mention] = it;
  walk_all(a, name, span, entity, mention);
}

template <class A>
void walk(A& a, DraftClaim& it) {
  auto& [kind, subkind, span, anchor, value, counted, roles, chain, mood, polarity, also, region,
         maker] = it;
  walk_all(a, kind, subkind, span, anchor, value, counted, roles, chain, mood, polarity, also,
           region, maker);
}

template <class A>
void walk(A& a, DraftAttribution& it) {
  auto& [voice, cue, content] = it;
  walk_all(a, voice, cue, content);
}

template <class A>
void walk(A& a, Draft& it) {
  auto& [document, entities, mentions, attributions, claims] = it;
  walk_all(a, document, entities, mentions, attributions, claims);
}

template <class A, class T>
void walk(A& a, std::optional<T>& maybe) {
  bool is_there = maybe.has_value();
  walk(a, is_there);
  if constexpr (A::kReads) {
    if (is_there) maybe.emplace();
  }
  if (maybe) walk(a, *maybe);
}

template <class A, class T>
void walk(A& a, std::vector<T>& list) {
  if constexpr (A::kReads) {
    const std::size_t size = a.count();
    list.clear();
    for (std::size_t i = 0; i < size; ++i) walk(a, list.emplace_back());
  } else {
    std::uint64_t size = list.size();
    a.number(size);
    for (T& one : list) walk(a, one);
  }
}

/// Makes the alternative with this number.
template <std::size_t kAt = 0>
bool choose(Value& value, std::uint64_t number) {
  if constexpr (kAt < std::variant_size_v<Value>) {
    if (number != kAt) return choose<kAt + 1>(value, number);
    value.emplace<kAt>();
    return true;
  } else {
    return false;
  }
}

template <class A>
void walk(A& a, Value& value) {
  std::uint64_t number = value.index();
  a.number(number);
  if constexpr (A::kReads) {
    if (!choose(value, number)) return a.fail();
  }
  std::visit([&](auto& held) { walk(a, held); }, value);
}

template <class Noun>
std::string written(Noun noun) {
  Writer writer;
  walk(writer, noun);
  return writer.take();
}

template <class Noun>
std::optional<Noun> read(std::string_view bytes) {
  Reader reader(bytes);
  Noun noun;
  walk(reader, noun);
  if (!reader.at_end()) return std::nullopt;
  return noun;
}

// ------------------------------------------------------------------------------------------------
// limits

bool is_below(std::uint32_t index, std::size_t size) { return index == kNone || index < size; }

class Fits {
 public:
  explicit Fits(const DraftLimits& limits) : limits_(limits) {}

  bool span(TextSpan span) const {
    return span.begin <= span.end && span.end <= limits_.text_bytes;
  }
  bool spans(const std::vector<TextSpan>& list) const {
    return std::all_of(list.begin(), list.end(), [&](TextSpan one) { return span(one); });
  }

  bool layout(const Layout& layout) const {
    return spans(layout.main) && (!layout.title_span || span(*layout.title_span)) &&
           std::all_of(layout.regions.begin(), layout.regions.end(),
                       [&](const Region& region) { return span(region.span); });
  }

  bool draft(const Draft& draft) const {
    return entities(draft) && all(draft.mentions, draft) && all(draft.claims, draft) &&
           all(draft.attributions, draft);
  }

 private:
  template <class List>
  bool all(const List& list, const Draft& draft) const {
    return std::all_of(list.begin(), list.end(),
                       [&](const auto& thing) { return one(thing, draft); });
  }

  /// Every chain of part_of ends.
  static bool entities(const Draft& draft) {
    const std::size_t count = draft.entities.size();
    for (std::uint32_t start = 0; start < count; ++start) {
      std::size_t steps = 0;
      for (std::uint32_t at = start; at != kNone; at = draft.entities[at].part_of) {
        if (at >= count || ++steps > count) return false;
      }
    }
    return true;
  }

  bool one(const DraftMention& mention, const Draft& draft) const {
    return span(mention.span) && is_below(mention.entity, draft.entities.size()) &&
           is_below(mention.region, limits_.regions) &&
           std::all_of(mention.place_candidates.begin(), mention.place_candidates.end(),
                       [&](std::uint32_t row) { return row < limits_.places; });
  }
  bool one(const DraftRole& role, const Draft& draft) const {
    return span(role.span) && is_below(role.entity, draft.entities.size()) &&
           is_below(role.mention, draft.mentions.size());
  }
  bool one(const DraftLink& link, const Draft& draft) const {
    return (!link.span || span(*link.span)) && is_below(link.entity, draft.entities.size()) &&
           (link.who != DraftLink::Who::entity || link.entity != kNone);
  }
  bool one(const DraftClaim& claim, const Draft& draft) const {
    return span(claim.span) && span(claim.anchor) && spans(claim.also) &&
           is_below(claim.region, limits_.regions) && all(claim.roles, draft) &&
           all(claim.chain, draft);
  }
  bool one(const DraftAttribution& attribution, const Draft& /*draft*/) const {
    return spans(attribution.voice) && spans(attribution.cue) && spans(attribution.content);
  }

  const DraftLimits& limits_;
};

}  // namespace

std::string to_bytes(const Layout& layout) { return written(layout); }
std::string to_bytes(const Draft& draft) { return written(draft); }

std::optional<Layout> layout_from_bytes(std::string_view bytes, const DraftLimits& limits) {
  auto layout = read<Layout>(bytes);
  if (layout && !Fits(limits).layout(*layout)) return std::nullopt;
  return layout;
}

std::optional<Draft> draft_from_bytes(std::string_view bytes, const DraftLimits& limits) {
  auto draft = read<Draft>(bytes);
  if (draft && !Fits(limits).draft(*draft)) return std::nullopt;
  return draft;
}

}  // namespace habeas
