// dossier/decisions.h - the section of what people decided
#pragma once

#include <vector>

#include "dossier/html.h"
#include "dossier/view.h"
#include "model/decision.h"

namespace habeas {

/// Empty when nobody decided anything.
Html decisions_section(const View& view, const std::vector<Decision>& decisions);

}  // namespace habeas
