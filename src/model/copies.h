// model/copies.h - which documents are copies of one text, so that no count of documents looks like
// support
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "model/nouns.h"

namespace habeas {

/// Documents joined by `copy` links, also through others.
class Copies {
 public:
  Copies() = default;
  explicit Copies(std::span<const ReuseLink> links);

  /// How many different texts these documents are; each document counts once.
  [[nodiscard]] std::size_t texts(std::span<const DocumentId> documents) const;
  /// "three documents" in figures, and how few texts they are when some are copies: "10 documents,
  /// one text", "4 documents, 2 texts"; "one document", "no document".
  [[nodiscard]] std::string in_words(std::span<const DocumentId> documents) const;

 private:
  [[nodiscard]] DocumentId first_of(const DocumentId& document) const;

  std::map<DocumentId, DocumentId> parent_;  ///< towards the first document of a text
};

}  // namespace habeas
