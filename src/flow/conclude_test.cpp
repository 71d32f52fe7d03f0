// flow/conclude_test.cpp - random acts of people and reruns: decisions survive, undoing restores,
// the log and the laws hold
#include "flow/conclude.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <set>

#include "clean/clean.h"
#include "custody/memory_files_test.h"
#include "extract/extract.h"
#include "flow/kept_records.h"
#include "flow/review.h"
#include "flow/review_records.h"
#include "model/decided.h"
#include "model/json.h"
#include "model/laws.h"
#include "resolve/resolve.h"
#include "reuse/reuse.h"

namespace habeas {
namespace {

constexpr std::uint64_t kSeed = 20310405;
constexpr int kSequences = 1000;

class StillClock final : public Clock {
 public:
  std::uint64_t steady_ns() override { return 0; }
  std::int64_t wall_seconds() override { return 1'932'000'000; }
};

class DicedRandom final : public Random {
 public:
  explicit DicedRandom(std::uint64_t seed) : engine_(seed) {}
  std::uint64_t next() override { return engine_(); }

 private:
  std::mt19937_64 engine_;
};

// What the stages read in pages of invented events. The last pages come in later.
struct Read {
  Pile pile;
  std::vector<Entity> entities;
};

constexpr std::array<std::string_view, 6> kPages{
    "Guards detained 12 farmers near Ostby on 3 May 2031, the union of growers said. The growers' "
    "union called for their release.",
    "Guards detained 40 farmers near Ostby on 3 May 2031, the weekly Lantern reported.",
    "Soldiers killed 7 fishermen in Lower Quell on 9 June 2031, said Mara Quell, a teacher. Mrs "
    "Quell said the soldiers burned two boats.",
    "Soldiers killed nine fishermen in Lower Quell on 9 June 2031, according to the Harbour "
    "Committee. Mara Quell was among the witnesses. The ministry denied that soldiers killed "
    "anybody.",
    "Guards detained 40 farmers near Ostby on 3 May 2031, the Harbour Committee said.",
    "Police in Ostby said that 15 farmers were detained there on 3 May 2031. They denied that "
    "soldiers killed fishermen in Lower Quell."};

Read read_pages(std::size_t count) {
  static const auto gazetteer = std::make_unique<Gazetteer>(*Gazetteer::load());
  static const ExtractContext context = *ExtractContext::load(*gazetteer);
  Read read;
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i < count; ++i) {
    Source source;
    source.sha256 = sha256(kPages[i]);
    source.id = IdBuilder().add(kPages[i]).build<SourceTag>();
    source.size_bytes = kPages[i].size();
    source.path = "page " + std::to_string(i) + ".txt";
    source.custody = i < 4 ? 1 + i : 1'000'000 + i;  // later than any decision
    Document document;
    document.id = IdBuilder().add(source.id).build<DocumentTag>();
    document.source = source.id;
    document.path = source.path;
    document.text = kPages[i];
    const auto size = static_cast<std::uint32_t>(document.text.size());
    document.to_source = OffsetMap<InText, InSource>::identity(size);
    document.made_by = {"text", "1"};
    read.pile.layouts.push_back(*clean(document));
    drafts.push_back(extract(document, read.pile.layouts.back(), context));
    read.pile.sources.push_back(std::move(source));
    read.pile.documents.push_back(std::move(document));
  }
  Resolved resolved = *resolve(read.pile.documents, read.pile.layouts, drafts, *gazetteer);
  read.pile.mentions = std::move(resolved.mentions);
  read.pile.attributions = std::move(resolved.attributions);
  read.pile.claims = std::move(resolved.claims);
  read.entities = std::move(resolved.entities);
  read.pile.reuse = *find_reuse(read.pile.documents, read.pile.layouts);
  return read;
}

const Read& pages(std::size_t count) {
  static const std::array<Read, 3> all{read_pages(4), read_pages(5), read_pages(6)};
  return all[count - 4];
}

Pile concluded(std::size_t count, const std::vector<Decision>& decisions) {
  Pile pile = pages(count).pile;
  const auto done = conclude(pile, pages(count).entities, decisions, Goal::findings);
  EXPECT_TRUE(done) << done.error().message;
  return pile;
}

std::string records(const Pile& pile) {
  std::string lines;
  print_records(pile, Printed::all(), [&](std::string_view line) { lines.append(line); });
  return lines;
}

// The records as a case keeps them, with their catalog.
std::shared_ptr<KeptRecords> kept(const Pile& pile) {
  Printed all = Printed::all();
  all.with_text = true;
  std::string lines = run_line("test");
  print_records(pile, all, [&](std::string_view line) { lines.append(line); });
  MemoryFiles files;
  files.files["k/records"] = lines;
  const auto made = make_catalog("k", pile, lines, files);
  EXPECT_TRUE(made) << made.error().message;
  const std::string path = testing::TempDir() + "habeas_conclude_catalog.db";
  std::ofstream(path, std::ios::binary) << files.files.at("k/store/catalog.db");
  auto catalog = Catalog::open(path);
  EXPECT_TRUE(catalog) << catalog.error().message;
  std::filesystem::remove(path);  // it stays open
  return std::make_shared<KeptRecords>(*std::move(catalog), *files.open_parts("k/records"));
}

// A case of one sequence: its log, what was decided, how many pages came in, the last records.
class Sequence {
 public:
  explicit Sequence(std::uint64_t seed)
      : dice_(seed), random_(seed), is_catalogued_(seed % 4 == 0) {
    log_.emplace(*CustodyLog::open("c", true, {files_, clock_, random_, "habeas-test"}));
    if (pick(4) == 0) append(two_person_entry(true, "a rule of the house", "Ines Marrow"));
    rerun();
  }

  void run() {
    for (std::size_t steps = 3 + pick(10); steps > 0; --steps) {
      const std::size_t what = pick(10);
      if (what == 0 && count_ < kPages.size()) ++count_;
      if (what <= 2) {
        rerun();
      } else {
        ask(what == 3 ? undoing() : request());
      }
      if (testing::Test::HasFatalFailure()) return;
    }
    rerun();
    check_log();
    undo_all();
  }

  [[nodiscard]] std::size_t acts() const { return acts_; }

 private:
  std::size_t pick(std::size_t below) { return static_cast<std::size_t>(dice_() % below); }

  template <class Noun>
  std::string any_id(const std::vector<Noun>& nouns) {
    return nouns.empty() ? "clm_none" : to_text(nouns[pick(nouns.size())].id);
  }

  std::string person() {
    return std::string(std::array{"Ines Marrow", "Otto Vale", "Ada Linn"}[pick(3)]);
  }

  std::string any_entity() {
    for (int tries = 0; tries < 20; ++tries) {
      const Mention& mention = pile_.mentions[pick(pile_.mentions.size())];
      if (const auto* named = std::get_if<Named>(&mention.value)) return to_text(named->id);
    }
    return "ent_none";
  }

  std::string any_group() { return pick(2) == 0 ? any_id(pile_.incidents) : any_id(pile_.origins); }

  // Some of them make no sense: those must be refused and leave nothing.
  ReviewRequest request() {
    ReviewRequest made;
    made.by = person();
    made.reason = "read again " + std::to_string(pick(1000));
    switch (pick(10)) {
      case 0:
        made.act = "accept";
        made.on = {any_id(pile_.claims)};
        break;
      case 1:
        made.act = "reject";
        made.on = {pick(3) == 0 ? any_group() : any_id(pile_.claims)};
        break;
      case 2:
        made.act = "reject";
        made.on = {any_id(pile_.findings)};
        break;
      case 3:
        made.act = "merge";
        made.on = pick(2) == 0 ? std::vector{any_id(pile_.incidents), any_id(pile_.incidents)}
                               : std::vector{any_id(pile_.origins), any_id(pile_.origins)};
        break;
      case 4:
        made.act = "merge";
        made.on = {any_entity(), any_entity()};
        break;
      case 5:
        make_split(made);
        break;
      case 6:
        made.act = pick(2) == 0 ? "link" : "unlink";
        made.on = {any_id(pile_.claims), any_group()};
        break;
      case 7:
        made.act = std::string(std::array{"comment", "ask"}[pick(2)]);
        made.on = {any_id(pile_.findings), any_id(pile_.claims)};
        break;
      case 8:
        make_second(made);
        break;
      default:
        make_correction(made);
    }
    return made;
  }

  void make_split(ReviewRequest& made) {
    made.act = "split";
    made.on = {any_group()};
    const auto split = [&](const auto& groups) {
      for (const auto& group : groups) {
        if (to_text(group.id) != made.on.front()) continue;
        for (const ClaimId& claim : group.claims) {
          if (pick(2) == 0) made.on.push_back(to_text(claim));
        }
      }
    };
    split(pile_.incidents);
    split(pile_.origins);
    if (pick(3) != 0) return;
    made.on = {any_entity()};
    for (const Mention& mention : pile_.mentions) {
      const auto* named = std::get_if<Named>(&mention.value);
      const bool is_of = named != nullptr && to_text(named->id) == made.on.front();
      if (is_of && pick(2) == 0) made.on.push_back(to_text(mention.id));
    }
  }

  void make_second(ReviewRequest& made) {
    made.act = pick(3) == 0 ? "reject" : "accept";
    made.on = {decisions_.empty() ? "dec_none" : any_id(decisions_)};
  }

  void make_correction(ReviewRequest& made) {
    const Claim& claim = pile_.claims[pick(pile_.claims.size())];
    made.act = "correct";
    made.on = {to_text(claim.id)};
    const auto size = static_cast<std::uint32_t>(
        std::find_if(pile_.documents.begin(), pile_.documents.end(), [&](const Document& one) {
          return one.id == claim.document;
        })->text.size());
    const auto end = static_cast<std::uint32_t>(1 + pick(size));
    switch (pick(5)) {
      case 0:
        made.to = "{\"span\":[" + std::to_string(pick(end)) + "," + std::to_string(end) + "]}";
        break;
      case 1:
        made.to = R"({"chain":[{"who":"unnamed","name":"a neighbour","rel":"said"}]})";
        break;
      case 2:
        made.to = R"({"incident":")" + any_id(pile_.incidents) + "\"}";
        break;
      case 3:
        made.to = pick(2) == 0 ? R"({"incident":null})" : R"({"origin":null})";
        break;
      default:
        made.to = pick(2) == 0 ? "null" : value_of(claim);
    }
  }

  // Of a figure another one; of other values the same.
  std::string value_of(const Claim& claim) {
    Corrected to;
    to.value = claim.value;
    to.counted = claim.counted;
    if (auto* quantity = std::get_if<Quantity>(&to.value)) {
      const Number figure{static_cast<std::int64_t>(1 + pick(60)), 0};
      quantity->lo = quantity->hi = quantity->point = figure;
      quantity->bound = Bound::exact;
    }
    return corrected_text(Part::value, to);
  }

  ReviewRequest undoing() {
    return {
        "undo", {decisions_.empty() ? "dec_none" : any_id(decisions_)}, {}, "read again", person()};
  }

  void append(NewEntry entry) { ASSERT_TRUE(log_->append({std::move(entry)})); }

  // Checked against the records that it touches alone, an act is what it is against all of them.
  void expect_same_of_few_records(const ReviewRequest& request, const Result<Decision>& whole,
                                  bool rule) {
    if (!kept_) return;
    RecordReader records(kept_);
    const auto few = records_for({request}, records);
    ASSERT_TRUE(few) << few.error().message;
    const auto decision = decide(request, *few, {decisions_, rule});
    ASSERT_EQ(decision.has_value(), whole.has_value()) << request.act;
    if (!decision) {
      ASSERT_EQ(decision.error().message, whole.error().message);
    } else {
      ASSERT_EQ(decision_line(*decision), decision_line(*whole));
      ASSERT_EQ(decision->founders, whole->founders);
      ASSERT_EQ(decision->needs_second, whole->needs_second);
    }
  }

  void ask(const ReviewRequest& request) {
    const bool rule = two_person_rule(log_->entries(), log_->entries().size());
    const auto decision = decide(request, pile_, {decisions_, rule});
    expect_same_of_few_records(request, decision, rule);
    if (!decision) return;
    append(entry_of(*decision));
    const auto all = decisions_in(log_->entries(), log_->entries().size());
    ASSERT_TRUE(all) << all.error().message;
    ASSERT_EQ(all->size(), decisions_.size() + 1);
    for (std::size_t i = 0; i < decisions_.size(); ++i) {
      ASSERT_EQ(decision_line((*all)[i]), decision_line(decisions_[i])) << "an act changed";
    }
    decisions_ = *all;
    ++acts_;
  }

  void rerun() {
    pile_ = concluded(count_, decisions_);
    kept_ = is_catalogued_ ? kept(pile_) : nullptr;
    const Pile& read = pages(count_).pile;
    ASSERT_EQ(pile_.claims.size(), read.claims.size());
    for (std::size_t i = 0; i < read.claims.size(); ++i) {
      ASSERT_EQ(pile_.claims[i].value, read.claims[i].value) << "a proposal was overwritten";
      ASSERT_EQ(pile_.claims[i].quote, read.claims[i].quote);
    }
    check_followed();
    check_laws();
  }

  void check_followed() {
    const auto last = last_words(decisions_);
    for (const auto& [id, decision] : last) {
      if (!id.starts_with("clm_") || decision->act != Act::reject) continue;
      const auto claim = parse_id<ClaimTag>(id);
      const auto holds = [&](const std::vector<ClaimId>& claims) {
        return std::find(claims.begin(), claims.end(), *claim) != claims.end();
      };
      for (const Incident& incident : pile_.incidents) ASSERT_FALSE(holds(incident.claims));
      for (const Origin& origin : pile_.origins) ASSERT_FALSE(holds(origin.claims));
      for (const Finding& finding : pile_.findings) {
        ASSERT_FALSE(holds(finding.supports) || holds(finding.opposes) ||
                     holds(finding.derived_from));
      }
    }
    std::set<std::string> there;
    for (const Incident& incident : pile_.incidents) there.insert(to_text(incident.id));
    for (const Origin& origin : pile_.origins) there.insert(to_text(origin.id));
    for (const Decision* decision : standing(decisions_)) {
      if (decision->act != Act::merge) continue;
      const bool both = there.contains(decision->on[0]) && there.contains(decision->on[1]);
      ASSERT_FALSE(both) << "not merged: " << decision_line(*decision);
    }
    std::set<ClaimId> placed;
    for (const Incident& incident : pile_.incidents) {
      for (const ClaimId& claim : incident.claims) {
        ASSERT_TRUE(placed.insert(claim).second) << to_text(claim) << " is in two incidents";
      }
    }
    placed.clear();
    for (const Origin& origin : pile_.origins)
      placed.insert(origin.claims.begin(), origin.claims.end());
    for (const Claim& claim : as_decided(pile_, decisions_).claims) {
      ASSERT_TRUE(placed.contains(claim.id)) << to_text(claim.id) << " has no origin";
    }
  }

  void check_laws() {
    const Pile decided = decided_pile(pile_, decisions_);
    for (const LawReport& law :
         {law_no_orphan(decided), law_one_voice(pile_), law_derived_apart(decided)}) {
      ASSERT_TRUE(law.holds()) << law.name << ": " << law.problems.front().message;
    }
  }

  void check_log() {
    const auto files = read_log_files("c", files_);
    ASSERT_TRUE(files);
    const LogReport report = examine_log(*files);
    ASSERT_TRUE(report.faults.empty()) << report.faults.front().message;
  }

  // From the last to the first; under the rule each undoing is accepted by somebody else.
  void undo_all() {
    for (std::size_t i = decisions_.size(); i > 0; --i) {
      const Decision& decision = decisions_[i - 1];
      const Fate fate = fates(decisions_).at(decision.id);
      if (fate == Fate::undone || decision.undoes) continue;
      const std::size_t before = decisions_.size();
      ask({"undo", {to_text(decisions_[i - 1].id)}, {}, "all of it", "Ines Marrow"});
      ASSERT_EQ(decisions_.size(), before + 1);
      if (decisions_.back().needs_second) {
        ask({"accept", {to_text(decisions_.back().id)}, {}, "all of it", "Otto Vale"});
        ASSERT_EQ(decisions_.size(), before + 2);
      }
    }
    ASSERT_TRUE(standing_effects().empty());
    rerun();
    ASSERT_EQ(records(pile_), records(concluded(count_, {}))) << "undoing did not restore";
    check_log();
  }

  // What still counts but the second word on an undoing.
  std::vector<const Decision*> standing_effects() const {
    std::vector<const Decision*> left = standing(decisions_);
    std::erase_if(left, [](const Decision* decision) {
      return std::all_of(decision->on.begin(), decision->on.end(),
                         [](const std::string& id) { return id.starts_with("dec_"); });
    });
    return left;
  }

  std::mt19937_64 dice_;
  MemoryFiles files_;
  StillClock clock_;
  DicedRandom random_;
  std::optional<CustodyLog> log_;
  std::vector<Decision> decisions_;
  std::size_t count_ = 4;
  std::size_t acts_ = 0;
  Pile pile_;
  bool is_catalogued_ = false;
  std::shared_ptr<KeptRecords> kept_;  ///< of the pile
};

TEST(Conclude, ReadsEnoughToDecideOn) {
  const Pile pile = concluded(4, {});
  EXPECT_GE(pile.incidents.size(), 2U);
  EXPECT_GE(pile.origins.size(), 4U);
  EXPECT_GE(pile.claims.size(), 12U);
}

TEST(Conclude, DecisionsSurviveAndUndoingRestores) {
  std::size_t acts = 0;
  for (std::uint64_t round = 0; round < kSequences; ++round) {
    SCOPED_TRACE("seed " + std::to_string(kSeed) + ", sequence " + std::to_string(round));
    Sequence sequence(kSeed + round);
    sequence.run();
    if (HasFatalFailure()) return;
    acts += sequence.acts();
  }
  RecordProperty("seed", static_cast<int>(kSeed));
  EXPECT_GE(acts, std::size_t{3} * kSequences) << "too few of the acts were possible";
}

TEST(Conclude, NewerEvidenceAgainstADecisionIsTold) {
  const Pile before = concluded(4, {});
  const auto forty =
      std::find_if(before.claims.begin(), before.claims.end(), [](const Claim& claim) {
        const auto* quantity = std::get_if<Quantity>(&claim.value);
        return claim.kind == ClaimKind::count && quantity != nullptr &&
               quantity->point == Number{40, 0};
      });
  ASSERT_NE(forty, before.claims.end());
  Decision reject;
  reject.id = IdBuilder().add("one").build<DecisionTag>();
  reject.seq = 50;
  reject.act = Act::reject;
  reject.by = "Ines Marrow";
  reject.reason = "a misprint";
  reject.on = {to_text(forty->id)};
  const auto told = [&](std::size_t count) {
    const Pile pile = concluded(count, {reject});
    return std::any_of(pile.problems.begin(), pile.problems.end(), [&](const Problem& problem) {
      return problem.message.find(to_text(reject.id)) != std::string::npos;
    });
  };
  EXPECT_FALSE(told(4)) << "nothing new came in";
  EXPECT_TRUE(told(5)) << "another page says 40, too";
}

}  // namespace
}  // namespace habeas
