// flow/parallel.cpp - threads that take the next item until none is left
#include "flow/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace habeas {
namespace {

// The first failure in item order, whichever thread met it.
class Failure {
 public:
  void record(std::uint32_t item, std::string words) {
    const std::lock_guard<std::mutex> guard(mutex_);
    if (item < item_) {
      item_ = item;
      words_ = std::move(words);
    }
  }
  [[nodiscard]] Result<void> result() const {
    if (item_ == kNoItem) return {};
    return fail(Errc::internal, words_);
  }

 private:
  static constexpr std::uint32_t kNoItem = 0xFFFFFFFFU;
  std::mutex mutex_;
  std::uint32_t item_ = kNoItem;
  std::string words_;
};

void run_item(std::uint32_t item, const std::function<void(std::uint32_t)>& body,
              Failure& failure) {
  try {
    body(item);
  } catch (const std::exception& error) {
    failure.record(item, "item " + std::to_string(item) + ": " + error.what());
  }
}

}  // namespace

Result<void> parallel_for(std::uint32_t count, std::uint32_t threads,
                          const std::function<void(std::uint32_t)>& body,
                          const std::function<void(std::uint32_t)>& progress) {
  Failure failure;
  std::atomic<std::uint32_t> next{0};
  const auto work = [&](bool reports) {
    for (std::uint32_t item = next++; item < count; item = next++) {
      run_item(item, body, failure);
      if (reports && progress) progress(item + 1);
    }
  };
  std::vector<std::thread> helpers;
  const std::uint32_t wanted = std::min(threads, count);
  for (std::uint32_t i = 1; i < wanted; ++i) helpers.emplace_back(work, false);
  work(true);
  for (std::thread& helper : helpers) helper.join();
  return failure.result();
}

RunEach run_on(std::uint32_t threads) {
  return [threads](std::uint32_t count, const std::function<void(std::uint32_t)>& body) {
    return parallel_for(count, threads, body);
  };
}

std::uint32_t default_threads() {
  return std::max(1U, static_cast<std::uint32_t>(std::thread::hardware_concurrency()));
}

}  // namespace habeas
