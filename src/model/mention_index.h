// model/mention_index.h - places and dates by the printed ids that roles refer to
#pragma once

#include <span>
#include <string_view>

#include "base/flat_map.h"
#include "model/nouns.h"

namespace habeas {

/// Borrows those mentions of a pile that are places or dates; they must outlive it, or be removed.
class MentionIndex {
 public:
  MentionIndex() = default;
  explicit MentionIndex(std::span<const Mention> mentions);

  /// Makes room for those of these that will be added.
  void reserve(std::span<const Mention> mentions);
  /// Of two with one id the first stays.
  void add(const Mention& mention);
  void remove(const Mention& mention);

  /// The place or date with this printed id; null when there is none.
  [[nodiscard]] const Mention* find(std::string_view ref) const;
  /// The place or the date that a role refers to; null when it is none.
  [[nodiscard]] const Place* place(const Role& role) const;
  [[nodiscard]] const Date* date(const Role& role) const;

 private:
  FlatMap<MentionId, const Mention*> by_id_;
};

}  // namespace habeas
