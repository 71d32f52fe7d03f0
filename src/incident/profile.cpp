// incident/profile.cpp - rarity-weighted likeness of what pages tell, in integers
//
// The words of a text are weighted by how often it uses them and by how rare they are, names and
// places by rarity alone. Likeness is the cosine of the weighted words (Salton and McGill 1983) and
// the summed rarity of what is shared. Pairs of texts with nothing rare in common come out near 0
// however long they are. Logarithms and roots are computed on integers, in thousandths, so that
// every machine orders pairs alike.
#include "incident/profile.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <set>

namespace habeas {

std::string_view embedded_incidents_common_tsv();

namespace {

constexpr std::uint64_t kBackgroundTexts = 200;  // K: texts of which the common words are known
constexpr std::uint32_t kUnknownPerMille = 2;    // how common a word is that is not in the list
constexpr std::int32_t kMostDaysBetween = 60;
constexpr std::int32_t kDaysUnknown = 5;

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

template <class T, class Each>
void for_shared(const std::vector<T>& a, const std::vector<T>& b, Each each) {
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() && right != b.end()) {
    if (*left < *right) {
      ++left;
    } else if (*right < *left) {
      ++right;
    } else {
      each(*left, *right);
      ++left;
      ++right;
    }
  }
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

std::int32_t per_mille_of(std::uint64_t key) {
  const auto at = common_words().find(key);
  return static_cast<std::int32_t>(at == common_words().end() ? kUnknownPerMille : at->second);
}

}  // namespace

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

Rarity::Rarity(const std::vector<const Profile*>& profiles) : profiles_(profiles) {
  for (const Profile* profile : profiles_) {
    for (const auto& [word, times] : profile->words) ++word_uses_[word];
    for (const std::uint64_t name : profile->names) ++name_uses_[name];
    for (const std::uint64_t place : profile->places) ++place_uses_[place];
  }
  std::unordered_map<std::uint64_t, std::int32_t> rare;
  rare.reserve(word_uses_.size());
  for (const auto& [word, uses] : word_uses_) {
    rare.emplace(word, rarity(uses, static_cast<std::uint32_t>(per_mille_of(word))));
  }
  weighted_.reserve(profiles_.size());
  for (const Profile* profile : profiles_) weigh(*profile, rare);
}

std::int32_t Rarity::rarity(std::uint64_t uses, std::uint32_t common_per_mille) const {
  const std::uint64_t all = (profiles_.size() + kBackgroundTexts) * 1000;
  const std::uint64_t with = uses * 1000 + kBackgroundTexts * common_per_mille;
  return ln_milli(std::max<std::uint64_t>(all * 1000 / std::max<std::uint64_t>(with, 1), 1000)) -
         ln_milli(1000);
}

/// The rarities are computed once, not for each pair of texts that is compared.
void Rarity::weigh(const Profile& profile,
                   const std::unordered_map<std::uint64_t, std::int32_t>& rare) {
  constexpr std::int32_t kCommonest = 700;  // ln 2: what half of all texts use tells nothing
  Weighted weighted;
  std::uint64_t squares = 0;
  for (const auto& [word, times] : profile.words) {
    const std::int32_t told = rare.at(word);
    if (told < kCommonest) continue;
    const std::int32_t weight = (1000 + ln_milli(times)) * told / 1000;
    weighted.words.push_back({word, told, weight});
    weighted.sum += told;
    squares += static_cast<std::uint64_t>(weight) * static_cast<std::uint64_t>(weight);
  }
  for (const std::uint64_t word : profile.title) {
    weighted.title.push_back({word, rare.at(word)});
    weighted.title_sum += weighted.title.back().rarity;
  }
  for (const std::uint64_t name : profile.names) {
    weighted.names.push_back({name, rarity(name_uses_.at(name), 1)});
  }
  for (const std::uint64_t place : profile.places) {
    weighted.places.push_back({place, rarity(place_uses_.at(place), 1)});
  }
  weighted.norm = static_cast<std::int64_t>(root_of(squares));
  weighted_.push_back(std::move(weighted));
}

Likeness Rarity::compare(std::size_t a, std::size_t b) const {
  Likeness like;
  const Profile& x = *profiles_[a];
  const Profile& y = *profiles_[b];
  const Weighted& left = weighted_[a];
  const Weighted& right = weighted_[b];
  std::int64_t dot = 0;
  std::int64_t shared = 0;
  for_shared(left.words, right.words, [&](const Word& one, const Word& other) {
    dot += std::int64_t{one.weight} * other.weight;
    shared += one.rarity;
    if ((one.key & kNumberBit) != 0) like.numbers += one.rarity;
  });
  const std::int64_t norms = left.norm * right.norm;
  if (norms > 0) like.cosine = static_cast<std::int32_t>(dot * 1000 / norms);
  like.root = static_cast<std::int32_t>(root_of(static_cast<std::uint64_t>(like.cosine) * 1000));
  const std::int64_t shorter = std::min(left.sum, right.sum);
  if (shorter > 0) like.contained = static_cast<std::int32_t>(shared * 1000 / shorter);
  std::int64_t title = 0;
  for_shared(left.title, right.title, [&](const Key& one, const Key&) { title += one.rarity; });
  const std::int64_t titles = std::min(left.title_sum, right.title_sum);
  if (titles > 0) like.title = static_cast<std::int32_t>(title * 1000 / titles);
  for_shared(left.names, right.names,
             [&](const Key& one, const Key&) { like.names += one.rarity; });
  for_shared(left.places, right.places, [&](const Key& one, const Key&) {
    like.places += one.rarity;
    like.share_place = true;
  });
  for_shared(x.days, y.days, [&](std::int64_t, std::int64_t) { like.share_day = true; });
  like.other_days = !like.share_day && !x.days.empty() && !y.days.empty();
  for_shared(x.ages, y.ages, [&](std::uint64_t, std::uint64_t) { like.share_age = true; });
  like.other_ages = !like.share_age && !x.ages.empty() && !y.ages.empty();
  like.days_between = kDaysUnknown;
  if (x.written && y.written) {
    const std::int64_t days =
        *x.written > *y.written ? *x.written - *y.written : *y.written - *x.written;
    like.days_between = static_cast<std::int32_t>(std::min<std::int64_t>(days, kMostDaysBetween));
  }
  return like;
}

std::vector<std::uint64_t> Rarity::telling_words(std::size_t number, std::size_t most) const {
  std::vector<std::pair<std::int32_t, std::uint64_t>> order;
  for (const Word& word : weighted_[number].words) {
    if (word_uses_.at(word.key) > 1) order.emplace_back(-word.weight, word.key);
  }
  std::sort(order.begin(), order.end());
  std::vector<std::uint64_t> words;
  for (std::size_t i = 0; i < order.size() && i < most; ++i) words.push_back(order[i].second);
  return words;
}

}  // namespace habeas
