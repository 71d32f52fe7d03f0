// learn/word_classes.cpp - the table of word classes, its file, and its feature templates
#include "learn/word_classes.h"

#include <algorithm>

#include "base/sha256.h"
#include "learn/hashing.h"

namespace habeas {
namespace {

constexpr std::string_view kMagic = "HBCLASSE";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kMaxBytes = 4U << 20U;
constexpr std::uint32_t kMostWords = 1U << 19U;
constexpr std::uint32_t kMostClasses = 1U << 14U;
constexpr std::uint32_t kStartBits = 14;
constexpr std::uint32_t kClassFeatures = 13;
constexpr std::uint32_t kOwnFeatures = 3;
constexpr std::uint64_t kFirstTemplate = 1000;  // behind those of words and columns

std::uint32_t get_u32(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8U * i);
  return value;
}

std::uint16_t get_u16(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) |
                                    (static_cast<unsigned char>(bytes[at + 1]) << 8U));
}

/// The 32 bits of a key that the table keeps: both halves, laid over each other.
std::uint32_t short_key(std::uint64_t key) {
  return static_cast<std::uint32_t>(key ^ (key >> 32U));
}

/// The features of the classes of at[2], with two before it and two behind: first those that hang
/// on the word alone. The numbers of the templates are part of the hashes.
void put_class_features(const WordClass* at, std::uint64_t shape, std::uint32_t* out) {
  const WordClass& p2 = at[0];
  const WordClass& p1 = at[1];
  const WordClass& w = at[2];
  const WordClass& n1 = at[3];
  const WordClass& n2 = at[4];
  const auto put = [&](std::uint64_t kind, std::uint64_t a, std::uint64_t b = 0,
                       std::uint64_t c = 0) {
    *out++ = upper_half(mix(kFirstTemplate + kind, a, b, c));
  };
  put(0, w.fine);
  put(3, w.middle);
  put(11, w.middle, shape);
  put(1, p1.fine);
  put(2, n1.fine);
  put(4, p1.middle);
  put(5, n1.middle);
  put(6, p2.middle);
  put(7, n2.middle);
  put(8, p1.middle, w.middle);
  put(9, w.middle, n1.middle);
  put(10, p1.middle, n1.middle);
  put(12, p1.coarse, w.coarse, n1.coarse);
}

}  // namespace

// File: magic (8 bytes), version u32, SHA-256 of all that follows (32), number of words u32, number
// of fine classes u32, number of coarser levels u32 (2); u16 of each fine class its middle one, the
// same for its coarse one; u32 key of each word, ascending; u16 of each word its fine class.
Result<WordClasses> WordClasses::load(std::string_view bytes) {
  const std::size_t head = kMagic.size() + 4 + 32;
  if (bytes.size() < head + 12 || bytes.size() > kMaxBytes || !bytes.starts_with(kMagic))
    return fail(Errc::bad_input, "file of word classes: not one");
  if (get_u32(bytes, kMagic.size()) != kVersion)
    return fail(Errc::unsupported, "file of word classes: unknown version");
  const std::string_view body = bytes.substr(head);
  const Sha256 digest = sha256(body);
  if (!std::equal(digest.begin(), digest.end(), bytes.begin() + kMagic.size() + 4,
                  [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); }))
    return fail(Errc::bad_input,
                "file of word classes: the digest in its head does not fit its content");
  const std::uint32_t words = get_u32(body, 0);
  const std::uint32_t count = get_u32(body, 4);
  if (words > kMostWords || count > kMostClasses || get_u32(body, 8) != 2 ||
      body.size() != 12 + std::size_t{count} * 4 + std::size_t{words} * 6)
    return fail(Errc::bad_input, "file of word classes: size does not fit its head");
  WordClasses table;
  std::size_t at = 12;
  for (std::uint32_t c = 0; c < count; ++c, at += 2) {
    table.classes_.push_back(
        {static_cast<std::uint16_t>(c + 1), static_cast<std::uint16_t>(get_u16(body, at) + 1U),
         static_cast<std::uint16_t>(get_u16(body, at + 2 * std::size_t{count}) + 1U)});
  }
  at += 2 * std::size_t{count};
  table.starts_.assign((std::size_t{1} << kStartBits) + 1, 0);
  table.keys_.reserve(words);
  for (std::uint32_t i = 0; i < words; ++i, at += 4) {
    const std::uint32_t key = get_u32(body, at);
    if (i > 0 && key <= table.keys_.back())
      return fail(Errc::bad_input, "file of word classes: keys out of order");
    table.keys_.push_back(key);
    ++table.starts_[(key >> (32U - kStartBits)) + 1];
  }
  for (std::size_t i = 1; i < table.starts_.size(); ++i) table.starts_[i] += table.starts_[i - 1];
  table.fine_.reserve(words);
  for (std::uint32_t i = 0; i < words; ++i, at += 2) {
    table.fine_.push_back(get_u16(body, at));
    if (table.fine_.back() >= count)
      return fail(Errc::bad_input, "file of word classes: no such class");
  }
  return table;
}

WordClass WordClasses::of(std::uint64_t key) const {
  if (keys_.empty()) return {};
  const std::uint32_t wanted = short_key(key);
  const std::size_t start = wanted >> (32U - kStartBits);
  const auto begin = keys_.begin() + starts_[start];
  const auto end = keys_.begin() + starts_[start + 1];
  const auto found = std::find(begin, end, wanted);
  return found == end ? WordClass{}
                      : classes_[fine_[static_cast<std::size_t>(found - keys_.begin())]];
}

FeatureRows make_class_features(const FeatureRows& words, const TokenText& tokens,
                                std::span<const TokenRange> runs, const WordClasses& classes) {
  FeatureRows rows;
  rows.width = kClassFeatures;
  rows.own = kOwnFeatures;
  rows.hashes.resize(tokens.tokens.size() * kClassFeatures);
  constexpr WordClass kBefore{60001, 60001, 60001};
  constexpr WordClass kBehind{60002, 60002, 60002};
  std::vector<WordClass> of_forms;
  of_forms.reserve(words.sample.size());
  for (const std::uint32_t token : words.sample)
    of_forms.push_back(classes.of(tokens.tokens[token].key));
  std::vector<WordClass> at;
  for (const TokenRange run : runs) {
    at.assign(2, kBefore);
    for (std::uint32_t i = run.begin; i < run.end; ++i) at.push_back(of_forms[words.forms[i]]);
    at.insert(at.end(), 2, kBehind);
    for (std::uint32_t i = 0; i < run.size(); ++i) {
      const std::size_t row = std::size_t{run.begin} + i;
      put_class_features(&at[i], words.words[row].shape, rows.hashes.data() + row * kClassFeatures);
    }
  }
  return rows;
}

}  // namespace habeas
