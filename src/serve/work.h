// serve/work.h - the one long job of a server, and what waits for news of it
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "serve/message.h"

namespace habeas {

/// How far the job is. All members are called from any thread.
class Work {
 public:
  using Told = std::function<void(std::string_view step, std::uint32_t done, std::uint32_t total)>;
  /// Does the job; gives what went wrong, or nothing.
  using Job = std::function<std::string(const Told& told)>;

  Work() = default;
  /// Waits for the job.
  ~Work();
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;

  /// False when a job is still at work.
  bool start(Job job);
  /// The same, but on this thread: false, or the job is done when it returns. Where it went wrong
  /// the case is as it was before.
  bool run(const Job& job);
  [[nodiscard]] bool is_busy();
  /// Something in the case is different now.
  void changed();

  /// {"type":"work","state":"idle|running|failed","step","done","total","message","changes"}
  std::string state();
  /// The state as server-sent events: now, after every change, and a line each 10 seconds so that
  /// a closed browser is noticed. Nothing when too many listen already.
  AnswerStream events();

 private:
  static constexpr int kMostListeners = 16;

  [[nodiscard]] std::string state_locked() const;
  bool begin();
  /// False where it went wrong.
  bool work(const Job& job);
  void tell(std::string_view step, std::uint32_t done, std::uint32_t total);

  std::mutex mutex_;
  std::condition_variable news_;
  std::thread thread_;
  std::uint64_t version_ = 1;  ///< of the state
  std::uint64_t changes_ = 0;  ///< of the case
  int listeners_ = 0;
  bool is_running_ = false;
  std::string step_, message_;
  std::uint32_t done_ = 0, total_ = 0;
};

}  // namespace habeas
