// extract/block_clocks.cpp - the page's date, days as headings, the line of the last change
#include "extract/block_clocks.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "extract/dates_values.h"
#include "extract/words.h"
#include "model/days.h"

namespace habeas {
namespace {

constexpr std::uint32_t kLongestLine = 9;  // tokens of a line that is nothing but a day

/// A line that is a day: what its words say of it. `day` is the one that the page's clock gives.
struct DayLine {
  std::uint32_t block = 0;
  std::optional<Day> day;
  std::uint8_t weekday = 0;  ///< "Tuesday" alone
  bool alone = true;         ///< nothing else stands in the block
  bool year = false;         ///< the line names the year
  bool nearest = false;      ///< its year is that nearest to the page's clock
};

bool names_weekday(std::uint64_t key) {
  return any_of(key, {"monday"_w, "tuesday"_w, "wednesday"_w, "thursday"_w, "friday"_w,
                      "saturday"_w, "sunday"_w, "mon"_w, "tue"_w, "tues"_w, "wed"_w, "thu"_w,
                      "thur"_w, "thurs"_w, "fri"_w, "sat"_w, "sun"_w});
}

/// The block up to the first line break in it.
TokenRange first_line(std::string_view text, const TokenText& tokens, TokenRange block) {
  TokenRange line = block;
  const std::uint32_t reach = std::min(block.end, block.begin + kLongestLine + 2);
  for (std::uint32_t t = block.begin + 1; t < reach; ++t) {
    const std::uint32_t gap = tokens.tokens[t - 1].end;
    if (text.substr(gap, tokens.tokens[t].begin - gap).find('\n') == std::string_view::npos)
      continue;
    line.end = t;
    break;
  }
  return line;
}

/// The day of a line of nothing but a time, "day 4" and a weekday.
std::optional<DayLine> read_day_line(std::string_view text, const TokenText& tokens,
                                     std::uint32_t block, const SpeechTime& clock) {
  const TokenRange range = first_line(text, tokens, tokens.blocks[block]);
  if (range.size() > kLongestLine) return std::nullopt;
  const std::string line(slice(text, tokens.span(range)));
  const TokenText own = tokenize(line, find_blocks(line));
  const std::vector<DateHit> hits = find_dates(line, own, clock);
  if (hits.size() != 1) return std::nullopt;
  for (std::uint32_t t = 0; t < own.tokens.size(); ++t) {
    const Token& token = own.tokens[t];
    if (hits[0].range.contains(t) || names_weekday(token.key) || token.key == "day"_w) continue;
    const bool numbered = t > 0 && own.tokens[t - 1].key == "day"_w;
    if (token.kind == TokenKind::word || (token.kind == TokenKind::number && !numbered))
      return std::nullopt;
  }
  const Date& value = hits[0].value;
  DayLine found;
  found.block = block;
  found.alone = range == tokens.blocks[block];
  if (value.offset && value.offset->weekday > 0 && hits[0].range.size() == 1) {
    found.weekday = value.offset->weekday;
    return found;
  }
  if (value.edtf.size() != 10) return std::nullopt;
  found.year = value.basis == DateBasis::explicit_ && value.earliest;
  found.nearest = value.basis == DateBasis::document && value.earliest;
  found.day = value.earliest;
  if (!found.day) {
    const auto told = parse_day("2000" + value.edtf.substr(4));  // a leap year
    if (!told) return std::nullopt;
    found.day = told;
  }
  return found;
}

/// The day in the year that brings it nearest to another.
std::optional<Day> nearest_to(Day day, Day other) {
  std::optional<Day> best;
  for (const std::int32_t year : {other.year - 1, other.year, other.year + 1}) {
    if (day.day > days_in_month(year, day.month)) continue;
    const Day moved{year, day.month, day.day};
    if (!best ||
        std::abs(moved.number() - other.number()) < std::abs(best->number() - other.number()))
      best = moved;
  }
  return best;
}

/// Fills in the years and weekdays of the lines from those before them; false where one has no day
/// or the days do not go one way.
bool settle_lines(std::vector<DayLine>& lines) {
  auto first = std::find_if(lines.begin(), lines.end(), [](const DayLine& l) { return l.year; });
  if (first == lines.end())
    first = std::find_if(lines.begin(), lines.end(), [](const DayLine& l) { return l.nearest; });
  if (first == lines.end()) return false;
  const std::size_t start = static_cast<std::size_t>(first - lines.begin());
  for (std::size_t i = start; i-- > 0;) {
    const Day behind = *lines[i + 1].day;
    if (lines[i].weekday > 0) {
      const int days = (weekday_of(behind) - lines[i].weekday + 7) % 7;
      lines[i].day = plus_days(behind, days == 0 ? -7 : -days);
    } else if (lines[i].day) {
      lines[i].day = nearest_to(*lines[i].day, behind);
    }
    if (!lines[i].day) return false;
  }
  bool back = false;  // the newest first
  for (std::size_t i = 1; i < lines.size(); ++i) {
    DayLine& line = lines[i];
    const Day before = *lines[i - 1].day;
    if (line.weekday > 0 && i > start) {
      int days = line.weekday - weekday_of(before);
      if (!back && days <= 0) days += 7;
      if (back && days >= 0) days -= 7;
      line.day = plus_days(before, days);
    } else if (!line.year && i > start) {
      line.day = nearest_to(*line.day, before);
    }
    if (!line.day) return false;
    if (i == 1) back = *line.day < before;
    if (back ? before < *line.day : *line.day < before) return false;
  }
  return true;
}

void set_by_day_lines(std::string_view text, const TokenText& tokens,
                      std::span<const std::uint32_t> block_region, const Layout& layout,
                      std::vector<SpeechTime>& clocks) {
  constexpr std::size_t kFewest = 3;
  std::vector<DayLine> lines;
  for (std::uint32_t b = 0; b < tokens.blocks.size(); ++b) {
    if (layout.regions[block_region[b]].kind == RegionKind::quoted) continue;
    if (const auto line = read_day_line(text, tokens, b, clocks[b])) lines.push_back(*line);
  }
  std::size_t followed = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t next = i + 1 < lines.size() ? lines[i + 1].block : tokens.blocks.size();
    if (!lines[i].alone || lines[i].block + 1 < next) ++followed;
  }
  const bool ends_with_text =
      !lines.empty() && (!lines.back().alone || lines.back().block + 1 < tokens.blocks.size());
  if (followed < kFewest || !ends_with_text || !settle_lines(lines)) return;
  std::size_t at = 0;
  for (std::uint32_t b = lines.front().block; b < tokens.blocks.size(); ++b) {
    while (at + 1 < lines.size() && lines[at + 1].block <= b) ++at;
    if (layout.regions[block_region[b]].kind != RegionKind::quoted) clocks[b] = {lines[at].day, {}};
  }
}

/// "Updated on 20 October 2031", "Last updated: 9 May 2033": the day of the only such line.
std::optional<Day> day_of_update(std::string_view text) {
  constexpr std::size_t kLongest = 80;  // bytes of such a line
  std::optional<Day> found;
  for (const TextSpan block : find_blocks(text)) {
    if (block.size() > kLongest ||
        std::string_view("LlUuMmRr").find(text[block.begin]) == std::string_view::npos)
      continue;
    const std::string line(slice(text, block));
    const TokenText tokens = tokenize(line, find_blocks(line));
    if (tokens.tokens.size() < 3) continue;
    const std::uint32_t verb = tokens.tokens[0].key == "last"_w ? 1 : 0;
    if (!any_of(tokens.tokens[verb].key, {"updated"_w, "modified"_w, "revised"_w, "update"_w}))
      continue;
    for (const DateHit& hit : find_dates(line, tokens, {})) {
      const bool day = hit.value.edtf.size() == 10 && hit.value.earliest;
      if (!day) continue;
      if (found && *found != *hit.value.earliest) return std::nullopt;
      found = hit.value.earliest;
    }
  }
  return found;
}

}  // namespace

std::vector<SpeechTime> clocks_of_blocks(const Document& document, const Layout& layout,
                                         std::string_view text, const TokenText& tokens,
                                         std::span<const std::uint32_t> block_region) {
  const auto page = parse_day(layout.published.date);
  SpeechTime own{page ? page : document.given_date, {}};
  if (!own.day) own.latest = day_of_update(document.text);
  std::vector<SpeechTime> clocks;
  for (const std::uint32_t index : block_region) {
    const Region& region = layout.regions[index];
    if (region.kind != RegionKind::quoted) {
      clocks.push_back(own);
    } else {
      clocks.push_back({region.published ? parse_day(region.published->date) : std::nullopt, {}});
    }
  }
  set_by_day_lines(text, tokens, block_region, layout, clocks);
  return clocks;
}

}  // namespace habeas
