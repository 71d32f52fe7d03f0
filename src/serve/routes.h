// serve/routes.h - the table of everything that is answered; the guard, the tests and the OpenAPI
// document are made from it
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "serve/message.h"

namespace habeas {

class Site;

enum class Access : std::uint8_t {
  open,    ///< the page itself: nothing of the case is in it
  launch,  ///< gives the token for the word in the launch file
  read,
  write,
};

/// A value in the query.
struct Asked {
  std::string_view name, about;
  bool is_needed = false;
};

struct Route {
  std::string_view method;
  std::string_view path;  ///< a last part {id} stands for one word
  Access access = Access::read;
  std::string_view about;
  std::string_view takes;  ///< media type of the body; empty: none
  std::string_view gives;  ///< media type of the answer
  std::span<const Asked> asked;
  HttpAnswer (*answer)(const HttpRequest& request, Site& site) = nullptr;
};

/// All routes, in the order of the document.
std::span<const Route> routes();

/// The route of a path. Where one path has several methods that of this method, else any of them.
/// nullptr when no route has the path.
const Route* find_route(std::string_view method, std::string_view path);

/// What stands for {id} in the path of this request.
std::string_view id_in(const HttpRequest& request);

}  // namespace habeas
