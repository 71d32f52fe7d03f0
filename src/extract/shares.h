// extract/shares.h - claims from one amount, and from shares: "over 70 per cent are women"
#pragma once

#include <cstdint>
#include <string>

#include "extract/extractor.h"

namespace habeas {

/// A claim on the words of an amount (index into Analysis::quantities) with its value; who gives
/// the figure stands first in the chain.
DraftClaim claim_of_amount(const TextReading& reading, ClaimKind kind, std::string subkind,
                           std::uint32_t quantity, std::string counted);

/// Adds the claim that a share makes of the class it names, if it names one.
void tell_share(const TextReading& reading, std::uint32_t quantity, Draft& draft);

}  // namespace habeas
