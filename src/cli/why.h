// cli/why.h - explains a record: what it says, what it rests on, and where that stands in which
// file
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/decision.h"
#include "model/nouns.h"

namespace habeas {

/// Plain words, indented by how far each record lies below the one asked for. Nothing when no
/// record of the pile has this id.
std::optional<std::string> explain(const Pile& pile, const std::vector<Decision>& decisions,
                                   std::string_view id);

}  // namespace habeas
