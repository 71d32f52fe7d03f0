// shed/tool.h - one tool of the open set
#pragma once

#include <span>

namespace habeas {

struct Tool {
  int weight;
};

std::span<const Tool* const> tools();

}  // namespace habeas
