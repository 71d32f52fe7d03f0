// ingest/http_message.cpp - chunks are joined, content encodings undone; archives often undid them
// before and left the header, so what does not fit is taken as it stands, and said
#include "ingest/http_message.h"

#include <algorithm>

#include "ingest/html_scan.h"
#include "ingest/inflate.h"

namespace habeas {
namespace {

constexpr std::size_t kMostFields = 512;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_html_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_html_space(text.back())) text.remove_suffix(1);
  return text;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Joins chunks. False when the body is not chunked after all; `out` then holds what was joined.
bool join_chunks(std::string_view body, std::string& out) {
  while (!body.empty()) {
    std::uint64_t size = 0;
    std::size_t digits = 0;
    while (digits < body.size() && digits < 8 && hex_digit(body[digits]) >= 0) {
      size = size * 16 + static_cast<std::uint64_t>(hex_digit(body[digits++]));
    }
    const std::size_t line = body.find('\n');
    if (digits == 0 || line == std::string_view::npos) return false;
    body.remove_prefix(line + 1);
    if (size == 0) return true;
    if (size > body.size()) {
      out.append(body);
      return false;
    }
    out.append(body.substr(0, static_cast<std::size_t>(size)));
    body.remove_prefix(static_cast<std::size_t>(size));
    if (body.starts_with("\r")) body.remove_prefix(1);
    if (!body.starts_with("\n")) return body.empty();
    body.remove_prefix(1);
  }
  return false;
}

Result<std::string> undo_encoding(const std::string& name, std::string_view bytes,
                                  std::uint64_t most) {
  if (name == "gzip" || name == "x-gzip") {
    auto out = inflate_gzip(bytes, most);
    if (!out) return tl::unexpected(out.error());
    return std::move(out->bytes);
  }
  if (name == "deflate") return inflate_zlib(bytes, most);
  if (name == "br") return inflate_brotli(bytes, most);
  if (name == "zstd") return inflate_zstd(bytes, most);
  return fail(Errc::unsupported, "an unknown content encoding");
}

void decode_content(HttpResponse& response, std::uint64_t most) {
  const std::string name = to_lower_ascii(trimmed(response.head.get("content-encoding")));
  const std::string_view entity = response.entity();
  if (name.empty() || name == "identity" || entity.empty()) return;
  auto decoded = undo_encoding(name, entity, most);
  if (decoded) {
    response.decoded = std::move(*decoded);
    response.is_decoded = true;
    return;
  }
  if (decoded.error().code == Errc::limit_exceeded || is_gzip(entity) ||
      decoded.error().code == Errc::unsupported) {
    response.notes.push_back("content encoding " + name + ": " + decoded.error().message);
    response.is_decoded = is_gzip(entity);
    if (response.is_decoded) response.decoded = gzip_remains(entity, most);
  }
}

}  // namespace

std::string_view HeaderFields::get(std::string_view name) const {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

bool read_fields(std::string_view bytes, std::size_t& at, HeaderFields& fields) {
  constexpr std::size_t kUsual = 16;
  fields.fields.reserve(kUsual);
  while (at < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = bytes.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at = std::min(end + 1, bytes.size());
    if (line.empty()) return true;
    if (is_html_space(line.front()) && !fields.fields.empty()) {
      fields.fields.back().second += " " + std::string(trimmed(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || fields.fields.size() >= kMostFields) continue;
    fields.fields.emplace_back(to_lower_ascii(trimmed(line.substr(0, colon))),
                               std::string(trimmed(line.substr(colon + 1))));
  }
  return false;
}

Result<HttpResponse> read_response(std::string_view block, std::uint64_t most) {
  HttpResponse response;
  const std::size_t line = block.find('\n');
  if (!block.starts_with("HTTP/") || line == std::string_view::npos) {
    return fail(Errc::bad_input, "no HTTP response");
  }
  const std::string_view status = trimmed(block.substr(0, line));
  const std::size_t space = status.find(' ');
  for (std::size_t i = space + 1;
       space != std::string_view::npos && i < std::min(space + 4, status.size()); ++i) {
    if (status[i] < '0' || status[i] > '9') break;
    response.status = response.status * 10 + static_cast<std::uint32_t>(status[i] - '0');
  }
  std::size_t at = line + 1;
  if (!read_fields(block, at, response.head))
    return fail(Errc::bad_input, "an HTTP head without end");
  response.body = block.substr(at);
  const std::string transfer = to_lower_ascii(response.head.get("transfer-encoding"));
  if (transfer.find("chunked") != std::string::npos) {
    const bool is_whole = join_chunks(response.body, response.chunks);
    // Archives often keep the header of an encoding that they undid.
    response.is_chunked = is_whole || !response.chunks.empty();
    if (!is_whole && response.is_chunked) {
      response.notes.emplace_back("its chunks are damaged or cut off");
    }
  } else {
    const std::string_view declared = response.head.get("content-length");
    const bool is_number = !declared.empty() && declared.size() < 15 &&
                           declared.find_first_not_of("0123456789") == std::string_view::npos;
    if (is_number && std::stoull(std::string(declared)) != response.body.size() &&
        response.head.get("content-encoding").empty()) {
      response.notes.push_back("HTTP declares " + std::string(declared) +
                               " bytes, the record has " + std::to_string(response.body.size()));
    }
  }
  decode_content(response, most);
  return response;
}

}  // namespace habeas
