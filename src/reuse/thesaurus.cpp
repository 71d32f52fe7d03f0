// reuse/thesaurus.cpp - searches the sorted lines of the list; nothing is read before it is asked
// for
#include "reuse/thesaurus.h"

#include <algorithm>
#include <charconv>

namespace habeas {

std::string_view embedded_lexicon_synonyms_tsv();

namespace {

/// The line that begins at or before this byte.
std::string_view line_around(std::string_view list, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : list.rfind('\n', at - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return list.substr(begin, std::min(list.find('\n', begin), list.size()) - begin);
}

/// The words before the next tab, which are taken off.
std::string_view take_column(std::string_view& line) {
  const std::size_t end = std::min(line.find('\t'), line.size());
  const std::string_view column = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return column;
}

std::vector<std::uint32_t> read_numbers(std::string_view column) {
  std::vector<std::uint32_t> numbers;
  const char* at = column.data();
  const char* const end = at + column.size();
  while (at < end) {
    std::uint32_t number = 0;
    const auto [next, error] = std::from_chars(at, end, number);
    if (error != std::errc()) break;
    numbers.push_back(number);
    at = next == end ? end : next + 1;
  }
  return numbers;
}

}  // namespace

WordSense sense_of(std::string_view folded) {
  const std::string_view list = embedded_lexicon_synonyms_tsv();
  std::size_t low = std::min(list.find('\n') + 1, list.size());  // behind the heading
  std::size_t high = list.size();
  while (low < high) {
    std::string_view line = line_around(list, low + (high - low) / 2);
    const auto begin = static_cast<std::size_t>(line.data() - list.data());
    const std::size_t end = begin + line.size() + 1;
    const std::string_view word = take_column(line);
    if (word < folded) {
      low = end;
    } else if (folded < word) {
      high = begin;
    } else {
      WordSense sense;
      sense.is_known = true;
      const std::vector<std::uint32_t> common = read_numbers(take_column(line));
      if (!common.empty()) sense.per_mille = common.front();
      sense.concepts = read_numbers(take_column(line));
      sense.broader = read_numbers(line);
      return sense;
    }
  }
  return {};
}

}  // namespace habeas
