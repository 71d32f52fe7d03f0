// flow/read_dates.cpp - dates of writing given by the user
#include <string>

#include "flow/read.h"

namespace habeas {
namespace {

constexpr std::uint64_t kTableBytes = 256U << 20U;

/// The number in these digits; nothing when there is anything else.
std::optional<std::uint32_t> parse_digits(std::string_view text) {
  std::uint32_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return number;
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = parse_digits(text.substr(0, 4));
  const auto month = parse_digits(text.substr(5, 2));
  const auto day = parse_digits(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1) return std::nullopt;
  const Day result{static_cast<std::int32_t>(*year), static_cast<std::uint8_t>(*month),
                   static_cast<std::uint8_t>(*day)};
  // The 31st of a month with 30 days would come back as the first of the next.
  if (Day::from_number(result.number()) != result) return std::nullopt;
  return result;
}

Result<std::map<std::string, Day>> read_dates(const std::string& path, FileSystem& files) {
  auto table = files.read(path, kTableBytes);
  if (!table) return tl::unexpected(table.error());
  std::map<std::string, Day> dates;
  std::string_view left = *table;
  for (std::size_t line_number = 1; !left.empty(); ++line_number) {
    const std::size_t end = std::min(left.find('\n'), left.size());
    std::string_view line = left.substr(0, end);
    left.remove_prefix(std::min(end + 1, left.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const std::size_t tab = line.rfind('\t');
    const auto day = tab == std::string_view::npos ? std::nullopt : parse_day(line.substr(tab + 1));
    if (!day) {
      return fail(Errc::bad_input, path + ", line " + std::to_string(line_number) +
                                       ": expected a path, a tab and a date YYYY-MM-DD");
    }
    auto absolute = files.absolute(std::string(line.substr(0, tab)));
    if (!absolute) return tl::unexpected(absolute.error());
    dates[*absolute] = *day;
  }
  return dates;
}

}  // namespace habeas
