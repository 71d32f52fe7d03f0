// host/pools.cpp - simple segregated storage (Wilson et al., Dynamic Storage Allocation, 1995, 3.6)
//
// One stretch of addresses is reserved. Its blocks of 64 KiB each hold pieces of one size, a
// multiple of 16 bytes, so that the address of a piece tells its size and whether it is of a pool
// at all:
//
//   addresses  | block 0: 48 48 48 48 ... | block 1: 16 16 16 16 ... | block 2: 48 48 ... | not
//   used size_of_     3                          1                          3
//
// Each thread keeps the pieces that it gave back in a list a size, and cuts new ones from a block
// of its own. What a thread leaves when it ends goes to the next that runs out. Links of the lists
// are masked with the place where they stand, as glibc does, so that a stray write into a freed
// piece does not choose what is handed out next.
#include "host/pools.h"

#ifdef HABEAS_POOLS

#include <sys/mman.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <new>

namespace habeas {
namespace {

constexpr std::size_t kStep = 16;       // bytes: sizes are multiples of it
constexpr std::size_t kLargest = 1024;  // bytes of a piece
constexpr std::size_t kSizes = kLargest / kStep + 1;
constexpr std::size_t kBlock = 1U << 16U;   // bytes
constexpr std::size_t kBlocks = 1U << 20U;  // 64 GiB of addresses
constexpr std::size_t kAddresses = kBlock * kBlocks;

/// A piece that was given back.
struct Free {
  std::uintptr_t masked_next = 0;
};

std::uintptr_t mask_of(const Free* piece) { return reinterpret_cast<std::uintptr_t>(piece) >> 12U; }

void push(Free*& list, Free* piece) {
  piece->masked_next = reinterpret_cast<std::uintptr_t>(list) ^ mask_of(piece);
  list = piece;
}

Free* pop(Free*& list) {
  Free* piece = list;
  list = reinterpret_cast<Free*>(piece->masked_next ^ mask_of(piece));
  if (reinterpret_cast<std::uintptr_t>(list) % kStep != 0) std::abort();  // overwritten
  return piece;
}

constinit std::byte* begin_ = nullptr;  // of the addresses; null: pools are not used
constinit std::atomic<std::size_t> used_blocks_{0};
constinit std::array<std::uint8_t, kBlocks> size_of_{};  // of the pieces of a block, in steps
constinit std::mutex left_mutex_;
constinit std::array<Free*, kSizes> left_{};  // by threads that ended

/// What a thread has of one size.
struct Shelf {
  Free* list = nullptr;
  std::byte* cut = nullptr;  // of its block: what was handed out ends here
  std::byte* end = nullptr;
};

constinit thread_local std::array<Shelf, kSizes> shelves_{};

/// Leaves the pieces of a thread to others when it ends.
struct Leaver {
  Leaver() = default;
  Leaver(const Leaver&) = delete;
  Leaver& operator=(const Leaver&) = delete;
  ~Leaver() {
    const std::lock_guard hold(left_mutex_);
    for (std::size_t size = 1; size < kSizes; ++size) {
      Shelf& shelf = shelves_[size];
      while (shelf.list != nullptr) push(left_[size], pop(shelf.list));
      for (; shelf.cut != shelf.end; shelf.cut += size * kStep) {
        push(left_[size], reinterpret_cast<Free*>(shelf.cut));
      }
    }
  }
  void stay() const {}
};

/// Finds more pieces of a size: those that a thread left, else a new block. False when all
/// addresses are used.
bool restock(Shelf& shelf, std::size_t size) {
  static thread_local const Leaver leaver;
  leaver.stay();
  {
    const std::lock_guard hold(left_mutex_);
    std::swap(shelf.list, left_[size]);
  }
  if (shelf.list != nullptr) return true;
  const std::size_t block = used_blocks_++;
  if (block >= kBlocks) {
    --used_blocks_;
    return false;
  }
  size_of_[block] = static_cast<std::uint8_t>(size);
  shelf.cut = begin_ + block * kBlock;
  shelf.end = shelf.cut + kBlock / (size * kStep) * (size * kStep);
  return true;
}

/// Null where malloc has to serve.
void* take(std::size_t bytes) {
  const std::size_t size = bytes == 0 ? 1 : (bytes + kStep - 1) / kStep;
  Shelf& shelf = shelves_[size];
  if (shelf.list == nullptr && shelf.cut == shelf.end && !restock(shelf, size)) return nullptr;
  if (shelf.list != nullptr) return pop(shelf.list);
  void* piece = shelf.cut;
  shelf.cut += size * kStep;
  return piece;
}

void* take_from_malloc(std::size_t bytes) {
  while (true) {
    if (void* piece = std::malloc(bytes == 0 ? 1 : bytes)) return piece;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

}  // namespace

bool start_pools() {
  if (begin_ != nullptr) return true;
  void* addresses = mmap(nullptr, kAddresses, PROT_READ | PROT_WRITE,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (addresses == MAP_FAILED) return false;  // as where a limit is set on them
  begin_ = static_cast<std::byte*>(addresses);
  return true;
}

}  // namespace habeas

void* operator new(std::size_t bytes) {
  if (habeas::begin_ != nullptr && bytes <= habeas::kLargest) {
    if (void* piece = habeas::take(bytes)) return piece;
  }
  return habeas::take_from_malloc(bytes);
}

void operator delete(void* piece) noexcept {
  // A null pointer and what came before the pools lie elsewhere.
  const auto offset =
      reinterpret_cast<std::uintptr_t>(piece) - reinterpret_cast<std::uintptr_t>(habeas::begin_);
  if (habeas::begin_ == nullptr || offset >= habeas::kAddresses) {
    std::free(piece);
    return;
  }
  const std::size_t size = habeas::size_of_[offset / habeas::kBlock];
  habeas::push(habeas::shelves_[size].list, static_cast<habeas::Free*>(piece));
}

void operator delete(void* piece, std::size_t) noexcept { operator delete(piece); }

#else

namespace habeas {

bool start_pools() { return false; }

}  // namespace habeas

#endif
