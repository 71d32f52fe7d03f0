// clean/language.cpp - language by script first, then by a linear count of function words
#include "clean/language.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace habeas {
namespace {

struct LanguageWords {
  std::string_view code;
  std::string_view words;  // folded, one space between
};

// The commonest words of each language that are short and carry no topic. Latin letters stand
// without marks, as folding leaves them; other scripts are written as bytes.
constexpr std::array<LanguageWords, 18> kLanguages = {{
    {"en",
     "the of and to in a is was for that on with as by at from are were be has have had it this "
     "which not but they their he she his her its who been will would an or after said more than "
     "about into also when there we you your our what can could may no if all"},
    {"fr",
     "le la les des du de et en un une est dans que qui pour par sur au aux avec ce cette ces pas "
     "plus ont sont a ete il elle leur ses son sa d l qu n s c ne se mais ou nous vous selon"},
    {"de",
     "der die das und in den von zu mit ist im des auf fur nicht ein eine einen einem einer dem "
     "sich auch es an als werden wurde wurden hat haben sind bei nach aus am wird dass oder noch "
     "wie sie er ihre vor zur zum uber wir ihr"},
    {"es",
     "el la los las de del y en un una que es por para con se su sus al lo como mas pero fue ha "
     "han son sin sobre este esta estos entre tambien segun ser desde cuando no le"},
    {"it",
     "il lo la gli le di del della dei delle e in un una che per con non si sono da dal al alla "
     "nel nella come piu anche ha hanno stato ma suo sua questo questa essere dopo"},
    {"pt",
     "o a os as de do da dos das e em no na nos nas um uma que para por com nao se foi sao mais "
     "como ao seu sua ou mas segundo tambem sobre pela pelo entre apos esta ser tem"},
    {"nl",
     "de het een van en in is dat op te zijn voor met niet aan er die ook als bij door maar om "
     "naar uit heeft hebben werd worden over nog wordt dan hij zij"},
    {"tr",
     "ve bir bu da de icin ile olarak olan ise daha gibi kadar sonra ancak cok en ne o ya ki "
     "tarafindan dedi oldugunu gore her degil uzere"},
    {"pl",
     "w i z na do nie sie jest to ze o od po za przez dla oraz a jak ale co byl zostal tym jego "
     "ich ktory ktore sa ma przed"},
    {"sv",
     "och i att det som en pa ar av for med den till har de inte om ett han var fran men vid sig "
     "efter sina hade blev"},
    {"id",
     "yang dan di dari untuk dengan pada ini itu tidak dalam akan ke oleh sebagai juga telah "
     "adalah mereka karena kata ada bahwa"},
    {"vi", "va cua la co trong cho khong duoc voi cac nhung mot nguoi da nay tai den tu khi bi"},
    {"ro",
     "si in de la cu a pe din care nu este un o pentru mai au fost sa se ca lui al ale prin sunt"},
    {"hu", "a az es hogy nem is egy meg ez de volt csak mint vagy mar azt szerint"},
    {"ru",
     "\xD0\xB8 \xD0\xB2 \xD0\xBD\xD0\xB5 \xD0\xBD\xD0\xB0 \xD1\x87\xD1\x82\xD0\xBE \xD1\x81 "
     "\xD0\xBF\xD0\xBE \xD0\xBA\xD0\xB0\xD0\xBA \xD0\xBA \xD0\xB8\xD0\xB7 \xD0\xBE\xD1\x82 "
     "\xD0\xB7\xD0\xB0 \xD0\xB4\xD0\xBB\xD1\x8F \xD1\x8D\xD1\x82\xD0\xBE "
     "\xD0\xB1\xD1\x8B\xD0\xBB\xD0\xB8 \xD0\xB1\xD1\x8B\xD0\xBB \xD0\xB8\xD1\x85 \xD0\xBE"},
    {"uk",
     "\xD1\x96 \xD0\xB2 \xD0\xBD\xD0\xB5 \xD0\xBD\xD0\xB0 \xD1\x89\xD0\xBE \xD0\xB7 "
     "\xD0\xBF\xD0\xBE \xD1\x8F\xD0\xBA \xD0\xB4\xD0\xBE \xD0\xB2\xD1\x96\xD0\xB4 "
     "\xD0\xB7\xD0\xB0 \xD0\xB4\xD0\xBB\xD1\x8F \xD1\x86\xD0\xB5 \xD1\x82\xD0\xB0 \xD1\x82\xD0\xB5 "
     "\xD0\xB1\xD1\x83\xD0\xBB\xD0\xB8 \xD1\x97\xD1\x85 \xD0\xBF\xD1\x80\xD0\xBE"},
    {"ar",
     "\xD9\x81\xD9\x8A \xD9\x85\xD9\x86 \xD8\xB9\xD9\x84\xD9\x89 \xD8\xA5\xD9\x84\xD9\x89 "
     "\xD8\xB9\xD9\x86 \xD8\xA3\xD9\x86 \xD8\xA7\xD9\x84\xD8\xAA\xD9\x8A \xD9\x85\xD8\xB9 "
     "\xD9\x87\xD8\xB0\xD8\xA7 \xD9\x87\xD8\xB0\xD9\x87 \xD8\xA7\xD9\x84\xD8\xB0\xD9\x8A "
     "\xD8\xA8\xD8\xB9\xD8\xAF \xD9\x83\xD8\xA7\xD9\x86 \xD8\xA8\xD9\x8A\xD9\x86"},
    {"fa",
     "\xD8\xAF\xD8\xB1 \xD8\xA7\xD8\xB2 \xD8\xA8\xD9\x87 \xD9\x88 \xDA\xA9\xD9\x87 "
     "\xD8\xB1\xD8\xA7 \xD8\xA8\xD8\xA7 \xD8\xA7\xDB\x8C\xD9\x86 \xD8\xA8\xD8\xB1\xD8\xA7\xDB\x8C "
     "\xD8\xA7\xD8\xB3\xD8\xAA \xD8\xA2\xD9\x86 \xDB\x8C\xDA\xA9"},
}};

struct WordEntry {
  std::uint64_t key = 0;
  std::uint32_t languages = 0;  // a bit for each row of kLanguages
};

constexpr std::size_t kTableSize = 2048;

/// Open addressing over all words of the table, built by the compiler.
constexpr std::array<WordEntry, kTableSize> build_table() {
  std::array<WordEntry, kTableSize> table{};
  for (std::size_t language = 0; language < kLanguages.size(); ++language) {
    std::string_view rest = kLanguages[language].words;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      const std::uint64_t key = word_key(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      std::size_t slot = key % kTableSize;
      while (table[slot].key != 0 && table[slot].key != key) slot = (slot + 1) % kTableSize;
      table[slot].key = key;
      table[slot].languages |= 1U << language;
    }
  }
  return table;
}

constexpr std::array<WordEntry, kTableSize> kTable = build_table();

// A bit for each word of the table, by bits of its key: most other words fail
// here.
constexpr std::size_t kFilterWords = 256;
constexpr std::array<std::uint64_t, kFilterWords> kFilter = [] {
  std::array<std::uint64_t, kFilterWords> filter{};
  for (const WordEntry& entry : kTable) {
    if (entry.key != 0)
      filter[(entry.key >> 6U) % kFilterWords] |= std::uint64_t{1} << (entry.key % 64);
  }
  return filter;
}();

std::uint32_t languages_of(std::uint64_t key) {
  if ((kFilter[(key >> 6U) % kFilterWords] >> (key % 64) & 1U) == 0) return 0;
  for (std::size_t slot = key % kTableSize; kTable[slot].key != 0; slot = (slot + 1) % kTableSize) {
    if (kTable[slot].key == key) return kTable[slot].languages;
  }
  return 0;
}

struct ScriptCount {
  std::uint32_t letters = 0, hangul = 0, kana = 0, han = 0, thai = 0, hebrew = 0, greek = 0,
                devanagari = 0;
};

void count_letter(char32_t c, ScriptCount& count) {
  ++count.letters;
  if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF)) ++count.hangul;
  if (c >= 0x3040 && c <= 0x30FF) ++count.kana;
  if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF)) ++count.han;
  if (c >= 0x0E00 && c <= 0x0E7F) ++count.thai;
  if (c >= 0x0590 && c <= 0x05FF) ++count.hebrew;
  if (c >= 0x0370 && c <= 0x03FF) ++count.greek;
  if (c >= 0x0900 && c <= 0x097F) ++count.devanagari;
}

/// Languages that their script tells, or empty.
std::string_view by_script(const ScriptCount& count) {
  const auto at_least = [&](std::uint32_t part, std::uint32_t percent) {
    return part > 0 && part * 100 >= count.letters * percent;
  };
  if (at_least(count.hangul, 30)) return "ko";
  if (at_least(count.kana, 10)) return "ja";
  if (at_least(count.han, 30)) return "zh";
  if (at_least(count.thai, 50)) return "th";
  if (at_least(count.hebrew, 50)) return "he";
  if (at_least(count.greek, 50)) return "el";
  if (at_least(count.devanagari, 50)) return "hi";
  return {};
}

constexpr std::uint32_t kSampleBytes = 1000;

}  // namespace

bool is_function_word(std::uint64_t key) { return languages_of(key) != 0; }

std::string language_of(const Page& page, const std::vector<TextSpan>& spans) {
  ScriptCount scripts;
  std::array<std::uint32_t, kLanguages.size()> hits{};
  std::uint32_t words = 0;
  std::uint32_t taken = 0;
  for (const TextSpan span : spans) {
    for (std::uint32_t i = page.tokens.token_at(span.begin); i < page.tokens.tokens.size(); ++i) {
      const Token& token = page.tokens.tokens[i];
      if (token.begin >= span.end || taken >= kSampleBytes) break;
      if (token.kind != TokenKind::word) continue;
      taken += token.end - token.begin + 1;
      ++words;
      const std::uint32_t bits = languages_of(token.key);
      for (std::size_t l = 0; l < hits.size(); ++l) hits[l] += (bits >> l) & 1U;
      // A word without spaces can be as long as the page: only its beginning is looked at.
      const std::uint32_t stop = std::min(token.end, token.begin + kSampleBytes);
      for (std::uint32_t at = token.begin; at < stop;) {
        const CodePoint c = code_point_at(page.text, at);
        if (is_letter(c.value)) count_letter(c.value, scripts);
        at += c.size;
      }
    }
  }
  if (const std::string_view code = by_script(scripts); !code.empty()) return std::string(code);
  const auto best = std::max_element(hits.begin(), hits.end());
  std::uint32_t second = 0;
  for (auto it = hits.begin(); it != hits.end(); ++it) {
    if (it != best) second = std::max(second, *it);
  }
  // Three function words, one word in eight, and a clear lead: else nobody knows.
  if (*best < 3 || *best * 8 < words || *best * 3 < second * 4) return {};
  return std::string(kLanguages[static_cast<std::size_t>(best - hits.begin())].code);
}

}  // namespace habeas
