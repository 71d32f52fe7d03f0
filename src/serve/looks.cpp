// serve/looks.cpp - reads and writes the last look, and tells sittings apart
#include "serve/looks.h"

#include "custody/entry.h"
#include "model/json_tree.h"
#include "model/json_writer.h"

namespace habeas {
namespace {

// What is no look of ours, for whatever reason, is no look that is known.
std::optional<Look> parse_look(std::string_view text) {
  constexpr std::uint32_t kDepth = 2;
  constexpr std::size_t kTimeBytes = 20;
  const Result<JsonNode> node = parse_json(text, kDepth);
  if (!node) return std::nullopt;
  try {
    Look look{node->at("log_size").whole(~std::uint64_t{0} >> 1U), node->at("at").string()};
    if (look.at.size() != kTimeBytes) return std::nullopt;
    return look;
  } catch (const Unexpected&) {
    return std::nullopt;
  }
}

std::string text_of(const Look& look) {
  JsonWriter out;
  out.begin_object().key("type").string("look");
  out.key("log_size").integer(static_cast<std::int64_t>(look.log_size));
  return out.key("at").string(look.at).end_object().take() + "\n";
}

}  // namespace

void Looks::begin_sitting() {
  if (!is_read_) {
    constexpr std::uint64_t kMostBytes = 4096;
    is_read_ = true;
    if (const Result<std::string> text = files_.read(path_, kMostBytes)) last_ = parse_look(*text);
    before_ = last_;
    return;
  }
  if (is_looked_ && clock_.steady_ns() - last_ns_ > kPauseNs) before_ = last_;
}

std::optional<Look> Looks::before() {
  const std::lock_guard<std::mutex> lock(mutex_);
  begin_sitting();
  return before_;
}

Result<void> Looks::look(std::uint64_t log_size) {
  const std::lock_guard<std::mutex> lock(mutex_);
  begin_sitting();
  last_ = Look{log_size, utc_text(clock_.wall_seconds())};
  last_ns_ = clock_.steady_ns();
  is_looked_ = true;
  return files_.write_secret(path_, text_of(*last_));
}

}  // namespace habeas
