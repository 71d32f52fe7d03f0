// host/memory.cpp - settings of malloc
#include "host/memory.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace habeas {
namespace {

/// Grows the heap once and asks for large pages in what is new: one fault of 2 MiB instead of 512.
/// Where the kernel gives none, nothing is lost.
void ask_for_large_pages(std::size_t size_bytes) {
  constexpr std::uintptr_t kPage = std::uintptr_t{2} << 20U;
  const auto begin = reinterpret_cast<std::uintptr_t>(sbrk(0));
  void* volatile grown = std::malloc(size_bytes);  // volatile: the pair must not be left out
  std::free(grown);
  const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0));
  const std::uintptr_t first = (begin + kPage - 1) / kPage * kPage;
  if (end <= first) return;
  (void)madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
}

}  // namespace

void keep_freed_memory() {
  constexpr int kNever = 1 << 30;    // bytes
  constexpr int kGrowth = 16 << 20;  // bytes asked of the kernel at a time
  constexpr int kFirst = 24 << 20;   // bytes; below the threshold of M_MMAP_THRESHOLD
  mallopt(M_TRIM_THRESHOLD, kNever);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);  // the most that glibc takes
  mallopt(M_TOP_PAD, kGrowth);
  mallopt(M_MXFAST, 0);
  ask_for_large_pages(kFirst);
}

}  // namespace habeas
