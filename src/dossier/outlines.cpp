// dossier/outlines.cpp - reads the outlines' text form
#include "dossier/outlines.h"

#include <charconv>
#include <optional>

namespace habeas {
namespace {

constexpr std::int32_t kUnit = 1000;  // hundredths of a degree in the file, 1e-5 degrees here

std::string_view cut(std::string_view& rest, char separator) {
  const std::size_t at = rest.find(separator);
  const std::string_view head = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return head;
}

std::optional<std::int32_t> read_number(std::string_view& rest) {
  const std::string_view word = cut(rest, ' ');
  std::int32_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  if (number < -36000 || number > 36000) return std::nullopt;
  return number;
}

std::vector<LatLon> read_ring(std::string_view numbers) {
  std::vector<LatLon> ring;
  std::int32_t lon = 0;
  std::int32_t lat = 0;
  while (!numbers.empty()) {
    const auto east = read_number(numbers);
    const auto north = read_number(numbers);
    if (!east || !north) return {};
    lon += *east;
    lat += *north;
    ring.push_back({lat * kUnit, lon * kUnit});
  }
  return ring;
}

}  // namespace

std::vector<Outline> read_outlines(std::string_view text) {
  std::vector<Outline> outlines;
  while (!text.empty()) {
    std::string_view line = cut(text, '\n');
    const std::string_view kind = cut(line, '\t');
    if (kind == "C") {
      Outline outline;
      outline.iso2 = std::string(cut(line, '\t'));
      cut(line, '\t');
      outline.name = std::string(line);
      outlines.push_back(std::move(outline));
    } else if (kind == "R" && !outlines.empty()) {
      std::vector<LatLon> ring = read_ring(line);
      if (ring.size() > 2) outlines.back().rings.push_back(std::move(ring));
    }
  }
  return outlines;
}

}  // namespace habeas
