// model/copies.cpp - joins documents by their copy links
#include "model/copies.h"

#include <algorithm>
#include <set>

namespace habeas {

Copies::Copies(std::span<const ReuseLink> links) {
  for (const ReuseLink& link : links) {
    if (link.kind != ReuseKind::copy) continue;
    const DocumentId a = first_of(link.a.document);
    const DocumentId b = first_of(link.b.document);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }
}

DocumentId Copies::first_of(const DocumentId& document) const {
  DocumentId first = document;
  for (auto at = parent_.find(first); at != parent_.end(); at = parent_.find(first)) {
    first = at->second;
  }
  return first;
}

std::size_t Copies::texts(std::span<const DocumentId> documents) const {
  std::set<DocumentId> texts;
  for (const DocumentId& document : documents) texts.insert(first_of(document));
  return texts.size();
}

std::string Copies::in_words(std::span<const DocumentId> documents) const {
  const std::size_t count = std::set<DocumentId>(documents.begin(), documents.end()).size();
  const std::size_t texts = this->texts(documents);
  if (count == 0) return "no document";
  if (count == 1) return "one document";
  std::string words = std::to_string(count) + " documents";
  if (texts < count) words += texts == 1 ? ", one text" : ", " + std::to_string(texts) + " texts";
  return words;
}

}  // namespace habeas
