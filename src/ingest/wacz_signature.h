// ingest/wacz_signature.h - what the signature of a packed web archive is worth (wacz-auth 0.1.0)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/json_tree.h"

namespace habeas {

/// Verdicts in plain words, one for each thing that does not hold or cannot be known here. `hash`
/// is the digest of the data package. A signature says who made the archive, not what a server
/// sent.
std::vector<std::string> check_wacz_signature(const JsonNode& data, std::string_view hash);

}  // namespace habeas
