// extract/one_person.cpp - sex and age of nouns for persons
#include "extract/one_person.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace habeas {
namespace {

enum class Sex : std::uint8_t { any, female, male };
enum class Years : std::uint8_t { any, young, grown };

struct Kind {
  std::string_view noun;
  Sex sex = Sex::any;
  Years years = Years::any;
  bool kin = false;
};

constexpr std::array<Kind, 58> kKinds = {{
    {"person"},
    {"victim"},
    {"individual"},
    {"resident"},
    {"civilian"},
    {"old"},  // "a 19-year-old"
    {"year"},
    {"other"},
    {"suspect"},
    {"teen"},
    {"teenager"},
    {"man", Sex::male, Years::grown},
    {"male", Sex::male},
    {"woman", Sex::female, Years::grown},
    {"female", Sex::female},
    {"boy", Sex::male, Years::young},
    {"girl", Sex::female, Years::young},
    {"child", Sex::any, Years::young},
    {"kid", Sex::any, Years::young},
    {"toddler", Sex::any, Years::young},
    {"baby", Sex::any, Years::young},
    {"infant", Sex::any, Years::young},
    {"juvenile", Sex::any, Years::young},
    {"minor", Sex::any, Years::young},
    {"youth", Sex::any, Years::young},
    {"youngster", Sex::any, Years::young},
    {"student"},
    {"adult", Sex::any, Years::grown},
    {"wife", Sex::female, Years::grown, true},
    {"husband", Sex::male, Years::grown, true},
    {"mother", Sex::female, Years::grown, true},
    {"father", Sex::male, Years::grown, true},
    {"grandmother", Sex::female, Years::grown, true},
    {"grandfather", Sex::male, Years::grown, true},
    {"stepmother", Sex::female, Years::grown, true},
    {"stepfather", Sex::male, Years::grown, true},
    {"aunt", Sex::female, Years::grown, true},
    {"uncle", Sex::male, Years::grown, true},
    {"daughter", Sex::female, Years::any, true},
    {"son", Sex::male, Years::any, true},
    {"stepdaughter", Sex::female, Years::any, true},
    {"stepson", Sex::male, Years::any, true},
    {"granddaughter", Sex::female, Years::any, true},
    {"grandson", Sex::male, Years::any, true},
    {"sister", Sex::female, Years::any, true},
    {"brother", Sex::male, Years::any, true},
    {"niece", Sex::female, Years::any, true},
    {"nephew", Sex::male, Years::any, true},
    {"cousin", Sex::any, Years::any, true},
    {"girlfriend", Sex::female, Years::any, true},
    {"boyfriend", Sex::male, Years::any, true},
    {"fiancee", Sex::female, Years::any, true},
    {"partner", Sex::any, Years::grown, true},
    {"roommate", Sex::any, Years::any, true},
    {"neighbor", Sex::any, Years::any, true},
    {"neighbour", Sex::any, Years::any, true},
    {"friend", Sex::any, Years::any, true},
    {"bodyguard", Sex::any, Years::grown, true},
}};

const Kind* kind_of(const std::string& noun) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(),
                                  [&](const Kind& kind) { return kind.noun == noun; });
  return found == kKinds.end() ? nullptr : &*found;
}

bool is_open(const Kind& kind) { return kind.sex == Sex::any && kind.years == Years::any; }

/// The number of "a 20-year-old man"; empty when none is told.
std::string_view told_age(const Analysis& a, const Chunk& chunk) {
  for (std::uint32_t t = chunk.range.begin; t < chunk.range.end; ++t) {
    const std::size_t unit = a.words({t, chunk.range.end}).find("year");
    if (a.pos(t) == Pos::num && unit != std::string_view::npos && unit < 6) return a.word(t);
  }
  return {};
}

}  // namespace

bool may_be_one(const std::string& x, const std::string& y) {
  if (x.empty() || y.empty() || x == y) return true;
  const Kind* const one = kind_of(x);
  const Kind* const two = kind_of(y);
  if (one != nullptr && two != nullptr) {
    if (one->kin && two->kin) return false;  // "his wife", "his mother"
    const bool sexes = one->sex == Sex::any || two->sex == Sex::any || one->sex == two->sex;
    const bool years =
        one->years == Years::any || two->years == Years::any || one->years == two->years;
    return sexes && years;
  }
  const Kind* const known = one != nullptr ? one : two;  // beside "miner", "nurse"
  return known != nullptr && !known->kin && (is_open(*known) || known->noun == "man");
}

bool are_others(const std::string& x, const std::string& y) {
  const Kind* const one = kind_of(x);
  const Kind* const two = kind_of(y);
  return one != nullptr && two != nullptr && !may_be_one(x, y);
}

bool other_age(const Analysis& analysis, const Chunk& x, const Chunk& y) {
  const std::string_view one = told_age(analysis, x);
  const std::string_view two = told_age(analysis, y);
  const auto digits = [](std::string_view age) {
    return !age.empty() && age.front() >= '0' && age.front() <= '9';
  };
  return digits(one) == digits(two) && !one.empty() && !two.empty() && one != two;
}

bool is_kin(const Analysis& analysis, const Chunk& chunk) {
  const std::uint64_t first = analysis.key(chunk.range.begin);
  const bool whose = first == "his"_w || first == "her"_w || first == "their"_w;
  const Kind* const kind = kind_of(analysis.head_noun(chunk));
  return whose && !chunk.plural && kind != nullptr && (kind->kin || kind->years == Years::young) &&
         analysis.name_in(chunk.range, {MentionKind::person}) == nullptr;
}

bool stands_for_ordinal(const Analysis& analysis, const Chunk& chunk) {
  static constexpr std::array<std::uint64_t, 5> kOrdinals = {"second"_w, "third"_w, "fourth"_w,
                                                             "fifth"_w, "sixth"_w};
  return chunk.kind == ChunkKind::noun && chunk.preposition == kNone && chunk.range.size() == 2 &&
         analysis.key(chunk.range.begin) == "a"_w &&
         std::find(kOrdinals.begin(), kOrdinals.end(), analysis.key(chunk.range.begin + 1)) !=
             kOrdinals.end();
}

}  // namespace habeas
