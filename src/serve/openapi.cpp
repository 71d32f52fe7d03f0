// serve/openapi.cpp - writes the document from the table of routes
#include "serve/openapi.h"

#include "model/json_writer.h"
#include "serve/guard.h"
#include "serve/routes.h"

namespace habeas {
namespace {

void parameter(JsonWriter& out, std::string_view name, std::string_view in, std::string_view about,
               bool is_needed) {
  out.begin_object().key("name").string(name).key("in").string(in);
  if (!about.empty()) out.key("description").string(about);
  out.key("required").boolean(is_needed);
  out.key("schema").begin_object().key("type").string("string").end_object().end_object();
}

void content(JsonWriter& out, std::string_view type) {
  out.key("content").begin_object().key(type).begin_object().end_object().end_object();
}

void response(JsonWriter& out, std::string_view status, std::string_view about,
              std::string_view type) {
  out.key(status).begin_object().key("description").string(about);
  content(out, type);
  out.end_object();
}

void operation(JsonWriter& out, const Route& route) {
  std::string method(route.method);
  for (char& letter : method) letter = static_cast<char>(letter | 0x20);
  out.key(method).begin_object().key("summary").string(route.about);
  const bool is_write = route.access == Access::write || route.access == Access::launch;
  if (route.access == Access::open || route.access == Access::launch) {
    out.key("security").begin_array().end_array();
  }
  out.key("parameters").begin_array();
  if (route.path.ends_with("{id}")) parameter(out, "id", "path", "The id of the record", true);
  for (const Asked& asked : route.asked) {
    parameter(out, asked.name, "query", asked.about, asked.is_needed);
  }
  if (is_write) {
    parameter(out, "Origin", "header", "http:// and the Host of this request", true);
    parameter(out, "Sec-Fetch-Site", "header", "same-origin", true);
  }
  out.end_array();
  if (is_write) {
    out.key("requestBody").begin_object().key("required").boolean(true);
    content(out, route.takes);
    out.end_object();
  }
  out.key("responses").begin_object();
  response(out, "200", "What was asked for", route.gives);
  response(out, "default", "Why not: {\"type\":\"error\",\"message\":...}", "application/json");
  out.end_object().end_object();
}

}  // namespace

std::string openapi_document(std::string_view version) {
  JsonWriter out;
  out.begin_object().key("openapi").string("3.1.0");
  out.key("info").begin_object().key("title").string("habeas serve");
  out.key("version").string(version);
  out.key("description")
      .string(
          "The API of the local page. Records are those of docs/contract.md, one JSON object a "
          "line. The token stands in serve/token of the case while the server runs.");
  out.end_object();
  out.key("security").begin_array().begin_object().key("token").begin_array().end_array();
  out.end_object().end_array();
  out.key("components").begin_object().key("securitySchemes").begin_object();
  out.key("token").begin_object().key("type").string("apiKey").key("in").string("header");
  out.key("name").string(kTokenHeader).end_object().end_object().end_object();
  out.key("paths").begin_object();
  std::string_view path;
  for (const Route& first : routes()) {
    const Route* const leader = find_route("", first.path);
    if (leader != &first) continue;  // told with the first route of its path
    path = first.path;
    out.key(path).begin_object();
    for (const Route& route : routes()) {
      if (route.path == path) operation(out, route);
    }
    out.end_object();
  }
  return out.end_object().end_object().take() + "\n";
}

}  // namespace habeas
