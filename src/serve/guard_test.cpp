// serve/guard_test.cpp - what no page and no name from outside may get past the guard
#include "serve/guard.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "model/json_tree.h"
#include "serve/openapi.h"
#include "serve/routes.h"

namespace habeas {
namespace {

const Gate kGate{8421, std::string(64, 'a')};

/// What our own page sends for this route.
HttpRequest own_request(const Route& route) {
  HttpRequest request;
  request.method = route.method;
  request.path = route.path;
  request.headers = {{"host", "127.0.0.1:8421"}};
  if (route.access != Access::open) {
    request.headers.emplace_back("sec-fetch-site", "same-origin");
  }
  if (route.access == Access::read || route.access == Access::write) {
    request.headers.emplace_back(kTokenHeader, kGate.token);
  }
  if (route.access == Access::write || route.access == Access::launch) {
    request.headers.emplace_back("origin", "http://127.0.0.1:8421");
    request.headers.emplace_back("content-type", route.takes);
    request.headers.emplace_back("content-length", "3");
  }
  return request;
}

void drop(HttpRequest& request, std::string_view name) {
  std::erase_if(request.headers, [&](const auto& header) { return header.first == name; });
}

void set(HttpRequest& request, const std::string& name, const std::string& value) {
  drop(request, name);
  request.headers.emplace_back(name, value);
}

std::optional<HttpAnswer> asked(const HttpRequest& request) {
  return refusal(request, find_route(request.method, request.path), kGate);
}

TEST(Guard, LetsOurPageThroughEveryRoute) {
  for (const Route& route : routes()) {
    const auto refused = asked(own_request(route));
    EXPECT_FALSE(refused) << route.method << " " << route.path << ": " << refused->body;
  }
}

std::vector<std::string> foreign_hosts() {
  std::vector<std::string> hosts{"", " ", ":", ":8421", "8421", "*", "*:8421", "null"};
  const std::vector<std::string> names{"127.0.0.1",
                                       "localhost",
                                       "[::1]",
                                       "rebind.test",
                                       "evil.example",
                                       "0.0.0.0",
                                       "127.1",
                                       "127.0.0.2",
                                       "127.0.0.01",
                                       "2130706433",
                                       "0x7f000001",
                                       "0177.0.0.1",
                                       "127.0.0.1.evil.example",
                                       "localhost.evil.example",
                                       "evil.example#127.0.0.1",
                                       "evil.example@127.0.0.1",
                                       "user@localhost",
                                       "localhost.",
                                       "127.0.0.1.",
                                       "LOCALHOST",
                                       "Localhost",
                                       "locAlhost",
                                       "localhost%00",
                                       "127.0.0.1%20",
                                       "[::ffff:127.0.0.1]",
                                       "[0:0:0:0:0:0:0:1]",
                                       "::1",
                                       "ip6-localhost",
                                       "127.0.0.1,evil.example",
                                       "evil.example,127.0.0.1",
                                       "127.0.0.1 evil.example",
                                       "xn--localhst-abc"};
  const std::vector<std::string> ports{"",       ":",      ":0",     ":80",
                                       ":08421", ":8421 ", ":8421.", ":84210"};
  for (const std::string& name : names) {
    for (const std::string& port : ports) hosts.push_back(name + port);
    if (name != "127.0.0.1" && name != "localhost") hosts.push_back(name + ":8421");
  }
  return hosts;
}

TEST(Guard, RefusesForeignHosts) {
  const std::vector<std::string> hosts = foreign_hosts();
  ASSERT_GE(std::set<std::string>(hosts.begin(), hosts.end()).size(), 200U);
  for (const Route& route : routes()) {
    for (const std::string& host : hosts) {
      HttpRequest request = own_request(route);
      set(request, "host", host);
      // A rebound name is its own origin: the browser would vouch for it.
      if (request.has("origin")) set(request, "origin", "http://" + host);
      const auto refused = asked(request);
      ASSERT_TRUE(refused) << route.path << " answers to '" << host << "'";
      EXPECT_EQ(refused->status, 421);
    }
  }
}

TEST(Guard, TakesBothNamesOfThisComputer) {
  for (const Route& route : routes()) {
    HttpRequest request = own_request(route);
    set(request, "host", "localhost:8421");
    if (request.has("origin")) set(request, "origin", "http://localhost:8421");
    EXPECT_FALSE(asked(request)) << route.path;
  }
}

struct Forgery {
  const char* name;
  bool concerns_open;  ///< must be refused even where nothing of the case is shown
  bool concerns_read;
  std::function<void(HttpRequest&)> forge;
};

const std::vector<Forgery>& forgeries() {
  static const std::vector<Forgery> kAll{
      {"no Host", true, true, [](HttpRequest& r) { drop(r, "host"); }},
      {"two Hosts", true, true,
       [](HttpRequest& r) { r.headers.emplace_back("host", "127.0.0.1:8421"); }},
      {"a rebound name", true, true, [](HttpRequest& r) { set(r, "host", "rebind.test:8421"); }},
      {"a foreign Origin", false, true,
       [](HttpRequest& r) { set(r, "origin", "http://evil.example"); }},
      {"Origin null", false, true, [](HttpRequest& r) { set(r, "origin", "null"); }},
      {"another port's Origin", false, true,
       [](HttpRequest& r) { set(r, "origin", "http://127.0.0.1:8422"); }},
      {"a cross-site fetch", false, true,
       [](HttpRequest& r) { set(r, "sec-fetch-site", "cross-site"); }},
      {"no Origin", false, false, [](HttpRequest& r) { drop(r, "origin"); }},
      {"no token, or a form's body", false, true,
       [](HttpRequest& r) {
         drop(r, kTokenHeader);
         if (r.has("content-type")) set(r, "content-type", "text/plain");
       }},
      {"a wrong token, or a body of another type", false, true,
       [](HttpRequest& r) {
         if (r.has(kTokenHeader)) set(r, std::string(kTokenHeader), std::string(64, 'b'));
         if (r.has("content-type")) set(r, "content-type", "multipart/form-data; boundary=x");
       }},
      {"another method", true, true,
       [](HttpRequest& r) { r.method = r.method == "GET" ? "PUT" : "HEAD"; }},
      {"a body in chunks", true, true,
       [](HttpRequest& r) { r.headers.emplace_back("transfer-encoding", "chunked"); }},
  };
  return kAll;
}

TEST(Guard, RefusesEveryForgeryOnEveryRoute) {
  ASSERT_EQ(forgeries().size(), 12U);
  for (const Route& route : routes()) {
    for (const Forgery& forgery : forgeries()) {
      if (route.access == Access::open && !forgery.concerns_open) continue;
      if (route.access == Access::read && !forgery.concerns_read) continue;
      HttpRequest request = own_request(route);
      ASSERT_FALSE(asked(request));  // the control: only the forgery makes the difference
      forgery.forge(request);
      EXPECT_TRUE(asked(request)) << route.method << " " << route.path << ": " << forgery.name;
    }
  }
}

TEST(Guard, TakesTheTokenFromItsHeaderAlone) {
  for (const Route& route : routes()) {
    if (route.access != Access::read && route.access != Access::write) continue;
    HttpRequest request = own_request(route);
    drop(request, kTokenHeader);
    request.query[std::string(kTokenHeader)] = kGate.token;
    request.query["token"] = kGate.token;
    request.headers.emplace_back("cookie", "habeas-token=" + kGate.token);
    request.headers.emplace_back("authorization", "Bearer " + kGate.token);
    const auto refused = asked(request);
    ASSERT_TRUE(refused) << route.path;
    EXPECT_EQ(refused->status, 401);
  }
}

TEST(Guard, TakesNoSecondToken) {
  const Route* const route = find_route("GET", "/api/case");
  ASSERT_NE(route, nullptr);
  HttpRequest request = own_request(*route);
  request.headers.emplace_back(kTokenHeader, kGate.token);
  EXPECT_TRUE(asked(request));
}

TEST(Guard, ComparesSecretsWhole) {
  EXPECT_TRUE(is_same_secret("abc", "abc"));
  EXPECT_FALSE(is_same_secret("abc", "abd"));
  EXPECT_FALSE(is_same_secret("abc", "ab"));
  EXPECT_FALSE(is_same_secret("", "abc"));
}

TEST(Guard, ForbidsInlineScriptsAndFrames) {
  std::string policy;
  for (const auto& [name, value] : safe_headers()) {
    if (name == "Content-Security-Policy") policy = value;
  }
  for (const char* const part :
       {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'",
        "form-action 'none'", "require-trusted-types-for 'script'"}) {
    EXPECT_NE(policy.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
}

TEST(Routes, AreFoundByMethodAndPath) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const Route& route : routes()) {
    EXPECT_TRUE(seen.emplace(route.method, route.path).second) << route.path;
    EXPECT_NE(route.answer, nullptr);
    EXPECT_EQ(find_route(route.method, route.path), &route);
    const bool has_body = route.access == Access::write || route.access == Access::launch;
    EXPECT_EQ(has_body, !route.takes.empty()) << route.path;
    EXPECT_EQ(has_body, route.method == "POST") << route.path;
  }
  EXPECT_EQ(find_route("GET", "/api/claims/clm_00/x"), nullptr);
  EXPECT_EQ(find_route("GET", "/api/claims/"), nullptr);
  EXPECT_EQ(find_route("GET", "/../etc/passwd"), nullptr);
  EXPECT_EQ(find_route("POST", "/api/review")->method, "POST");
  EXPECT_EQ(find_route("GET", "/api/review")->method, "GET");
}

TEST(OpenApi, TellsEveryRouteAndNoOther) {
  const Result<JsonNode> document = parse_json(openapi_document("1"), 16);
  ASSERT_TRUE(document) << document.error().message;
  std::size_t told = 0;
  for (const JsonNode& path : document->at("paths").items) told += path.items.size();
  EXPECT_EQ(told, routes().size());
  for (const Route& route : routes()) {
    const JsonNode* const path = document->at("paths").find(route.path);
    ASSERT_NE(path, nullptr) << route.path;
    const JsonNode* const operation = path->find(route.method == "GET" ? "get" : "post");
    ASSERT_NE(operation, nullptr) << route.path;
    EXPECT_EQ(operation->at("summary").string(), route.about);
    const bool is_free = route.access == Access::open || route.access == Access::launch;
    EXPECT_EQ(operation->find("security") != nullptr, is_free) << route.path;
  }
}

}  // namespace
}  // namespace habeas
