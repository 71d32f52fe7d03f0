// bench/incident_scale.cpp - room incident alone over very many generated documents, and one more
//
//   incident_scale N [MORE]    N documents: seconds, memory, incidents, and how well they fit those
//                              made. Then MORE (200) documents, one after the other, on events that
//                              are known and on new ones in turn: milliseconds until the incidents
//                              are those of all, and whether they are those of a run from the
//                              start; and the next run, that has what one without the last document
//                              left
//
// Each made-up event is told by one to six documents of some eight sentences. A document has
// claims of its deed, its figure and its day, places, persons and other words; half of the events
// take place in a town where others do, and figures and days differ a little between documents. A
// third of the other words are of the event, a third are as common as words are (the frequency
// falls with the rank), a third are rare.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "incident/grouping.h"
#include "incident/incident.h"

namespace {

using namespace habeas;

/// splitmix64 (Steele, Lea, Flood, OOPSLA 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(next() % limit); }

 private:
  std::uint64_t state_;
};

std::string made_word(std::uint64_t number) {
  constexpr std::string_view kConsonants = "bdfgklmnprstvz";
  constexpr std::string_view kVowels = "aeiou";
  Random random(number * 7919 + 17);
  std::string word;
  for (int i = 0; i < 3; ++i) {
    word += kConsonants[random.below(14)];
    word += kVowels[random.below(5)];
  }
  return word + kConsonants[random.below(14)];
}

std::string made_name(std::uint64_t number) {
  std::string name = made_word(number + 1000000);
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

/// What happened, for all documents on it.
struct Event {
  std::uint64_t number = 0;
  std::string deed;
  std::uint32_t town = 0, victim = 0, people = 0, month = 0, day = 0;
};

constexpr const char* kDeeds[] = {"killing", "detention", "forced_return", "abduction", "injury"};
constexpr const char* kVerbs[] = {"were killed", "were detained", "were deported", "were abducted",
                                  "were wounded"};

Event make_event(std::uint64_t number) {
  Random random(number * 31 + 5);
  const std::uint32_t deed = random.below(5);
  Event event{
      number, kDeeds[deed], random.below(4000), random.below(30000), 2 + random.below(90), 0, 0};
  event.month = 1 + random.below(12);
  event.day = 1 + random.below(28);
  return event;
}

/// All nouns of a pile that the room asks for.
struct Made {
  std::vector<Document> documents;
  std::vector<Claim> claims;
  std::vector<Mention> mentions;
  std::vector<Entity> entities;
  std::map<DocumentId, std::uint64_t> event_of;
};

class Writer {
 public:
  Writer(Made& made, std::uint64_t document, const Event& event, const std::string& path)
      : made_(made), event_(event), random_(document * 977 + 3) {
    document_.path = path;
    document_.id = IdBuilder().add(document).build<DocumentTag>();
  }

  void write() {
    const std::string town = made_name(event_.town);
    const auto verb = static_cast<std::size_t>(
        std::find(std::begin(kDeeds), std::end(kDeeds), event_.deed) - std::begin(kDeeds));
    const std::uint32_t people = event_.people + (random_.below(4) == 0 ? 1 : 0);
    const std::string day = std::to_string(event_.day) + "/" + std::to_string(event_.month);
    const TextSpan lead = sentence("At least " + std::to_string(people) + " people " +
                                   kVerbs[verb] + " in " + town + " on " + day);
    char edtf[32];
    std::snprintf(edtf, sizeof edtf, "XXXX-%02u-%02u", event_.month, event_.day);
    const std::string place = mention_place(town, at(lead, town));
    const std::string date = mention_date(edtf, at(lead, day));
    const std::string group = add_group();
    Claim deed = claim(lead, ClaimKind::event, event_.deed);
    deed.roles.push_back({RoleName::victim, {}, "", group});
    deed.roles.push_back({RoleName::place, {}, "", place});
    deed.roles.push_back({RoleName::date, {}, "", date});
    made_.claims.push_back(deed);
    Claim count = claim(lead, ClaimKind::count, "victims");
    Quantity quantity;
    quantity.lo = quantity.point = Number{people, 0};
    quantity.bound = Bound::lower;
    count.value = quantity;
    count.counted = event_.deed + "/victim";
    count.roles.push_back({RoleName::victim, {}, "", group});
    made_.claims.push_back(count);
    Claim when = claim(lead, ClaimKind::date, "event_date");
    Date value;
    value.edtf = edtf;
    value.basis = DateBasis::explicit_;
    when.value = value;
    when.counted = event_.deed + "/date";
    made_.claims.push_back(when);
    const std::string victim = made_name(event_.victim + 50000) + " " + made_name(event_.victim);
    const TextSpan second = sentence("One of them was " + victim + " of " + town);
    mention_person(victim, at(second, victim));
    for (int i = 0; i < 6; ++i) filler();
    made_.event_of[document_.id] = event_.number;
    made_.documents.push_back(std::move(document_));
  }

 private:
  TextSpan sentence(const std::string& words) {
    const auto begin = static_cast<std::uint32_t>(document_.text.size());
    document_.text += words;
    const auto end = static_cast<std::uint32_t>(document_.text.size());
    document_.text += ". ";
    return {begin, end};
  }

  void filler() {
    std::string words = "The";
    for (int i = 0; i < 14; ++i) words += " " + made_word(filler_word());
    sentence(words);
  }

  std::uint64_t filler_word() {
    switch (random_.below(3)) {
      case 0:
        return event_.number * 7 % 19000 + random_.below(12);
      case 1:
        return random_.below(1U << (1 + random_.below(14)));
      default:
        return random_.below(20000);
    }
  }

  [[nodiscard]] TextSpan at(TextSpan in, const std::string& words) const {
    const auto begin = static_cast<std::uint32_t>(document_.text.find(words, in.begin));
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
  }

  Claim claim(TextSpan span, ClaimKind kind, const std::string& subkind) {
    Claim made;
    made.document = document_.id;
    made.kind = kind;
    made.subkind = subkind;
    made.span = made.anchor = span;
    made.id = IdBuilder().add(document_.id).add(subkind).build<ClaimTag>();
    return made;
  }

  std::string add_mention(MentionKind kind, TextSpan span, Value value) {
    Mention mention;
    mention.id = IdBuilder()
                     .add(document_.id)
                     .add(std::uint64_t{span.begin})
                     .add(static_cast<std::uint64_t>(kind))
                     .build<MentionTag>();
    mention.kind = kind;
    mention.document = document_.id;
    mention.span = span;
    mention.quote = std::string(slice(document_.text, span));
    mention.value = std::move(value);
    made_.mentions.push_back(mention);
    return to_text(made_.mentions.back().id);
  }

  std::string mention_place(const std::string& name, TextSpan span) {
    Place place;
    place.name = name;
    place.country = event_.town % 2 == 0 ? "QA" : "QB";
    place.kind = PlaceKind::city;
    return add_mention(MentionKind::place, span, place);
  }

  std::string mention_date(const std::string& edtf, TextSpan span) {
    Date date;
    date.edtf = edtf;
    date.basis = DateBasis::explicit_;
    return add_mention(MentionKind::date, span, date);
  }

  void mention_person(const std::string& name, TextSpan span) {
    add_mention(MentionKind::person, span, Named{});
    made_.mentions.back().quote = name;
  }

  std::string add_group() {
    Entity entity;
    entity.id = to_text(IdBuilder().add(document_.id).add("group").build<EntityTag>());
    entity.name = "people";
    entity.kind = MentionKind::group;
    made_.entities.push_back(entity);
    return made_.entities.back().id;
  }

  Made& made_;
  const Event& event_;
  Random random_;
  Document document_;
};

/// So many documents, and more: every second of them on an event that is known.
Made make(std::uint64_t count, std::uint64_t more) {
  Made made;
  Random random(11);
  std::uint64_t document = 0;
  std::uint64_t number = 0;
  for (; document < count; ++number) {
    const Event event = make_event(number);
    for (std::uint32_t told = 1 + random.below(6); told > 0 && document < count; --told) {
      Writer(made, document, event, std::to_string(1000000 + document)).write();
      ++document;
    }
  }
  const std::uint64_t known = number;
  for (std::uint64_t i = 0; i < more; ++i, ++document) {
    const std::uint64_t event =
        i % 2 == 0 ? random.below(static_cast<std::uint32_t>(known)) : number++;
    const std::uint64_t place = 1000000 + random.below(static_cast<std::uint32_t>(count));
    Writer(made, document, make_event(event), std::to_string(place) + "-more").write();
  }
  return made;
}

/// Pairs of documents of one event, of one incident, of both.
struct Pairs {
  std::uint64_t made = 0, found = 0, both = 0;
};

Pairs compare(const Made& made, std::uint64_t count, const std::vector<Incident>& incidents) {
  const auto pairs = [](std::uint64_t n) { return n * (n - 1) / 2; };
  Pairs sum;
  std::map<std::uint64_t, std::uint64_t> of_event;
  for (std::uint64_t i = 0; i < count; ++i) ++of_event[made.event_of.at(made.documents[i].id)];
  for (const auto& [event, documents] : of_event) sum.made += pairs(documents);
  for (const Incident& incident : incidents) {
    if (incident.parent) continue;
    sum.found += pairs(incident.documents.size());
    std::map<std::uint64_t, std::uint64_t> inside;
    for (const DocumentId id : incident.documents) ++inside[made.event_of.at(id)];
    for (const auto& [event, documents] : inside) sum.both += pairs(documents);
  }
  return sum;
}

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

double resident_gib() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) / (1024.0 * 1024.0);
}

/// All that is printed of incidents but what their pages say.
std::string shown(const std::vector<Incident>& incidents) {
  std::string text;
  const auto add = [&](const std::vector<Reasoned>& list) {
    for (const Reasoned& one : list) text += one.id + one.reason + "\n";
    text += "\n";
  };
  for (const Incident& one : incidents) {
    text += to_text(one.id) + one.label + "\n";
    for (const DocumentId& id : one.documents) text += to_text(id);
    for (const ClaimId& id : one.claims) text += to_text(id);
    add(one.related);
    add(one.kept_apart);
    add(one.merged);
  }
  return text;
}

/// What one document says, and its entities.
struct Arrival {
  PageNouns page;
  std::span<const Mention> mentions;
  std::span<const Entity> entity;
};

/// Documents in the order that they were made in; each has a fixed number of everything.
std::vector<Arrival> arrivals(const Made& made) {
  const std::size_t claims = made.claims.size() / made.documents.size();
  const std::size_t mentions = made.mentions.size() / made.documents.size();
  std::vector<Arrival> all;
  for (std::size_t i = 0; i < made.documents.size(); ++i) {
    Arrival one;
    one.page.document = &made.documents[i];
    for (std::size_t c = 0; c < claims; ++c) {
      one.page.claims.push_back(&made.claims[i * claims + c]);
    }
    one.mentions = std::span(made.mentions).subspan(i * mentions, mentions);
    for (const Mention& mention : one.mentions) one.page.mentions.push_back(&mention);
    one.entity = std::span(made.entities).subspan(i, 1);
    all.push_back(std::move(one));
  }
  return all;
}

void add(const Arrival& one, Grouping& grouping) {
  grouping.know(one.entity);
  grouping.know(one.mentions);
  grouping.add(one.page);
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void print_added(const char* what, std::vector<double> seconds) {
  std::sort(seconds.begin(), seconds.end());
  const auto over = std::count_if(seconds.begin(), seconds.end(), [](double s) { return s >= .2; });
  std::printf("%s: %zu median_ms=%.1f slowest_ms=%.1f over_200_ms=%ld\n", what, seconds.size(),
              seconds[seconds.size() / 2] * 1000, seconds.back() * 1000, static_cast<long>(over));
}

/// A run over all but the last document, from the start, and one over all with what it left: the
/// processor time of both. False where they do not say what a run from the start says.
bool run_again(const Made& made, const std::vector<Incident>& anew) {
  const std::size_t count = made.documents.size() - 1;
  const std::size_t claims = made.claims.size() / made.documents.size();
  const std::size_t mentions = made.mentions.size() / made.documents.size();
  std::string kept;
  const double begin = processor_seconds();
  (void)find_incidents(std::span(made.documents).first(count), {},
                       std::span(made.claims).first(count * claims),
                       std::span(made.mentions).first(count * mentions), made.entities, &kept);
  const double between = processor_seconds();
  const double kept_mb = static_cast<double>(kept.size()) / 1e6;
  const auto again =
      find_incidents(made.documents, {}, made.claims, made.mentions, made.entities, &kept);
  const double start = between - begin;
  const double next = processor_seconds() - between;
  const bool same = again && shown(*again) == shown(anew);
  std::printf(
      "next run with one more, processor time: %.2f s where the one from the start took %.2f s "
      "(ratio %.3f), left_mb=%.1f, the same: %s\n",
      next, start, next / start, kept_mb, same ? "yes" : "NO");
  return same;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) {
    std::fprintf(stderr, "incident_scale N [MORE]\n");
    return 2;
  }
  const std::uint64_t count = std::strtoull(argv[1], nullptr, 10);
  const std::uint64_t more = argc == 3 ? std::strtoull(argv[2], nullptr, 10) : 200;
  const Made made = make(count, more);
  const std::vector<Arrival> all = arrivals(made);
  const double worked_before = processor_seconds();
  const auto begin = Clock::now();
  Grouping grouping;
  for (std::uint64_t i = 0; i < count; ++i) add(all[i], grouping);
  const std::vector<Incident> incidents = grouping.incidents();
  const double took = seconds_since(begin);
  const double work = processor_seconds() - worked_before;
  const Pairs pairs = compare(made, count, incidents);
  std::printf(
      "documents=%llu incidents=%zu seconds=%.1f processor_seconds=%.1f resident_gib=%.2f "
      "pair_precision=%.3f pair_recall=%.3f\n",
      static_cast<unsigned long long>(count), incidents.size(), took, work, resident_gib(),
      static_cast<double>(pairs.both) /
          static_cast<double>(std::max<std::uint64_t>(1, pairs.found)),
      static_cast<double>(pairs.both) /
          static_cast<double>(std::max<std::uint64_t>(1, pairs.made)));
  std::fflush(stdout);
  if (more < 2) return 0;
  std::vector<double> joined, begun, worked;
  for (std::uint64_t i = count; i < all.size(); ++i) {
    const double before = processor_seconds();
    const auto start = Clock::now();
    add(all[i], grouping);
    grouping.settle();
    ((i - count) % 2 == 0 ? joined : begun).push_back(seconds_since(start));
    worked.push_back(processor_seconds() - before);
  }
  print_added("one more on a known event", joined);
  print_added("one more on a new event", begun);
  print_added("one more of either, processor time", worked);
  const auto copying = Clock::now();
  const std::string grown = shown(grouping.incidents());
  std::printf("all incidents read out: ms=%.1f resident_gib=%.2f\n", seconds_since(copying) * 1000,
              resident_gib());
  const auto anew = find_incidents(made.documents, {}, made.claims, made.mentions, made.entities);
  const bool same = anew && shown(*anew) == grown;
  std::printf("the same as of all from the start: %s\n", same ? "yes" : "NO");
  return same && run_again(made, *anew) ? 0 : 1;
}
