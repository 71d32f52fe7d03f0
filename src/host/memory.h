// host/memory.h - how the program's memory is kept
#pragma once

namespace habeas {

/// Lets glibc's malloc keep memory that was given back, for a program that works through one pile
/// and ends: no return of pages to the kernel between stages, large pieces from the same heap, no
/// fast bins that every large free has to merge (mallopt(3)), large pages for the first 40 MiB.
/// Call once, before any thread.
void keep_freed_memory();

}  // namespace habeas
