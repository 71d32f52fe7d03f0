// custody/memory_files_test.h - a file system in memory for the tests of custody
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/outside.h"

namespace habeas {

/// Files in memory. `acts` notes closing, syncing and naming in their order.
class MemoryFiles : public FileSystem {
 public:
  std::map<std::string, std::string> files;
  std::string acts;
  bool is_full = false;
  std::size_t piece_bytes = 3;  ///< what a stream gives at once
  int steps_left = -1;  ///< writes until one fails, as if the program ended there; -1: none fails

  Result<FileInfo> info(const std::string& path) override {
    if (const auto found = files.find(path); found != files.end()) {
      return FileInfo{FileKind::file, found->second.size(), 1, 1};
    }
    const auto below = files.lower_bound(path + "/");
    const bool is_folder = below != files.end() && below->first.starts_with(path + "/");
    return FileInfo{is_folder ? FileKind::folder : FileKind::missing, 0, 1, 2};
  }
  Result<std::vector<std::string>> list(const std::string& path) override {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : files) {
      if (!name.starts_with(path + "/")) continue;
      const std::string rest = name.substr(path.size() + 1);
      const std::string first = rest.substr(0, rest.find('/'));
      if (names.empty() || names.back() != first) names.push_back(first);
    }
    return names;
  }
  Result<std::string> read(const std::string& path, std::uint64_t) override {
    const auto found = files.find(path);
    if (found == files.end()) return fail(Errc::io, "there is no " + path);
    return found->second;
  }
  Result<std::string> read_end(const std::string& path, std::uint64_t most_bytes) override {
    Result<std::string> bytes = read(path, 0);
    if (bytes && bytes->size() > most_bytes) bytes->erase(0, bytes->size() - most_bytes);
    return bytes;
  }
  Result<std::unique_ptr<ByteStream>> open(const std::string& path) override {
    if (!files.contains(path)) return fail(Errc::io, "cannot open " + path);
    return std::make_unique<Stream>(files.at(path), piece_bytes);
  }
  Result<std::unique_ptr<OpenFile>> open_parts(const std::string& path) override {
    if (!files.contains(path)) return fail(Errc::io, "cannot open " + path);
    return std::make_unique<Parts>(files.at(path));
  }
  Result<std::unique_ptr<NewFile>> create_in(const std::string&) override {
    return std::make_unique<New>(*this);
  }
  Result<void> sync_all(const std::string&) override {
    acts += 's';
    return {};
  }
  Result<void> write_atomic(const std::string& path, std::string_view bytes) override {
    if (steps_left-- == 0) return fail(Errc::io, "killed");
    files[path] = bytes;
    return {};
  }
  Result<void> write_secret(const std::string& path, std::string_view bytes) override {
    return write_atomic(path, bytes);
  }
  Result<void> write_at(const std::string& path, std::uint64_t at_bytes,
                        std::string_view bytes) override {
    if (steps_left-- == 0) return fail(Errc::io, "killed");
    std::string& file = files[path];
    if (file.size() < at_bytes) return fail(Errc::io, path + " is too short");
    file.resize(at_bytes);
    file += bytes;
    return {};
  }
  Result<void> make_folders(const std::string&) override { return {}; }
  Result<void> remove(const std::string& path) override {
    if (steps_left-- == 0) return fail(Errc::io, "killed");
    files.erase(path);
    return {};
  }
  Result<std::string> absolute(const std::string& path) override { return path; }
  Result<std::function<void()>> lock(const std::string&) override {
    return [] {};
  }

 private:
  class Stream final : public ByteStream {
   public:
    Stream(std::string bytes, std::size_t piece_bytes)
        : bytes_(std::move(bytes)), piece_bytes_(piece_bytes) {}
    Result<std::string> read(std::size_t limit) override {
      std::string piece = bytes_.substr(at_, std::min(limit, piece_bytes_));
      at_ += piece.size();
      return piece;
    }

   private:
    std::string bytes_;
    std::size_t piece_bytes_;
    std::size_t at_ = 0;
  };
  class Parts final : public OpenFile {
   public:
    explicit Parts(std::string bytes) : bytes_(std::move(bytes)) {}
    [[nodiscard]] std::uint64_t size_bytes() const override { return bytes_.size(); }
    [[nodiscard]] Result<std::string> read_at(std::uint64_t at_bytes,
                                              std::size_t count) const override {
      if (at_bytes + count > bytes_.size()) return fail(Errc::bad_input, "the file is shorter");
      return bytes_.substr(static_cast<std::size_t>(at_bytes), count);
    }

   private:
    std::string bytes_;
  };
  class New final : public NewFile {
   public:
    explicit New(MemoryFiles& owner) : owner_(owner) {}
    Result<void> append(std::string_view bytes) override {
      if (owner_.is_full) return fail(Errc::io, "no space is left");
      bytes_ += bytes;
      return {};
    }
    Result<void> close() override {
      owner_.acts += 'c';
      return {};
    }
    Result<bool> name(const std::string& path) override {
      owner_.acts += 'n';
      return owner_.files.emplace(path, bytes_).second;
    }

   private:
    MemoryFiles& owner_;
    std::string bytes_;
  };
};

}  // namespace habeas
