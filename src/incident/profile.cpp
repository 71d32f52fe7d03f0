// incident/profile.cpp - words, names, places and days of sentences, and how rare a word is
//
// Logarithms and roots are computed on integers, in thousandths, so that every machine orders pairs
// alike.
#include "incident/profile.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <unordered_map>

namespace habeas {

std::string_view embedded_incidents_common_tsv();

namespace {

constexpr std::uint64_t kBackgroundTexts = 200;  // K: texts of which the common words are known
constexpr std::uint32_t kUnknownPerMille = 2;    // how common a word is that is not in the list

using CommonWords = std::unordered_map<std::uint64_t, std::uint32_t>;

CommonWords read_common_words() {
  CommonWords words;
  std::string_view rest = embedded_incidents_common_tsv();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (line.empty() || line.front() == '#' || tab == std::string_view::npos) continue;
    std::uint32_t per_mille = 0;
    const std::string_view number = line.substr(tab + 1);
    std::from_chars(number.data(), number.data() + number.size(), per_mille);
    words[word_key(line.substr(0, tab)) & ~kNumberBit] = per_mille;
  }
  return words;
}

const CommonWords& common_words() {
  static const CommonWords words = read_common_words();
  return words;
}

template <class T>
void sort_unique(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

std::uint64_t last_word(const std::string& quote) {
  std::size_t end = quote.size();
  while (end > 0 && (quote[end - 1] == ' ' || quote[end - 1] == '\n')) --end;
  const std::size_t space = quote.find_last_of(" \n", end == 0 ? 0 : end - 1);
  const std::size_t begin = space == std::string::npos ? 0 : space + 1;
  return word_key(fold_name(quote.substr(begin, end - begin)));
}

/// "9-year-old": the number before "year", "old".
void add_ages(const DocumentFacts& document, const SentenceFacts& sentence, Profile& profile) {
  for (std::uint32_t i = sentence.first_word + 1; i + 1 < sentence.end_word; ++i) {
    const bool age = document.words[i] == ("year"_w & ~kNumberBit) &&
                     document.words[i + 1] == ("old"_w & ~kNumberBit);
    if (age) profile.ages.push_back(document.words[i - 1]);
  }
}

void add_mention(const Mention& mention, Profile& profile) {
  if (mention.kind == MentionKind::person) profile.names.push_back(last_word(mention.quote));
  if (const auto* place = std::get_if<Place>(&mention.value)) {
    if (place->kind == PlaceKind::country) return;
    profile.places.push_back(
        word_key(fold_name(place->name.empty() ? mention.quote : place->name)));
  }
  if (const auto* date = std::get_if<Date>(&mention.value)) {
    const auto range = day_range(*date);
    if (!range || !range->is_one_day()) return;
    const Day day = Day::from_number(*range->first);  // on a cycle: pages often leave the year out
    profile.days.push_back(Day{2000, day.month, day.day}.number());
  }
}

}  // namespace

std::uint32_t common_per_mille(std::uint64_t word) {
  const auto at = common_words().find(word);
  return at == common_words().end() ? kUnknownPerMille : at->second;
}

std::uint64_t root_of(std::uint64_t x) {
  std::uint64_t root = 0;
  for (std::uint64_t bit = std::uint64_t{1} << 31U; bit != 0; bit >>= 1U) {
    const std::uint64_t next = root | bit;
    if (next <= x / next) root = next;
  }
  return root;
}

std::int32_t ln_milli(std::uint64_t x) {
  // log2 in 1/65,536: the place of the highest bit, then one bit of the fraction by each squaring.
  const auto high = static_cast<unsigned>(std::bit_width(x) - 1);
  std::uint64_t mantissa = high >= 31 ? x >> (high - 31) : x << (31 - high);
  std::uint64_t log2 = high;
  for (int i = 0; i < 16; ++i) {
    mantissa = (mantissa * mantissa) >> 31U;
    log2 <<= 1U;
    if (mantissa >= (std::uint64_t{1} << 32U)) {
      mantissa >>= 1U;
      log2 |= 1U;
    }
  }
  constexpr std::uint64_t kLn2Millionths = 693147;
  return static_cast<std::int32_t>((log2 * kLn2Millionths / 1000) >> 16U);
}

Profile make_profile(const DocumentFacts& document, const std::vector<std::size_t>& sentences) {
  Profile profile;
  std::vector<std::uint64_t> words;
  auto mention = document.mentions.begin();
  for (const std::size_t number : sentences) {
    const SentenceFacts& sentence = document.sentences[number];
    for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
      words.push_back(document.words[i]);
      if (sentence.title) profile.title.push_back(document.words[i]);
    }
    add_ages(document, sentence, profile);
    while (mention != document.mentions.end() && (*mention)->span.begin < sentence.span.begin) {
      ++mention;
    }
    for (; mention != document.mentions.end() && (*mention)->span.begin < sentence.span.end;
         ++mention) {
      add_mention(**mention, profile);
    }
  }
  std::sort(words.begin(), words.end());
  for (const std::uint64_t word : words) {
    if (profile.words.empty() || profile.words.back().first != word) {
      profile.words.emplace_back(word, 0);
    }
    ++profile.words.back().second;
  }
  sort_unique(profile.title);
  sort_unique(profile.names);
  sort_unique(profile.places);
  sort_unique(profile.days);
  sort_unique(profile.ages);
  profile.written = document.written;
  return profile;
}

std::int32_t rarity(std::size_t texts, std::uint32_t uses, std::uint32_t common_per_mille) {
  const std::uint64_t all = (texts + kBackgroundTexts) * 1000;
  const std::uint64_t with = std::uint64_t{uses} * 1000 + kBackgroundTexts * common_per_mille;
  return ln_milli(std::max<std::uint64_t>(all * 1000 / std::max<std::uint64_t>(with, 1), 1000)) -
         ln_milli(1000);
}

}  // namespace habeas
