// serve/page.cpp - the page itself, and how a browser gets the token
#include "serve/page.h"

#include "dossier/outlines.h"
#include "dossier/style.h"
#include "model/json_tree.h"
#include "model/json_writer.h"
#include "serve/answers.h"
#include "serve/guard.h"
#include "serve/openapi.h"

namespace habeas {
namespace {

constexpr std::string_view kScript = "text/javascript; charset=utf-8";

}  // namespace

HttpAnswer answer_page(const HttpRequest& /*request*/, Site& /*site*/) {
  return {200, "text/html; charset=utf-8", std::string(embedded_page_index_html())};
}

HttpAnswer answer_start(const HttpRequest& /*request*/, Site& /*site*/) {
  return {200, std::string(kScript), std::string(embedded_page_start_js())};
}

HttpAnswer answer_script(const HttpRequest& /*request*/, Site& /*site*/) {
  return {200, std::string(kScript), std::string(embedded_page_page_js())};
}

HttpAnswer answer_pictures(const HttpRequest& /*request*/, Site& /*site*/) {
  return {200, std::string(kScript), std::string(embedded_page_pictures_js())};
}

HttpAnswer answer_icon(const HttpRequest& /*request*/, Site& /*site*/) {
  return {200, "image/svg+xml", std::string(embedded_page_icon_svg())};
}

HttpAnswer answer_style(const HttpRequest& /*request*/, Site& /*site*/) {
  return {200, "text/css; charset=utf-8",
          palette_rules_to_choose() + "\n" + std::string(embedded_page_page_css())};
}

HttpAnswer answer_openapi(const HttpRequest& /*request*/, Site& site) {
  return {200, "application/json", openapi_document(site.options().version)};
}

HttpAnswer answer_outlines(const HttpRequest& /*request*/, Site& /*site*/) {
  return {200, "text/plain; charset=utf-8", std::string(embedded_outlines_world_txt())};
}

HttpAnswer answer_launch(const HttpRequest& request, Site& site) {
  constexpr std::uint32_t kDepth = 2;
  const Result<JsonNode> body = parse_json(request.body, kDepth);
  const JsonNode* const word = body ? body->find("launch") : nullptr;
  if (word == nullptr || word->kind != JsonNode::Kind::string) {
    return error_answer(400, "{\"launch\":WORD} is expected");
  }
  const std::optional<std::string> token = site.exchange(word->text);
  if (!token) return error_answer(401, "this word was used already, or is not of this server");
  JsonWriter out;
  out.begin_object().key("type").string("token").key("token").string(*token).end_object();
  return {200, "application/json", out.take() + "\n"};
}

}  // namespace habeas
