// serve/listen.h - the port and the HTTP library, behind the guard
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "base/result.h"
#include "serve/message.h"

namespace habeas {

/// A server on 127.0.0.1. Its two questions are asked from many threads.
class Listener {
 public:
  /// May refuse a request before its body is read.
  using Refuse = std::function<std::optional<HttpAnswer>(const HttpRequest& head)>;
  using Answer = std::function<HttpAnswer(const HttpRequest& request)>;

  /// Binds the port, also shortly after another server gave it up; 0: one that is free. No request
  /// is answered yet, but those that come wait.
  static Result<Listener> bind(std::uint16_t port);
  ~Listener();
  Listener(Listener&& other) noexcept;
  Listener& operator=(Listener&&) = delete;
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// Answers until stop(), or for ever. False when it could not begin.
  bool run(Refuse refuse, Answer answer);
  /// From another thread.
  void stop();

 private:
  struct Server;
  Listener(std::unique_ptr<Server> server, std::uint16_t port);

  std::unique_ptr<Server> server_;
  std::uint16_t port_;
};

}  // namespace habeas
