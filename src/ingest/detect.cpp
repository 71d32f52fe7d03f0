// ingest/detect.cpp - ICU's detector proposes, our own checks of plausibility decide
//
// ICU knows letter pairs of many languages and the common characters of the East Asian sets, but
// always proposes something, also for a broken text. So each proposal is decoded and read:
//   share       every character beyond ASCII is plausible or odd where it stands. A Latin letter
//               with a mark stands inside a word, upper case not behind lower case; a Cyrillic or
//               Greek one in a word of its script; a sign where such signs stand.
//   frequency   Hangul, Han and Cyrillic text holds its commonest characters often; Japanese holds
//               kana.
// A proposal below kPlausible is dropped; of the rest the best sum with ICU's confidence wins.
// What no proposal explains is broken UTF-8.
#include "ingest/detect.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "text/utf8.h"

namespace habeas {
namespace {

constexpr std::size_t kSampleBytes = 8U << 10U;
constexpr std::uint32_t kPlausible = 80;  // of 100
constexpr std::uint64_t kFewestLetters = 6;

// -------------------------------------------------------------------------------------------------
// reading a decoded sample

enum class Script : std::uint8_t {
  latin,
  cyrillic,
  greek,
  hebrew,
  arabic,
  thai,
  hangul,
  han,
  kana,
  sign,
  ascii_letter,
  other,
  odd
};

struct Range {
  char32_t begin, end;  // inclusive
  Script script;
};
constexpr std::array kRanges{
    Range{'A', 'Z', Script::ascii_letter}, Range{'a', 'z', Script::ascii_letter},
    Range{0x00, 0x7F, Script::other},      Range{0x80, 0x9F, Script::odd},
    Range{0xA0, 0xA0, Script::sign},       Range{0xA1, 0xBF, Script::sign},
    Range{0xC0, 0xD6, Script::latin},      Range{0xD7, 0xD7, Script::sign},
    Range{0xD8, 0xF6, Script::latin},      Range{0xF7, 0xF7, Script::sign},
    Range{0xF8, 0x24F, Script::latin},     Range{0x370, 0x3FF, Script::greek},
    Range{0x400, 0x52F, Script::cyrillic}, Range{0x590, 0x5FF, Script::hebrew},
    Range{0x600, 0x6FF, Script::arabic},   Range{0xE00, 0xE7F, Script::thai},
    Range{0x2010, 0x203A, Script::sign},   Range{0x20AC, 0x20AC, Script::sign},
    Range{0x2116, 0x2122, Script::sign},   Range{0x3000, 0x303F, Script::sign},
    Range{0x3040, 0x30FF, Script::kana},   Range{0x3400, 0x9FFF, Script::han},
    Range{0xAC00, 0xD7A3, Script::hangul}, Range{0xF900, 0xFAFF, Script::han},
    Range{0xFF01, 0xFF9F, Script::sign},
};

Script script_of(char32_t c) {
  for (const Range& range : kRanges) {
    if (range.begin <= c && c <= range.end) return range.script;
  }
  return Script::odd;
}

bool is_letter_script(Script script) {
  return script <= Script::kana || script == Script::ascii_letter;
}

bool is_bicameral(Script script) {
  return script == Script::latin || script == Script::cyrillic || script == Script::greek;
}

/// Common letters of the languages that each Latin encoding serves; others in a text are odd.
constexpr std::u32string_view kWestern =
    U"\u00E0\u00E1\u00E2\u00E3\u00E4\u00E5\u00E6\u00E7\u00E8\u00E9\u00EA\u00EB\u00EC\u00ED\u00EE"
    U"\u00EF\u00F1\u00F2\u00F3\u00F4\u00F5\u00F6\u00F8\u00F9\u00FA\u00FB\u00FC\u00DF\u0153"
    U"\u00C0\u00C1\u00C2\u00C4\u00C5\u00C6\u00C7\u00C8\u00C9\u00CA\u00CB\u00CD\u00CE\u00D1\u00D3"
    U"\u00D4\u00D6\u00D8\u00DA\u00DC\u0152\u00AA\u00BA";
constexpr std::u32string_view kCentral =
    U"\u00E1\u00E4\u00E9\u00EB\u00ED\u00EE\u00E2\u00F3\u00F4\u00F6\u00FA\u00FC\u00FD\u00DF\u00E7"
    U"\u0103\u0105\u0107\u010D\u010F\u0111\u0119\u011B\u0142\u0144\u0148\u0151\u0155\u0159\u015B"
    U"\u015F\u0161\u0163\u0165\u016F\u0171\u017A\u017C\u017E"
    U"\u00C1\u00C9\u00CD\u00CE\u00D3\u00D6\u00DA\u00DC\u0104\u0106\u010C\u010E\u0110\u0141\u0150"
    U"\u0158\u015A\u015E\u0160\u0162\u0164\u0170\u0179\u017B\u017D";
constexpr std::u32string_view kTurkish =
    U"\u00E2\u00E7\u00EE\u00F6\u00FB\u00FC\u011F\u0131\u015F\u00C7\u00D6\u00DC\u011E\u0130\u015E";
/// The commonest characters, and the share that they have at least in running text (of 100).
struct Common {
  std::u32string_view characters;
  std::uint32_t share;
};
constexpr Common kHangul{
    U"\uC774\uB2E4\uB294\uC758\uC5D0\uC744\uB97C\uAC00\uC740\uB85C\uACE0\uD558\uD55C\uC9C0\uC0AC"
    U"\uB3C4\uAE30\uC790\uC11C\uC778\uC2DC\uC815\uC804\uB300\uB4E4\uC73C\uC544\uC5B4\uB098\uB9AC",
    20};
constexpr Common kHan{
    U"\u7684\u4E00\u662F\u4E0D\u4E86\u5728\u4EBA\u6709\u6211\u4ED6\u9019\u8FD9\u4E2D\u5927\u4F86"
    U"\u6765\u4E0A\u570B\u56FD\u548C\u5230\u8AAA\u8BF4\u5011\u4EEC\u70BA\u4E3A\u5B50\u6642\u65F6"
    U"\u5E74\u6708\u65E5\u6703\u4F1A\u4EE5\u53CA\u8207\u4E0E\u65BC\u4E8E\u5730\u51FA\u540D",
    8};
constexpr Common kCyrillic{
    U"\u043E\u0435\u0430\u0438\u043D\u0442\u0441\u0440\u0432\u043B\u0456\u041E\u0415\u0410\u0418"
    U"\u041D\u0422",
    40};

bool is_in(std::u32string_view set, char32_t c) { return set.find(c) != std::string_view::npos; }

/// One-letter words of western languages.
bool is_word_alone(char32_t c) {
  return is_in(
      U"\u00E0\u00C0\u00E9\u00C9\u00E8\u00C8\u00F3\u00F2\u00E5\u00F6\u00E1\u00ED\u0438"
      U"\u0432\u043A\u0441\u043E\u0443\u044F\u0430\u0418\u0412\u041A\u0421\u041E\u0423"
      U"\u042F\u0410\u0456\u0439\u0437\u0416\u0436",
      c);
}

struct Reading {
  std::uint64_t good = 0, odd = 0;
  std::uint64_t ascii = 0, foreign = 0;  // letters of words, East Asian ones apart
  std::uint64_t hangul = 0, han = 0, kana = 0, cyrillic = 0;
  std::uint64_t common_hangul = 0, common_han = 0, common_cyrillic = 0;
};

/// Judges one word: letters of one text without anything between them.
void judge_word(std::u32string_view word, std::u32string_view latin, Reading& reading) {
  std::uint64_t ascii = 0;
  std::uint64_t foreign = 0;
  bool is_mixed = false;
  bool is_case_odd = false;
  Script first = Script::ascii_letter;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const Script script = script_of(word[i]);
    if (script == Script::ascii_letter) {
      ++ascii;
    } else {
      if (foreign > 0 && script != first) is_mixed = true;
      if (foreign++ == 0) first = script;
    }
    if (i > 0 && is_bicameral(script) && is_upper(word[i]) && !is_upper(word[i - 1])) {
      is_case_odd = true;
    }
  }
  reading.ascii += ascii;
  reading.foreign += foreign;
  if (foreign == 0) return;
  if (word.size() == 1 && is_word_alone(word[0])) return;  // possible, and proves nothing
  const bool is_latin = first == Script::latin;
  for (const char32_t c : word) {
    const Script script = script_of(c);
    if (script == Script::ascii_letter) continue;
    bool is_good = !is_mixed && !is_case_odd;
    if (is_latin) {
      is_good = is_good && is_in(latin, c) && ascii >= foreign;
    } else {
      is_good = is_good && ascii == 0 && (word.size() > 1 || !is_bicameral(script));
    }
    ++(is_good ? reading.good : reading.odd);
  }
}

void judge_east_asian(char32_t c, Script script, Reading& reading) {
  ++reading.good;
  if (script == Script::hangul) {
    ++reading.hangul;
    if (is_in(kHangul.characters, c)) ++reading.common_hangul;
  } else if (script == Script::han) {
    ++reading.han;
    if (is_in(kHan.characters, c)) ++reading.common_han;
  } else {
    ++reading.kana;
  }
}

enum class Sense : std::uint8_t { odd, none, good };

/// What a sign says of its encoding. One of currency stands by a figure; an apostrophe or a dash
/// stands anywhere, other signs not inside a word.
Sense judge_sign(std::u32string_view text, std::size_t at) {
  const auto near = [&](std::size_t index) { return index < text.size() ? text[index] : U' '; };
  const char32_t c = text[at];
  if (c == 0xA0 || c == 0xAD) return Sense::none;
  if (is_in(U"\u2019\u2013\u2014\u00B7", c)) return Sense::good;
  if (is_in(U"\u00A4\u00A6\u00A8\u00AC\u00AF\u00B8", c)) return Sense::odd;  // seldom typed
  if (is_in(U"\u20AC\u00A3\u00A5", c)) {
    for (const std::size_t index : {at - 2, at - 1, at + 1, at + 2}) {
      if (near(index) >= '0' && near(index) <= '9') return Sense::good;
    }
    return Sense::odd;
  }
  return is_letter(near(at - 1)) && is_letter(near(at + 1)) ? Sense::odd : Sense::good;
}

Reading read_sample(std::u32string_view text, std::u32string_view latin) {
  Reading reading;
  std::size_t word = 0;  // where the present word began
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char32_t c = i < text.size() ? text[i] : U' ';
    const Script script = script_of(c);
    const bool is_east_asian =
        script == Script::hangul || script == Script::han || script == Script::kana;
    if (is_letter_script(script) && !is_east_asian) {
      if (script == Script::cyrillic) {
        ++reading.cyrillic;
        if (is_in(kCyrillic.characters, c)) ++reading.common_cyrillic;
      }
      continue;
    }
    judge_word(text.substr(word, i - word), latin, reading);
    word = i + 1;
    if (is_east_asian) judge_east_asian(c, script, reading);
    if (script == Script::odd) ++reading.odd;
    if (script == Script::sign) {
      const Sense sense = judge_sign(text, i);
      if (sense == Sense::good) ++reading.good;
      if (sense == Sense::odd) ++reading.odd;
    }
  }
  return reading;
}

std::uint32_t per_cent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<std::uint32_t>(part * 100 / whole);
}

// -------------------------------------------------------------------------------------------------
// the legacy encodings

enum class Kind : std::uint8_t {
  western,
  central,
  turkish,
  cyrillic,
  other,
  korean,
  chinese,
  japanese
};

struct Known {
  const char* icu_detector = nullptr;  ///< what ucsdet calls it
  Charset charset;
  Kind kind = Kind::other;
};
constexpr std::array kKnown{
    Known{"EUC-KR", {"EUC-KR", "windows-949-2000"}, Kind::korean},
    Known{"Shift_JIS", {"Shift_JIS", "ibm-943_P15A-2003"}, Kind::japanese},
    Known{"EUC-JP", {"EUC-JP", "EUC-JP"}, Kind::japanese},
    Known{"GB18030", {"GB18030", "gb18030"}, Kind::chinese},
    Known{"Big5", {"Big5", "windows-950-2000"}, Kind::chinese},
    Known{"windows-1252", {"windows-1252", "windows-1252"}, Kind::western},
    Known{"ISO-8859-1", {"windows-1252", "windows-1252"}, Kind::western},
    Known{"windows-1250", {"windows-1250", "windows-1250"}, Kind::central},
    Known{"ISO-8859-2", {"ISO-8859-2", "ISO-8859-2"}, Kind::central},
    Known{"windows-1254", {"windows-1254", "windows-1254"}, Kind::turkish},
    Known{"ISO-8859-9", {"windows-1254", "windows-1254"}, Kind::turkish},
    Known{"windows-1251", {"windows-1251", "windows-1251"}, Kind::cyrillic},
    Known{"KOI8-R", {"KOI8-R", "KOI8-R"}, Kind::cyrillic},
    Known{"ISO-8859-5", {"ISO-8859-5", "ISO-8859-5"}, Kind::cyrillic},
    Known{"windows-1253", {"windows-1253", "windows-1253"}, Kind::other},
    Known{"ISO-8859-7", {"ISO-8859-7", "ISO-8859-7"}, Kind::other},
    Known{"windows-1255", {"windows-1255", "windows-1255"}, Kind::other},
    Known{"ISO-8859-8", {"ISO-8859-8", "ISO-8859-8"}, Kind::other},
    Known{"ISO-8859-8-I", {"ISO-8859-8", "ISO-8859-8"}, Kind::other},
    Known{"windows-1256", {"windows-1256", "windows-1256"}, Kind::other},
    Known{"ISO-8859-6", {"ISO-8859-6", "ISO-8859-6"}, Kind::other},
};
constexpr Charset kIso2022Jp{"ISO-2022-JP", "ISO-2022-JP", "detected", 0, false};

struct Sample {
  std::u32string text;
  std::size_t invalid = 0;
};

Sample decode_sample(std::string_view bytes, const Charset& charset) {
  Sample sample;
  Converter converter(charset.converter);
  if (!converter.is_open()) return {{}, bytes.size()};
  sample.text.reserve(bytes.size());
  for (std::size_t at = charset.skip; at < bytes.size();) {
    if (charset.is_ascii_same && static_cast<std::uint8_t>(bytes[at]) < 0x80) {
      sample.text.push_back(static_cast<std::uint8_t>(bytes[at++]));
      continue;
    }
    const Character next = converter.next(bytes.substr(at));
    if (next.is_end) break;
    at += next.size;
    // The last character may be cut where the sample ends.
    if (!next.valid && at < bytes.size()) ++sample.invalid;
    sample.text.push_back(next.valid ? next.value : U' ');
  }
  return sample;
}

/// 100 when the commonest characters have their share, less below it.
std::uint32_t frequency(std::uint64_t common, std::uint64_t all, std::uint32_t share) {
  return std::min<std::uint32_t>(100, per_cent(common, all) * 100 / share);
}

/// How plausible the text is in this encoding, of 100.
std::uint32_t plausibility(std::string_view bytes, const Known& known) {
  const Sample sample = decode_sample(bytes, known.charset);
  const std::u32string_view latin = known.kind == Kind::central   ? kCentral
                                    : known.kind == Kind::turkish ? kTurkish
                                                                  : kWestern;
  const Reading reading = read_sample(sample.text, latin);
  const std::uint64_t odd = reading.odd + 4 * sample.invalid;
  const std::uint32_t share = per_cent(reading.good, reading.good + odd);
  // A text in another script is to a good part in that script; a few broken bytes among ASCII are
  // not.
  const std::uint32_t own_script =
      reading.foreign < kFewestLetters
          ? 0
          : std::min<std::uint32_t>(100,
                                    per_cent(reading.foreign * 3, reading.foreign + reading.ascii));
  const std::uint64_t east_asian = reading.hangul + reading.han + reading.kana;
  switch (known.kind) {
    case Kind::western:
    case Kind::central:
    case Kind::turkish:
      return share;
    case Kind::other:
      return std::min(share, own_script);
    case Kind::cyrillic:
      return std::min({share, own_script,
                       frequency(reading.common_cyrillic, reading.cyrillic, kCyrillic.share)});
    case Kind::korean:
      return std::min({share, per_cent(reading.hangul * 5 / 4, east_asian),
                       frequency(reading.common_hangul, reading.hangul, kHangul.share)});
    case Kind::chinese:
      return std::min({share, per_cent(reading.han, east_asian),
                       frequency(reading.common_han, reading.han, kHan.share)});
    case Kind::japanese:
      return std::min(share, std::min<std::uint32_t>(100, per_cent(reading.kana * 4, east_asian)));
  }
  return 0;
}

struct Proposal {
  const Known* known = nullptr;
  std::uint32_t confidence = 0;
};

/// What ICU proposes of the encodings that we know, with its confidence.
std::vector<Proposal> propose(std::string_view bytes) {
  std::vector<Proposal> proposals;
  struct Close {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
  };
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, Close> detector(ucsdet_open(&error));
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &error);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &error);
  for (std::int32_t i = 0; U_SUCCESS(error) && i < count; ++i) {
    const std::string_view name = ucsdet_getName(matches[i], &error);
    const std::int32_t confidence = ucsdet_getConfidence(matches[i], &error);
    for (const Known& known : kKnown) {
      if (name == known.icu_detector) {
        proposals.push_back({&known, static_cast<std::uint32_t>(std::max(0, confidence))});
      }
    }
  }
  return proposals;
}

/// The proposal that is plausible and has the highest sum; the first of equals. The proposals come
/// with falling confidence, so the rest is skipped once it cannot win.
const Known* most_plausible(std::string_view sample, const std::vector<Proposal>& proposals) {
  const Known* best = nullptr;
  std::uint32_t best_score = 0;
  for (const Proposal& proposal : proposals) {
    if (proposal.confidence + 100 <= best_score) break;
    const std::uint32_t plausible = plausibility(sample, *proposal.known);
    const std::uint32_t score = plausible + proposal.confidence;
    if (plausible >= kPlausible && score > best_score) {
      best = proposal.known;
      best_score = score;
    }
  }
  return best;
}

std::string_view sample_of(std::string_view bytes) {
  if (bytes.size() <= kSampleBytes) return bytes;
  const std::size_t line = bytes.substr(0, kSampleBytes).find_last_of('\n');
  return bytes.substr(0, line == std::string_view::npos || line == 0 ? kSampleBytes : line);
}

// -------------------------------------------------------------------------------------------------
// wide encodings

/// Zero bytes by their position in a group of four.
struct Zeros {
  std::array<std::size_t, 4> at{};
  std::size_t groups = 0;
};

Zeros count_zeros(std::string_view sample) {
  Zeros zeros;
  zeros.groups = sample.size() / 4;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') ++zeros.at[i % 4];
  }
  return zeros;
}

/// True when East Asian characters are as common ones as in running text. Two bytes of anything
/// else make a rare one.
bool is_running_text(const Reading& reading) {
  if (reading.hangul + reading.han + reading.kana == 0) return true;
  if (reading.kana * 5 >= reading.han && reading.hangul == 0) return true;
  return reading.hangul > reading.han
             ? reading.common_hangul * 200 >= reading.hangul * kHangul.share
             : reading.common_han * 200 >= reading.han * kHan.share;
}

/// True when the sample reads as text: no broken character, nearly all letters and common signs.
bool reads_as_text(std::string_view sample, const Charset& charset) {
  const Sample decoded = decode_sample(sample, charset);
  std::size_t known = 0;
  for (const char32_t c : decoded.text) {
    const bool is_control = c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    if (!is_control && c != 0x7F && script_of(c) != Script::odd) ++known;
  }
  return decoded.invalid == 0 && !decoded.text.empty() && known * 20 >= decoded.text.size() * 19;
}

/// ASCII behind a mark of UTF-16 has neither zero bytes nor high ones: the mark is a mistake.
bool is_wide_behind_mark(std::string_view rest) {
  const auto is_not_ascii = [](char c) {
    return c == '\0' || static_cast<std::uint8_t>(c) >= 0x80;
  };
  return rest.empty() || std::any_of(rest.begin(), rest.end(), is_not_ascii);
}

std::optional<Charset> detect_marked(std::string_view bytes, std::string_view sample) {
  using namespace std::string_view_literals;
  struct Mark {
    std::string_view bytes;
    const char* name;
  };
  constexpr std::array kMarks{Mark{"\xFF\xFE\x00\x00"sv, "UTF-32LE"},
                              Mark{"\x00\x00\xFE\xFF"sv, "UTF-32BE"},
                              Mark{"\xFF\xFE"sv, "UTF-16LE"}, Mark{"\xFE\xFF"sv, "UTF-16BE"}};
  for (const Mark& mark : kMarks) {
    const auto skip = static_cast<std::uint32_t>(mark.bytes.size());
    const Charset charset{mark.name, mark.name, "bom", skip, false};
    if (!bytes.starts_with(mark.bytes) || !is_wide_behind_mark(sample.substr(skip))) continue;
    if (bytes.size() == skip || reads_as_text(sample, charset)) return charset;
  }
  return std::nullopt;
}

/// What the zero bytes speak for, the likeliest first. They are the high half of ASCII, but also
/// the low half of some Han characters.
std::vector<Charset> guess_wide(const Zeros& zeros) {
  const auto wide = [](const char* name) { return Charset{name, name, "detected", 0, false}; };
  const auto& at = zeros.at;
  const auto is_nearly_all = [&](std::size_t count) { return count * 10 > zeros.groups * 9; };
  if (at == std::array<std::size_t, 4>{}) return {};
  if (is_nearly_all(at[0]) && is_nearly_all(at[1])) return {wide("UTF-32BE")};
  if (is_nearly_all(at[2]) && is_nearly_all(at[3])) return {wide("UTF-32LE")};
  if (at[0] + at[2] > at[1] + at[3]) return {wide("UTF-16BE"), wide("UTF-16LE")};
  return {wide("UTF-16LE"), wide("UTF-16BE")};
}

}  // namespace

std::optional<Charset> detect_wide(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 4096);
  if (const auto marked = detect_marked(bytes, sample)) return marked;
  if (bytes.size() % 2 != 0) return std::nullopt;
  for (const Charset& guess : guess_wide(count_zeros(sample))) {
    if (!reads_as_text(sample, guess)) continue;
    if (is_running_text(read_sample(decode_sample(sample, guess).text, kWestern))) return guess;
  }
  return std::nullopt;
}

std::optional<Charset> detect_shifted(std::string_view bytes) {
  const std::string_view sample = sample_of(bytes);
  const auto is_high = [](char c) { return static_cast<std::uint8_t>(c) >= 0x80; };
  if (std::any_of(sample.begin(), sample.end(), is_high)) return std::nullopt;
  for (const std::string_view escape : {"\x1B$B", "\x1B$@", "\x1B(J"}) {
    if (sample.find(escape) != std::string_view::npos &&
        decode_sample(sample, kIso2022Jp).invalid == 0) {
      return kIso2022Jp;
    }
  }
  return std::nullopt;
}

bool is_mostly_utf8(std::string_view bytes) {
  constexpr std::size_t kGoodForOneBad = 4;
  std::size_t good = 0;
  std::size_t bad = 0;
  const std::string_view sample = sample_of(bytes);
  for (std::size_t at = 0; at < sample.size();) {
    const CodePoint point = code_point_at(sample, at);
    if (!point.valid) ++bad;
    if (point.valid && point.size > 1) ++good;
    at += point.size;
  }
  return good > 0 && good >= kGoodForOneBad * bad;
}

std::optional<Charset> detect_legacy(std::string_view bytes) {
  const std::string_view sample = sample_of(bytes);
  std::vector<Proposal> proposals = propose(sample);
  if (const Known* best = most_plausible(sample, proposals)) return best->charset;
  // A short text gives ICU little to count; our own reading may still know it.
  proposals.clear();
  for (const Known& known : kKnown) proposals.push_back({&known, 0});
  if (const Known* best = most_plausible(sample, proposals)) return best->charset;
  return std::nullopt;
}

void warm_up_converters() {
  for (const Known& known : kKnown) {
    (void)Converter(known.charset.converter).next("a");
  }
  (void)propose("warm \xB0\xA1 up");
  for (const char* name : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "ISO-2022-JP"}) {
    (void)Converter(name).next("\0\0\0\0");
  }
}

}  // namespace habeas
