// model/mention_index.cpp - reads a printed id back and looks it up
#include "model/mention_index.h"

#include <algorithm>

namespace habeas {
namespace {

bool is_held(const Mention& mention) {
  return std::holds_alternative<Place>(mention.value) ||
         std::holds_alternative<Date>(mention.value);
}

}  // namespace

MentionIndex::MentionIndex(std::span<const Mention> mentions) {
  reserve(mentions);
  for (const Mention& mention : mentions) add(mention);
}

void MentionIndex::reserve(std::span<const Mention> mentions) {
  by_id_.reserve(
      static_cast<std::size_t>(std::count_if(mentions.begin(), mentions.end(), is_held)));
}

void MentionIndex::add(const Mention& mention) {
  if (!is_held(mention)) return;
  const Mention* const* known = by_id_.find(mention.id);
  if (known == nullptr || *known == nullptr) by_id_.set(mention.id, &mention);
}

void MentionIndex::remove(const Mention& mention) {
  const Mention* const* known = by_id_.find(mention.id);
  if (known != nullptr && *known == &mention) by_id_.set(mention.id, nullptr);
}

const Mention* MentionIndex::find(std::string_view ref) const {
  const auto id = parse_id<MentionTag>(ref);
  if (!id) return nullptr;
  const Mention* const* found = by_id_.find(*id);
  return found == nullptr ? nullptr : *found;
}

const Place* MentionIndex::place(const Role& role) const {
  const Mention* mention = find(role.ref);
  return mention == nullptr ? nullptr : std::get_if<Place>(&mention->value);
}

const Date* MentionIndex::date(const Role& role) const {
  const Mention* mention = find(role.ref);
  return mention == nullptr ? nullptr : std::get_if<Date>(&mention->value);
}

}  // namespace habeas
