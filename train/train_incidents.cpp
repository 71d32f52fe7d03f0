// train/train_incidents.cpp - learns how much each likeness of two pages tells of one incident
//
//   train_incidents LIST --from GUIDE.tsv [--pull N] [--rounds N] [--hold-out N] [--out
//   WEIGHTS.tsv]
//
// LIST has a line a page: its file, its day of writing (or nothing), the incident that it is about;
// tabs between. The pages are read as habeas reads them; the pairs that it would compare are the
// examples, with what it sees of them. Logistic regression whose constant is the prior of a pile of
// that size. The weights are drawn towards those of GUIDE with the pull of so many examples, and do
// not change their signs: where the pages tell little they stay. With --hold-out N every Nth
// incident of the list is left out, and the pairs of its pages are scored. One weight after the
// other takes a Newton step, rounds times.
//
// All in integers, so that the same pages, guide and code give the same bytes on every machine:
// log odds and weights in thousandths, chances in 2^-20.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "clean/clean.h"
#include "extract/extract.h"
#include "incident/clusters.h"
#include "ingest/ingest.h"
#include "resolve/resolve.h"

namespace {

using namespace habeas;
__extension__ using Wide = __int128;

constexpr std::int64_t kOne = 1 << 20;     // a chance of one
constexpr std::int64_t kMilli = 1000;      // a weight or a value of one
constexpr std::int64_t kFarthest = 15000;  // log odds beyond which nothing changes
constexpr std::int64_t kLongestStep = 500;

struct Settings {
  std::string list, guide, out;
  std::int64_t pull = 40;
  std::size_t rounds = 40;
  std::size_t hold_out = 0;
};

struct Pages {
  std::vector<Document> documents;
  std::vector<std::string> incident;  // of each document
};

struct Example {
  PairFeatures features{};
  bool is_one = false;
  bool is_held_out = false;
};

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> cells;
  std::size_t begin = 0;
  while (begin <= line.size()) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    cells.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return cells;
}

/// YYYY-MM-DD.
std::optional<Day> day_of(const std::string& words) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  if (std::sscanf(words.c_str(), "%4d-%2u-%2u", &year, &month, &day) != 3) return std::nullopt;
  return Day{year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

Pages read_pages(const std::string& list) {
  Pages pages;
  std::ifstream lines(list);
  std::string line;
  while (std::getline(lines, line)) {
    const std::vector<std::string> cells = columns(line);
    if (cells.size() != 3) continue;
    auto decoded = ingest(read_file(cells[0]), ReadContext(Limits{}));
    if (!decoded) {
      std::fprintf(stderr, "%s: %s\n", cells[0].c_str(), decoded.error().message.c_str());
      continue;
    }
    Document document;
    document.path = cells[0];
    document.id = IdBuilder().add(cells[0]).build<DocumentTag>();
    document.text = std::move(decoded->text);
    document.markup = std::move(decoded->markup);
    document.given_date = day_of(cells[1]);
    pages.documents.push_back(std::move(document));
    pages.incident.push_back(cells[2]);
  }
  return pages;
}

/// What habeas says of each page, and what it compares of each two.
std::vector<Example> make_examples(const Pages& pages, std::size_t hold_out, std::int64_t& prior) {
  const Gazetteer gazetteer = Gazetteer::load().value();
  const ExtractContext context = ExtractContext::load(gazetteer).value();
  std::vector<Layout> layouts;
  std::vector<Draft> drafts;
  for (const Document& document : pages.documents) {
    layouts.push_back(clean(document).value());
    drafts.push_back(extract(document, layouts.back(), context));
  }
  const Resolved said = resolve(pages.documents, layouts, std::move(drafts), gazetteer).value();
  const Facts facts(pages.documents, layouts, said.claims, said.mentions, said.entities);
  const LocalIncidents locals = find_local_incidents(facts);
  prior = prior_odds(locals.incidents.size());

  std::map<std::string, std::size_t> number;  // of an incident, by first page in the list
  for (const std::string& incident : pages.incident) number.emplace(incident, number.size());
  std::map<DocumentId, const std::string*> incident_of;
  for (std::size_t i = 0; i < pages.documents.size(); ++i) {
    incident_of[pages.documents[i].id] = &pages.incident[i];
  }
  const auto incident = [&](std::size_t local) -> const std::string& {
    return *incident_of.at(facts.document(locals.incidents[local].document).id);
  };
  std::vector<Example> examples;
  for (const ComparedPair& pair : compared_pairs(locals.incidents)) {
    // The list says what a page is about, not what else it tells of.
    if (!locals.incidents[pair.a].is_main || !locals.incidents[pair.b].is_main) continue;
    Example example{pair.features, incident(pair.a) == incident(pair.b), false};
    for (const std::size_t local : {pair.a, pair.b}) {
      const bool is_left_out = hold_out > 0 && number.at(incident(local)) % hold_out == 0;
      example.is_held_out = example.is_held_out || is_left_out;
    }
    examples.push_back(example);
  }
  return examples;
}

/// 1 / (1 + e^-x): e^-x = 2^-n * 2^-f, the latter by its series to the fifth power.
std::int64_t chance(std::int64_t log_odds) {
  const std::int64_t x = std::clamp(log_odds, -kFarthest, kFarthest);
  const std::int64_t size = x < 0 ? -x : x;
  constexpr std::int64_t kLog2OfE = 1512775;  // in 2^-20
  constexpr std::int64_t kLn2 = 726817;
  const std::int64_t power = size * kLog2OfE / kMilli;
  const std::int64_t y = ((power & (kOne - 1)) * kLn2) >> 20U;
  std::int64_t series = kOne;
  for (std::int64_t n = 5; n > 0; --n) series = kOne - ((y * series) >> 20U) / n;
  const std::int64_t small = series >> static_cast<unsigned>(power >> 20U);
  const std::int64_t of_positive = kOne * kOne / (kOne + small);
  return x < 0 ? kOne - of_positive : of_positive;
}

std::int64_t points(const PairFeatures& weights, const PairFeatures& values) {
  std::int64_t sum = 0;
  for (std::size_t f = 0; f < kPairFeatures; ++f) {
    sum += std::int64_t{weights[f]} * values[f] / kMilli;
  }
  return sum;
}

/// The Newton step of one weight, in thousandths.
std::int32_t step(const std::vector<Example>& examples, const std::vector<std::int64_t>& odds,
                  std::size_t feature, std::int64_t from_guide, std::int64_t pull) {
  Wide slope = Wide{pull} * from_guide * kOne;      // in 2^-20 thousandths
  Wide bend = Wide{pull} * kOne * kMilli * kMilli;  // in 2^-20 millionths
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const std::int64_t value = examples[i].features[feature];
    if (examples[i].is_held_out || value == 0) continue;
    const std::int64_t p = chance(odds[i]);
    slope += Wide{p - (examples[i].is_one ? kOne : 0)} * value;
    bend += Wide{(p * (kOne - p)) >> 20U} * value * value;
  }
  const auto found = static_cast<std::int64_t>(-slope * kMilli * kMilli / bend);
  return static_cast<std::int32_t>(std::clamp(found, -kLongestStep, kLongestStep));
}

PairFeatures learn(const std::vector<Example>& examples, const PairFeatures& guide,
                   std::int64_t prior, const Settings& settings) {
  PairFeatures weights = guide;
  for (std::size_t round = 0; round < settings.rounds; ++round) {
    bool is_moved = false;
    for (std::size_t f = 0; f < kPairFeatures; ++f) {
      std::vector<std::int64_t> odds;
      for (const Example& example : examples) {
        odds.push_back(prior + points(weights, example.features));
      }
      const std::int32_t moved =
          step(examples, odds, f, std::int64_t{weights[f]} - guide[f], settings.pull);
      // A likeness never speaks against, however much of it another feature tells already.
      const std::int32_t before = weights[f];
      weights[f] = guide[f] >= 0 ? std::max(before + moved, 0) : std::min(before + moved, 0);
      is_moved = is_moved || weights[f] != before;
    }
    if (!is_moved) break;
  }
  return weights;
}

/// Pairs called one at even odds, against the list.
void report(const char* what, const std::vector<Example>& examples, const PairFeatures& weights,
            std::int64_t prior, bool held_out) {
  std::uint64_t right = 0;
  std::uint64_t wrong = 0;
  std::uint64_t missed = 0;
  for (const Example& example : examples) {
    if (example.is_held_out != held_out) continue;
    const bool is_called = prior + points(weights, example.features) >= 0;
    if (is_called && example.is_one) ++right;
    if (is_called && !example.is_one) ++wrong;
    if (!is_called && example.is_one) ++missed;
  }
  const auto share = [](std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
  };
  std::fprintf(stderr,
               "%s: pairs called one P %.3f R %.3f, F %.3f (%llu right, %llu wrong, %llu missed)\n",
               what, share(right, right + wrong), share(right, right + missed),
               share(2 * right, 2 * right + wrong + missed), static_cast<unsigned long long>(right),
               static_cast<unsigned long long>(wrong), static_cast<unsigned long long>(missed));
}

PairFeatures read_weights(const std::string& path) {
  PairFeatures weights{};
  const auto names = pair_feature_names();
  std::ifstream lines(path);
  std::string line;
  while (std::getline(lines, line)) {
    const std::vector<std::string> cells = columns(line);
    const auto at = std::find(names.begin(), names.end(), cells.front());
    if (cells.size() != 2 || at == names.end()) continue;
    weights[static_cast<std::size_t>(at - names.begin())] = std::atoi(cells[1].c_str());
  }
  return weights;
}

void write_weights(const std::string& path, const PairFeatures& weights) {
  std::ofstream out(path, std::ios::binary);
  out << "# feature<TAB>log odds in thousandths for a value of one (CARD.md)\n";
  const auto names = pair_feature_names();
  for (std::size_t f = 0; f < kPairFeatures; ++f) out << names[f] << '\t' << weights[f] << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  if (argc > 1) settings.list = argv[1];
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string option = argv[i];
    if (option == "--from") settings.guide = argv[i + 1];
    if (option == "--out") settings.out = argv[i + 1];
    if (option == "--pull") settings.pull = std::atoll(argv[i + 1]);
    if (option == "--rounds") settings.rounds = std::strtoull(argv[i + 1], nullptr, 10);
    if (option == "--hold-out") settings.hold_out = std::strtoull(argv[i + 1], nullptr, 10);
  }
  if (settings.list.empty() || settings.guide.empty()) {
    std::fprintf(stderr,
                 "train_incidents LIST --from GUIDE.tsv [--pull N] [--rounds N] [--hold-out N] "
                 "[--out WEIGHTS.tsv]\n");
    return 2;
  }
  warm_up_ingest();
  std::int64_t prior = 0;
  const std::vector<Example> examples =
      make_examples(read_pages(settings.list), settings.hold_out, prior);
  std::fprintf(stderr, "%zu pairs\n", examples.size());
  const PairFeatures guide = read_weights(settings.guide);
  const PairFeatures weights = learn(examples, guide, prior, settings);
  report("guide, learned pages", examples, guide, prior, false);
  report("learned, learned pages", examples, weights, prior, false);
  if (settings.hold_out > 0) {
    report("guide, pages left out", examples, guide, prior, true);
    report("learned, pages left out", examples, weights, prior, true);
  }
  if (!settings.out.empty()) write_weights(settings.out, weights);
  return 0;
}
