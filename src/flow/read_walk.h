// flow/read_walk.h - paths to a sorted list of files; what is not a file becomes a problem
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/outside.h"
#include "base/result.h"
#include "base/sha256.h"
#include "flow/read.h"

namespace habeas {

/// One path: a file to read, or what is wrong with it.
struct Input {
  std::string path;
  std::optional<Error> problem;
  std::optional<Sha256> kept = {};  ///< read from the originals
};

/// All inputs of a call in byte order of their paths, then those that the options keep.
Result<std::vector<Input>> walk_inputs(const std::vector<std::string>& paths,
                                       const ReadOptions& options, FileSystem& files);

}  // namespace habeas
