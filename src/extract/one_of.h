// extract/one_of.h - whether a word is one of a short list
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace habeas {

/// Lists are short: they are looked through from the front.
template <class Value, class Listed, std::size_t N>
bool one_of(const Value& value, const std::array<Listed, N>& listed) {
  return std::find(listed.begin(), listed.end(), value) != listed.end();
}

/// The same of word keys (text/tokens.h).
inline bool one_of(std::uint64_t key, std::initializer_list<std::uint64_t> keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace habeas
