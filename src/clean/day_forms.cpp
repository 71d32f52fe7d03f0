// clean/day_forms.cpp - the forms in which pages write a calendar day
#include "clean/day_forms.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/key_table.h"
#include "text/tokens.h"

namespace habeas {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_leap(unsigned year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

unsigned days_in(unsigned month, unsigned year) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Pages are younger than the web.
bool is_page_year(unsigned year) { return year >= 1990 && year <= 2100; }

std::optional<std::string> iso(unsigned year, unsigned month, unsigned day) {
  if (!is_page_year(year) || month < 1 || month > 12 || day < 1 || day > days_in(month, year)) {
    return std::nullopt;
  }
  const auto two = [](unsigned value) {
    return std::string{static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
  };
  return two(year / 100) + two(year % 100) + "-" + two(month) + "-" + two(day);
}

struct Month {
  std::uint64_t key;
  unsigned month;
};

/// Names and short forms, folded. Short forms that are words of their own ("mar", "mai") stand only
/// beside a day and a year.
constexpr std::array kMonthNames{
    Month{"january"_w, 1},
    Month{"jan"_w, 1},
    Month{"february"_w, 2},
    Month{"feb"_w, 2},
    Month{"march"_w, 3},
    Month{"mar"_w, 3},
    Month{"april"_w, 4},
    Month{"apr"_w, 4},
    Month{"may"_w, 5},
    Month{"june"_w, 6},
    Month{"jun"_w, 6},
    Month{"july"_w, 7},
    Month{"jul"_w, 7},
    Month{"august"_w, 8},
    Month{"aug"_w, 8},
    Month{"september"_w, 9},
    Month{"sept"_w, 9},
    Month{"sep"_w, 9},
    Month{"october"_w, 10},
    Month{"oct"_w, 10},
    Month{"november"_w, 11},
    Month{"nov"_w, 11},
    Month{"december"_w, 12},
    Month{"dec"_w, 12},
    Month{"januar"_w, 1},
    Month{"janner"_w, 1},
    Month{"jaenner"_w, 1},
    Month{"februar"_w, 2},
    Month{"feber"_w, 2},
    Month{"marz"_w, 3},
    Month{"maerz"_w, 3},
    Month{"mrz"_w, 3},
    Month{"mai"_w, 5},
    Month{"juni"_w, 6},
    Month{"juli"_w, 7},
    Month{"oktober"_w, 10},
    Month{"okt"_w, 10},
    Month{"dezember"_w, 12},
    Month{"dez"_w, 12},
    Month{"janvier"_w, 1},
    Month{"janv"_w, 1},
    Month{"fevrier"_w, 2},
    Month{"fevr"_w, 2},
    Month{"mars"_w, 3},
    Month{"avril"_w, 4},
    Month{"avr"_w, 4},
    Month{"juin"_w, 6},
    Month{"juillet"_w, 7},
    Month{"juil"_w, 7},
    Month{"aout"_w, 8},
    Month{"septembre"_w, 9},
    Month{"octobre"_w, 10},
    Month{"novembre"_w, 11},
    Month{"decembre"_w, 12},
    Month{"enero"_w, 1},
    Month{"ene"_w, 1},
    Month{"febrero"_w, 2},
    Month{"marzo"_w, 3},
    Month{"abril"_w, 4},
    Month{"abr"_w, 4},
    Month{"mayo"_w, 5},
    Month{"junio"_w, 6},
    Month{"julio"_w, 7},
    Month{"agosto"_w, 8},
    Month{"ago"_w, 8},
    Month{"septiembre"_w, 9},
    Month{"octubre"_w, 10},
    Month{"noviembre"_w, 11},
    Month{"diciembre"_w, 12},
    Month{"dic"_w, 12},
    Month{"gennaio"_w, 1},
    Month{"febbraio"_w, 2},
    Month{"aprile"_w, 4},
    Month{"maggio"_w, 5},
    Month{"giugno"_w, 6},
    Month{"luglio"_w, 7},
    Month{"settembre"_w, 9},
    Month{"ottobre"_w, 10},
    Month{"dicembre"_w, 12},
    Month{"janeiro"_w, 1},
    Month{"fevereiro"_w, 2},
    Month{"marco"_w, 3},
    Month{"maio"_w, 5},
    Month{"junho"_w, 6},
    Month{"julho"_w, 7},
    Month{"setembro"_w, 9},
    Month{"outubro"_w, 10},
    Month{"novembro"_w, 11},
    Month{"dezembro"_w, 12},
    Month{"januari"_w, 1},
    Month{"februari"_w, 2},
    Month{"maart"_w, 3},
    Month{"mei"_w, 5},
    Month{"augustus"_w, 8},
    Month{"augusti"_w, 8},
    Month{"maj"_w, 5},
    Month{"ocak"_w, 1},
    Month{"subat"_w, 2},
    Month{"mart"_w, 3},
    Month{"nisan"_w, 4},
    Month{"mayis"_w, 5},
    Month{"haziran"_w, 6},
    Month{"temmuz"_w, 7},
    Month{"agustos"_w, 8},
    Month{"eylul"_w, 9},
    Month{"ekim"_w, 10},
    Month{"kasim"_w, 11},
    Month{"aralik"_w, 12},
    Month{"stycznia"_w, 1},
    Month{"lutego"_w, 2},
    Month{"marca"_w, 3},
    Month{"kwietnia"_w, 4},
    Month{"maja"_w, 5},
    Month{"czerwca"_w, 6},
    Month{"lipca"_w, 7},
    Month{"sierpnia"_w, 8},
    Month{"wrzesnia"_w, 9},
    Month{"pazdziernika"_w, 10},
    Month{"listopada"_w, 11},
    Month{"grudnia"_w, 12},
    Month{"\u044F\u043D\u0432\u0430\u0440\u044F"_w, 1},
    Month{"\u0444\u0435\u0432\u0440\u0430\u043B\u044F"_w, 2},
    Month{"\u043C\u0430\u0440\u0442\u0430"_w, 3},
    Month{"\u0430\u043F\u0440\u0435\u043B\u044F"_w, 4},
    Month{"\u043C\u0430\u044F"_w, 5},
    Month{"\u0438\u044E\u043D\u044F"_w, 6},
    Month{"\u0438\u044E\u043B\u044F"_w, 7},
    Month{"\u0430\u0432\u0433\u0443\u0441\u0442\u0430"_w, 8},
    Month{"\u0441\u0435\u043D\u0442\u044F\u0431\u0440\u044F"_w, 9},
    Month{"\u043E\u043A\u0442\u044F\u0431\u0440\u044F"_w, 10},
    Month{"\u043D\u043E\u044F\u0431\u0440\u044F"_w, 11},
    Month{"\u0434\u0435\u043A\u0430\u0431\u0440\u044F"_w, 12},
    Month{"\u0441\u0456\u0447\u043D\u044F"_w, 1},
    Month{"\u043B\u044E\u0442\u043E\u0433\u043E"_w, 2},
    Month{"\u0431\u0435\u0440\u0435\u0437\u043D\u044F"_w, 3},
    Month{"\u043A\u0432\u0456\u0442\u043D\u044F"_w, 4},
    Month{"\u0442\u0440\u0430\u0432\u043D\u044F"_w, 5},
    Month{"\u0447\u0435\u0440\u0432\u043D\u044F"_w, 6},
    Month{"\u043B\u0438\u043F\u043D\u044F"_w, 7},
    Month{"\u0441\u0435\u0440\u043F\u043D\u044F"_w, 8},
    Month{"\u0432\u0435\u0440\u0435\u0441\u043D\u044F"_w, 9},
    Month{"\u0436\u043E\u0432\u0442\u043D\u044F"_w, 10},
    Month{"\u043B\u0438\u0441\u0442\u043E\u043F\u0430\u0434\u0430"_w, 11},
    Month{"\u0433\u0440\u0443\u0434\u043D\u044F"_w, 12},
};

constexpr KeyTable kMonths([] {
  std::array<KeyValue, kMonthNames.size()> entries{};
  for (std::size_t i = 0; i < entries.size(); ++i)
    entries[i] = {kMonthNames[i].key, kMonthNames[i].month};
  return entries;
}());

unsigned month_of(std::uint64_t key) { return static_cast<unsigned>(kMonths.find(key, 0)); }

/// One piece of a text: a number, a word, or one other character.
struct Piece {
  unsigned number = 0;
  std::uint32_t digits = 0;  ///< of a number
  std::uint64_t word = 0;    ///< key of a word
  char mark = 0;
  bool space_before = false;
};

std::vector<Piece> pieces_of(std::string_view text) {
  constexpr std::size_t kMost = 400;
  std::vector<Piece> pieces;
  bool space = true;
  for (std::size_t at = 0; at < text.size() && pieces.size() < kMost;) {
    const char c = text[at];
    Piece piece;
    piece.space_before = space;
    space = false;
    std::size_t end = at;
    if (is_digit(c)) {
      while (end < text.size() && is_digit(text[end])) {
        if (piece.digits < 8)
          piece.number = piece.number * 10 + static_cast<unsigned>(text[end] - '0');
        ++piece.digits;
        ++end;
      }
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0) {
      while (end < text.size() &&
             ((text[end] >= 'a' && text[end] <= 'z') || (text[end] >= 'A' && text[end] <= 'Z') ||
              (text[end] & 0x80) != 0)) {
        // A no-break space or dash in UTF-8 parts words.
        if (text.substr(end).starts_with("\xC2\xA0") || text.substr(end).starts_with("\xE2\x80"))
          break;
        ++end;
      }
      if (end == at) {
        end = at + (text.substr(at).starts_with("\xC2\xA0") ? 2 : 3);
        end = std::min(end, text.size());
        space = true;
        at = end;
        continue;
      }
      piece.word = word_key(fold(text.substr(at, end - at)));
    } else {
      end = at + 1;
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        space = true;
        at = end;
        continue;
      }
      piece.mark = c;
    }
    pieces.push_back(piece);
    at = end;
  }
  return pieces;
}

class PieceReader {
 public:
  explicit PieceReader(std::string_view text, DayOrder order = DayOrder::unknown)
      : pieces_(pieces_of(text)), order_(order) {}

  std::optional<std::string> first() const {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (auto date = at(i)) return date;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] const Piece& piece(std::size_t i) const {
    static constexpr Piece kNone{};
    return i < pieces_.size() ? pieces_[i] : kNone;
  }

  [[nodiscard]] std::optional<std::string> at(std::size_t i) const {
    const Piece& one = piece(i);
    if (one.digits == 8) return iso(one.number / 10000, one.number / 100 % 100, one.number % 100);
    if (one.digits == 4) return year_first(i);
    if (one.digits == 1 || one.digits == 2) return day_first(i);
    if (one.word != 0) return month_first(i);
    return std::nullopt;
  }

  /// "2019-03-12", "2019/03/12", "2019.3.12", and East Asian dates.
  [[nodiscard]] std::optional<std::string> year_first(std::size_t i) const {
    const char mark = piece(i + 1).mark;
    if (mark != '-' && mark != '/' && mark != '.') {
      const bool named = piece(i + 1).word != 0 && piece(i + 3).word != 0 &&
                         piece(i + 2).digits > 0 && piece(i + 4).digits > 0 &&
                         month_of(piece(i + 1).word) == 0;
      if (!named || piece(i + 2).digits > 2 || piece(i + 4).digits > 2) return std::nullopt;
      // year-sign month-sign: only between characters that are no letters of ours
      return piece(i + 1).word == year_sign() || piece(i + 1).word == year_sign_ko()
                 ? iso(piece(i).number, piece(i + 2).number, piece(i + 4).number)
                 : std::nullopt;
    }
    if (piece(i + 3).mark != mark || piece(i + 2).digits == 0 || piece(i + 2).digits > 2 ||
        piece(i + 4).digits == 0 || piece(i + 4).digits > 2) {
      return std::nullopt;
    }
    return iso(piece(i).number, piece(i + 2).number, piece(i + 4).number);
  }

  static std::uint64_t year_sign() { return word_key(fold("\xE5\xB9\xB4")); }
  static std::uint64_t year_sign_ko() { return word_key(fold("\xEB\x85\x84")); }

  [[nodiscard]] std::optional<std::string> day_first(std::size_t i) const {
    const char mark = piece(i + 1).mark;
    if ((mark == '.' || mark == '/' || mark == '-' || mark == '|') && piece(i + 3).mark == mark) {
      if (const unsigned month = month_of(piece(i + 2).word); month != 0) {
        return with_year(i + 4, month, piece(i).number);  // "12-Mar-2019"
      }
      return numbers(i, mark);
    }
    std::size_t next = i + 1;
    // "12th", "1st of", "12.", "12 de", "den"
    while (next < i + 4 && (piece(next).mark == '.' || is_filler(piece(next).word))) ++next;
    const unsigned month = month_of(piece(next).word);
    if (month == 0) return std::nullopt;
    return with_year(next + 1, month, piece(i).number);
  }

  static bool is_filler(std::uint64_t word) {
    return word == "st"_w || word == "nd"_w || word == "rd"_w || word == "th"_w || word == "of"_w ||
           word == "de"_w || word == "er"_w || word == "del"_w;
  }

  [[nodiscard]] std::optional<std::string> with_year(std::size_t i, unsigned month,
                                                     unsigned day) const {
    while (piece(i).mark == '.' || piece(i).mark == ',' || piece(i).mark == '-' ||
           piece(i).mark == '\'' || is_filler(piece(i).word)) {
      ++i;
    }
    if (piece(i).digits == 4) return iso(piece(i).number, month, day);
    if (piece(i).digits == 2 && piece(i + 1).mark != ':')
      return iso(2000 + piece(i).number, month, day);
    return std::nullopt;
  }

  /// "12.03.2019" is day first. "3/25/2019" and "25/3/2019" tell themselves apart, "3/4/2019" does
  /// not.
  [[nodiscard]] std::optional<std::string> numbers(std::size_t i, char mark) const {
    const unsigned a = piece(i).number;
    const unsigned b = piece(i + 2).number;
    const Piece& year_piece = piece(i + 4);
    if (piece(i + 2).digits == 0 || piece(i + 2).digits > 2) return std::nullopt;
    if (i > 0 && piece(i - 1).mark == mark && !piece(i).space_before) return std::nullopt;
    unsigned year = year_piece.number;
    if (year_piece.digits == 2 && mark == '.' && !year_piece.space_before &&
        piece(i + 5).mark != '.')
      year += 2000;
    else if (year_piece.digits != 4)
      return std::nullopt;
    if (mark == '.' || mark == '|') return iso(year, b, a);
    if (a == b) return iso(year, a, b);
    if (a > 12) return iso(year, b, a);
    if (b > 12) return iso(year, a, b);
    if (order_ == DayOrder::day_first) return iso(year, b, a);
    if (order_ == DayOrder::month_first) return iso(year, a, b);
    return std::nullopt;
  }

  /// "March 12, 2019", "Mar. 12th 2019".
  [[nodiscard]] std::optional<std::string> month_first(std::size_t i) const {
    const unsigned month = month_of(piece(i).word);
    if (month == 0) return std::nullopt;
    std::size_t next = i + 1;
    while (piece(next).mark == '.') ++next;
    if (piece(next).digits == 0 || piece(next).digits > 2) return std::nullopt;
    std::size_t year = next + 1;
    while (piece(year).mark == ',' || piece(year).mark == '.' || is_filler(piece(year).word))
      ++year;
    if (piece(year).digits != 4) return std::nullopt;
    return iso(piece(year).number, month, piece(next).number);
  }

  std::vector<Piece> pieces_;
  DayOrder order_;
};

}  // namespace

std::optional<std::string> date_in(std::string_view text, DayOrder order) {
  constexpr std::ptrdiff_t kFewestDigits = 3;  // "1 March 19"
  text = text.substr(0, 1000);
  if (std::count_if(text.begin(), text.end(), is_digit) < kFewestDigits) return std::nullopt;
  return PieceReader(text, order).first();
}

DayOrder day_order_of(std::string_view language) {
  if (language.empty()) return DayOrder::unknown;
  const std::string folded = fold(language.substr(0, 8));
  if (!folded.starts_with("en")) return DayOrder::day_first;
  const std::string_view region =
      std::string_view(folded).substr(std::min<std::size_t>(3, folded.size()));
  if (region == "us") return DayOrder::month_first;
  return region.size() == 2 ? DayOrder::day_first : DayOrder::unknown;
}

std::optional<std::string> date_in_url(std::string_view url) {
  // Four digits of a year between slashes, then month and day, alone or in one with dashes.
  for (std::size_t at = url.find('/'); at != std::string_view::npos; at = url.find('/', at + 1)) {
    const std::string_view rest = url.substr(at + 1);
    if (rest.size() < 8 || !std::all_of(rest.begin(), rest.begin() + 4, is_digit)) continue;
    const char mark = rest[4];
    if (mark != '/' && mark != '-') {
      const bool eight = std::all_of(rest.begin(), rest.begin() + 8, is_digit) &&
                         (rest.size() == 8 || !is_digit(rest[8]));
      if (!eight) continue;
    }
    if (auto date = PieceReader(rest.substr(0, 10)).first()) return date;
  }
  return std::nullopt;
}

}  // namespace habeas
