// serve/routes.cpp - one line a route
#include "serve/routes.h"

#include <array>

#include "serve/answers.h"
#include "serve/openapi.h"

namespace habeas {
namespace {

constexpr std::string_view kJson = "application/json";
constexpr std::string_view kLines = "application/x-ndjson";
constexpr std::string_view kBytes = "application/octet-stream";

constexpr Asked kPart[] = {{"after", "The id of the last one that came before"},
                           {"limit", "At most so many, 1 to 500 (50)"}};
constexpr Asked kChoice[] = {{"q", "Words that stand in the name or label"},
                             {"after", "The id of the last one that came before"},
                             {"limit", "At most so many, 1 to 500 (50)"}};
constexpr Asked kOrigins[] = {{"short", "1: how many carriers and claims, not which"},
                              {"q", "Words that stand in the name"},
                              {"standing", "Only identified, unresolved or counter ones"},
                              {"after", "The id of the last one that came before"},
                              {"limit", "At most so many, 1 to 500 (50)"}};
constexpr Asked kFirst[] = {
    {"limit", "At most so many of its claims and carriers, 1 to 500 (all), or mentions (500)"}};
constexpr Asked kSoon[] = {
    {"soon", "1: without waiting until the log is checked; what follows from it is null then"}};
constexpr Asked kSince[] = {
    {"since", "The number of the first entry that counts (from the last look on)"}};
constexpr Asked kSearch[] = {{"q", "Words, phrases and fields as habeas search takes them", true},
                             {"limit", "At most so many, 1 to 500 (50)"}};
constexpr Asked kLog[] = {{"from", "The number of the first entry"},
                          {"limit", "At most so many, 1 to 500 (50)"}};
constexpr Asked kAdd[] = {{"name", "The file's name, without folders", true}};

constexpr std::array kRoutes{
    Route{"GET", "/", Access::open, "The page", "", "text/html; charset=utf-8", {}, answer_page},
    Route{"GET",
          "/start.js",
          Access::open,
          "The script that asks first",
          "",
          "text/javascript; charset=utf-8",
          {},
          answer_start},
    Route{"GET",
          "/page.js",
          Access::open,
          "The script of its views",
          "",
          "text/javascript; charset=utf-8",
          {},
          answer_script},
    Route{"GET",
          "/pictures.js",
          Access::open,
          "The script that draws map, times and graph",
          "",
          "text/javascript; charset=utf-8",
          {},
          answer_pictures},
    Route{"GET", "/icon.svg", Access::open, "Its icon", "", "image/svg+xml", {}, answer_icon},
    Route{"GET",
          "/page.css",
          Access::open,
          "Its style sheet",
          "",
          "text/css; charset=utf-8",
          {},
          answer_style},
    Route{"POST",
          "/api/launch",
          Access::launch,
          "Gives the token for the word in the launch file",
          kJson,
          kJson,
          {},
          answer_launch},
    Route{"GET", "/api/openapi.json", Access::read, "This document", "", kJson, {}, answer_openapi},
    Route{"GET", "/api/case", Access::read, "What the case holds, and what waits", "", kJson, kSoon,
          answer_case},
    Route{"GET", "/api/incidents", Access::read,
          "Incidents that are no parts of others, those with most documents first, responses to "
          "others behind them, each with its findings; with q: all whose label has these words",
          "", kLines, kChoice, answer_incidents},
    Route{"GET",
          "/api/incidents/{id}",
          Access::read,
          "One incident with findings, claims, origins, documents, reuse and decisions",
          "",
          kLines,
          {},
          answer_incident},
    Route{"GET", "/api/documents", Access::read, "Sources and documents without their texts", "",
          kLines, kPart, answer_documents},
    Route{"GET",
          "/api/documents/{id}",
          Access::read,
          "One document with text, source, mentions, attributions, claims and decisions",
          "",
          kLines,
          {},
          answer_document},
    Route{"GET",
          "/api/claims/{id}",
          Access::read,
          "One claim with document, source, origin, findings that rest on it, and decisions",
          "",
          kLines,
          {},
          answer_claim},
    Route{"GET", "/api/origins", Access::read, "Origins, those with most carriers first", "",
          kLines, kOrigins, answer_origins},
    Route{"GET", "/api/origins/{id}", Access::read,
          "One origin with its claims, carriers and the reuse between them", "", kLines, kFirst,
          answer_origin},
    Route{"GET", "/api/entities", Access::read,
          "Persons, organisations and groups, those with most mentions first", "", kLines, kChoice,
          answer_entities},
    Route{"GET", "/api/entities/{id}", Access::read,
          "One of them with its mentions, their documents, claims that name it, and decisions", "",
          kLines, kFirst, answer_entity},
    Route{"GET", "/api/changes", Access::read,
          "What is new since the last look at the case, or since an entry of the log", "", kLines,
          kSince, answer_changes},
    Route{"POST",
          "/api/look",
          Access::write,
          "Writes down that somebody looked at the case now",
          kJson,
          kJson,
          {},
          answer_look},
    Route{"GET", "/api/problems", Access::read, "What could not be read", "", kLines, kPart,
          answer_problems},
    Route{"GET", "/api/search", Access::read, "Passages and claims, best first", "", kLines,
          kSearch, answer_search},
    Route{"GET", "/api/review", Access::read,
          "Claims that nobody judged yet, with their documents; decisions that wait", "", kLines,
          kPart, answer_queue},
    Route{"GET",
          "/api/decisions",
          Access::read,
          "All decisions in the order of the log",
          "",
          kLines,
          {},
          answer_decisions},
    Route{"POST",
          "/api/review",
          Access::write,
          "Records acts, one a line as habeas review --from takes them: all or none",
          kLines,
          kLines,
          {},
          answer_review},
    Route{"GET", "/api/log", Access::read, "Entries of the custody log", "", kLines, kLog,
          answer_log},
    Route{"GET",
          "/api/checkpoint",
          Access::read,
          "The signed state of the log",
          "",
          kJson,
          {},
          answer_checkpoint},
    Route{"POST",
          "/api/checkpoint",
          Access::write,
          "Writes down that the signed state was handed out",
          kJson,
          kJson,
          {},
          answer_hand_out},
    Route{"GET",
          "/api/originals/{id}",
          Access::read,
          "The bytes of a source, as received",
          "",
          kBytes,
          {},
          answer_original},
    Route{"GET",
          "/api/outlines",
          Access::read,
          "Outlines of countries, for the map",
          "",
          "text/plain; charset=utf-8",
          {},
          answer_outlines},
    Route{"POST", "/api/add", Access::write, "Keeps one file as a source of the case", kBytes,
          kLines, kAdd, answer_add},
    Route{"POST",
          "/api/run",
          Access::write,
          "Begins to bring what is new into the findings; progress comes as events",
          kJson,
          kJson,
          {},
          answer_run},
    Route{"GET",
          "/api/events",
          Access::read,
          "Progress and changes, as server-sent events",
          "",
          "text/event-stream",
          {},
          answer_events},
};

constexpr std::string_view kId = "{id}";

bool fits(std::string_view pattern, std::string_view path) {
  if (!pattern.ends_with(kId)) return pattern == path;
  const std::string_view folder = pattern.substr(0, pattern.size() - kId.size());
  return path.size() > folder.size() && path.starts_with(folder) &&
         path.find('/', folder.size()) == std::string_view::npos;
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

const Route* find_route(std::string_view method, std::string_view path) {
  const Route* any = nullptr;
  for (const Route& route : kRoutes) {
    if (!fits(route.path, path)) continue;
    if (route.method == method) return &route;
    if (any == nullptr) any = &route;
  }
  return any;
}

std::string_view id_in(const HttpRequest& request) {
  return std::string_view(request.path).substr(request.path.rfind('/') + 1);
}

}  // namespace habeas
