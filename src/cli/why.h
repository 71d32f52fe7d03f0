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

/// What ties two documents (by id or path) to one origin, or what keeps two incidents apart or
/// joins them. Nothing where the two are no two documents and no two incidents of the pile.
std::optional<std::string> explain_two(const Pile& pile, std::string_view a, std::string_view b);

/// The findings and claims whose value has this number as a bound or a point, and what they rest
/// on. Nothing where none has it.
std::optional<std::string> explain_number(const Pile& pile, const Number& number);

/// A value in plain words; empty for an unknown one.
std::string told_value(const Value& value);

}  // namespace habeas
