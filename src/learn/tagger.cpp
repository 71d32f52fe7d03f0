// learn/tagger.cpp - feature templates, Viterbi decoding and the weights file
#include "learn/tagger.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <span>
#include <utility>

#include "base/sha256.h"
#include "learn/hashing.h"

namespace habeas {
namespace {

constexpr std::string_view kMagic = "HBTAGGER";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kMaxBytes = 16U << 20U;

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
    if (c >= 'a' && c <= 'z') {
      kind = 'x';
    } else if (c >= 'A' && c <= 'Z') {
      kind = 'X';
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
  std::uint64_t prefix = word_key({});
  for (std::size_t i = 0; i < view.suffix.size(); ++i) {
    view.suffix[i] = letters.size() > i ? word_key(letters.substr(letters.size() - i - 1)) : 1;
  }
  for (std::size_t i = 0; i < view.prefix.size(); ++i) {
    if (letters.size() > i) prefix = word_key(letters.substr(i, 1), prefix);
    view.prefix[i] = letters.size() > i ? prefix : 1;
  }
  return view;
}

constexpr std::uint32_t kWordFeatures = 28;
constexpr std::uint32_t kColumnFeatures = 8;

/// The features of the token `w`, with two views before it and two behind.
void put_word_features(const View *at, bool first, std::uint32_t *out) {
  const View &w = at[0];
  const View &p1 = at[-1];
  const View &p2 = at[-2];
  const View &n1 = at[1];
  const View &n2 = at[2];
  std::uint64_t kind = 0;
  const auto put = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
    *out++ = upper_half(mix(kind++, a, b, c));
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
  put(first ? 1 : 0, w.shape);
  put(w.suffix[2], p1.word);
  put(w.suffix[2], n1.suffix[2]);
  put(p1.suffix[2], w.suffix[2]);
  put(w.shape, w.word);
  put(n1.suffix[1], p1.suffix[1]);
}

}  // namespace

FeatureRows make_word_features(std::string_view text, const TokenText &tokens,
                               std::span<const TokenRange> runs) {
  FeatureRows rows;
  rows.width = kWordFeatures;
  rows.hashes.resize(tokens.tokens.size() * kWordFeatures);
  rows.words.resize(tokens.tokens.size());
  const View before{2, 2, {}, {}};
  const View after{3, 3, {}, {}};
  std::vector<View> views;
  std::string folded;
  for (const TokenRange run : runs) {
    views.assign(2, before);
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      views.push_back(view_of(text, tokens.tokens[i], folded));
      rows.words[i] = {views.back().word, views.back().shape};
    }
    views.insert(views.end(), 2, after);
    std::uint32_t *out = rows.hashes.data() + std::size_t{run.begin} * kWordFeatures;
    for (std::uint32_t i = 0; i < run.size(); ++i) {
      put_word_features(&views[i + 2], i == 0, out);
      out += kWordFeatures;
    }
  }
  return rows;
}

void make_column_features(const FeatureRows &words, const FeatureRows &classes, TokenRange run,
                          const std::vector<FeatureColumn> &columns, FeatureRows &out) {
  const std::size_t of_columns = kColumnFeatures * columns.size();
  out.width = static_cast<std::uint32_t>(of_columns) + classes.width;
  const auto count = static_cast<std::int64_t>(run.size());
  out.hashes.resize(static_cast<std::size_t>(count) * out.width);
  std::uint64_t kind = kWordFeatures;
  for (std::size_t c = 0; c < columns.size(); ++c, kind += kColumnFeatures) {
    const std::uint32_t *const values = columns[c].data() + run.begin;
    const auto value = [&](std::int64_t j) -> std::uint64_t {
      return j < 0 ? 1001 : j >= count ? 1002 : values[j];
    };
    std::uint64_t v2 = 1001;
    std::uint64_t v1 = 1001;
    std::uint64_t v = value(0);
    for (std::int64_t i = 0; i < count; ++i) {
      const std::uint64_t next = value(i + 1);
      const FeatureRows::Word &w = words.words[run.begin + static_cast<std::size_t>(i)];
      std::uint32_t *const put =
          out.hashes.data() + static_cast<std::size_t>(i) * out.width + c * kColumnFeatures;
      put[0] = upper_half(mix(kind, v));
      put[1] = upper_half(mix(kind + 1, v1));
      put[2] = upper_half(mix(kind + 2, next));
      put[3] = upper_half(mix(kind + 3, v1, v));
      put[4] = upper_half(mix(kind + 4, v, next));
      put[5] = upper_half(mix(kind + 5, v, w.key));
      put[6] = upper_half(mix(kind + 6, v, w.shape));
      put[7] = upper_half(mix(kind + 7, v2, v1, v));
      v2 = v1;
      v1 = v;
      v = next;
    }
  }
  const auto of_classes = classes.of(run);
  for (std::size_t i = 0; i < run.size(); ++i) {
    std::copy_n(of_classes.begin() + static_cast<std::ptrdiff_t>(i * classes.width), classes.width,
                out.hashes.begin() + static_cast<std::ptrdiff_t>(i * out.width + of_columns));
  }
}

FeatureRows make_features(const FeatureRows &words, const FeatureRows &classes, TokenRange run,
                          const std::vector<FeatureColumn> &columns) {
  FeatureRows columns_only;
  make_column_features(words, classes, run, columns, columns_only);
  FeatureRows rows;
  rows.width = words.width + columns_only.width;
  rows.hashes.reserve(std::size_t{run.size()} * rows.width);
  for (std::uint32_t i = 0; i < run.size(); ++i) {
    const auto of_words = words.of({run.begin + i, run.begin + i + 1});
    const auto of_columns = columns_only.of({i, i + 1});
    rows.hashes.insert(rows.hashes.end(), of_words.begin(), of_words.end());
    rows.hashes.insert(rows.hashes.end(), of_columns.begin(), of_columns.end());
  }
  rows.words.assign(words.words.begin() + run.begin, words.words.begin() + run.end);
  return rows;
}

Tagger::Tagger(std::vector<std::string> labels, std::uint32_t log2_slots)
    : labels_(std::move(labels)),
      log2_slots_(log2_slots),
      weights_((std::size_t{1} << log2_slots) * labels_.size() + kMostLabels),
      transitions_((labels_.size() + 1) * labels_.size()) {}

namespace {

/// What decoding reads: tables of a tagger and the features of a run. Rows of weights follow each
/// other without gaps; a row may be read up to `kMostLabels` weights beyond its labels.
struct Job {
  const std::int16_t *weights;
  const std::int16_t *transitions;
  std::size_t labels;
  std::uint32_t shift;                   // of a hash, down to its slot
  const std::uint32_t *words, *columns;  // features of each row
  std::size_t word_width, column_width;
  std::uint32_t rows;
};

/// Eight numbers that are added and compared at once; the compiler makes two halves of them where
/// the processor has no vectors of that width.
using Eight = std::int32_t __attribute__((vector_size(32)));
using EightLabels = std::uint8_t __attribute__((vector_size(8)));

#define HB_INLINE inline __attribute__((always_inline))

/// A number for each label. What stands behind the last label is never asked.
template <std::size_t Eights>
struct Scores {
  Eight eight[Eights];

  HB_INLINE std::int32_t operator[](std::size_t y) const { return eight[y / 8][y % 8]; }
  HB_INLINE void set(std::size_t y, std::int32_t value) { eight[y / 8][y % 8] = value; }
  /// Adds one row of weights.
  HB_INLINE void add(const std::int16_t *row) {
    for (std::size_t i = 0; i < Eights; ++i) {
      const std::int16_t *const w = row + 8 * i;
      eight[i] += Eight{w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]};
    }
  }
};

/// Finds the weights of all features of a row. The tables are larger than the inner caches, so they
/// are asked for here, one row before they are read.
HB_INLINE void find_weights(const Job &job, std::uint32_t row, const std::int16_t **out) {
  const std::uint32_t *const words = job.words + row * job.word_width;
  const std::uint32_t *const columns = job.columns + row * job.column_width;
#pragma GCC unroll 4
  for (std::size_t f = 0; f < job.word_width; ++f) {
    *out = job.weights + std::size_t{words[f] >> job.shift} * job.labels;
    __builtin_prefetch(*out++);
  }
#pragma GCC unroll 4
  for (std::size_t f = 0; f < job.column_width; ++f) {
    *out = job.weights + std::size_t{columns[f] >> job.shift} * job.labels;
    __builtin_prefetch(*out++);
  }
}

/// Viterbi; a fixed number of vectors lets the compiler keep the sums in registers.
template <std::size_t Eights>
HB_INLINE void decode(const Job &job, std::uint8_t *best) {
  using Row = Scores<Eights>;
  const std::size_t labels = job.labels;
  std::array<Row, 8 * Eights + 1> moves{};  // from each label, the last from the start
  for (std::size_t x = 0; x <= labels; ++x) {
    for (std::size_t y = 0; y < labels; ++y) moves[x].set(y, job.transitions[x * labels + y]);
  }
  std::vector<std::uint8_t> back(std::size_t{job.rows} * 8 * Eights);
  const std::size_t width = job.word_width + job.column_width;
  std::vector<const std::int16_t *> found(2 * width);
  const std::int16_t **now = found.data();
  const std::int16_t **next = now + width;
  find_weights(job, 0, now);
  Row score{};
  for (std::uint32_t row = 0; row < job.rows; ++row, std::swap(now, next)) {
    if (row + 1 < job.rows) find_weights(job, row + 1, next);
    Row emit{};
#pragma GCC unroll 4
    for (std::size_t f = 0; f < width; ++f) emit.add(now[f]);
    Row top = moves[row == 0 ? labels : 0];
    for (Eight &eight : top.eight) eight += score[0];
    Row from{};
    for (std::size_t x = 1; row > 0 && x < labels; ++x) {
      const std::int32_t before = score[x];
      const auto number = static_cast<std::int32_t>(x);
      const Row &move = moves[x];
      for (std::size_t i = 0; i < Eights; ++i) {
        const Eight sum = move.eight[i] + before;
        const Eight better = sum > top.eight[i];  // all bits set, or none
        top.eight[i] = better ? sum : top.eight[i];
        from.eight[i] = better ? Eight{} + number : from.eight[i];
      }
    }
    for (std::size_t i = 0; i < Eights; ++i) score.eight[i] = top.eight[i] + emit.eight[i];
    for (std::size_t i = 0; i < Eights; ++i) {
      const EightLabels labels_before = __builtin_convertvector(from.eight[i], EightLabels);
      std::memcpy(&back[(row * Eights + i) * 8], &labels_before, sizeof labels_before);
    }
  }
  std::size_t y = 0;
  for (std::size_t other = 1; other < labels; ++other) {
    if (score[other] > score[y]) y = other;
  }
  for (std::uint32_t row = job.rows; row-- > 0;) {
    best[row] = static_cast<std::uint8_t>(y);
    y = back[row * Eights * 8 + y];
  }
}

HB_INLINE void decode_any(const Job &job, std::uint8_t *best) {
  if (job.labels <= 8) return decode<1>(job, best);
  if (job.labels <= 16) return decode<2>(job, best);
  if (job.labels <= 24) return decode<3>(job, best);
  return decode<Tagger::kMostLabels / 8>(job, best);
}

void decode_plain(const Job &job, std::uint8_t *best) { decode_any(job, best); }

#if defined(__x86_64__)
__attribute__((target("avx2"))) void decode_wide(const Job &job, std::uint8_t *best) {
  decode_any(job, best);
}
bool has_wide() { return __builtin_cpu_supports("avx2") != 0; }
#else
void decode_wide(const Job &job, std::uint8_t *best) { decode_any(job, best); }
bool has_wide() { return false; }
#endif

#undef HB_INLINE

}  // namespace

std::vector<std::uint8_t> Tagger::tag(const FeatureRows &features, Kernel kernel) const {
  return tag(features.hashes, {}, features.rows(), kernel);
}

std::vector<std::uint8_t> Tagger::tag(std::span<const std::uint32_t> words,
                                      std::span<const std::uint32_t> columns, std::uint32_t rows,
                                      Kernel kernel) const {
  std::vector<std::uint8_t> best(rows);
  if (rows == 0) return best;
  const Job job{weights_.data(),     transitions_.data(),   labels_.size(),
                32U - log2_slots_,   words.data(),          columns.data(),
                words.size() / rows, columns.size() / rows, rows};
  if (kernel == Kernel::fastest && has_wide()) {
    decode_wide(job, best.data());
  } else {
    decode_plain(job, best.data());
  }
  return best;
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
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(weights.data(), bytes.data(), weights.size_bytes());
    return;
  }
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
