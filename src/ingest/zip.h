// ingest/zip.h - the directory of a ZIP archive (APPNOTE 6.3.10, with ZIP64) and its members' bytes
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"

namespace habeas {

/// One entry as the directory has it; offsets are bytes of the archive.
struct ZipEntry {
  std::string_view name;  ///< bytes as they stand there; the view dies with the archive
  std::uint32_t flags = 0, method = 0, crc = 0;
  std::uint64_t packed_bytes = 0, bytes = 0;
  std::uint64_t header_at = 0;  ///< local header
  std::uint64_t data_at = 0;    ///< first packed byte; 0 when the local header is not there
  bool is_folder = false, is_link = false;
};

struct ZipDirectory {
  std::vector<ZipEntry> entries;  ///< in the order of the directory
  std::vector<Error> notes;       ///< where directory and local headers tell two things
};

bool is_zip(std::string_view bytes);

/// Reads the directory at the end of the archive and compares it with the local headers. An Error
/// when there is none. At most limits.archive_entries entries are given; more are a note.
Result<ZipDirectory> read_zip(std::string_view bytes, const Limits& limits);

/// The bytes of an entry, checked against its size and CRC-32. limit_exceeded when it declares more
/// than `most` bytes, unsupported for encryption and rare methods.
Result<std::string> zip_content(std::string_view bytes, const ZipEntry& entry, std::uint64_t most);

/// The first entry of this name, or nullptr.
const ZipEntry* find_entry(const ZipDirectory& zip, std::string_view name);

/// Where the entry's packed bytes lie, for notes and members.
SourceSpan place_of(const ZipEntry& entry);

}  // namespace habeas
