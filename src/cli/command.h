// cli/command.h - what one command is; every file in cli/commands defines one (open set)
#pragma once

#include <span>
#include <string_view>

namespace habeas {

struct Command {
  std::string_view name;
};

/// All commands, in byte order of their names.
std::span<const Command* const> commands();

}  // namespace habeas
