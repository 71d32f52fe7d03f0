// sandbox/no_sockets.h - gives up making sockets and connections, for a server that has bound its
// port
#pragma once

#include "base/result.h"

namespace habeas {

/// From now on socket, connect, bind and listen fail with EPERM in this thread and all that it
/// starts; what is bound goes on. Pairs of connected sockets, which lead nowhere, stay. Call it
/// before any thread exists. Children inherit it.
Result<void> give_up_new_sockets();

}  // namespace habeas
