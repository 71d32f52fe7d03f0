// serve/message.h - a request and its answer, without the HTTP library
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace habeas {

struct HttpRequest {
  std::string method;
  std::string path;                                          ///< percent-decoded, without the query
  std::map<std::string, std::string> query;                  ///< the last of equal names
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  std::string body;

  /// The value of a header that is there exactly once.
  [[nodiscard]] std::optional<std::string_view> only(std::string_view name) const {
    std::optional<std::string_view> found;
    for (const auto& [key, value] : headers) {
      if (key != name) continue;
      if (found) return std::nullopt;
      found = value;
    }
    return found;
  }
  [[nodiscard]] bool has(std::string_view name) const {
    return std::any_of(headers.begin(), headers.end(),
                       [&](const auto& header) { return header.first == name; });
  }
  [[nodiscard]] std::string asked(const std::string& name) const {
    const auto found = query.find(name);
    return found == query.end() ? std::string() : found->second;
  }
};

/// Gives the next piece of an answer that goes on; waits for it. False when there is no more.
using AnswerStream = std::function<bool(std::string& piece)>;

struct HttpAnswer {
  int status = 200;
  std::string type;  ///< media type
  std::string body;
  AnswerStream stream = {};  ///< instead of a body
  std::string save_as = {};  ///< a file name: the browser keeps the bytes and shows nothing
};

}  // namespace habeas
