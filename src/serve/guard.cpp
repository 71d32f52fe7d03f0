// serve/guard.cpp - Host, Origin, token and media type, in this order
#include "serve/guard.h"

#include "model/json_writer.h"

namespace habeas {
namespace {

bool is_our_host(std::string_view host, const Gate& gate) {
  const std::string port = ":" + std::to_string(gate.port);
  return host == "127.0.0.1" + port || host == "localhost" + port;
}

// Empty when the browser's word on the asking page is ours, or when it says nothing and may.
std::string_view stranger(const HttpRequest& request, std::string_view host, bool must_say) {
  if (request.has("origin") || must_say) {
    const auto origin = request.only("origin");
    if (!origin || *origin != "http://" + std::string(host)) {
      return "the Origin is not this page";
    }
  }
  if (request.has("sec-fetch-site") || must_say) {
    const auto site = request.only("sec-fetch-site");
    if (!site || *site != "same-origin") return "Sec-Fetch-Site is not same-origin";
  }
  return {};
}

std::optional<HttpAnswer> body_refusal(const HttpRequest& request, const Route& route) {
  const auto type = request.only("content-type");
  if (route.access == Access::write || route.access == Access::launch) {
    if (!type || *type != route.takes) {
      return error_answer(415, "the body must be " + std::string(route.takes));
    }
    if (!request.only("content-length")) return error_answer(411, "Content-Length is missing");
    return std::nullopt;
  }
  const auto length = request.only("content-length");
  if (request.has("content-length") && (!length || *length != "0")) {
    return error_answer(400, "no body is taken here");
  }
  return std::nullopt;
}

}  // namespace

bool is_same_secret(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned int difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    difference |= static_cast<unsigned int>(static_cast<unsigned char>(a[i]) ^
                                            static_cast<unsigned char>(b[i]));
  }
  return difference == 0;
}

HttpAnswer error_answer(int status, std::string_view message) {
  JsonWriter out;
  out.begin_object().key("type").string("error").key("message").string(message).end_object();
  return {status, "application/json", out.take() + "\n"};
}

std::optional<HttpAnswer> refusal(const HttpRequest& request, const Route* route,
                                  const Gate& gate) {
  const auto host = request.only("host");
  if (!host || !is_our_host(*host, gate)) return error_answer(421, "the Host is not this page");
  if (request.has("transfer-encoding") || request.has("content-encoding")) {
    return error_answer(400, "a body must be sent as it is, with its length");
  }
  if (route == nullptr) return error_answer(404, "there is nothing at this address");
  if (route->method != request.method) {
    return error_answer(405, "this address takes " + std::string(route->method));
  }
  if (route->access != Access::open) {
    const bool must_say = route->access != Access::read;
    const std::string_view strange = stranger(request, *host, must_say);
    if (!strange.empty()) return error_answer(403, strange);
  }
  if (route->access == Access::read || route->access == Access::write) {
    const auto token = request.only(kTokenHeader);
    if (!token || !is_same_secret(*token, gate.token)) {
      return error_answer(401, "the token is missing or not that of this server");
    }
  }
  return body_refusal(request, *route);
}

std::vector<std::pair<std::string, std::string>> safe_headers() {
  return {
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
       "img-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; "
       "require-trusted-types-for 'script'; trusted-types 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
      {"Cache-Control", "no-store"},
  };
}

}  // namespace habeas
