// learn/tagger.cpp - feature templates, Viterbi decoding and the weights file
#include "learn/tagger.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/sha256.h"

namespace habeas {
namespace {

constexpr std::string_view kMagic = "HBTAGGER";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kMaxBytes = 16U << 20U;

/// Mixes a template number and up to three values; the final multiply spreads to the high bits that
/// slot() uses.
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

/// Letter classes with runs cut to two: "Felbrin" Xxx, "U.S." X.X., "33,000" 00,00, "UN" XX.
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

View view_of(std::string_view text, const Token& token) {
  View view;
  const std::string_view raw = slice(text, token.span());
  const std::string folded = fold(raw);
  view.word = token.kind == TokenKind::number ? word_key("0") + raw.size() : token.key;
  view.shape = shape_of(raw);
  for (std::size_t i = 0; i < view.suffix.size(); ++i) {
    view.suffix[i] =
        folded.size() > i ? word_key(std::string_view(folded).substr(folded.size() - i - 1)) : 1;
  }
  for (std::size_t i = 0; i < view.prefix.size(); ++i) {
    view.prefix[i] = folded.size() > i ? word_key(std::string_view(folded).substr(0, i + 1)) : 1;
  }
  return view;
}

constexpr std::uint32_t kWordFeatures = 28;
constexpr std::uint32_t kColumnFeatures = 8;

}  // namespace

FeatureRows make_features(std::string_view text, const TokenText& tokens, TokenRange range,
                          const std::vector<FeatureColumn>& columns) {
  FeatureRows rows;
  rows.width = kWordFeatures + kColumnFeatures * static_cast<std::uint32_t>(columns.size());
  const auto count = static_cast<std::int64_t>(range.size());
  rows.hashes.reserve(static_cast<std::size_t>(count) * rows.width);
  std::vector<View> views;
  views.reserve(range.size());
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    views.push_back(view_of(text, tokens.tokens[i]));
  const View before{2, 2, {}, {}};
  const View after{3, 3, {}, {}};
  const auto at = [&](std::int64_t i) -> const View& {
    return i < 0 ? before : i >= count ? after : views[static_cast<std::size_t>(i)];
  };
  for (std::int64_t i = 0; i < count; ++i) {
    const View& w = at(i);
    const View& p1 = at(i - 1);
    const View& p2 = at(i - 2);
    const View& n1 = at(i + 1);
    const View& n2 = at(i + 2);
    std::uint64_t kind = 0;
    const auto put = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
      rows.hashes.push_back(mix(kind++, a, b, c));
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
    for (const FeatureColumn& column : columns) {
      const auto value = [&](std::int64_t j) -> std::uint64_t {
        return j < 0 ? 1001 : j >= count ? 1002 : column[range.begin + static_cast<std::size_t>(j)];
      };
      put(value(i));
      put(value(i - 1));
      put(value(i + 1));
      put(value(i - 1), value(i));
      put(value(i), value(i + 1));
      put(value(i), w.word);
      put(value(i), w.shape);
      put(value(i - 2), value(i - 1), value(i));
    }
  }
  return rows;
}

Tagger::Tagger(std::vector<std::string> labels, std::uint32_t log2_slots)
    : labels_(std::move(labels)),
      log2_slots_(log2_slots),
      weights_((std::size_t{1} << log2_slots) * labels_.size()),
      transitions_((labels_.size() + 1) * labels_.size()) {}

std::vector<std::uint8_t> Tagger::tag(const FeatureRows& features) const {
  const std::size_t labels = labels_.size();
  const std::uint32_t rows = features.rows();
  std::vector<std::uint8_t> best(rows);
  if (rows == 0) return best;
  std::vector<std::int32_t> score(labels);
  std::vector<std::int32_t> next(labels);
  std::vector<std::int32_t> emit(labels);
  std::vector<std::uint8_t> back(static_cast<std::size_t>(rows) * labels);
  for (std::uint32_t row = 0; row < rows; ++row) {
    std::fill(emit.begin(), emit.end(), 0);
    for (std::uint32_t f = 0; f < features.width; ++f) {
      const std::int16_t* const w =
          &weights_[slot(features.hashes[std::size_t{row} * features.width + f])];
      for (std::size_t y = 0; y < labels; ++y) emit[y] += w[y];
    }
    for (std::size_t y = 0; y < labels; ++y) {
      if (row == 0) {
        next[y] = emit[y] + transitions_[labels * labels + y];
        continue;
      }
      std::size_t from = 0;
      std::int32_t top = score[0] + transitions_[y];
      for (std::size_t x = 1; x < labels; ++x) {
        const std::int32_t s = score[x] + transitions_[x * labels + y];
        if (s > top) top = s, from = x;
      }
      next[y] = top + emit[y];
      back[std::size_t{row} * labels + y] = static_cast<std::uint8_t>(from);
    }
    score.swap(next);
  }
  auto y = static_cast<std::size_t>(std::max_element(score.begin(), score.end()) - score.begin());
  for (std::uint32_t row = rows; row-- > 0;) {
    best[row] = static_cast<std::uint8_t>(y);
    if (row > 0) y = back[std::size_t{row} * labels + y];
  }
  return best;
}

namespace {

void put_u32(std::string& out, std::uint32_t value) {
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

void put_weights(std::string& out, const std::vector<std::int16_t>& weights) {
  for (const std::int16_t w : weights) {
    const auto bits = static_cast<std::uint16_t>(w);
    out.push_back(static_cast<char>(bits & 0xFFU));
    out.push_back(static_cast<char>(bits >> 8U));
  }
}

void get_weights(std::string_view bytes, std::vector<std::int16_t>& weights) {
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const auto low = static_cast<unsigned char>(bytes[2 * i]);
    const auto high = static_cast<unsigned char>(bytes[2 * i + 1]);
    weights[i] = static_cast<std::int16_t>(static_cast<std::uint16_t>(low | (high << 8U)));
  }
}

}  // namespace

// File: magic (8 bytes), version u32, SHA-256 of all that follows (32), log2_slots u32, label count
// u32, then for each label its length u32 and bytes, then int16 transitions and int16 weights;
// little-endian throughout.
std::string Tagger::save() const {
  std::string body;
  put_u32(body, log2_slots_);
  put_u32(body, static_cast<std::uint32_t>(labels_.size()));
  for (const std::string& label : labels_) {
    put_u32(body, static_cast<std::uint32_t>(label.size()));
    body += label;
  }
  put_weights(body, transitions_);
  put_weights(body, weights_);
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
  if (log2_slots < 4 || log2_slots > 22 || count == 0 || count > 64) {
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
  if (body.size() - at != 2 * (tagger.transitions_.size() + tagger.weights_.size())) {
    return fail(Errc::bad_input, "weights file: size does not fit its head");
  }
  get_weights(body.substr(at), tagger.transitions_);
  get_weights(body.substr(at + 2 * tagger.transitions_.size()), tagger.weights_);
  return tagger;
}

}  // namespace habeas
