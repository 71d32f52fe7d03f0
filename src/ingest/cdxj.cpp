// ingest/cdxj.cpp - reads and checks capture indexes
#include "ingest/cdxj.h"

#include <algorithm>
#include <charconv>

#include "model/json_tree.h"

namespace habeas {
namespace {

constexpr std::uint32_t kDepth = 8;

/// A member as it is written, string or number.
std::string as_written(const JsonNode& object, std::string_view name) {
  const JsonNode* found = object.find(name);
  const bool is_plain = found != nullptr && (found->kind == JsonNode::Kind::string ||
                                             found->kind == JsonNode::Kind::number);
  return is_plain ? found->text : std::string();
}

std::optional<std::uint64_t> number_of(const std::string& digits) {
  std::uint64_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, number);
  if (digits.empty() || error != std::errc() || rest != end) return std::nullopt;
  return number;
}

bool is_moment(std::string_view text) {
  return (text.size() == 14 || text.size() == 17) &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::optional<CdxjLine> read_cdxj_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  const std::size_t first = line.find(' ');
  const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  CdxjLine out;
  out.key = line.substr(0, first);
  out.moment = line.substr(first + 1, second - first - 1);
  if (out.key.empty() || !is_moment(out.moment)) return std::nullopt;
  const auto json = parse_json(line.substr(second + 1), kDepth);
  if (!json || json->kind != JsonNode::Kind::object) return std::nullopt;
  out.url = as_written(*json, "url");
  out.mime = as_written(*json, "mime");
  out.status = as_written(*json, "status");
  out.digest = as_written(*json, "digest");
  out.filename = as_written(*json, "filename");
  const auto offset = number_of(as_written(*json, "offset"));
  const auto length = number_of(as_written(*json, "length"));
  if (!offset || !length || out.filename.empty()) return std::nullopt;
  out.offset = *offset;
  out.length = *length;
  return out;
}

CdxjCheck check_cdxj(std::string_view index, const std::map<std::string, std::uint64_t>& sizes) {
  CdxjCheck check;
  std::string_view before;
  for (std::size_t at = 0; at < index.size();) {
    const std::size_t end = std::min(index.find('\n', at), index.size());
    const std::string_view line = index.substr(at, end - at);
    at = end + 1;
    ++check.lines;
    if (line.empty() || line.starts_with('!')) continue;  // !meta lines of compressed indexes
    if (line < before) check.is_sorted = false;
    before = line;
    const auto read = read_cdxj_line(line);
    if (!read) {
      if (check.bad_lines++ == 0) check.first_bad = check.lines;
      continue;
    }
    const auto file = sizes.find(read->filename.substr(read->filename.rfind('/') + 1));
    const bool is_there = file != sizes.end() && read->offset <= file->second &&
                          read->length <= file->second - read->offset;
    if (!is_there && check.wrong_places++ == 0) check.first_wrong = check.lines;
  }
  return check;
}

}  // namespace habeas
