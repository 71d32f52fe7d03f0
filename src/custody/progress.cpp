// custody/progress.cpp - a line an original, written every so many bytes
#include "custody/progress.h"

#include <string_view>

#include "custody/entry.h"

namespace habeas {
namespace {

constexpr std::string_view kHead = "habeas-verify 1 ";
constexpr std::uint64_t kMostFileBytes = 1ULL << 30U;
constexpr std::uint64_t kFlushBytes = 64ULL << 20U;        // a moment's reading
constexpr std::size_t kFlushText = std::size_t{65} * 256;  // 256 originals

}  // namespace

Result<CheckProgress> CheckProgress::open(const std::string& path, const std::string& log,
                                          FileSystem& files) {
  CheckProgress progress(path, files);
  progress.fresh_ = std::string(kHead) + log + "\n";
  const Result<FileInfo> info = files.info(path);
  if (!info) return tl::unexpected(info.error());
  if (info->kind == FileKind::missing) return progress;
  const Result<std::string> text = files.read(path, kMostFileBytes);
  if (!text) return tl::unexpected(text.error());
  if (!text->starts_with(progress.fresh_)) {
    return fail(Errc::bad_input, path + " is not the progress of a checking of this case");
  }
  std::size_t at = progress.fresh_.size();
  while (text->find('\n', at) != std::string::npos) {
    const std::size_t end = text->find('\n', at);
    const std::string name = text->substr(at, end - at);
    if (!parse_sha256(name)) {
      return fail(Errc::bad_input, path + ", byte " + std::to_string(at) + ": no SHA-256");
    }
    progress.earlier_.insert(name);
    at = end + 1;
  }
  progress.kept_ = text->substr(0, at);
  progress.fresh_.clear();
  return progress;
}

Result<void> CheckProgress::add(const std::string& name, std::uint64_t size_bytes) {
  if (has(name)) return {};
  fresh_ += name + "\n";
  fresh_bytes_ += size_bytes;
  return fresh_bytes_ >= kFlushBytes || fresh_.size() >= kFlushText ? flush() : Result<void>();
}

Result<void> CheckProgress::flush() {
  auto written = files_->write_at(path_, kept_.size(), fresh_);
  if (!written) return written;
  kept_ += fresh_;
  fresh_.clear();
  fresh_bytes_ = 0;
  return {};
}

Result<void> CheckProgress::finish() {
  return kept_.empty() ? Result<void>() : files_->remove(path_);
}

}  // namespace habeas
