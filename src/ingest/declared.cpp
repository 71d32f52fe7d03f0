// ingest/declared.cpp - reads what is declared; content still goes before it
#include "ingest/declared.h"

#include <algorithm>
#include <array>

#include "ingest/html_scan.h"

namespace habeas {
namespace {

struct Ending {
  std::string_view ending, type;
};
constexpr std::array kEndings{
    Ending{".css", "text/css"},          Ending{".js", "text/javascript"},
    Ending{".mjs", "text/javascript"},   Ending{".json", "application/json"},
    Ending{".xml", "application/xml"},   Ending{".rels", "application/xml"},
    Ending{".map", "application/json"},  Ending{".svg", "image/svg+xml"},
    Ending{".cdx", "application/x-cdx"}, Ending{".cdxj", "application/x-cdx"},
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_html_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_html_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string media_type_of(std::string_view declared) {
  return to_lower_ascii(trimmed(declared.substr(0, declared.find(';'))));
}

std::string charset_of(std::string_view declared) {
  while (true) {
    const std::size_t next = declared.find(';');
    if (next == std::string_view::npos) return {};
    declared.remove_prefix(next + 1);
    const std::string_view parameter = trimmed(declared.substr(0, declared.find(';')));
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos) continue;
    if (to_lower_ascii(trimmed(parameter.substr(0, equals))) != "charset") continue;
    std::string_view value = trimmed(parameter.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    return std::string(value);
  }
}

bool is_part_of_page(std::string_view media_type) {
  static constexpr std::array<std::string_view, 12> kParts{"text/css",
                                                           "text/javascript",
                                                           "application/javascript",
                                                           "application/x-javascript",
                                                           "application/json",
                                                           "application/ld+json",
                                                           "application/manifest+json",
                                                           "image/svg+xml",
                                                           "application/x-cdx",
                                                           "application/xml",
                                                           "text/xml",
                                                           "application/ecmascript"};
  return std::find(kParts.begin(), kParts.end(), media_type) != kParts.end() ||
         media_type.starts_with("font/") || media_type.starts_with("image/") ||
         media_type.starts_with("audio/") || media_type.starts_with("video/");
}

std::string type_of_name(std::string_view name) {
  const std::string lower =
      to_lower_ascii(name.substr(name.size() - std::min<std::size_t>(name.size(), 8)));
  for (const Ending& ending : kEndings) {
    if (std::string_view(lower).ends_with(ending.ending)) return std::string(ending.type);
  }
  return {};
}

}  // namespace habeas
