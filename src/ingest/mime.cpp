// ingest/mime.cpp - headers, boundaries, quoted-printable, base64, encoded words
#include "ingest/mime.h"

#include <algorithm>
#include <array>
#include <optional>

#include "ingest/base64.h"
#include "ingest/charset.h"
#include "ingest/html_scan.h"

namespace habeas {
namespace {

constexpr std::size_t kHeaderBytes = 256U << 10U;  // of one part; what is behind it is body
constexpr std::size_t kHeaders = 1000;
constexpr std::size_t kParts = 2000;
constexpr std::uint32_t kLevels = 12;
constexpr std::size_t kRuns = 4U << 20U;

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_html_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_html_space(text.back())) text.remove_suffix(1);
  return text;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// One line from `at` on, without its end; `at` goes behind it.
std::string_view next_line(std::string_view bytes, std::size_t& at, std::size_t end) {
  const std::size_t begin = at;
  const std::size_t stop = std::min(bytes.find('\n', begin), end);
  at = std::min(stop + 1, end);
  std::string_view line = bytes.substr(begin, stop - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_header_name(std::string_view name) {
  return !name.empty() && name.size() <= 80 && std::all_of(name.begin(), name.end(), [](char c) {
    return c > ' ' && c < 0x7F && c != ':';
  });
}

// -------------------------------------------------------------------------------------------------
// encoded words: =?utf-8?Q?Caf=C3=A9?=

std::string decode_word(std::string_view charset, char kind, std::string_view text) {
  std::string bytes;
  if (kind == 'q' || kind == 'Q') {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool is_code = text[i] == '=' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                           hex_digit(text[i + 2]) >= 0;
      if (is_code) {
        bytes += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
        i += 2;
      } else {
        bytes += text[i] == '_' ? ' ' : text[i];
      }
    }
  } else {
    bytes = decode_base64(text);
  }
  auto decoded = decode_page(bytes, charset, Limits{});
  return decoded ? decoded->text : std::string();
}

/// A header's value as UTF-8: encoded words decoded, the space between two of them dropped.
std::string decode_header(std::string_view raw) {
  std::string out;
  bool was_word = false;
  while (!raw.empty()) {
    const std::size_t open = std::min(raw.find("=?"), raw.size());
    const std::string_view before = raw.substr(0, open);
    const std::size_t first = raw.find('?', open + 2);
    const std::size_t second =
        first == std::string_view::npos ? std::string_view::npos : raw.find('?', first + 1);
    const std::size_t close =
        second == std::string_view::npos ? std::string_view::npos : raw.find("?=", second + 1);
    if (open == raw.size() || close == std::string_view::npos || second != first + 2) {
      const std::size_t rest = open == raw.size() ? open : open + 2;
      out += raw.substr(0, rest);
      raw.remove_prefix(rest);
      was_word = false;
      continue;
    }
    if (!was_word || !trim(before).empty()) out += before;
    std::string_view charset = raw.substr(open + 2, first - open - 2);
    charset = charset.substr(0, charset.find('*'));
    out += decode_word(charset, raw[first + 1], raw.substr(second + 1, close - second - 1));
    raw.remove_prefix(close + 2);
    was_word = true;
  }
  auto text = decode_page(out, {}, Limits{});
  return text ? text->text : std::string();
}

// -------------------------------------------------------------------------------------------------
// headers and parts

using Headers = std::vector<std::pair<std::string, std::string>>;

std::string_view find_header(const Headers& headers, std::string_view name) {
  for (const auto& [known, value] : headers) {
    if (known == name) return value;
  }
  return {};
}

/// Headers from `at` to the empty line; `at` goes behind it. Raw values, lines joined.
Headers read_headers(std::string_view bytes, std::size_t& at, std::size_t end) {
  Headers headers;
  const std::size_t last = std::min(end, at + kHeaderBytes);
  while (at < last) {
    const std::size_t begin = at;
    const std::string_view line = next_line(bytes, at, end);
    if (line.empty()) break;
    if ((line.front() == ' ' || line.front() == '\t') && !headers.empty()) {
      headers.back().second.append(" ").append(trim(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    const bool is_envelope = headers.empty() && line.starts_with("From ");
    if (is_envelope || (line.starts_with(">From ") && headers.empty())) continue;
    if (colon == std::string_view::npos || !is_header_name(line.substr(0, colon))) {
      at = begin;  // no header: the body begins without an empty line
      break;
    }
    if (headers.size() < kHeaders) {
      headers.emplace_back(to_lower_ascii(line.substr(0, colon)), trim(line.substr(colon + 1)));
    }
  }
  return headers;
}

/// A parameter of a header ("boundary"), without its quotes.
std::string parameter(std::string_view value, std::string_view name) {
  std::size_t at = value.find(';');
  while (at != std::string_view::npos) {
    ++at;
    while (at < value.size() && is_html_space(value[at])) ++at;
    const std::size_t sign = value.find_first_of("=;", at);
    if (sign == std::string_view::npos) return {};
    if (value[sign] == ';') {
      at = sign;
      continue;
    }
    const bool is_it = equals_lower(trim(value.substr(at, sign - at)), name);
    at = sign + 1;
    std::string text;
    if (at < value.size() && value[at] == '"') {
      for (++at; at < value.size() && value[at] != '"'; ++at) {
        if (value[at] == '\\' && at + 1 < value.size()) ++at;
        text += value[at];
      }
      at = value.find(';', at);
    } else {
      const std::size_t stop = std::min(value.find(';', at), value.size());
      text = trim(value.substr(at, stop - at));
      at = stop == value.size() ? std::string_view::npos : stop;
    }
    if (is_it) return text;
  }
  return {};
}

std::string media_type(std::string_view value) {
  return to_lower_ascii(trim(value.substr(0, value.find(';'))));
}

std::string_view without_brackets(std::string_view id) {
  id = trim(id);
  if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
  return id;
}

class PartReader {
 public:
  PartReader(std::string_view bytes, MimeMessage& message) : bytes_(bytes), message_(message) {}

  void read(const Headers& headers, std::size_t begin, std::size_t end, std::uint32_t level) {
    if (message_.parts.size() >= kParts || level > kLevels) {
      message_.is_cut = true;
      return;
    }
    const std::string_view content = find_header(headers, "content-type");
    const std::string type = content.empty() ? "text/plain" : media_type(content);
    const std::string boundary = parameter(content, "boundary");
    if (type.starts_with("multipart/") && !boundary.empty()) {
      return read_parts(boundary, begin, end, level);
    }
    MimePart part;
    part.type = type;
    part.charset = parameter(content, "charset");
    part.id = without_brackets(find_header(headers, "content-id"));
    part.location = trim(find_header(headers, "content-location"));
    const std::string_view transfer = find_header(headers, "content-transfer-encoding");
    if (!transfer.empty()) part.transfer = to_lower_ascii(trim(transfer));
    const std::string disposition = media_type(find_header(headers, "content-disposition"));
    part.is_attachment = disposition == "attachment" || type == "message/rfc822";
    part.body = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    message_.parts.push_back(std::move(part));
  }

 private:
  void read_parts(const std::string& boundary, std::size_t begin, std::size_t end,
                  std::uint32_t level) {
    std::optional<std::size_t> part;
    std::size_t at = begin;
    while (at < end) {
      const std::size_t line_begin = at;
      const std::string_view line = next_line(bytes_, at, end);
      if (!line.starts_with("--") || line.substr(2, boundary.size()) != boundary) continue;
      const std::string_view rest = trim(line.substr(2 + boundary.size()));
      if (!rest.empty() && rest != "--") continue;
      if (part) read_part(*part, line_begin, level);
      part = at;
      if (rest == "--") return;
    }
    if (part && *part < end) read_part(*part, end, level);
  }

  /// The line end before a boundary belongs to it.
  void read_part(std::size_t begin, std::size_t end, std::uint32_t level) {
    if (end > begin && bytes_[end - 1] == '\n') --end;
    if (end > begin && bytes_[end - 1] == '\r') --end;
    std::size_t at = begin;
    const Headers headers = read_headers(bytes_, at, end);
    read(headers, std::min(at, end), end, level + 1);
  }

  std::string_view bytes_;
  MimeMessage& message_;
};

}  // namespace

std::string_view MimeMessage::header(std::string_view name) const {
  return find_header(headers, name);
}

bool looks_like_mime(std::string_view bytes) {
  std::size_t at = 0;
  const std::string_view begin = bytes.substr(0, 64U << 10U);
  const Headers headers = read_headers(begin, at, begin.size());
  if (headers.size() < 2) return false;
  const auto has = [&](std::string_view name) { return !find_header(headers, name).empty(); };
  const bool by_program = has("mime-version") || has("message-id") || has("received") ||
                          has("return-path") || has("snapshot-content-location");
  return by_program && (has("from") || has("subject") || has("date") || has("content-type"));
}

MimeMessage parse_mime(std::string_view bytes) {
  MimeMessage message;
  std::size_t at = 0;
  const Headers headers = read_headers(bytes, at, bytes.size());
  const std::string_view content = find_header(headers, "content-type");
  message.type = content.empty() ? "text/plain" : media_type(content);
  message.start = without_brackets(parameter(content, "start"));
  PartReader(bytes, message).read(headers, at, bytes.size(), 0);
  for (const auto& [name, value] : headers)
    message.headers.emplace_back(name, decode_header(value));
  return message;
}

namespace {

class BodyDecoder {
 public:
  BodyDecoder(std::string_view source, SourceSpan body) : source_(source), body_(body) {}

  Result<MimeBody> quoted_printable() {
    std::uint32_t at = body_.begin;
    std::uint32_t plain = at;
    while (at < body_.end) {
      if (source_[at] != '=') {
        ++at;
        continue;
      }
      copy(plain, at);
      std::uint32_t size = 1;
      const bool has_two = at + 2 < body_.end;
      if (has_two && hex_digit(source_[at + 1]) >= 0 && hex_digit(source_[at + 2]) >= 0) {
        const int value = hex_digit(source_[at + 1]) * 16 + hex_digit(source_[at + 2]);
        size = 3;
        put(static_cast<char>(value), {at, at + size});
      } else if (const std::uint32_t white = soft_break(at); white > 0) {
        size = white;  // the line goes on
      } else {
        put('=', {at, at + 1});
      }
      at += size;
      plain = at;
      if (out_.to_source.runs().size() > kRuns) return too_many();
    }
    copy(plain, body_.end);
    return std::move(out_);
  }

  Result<MimeBody> base64() {
    std::uint32_t bits = 0;
    int count = 0;
    std::uint32_t begin = body_.begin;
    for (std::uint32_t at = body_.begin; at < body_.end; ++at) {
      if (source_[at] == '=') break;
      const int digit = base64_digit(source_[at]);
      if (digit < 0) continue;
      if (count == 0) begin = at;
      bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
      count += 6;
      if (count == 24) {
        for (const unsigned shift : {16U, 8U, 0U})
          out_.bytes += static_cast<char>((bits >> shift) & 0xFFU);
        out_.to_source.append(3, {begin, at + 1}, false);
        bits = 0;
        count = 0;
        if (out_.to_source.runs().size() > kRuns) return too_many();
      }
    }
    std::uint32_t size = 0;
    for (; count >= 8; count -= 8) {
      out_.bytes += static_cast<char>((bits >> static_cast<unsigned>(count - 8)) & 0xFFU);
      ++size;
    }
    if (size > 0) out_.to_source.append(size, {begin, body_.end}, false);
    return std::move(out_);
  }

  Result<MimeBody> as_it_stands() {
    copy(body_.begin, body_.end);
    return std::move(out_);
  }

 private:
  /// Size of "=" with white space and a line end behind it, or 0.
  [[nodiscard]] std::uint32_t soft_break(std::uint32_t at) const {
    std::uint32_t end = at + 1;
    while (end < body_.end &&
           (source_[end] == ' ' || source_[end] == '\t' || source_[end] == '\r')) {
      ++end;
    }
    if (end == body_.end) return end - at;
    return source_[end] == '\n' ? end + 1 - at : 0;
  }

  void copy(std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return;
    out_.bytes.append(source_.substr(begin, end - begin));
    out_.to_source.append(end - begin, {begin, end}, true);
  }

  void put(char c, SourceSpan from) {
    out_.bytes += c;
    out_.to_source.append(1, from, false);
  }

  [[nodiscard]] tl::unexpected<Error> too_many() const {
    return fail(Errc::limit_exceeded, "a part with too many encoded bytes", body_);
  }

  std::string_view source_;
  SourceSpan body_;
  MimeBody out_;
};

}  // namespace

Result<MimeBody> decode_body(std::string_view source, const MimePart& part) {
  BodyDecoder decoder(source, part.body);
  if (part.transfer == "quoted-printable") return decoder.quoted_printable();
  if (part.transfer == "base64") return decoder.base64();
  return decoder.as_it_stands();
}

}  // namespace habeas
