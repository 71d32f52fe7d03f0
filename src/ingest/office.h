// ingest/office.h - the parts of office files (OOXML, ODF) that name and date them
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/markup.h"

namespace habeas {

/// Which elements become which facts.
using NamedElements = std::vector<std::pair<std::string_view, const char*>>;

/// The first text of each element that is named here, as facts.
std::vector<MarkupFact> facts_of_xml(std::string_view xml, const NamedElements& names);

}  // namespace habeas
