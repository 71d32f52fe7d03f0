// ingest/json_ld.h - what the JSON-LD of a page says of it: dates, authors, publisher, headline
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace habeas {

/// Facts of one script of type application/ld+json, each a name ("ld:NewsArticle:datePublished")
/// and a value, in the order of the script. An author or publisher is given by name. Broken JSON
/// gives what could be read before it broke.
std::vector<std::pair<std::string, std::string>> read_json_ld(std::string_view script);

}  // namespace habeas
