// clean/labels.h - one kind of region for every block, with the reason
#pragma once

#include <string>
#include <vector>

#include "clean/features.h"
#include "model/nouns.h"

namespace habeas {

struct BlockLabel {
  RegionKind kind = RegionKind::main;  ///< main or a kind of furniture
  std::string note;
};

std::vector<BlockLabel> label_blocks(const Page& page, const std::vector<BlockFeatures>& features);

/// The same where it is known which blocks are article: only the kinds of furniture are found.
std::vector<BlockLabel> label_furniture(const Page& page,
                                        const std::vector<BlockFeatures>& features,
                                        const std::vector<bool>& is_article);

}  // namespace habeas
