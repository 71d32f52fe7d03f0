// model/bytes.h - nouns as bytes and back: one list of fields for each type, walked by a writer and
// by a reader
//
// Numbers are LEB128 (seven bits a byte, low bits first; signed ones zigzag), texts and lists begin
// with their size. Structured bindings name every field: a type that gets a new one does not
// compile here until it is listed.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "model/nouns.h"

namespace habeas {

class ByteWriter {
 public:
  static constexpr bool kReads = false;

  void number(std::uint64_t number) {
    for (; number >= 0x80U; number >>= 7U) {
      out_.push_back(static_cast<char>(0x80U | (number & 0x7FU)));
    }
    out_.push_back(static_cast<char>(number));
  }
  void bytes(const char* data, std::size_t size) { out_.append(data, size); }
  void text(std::string_view text) {
    number(text.size());
    out_ += text;
  }
  [[nodiscard]] const std::string& str() const { return out_; }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// The bytes may come from anywhere: after the first that cannot be, everything read is empty. They
/// must outlive the reader.
class ByteReader {
 public:
  static constexpr bool kReads = true;

  explicit ByteReader(std::string_view bytes) : left_(bytes) {}

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
  [[nodiscard]] bool is_whole() const { return is_whole_; }
  [[nodiscard]] bool at_end() const { return is_whole_ && left_.empty(); }

 private:
  std::string_view left_;
  bool is_whole_ = true;
};

/// What a writer only looks at and a reader fills.
template <class A, class T>
using Walked = std::conditional_t<A::kReads, T, const T>;

template <class A, class Int>
requires(std::is_unsigned_v<Int> && !std::is_same_v<std::remove_const_t<Int>, bool>)  //
    void walk(A& a, Int& number) {
  if constexpr (A::kReads) {
    std::uint64_t wide = 0;
    a.number(wide);
    if (wide > std::numeric_limits<Int>::max()) a.fail();
    number = static_cast<Int>(wide);
  } else {
    a.number(number);
  }
}

template <class A, class Int>
requires std::is_signed_v<Int>
void walk(A& a, Int& number) {
  if constexpr (A::kReads) {
    std::uint64_t zigzag = 0;
    a.number(zigzag);
    const auto read =
        static_cast<std::int64_t>((zigzag >> 1U) ^ ((zigzag & 1U) != 0 ? ~0ULL : 0ULL));
    if (read < std::numeric_limits<Int>::min() || read > std::numeric_limits<Int>::max()) a.fail();
    number = static_cast<Int>(read);
  } else {
    const auto whole = static_cast<std::int64_t>(number);
    a.number((static_cast<std::uint64_t>(whole) << 1U) ^ (whole < 0 ? ~0ULL : 0ULL));
  }
}

template <class A, class Bool>
requires std::is_same_v < std::remove_const_t<Bool>,
bool > void walk(A& a, Bool& flag) {
  if constexpr (A::kReads) {
    std::uint64_t number = 0;
    a.number(number);
    if (number > 1) a.fail();
    flag = number == 1;
  } else {
    a.number(flag ? 1 : 0);
  }
}

/// One of the values of an enum up to its last one.
template <class A, class Enum>
void walk_choice(A& a, Enum& choice, std::remove_const_t<Enum> last) {
  if constexpr (A::kReads) {
    std::uint64_t number = 0;
    a.number(number);
    if (number > static_cast<std::uint64_t>(last)) {
      a.fail();
      number = 0;
    }
    choice = static_cast<Enum>(number);
  } else {
    a.number(static_cast<std::uint64_t>(choice));
  }
}

template <class A>
void walk(A& a, Walked<A, std::string>& text) {
  a.text(text);
}

template <class Tag>
void walk(ByteWriter& a, const Id<Tag>& id) {
  a.bytes(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size());
}
template <class Tag>
void walk(ByteReader& a, Id<Tag>& id) {
  a.bytes(reinterpret_cast<char*>(id.bytes.data()), id.bytes.size());
}

template <class Space>
void walk(ByteWriter& a, const Span<Space>& span) {
  walk(a, span.begin);
  walk(a, span.end);
}
template <class Space>
void walk(ByteReader& a, Span<Space>& span) {
  walk(a, span.begin);
  walk(a, span.end);
}

// clang-format off
template <class A> void walk(A& a, Walked<A, MentionKind>& kind) { walk_choice(a, kind, MentionKind::group); }
template <class A> void walk(A& a, Walked<A, RegionKind>& kind) { walk_choice(a, kind, RegionKind::other); }
template <class A> void walk(A& a, Walked<A, ClaimKind>& kind) { walk_choice(a, kind, ClaimKind::profile); }
template <class A> void walk(A& a, Walked<A, Mood>& mood) { walk_choice(a, mood, Mood::denied); }
template <class A> void walk(A& a, Walked<A, Polarity>& it) { walk_choice(a, it, Polarity::negative); }
template <class A> void walk(A& a, Walked<A, RoleName>& name) { walk_choice(a, name, RoleName::base); }
template <class A> void walk(A& a, Walked<A, Rel>& rel) { walk_choice(a, rel, Rel::carrier); }
template <class A> void walk(A& a, Walked<A, Bound>& bound) { walk_choice(a, bound, Bound::vague); }
template <class A> void walk(A& a, Walked<A, Trend>& trend) { walk_choice(a, trend, Trend::down); }
template <class A> void walk(A& a, Walked<A, DateBasis>& it) { walk_choice(a, it, DateBasis::unknown); }
template <class A> void walk(A& a, Walked<A, PlaceKind>& kind) { walk_choice(a, kind, PlaceKind::other); }
template <class A> void walk(A& a, Walked<A, Stage>& stage) { walk_choice(a, stage, Stage::threatened); }
// clang-format on

template <class T>
void walk(ByteWriter& a, const std::optional<T>& maybe);
template <class T>
void walk(ByteReader& a, std::optional<T>& maybe);
template <class T>
void walk(ByteWriter& a, const std::vector<T>& list);
template <class T>
void walk(ByteReader& a, std::vector<T>& list);
template <class A>
void walk(A& a, Walked<A, Value>& value);

template <class A, class... Fields>
void walk_all(A& a, Fields&... fields) {
  (walk(a, fields), ...);
}

template <class A>
void walk(A& a, Walked<A, Number>& it) {
  auto& [digits, scale] = it;
  walk_all(a, digits, scale);
  constexpr std::uint8_t kMostScale = 12;
  if constexpr (A::kReads) {
    if (scale > kMostScale) a.fail();
  }
}

template <class A>
void walk(A& a, Walked<A, Quantity>& it) {
  auto& [lo, hi, point, lo_open, hi_open, bound, unit, share, trend] = it;
  walk_all(a, lo, hi, point, lo_open, hi_open, bound, unit, share, trend);
}

template <class A>
void walk(A& a, Walked<A, Day>& it) {
  auto& [year, month, day] = it;
  walk_all(a, year, month, day);
  if constexpr (A::kReads) {
    if (month < 1 || month > 12 || day < 1 || day > 31) a.fail();
  }
}

template <class A>
void walk(A& a, Walked<A, DayOffset>& it) {
  auto& [min_days, max_days, weekday] = it;
  walk_all(a, min_days, max_days, weekday);
}

template <class A>
void walk(A& a, Walked<A, Date>& it) {
  auto& [edtf, timex, earliest, latest, basis, anchor, offset] = it;
  walk_all(a, edtf, timex, earliest, latest, basis, anchor, offset);
}

template <class A>
void walk(A& a, Walked<A, LatLon>& it) {
  auto& [lat_e5, lon_e5] = it;
  walk_all(a, lat_e5, lon_e5);
}

template <class A>
void walk(A& a, Walked<A, Place>& it) {
  auto& [name, geonames, at, country, admin1, kind] = it;
  walk_all(a, name, geonames, at, country, admin1, kind);
}

template <class A>
void walk(A& a, Walked<A, Named>& it) {
  auto& [id, name] = it;
  walk_all(a, id, name);
}

template <class A>
void walk(A& a, Walked<A, EventState>& it) {
  auto& [stage] = it;
  walk_all(a, stage);
}

template <class A>
void walk(A& /*archive*/, Walked<A, std::monostate>& /*nothing*/) {}

template <class A>
void walk(A& a, Walked<A, MadeBy>& it) {
  auto& [name, version] = it;
  walk_all(a, name, version);
}

template <class A>
void walk(A& a, Walked<A, Published>& it) {
  auto& [date, basis] = it;
  walk_all(a, date, basis);
}

template <class A>
void walk(A& a, Walked<A, Region>& it) {
  auto& [id, kind, span, publisher, authors, published, note] = it;
  walk_all(a, id, kind, span, publisher, authors, published, note);
}

template <class A>
void walk(A& a, Walked<A, Layout>& it) {
  auto& [document, main, regions, language, title, title_span, publisher, authors, published,
         made_by] = it;
  walk_all(a, document, main, regions, language, title, title_span, publisher, authors, published,
           made_by);
}

template <class T>
void walk(ByteWriter& a, const std::optional<T>& maybe) {
  a.number(maybe ? 1 : 0);
  if (maybe) walk(a, *maybe);
}
template <class T>
void walk(ByteReader& a, std::optional<T>& maybe) {
  bool is_there = false;
  walk(a, is_there);
  if (is_there) walk(a, maybe.emplace());
}

template <class T>
void walk(ByteWriter& a, const std::vector<T>& list) {
  a.number(list.size());
  for (const T& one : list) walk(a, one);
}
template <class T>
void walk(ByteReader& a, std::vector<T>& list) {
  const std::size_t size = a.count();
  list.clear();
  for (std::size_t i = 0; i < size; ++i) walk(a, list.emplace_back());
}

inline void walk(ByteWriter& a, const std::set<std::string>& texts) {
  a.number(texts.size());
  for (const std::string& text : texts) a.text(text);
}
inline void walk(ByteReader& a, std::set<std::string>& texts) {
  texts.clear();
  std::string text;
  for (std::size_t left = a.count(); left > 0; --left) {
    a.text(text);
    texts.insert(texts.end(), text);
  }
}

/// Makes the alternative with this number.
template <std::size_t kAt = 0>
bool choose_value(Value& value, std::uint64_t number) {
  if constexpr (kAt < std::variant_size_v<Value>) {
    if (number != kAt) return choose_value<kAt + 1>(value, number);
    value.emplace<kAt>();
    return true;
  } else {
    return false;
  }
}

template <class A>
void walk(A& a, Walked<A, Value>& value) {
  if constexpr (A::kReads) {
    std::uint64_t number = 0;
    a.number(number);
    if (!choose_value(value, number)) return a.fail();
  } else {
    a.number(value.index());
  }
  std::visit([&](auto& held) { walk(a, held); }, value);
}

}  // namespace habeas
