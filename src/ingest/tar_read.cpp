// ingest/tar_read.cpp - wraps libarchive: only tar is switched on, names are taken as raw bytes
#include "ingest/tar_read.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

namespace habeas {
namespace {

constexpr std::size_t kBlock = 512;

struct FreeArchive {
  void operator()(archive* one) const { (void)archive_read_free(one); }
};

/// A number in octal digits, as headers write it.
std::uint64_t octal(std::string_view field) {
  std::uint64_t number = 0;
  for (const char c : field) {
    if (c == ' ' || c == '\0') continue;
    if (c < '0' || c > '7') return ~std::uint64_t{0};
    number = number * 8 + static_cast<std::uint64_t>(c - '0');
  }
  return number;
}

std::string name_of(archive_entry* entry) {
  if (const char* raw = archive_entry_pathname(entry)) return raw;
  const char* utf8 = archive_entry_pathname_utf8(entry);
  return utf8 == nullptr ? "" : utf8;
}

std::string words_of(archive* tar) {
  const char* words = archive_error_string(tar);
  return words == nullptr ? "damaged" : words;
}

/// The content of a file; what a damaged archive still gives of it.
Result<std::string> content_of(archive* tar, std::uint64_t bytes, std::uint64_t most) {
  constexpr std::size_t kStep = 256U << 10U;
  if (bytes > most) return fail(Errc::limit_exceeded, "it declares more bytes than may be read");
  std::string content;
  while (true) {
    const std::size_t before = content.size();
    content.resize(before + kStep);
    const la_ssize_t count = archive_read_data(tar, content.data() + before, kStep);
    content.resize(before + static_cast<std::size_t>(std::max<la_ssize_t>(count, 0)));
    if (count < 0) return fail(Errc::bad_input, words_of(tar));
    if (count == 0) return content;
    if (content.size() > most) return fail(Errc::limit_exceeded, "it grows too large");
  }
}

}  // namespace

bool looks_like_tar(std::string_view bytes) {
  constexpr std::size_t kSumAt = 148;
  constexpr std::size_t kSumBytes = 8;
  if (bytes.size() < kBlock || bytes.front() == '\0') return false;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const bool is_sum = i >= kSumAt && i < kSumAt + kSumBytes;
    sum += is_sum ? std::uint64_t{' '} : static_cast<std::uint8_t>(bytes[i]);
  }
  return octal(bytes.substr(kSumAt, kSumBytes)) == sum;
}

Result<void> read_tar(std::string_view bytes, const std::function<std::uint64_t()>& most,
                      const TakeTarEntry& take) {
  const std::unique_ptr<archive, FreeArchive> tar(archive_read_new());
  if (!tar || archive_read_support_format_tar(tar.get()) != ARCHIVE_OK ||
      archive_read_open_memory(tar.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    return fail(Errc::bad_input, "not a tar archive");
  }
  while (true) {
    archive_entry* head = nullptr;
    const int status = archive_read_next_header(tar.get(), &head);
    if (status == ARCHIVE_EOF) return {};
    if (status < ARCHIVE_WARN) return fail(Errc::bad_input, words_of(tar.get()));
    TarEntry entry;
    entry.name = name_of(head);
    entry.header_at = static_cast<std::uint64_t>(archive_read_header_position(tar.get()));
    entry.bytes = static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(head), 0));
    entry.is_link =
        archive_entry_symlink(head) != nullptr || archive_entry_hardlink(head) != nullptr;
    entry.is_file = archive_entry_filetype(head) == AE_IFREG && !entry.is_link;
    std::string content;
    if (entry.is_file && entry.bytes > 0) {
      auto read = content_of(tar.get(), entry.bytes, most());
      if (!read) return fail(read.error().code, name_of(head) + ": " + read.error().message);
      content = std::move(*read);
    }
    if (auto taken = take(entry, std::move(content)); !taken) return taken;
  }
}

void warm_up_tar() {
  (void)read_tar(
      {}, [] { return std::uint64_t{0}; },
      [](const TarEntry& /*entry*/, const std::string& /*bytes*/) { return Result<void>(); });
}

}  // namespace habeas
