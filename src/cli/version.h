// cli/version.h - the version that --version and every JSON output print
#pragma once

#include <string_view>

namespace habeas {

inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace habeas
