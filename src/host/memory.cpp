// host/memory.cpp - settings of malloc
#include "host/memory.h"

#include <malloc.h>

namespace habeas {

void keep_freed_memory() {
  constexpr int kNever = 1 << 30;    // bytes
  constexpr int kGrowth = 16 << 20;  // bytes asked of the kernel at a time
  mallopt(M_TRIM_THRESHOLD, kNever);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);  // the most that glibc takes
  mallopt(M_TOP_PAD, kGrowth);
  mallopt(M_MXFAST, 0);
}

}  // namespace habeas
