// serve/guard.h - which requests are answered at all: decided before a body is read
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "serve/message.h"
#include "serve/routes.h"

namespace habeas {

struct Gate {
  std::uint16_t port = 0;
  std::string token;  ///< 64 hexadecimal digits
};

/// Name of the header that carries the token, in lower case. Never a cookie: these are not kept
/// apart by port; never in an address: these stand in histories and logs.
inline constexpr std::string_view kTokenHeader = "habeas-token";

/// Why the request is refused; nothing when `route` may answer it. `route` is nullptr where the
/// table has none.
///   Every request: exactly one Host, 127.0.0.1 or localhost with our port, so that a foreign name
///   that was pointed at this computer gets nothing; no body in an encoding that must be undone.
///   Access::read: the token; what the browser says of the asking page must be ours where it says
///   it (Origin, Sec-Fetch-Site).
///   Access::write: the same, and it must say both, and the body be of the one media type that the
///   route takes.
///   Access::launch: as write, but the one-time launch word in the body stands for the token.
std::optional<HttpAnswer> refusal(const HttpRequest& request, const Route* route, const Gate& gate);

/// Takes the same time for all words of one length.
bool is_same_secret(std::string_view a, std::string_view b);

/// {"type":"error","message":...}
HttpAnswer error_answer(int status, std::string_view message);

/// The headers of every answer: what a browser may do with it (docs/serve.md).
std::vector<std::pair<std::string, std::string>> safe_headers();

}  // namespace habeas
