// serve/serve.h - the local page of a case: binds, opens the browser, answers
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "serve/site.h"

namespace habeas {

/// What the server says once it can be reached.
struct Ready {
  std::string address;  ///< "http://127.0.0.1:PORT/"
  std::string launch;   ///< path of the file that opens the page
};

/// Serves the case until the program is ended; makes the case when there is none. Between binding
/// and answering `ready` is called: it may start the browser, which cannot be done later, since
/// then the process can make no socket and neither can its children. Call it with one thread.
Result<void> serve_case(const ServeOptions& options, const ServeWorld& world,
                        const std::function<void(const Ready&)>& ready);

}  // namespace habeas
