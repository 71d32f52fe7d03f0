// dossier/stable_text.h - a claim as one stable line, for forms that have no home for bounds,
// speakers and moods
#pragma once

#include <string>

#include "dossier/view.h"

namespace habeas {

/// kind/subkind | concept | value | date | place | who -> ... -> carrier | mood polarity | "quote"
/// | sha256:HEX[begin,end)
std::string stable_text(const View& view, const Claim& claim);
/// who -> ... -> carrier; a guessed link ends in "(probable)".
std::string chain_text(const View& view, const Claim& claim);
/// The value of a claim in words, empty for null.
std::string stable_value(const Claim& claim);
/// EDTF of the claim's own date or of its date role; empty when there is none.
std::string claim_date(const View& view, const Claim& claim);
/// Name of the claim's own place or of its place role; empty when there is none.
std::string claim_place(const View& view, const Claim& claim);

}  // namespace habeas
