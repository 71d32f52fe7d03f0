// ingest/labels.cpp - labels of encodings, and where pages declare them
#include "ingest/labels.h"

#include <algorithm>
#include <array>
#include <string>

#include "ingest/converter.h"
#include "ingest/html_scan.h"

namespace habeas {
namespace {

constexpr std::size_t kDeclaredBytes = 8U << 10U;  // browsers look at 1,024 bytes; pages are laxer

struct Labelled {
  const char* labels;  ///< in lower case, one space before and behind each
  const char* name;
  const char* converter;  ///< empty: UTF-8, which needs none
};

/// Encoding Standard, 4.2, without the encodings that only mail uses.
constexpr std::array kLabelled{
    Labelled{" utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-16 "
             "utf-16le utf-16be unicode ucs-2 iso-10646-ucs-2 ",
             "UTF-8", ""},
    Labelled{" ascii us-ascii iso-8859-1 iso8859-1 iso_8859-1 iso88591 latin1 latin-1 l1 "
             "windows-1252 cp1252 x-cp1252 cp819 ibm819 ansi_x3.4-1968 iso-ir-100 ",
             "windows-1252", "windows-1252"},
    Labelled{" iso-8859-2 iso8859-2 iso_8859-2 latin2 l2 ", "ISO-8859-2", "ISO-8859-2"},
    Labelled{" iso-8859-3 iso8859-3 latin3 l3 ", "ISO-8859-3", "ISO-8859-3"},
    Labelled{" iso-8859-4 iso8859-4 latin4 l4 ", "ISO-8859-4", "ISO-8859-4"},
    Labelled{" iso-8859-5 iso8859-5 cyrillic ", "ISO-8859-5", "ISO-8859-5"},
    Labelled{" iso-8859-6 iso8859-6 arabic asmo-708 ecma-114 ", "ISO-8859-6", "ISO-8859-6"},
    Labelled{" iso-8859-7 iso8859-7 greek greek8 ecma-118 ", "ISO-8859-7", "ISO-8859-7"},
    Labelled{" iso-8859-8 iso8859-8 hebrew visual iso-8859-8-i logical ", "ISO-8859-8",
             "ISO-8859-8"},
    Labelled{" iso-8859-13 iso8859-13 ", "ISO-8859-13", "ISO-8859-13"},
    Labelled{" iso-8859-15 iso8859-15 latin-9 latin9 l9 ", "ISO-8859-15", "ISO-8859-15"},
    Labelled{" koi8-r koi8 koi koi8_r cskoi8r ", "KOI8-R", "KOI8-R"},
    Labelled{" koi8-u koi8-ru ", "KOI8-U", "KOI8-U"},
    Labelled{" ibm866 866 cp866 ", "IBM866", "IBM866"},
    Labelled{" windows-874 tis-620 iso-8859-11 dos-874 ", "windows-874", "windows-874-2000"},
    Labelled{" windows-1250 cp1250 x-cp1250 ", "windows-1250", "windows-1250"},
    Labelled{" windows-1251 cp1251 x-cp1251 win-1251 ", "windows-1251", "windows-1251"},
    Labelled{" windows-1253 cp1253 x-cp1253 ", "windows-1253", "windows-1253"},
    Labelled{" windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5 ", "windows-1254",
             "windows-1254"},
    Labelled{" windows-1255 cp1255 x-cp1255 ", "windows-1255", "windows-1255"},
    Labelled{" windows-1256 cp1256 x-cp1256 ", "windows-1256", "windows-1256"},
    Labelled{" windows-1257 cp1257 x-cp1257 ", "windows-1257", "windows-1257"},
    Labelled{" windows-1258 cp1258 x-cp1258 ", "windows-1258", "windows-1258"},
    Labelled{" gb2312 gbk gb18030 gb_2312-80 x-gbk cp936 csgb2312 chinese ", "GB18030", "gb18030"},
    Labelled{" big5 big5-hkscs cn-big5 x-x-big5 csbig5 ", "Big5", "windows-950-2000"},
    Labelled{" euc-jp x-euc-jp ", "EUC-JP", "EUC-JP"},
    Labelled{" shift_jis shift-jis sjis x-sjis windows-31j ms_kanji ms932 ", "Shift_JIS",
             "ibm-943_P15A-2003"},
    Labelled{" euc-kr ks_c_5601-1987 ksc5601 ks_c_5601-1989 ksc_5601 korean windows-949 cp949 "
             "iso-ir-149 ",
             "EUC-KR", "windows-949-2000"},
};

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_html_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_html_space(text.back())) text.remove_suffix(1);
  return text;
}

/// The word behind "charset=" or "encoding=" in a value ("text/html; charset=utf-8").
std::string_view label_behind(std::string_view value, std::string_view sign) {
  const std::string folded = to_lower_ascii(value);
  std::size_t at = folded.find(sign);
  if (at == std::string_view::npos) return {};
  at += sign.size();
  while (at < value.size() && is_html_space(value[at])) ++at;
  if (at >= value.size() || value[at] != '=') return {};
  ++at;
  while (at < value.size() && (is_html_space(value[at]) || value[at] == '"' || value[at] == '\'')) {
    ++at;
  }
  const std::size_t end = value.find_first_of("\"'; \t\r\n?>", at);
  return trim(value.substr(at, end == std::string_view::npos ? std::string_view::npos : end - at));
}

}  // namespace

std::optional<Charset> charset_of_label(std::string_view label) {
  const std::string folded = to_lower_ascii(trim(label));
  if (folded.empty() || folded.find(' ') != std::string_view::npos) return std::nullopt;
  for (const Labelled& row : kLabelled) {
    if (std::string_view(row.labels).find(" " + folded + " ") == std::string_view::npos) continue;
    return Charset{row.name, row.converter, "meta", 0, true};
  }
  return std::nullopt;
}

std::string_view declared_label(std::string_view page) {
  page = page.substr(0, kDeclaredBytes);
  if (page.starts_with("<?xml")) {
    const std::string_view label =
        label_behind(page.substr(0, std::min(page.find("?>"), page.size())), "encoding");
    if (!label.empty()) return label;
  }
  HtmlScanner scanner(page);
  HtmlToken token;
  while (scanner.next(token, false)) {
    if (token.kind != HtmlToken::Kind::start_tag) continue;
    if (token.name == "body") break;
    if (token.name != "meta") continue;
    const std::string_view charset = token.attribute("charset");
    if (!charset.empty()) return charset;
    if (!equals_lower(trim(token.attribute("http-equiv")), "content-type")) continue;
    const std::string_view label = label_behind(token.attribute("content"), "charset");
    if (!label.empty()) return label;
  }
  return {};
}

void warm_up_labels() {
  for (const Labelled& row : kLabelled) {
    if (*row.converter != '\0') (void)Converter(row.converter).next("a");
  }
}

}  // namespace habeas
