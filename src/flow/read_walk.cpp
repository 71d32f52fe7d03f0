// flow/read_walk.cpp - folders are walked, links that lead outside are not followed
#include "flow/read_walk.h"

#include <algorithm>
#include <set>
#include <utility>

namespace habeas {
namespace {

using Folder = std::pair<std::uint64_t, std::uint64_t>;  // device and inode

std::string join(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

class Walk {
 public:
  Walk(const ReadOptions& options, FileSystem& files) : options_(options), files_(files) {}

  Result<std::vector<Input>> run(const std::vector<std::string>& paths) {
    if (!options_.case_folder.empty()) {
      if (auto info = files_.info(options_.case_folder); info && info->kind == FileKind::folder) {
        case_folder_ = Folder{info->device, info->inode};
      }
    }
    for (const std::string& path : paths) {
      const Result<std::string> given = files_.absolute(path);
      given_ = given ? *given : path;
      if (auto visited = visit(path); !visited) return tl::unexpected(visited.error());
    }
    std::sort(inputs_.begin(), inputs_.end(),
              [](const Input& a, const Input& b) { return a.path < b.path; });
    const auto same = [](const Input& a, const Input& b) { return a.path == b.path; };
    inputs_.erase(std::unique(inputs_.begin(), inputs_.end(), same), inputs_.end());
    add_kept();
    return std::move(inputs_);
  }

 private:
  Result<void> visit(const std::string& path) {
    if (inputs_.size() >= options_.limits.inputs) {
      return fail(Errc::limit_exceeded,
                  "more than " + std::to_string(options_.limits.inputs) + " inputs");
    }
    auto info = files_.info(path);
    if (!info) return add(path, info.error());
    switch (info->kind) {
      case FileKind::file:
        return add(path, std::nullopt);
      case FileKind::folder:
        return visit_folder(path, {info->device, info->inode});
      case FileKind::other:
        return add(path, Error{Errc::unsupported, "neither a file nor a folder"});
      case FileKind::missing:
        return add(path, Error{Errc::io, "there is no such file or folder"});
    }
    return {};
  }

  Result<void> visit_folder(const std::string& path, Folder folder) {
    if (folder == case_folder_) return {};
    if (std::find(above_.begin(), above_.end(), folder) != above_.end()) {
      return add(path, Error{Errc::bad_input, "a folder loop: this folder holds itself"});
    }
    if (above_.size() >= options_.limits.folder_depth) {
      return add(path, Error{Errc::limit_exceeded,
                             "more than " + std::to_string(options_.limits.folder_depth) +
                                 " folders inside each other"});
    }
    auto names = files_.list(path);
    if (!names) return add(path, names.error());
    above_.push_back(folder);
    for (const std::string& name : *names) {
      const std::string inside = join(path, name);
      auto visited = leads_outside(inside)
                         ? add(inside, Error{Errc::unsupported,
                                             "a link that leads out of the folder that was given"})
                         : visit(inside);
      if (!visited) return visited;
    }
    above_.pop_back();
    return {};
  }

  /// What a folder holds may be somebody else's work: a link in it must not bring in files of the
  /// reader's own, such as keys or letters. A link that is named in the call itself is meant.
  bool leads_outside(const std::string& path) {
    const Result<std::string> real = files_.absolute(path);
    return real && *real != given_ && !real->starts_with(given_ == "/" ? given_ : given_ + "/");
  }

  Result<void> add(const std::string& path, std::optional<Error> problem) {
    inputs_.push_back({path, std::move(problem)});
    return {};
  }

  /// Behind the paths of the call; an old problem only where the call does not name its path again.
  void add_kept() {
    std::set<std::string> paths;
    for (const Input& input : inputs_) paths.insert(input.path);
    for (const KeptInput& kept : options_.kept) {
      if (kept.sha256) {
        inputs_.push_back({kept.path, std::nullopt, kept.sha256});
      } else if (kept.problem && !paths.contains(kept.path)) {
        inputs_.push_back({kept.path, kept.problem});
      }
    }
  }

  const ReadOptions& options_;
  FileSystem& files_;
  std::optional<Folder> case_folder_;
  std::string given_;          ///< the path of the call that is walked, links resolved
  std::vector<Folder> above_;  ///< the folders that hold the present one
  std::vector<Input> inputs_;
};

}  // namespace

Result<std::vector<Input>> walk_inputs(const std::vector<std::string>& paths,
                                       const ReadOptions& options, FileSystem& files) {
  return Walk(options, files).run(paths);
}

}  // namespace habeas
