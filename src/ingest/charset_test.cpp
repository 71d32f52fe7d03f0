// ingest/charset_test.cpp - encodings are recognised and decoded exactly to the character
#include "ingest/charset.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <string>
#include <vector>

#include "text/utf8.h"

namespace habeas {
namespace {

// A flooded village, in twenty tongues.
constexpr char16_t kFrench[] =
    u"Le village de Montclair a \u00E9t\u00E9 \u00E9vacu\u00E9 mardi apr\u00E8s la crue. "
    u"\u00AB L\u2019eau est mont\u00E9e tr\u00E8s vite \u00BB, a d\u00E9clar\u00E9 le mair"
    u"e, qui n\u2019exclut pas d\u2019autres \u00E9vacuations.\n";
constexpr char16_t kGerman[] =
    u"Der Fluss trat \u00FCber die Ufer, und die Stra\u00DFe nach Gr\u00FCnfeld wurde gesp"
    u"errt. Die Beh\u00F6rden pr\u00FCfen die Sch\u00E4den an den H\u00E4usern.\n";
constexpr char16_t kSpanish[] =
    u"La crecida del r\u00EDo afect\u00F3 a m\u00E1s de doscientas familias; seg\u00FAn el"
    u" alcalde, \u201Cnadie result\u00F3 herido\u201D. \u00BFCu\u00E1ndo volver\u00E1n? Ma"
    u"\u00F1ana, dijo el se\u00F1or N\u00FA\u00F1ez.\n";
constexpr char16_t kPortuguese[] =
    u"A cheia n\u00E3o atingiu as habita\u00E7\u00F5es mais pr\u00F3ximas, mas a popula"
    u"\u00E7\u00E3o est\u00E1 \u00E0 espera de decis\u00F5es das autoridades.\n";
constexpr char16_t kEnglish[] =
    u"The mayor\u2019s office said \u2013 without giving a figure \u2013 that \u201Cmany"
    u"\u201D houses were lost. The caf\u00E9 reopened.\n";
constexpr char16_t kShortEnglish[] = u"It\u2019s over.\n";
constexpr char16_t kPolish[] =
    u"W\u0142adze poinformowa\u0142y, \u017Ce \u017Caden z mieszka\u0144c\u00F3w nie zosta"
    u"\u0142 ranny. Wi\u0119kszo\u015B\u0107 rodzin wr\u00F3ci\u0142a ju\u017C do dom"
    u"\u00F3w; cz\u0119\u015B\u0107 mieszka jeszcze w szkole.\n";
constexpr char16_t kCzech[] =
    u"Starosta \u0159ekl, \u017Ee most bude uzav\u0159en a\u017E do p\u0159\u00ED\u0161t"
    u"\u00EDho t\u00FDdne. \u0160kody na domech nejsou vysok\u00E9.\n";
constexpr char16_t kTurkish[] =
    u"Belediye ba\u015Fkan\u0131 k\u00F6pr\u00FCn\u00FCn gelecek haftaya kadar kapal\u0131"
    u" kalaca\u011F\u0131n\u0131 s\u00F6yledi. Evlerdeki hasar a\u011F\u0131r de\u011Fil, "
    u"\u00E7o\u011Fu aile geri d\u00F6nd\u00FC.\n";
constexpr char16_t kRussian[] =
    u"\u0412\u043E\u0434\u0430 \u043F\u043E\u0434\u043D\u044F\u043B\u0430\u0441\u044C "
    u"\u0443 \u0441\u0442\u0430\u0440\u043E\u0433\u043E \u043C\u043E\u0441\u0442\u0430, "
    u"\u0438 \u0434\u043E\u0440\u043E\u0433\u0430 \u0431\u044B\u043B\u0430 \u0437\u0430"
    u"\u043A\u0440\u044B\u0442\u0430. \u0416\u0438\u0442\u0435\u043B\u0438 \u0432\u0435"
    u"\u0440\u0445\u043D\u0438\u0445 \u0443\u043B\u0438\u0446 \u0432\u0435\u0440\u043D"
    u"\u0443\u043B\u0438\u0441\u044C \u0434\u043E\u043C\u043E\u0439 \u043D\u0430 \u0441"
    u"\u043B\u0435\u0434\u0443\u044E\u0449\u0438\u0439 \u0434\u0435\u043D\u044C.\n";
constexpr char16_t kShortRussian[] =
    u"\u041C\u043E\u0441\u0442 \u0437\u0430\u043A\u0440\u044B\u0442.\n";
constexpr char16_t kUkrainian[] =
    u"\u0412\u043E\u0434\u0430 \u043F\u0456\u0434\u043D\u044F\u043B\u0430\u0441\u044F "
    u"\u0431\u0456\u043B\u044F \u0441\u0442\u0430\u0440\u043E\u0433\u043E \u043C\u043E"
    u"\u0441\u0442\u0443, \u0456 \u0434\u043E\u0440\u043E\u0433\u0443 \u0431\u0443\u043B"
    u"\u043E \u0437\u0430\u043A\u0440\u0438\u0442\u043E. \u041C\u0435\u0448\u043A\u0430"
    u"\u043D\u0446\u0456 \u043F\u043E\u0432\u0435\u0440\u043D\u0443\u043B\u0438\u0441"
    u"\u044F \u0434\u043E\u0434\u043E\u043C\u0443.\n";
constexpr char16_t kGreek[] =
    u"\u03A4\u03BF \u03C0\u03BF\u03C4\u03AC\u03BC\u03B9 \u03C5\u03C0\u03B5\u03C1\u03C7"
    u"\u03B5\u03AF\u03BB\u03B9\u03C3\u03B5 \u03BA\u03B1\u03B9 \u03BF \u03B4\u03C1\u03CC"
    u"\u03BC\u03BF\u03C2 \u03AD\u03BA\u03BB\u03B5\u03B9\u03C3\u03B5. \u039F\u03B9 \u03BA"
    u"\u03AC\u03C4\u03BF\u03B9\u03BA\u03BF\u03B9 \u03B5\u03C0\u03AD\u03C3\u03C4\u03C1"
    u"\u03B5\u03C8\u03B1\u03BD \u03C3\u03C4\u03B1 \u03C3\u03C0\u03AF\u03C4\u03B9\u03B1 "
    u"\u03C4\u03BF\u03C5\u03C2 \u03C4\u03B7\u03BD \u03B5\u03C0\u03CC\u03BC\u03B5\u03BD"
    u"\u03B7 \u03BC\u03AD\u03C1\u03B1.\n";
constexpr char16_t kHebrew[] =
    u"\u05D4\u05E0\u05D4\u05E8 \u05E2\u05DC\u05D4 \u05E2\u05DC \u05D2\u05D3\u05D5\u05EA"
    u"\u05D9\u05D5 \u05D5\u05D4\u05DB\u05D1\u05D9\u05E9 \u05E0\u05E1\u05D2\u05E8. \u05D4"
    u"\u05EA\u05D5\u05E9\u05D1\u05D9\u05DD \u05D7\u05D6\u05E8\u05D5 \u05DC\u05D1\u05EA"
    u"\u05D9\u05D4\u05DD \u05DC\u05DE\u05D7\u05E8\u05EA \u05D4\u05D9\u05D5\u05DD.\n";
constexpr char16_t kArabic[] =
    u"\u0641\u0627\u0636 \u0627\u0644\u0646\u0647\u0631 \u0648\u0623\u063A\u0644\u0642"
    u"\u062A \u0627\u0644\u0637\u0631\u064A\u0642. \u0639\u0627\u062F \u0627\u0644\u0633"
    u"\u0643\u0627\u0646 \u0625\u0644\u0649 \u0628\u064A\u0648\u062A\u0647\u0645 \u0641"
    u"\u064A \u0627\u0644\u064A\u0648\u0645 \u0627\u0644\u062A\u0627\u0644\u064A.\n";
constexpr char16_t kKorean[] =
    u"\uAC15\uBB3C\uC774 \uB2E4\uB9AC \uC704\uB85C \uB118\uCCD0 \uAE38\uC774 \uB9C9\uD614"
    u"\uB2E4. \uB9C8\uC744 \uC0AC\uB78C\uB4E4\uC740 \uB2E4\uC74C \uB0A0 \uC9D1\uC73C\uB85C"
    u" \uB3CC\uC544\uAC14\uB2E4\uACE0 \uC774\uC7A5\uC774 \uB9D0\uD588\uB2E4. \uB2E4\uCE5C "
    u"\uC0AC\uB78C\uC740 \uC5C6\uB294 \uAC83\uC73C\uB85C \uC54C\uB824\uC84C\uB2E4.\n";
constexpr char16_t kShortKorean[] = u"\uB2E4\uB9AC\uAC00 \uBB34\uB108\uC84C\uB2E4.\n";
constexpr char16_t kJapanese[] =
    u"\u5DDD\u306E\u6C34\u304C\u6A4B\u3092\u3053\u3048\u3001\u9053\u304C\u9589\u3056\u3055"
    u"\u308C\u305F\u3002\u6751\u306E\u4EBA\u3005\u306F\u6B21\u306E\u65E5\u306B\u5BB6\u3078"
    u"\u5E30\u3063\u305F\u3068\u6751\u9577\u306F\u8A71\u3057\u305F\u3002\u3051\u304C\u4EBA"
    u"\u306F\u3044\u306A\u3044\u3068\u3044\u3046\u3002\n";
constexpr char16_t kSimplifiedChinese[] =
    u"\u6CB3\u6C34\u6F2B\u8FC7\u4E86\u5927\u6865\uFF0C\u9053\u8DEF\u88AB\u5C01\u95ED\u3002"
    u"\u6751\u6C11\u4EEC\u5728\u7B2C\u4E8C\u5929\u56DE\u5230\u4E86\u5BB6\u91CC\u3002\u6751"
    u"\u957F\u8BF4\u6CA1\u6709\u4EBA\u53D7\u4F24\uFF0C\u4F46\u662F\u6709\u4E09\u6237\u4EBA"
    u"\u5BB6\u7684\u623F\u5B50\u9700\u8981\u91CD\u5EFA\u3002\n";
constexpr char16_t kTraditionalChinese[] =
    u"\u6CB3\u6C34\u6F2B\u904E\u4E86\u5927\u6A4B\uFF0C\u9053\u8DEF\u88AB\u5C01\u9589\u3002"
    u"\u6751\u6C11\u5011\u5728\u7B2C\u4E8C\u5929\u56DE\u5230\u4E86\u5BB6\u88E1\u3002\u6751"
    u"\u9577\u8AAA\u6C92\u6709\u4EBA\u53D7\u50B7\uFF0C\u4F46\u662F\u6709\u4E09\u6236\u4EBA"
    u"\u5BB6\u7684\u623F\u5B50\u9700\u8981\u91CD\u5EFA\u3002\n";

struct Case {
  const char16_t* text;
  const char* icu;       ///< encodes the text
  const char* expected;  ///< is recorded
};
const std::vector<Case>& cases() {
  static const std::vector<Case> kCases{
      {kFrench, "windows-1252", "windows-1252"},
      {kGerman, "ISO-8859-1", "windows-1252"},
      {kSpanish, "windows-1252", "windows-1252"},
      {kPortuguese, "windows-1252", "windows-1252"},
      {kEnglish, "windows-1252", "windows-1252"},
      {kShortEnglish, "windows-1252", "windows-1252"},
      {kPolish, "windows-1250", "windows-1250"},
      {kCzech, "windows-1250", "windows-1250"},
      {kPolish, "ISO-8859-2", "ISO-8859-2"},
      {kTurkish, "windows-1254", "windows-1254"},
      {kRussian, "windows-1251", "windows-1251"},
      {kShortRussian, "windows-1251", "windows-1251"},
      {kRussian, "KOI8-R", "KOI8-R"},
      {kRussian, "ISO-8859-5", "ISO-8859-5"},
      {kUkrainian, "windows-1251", "windows-1251"},
      {kGreek, "windows-1253", "ISO-8859-7"},
      {kHebrew, "windows-1255", "ISO-8859-8"},
      {kArabic, "windows-1256", "windows-1256"},
      {kKorean, "windows-949-2000", "EUC-KR"},
      {kShortKorean, "windows-949-2000", "EUC-KR"},
      {kJapanese, "ibm-943_P15A-2003", "Shift_JIS"},
      {kJapanese, "EUC-JP", "EUC-JP"},
      {kJapanese, "ISO-2022-JP", "ISO-2022-JP"},
      {kSimplifiedChinese, "gb18030", "GB18030"},
      {kTraditionalChinese, "windows-950-2000", "Big5"},
      {kKorean, "UTF-16LE", "UTF-16LE"},
      {kJapanese, "UTF-16BE", "UTF-16BE"},
      {kSimplifiedChinese, "UTF-16BE", "UTF-16BE"},
      {kTraditionalChinese, "UTF-32LE", "UTF-32LE"},
      {kEnglish, "UTF-16LE", "UTF-16LE"},
  };
  return kCases;
}

std::string convert(std::u16string_view text, const char* icu) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(icu, &error);
  std::string bytes(text.size() * 8 + 16, '\0');
  const std::int32_t size =
      ucnv_fromUChars(converter, bytes.data(), static_cast<std::int32_t>(bytes.size()), text.data(),
                      static_cast<std::int32_t>(text.size()), &error);
  ucnv_close(converter);
  EXPECT_TRUE(U_SUCCESS(error)) << icu;
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

DecodedText decode(std::string_view bytes) {
  auto decoded = decode_text(bytes, Limits{});
  EXPECT_TRUE(decoded) << decoded.error().message;
  return decoded ? *decoded : DecodedText{};
}

TEST(Charset, LegacyEncodingsAreRecognised) {
  for (const Case& c : cases()) {
    const DecodedText decoded = decode(convert(c.text, c.icu));
    EXPECT_EQ(decoded.encoding.name, c.expected) << c.icu;
    EXPECT_EQ(decoded.encoding.basis, "detected") << c.icu;
    EXPECT_EQ(decoded.text, convert(c.text, "UTF-8")) << c.icu;
    EXPECT_TRUE(decoded.notes.empty()) << c.icu;
  }
}

TEST(Charset, EveryCharacterKnowsItsBytes) {
  for (const Case& c : cases()) {
    if (std::string_view(c.icu) == "ISO-2022-JP") continue;  // its bytes need their shift state
    const std::string bytes = convert(c.text, c.icu);
    const DecodedText decoded = decode(bytes);
    ASSERT_TRUE(decoded.to_source.check(static_cast<std::uint32_t>(decoded.text.size()),
                                        static_cast<std::uint32_t>(bytes.size())));
    for (std::uint32_t at = 0; at < decoded.text.size();) {
      const std::uint32_t size = code_point_at(decoded.text, at).size;
      const SourceSpan from = decoded.to_source.map(TextSpan{at, at + size});
      UErrorCode error = U_ZERO_ERROR;
      std::string again(16, '\0');
      const std::int32_t length =
          ucnv_convert("UTF-8", c.icu, again.data(), static_cast<std::int32_t>(again.size()),
                       bytes.data() + from.begin, static_cast<std::int32_t>(from.size()), &error);
      again.resize(static_cast<std::size_t>(length));
      ASSERT_EQ(again, decoded.text.substr(at, size)) << c.icu << " at " << at;
      at += size;
    }
  }
}

TEST(Charset, AsciiOfALegacyTextIsCopied) {
  const DecodedText decoded = decode("The caf\xE9 is open.");
  EXPECT_EQ(decoded.encoding.name, "windows-1252");
  ASSERT_EQ(decoded.to_source.runs().size(), 3U);
  EXPECT_TRUE(decoded.to_source.is_copy(TextSpan{0, 7}));
  EXPECT_EQ(decoded.to_source.map(TextSpan{7, 9}), (SourceSpan{7, 8}));
  EXPECT_EQ(decoded.to_source.map(TextSpan{10, 12}), (SourceSpan{9, 11}));
}

TEST(Charset, AByteOrderMarkIsNotText) {
  const DecodedText utf8 = decode("\xEF\xBB\xBFone");
  EXPECT_EQ(utf8.text, "one");
  EXPECT_EQ(utf8.encoding.basis, "bom");
  EXPECT_EQ(utf8.to_source.map(TextSpan{0, 3}), (SourceSpan{3, 6}));
  const DecodedText utf16 = decode(std::string_view("\xFE\xFF\0o\0n\0e", 8));
  EXPECT_EQ(utf16.text, "one");
  EXPECT_EQ(utf16.encoding.name, "UTF-16BE");
  EXPECT_EQ(utf16.encoding.basis, "bom");
  EXPECT_EQ(utf16.to_source.map(TextSpan{1, 2}), (SourceSpan{4, 6}));
}

TEST(Charset, BrokenUtf8IsKeptAndNoted) {
  struct Broken {
    const char* bytes;
    const char* text;
    SourceSpan first;
    const char* basis;
  };
  const std::vector<Broken> kBroken{
      {"One \xFF\xFE two", "One \uFFFD\uFFFD two", {4, 5}, "assumed"},
      {"cut \xE2\x82", "cut \uFFFD", {4, 6}, "assumed"},
      {"na\xC3ve", "na\uFFFDve", {2, 3}, "assumed"},
      {"over \xC0\xAF long", "over \uFFFD\uFFFD long", {5, 6}, "assumed"},
      {"half \xED\xA0\x80 pair", "half \uFFFD\uFFFD\uFFFD pair", {5, 6}, "assumed"},
      {"\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xFF",
       "\u00E9\u00E9\u00E9\u00E9 \uFFFD",
       {9, 10},
       "detected"},
      {"\xFF\xFEnot wide at all", "\uFFFD\uFFFDnot wide at all", {0, 1}, "assumed"},
  };
  for (const Broken& broken : kBroken) {
    const DecodedText decoded = decode(broken.bytes);
    EXPECT_EQ(decoded.text, broken.text);
    EXPECT_EQ(decoded.encoding.name, "UTF-8");
    EXPECT_EQ(decoded.encoding.basis, broken.basis);
    ASSERT_EQ(decoded.notes.size(), 1U) << broken.text;
    EXPECT_EQ(decoded.notes[0].at, broken.first) << broken.text;
    EXPECT_TRUE(
        decoded.to_source.check(static_cast<std::uint32_t>(decoded.text.size()),
                                static_cast<std::uint32_t>(std::string_view(broken.bytes).size())));
  }
}

}  // namespace
}  // namespace habeas
