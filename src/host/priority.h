// host/priority.h - work that nobody waits for
#pragma once

namespace habeas {

/// Lets the calling thread run when nothing else wants the processor (on Linux a nice value is the
/// thread's own). Where the system refuses, it goes on as before.
void run_behind_others();

}  // namespace habeas
