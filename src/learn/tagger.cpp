// learn/tagger.cpp - feature templates and the weights file
#include "learn/tagger.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <span>
#include <utility>

#include "base/sha256.h"
#include "learn/column_features.h"
#include "learn/decoding.h"
#include "learn/hashing.h"

namespace habeas {
namespace {

constexpr std::string_view kMagic = "HBTAGGER";
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kVersionWithMemory = 2;
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
constexpr std::uint32_t kOwnFeatures = 11;
constexpr std::uint32_t kColumnFeatures = kColumnTemplates;
static_assert(kWordFeatures == kFirstColumnTemplate);

/// The features that hang on the letters of a token alone. The numbers of the templates are part of
/// the hashes that the weights were learned for.
void put_own_features(const View &w, std::uint32_t *out) {
  const auto put = [&](std::uint64_t kind, std::uint64_t a, std::uint64_t b = 0) {
    *out++ = upper_half(mix(kind, a, b));
  };
  put(0, 0);
  put(1, w.word);
  put(11, w.shape);
  for (std::uint64_t i = 0; i < w.suffix.size(); ++i) put(15 + i, w.suffix[i]);
  for (std::uint64_t i = 0; i < w.prefix.size(); ++i) put(19 + i, w.prefix[i]);
  put(26, w.shape, w.word);
}

/// The other features of the token at[2], with two before it and two behind.
void put_shared_features(const View *const *at, bool first, std::uint32_t *out) {
  const View &p2 = *at[0];
  const View &p1 = *at[1];
  const View &w = *at[2];
  const View &n1 = *at[3];
  const View &n2 = *at[4];
  const auto put = [&](std::uint64_t kind, std::uint64_t a, std::uint64_t b = 0,
                       std::uint64_t c = 0) { *out++ = upper_half(mix(kind, a, b, c)); };
  put(kFirstNeighbourTemplate, p1.word);
  put(kFirstNeighbourTemplate + 1, n1.word);
  put(kFirstNeighbourTemplate + 2, p2.word);
  put(kFirstNeighbourTemplate + 3, n2.word);
  put(6, p1.word, w.word);
  put(7, w.word, n1.word);
  put(8, p2.word, p1.word);
  put(9, n1.word, n2.word);
  put(10, p1.word, n1.word);
  put(12, p1.shape, w.shape);
  put(13, w.shape, n1.shape);
  put(14, p1.shape, w.shape, n1.shape);
  put(22, first ? 1 : 0, w.shape);
  put(23, w.suffix[2], p1.word);
  put(24, w.suffix[2], n1.suffix[2]);
  put(25, p1.suffix[2], w.suffix[2]);
  put(27, n1.suffix[1], p1.suffix[1]);
}

/// The forms of the tokens of a text: tokens written with the same bytes are of one.
class Forms {
 public:
  Forms(std::string_view text, const TokenText &tokens)
      : text_(text),
        tokens_(tokens),
        table_(std::bit_ceil(2 * tokens.tokens.size() + 2), FeatureRows::kNoForm) {}

  /// The form of a token; `sample` gets it when it is new.
  std::uint32_t of(std::uint32_t token, std::vector<std::uint32_t> &sample) {
    const Token &here = tokens_.tokens[token];
    const std::string_view letters = slice(text_, here.span());
    const std::size_t mask = table_.size() - 1;
    for (std::size_t at = static_cast<std::size_t>(here.key ^ (here.key >> 32U)) & mask;;
         at = (at + 1) & mask) {
      std::uint32_t &form = table_[at];
      if (form == FeatureRows::kNoForm) {
        form = static_cast<std::uint32_t>(sample.size());
        sample.push_back(token);
        return form;
      }
      const Token &other = tokens_.tokens[sample[form]];
      if (other.key == here.key && other.kind == here.kind && slice(text_, other.span()) == letters)
        return form;
    }
  }

 private:
  std::string_view text_;
  const TokenText &tokens_;
  std::vector<std::uint32_t> table_;
};

}  // namespace

FeatureRows make_word_features(std::string_view text, const TokenText &tokens,
                               std::span<const TokenRange> runs) {
  FeatureRows rows;
  rows.width = kWordFeatures;
  rows.own = kOwnFeatures;
  rows.hashes.resize(tokens.tokens.size() * kWordFeatures);
  rows.words.resize(tokens.tokens.size());
  rows.forms.assign(tokens.tokens.size(), FeatureRows::kNoForm);
  Forms forms(text, tokens);
  for (const TokenRange run : runs) {
    for (std::uint32_t i = run.begin; i < run.end; ++i) rows.forms[i] = forms.of(i, rows.sample);
  }
  std::vector<View> views;
  views.reserve(rows.sample.size());
  std::vector<std::uint32_t> own(rows.sample.size() * kOwnFeatures);
  std::string folded;
  for (const std::uint32_t token : rows.sample) {
    std::uint32_t *const out = own.data() + views.size() * kOwnFeatures;
    views.push_back(view_of(text, tokens.tokens[token], folded));
    put_own_features(views.back(), out);
  }
  const View before{kWordBeforeRun, 2, {}, {}};
  const View after{kWordBehindRun, 3, {}, {}};
  std::vector<const View *> line;
  for (const TokenRange run : runs) {
    line.assign(2, &before);
    for (std::uint32_t i = run.begin; i < run.end; ++i) line.push_back(&views[rows.forms[i]]);
    line.insert(line.end(), 2, &after);
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      const View *const *const at = &line[i - run.begin];
      std::uint32_t *const out = rows.hashes.data() + std::size_t{i} * kWordFeatures;
      rows.words[i] = {at[2]->word, at[2]->shape};
      std::copy_n(own.data() + std::size_t{rows.forms[i]} * kOwnFeatures, kOwnFeatures, out);
      put_shared_features(at, i == run.begin, out + kOwnFeatures);
    }
  }
  return rows;
}

void make_column_features(const FeatureRows &words, const FeatureRows &classes, TokenRange run,
                          const std::vector<FeatureColumn> &columns, FeatureRows &out) {
  make_column_features(words, classes, run, columns, ColumnTemplates::all, out);
}

void make_column_features(const FeatureRows &words, const FeatureRows &classes, TokenRange run,
                          const std::vector<FeatureColumn> &columns, ColumnTemplates templates,
                          FeatureRows &out) {
  const std::uint32_t lone = templates == ColumnTemplates::all ? kLoneColumnTemplates : 0;
  const std::uint32_t width = kColumnFeatures - kLoneColumnTemplates + lone;  // of a column
  const std::size_t of_columns = width * columns.size();
  out.width = static_cast<std::uint32_t>(of_columns) + classes.width;
  const auto count = static_cast<std::int64_t>(run.size());
  out.hashes.resize(static_cast<std::size_t>(count) * out.width);
  std::uint64_t kind = kWordFeatures;
  for (std::size_t c = 0; c < columns.size(); ++c, kind += kColumnFeatures) {
    const std::uint32_t *const values = columns[c].data() + run.begin;
    const auto value = [&](std::int64_t j) -> std::uint64_t {
      return j >= count ? kBehindRun : values[j];
    };
    std::uint64_t v2 = kBeforeRun;
    std::uint64_t v1 = kBeforeRun;
    std::uint64_t v = value(0);
    for (std::int64_t i = 0; i < count; ++i) {
      const std::uint64_t next = value(i + 1);
      const FeatureRows::Word &w = words.words[run.begin + static_cast<std::size_t>(i)];
      std::uint32_t *put =
          out.hashes.data() + static_cast<std::size_t>(i) * out.width + classes.width + c * width;
      if (lone != 0) {
        *put++ = upper_half(mix(kind, v));
        *put++ = upper_half(mix(kind + 1, v1));
        *put++ = upper_half(mix(kind + 2, next));
      }
      *put++ = upper_half(mix(kind + 3, v1, v));
      *put++ = upper_half(mix(kind + 4, v, next));
      *put++ = upper_half(mix(kind + 5, v, w.key));
      *put++ = upper_half(mix(kind + 6, v, w.shape));
      *put++ = upper_half(mix(kind + 7, v2, v1, v));
      v2 = v1;
      v1 = v;
      v = next;
    }
  }
  const auto of_classes = classes.of(run);
  for (std::size_t i = 0; i < run.size(); ++i) {
    std::copy_n(of_classes.begin() + static_cast<std::ptrdiff_t>(i * classes.width), classes.width,
                out.hashes.begin() + static_cast<std::ptrdiff_t>(i * out.width));
  }
}

FeatureRows make_features(const FeatureRows &words, const FeatureRows &classes, TokenRange run,
                          const std::vector<FeatureColumn> &columns) {
  return make_features(words, classes, run, columns, ColumnTemplates::all);
}

FeatureRows make_features(const FeatureRows &words, const FeatureRows &classes, TokenRange run,
                          const std::vector<FeatureColumn> &columns, ColumnTemplates templates) {
  FeatureRows columns_only;
  make_column_features(words, classes, run, columns, templates, columns_only);
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

bool LabelMemory::fits(std::size_t labels) const {
  if (count == 1) return next.empty();
  return count > 1 && count <= kMost && labels <= kMostLabels && next.size() == count * labels &&
         std::all_of(next.begin(), next.end(), [&](std::uint8_t state) { return state < count; });
}

Tagger::Tagger(std::vector<std::string> labels, std::uint32_t log2_slots, LabelMemory memory)
    : labels_(std::move(labels)),
      log2_slots_(log2_slots),
      memory_(std::move(memory)),
      weights_((std::size_t{1} << log2_slots) * labels_.size() + kMostLabels),
      transitions_((memory_.count * labels_.size() + 1) * labels_.size() +
                   (memory_.count == 1 ? 0 : memory_.count * labels_.size())) {}

std::vector<std::uint8_t> Tagger::tag(const FeatureRows &features, Kernel kernel) const {
  return tag(features.hashes, {}, features.rows(), kernel);
}

std::vector<std::uint8_t> Tagger::tag(std::span<const std::uint32_t> words,
                                      std::span<const std::uint32_t> columns, std::uint32_t rows,
                                      Kernel kernel) const {
  if (rows == 0) return {};
  const DecodingJob reads =
      job({words, words.size() / rows, 0}, {columns, columns.size() / rows, 0}, rows);
  return decoded(reads, DecodingMoves(reads), kernel);
}

DecodingJob Tagger::job(FeatureTable words, FeatureTable others, std::uint32_t rows) const {
  return {weights_.data(),
          transitions_.data(),
          labels_.size(),
          32U - log2_slots_,
          words,
          others,
          {},
          rows,
          nullptr,
          nullptr,
          {},
          nullptr,
          &memory_};
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
// bytes, in version 2 the states of its memory u32 and the table of them, then int16 transitions
// and int16 weights; little-endian throughout.
std::string Tagger::save() const {
  std::string body;
  put_u32(body, log2_slots_);
  put_u32(body, static_cast<std::uint32_t>(labels_.size()));
  for (const std::string &label : labels_) {
    put_u32(body, static_cast<std::uint32_t>(label.size()));
    body += label;
  }
  const bool remembers = memory_.count > 1;
  if (remembers) {
    put_u32(body, memory_.count);
    body.append(memory_.next.begin(), memory_.next.end());
  }
  put_weights(body, transitions_);
  put_weights(body, std::span(weights_).first(weight_count()));
  std::string out(kMagic);
  put_u32(out, remembers ? kVersionWithMemory : kVersion);
  const Sha256 digest = sha256(body);
  out.append(digest.begin(), digest.end());
  return out + body;
}

Result<Tagger> Tagger::load(std::string_view bytes) {
  const std::size_t head = kMagic.size() + 4 + 32;
  if (bytes.size() < head + 8 || bytes.size() > kMaxBytes || !bytes.starts_with(kMagic)) {
    return fail(Errc::bad_input, "weights file: not a tagger");
  }
  const std::uint32_t version = get_u32(bytes, kMagic.size());
  if (version != kVersion && version != kVersionWithMemory) {
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
  LabelMemory memory;
  if (version == kVersionWithMemory) {
    if (at + 4 > body.size()) return fail(Errc::bad_input, "weights file: cut off in the memory");
    memory.count = get_u32(body, at);
    at += 4;
    if (memory.count < 2 || memory.count > LabelMemory::kMost ||
        at + memory.count * labels.size() > body.size())
      return fail(Errc::bad_input, "weights file: bad memory");
    const std::string_view next = body.substr(at, memory.count * labels.size());
    memory.next.assign(next.begin(), next.end());
    at += next.size();
    if (!memory.fits(labels.size())) return fail(Errc::bad_input, "weights file: bad memory");
  }
  Tagger tagger(std::move(labels), log2_slots, std::move(memory));
  if (body.size() - at != 2 * (tagger.transitions_.size() + tagger.weight_count())) {
    return fail(Errc::bad_input, "weights file: size does not fit its head");
  }
  get_weights(body.substr(at), tagger.transitions_);
  get_weights(body.substr(at + 2 * tagger.transitions_.size()),
              std::span(tagger.weights_).first(tagger.weight_count()));
  return tagger;
}

}  // namespace habeas
