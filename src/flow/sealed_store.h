// flow/sealed_store.h - the tables of a case with the digests of their files
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/outside.h"
#include "base/result.h"
#include "custody/fault.h"
#include "store/store.h"

namespace habeas {

/// Opens the tables for questions. Those of an older version are brought to this one first, and
/// sealed again; those of a newer one are refused (unsupported). Tables without digests, where a
/// program was killed before it sealed them, are an error (io): change_sealed() makes them anew.
Result<Store> open_sealed(const std::string& store_folder, FileSystem& files);

/// What is done with the tables; their rows may be kept only where they are as they were sealed.
using StoreChange = std::function<Result<void>(Store&, OldRows)>;

/// Changes the tables, made anew where they are damaged, and seals them: FOLDER/sums holds the
/// SHA-256 of both files whenever nobody changes them.
Result<void> change_sealed(const std::string& store_folder, FileSystem& files,
                           const StoreChange& change);

/// The files that are not as they were sealed; adds to `checked` how many were looked at.
std::vector<Fault> seal_faults(const std::string& store_folder, std::uint64_t& checked,
                               FileSystem& files);

}  // namespace habeas
