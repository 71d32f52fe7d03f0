// shed/tools/anvil.cpp - another tool
#include "shed/tool.h"

namespace habeas {

extern const Tool tool_anvil{1};

}  // namespace habeas
