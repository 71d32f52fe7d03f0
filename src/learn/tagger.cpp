// learn/tagger.cpp - feature templates, Viterbi decoding and the weights file
#include "learn/tagger.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

#include "base/sha256.h"

namespace habeas {
namespace {

constexpr std::string_view kMagic = "HBTAGGER";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kMaxBytes = 16U << 20U;

/// Mixes a template number and up to three values; the final multiply spreads
/// to the high bits that slot() uses.
std::uint64_t mix(std::uint64_t kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  std::uint64_t h = (kind + 1) * 0x9E3779B97F4A7C15ULL;
  for (const std::uint64_t part : {a, b, c}) {
    h ^= part;
    h *= 0xFF51AFD7ED558CCDULL;
    h ^= h >> 32U;
  }
  return h * 0xC4CEB9FE1A85EC53ULL;
}

/// What the templates read of one token.
struct View {
  std::uint64_t word = 0;
  std::uint64_t shape = 0;
  std::array<std::uint64_t, 4> suffix{};
  std::array<std::uint64_t, 3> prefix{};
};

/// Letter classes with runs cut to two: "Felbrin" Xxx, "U.S." X.X., "33,000"
/// 00,00, "UN" XX.
std::uint64_t shape_of(std::string_view word) {
  std::uint64_t h = 7;
  char last = 0;
  int run = 0;
  for (const char c : word) {
    char kind = c;
    if (c >= 'A' && c <= 'Z') {
      kind = 'X';
    } else if (c >= 'a' && c <= 'z') {
      kind = 'x';
    } else if (c >= '0' && c <= '9') {
      kind = '0';
    } else if (static_cast<unsigned char>(c) >= 0x80U) {
      kind = 'u';
    }
    run = kind == last ? run + 1 : 1;
    last = kind;
    if (run <= 2) h = h * 131 + static_cast<unsigned char>(kind);
  }
  return h;
}

View view_of(std::string_view text, const Token &token, std::string &folded) {
  View view;
  const std::string_view raw = slice(text, token.span());
  fold_into(raw, folded);
  const std::string_view letters = folded;
  view.word = token.kind == TokenKind::number ? word_key("0") + raw.size() : token.key;
  view.shape = shape_of(raw);
  for (std::size_t i = 0; i < view.suffix.size(); ++i) {
    view.suffix[i] = letters.size() > i ? word_key(letters.substr(letters.size() - i - 1)) : 1;
  }
  for (std::size_t i = 0; i < view.prefix.size(); ++i) {
    view.prefix[i] = letters.size() > i ? word_key(letters.substr(0, i + 1)) : 1;
  }
  return view;
}

constexpr std::uint32_t kWordFeatures = 28;
constexpr std::uint32_t kColumnFeatures = 8;

}  // namespace

FeatureRows make_features(std::string_view text, const TokenText &tokens, TokenRange range,
                          const std::vector<FeatureColumn> &columns) {
  return add_columns(make_word_features(text, tokens, range), range, columns);
}

FeatureRows make_word_features(std::string_view text, const TokenText &tokens, TokenRange range) {
  FeatureRows rows;
  rows.width = kWordFeatures;
  const std::size_t count = range.size();
  // Two views before the first token and two behind the last one.
  const View before{2, 2, {}, {}};
  const View after{3, 3, {}, {}};
  std::vector<View> views;
  views.reserve(count + 4);
  views.assign(2, before);
  std::string folded;
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    views.push_back(view_of(text, tokens.tokens[i], folded));
  views.insert(views.end(), 2, after);
  rows.words.reserve(count);
  for (std::size_t i = 0; i < count; ++i)
    rows.words.push_back({views[i + 2].word, views[i + 2].shape});
  rows.hashes.resize(count * rows.width);
  std::uint64_t *out = rows.hashes.data();
  for (std::size_t i = 0; i < count; ++i) {
    const View *const at = &views[i + 2];
    const View &w = at[0];
    const View &p1 = at[-1];
    const View &p2 = at[-2];
    const View &n1 = at[1];
    const View &n2 = at[2];
    std::uint64_t kind = 0;
    const auto put = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
      *out++ = mix(kind++, a, b, c);
    };
    put(0);
    put(w.word);
    put(p1.word);
    put(n1.word);
    put(p2.word);
    put(n2.word);
    put(p1.word, w.word);
    put(w.word, n1.word);
    put(p2.word, p1.word);
    put(n1.word, n2.word);
    put(p1.word, n1.word);
    put(w.shape);
    put(p1.shape, w.shape);
    put(w.shape, n1.shape);
    put(p1.shape, w.shape, n1.shape);
    put(w.suffix[0]);
    put(w.suffix[1]);
    put(w.suffix[2]);
    put(w.suffix[3]);
    put(w.prefix[0]);
    put(w.prefix[1]);
    put(w.prefix[2]);
    put(i == 0 ? 1 : 0, w.shape);
    put(w.suffix[2], p1.word);
    put(w.suffix[2], n1.suffix[2]);
    put(p1.suffix[2], w.suffix[2]);
    put(w.shape, w.word);
    put(n1.suffix[1], p1.suffix[1]);
  }
  return rows;
}

FeatureRows add_columns(FeatureRows words, TokenRange range,
                        const std::vector<FeatureColumn> &columns) {
  FeatureRows rows;
  rows.width = kWordFeatures + kColumnFeatures * static_cast<std::uint32_t>(columns.size());
  const auto count = static_cast<std::int64_t>(range.size());
  rows.hashes.resize(static_cast<std::size_t>(count) * rows.width);
  const std::uint64_t *in = words.hashes.data();
  std::uint64_t *out = rows.hashes.data();
  for (std::int64_t i = 0; i < count; ++i) {
    out = std::copy_n(in, kWordFeatures, out);
    in += kWordFeatures;
    const FeatureRows::Word &w = words.words[static_cast<std::size_t>(i)];
    std::uint64_t kind = kWordFeatures;
    const auto put = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
      *out++ = mix(kind++, a, b, c);
    };
    for (const FeatureColumn &column : columns) {
      const std::uint32_t *const values = column.data() + range.begin;
      const auto value = [&](std::int64_t j) -> std::uint64_t {
        return j < 0 ? 1001 : j >= count ? 1002 : values[j];
      };
      put(value(i));
      put(value(i - 1));
      put(value(i + 1));
      put(value(i - 1), value(i));
      put(value(i), value(i + 1));
      put(value(i), w.key);
      put(value(i), w.shape);
      put(value(i - 2), value(i - 1), value(i));
    }
  }
  rows.words = std::move(words.words);
  return rows;
}

Tagger::Tagger(std::vector<std::string> labels, std::uint32_t log2_slots)
    : labels_(std::move(labels)),
      log2_slots_(log2_slots),
      weights_((std::size_t{1} << log2_slots) * labels_.size() + kMostLabels),
      transitions_((labels_.size() + 1) * labels_.size()) {}

namespace {

/// What decoding reads of a tagger. Rows of weights follow each other without
/// gaps; a row may be read up to `kMostLabels` weights beyond its labels.
struct Tables {
  const std::int16_t *weights;
  const std::int16_t *transitions;
  std::size_t labels;
  std::uint32_t shift;  // of a hash, down to its slot
  [[nodiscard]] const std::int16_t *row(std::uint64_t hash) const {
    return weights + (hash >> shift) * labels;
  }
};

/// Four numbers that are added and compared at once: every machine that we
/// build for has them.
using Four = std::int32_t __attribute__((vector_size(16)));

/// A number for each label, eight labels in two vectors: first those with even
/// numbers, then those with odd ones. So they come out of eight 16-bit weights
/// by two shifts. What stands behind the last label is never asked.
template <std::size_t Eights>
struct Scores {
  Four four[2 * Eights];

  std::int32_t operator[](std::size_t y) const { return four[vector_of(y)][(y % 8) / 2]; }
  void set(std::size_t y, std::int32_t value) { four[vector_of(y)][(y % 8) / 2] = value; }
  /// Adds one row of weights.
  void add(const std::int16_t *row) {
    for (std::size_t i = 0; i < Eights; ++i) {
      Four pairs;
      std::memcpy(&pairs, row + 8 * i, sizeof pairs);
      four[2 * i] += (pairs << 16) >> 16;
      four[2 * i + 1] += pairs >> 16;
    }
  }

 private:
  static std::size_t vector_of(std::size_t y) { return y / 8 * 2 + y % 2; }
};

/// Viterbi; a fixed number of vectors lets the compiler keep the sums in
/// registers.
template <std::size_t Eights>
std::vector<std::uint8_t> decode(const Tables &tables, const FeatureRows &features) {
  using Row = Scores<Eights>;
  const std::size_t labels = tables.labels;
  const std::uint32_t rows = features.rows();
  std::vector<Row> moves(labels + 1);  // from each label, the last from the start
  for (std::size_t x = 0; x <= labels; ++x) {
    for (std::size_t y = 0; y < labels; ++y) moves[x].set(y, tables.transitions[x * labels + y]);
  }
  std::vector<Row> back(rows);
  Row score{};
  const std::uint64_t *hash = features.hashes.data();
  for (std::uint32_t row = 0; row < rows; ++row) {
    Row emit{};
    // The tables are larger than the inner caches: the rows of the next token
    // are asked for ahead.
    for (std::uint32_t f = 0; row + 1 < rows && f < features.width; ++f) {
      __builtin_prefetch(tables.row(hash[features.width + f]));
    }
    for (std::uint32_t f = 0; f < features.width; ++f) emit.add(tables.row(*hash++));
    Row top = moves[row == 0 ? labels : 0];
    for (Four &four : top.four) four += score[0];
    Row from{};
    for (std::size_t x = 1; row > 0 && x < labels; ++x) {
      const std::int32_t before = score[x];
      const auto number = static_cast<std::int32_t>(x);
      const Row &move = moves[x];
      for (std::size_t i = 0; i < 2 * Eights; ++i) {
        const Four sum = move.four[i] + before;
        const Four better = sum > top.four[i];  // all bits set, or none
        top.four[i] = (sum & better) | (top.four[i] & ~better);
        from.four[i] = (number & better) | (from.four[i] & ~better);
      }
    }
    for (std::size_t i = 0; i < 2 * Eights; ++i) score.four[i] = top.four[i] + emit.four[i];
    back[row] = from;
  }
  std::size_t y = 0;
  for (std::size_t other = 1; other < labels; ++other) {
    if (score[other] > score[y]) y = other;
  }
  std::vector<std::uint8_t> best(rows);
  for (std::uint32_t row = rows; row-- > 0;) {
    best[row] = static_cast<std::uint8_t>(y);
    y = static_cast<std::size_t>(back[row][y]);
  }
  return best;
}

}  // namespace

std::vector<std::uint8_t> Tagger::tag(const FeatureRows &features) const {
  const Tables tables{weights_.data(), transitions_.data(), labels_.size(), 64U - log2_slots_};
  if (tables.labels <= 8) return decode<1>(tables, features);
  if (tables.labels <= 16) return decode<2>(tables, features);
  if (tables.labels <= 24) return decode<3>(tables, features);
  return decode<kMostLabels / 8>(tables, features);
}

namespace {

void put_u32(std::string &out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8)
    out.push_back(static_cast<char>((value >> shift) & 0xFFU));
}

std::uint32_t get_u32(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8U * i);
  }
  return value;
}

void put_weights(std::string &out, std::span<const std::int16_t> weights) {
  for (const std::int16_t w : weights) {
    const auto bits = static_cast<std::uint16_t>(w);
    out.push_back(static_cast<char>(bits & 0xFFU));
    out.push_back(static_cast<char>(bits >> 8U));
  }
}

void get_weights(std::string_view bytes, std::span<std::int16_t> weights) {
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const auto low = static_cast<unsigned char>(bytes[2 * i]);
    const auto high = static_cast<unsigned char>(bytes[2 * i + 1]);
    weights[i] = static_cast<std::int16_t>(static_cast<std::uint16_t>(low | (high << 8U)));
  }
}

}  // namespace

// File: magic (8 bytes), version u32, SHA-256 of all that follows (32),
// log2_slots u32, label count u32, then for each label its length u32 and
// bytes, then int16 transitions and int16 weights; little-endian throughout.
std::string Tagger::save() const {
  std::string body;
  put_u32(body, log2_slots_);
  put_u32(body, static_cast<std::uint32_t>(labels_.size()));
  for (const std::string &label : labels_) {
    put_u32(body, static_cast<std::uint32_t>(label.size()));
    body += label;
  }
  put_weights(body, transitions_);
  put_weights(body, std::span(weights_).first(weight_count()));
  std::string out(kMagic);
  put_u32(out, kVersion);
  const Sha256 digest = sha256(body);
  out.append(digest.begin(), digest.end());
  return out + body;
}

Result<Tagger> Tagger::load(std::string_view bytes) {
  const std::size_t head = kMagic.size() + 4 + 32;
  if (bytes.size() < head + 8 || bytes.size() > kMaxBytes || !bytes.starts_with(kMagic)) {
    return fail(Errc::bad_input, "weights file: not a tagger");
  }
  if (get_u32(bytes, kMagic.size()) != kVersion) {
    return fail(Errc::unsupported, "weights file: unknown version");
  }
  const std::string_view body = bytes.substr(head);
  const Sha256 digest = sha256(body);
  if (!std::equal(digest.begin(), digest.end(), bytes.begin() + kMagic.size() + 4,
                  [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); })) {
    return fail(Errc::bad_input, "weights file: the digest in its head does not fit its content");
  }
  const std::uint32_t log2_slots = get_u32(body, 0);
  const std::uint32_t count = get_u32(body, 4);
  if (log2_slots < 4 || log2_slots > 22 || count == 0 || count > kMostLabels) {
    return fail(Errc::bad_input, "weights file: sizes out of range");
  }
  std::vector<std::string> labels;
  std::size_t at = 8;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (at + 4 > body.size()) return fail(Errc::bad_input, "weights file: cut off in the labels");
    const std::uint32_t size = get_u32(body, at);
    if (size > 64 || at + 4 + size > body.size())
      return fail(Errc::bad_input, "weights file: bad label");
    labels.emplace_back(body.substr(at + 4, size));
    at += 4 + size;
  }
  Tagger tagger(std::move(labels), log2_slots);
  if (body.size() - at != 2 * (tagger.transitions_.size() + tagger.weight_count())) {
    return fail(Errc::bad_input, "weights file: size does not fit its head");
  }
  get_weights(body.substr(at), tagger.transitions_);
  get_weights(body.substr(at + 2 * tagger.transitions_.size()),
              std::span(tagger.weights_).first(tagger.weight_count()));
  return tagger;
}

}  // namespace habeas
