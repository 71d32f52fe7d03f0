// model/response.cpp - told by kind and by what the incident is related to
#include "model/response.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace habeas {

bool is_response(const Incident& incident) {
  static constexpr std::array<std::string_view, 5> kActs{"", "statement", "report", "protest",
                                                         "appeal"};
  if (incident.related.empty()) return false;
  return std::find(kActs.begin(), kActs.end(), incident.event) != kActs.end();
}

}  // namespace habeas
