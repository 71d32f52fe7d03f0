// ingest/cdxj.h - lines of a capture index (CDXJ): a key, a moment and a JSON object
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace habeas {

struct CdxjLine {
  std::string_view key, moment;  ///< SURT; 14 or 17 digits, UTC
  std::string url, mime, status, filename, digest;
  std::uint64_t offset = 0, length = 0;
};

/// Reads one line; nothing when it is none. Numbers may be written as strings.
std::optional<CdxjLine> read_cdxj_line(std::string_view line);

struct CdxjCheck {
  std::uint64_t lines = 0, bad_lines = 0, first_bad = 0;  ///< lines count from 1
  std::uint64_t wrong_places = 0, first_wrong = 0;
  bool is_sorted = true;
};

/// Compares an index with the WARC files that are there (their sizes by name).
CdxjCheck check_cdxj(std::string_view index, const std::map<std::string, std::uint64_t>& sizes);

}  // namespace habeas
