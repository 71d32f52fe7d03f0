// serve/records.h - the last records of a case in memory, with the ways between them
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "custody/log.h"
#include "model/decision.h"
#include "model/nouns.h"

namespace habeas {

/// Positions in one list of the pile.
using Positions = std::vector<std::uint32_t>;

/// A person, organisation or group, as its mentions and the claims that name it show it.
struct KnownEntity {
  std::string id, name;
  MentionKind kind = MentionKind::organisation;
  Positions mentions;
  Positions claims;  ///< it stands in their roles or chains
};

/// What the last run wrote. Nothing changes it once it is read: a new one takes its place.
struct Records {
  std::string text;  ///< the file; the lines below are views of it
  Pile pile;
  std::vector<std::string_view> sources, documents, mentions, attributions, claims, reuse,
      incidents, origins, findings, problems;                    ///< each line, in the pile's order
  std::unordered_map<std::string_view, std::uint32_t> position;  ///< by printed id; only looked up

  // Per document, claim and incident of the pile.
  std::vector<Positions> claims_in, mentions_in, attributions_in, reuse_of;
  std::vector<Positions> findings_on, origins_of;
  std::vector<Positions> findings_of;

  std::vector<KnownEntity> entities;                         ///< most mentions first
  std::unordered_map<std::string, std::uint32_t> entity_at;  ///< by id; only looked up

  Positions largest_incidents;  ///< most documents first
  Positions largest_origins;    ///< most carriers first
  Positions to_review;          ///< claims: those that findings of large incidents rest on first

  /// The position of the noun with this printed id in its list.
  [[nodiscard]] const std::uint32_t* find(std::string_view id, std::string_view prefix) const;
  /// The line of a document without its text.
  [[nodiscard]] std::string short_document(std::uint32_t document) const;
};

/// Reads the records on several threads, each a part of at least so many bytes; the result does not
/// depend on it.
Result<std::shared_ptr<const Records>> read_view(std::string text, std::uint32_t threads = 1,
                                                 std::size_t least_part_bytes = 4U << 20U);

/// The custody log, read without the lock of the case.
struct LogView {
  LogReport report;
  std::string checkpoint;
  std::vector<Decision> decisions;
  std::uint64_t newer = 0;  ///< sources and decisions that came after the last records
  bool two_persons = false;
};

Result<std::shared_ptr<const LogView>> read_log_view(const std::string& case_folder,
                                                     FileSystem& files);

}  // namespace habeas
