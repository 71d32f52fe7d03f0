// shed/tools/hammer.cpp - a tool
#include "shed/tool.h"

namespace habeas {

extern const Tool tool_hammer{2};

}  // namespace habeas
