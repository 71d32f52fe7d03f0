// flow/read_dates.cpp - dates of writing given by the user
#include <string>

#include "flow/read.h"
#include "model/days.h"

namespace habeas {
namespace {

constexpr std::uint64_t kTableBytes = 256U << 20U;

}  // namespace

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
