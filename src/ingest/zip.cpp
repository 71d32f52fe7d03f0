// ingest/zip.cpp - the directory counts, as for most programs; a local header that disagrees is
// told
//
// An attacker may let entries overlap, so that one packed stream serves a thousand names: such
// entries are left out. Sizes and offsets are checked before they are used.
#include "ingest/zip.h"

#include <algorithm>
#include <optional>

#include "ingest/inflate.h"
#include "ingest/members.h"

namespace habeas {
namespace {

constexpr std::uint32_t kEndMark = 0x06054B50;
constexpr std::uint32_t kEnd64Mark = 0x06064B50;
constexpr std::uint32_t kLocator64Mark = 0x07064B50;
constexpr std::uint32_t kEntryMark = 0x02014B50;
constexpr std::uint32_t kLocalMark = 0x04034B50;
constexpr std::size_t kEndBytes = 22, kEntryBytes = 46, kLocalBytes = 30;
constexpr std::uint32_t kEncrypted = 1, kStored = 0, kDeflated = 8;
constexpr std::uint32_t kFull16 = 0xFFFF, kFull32 = 0xFFFFFFFF;

/// Little-endian number of `size` bytes; 0 beyond the end, which callers exclude before.
std::uint64_t number_at(std::string_view bytes, std::uint64_t at, unsigned int size) {
  if (at > bytes.size() || bytes.size() - at < size) return 0;
  std::uint64_t number = 0;
  for (unsigned int i = size; i > 0; --i) {
    number = number << 8U | static_cast<std::uint8_t>(bytes[static_cast<std::size_t>(at) + i - 1]);
  }
  return number;
}

std::uint32_t u16(std::string_view bytes, std::uint64_t at) {
  return static_cast<std::uint32_t>(number_at(bytes, at, 2));
}
std::uint32_t u32(std::string_view bytes, std::uint64_t at) {
  return static_cast<std::uint32_t>(number_at(bytes, at, 4));
}

/// The directory's place, as the end record says.
struct Whereabouts {
  std::uint64_t at = 0, size = 0, entries = 0;
};

std::optional<std::size_t> find_end(std::string_view bytes) {
  if (bytes.size() < kEndBytes) return std::nullopt;
  const std::size_t last = bytes.size() - kEndBytes;
  const std::size_t first = last > 0xFFFF ? last - 0xFFFF : 0;
  for (std::size_t at = last + 1; at-- > first;) {
    if (u32(bytes, at) == kEndMark && at + kEndBytes + u16(bytes, at + 20) <= bytes.size())
      return at;
  }
  return std::nullopt;
}

std::optional<Whereabouts> find_directory(std::string_view bytes) {
  const auto end = find_end(bytes);
  if (!end) return std::nullopt;
  Whereabouts found{u32(bytes, *end + 16), u32(bytes, *end + 12), u16(bytes, *end + 10)};
  const bool is_full = found.at == kFull32 || found.size == kFull32 || found.entries == kFull16;
  if (is_full && *end >= 20 && u32(bytes, *end - 20) == kLocator64Mark) {
    const std::uint64_t at = number_at(bytes, *end - 12, 8);
    if (at < bytes.size() && u32(bytes, at) == kEnd64Mark) {
      found = {number_at(bytes, at + 48, 8), number_at(bytes, at + 40, 8),
               number_at(bytes, at + 32, 8)};
    }
  }
  if (found.at > bytes.size() || found.size > bytes.size() - found.at) return std::nullopt;
  return found;
}

/// The 64-bit figures of the extra field, in the order in which the entry lacks them.
void read_zip64(std::string_view extra, ZipEntry& entry) {
  constexpr std::uint32_t kZip64 = 1;
  while (extra.size() >= 4) {
    const std::size_t size = u16(extra, 2);
    if (size > extra.size() - 4) return;
    std::string_view field = extra.substr(4, size);
    if (u16(extra, 0) == kZip64) {
      for (std::uint64_t* figure : {&entry.bytes, &entry.packed_bytes, &entry.header_at}) {
        if (*figure != kFull32 || field.size() < 8) continue;
        *figure = number_at(field, 0, 8);
        field.remove_prefix(8);
      }
      return;
    }
    extra.remove_prefix(4 + size);
  }
}

ZipEntry read_entry(std::string_view bytes, std::uint64_t at) {
  ZipEntry entry;
  entry.flags = u16(bytes, at + 8);
  entry.method = u16(bytes, at + 10);
  entry.crc = u32(bytes, at + 16);
  entry.packed_bytes = u32(bytes, at + 20);
  entry.bytes = u32(bytes, at + 24);
  entry.header_at = u32(bytes, at + 42);
  const std::size_t name_size = u16(bytes, at + 28);
  entry.name = bytes.substr(static_cast<std::size_t>(at) + kEntryBytes, name_size);
  read_zip64(
      bytes.substr(static_cast<std::size_t>(at) + kEntryBytes + name_size, u16(bytes, at + 30)),
      entry);
  constexpr std::uint32_t kTypeMask = 0xF000;
  constexpr std::uint32_t kLink = 0xA000;
  const bool is_unix = u16(bytes, at + 4) >> 8U == 3;
  entry.is_link = is_unix && (u32(bytes, at + 38) >> 16U & kTypeMask) == kLink;
  entry.is_folder = entry.name.ends_with('/');
  return entry;
}

/// Finds the packed bytes behind the local header. Words when the two headers disagree.
std::string read_local(std::string_view bytes, ZipEntry& entry) {
  if (entry.header_at > bytes.size() || bytes.size() - entry.header_at < kLocalBytes ||
      u32(bytes, entry.header_at) != kLocalMark) {
    return "has no local header where the directory says";
  }
  const std::uint64_t name_at = entry.header_at + kLocalBytes;
  const std::size_t name_size = u16(bytes, entry.header_at + 26);
  const std::uint64_t data_at = name_at + name_size + u16(bytes, entry.header_at + 28);
  if (data_at > bytes.size() || entry.packed_bytes > bytes.size() - data_at) {
    return "lies beyond the end of the archive";
  }
  entry.data_at = data_at;
  if (bytes.substr(static_cast<std::size_t>(name_at), name_size) != entry.name) {
    return "has another name in its local header";
  }
  if (u16(bytes, entry.header_at + 8) != entry.method) {
    return "has another method in its local header";
  }
  return {};
}

/// Entries that share bytes: from the second on they are left out.
void leave_out_overlaps(ZipDirectory& zip) {
  std::vector<ZipEntry*> order;
  for (ZipEntry& entry : zip.entries) {
    if (entry.data_at != 0) order.push_back(&entry);
  }
  std::stable_sort(order.begin(), order.end(), [](const ZipEntry* a, const ZipEntry* b) {
    return a->header_at < b->header_at;
  });
  std::uint64_t end = 0;
  std::uint64_t overlaps = 0;
  SourceSpan first;
  for (ZipEntry* entry : order) {
    if (entry->header_at < end) {
      if (overlaps++ == 0) first = place_of(*entry);
      entry->data_at = 0;
    } else {
      end = entry->data_at + entry->packed_bytes;
    }
  }
  if (overlaps == 0) return;
  zip.notes.push_back(
      {Errc::bad_input,
       std::to_string(overlaps) + " entries share bytes with others and are not read", first});
}

}  // namespace

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

SourceSpan place_of(const ZipEntry& entry) {
  const auto begin = static_cast<std::uint32_t>(entry.data_at);
  return {begin, begin + static_cast<std::uint32_t>(entry.data_at == 0 ? 0 : entry.packed_bytes)};
}

Result<ZipDirectory> read_zip(std::string_view bytes, const Limits& limits) {
  const auto directory = find_directory(bytes);
  const SourceSpan all{0, static_cast<std::uint32_t>(bytes.size())};
  if (!directory) {
    return fail(Errc::bad_input, "a ZIP archive without a directory: damaged or cut off", all);
  }
  ZipDirectory zip;
  std::uint64_t at = directory->at;
  const std::uint64_t end = directory->at + directory->size;
  while (zip.entries.size() < directory->entries && end - at >= kEntryBytes &&
         u32(bytes, at) == kEntryMark) {
    const std::uint64_t size =
        kEntryBytes + u16(bytes, at + 28) + u16(bytes, at + 30) + u16(bytes, at + 32);
    if (size > end - at) break;
    if (zip.entries.size() == limits.archive_entries) {
      zip.notes.push_back({Errc::limit_exceeded,
                           "more than " + std::to_string(limits.archive_entries) + " entries",
                           all});
      break;
    }
    ZipEntry entry = read_entry(bytes, at);
    if (const std::string wrong = read_local(bytes, entry); !wrong.empty() && !entry.is_folder) {
      zip.notes.push_back({Errc::bad_input, as_words(entry.name) + " " + wrong, place_of(entry)});
    }
    zip.entries.push_back(entry);
    at += size;
  }
  if (zip.entries.size() != directory->entries) {
    zip.notes.push_back({Errc::bad_input,
                         "the directory declares " + std::to_string(directory->entries) +
                             " entries and has " + std::to_string(zip.entries.size()),
                         all});
  }
  leave_out_overlaps(zip);
  return zip;
}

Result<std::string> zip_content(std::string_view bytes, const ZipEntry& entry, std::uint64_t most) {
  const SourceSpan where = place_of(entry);
  if (entry.data_at == 0) return fail(Errc::bad_input, "its bytes are not in the archive", where);
  if ((entry.flags & kEncrypted) != 0) return fail(Errc::unsupported, "it is encrypted", where);
  if (entry.bytes > most) {
    return fail(Errc::limit_exceeded,
                "it declares " + std::to_string(entry.bytes) + " bytes; " + std::to_string(most) +
                    " may be read",
                where);
  }
  const auto packed = bytes.substr(static_cast<std::size_t>(entry.data_at),
                                   static_cast<std::size_t>(entry.packed_bytes));
  Result<std::string> content =
      fail(Errc::unsupported, "it is packed with method " + std::to_string(entry.method), where);
  if (entry.method == kStored) content = std::string(packed);
  if (entry.method == kDeflated) content = inflate_raw(packed, entry.bytes);
  if (!content) return content;
  if (content->size() != entry.bytes) {
    return fail(Errc::bad_input, "it has another size than it declares", where);
  }
  if (crc32_of(*content) != entry.crc) {
    return fail(Errc::bad_input, "its bytes do not have the check sum that it declares", where);
  }
  return content;
}

const ZipEntry* find_entry(const ZipDirectory& zip, std::string_view name) {
  for (const ZipEntry& entry : zip.entries) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

}  // namespace habeas
