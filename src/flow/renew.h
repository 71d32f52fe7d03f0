// flow/renew.h - brings all that a case holds into its records and its dossier
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/outside.h"
#include "base/result.h"
#include "flow/case.h"
#include "flow/flow.h"
#include "flow/read.h"

namespace habeas {

/// Keeps these files in the case as sources, and logs them; gives what they came to.
Result<Reading> keep_in_case(Case& opened, const std::vector<std::string>& paths,
                             ReadOptions reading, Spawn& spawn);

/// Reads all sources of the case, runs all stages with its decisions, writes records and dossier.
/// `version` is that of the program. Gives what could not be read.
Result<std::vector<Problem>> renew_case(Case& opened, ReadOptions reading, Spawn& spawn,
                                        std::string_view version, const FlowProgress& progress);

/// All records of a pile with the texts of its documents, as a case keeps them.
std::string records_text(const Pile& pile, const std::vector<Decision>& decisions,
                         std::string_view version);

/// Writes what a run found into its case: records, tables, catalog and dossier; gives the page.
Result<Parts> write_results(Case& opened, const Pile& pile, std::string_view version,
                            std::uint32_t threads);

}  // namespace habeas
