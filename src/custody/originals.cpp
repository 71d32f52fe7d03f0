// custody/originals.cpp - hashing, keeping and checking of received bytes
#include "custody/originals.h"

#include <algorithm>

namespace habeas {
namespace {

constexpr std::size_t kChunkBytes = 256U << 10U;

using TakeChunk = std::function<Result<void>(std::string_view chunk)>;

Result<void> read_chunks(FileSystem& files, const std::string& path, const TakeChunk& take) {
  auto stream = files.open(path);
  if (!stream) return tl::unexpected(stream.error());
  while (true) {
    auto chunk = (*stream)->read(kChunkBytes);
    if (!chunk) return tl::unexpected(chunk.error());
    if (chunk->empty()) return {};
    if (auto taken = take(*chunk); !taken) return taken;
  }
}

/// True when the original is there with this size; an error when it has another one.
Result<bool> has_original(FileSystem& files, const std::string& path, std::uint64_t size_bytes) {
  auto info = files.info(path);
  if (!info) return tl::unexpected(info.error());
  if (info->kind == FileKind::missing) return false;
  if (info->kind != FileKind::file || info->size_bytes != size_bytes) {
    return fail(Errc::io, "the original " + path + " has " + std::to_string(info->size_bytes) +
                              " bytes, not " + std::to_string(size_bytes) +
                              ": it was damaged, and is left as it is");
  }
  return true;
}

/// Copies a file that is too large to hold, hashing it again: it may have changed meanwhile.
Result<void> append_file(FileSystem& files, const std::string& from, const Sha256& sha256,
                         NewFile& copy) {
  Sha256Stream hash;
  auto copied = read_chunks(files, from, [&](std::string_view chunk) {
    hash.add(chunk);
    return copy.append(chunk);
  });
  if (copied && hash.finish() != sha256) {
    return fail(Errc::io, from + " changed while it was read");
  }
  return copied;
}

std::string name_of(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

struct Verified {
  std::uint64_t size_bytes = 0;
  std::string fault;  // empty: it is whole
};

Verified verify_one(FileSystem& files, const std::string& path) {
  Verified verified;
  Sha256Stream hash;
  auto read = read_chunks(files, path, [&](std::string_view chunk) -> Result<void> {
    hash.add(chunk);
    verified.size_bytes += chunk.size();
    return {};
  });
  if (!read) {
    verified.fault = read.error().message;
    return verified;
  }
  const std::string found = to_hex(hash.finish());
  if (found != name_of(path)) verified.fault = "these bytes have the SHA-256 " + found;
  return verified;
}

}  // namespace

std::string original_path(const std::string& originals, const Sha256& sha256) {
  const std::string name = to_hex(sha256);
  return originals + "/" + name.substr(0, 2) + "/" + name;
}

/// Every byte is read to its place, and hashed while it is near.
Result<void> Intake::read_all(const std::string& path, TakenIn& taken) {
  auto stream = files_.open(path);
  if (!stream) return tl::unexpected(stream.error());
  constexpr std::size_t kPieceBytes = 64U << 10U;
  Sha256Stream hash;
  bool is_kept = true;
  for (std::size_t filled = 0;;) {
    if (taken.bytes.size() == filled) taken.bytes.resize(filled + filled / 2 + kPieceBytes);
    char* const into = taken.bytes.data() + filled;
    const auto count =
        (*stream)->read_into(into, std::min(kPieceBytes, taken.bytes.size() - filled));
    if (!count) return tl::unexpected(count.error());
    if (*count == 0) {
      taken.bytes.resize(is_kept ? filled : 0);
      break;
    }
    hash.add({into, *count});
    taken.size_bytes += *count;
    if (is_kept) filled += *count;
    if (!is_kept || taken.size_bytes <= most_bytes_) continue;
    is_kept = false;
    filled = 0;
    taken.bytes = std::string(kPieceBytes, '\0');  // gives the memory back
  }
  if (!is_kept) taken.bytes = std::string();
  taken.sha256 = hash.finish();
  return {};
}

Result<TakenIn> Intake::take(const std::string& path, std::string room) {
  TakenIn taken;
  taken.bytes = std::move(room);
  // A string that grows by doubling would hold a large file one and a half times. One byte more
  // than the file has shows its end.
  if (const auto info = files_.info(path); info && info->size_bytes <= most_bytes_) {
    const auto size = static_cast<std::size_t>(info->size_bytes) + 1;
    if (taken.bytes.capacity() < size) taken.bytes = std::string(size, '\0');
    if (taken.bytes.size() < size) taken.bytes.resize(size);
  }
  if (auto read = read_all(path, taken); !read) return tl::unexpected(read.error());
  if (!originals_.empty()) {
    if (auto kept = keep(path, taken, taken.bytes); !kept) return tl::unexpected(kept.error());
  }
  return taken;
}

Result<void> Intake::keep_bytes(std::string_view bytes, const Sha256& sha256) {
  if (originals_.empty()) return {};
  TakenIn taken;
  taken.sha256 = sha256;
  taken.size_bytes = bytes.size();
  return keep("", taken, bytes);
}

Result<void> Intake::keep(const std::string& from, const TakenIn& taken, std::string_view bytes) {
  const std::string path = original_path(originals_, taken.sha256);
  auto there = has_original(files_, path, taken.size_bytes);
  if (!there) return tl::unexpected(there.error());
  if (*there) return {};
  if (auto made = files_.make_folders(path.substr(0, path.find_last_of('/'))); !made) return made;
  auto copy = files_.create_in(originals_);
  if (!copy) return tl::unexpected(copy.error());
  auto written = bytes.size() == taken.size_bytes ? (*copy)->append(bytes)
                                                  : append_file(files_, from, taken.sha256, **copy);
  if (written) written = (*copy)->close();
  if (!written) return written;
  pending_.push_back({std::move(*copy), path});
  return {};
}

// Bytes before names, names before the word: a crash in between leaves no name without its bytes.
Result<void> Intake::seal() {
  if (pending_.empty()) return {};
  const std::vector<Pending> pending = std::move(pending_);
  pending_.clear();
  if (auto synced = files_.sync_all(originals_); !synced) return synced;
  for (const Pending& original : pending) {
    if (auto named = original.copy->name(original.path); !named) {
      return tl::unexpected(named.error());
    }
  }
  return files_.sync_all(originals_);
}

Result<TakenIn> take_in(FileSystem& files, const std::string& path, const std::string& originals,
                        std::uint64_t keep_bytes) {
  Intake intake(files, originals, keep_bytes);
  auto taken = intake.take(path);
  if (!taken) return taken;
  if (auto sealed = intake.seal(); !sealed) return tl::unexpected(sealed.error());
  return taken;
}

Result<std::vector<std::string>> list_originals(FileSystem& files, const std::string& originals) {
  std::vector<std::string> all;
  auto info = files.info(originals);
  if (!info) return tl::unexpected(info.error());
  if (info->kind == FileKind::missing) return all;
  auto folders = files.list(originals);
  if (!folders) return tl::unexpected(folders.error());
  for (const std::string& folder : *folders) {
    if (folder.size() != 2) continue;  // left by a run that was killed before it named its copies
    auto names = files.list(originals + "/" + folder);
    if (!names) return tl::unexpected(names.error());
    all.insert(all.end(), names->begin(), names->end());
  }
  return all;
}

Result<std::vector<Fault>> verify_originals(FileSystem& files, const std::string& originals,
                                            std::uint64_t& checked, CheckProgress* progress,
                                            const RunEach& run_each) {
  // What is lost of the progress when the program is killed. Threads wait for each other behind it.
  const std::size_t most = progress == nullptr ? 65'536 : 64;
  auto names = list_originals(files, originals);
  if (!names) return tl::unexpected(names.error());
  checked = names->size();
  if (progress != nullptr) {
    std::erase_if(*names, [&](const std::string& name) { return progress->has(name); });
  }
  const auto path_of = [&](const std::string& name) {
    return originals + "/" + name.substr(0, 2) + "/" + name;
  };
  std::vector<Fault> wrong;
  for (std::size_t first = 0; first < names->size(); first += most) {
    std::vector<Verified> batch(std::min(most, names->size() - first));
    const auto ran = run_each(static_cast<std::uint32_t>(batch.size()), [&](std::uint32_t i) {
      batch[i] = verify_one(files, path_of((*names)[first + i]));
    });
    if (!ran) return tl::unexpected(ran.error());
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const std::string& name = (*names)[first + i];
      if (!batch[i].fault.empty()) {
        wrong.push_back({path_of(name), std::move(batch[i].fault)});
      } else if (progress != nullptr) {
        auto noted = progress->add(name, batch[i].size_bytes);
        if (!noted) return tl::unexpected(noted.error());
      }
    }
  }
  return wrong;
}

}  // namespace habeas
