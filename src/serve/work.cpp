// serve/work.cpp - a thread for the job, a condition for the listeners
#include "serve/work.h"

#include <chrono>
#include <memory>
#include <utility>

#include "model/json_writer.h"

namespace habeas {

Work::~Work() {
  if (thread_.joinable()) thread_.join();
}

bool Work::begin() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (is_running_) return false;
  is_running_ = true;
  message_.clear();
  step_ = "waiting";
  done_ = total_ = 0;
  ++version_;
  news_.notify_all();
  return true;
}

void Work::tell(std::string_view step, std::uint32_t done, std::uint32_t total) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (step == step_ && done != total && total > 200 && done % (total / 200) != 0) return;
  step_ = step;
  done_ = done;
  total_ = total;
  ++version_;
  news_.notify_all();
}

bool Work::work(const Job& job) {
  std::string message = job([this](std::string_view step, std::uint32_t done, std::uint32_t total) {
    tell(step, done, total);
  });
  const std::lock_guard<std::mutex> lock(mutex_);
  is_running_ = false;
  message_ = std::move(message);
  ++version_;
  if (message_.empty()) ++changes_;
  news_.notify_all();
  return message_.empty();
}

bool Work::start(Job job) {
  if (!begin()) return false;
  const std::lock_guard<std::mutex> lock(mutex_);
  if (thread_.joinable()) thread_.join();  // it has said that it is done
  thread_ = std::thread([this, job = std::move(job)] {
    if (!work(job)) changed();  // what it did before that stays
  });
  return true;
}

bool Work::run(const Job& job) {
  if (!begin()) return false;
  (void)work(job);
  return true;
}

bool Work::is_busy() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return is_running_;
}

void Work::changed() {
  const std::lock_guard<std::mutex> lock(mutex_);
  ++version_;
  ++changes_;
  news_.notify_all();
}

std::string Work::state() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return state_locked();
}

std::string Work::state_locked() const {
  JsonWriter out;
  out.begin_object().key("type").string("work");
  out.key("state").string(is_running_ ? "running" : message_.empty() ? "idle" : "failed");
  out.key("step").string(is_running_ ? step_ : "");
  out.key("done").integer(done_).key("total").integer(total_);
  out.key("message").string(message_);
  out.key("changes").integer(static_cast<std::int64_t>(changes_)).end_object();
  return out.take();
}

AnswerStream Work::events() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (listeners_ >= kMostListeners) return {};
    ++listeners_;
  }
  const std::shared_ptr<void> listening(nullptr, [this](void*) {
    const std::lock_guard<std::mutex> lock(mutex_);
    --listeners_;
  });
  return [this, listening, told = std::uint64_t{0}](std::string& piece) mutable {
    std::unique_lock<std::mutex> lock(mutex_);
    const bool is_news =
        news_.wait_for(lock, std::chrono::seconds(10), [&] { return version_ != told; });
    told = version_;
    piece = is_news ? "data: " + state_locked() + "\n\n" : ":\n\n";
    return true;
  };
}

}  // namespace habeas
