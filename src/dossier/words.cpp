// dossier/words.cpp - numbers, dates and codes in plain words
#include "dossier/words.h"

#include <algorithm>
#include <array>

#include "model/json_names.h"
#include "model/json_writer.h"

namespace habeas {
namespace {

constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};

std::string plural(const std::string& unit, bool one) {
  static constexpr std::pair<std::string_view, std::string_view> kIrregular[] = {
      {"person", "people"}, {"child", "children"}, {"man", "men"},
      {"woman", "women"},   {"body", "bodies"},    {"minor", "minors"}};
  std::string words = plain(unit);
  const bool code =
      std::all_of(unit.begin(), unit.end(), [](char c) { return c < 'a' || c > 'z'; });
  if (one || code || words.size() < 3) return words;
  for (const auto& [singular, many] : kIrregular) {
    if (words == singular) return std::string(many);
    if (words.ends_with(" " + std::string(singular))) {
      return words.substr(0, words.size() - singular.size()) + std::string(many);
    }
  }
  if (words.ends_with("s") || words.ends_with("x") || words.ends_with("ch")) return words + "es";
  if (words.ends_with("y") &&
      std::string_view("aeiou").find(words[words.size() - 2]) == std::string_view::npos) {
    return words.substr(0, words.size() - 1) + "ies";
  }
  return words + "s";
}

Number percent(Number share) {
  if (share.scale >= 2) return Number{share.digits, static_cast<std::uint8_t>(share.scale - 2)};
  return Number{share.digits * (share.scale == 1 ? 10 : 100), 0};
}

std::string amount(const Quantity& quantity, Number number) {
  return quantity.share ? figure(percent(number)) : figure(number);
}

std::string bounds_words(const Quantity& q) {
  const std::string lo = q.lo ? amount(q, *q.lo) : std::string();
  const std::string hi = q.hi ? amount(q, *q.hi) : std::string();
  const std::string point = q.point ? amount(q, *q.point) : std::string();
  switch (q.bound) {
    case Bound::exact:
      if (!point.empty()) return point;
      if (!lo.empty() && lo == hi) return lo;
      break;
    case Bound::approx:
      if (!point.empty()) return "about " + point;
      break;
    case Bound::upper:
    case Bound::lower:
    case Bound::range:
    case Bound::vague:
      break;
  }
  if (!lo.empty() && !hi.empty()) {
    if (lo == hi) return lo;
    return (q.lo_open ? "more than " : "") + lo + " to " + (q.hi_open ? "fewer than " : "") + hi;
  }
  if (!hi.empty()) return (q.hi_open ? "fewer than " : "up to ") + hi;
  if (!lo.empty()) return (q.lo_open ? "more than " : "at least ") + lo;
  return point.empty() ? "an amount without a figure" : point;
}

bool is_one(const Quantity& q) {
  const Number one{1, 0};
  return (q.point && *q.point == one) || (q.hi && *q.hi == one && q.lo && *q.lo == one);
}

bool digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// One EDTF day, month or year in words; empty when it has another form.
std::string edtf_point(std::string_view text) {
  std::string prefix;
  while (!text.empty() && (text.back() == '~' || text.back() == '?' || text.back() == '%')) {
    prefix = text.back() == '?' ? "perhaps " : "about ";
    text.remove_suffix(1);
  }
  const std::string_view year = text.substr(0, 4);
  std::string year_text;
  if (year == "XXXX") {
    year_text = ", year not stated";
  } else if (digits(year)) {
    year_text = " " + std::string(year);
  } else if (year.size() == 4 && digits(year.substr(0, 3)) && year[3] == 'X' && text.size() == 4) {
    return prefix + "the " + std::string(year.substr(0, 3)) + "0s";
  } else {
    return {};
  }
  if (text.size() == 4) return prefix + (year == "XXXX" ? "year not stated" : std::string(year));
  if (text.size() < 7 || text[4] != '-' || !digits(text.substr(5, 2))) return {};
  const int month = (text[5] - '0') * 10 + (text[6] - '0');
  if (month < 1 || month > 12) return {};
  const std::string name = kMonths[static_cast<std::size_t>(month - 1)];
  if (text.size() == 7) return prefix + name + year_text;
  if (text.size() != 10 || text[7] != '-' || !digits(text.substr(8, 2))) return {};
  std::string day(text.substr(8, 2));
  if (day.front() == '0') day.erase(0, 1);
  return prefix + day + " " + name + year_text;
}

std::string edtf_words(std::string_view edtf) {
  const std::size_t slash = edtf.find('/');
  if (slash == std::string_view::npos) return edtf_point(edtf);
  const std::string_view from = edtf.substr(0, slash);
  const std::string_view to = edtf.substr(slash + 1);
  const bool no_from = from.empty() || from == "..";
  const bool no_to = to.empty() || to == "..";
  std::string start = no_from ? std::string() : edtf_point(from);
  const std::string end = no_to ? std::string() : edtf_point(to);
  if ((!no_from && start.empty()) || (!no_to && end.empty()) || (no_from && no_to)) return {};
  if (no_from) return "not after " + end;
  if (no_to) return "not before " + start;
  const std::string_view unknown = ", year not stated";
  if (start.ends_with(unknown) && end.ends_with(unknown)) {
    start.resize(start.size() - unknown.size());
  }
  return "between " + start + " and " + end;
}

}  // namespace

std::string number_words(std::uint64_t number) {
  static constexpr std::array<const char*, 13> kSmall = {"no",   "one",    "two",   "three", "four",
                                                         "five", "six",    "seven", "eight", "nine",
                                                         "ten",  "eleven", "twelve"};
  if (number < kSmall.size()) return kSmall[number];
  return figure(Number{static_cast<std::int64_t>(number), 0});
}

std::string figure(Number number) {
  std::string text = to_text(number);
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::size_t start = text.starts_with("-") ? 1 : 0;
  for (std::size_t at = point; at > start + 3; at -= 3) text.insert(at - 3, 1, ',');
  return text;
}

std::string counted_words(std::uint64_t number, std::string_view singular) {
  return number_words(number) + " " + std::string(singular) + (number == 1 ? "" : "s");
}

std::string quantity_words(const Quantity& quantity) {
  std::string words = bounds_words(quantity);
  if (quantity.trend == Trend::up) words = "a rise of " + words;
  if (quantity.trend == Trend::down) words = "a fall of " + words;
  if (quantity.share) return words + " per cent";
  if (quantity.unit.empty()) return words;
  return words + " " + plural(quantity.unit, is_one(quantity));
}

std::string date_words(const Date& date) {
  const std::string words = edtf_words(date.edtf);
  if (!words.empty()) return words;
  if (date.earliest && date.latest) {
    const std::string first = edtf_point(to_text(*date.earliest));
    if (*date.earliest == *date.latest) return first;
    return "between " + first + " and " + edtf_point(to_text(*date.latest));
  }
  if (date.earliest) return "not before " + edtf_point(to_text(*date.earliest));
  if (date.latest) return "not after " + edtf_point(to_text(*date.latest));
  return date.edtf;
}

std::string value_words(const Value& value) {
  if (const auto* quantity = std::get_if<Quantity>(&value)) return quantity_words(*quantity);
  if (const auto* date = std::get_if<Date>(&value)) return date_words(*date);
  if (const auto* place = std::get_if<Place>(&value)) return place->name;
  if (const auto* named = std::get_if<habeas::Named>(&value)) return named->name;
  if (const auto* event = std::get_if<EventState>(&value)) {
    switch (event->stage) {
      case Stage::accomplished:
        return {};
      case Stage::attempted:
        return "attempted";
      case Stage::threatened:
        return "threatened";
    }
  }
  return {};
}

std::string plain(std::string_view code) {
  std::string words(code);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string capitalised(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') {
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  }
  return words;
}

namespace {

/// "Who first said when it happened": whose word the answer to another question is.
std::string source_question(const std::string& attribute) {
  if (attribute == "event_happened") return "Who first said that it happened";
  if (attribute == "event_date") return "Who first said when it happened";
  if (attribute == "victims_total") return "Who first gave the number of people";
  if (attribute == "victims_at") return "Who first gave the numbers by place";
  if (attribute == "places") return "Who first gave the number of places";
  return "Who first answered “" + attribute_words(attribute) + "”";
}

}  // namespace

std::string attribute_words(std::string_view attribute) {
  struct Question {
    std::string_view name, alone, qualified;  // a % in `qualified` stands for the qualifier
  };
  static constexpr Question kQuestions[] = {
      {"event_happened", "Did it happen", "Did it happen: %"},
      {"event_date", "When", "When: %"},
      {"event_place", "Where", "Where: %"},
      {"event_agent", "Who did it", "Who did it: %"},
      {"route", "From where to where", "From where to where: %"},
      {"transport", "By what means", "By what means: %"},
      {"detention_place", "Where people were held", "Where people were held: %"},
      {"places", "How many places", "How many places: %"},
      {"victims_total", "How many people", "How many people: %"},
      {"victims_at", "How many at one place", "How many at %"},
      {"victims_other_places", "How many at all other places", "How many at all other places: %"},
      {"victims_class", "How many of one kind", "How many are %"},
      {"victims_identified", "How many are identified", "How many are identified: %"},
      {"share", "What share", "What share: %"},
      {"share_base", "A share of what", "A share of what: %"},
      {"victim_names", "Names of the people", "Names of the people: %"},
      {"victim_fate", "What became of them", "What became of them: %"},
      {"victim_contact", "Contact with them since", "Contact with them since: %"},
      {"population", "People beside this group", "People beside this group: %"},
      {"risk", "What is feared", "What is feared: %"},
      {"legal_status", "Legal status", "Legal status according to %"},
      {"legal_penalty", "What the law says", "What the law says: %"},
      {"violation", "Which norm is named as broken", "Which norm is named as broken: %"},
      {"position", "Position of a party", "Position of %"},
      {"protest", "Protest", "Protest: %"},
      {"demand", "What is asked for", "What is asked for: %"},
      {"scale", "Compared with other events", "Compared with other events: %"},
      {"source_of", "Who is behind a statement", ""},
      {"statement_date", "When it was said", "When it was said: %"},
      {"document_date", "Date of a document", "Date of a document: %"},
      {"document_publisher", "Publisher of a document", "Publisher of a document: %"},
      {"other", "Other", "Other: %"},
  };
  if (attribute == "event_date:year") return "In which year";
  if (attribute == "victims_total:exact") return "The exact number of people";
  const std::size_t colon = attribute.find(':');
  const std::string_view name = attribute.substr(0, colon);
  const std::string qualifier =
      colon == std::string_view::npos ? std::string() : plain(attribute.substr(colon + 1));
  for (const Question& question : kQuestions) {
    if (question.name != name) continue;
    if (qualifier.empty()) return std::string(question.alone);
    if (qualifier.ends_with(" exact"))
      return "The exact number of " + qualifier.substr(0, qualifier.size() - 6);
    // Whose word is meant: that on another question.
    if (name == "source_of") return source_question(std::string(attribute.substr(colon + 1)));
    std::string words(question.qualified);
    return words.replace(words.find('%'), 1, qualifier);
  }
  return capitalised(plain(attribute));
}

std::string claim_words(const Claim& claim) {
  if (!claim.counted.empty()) {
    const std::size_t slash = claim.counted.find('/');
    if (slash == std::string::npos) return plain(claim.counted);
    return plain(claim.counted.substr(0, slash)) + ", " + plain(claim.counted.substr(slash + 1));
  }
  if (claim.subkind.empty()) return std::string(word(claim.kind));
  return plain(claim.subkind);
}

const char* state_words(FindingState state) {
  switch (state) {
    case FindingState::agreed:
      return "origins agree";
    case FindingState::single_origin:
      return "one origin";
    case FindingState::hedged:
      return "wording drifts";
    case FindingState::conflict:
      return "in conflict";
    case FindingState::not_comparable:
      return "not comparable";
    case FindingState::derived:
      return "worked out";
    case FindingState::denied:
      return "denied";
    case FindingState::unknown:
      return "nobody says";
  }
  return "";
}

const char* mood_words(Mood mood) {
  switch (mood) {
    case Mood::asserted:
      return "stated";
    case Mood::reported:
      return "reported";
    case Mood::alleged:
      return "alleged";
    case Mood::feared:
      return "feared";
    case Mood::possible:
      return "possible";
    case Mood::planned:
      return "planned";
    case Mood::hypothetical:
      return "hypothetical";
    case Mood::denied:
      return "denied";
  }
  return "";
}

const char* kind_words(RegionKind kind) {
  switch (kind) {
    case RegionKind::main:
      return "main text";
    case RegionKind::title:
      return "title";
    case RegionKind::quoted:
      return "quoted from another publication";
    case RegionKind::cookie_notice:
      return "cookie notice";
    case RegionKind::image_credit:
      return "image credit";
    case RegionKind::navigation:
      return "navigation";
    case RegionKind::related_teaser:
      return "teaser of another story";
    case RegionKind::share_widget:
      return "share buttons";
    case RegionKind::comment_form:
      return "comment form";
    case RegionKind::advert:
      return "advertisement";
    case RegionKind::shortcode:
      return "left-over code";
    case RegionKind::link_label:
      return "link label";
    case RegionKind::teaser_duplicate:
      return "teaser of this story";
    case RegionKind::footer:
      return "footer";
    case RegionKind::site_promo:
      return "promotion of the site";
    case RegionKind::see_also:
      return "see also";
    case RegionKind::other:
      return "not part of the article";
  }
  return "";
}

const char* kind_words(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::country:
      return "country";
    case PlaceKind::region:
      return "region";
    case PlaceKind::city:
      return "town";
    case PlaceKind::facility:
      return "facility";
    case PlaceKind::crossing:
      return "crossing";
    case PlaceKind::other:
      return "place";
  }
  return "";
}

const char* role_words(RoleName role) {
  switch (role) {
    case RoleName::agent:
      return "by";
    case RoleName::victim:
      return "people";
    case RoleName::target:
      return "target";
    case RoleName::place:
      return "at";
    case RoleName::from:
      return "from";
    case RoleName::to:
      return "to";
    case RoleName::via:
      return "via";
    case RoleName::date:
      return "when";
    case RoleName::instrument:
      return "with";
    case RoleName::whole:
      return "out of";
    case RoleName::base:
      return "base";
  }
  return "";
}

const char* standing_words(Standing standing) {
  switch (standing) {
    case Standing::identified:
      return "identified";
    case Standing::unresolved:
      return "unresolved";
    case Standing::counter:
      return "counter-origin";
  }
  return "";
}

const char* rel_words(Rel rel) {
  switch (rel) {
    case Rel::said:
      return "said";
    case Rel::reported:
      return "reported";
    case Rel::narrator:
      return "the page's own voice";
    case Rel::published:
      return "published";
    case Rel::carrier:
      return "carrier";
  }
  return "";
}

const char* basis_words(DateBasis basis) {
  switch (basis) {
    case DateBasis::explicit_:
      return "as stated";
    case DateBasis::relative:
      return "counted from a time in the text";
    case DateBasis::document:
      return "counted from the date of the document";
    case DateBasis::inferred:
      return "worked out, not stated";
    case DateBasis::unknown:
      return "";
  }
  return "";
}

}  // namespace habeas
