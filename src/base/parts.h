// base/parts.h - a long text in parts of some megabytes, so that it is never copied while it grows
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace habeas {

/// Parts that stand one behind the other.
using Parts = std::vector<std::string>;

/// Appends pieces, each in one part.
class PartsWriter {
 public:
  static constexpr std::size_t kPartBytes = std::size_t{1} << 21U;

  void add(std::string_view piece) {
    if (!last_.empty() && last_.size() + piece.size() > kPartBytes) {
      full_.push_back(std::exchange(last_, {}));
      last_.reserve(std::max(kPartBytes, piece.size()));
    }
    last_ += piece;
  }
  Parts take() {
    if (!last_.empty()) full_.push_back(std::exchange(last_, {}));
    return std::exchange(full_, {});
  }

 private:
  Parts full_;
  std::string last_;
};

/// One text. Each part is given up once it is copied.
inline std::string in_one(Parts parts) {
  std::size_t bytes = 0;
  for (const std::string& part : parts) bytes += part.size();
  std::string whole;
  whole.reserve(bytes);
  for (std::string& part : parts) whole += std::exchange(part, {});
  return whole;
}

}  // namespace habeas
