// extract/named_lists.h - the persons whom a list of names gives: "as Dara Minn, 24, of Halm, and
// Tomas Alden"
#pragma once

#include <cstdint>
#include <vector>

#include "extract/analysis.h"

namespace habeas {

/// A name in a list; one that is not known as a person's name has no entity.
struct ListedName {
  TokenRange range;
  std::uint32_t entity = kNone;
};

/// The names that stand from `token` on in its sentence, with ages, towns, trades and kin between
/// them, up to a verb, to who tells it ("according to"), or to a word for a suspect. What stands
/// behind a description of another make ("a junior at the school") counts only with an age. With
/// `must` capitals that open the list are a name also where no list knows them as a person's.
std::vector<ListedName> names_from(const Analysis& analysis, std::uint32_t token, bool must);

/// Is this a word for somebody who is said to have done a deed: "gunman", "suspects"?
bool names_doer(std::uint64_t key);

}  // namespace habeas
