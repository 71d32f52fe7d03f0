// custody/archive.cpp - writes and reads the archive member by member, never a whole original at
// once
#include "custody/archive.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "custody/entry.h"
#include "custody/originals.h"

namespace habeas {
namespace {

constexpr std::size_t kBlock = 512;
constexpr std::size_t kChunkBytes = 256U << 10U;
constexpr std::uint64_t kMostMemberBytes = 8ULL << 30U;  // eleven octal digits
constexpr std::uint64_t kMostSumsBytes = 1ULL << 30U;
constexpr std::string_view kSums = "SHA256SUMS";
constexpr std::array<std::string_view, 6> kCaseFiles{"custody/anchors",  "custody/checkpoint",
                                                     "custody/key",      "custody/log",
                                                     "custody/openings", "records"};

struct Member {
  std::string name;
  std::uint64_t size_bytes = 0;
  Sha256 sha256{};
};

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

void put_octal(std::string& header, std::size_t at, std::size_t digits, std::uint64_t number) {
  for (std::size_t i = digits; i > 0; --i, number >>= 3U) {
    header[at + i - 1] = static_cast<char>('0' + (number & 7U));
  }
}

std::uint64_t sum_of(std::string_view header) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(header[i]);
  }
  return sum;
}

// POSIX.1-1988 ustar; no owner, no time: the same case gives the same bytes.
std::string header_of(const std::string& name, std::uint64_t size_bytes) {
  std::string header(kBlock, '\0');
  std::copy(name.begin(), name.end(), header.begin());
  put_octal(header, 100, 7, name == "custody/key" ? 0600U : 0644U);
  put_octal(header, 108, 7, 0);
  put_octal(header, 116, 7, 0);
  put_octal(header, 124, 11, size_bytes);
  put_octal(header, 136, 11, 0);
  header[156] = '0';
  constexpr std::string_view kMagic("ustar\00000", 8);
  std::copy(kMagic.begin(), kMagic.end(), header.begin() + 257);
  put_octal(header, 148, 6, sum_of(header));
  header[155] = ' ';
  return header;
}

std::string padding_of(std::uint64_t size_bytes) {
  return std::string((kBlock - size_bytes % kBlock) % kBlock, '\0');
}

Result<std::vector<Member>> members_of(const std::string& case_folder, FileSystem& files) {
  std::vector<std::string> names;
  for (const std::string_view name : kCaseFiles) {
    const Result<FileInfo> info = files.info(case_folder + "/" + std::string(name));
    if (!info) return tl::unexpected(info.error());
    if (info->kind == FileKind::file) names.emplace_back(name);
  }
  auto originals = list_originals(files, case_folder + "/originals");
  if (!originals) return tl::unexpected(originals.error());
  for (const std::string& name : *originals) {
    names.push_back("originals/" + name.substr(0, 2) + "/" + name);
  }
  std::vector<Member> members;
  for (const std::string& name : names) {
    const auto taken = take_in(files, case_folder + "/" + name, "", 0);
    if (!taken) return tl::unexpected(taken.error());
    if (taken->size_bytes >= kMostMemberBytes) {
      return fail(Errc::limit_exceeded, name + " has 8 GiB or more: too large for this archive");
    }
    members.push_back({name, taken->size_bytes, taken->sha256});
  }
  return members;
}

std::string sums_of(const std::vector<Member>& members) {
  std::string sums;
  for (const Member& member : members) sums += to_hex(member.sha256) + "  " + member.name + "\n";
  return sums;
}

Result<void> append_member(const Member& member, const std::string& case_folder, NewFile& archive,
                           FileSystem& files) {
  auto stream = files.open(case_folder + "/" + member.name);
  if (!stream) return tl::unexpected(stream.error());
  auto done = archive.append(header_of(member.name, member.size_bytes));
  std::uint64_t size = 0;
  while (done) {
    auto chunk = (*stream)->read(kChunkBytes);
    if (!chunk) return tl::unexpected(chunk.error());
    if (chunk->empty()) break;
    size += chunk->size();
    done = archive.append(*chunk);
  }
  if (done && size != member.size_bytes) {
    return fail(Errc::io, member.name + " changed while it was read");
  }
  return done ? archive.append(padding_of(size)) : done;
}

/// Reads an archive from its begin to its end.
class Reader {
 public:
  Reader(ByteStream& stream, std::string path) : stream_(stream), path_(std::move(path)) {}

  /// The next member, or an empty name at the end.
  Result<Member> next() {
    auto header = take(kBlock);
    if (!header) return tl::unexpected(header.error());
    if (*header == std::string(kBlock, '\0')) return at_end();
    Member member;
    member.name = header->substr(0, std::min<std::size_t>(header->find('\0'), 100));
    std::uint64_t size = 0;
    for (const char digit : std::string_view(*header).substr(124, 11)) {
      if (digit < '0' || digit > '7') return broken("a size was expected");
      size = size * 8 + static_cast<std::uint64_t>(digit - '0');
    }
    member.size_bytes = size;
    if (header_of(member.name, size) != *header)
      return broken("this is no header as habeas writes");
    return member;
  }

  /// The bytes of the member, in pieces.
  Result<void> bytes(const Member& member,
                     const std::function<Result<void>(std::string_view)>& to) {
    for (std::uint64_t left = member.size_bytes; left > 0;) {
      const auto piece = take(static_cast<std::size_t>(std::min<std::uint64_t>(left, kChunkBytes)));
      if (!piece) return tl::unexpected(piece.error());
      if (auto given = to(*piece); !given) return given;
      left -= piece->size();
    }
    const std::string padding = padding_of(member.size_bytes);
    const auto found = take(padding.size());
    if (!found) return tl::unexpected(found.error());
    if (*found != padding) return broken("zeros were expected behind " + member.name);
    return {};
  }

 private:
  Result<Member> at_end() {
    const auto second = take(kBlock);
    if (!second) return tl::unexpected(second.error());
    const auto rest = stream_.read(1);
    if (!rest) return tl::unexpected(rest.error());
    if (*second != std::string(kBlock, '\0') || !rest->empty())
      return broken("no end was expected");
    return Member();
  }

  tl::unexpected<Error> broken(const std::string& words) const {
    return fail(Errc::bad_input, path_ + ", near byte " + std::to_string(at_) + ": " + words);
  }

  Result<std::string> take(std::size_t count) {
    std::string bytes;
    while (bytes.size() < count) {
      const auto piece = stream_.read(count - bytes.size());
      if (!piece) return piece;
      if (piece->empty()) return broken("the file ends here");
      bytes += *piece;
    }
    at_ += count;
    return bytes;
  }

  ByteStream& stream_;
  std::string path_;
  std::uint64_t at_ = 0;
};

/// Takes a member's bytes; finish() follows them.
class Target {
 public:
  virtual ~Target() = default;
  virtual Result<void> begin(const Member& member) = 0;
  virtual Result<void> add(std::string_view bytes) = 0;
  virtual Result<void> finish(const Member& member) = 0;
};

std::map<std::string, Sha256> parse_sums(std::string_view text) {
  std::map<std::string, Sha256> sums;
  while (text.size() > 66) {
    const std::size_t length = std::min(text.find('\n'), text.size());
    const auto digest = parse_sha256(text.substr(0, 64));
    if (!digest || length < 67 || text.substr(64, 2) != "  ") return {};
    sums.emplace(text.substr(66, length - 66), *digest);
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return text.empty() ? sums : std::map<std::string, Sha256>();
}

// Names are data: only those that write_archive() gives are paths.
bool is_known(const std::string& name, const Sha256& digest) {
  if (std::find(kCaseFiles.begin(), kCaseFiles.end(), name) != kCaseFiles.end()) return true;
  return name == original_path("originals", digest);
}

// Every member once, each as its digest says, none missing.
Result<Archived> read_members(const std::string& path, FileSystem& files, Target& target) {
  auto stream = files.open(path);
  if (!stream) return tl::unexpected(stream.error());
  Reader reader(**stream, path);
  Archived archived;
  std::string text;
  Result<Member> member = reader.next();
  if (!member) return tl::unexpected(member.error());
  if (member->name != kSums || member->size_bytes > kMostSumsBytes) {
    return fail(Errc::bad_input,
                path + " is no backup of a case: it does not begin with SHA256SUMS");
  }
  auto done = reader.bytes(*member, [&](std::string_view piece) -> Result<void> {
    text += piece;
    return {};
  });
  std::map<std::string, Sha256> sums = parse_sums(text);
  while (done) {
    member = reader.next();
    if (!member) return tl::unexpected(member.error());
    if (member->name.empty()) break;
    const auto sum = sums.find(member->name);
    if (sum == sums.end() || !is_known(member->name, sum->second)) {
      return fail(Errc::bad_input, path + " holds a member that does not belong to it");
    }
    Sha256Stream hash;
    done = target.begin(*member);
    if (!done) break;
    done = reader.bytes(*member, [&](std::string_view piece) {
      hash.add(piece);
      return target.add(piece);
    });
    if (done && hash.finish() != sum->second) {
      return fail(Errc::bad_input, path + ": " + member->name + " is not what was backed up");
    }
    if (done) done = target.finish(*member);
    sums.erase(sum);
    ++archived.files;
    archived.bytes += member->size_bytes;
  }
  if (!done) return tl::unexpected(done.error());
  if (!sums.empty()) return fail(Errc::bad_input, path + " lacks " + sums.begin()->first);
  return archived;
}

class Nowhere final : public Target {
 public:
  Result<void> begin(const Member& /*member*/) override { return {}; }
  Result<void> add(std::string_view /*bytes*/) override { return {}; }
  Result<void> finish(const Member& /*member*/) override { return {}; }
};

class IntoFolder final : public Target {
 public:
  IntoFolder(std::string folder, FileSystem& files) : folder_(std::move(folder)), files_(files) {}

  Result<void> begin(const Member& member) override {
    auto made = files_.make_folders(folder_of(folder_ + "/" + member.name));
    if (!made) return made;
    is_original_ = member.name.starts_with("originals/");
    text_.clear();
    if (!is_original_) return {};
    auto file = files_.create_in(folder_);
    if (!file) return tl::unexpected(file.error());
    file_ = std::move(*file);
    return {};
  }
  Result<void> add(std::string_view bytes) override {
    if (is_original_) return file_->append(bytes);
    text_ += bytes;
    return {};
  }
  Result<void> finish(const Member& member) override {
    const std::string path = folder_ + "/" + member.name;
    if (member.name == "custody/key") return files_.write_secret(path, text_);
    if (!is_original_) return files_.write_atomic(path, text_);
    if (auto closed = file_->close(); !closed) return closed;
    const auto named = file_->name(path);
    file_.reset();
    if (!named) return tl::unexpected(named.error());
    return {};
  }

 private:
  std::string folder_;
  FileSystem& files_;
  std::unique_ptr<NewFile> file_;
  std::string text_;
  bool is_original_ = false;
};

}  // namespace

Result<Archived> write_archive(const std::string& case_folder, const std::string& path,
                               FileSystem& files) {
  const auto members = members_of(case_folder, files);
  if (!members) return tl::unexpected(members.error());
  auto archive = files.create_in(folder_of(path));
  if (!archive) return tl::unexpected(archive.error());
  const std::string sums = sums_of(*members);
  auto done = (*archive)->append(header_of(std::string(kSums), sums.size()) + sums +
                                 padding_of(sums.size()));
  for (const Member& member : *members) {
    if (done) done = append_member(member, case_folder, **archive, files);
  }
  if (done) done = (*archive)->append(std::string(2 * kBlock, '\0'));
  // Not closed before it is named: a closed file may be read by others, and this one holds the key.
  if (done) done = files.sync_all(folder_of(path));
  if (!done) return tl::unexpected(done.error());
  const auto named = (*archive)->name(path);
  if (!named) return tl::unexpected(named.error());
  if (!*named) return fail(Errc::io, path + " is there already, and is left as it is");
  if (done = files.sync_all(folder_of(path)); !done) return tl::unexpected(done.error());
  Nowhere nowhere;
  return read_members(path, files, nowhere);
}

// The digests are checked over the whole file before the first byte is written.
Result<Archived> read_archive(const std::string& path, const std::string& case_folder,
                              FileSystem& files) {
  const Result<FileInfo> info = files.info(case_folder);
  if (!info) return tl::unexpected(info.error());
  if (info->kind != FileKind::missing) {
    return fail(Errc::io, case_folder + " is there already, and is left as it is");
  }
  Nowhere nowhere;
  auto checked = read_members(path, files, nowhere);
  if (!checked) return checked;
  if (auto made = files.make_folders(case_folder); !made) return tl::unexpected(made.error());
  IntoFolder folder(case_folder, files);
  auto restored = read_members(path, files, folder);
  if (!restored) return restored;
  if (auto done = files.sync_all(case_folder); !done) return tl::unexpected(done.error());
  return restored;
}

}  // namespace habeas
