// extract/living.h - numbers alone that count people who are alive
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/analysis.h"

namespace habeas {

/// "Three were killed. Sixteen are being treated.", "Two survived.": the subkind ("injury",
/// "recovery") of what the predicate right behind the chunk says of those whom a number alone
/// counts, where it holds of the living only; else empty.
std::string_view fate_of_living(const Analysis& analysis, const QuantityHit& hit,
                                std::uint32_t chunk);

}  // namespace habeas
