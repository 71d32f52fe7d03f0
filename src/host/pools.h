// host/pools.h - small pieces of memory in pools by size, instead of malloc
#pragma once

namespace habeas {

/// From here on operator new takes pieces of up to 1 KiB from pools: no header before each, pieces
/// of one size side by side, a few instructions to take one and to give it back. Memory of a pool
/// is used again for pieces of its size and goes back to the system when the program ends. Call
/// once, before any thread, and not in a process that decodes received bytes: malloc checks more.
/// False where malloc goes on: without addresses, and in builds with a sanitizer, which looks after
/// each piece itself.
bool start_pools();

}  // namespace habeas
