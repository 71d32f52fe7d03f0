// extract/name_ages.h - capitals that only a person's name can be: with an age, with a nickname
#pragma once

#include <string>
#include <vector>

#include "extract/name_candidates.h"
#include "extract/name_surroundings.h"

namespace habeas {

/// "24-year-old Tavo Renn", "Tavo Renn, 24, of the port", `Tavo "Tip" Renn`: of two capitals or
/// more.
std::vector<NameCandidate> told_as_persons(const Analysis& analysis,
                                           const NameSurroundings& around);

/// A name without the nickname that stands in quotation marks in it.
std::string without_nickname(std::string name);

}  // namespace habeas
