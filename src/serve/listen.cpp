// serve/listen.cpp - cpp-httplib: reads requests, writes answers; routes and checks nothing itself
#include "serve/listen.h"

#include <httplib.h>

#include <exception>
#include <utility>

#include "serve/guard.h"

namespace habeas {
namespace {

// A thread holds a connection while it is open: some for each page, and one for its events.
constexpr std::size_t kThreads = 32;
constexpr std::size_t kMostBodyBytes = 256U << 20U;
constexpr int kKeepAliveSeconds = 2;
constexpr std::size_t kRequestsOfAConnection = 1000;

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
}

HttpRequest request_of(const httplib::Request& from) {
  HttpRequest request;
  request.method = from.method;
  request.path = from.path;
  for (const auto& [name, value] : from.params) request.query[name] = value;
  for (const auto& [name, value] : from.headers) {
    // The library writes these two itself, from the connection.
    if (name == "REMOTE_ADDR" || name == "REMOTE_PORT" || name == "LOCAL_ADDR" ||
        name == "LOCAL_PORT") {
      continue;
    }
    std::string low = name;
    for (char& letter : low) letter = lower(letter);
    request.headers.emplace_back(std::move(low), value);
  }
  return request;
}

void write(HttpAnswer answer, httplib::Response& to) {
  to.status = answer.status;
  for (const auto& [name, value] : safe_headers()) to.set_header(name, value);
  if (!answer.save_as.empty()) {
    to.set_header("Content-Disposition", "attachment; filename=\"" + answer.save_as + "\"");
  }
  // The library takes an error without content of its own for one that nobody explained.
  if (!answer.stream && (answer.body.empty() || answer.status >= 400)) {
    to.set_content(answer.body, answer.type);
    return;
  }
  if (!answer.stream) {
    // Of known length, or the library would pack it for browsers, which say that they unpack: half
    // a second for the page's script, and nothing is gained on one computer.
    const std::size_t size = answer.body.size();
    to.set_content_provider(size, answer.type,
                            [body = std::move(answer.body)](std::size_t at, std::size_t count,
                                                            httplib::DataSink& sink) {
                              return sink.write(body.data() + at, count);
                            });
    return;
  }
  to.set_chunked_content_provider(
      answer.type, [stream = std::move(answer.stream)](std::size_t, httplib::DataSink& sink) {
        std::string piece;
        const bool goes_on = stream(piece);
        if (!piece.empty() && !sink.write(piece.data(), piece.size())) return false;
        if (!goes_on) sink.done();
        return true;
      });
}

}  // namespace

struct Listener::Server {
  httplib::Server http;
};

Listener::Listener(std::unique_ptr<Server> server, std::uint16_t port)
    : server_(std::move(server)), port_(port) {}
Listener::~Listener() = default;
Listener::Listener(Listener&& other) noexcept = default;

Result<Listener> Listener::bind(std::uint16_t port) {
  auto server = std::make_unique<Server>();
  // Without options of ours the library would let another program bind the same port. With this
  // one connections that a server before left behind do not keep the port.
  server->http.set_socket_options([](socket_t socket) {
    const int on = 1;
    (void)setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  });
  // Before binding: connections take it from the socket that listens. Without it an answer waits
  // some 40 ms for the other side's word that its head came.
  server->http.set_tcp_nodelay(true);
  const std::string host = "127.0.0.1";
  const int bound = port == 0 ? server->http.bind_to_any_port(host)
                              : (server->http.bind_to_port(host, port) ? int{port} : -1);
  if (bound <= 0) {
    return fail(Errc::io, "port " + std::to_string(port) + " on 127.0.0.1 cannot be had");
  }
  return Listener(std::move(server), static_cast<std::uint16_t>(bound));
}

bool Listener::run(Refuse refuse, Answer answer) {
  httplib::Server& http = server_->http;
  http.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  http.set_payload_max_length(kMostBodyBytes);
  http.set_keep_alive_timeout(kKeepAliveSeconds);
  http.set_keep_alive_max_count(kRequestsOfAConnection);
  http.set_pre_routing_handler([&](const httplib::Request& from, httplib::Response& to) {
    std::optional<HttpAnswer> refused = refuse(request_of(from));
    if (!refused) return httplib::Server::HandlerResponse::Unhandled;
    to.set_header("Connection", "close");  // its body was not read
    write(*std::move(refused), to);
    return httplib::Server::HandlerResponse::Handled;
  });
  http.set_exception_handler(
      [](const httplib::Request&, httplib::Response& to, const std::exception_ptr&) {
        write(error_answer(500, "the server made a mistake"), to);
      });
  http.set_error_handler(
      httplib::Server::Handler([](const httplib::Request&, httplib::Response& to) {
        if (to.body.empty()) write(error_answer(to.status, "the request was not understood"), to);
      }));
  const auto asked = [&](const httplib::Request& from, httplib::Response& to) {
    HttpRequest request = request_of(from);
    request.body = from.body;
    write(answer(request), to);
  };
  http.Get(".*", asked);
  http.Post(".*", asked);
  return http.listen_after_bind();
}

void Listener::stop() { server_->http.stop(); }

}  // namespace habeas
