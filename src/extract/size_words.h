// extract/size_words.h - words for the size of an amount: "a large number of", "an unknown number"
#pragma once

#include <array>
#include <cstdint>

#include "text/key_table.h"
#include "text/tokens.h"

namespace habeas {

inline constexpr auto kSizeWords = KeySet(std::to_array<std::uint64_t>({"large"_w,
                                                                        "larger"_w,
                                                                        "significant"_w,
                                                                        "great"_w,
                                                                        "small"_w,
                                                                        "huge"_w,
                                                                        "growing"_w,
                                                                        "record"_w,
                                                                        "considerable"_w,
                                                                        "substantial"_w,
                                                                        "vast"_w,
                                                                        "unknown"_w,
                                                                        "unspecified"_w,
                                                                        "undisclosed"_w,
                                                                        "untold"_w,
                                                                        "increasing"_w,
                                                                        "enormous"_w,
                                                                        "massive"_w,
                                                                        "very"_w,
                                                                        "unprecedented"_w,
                                                                        "rising"_w,
                                                                        "limited"_w,
                                                                        "sizeable"_w,
                                                                        "sizable"_w,
                                                                        "fair"_w,
                                                                        "good"_w,
                                                                        "tiny"_w,
                                                                        "extremely"_w,
                                                                        "alarming"_w,
                                                                        "staggering"_w,
                                                                        "disproportionate"_w,
                                                                        "unusually"_w,
                                                                        "unconfirmed"_w,
                                                                        "significantly"_w}));

}  // namespace habeas
