// dossier/clean_view.h - what cleaning kept and what it stripped, side by side, for a person
#pragma once

#include <string>
#include <vector>

#include "model/nouns.h"

namespace habeas {

/// One self-contained page: no script, no request to anywhere. All text of sources is escaped.
std::string render_clean_view(const std::vector<Pile>& piles);

}  // namespace habeas
