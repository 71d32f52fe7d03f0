// flow/read.h - paths to sources and documents: walk, hash, keep, and read in locked workers
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/outside.h"
#include "base/result.h"
#include "model/nouns.h"

namespace habeas {

/// An input of an earlier run: its bytes are read from the originals, or its problem stands again.
struct KeptInput {
  std::string path;  ///< as it was received
  std::optional<Sha256> sha256;
  std::optional<Day> date;
  std::optional<Error> problem;  ///< without bytes there is one
};

struct ReadOptions {
  std::uint32_t threads = 1;
  std::uint32_t sources_per_worker = 256;  ///< 1 isolates every source
  bool unsafe_no_sandbox = false;          ///< read even where the worker could not be locked
  std::optional<Day> date;                 ///< date of writing of all inputs
  std::map<std::string, Day> dates;        ///< the same by absolute path (read_dates)
  std::string originals;        ///< folder in which every source is kept; empty: nothing is kept
  std::vector<KeptInput> kept;  ///< read besides the paths; needs `originals`
  std::string case_folder;      ///< never read, also where an input folder holds it; empty: none
  bool keeps_members = true;    ///< in `originals`, what containers held and could be read
  Limits limits;
};

/// Everything that the inputs came to, in byte order of the paths, then of the SHA-256. Equal bytes
/// are one source (with the first path) and a document for each path; a path may have had several.
/// Every input is a document, or the path of a problem, or both; a container is its members, each
/// with its own source behind that of the container.
struct Reading {
  std::vector<Source> sources;
  std::vector<Document> documents;
  std::vector<Problem> problems;
  std::vector<KeptInput> received;  ///< the inputs themselves, without members
};

/// Called after every input, from one thread at a time.
using ReadProgress = std::function<void(std::uint32_t done, std::uint32_t total)>;

/// Reads files, and folders with all that is in them. What cannot be read is a Problem; an Error
/// means that nothing may be read at all (no lock, no worker, no room for the originals). The
/// result does not depend on `threads`.
Result<Reading> read_inputs(const std::vector<std::string>& paths, const ReadOptions& options,
                            FileSystem& files, Spawn& spawn, const ReadProgress& progress);

/// Reads a table of dates of writing: lines of path, tab, YYYY-MM-DD; empty lines are skipped.
/// The paths are made absolute.
Result<std::map<std::string, Day>> read_dates(const std::string& path, FileSystem& files);

}  // namespace habeas
