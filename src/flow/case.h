// flow/case.h - the case folder: originals, what was received under which name, records, dossier
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outside.h"
#include "base/result.h"
#include "flow/flow.h"
#include "flow/read.h"
#include "model/nouns.h"

namespace habeas {

///   originals/aa/SHA256     received bytes, never written again
///   inputs                  one line for everything received: path, SHA-256, date of writing
///   records                 what the last run said, made from the originals alone
///   dossier/index.html      the same for people, and dossier/records.jsonl beside it
///   lock                    held while a program works in the case
class Case {
 public:
  /// Takes the lock. `make` creates what is missing; without it a case must be there.
  static Result<Case> open(const std::string& folder, bool make, FileSystem& files);
  ~Case();
  Case(Case&& other) noexcept;
  Case& operator=(Case&&) = delete;
  Case(const Case&) = delete;
  Case& operator=(const Case&) = delete;

  [[nodiscard]] const std::string& folder() const { return folder_; }
  [[nodiscard]] std::string originals() const { return folder_ + "/originals"; }
  [[nodiscard]] std::string records_path() const { return folder_ + "/records"; }
  [[nodiscard]] std::string dossier_path() const { return folder_ + "/dossier/index.html"; }
  /// What was received so far, in byte order of path and SHA-256.
  [[nodiscard]] const std::vector<KeptInput>& inputs() const { return inputs_; }

  /// Gazetteers received so far, read from the originals.
  Result<std::vector<UserGazetteer>> gazetteers() const;
  /// Keeps a gazetteer like a source.
  Result<void> keep_gazetteer(const std::string& path);

  /// Writes down what was received, once the originals lie in the case.
  Result<void> remember(const Reading& reading);

  Result<void> write_records(std::string_view lines);
  Result<void> write_dossier(std::string_view page, std::string_view lines);
  Result<std::string> read_records() const;
  Result<std::string> read_original(const Sha256& sha256) const;

 private:
  struct Gazetteer {
    std::string name;
    Sha256 sha256{};
  };

  Case(std::string folder, FileSystem& files, std::function<void()> unlock)
      : folder_(std::move(folder)), files_(&files), unlock_(std::move(unlock)) {}
  Result<void> read_inputs_file();
  Result<void> write_inputs_file() const;

  std::string folder_;
  FileSystem* files_;
  std::function<void()> unlock_;
  std::vector<KeptInput> inputs_;
  std::vector<Gazetteer> gazetteers_;
};

}  // namespace habeas
