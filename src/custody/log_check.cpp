// custody/log_check.cpp - checks the files of a custody log, and names what is wrong with them
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "custody/log.h"

namespace habeas {
namespace {

constexpr std::string_view kLog = "custody/log";
constexpr std::string_view kOpenings = "custody/openings";
constexpr std::string_view kCheckpoint = "custody/checkpoint";
constexpr std::string_view kAnchors = "custody/anchors";
constexpr std::size_t kMostFaults = 100;

// The first `count` lines of a log, whole.
MerkleTree tree_of(std::string_view log, std::uint64_t count) {
  MerkleTree tree;
  while (tree.size() < count && log.find('\n') != std::string_view::npos) {
    tree.add(log.substr(0, log.find('\n')));
    log.remove_prefix(log.find('\n') + 1);
  }
  return tree;
}

class Examiner {
 public:
  explicit Examiner(const LogFiles& files) : files_(files) {}

  LogReport run() {
    read_anchors();
    read_entries();
    read_head();
    check_checkpoint();
    check_openings();
    read_witnesses();
    check_anchors();
    return std::move(report_);
  }

 private:
  struct Anchor {
    std::string note;
    std::uint64_t size = 0;
    Sha256 root{};
  };

  void fault(std::string_view object, std::string message) {
    if (report_.faults.size() < kMostFaults) {
      report_.faults.push_back({std::string(object), std::move(message)});
    }
  }

  static std::string entry_object(std::uint64_t number) {
    return std::string(kLog) + ", entry " + std::to_string(number);
  }

  void read_entries() {
    std::string_view rest = files_.log;
    const auto lines = std::count(rest.begin(), rest.end(), '\n');
    report_.entries.reserve(static_cast<std::size_t>(lines));
    while (!rest.empty()) {
      const std::uint64_t number = report_.tree.size();
      const std::size_t length = rest.find('\n');
      if (length == std::string_view::npos) {
        fault(entry_object(number), "the log ends in the middle of this entry");
        return;
      }
      read_entry(rest.substr(0, length), number);
      rest.remove_prefix(length + 1);
      note_root_for_anchors();
    }
  }

  // Each entry holds the root of all before it. The first root that does not fit says that the
  // entry just before was changed, put in or taken out there: earlier ones are held by its own
  // root.
  void read_entry(std::string_view line, std::uint64_t number) {
    std::optional<Entry> entry = parse_entry(line);
    if (!entry) {
      fault(entry_object(number), "this line is not in the form of an entry");
    } else {
      if (entry->number != number) {
        fault(entry_object(number), "this line is numbered " + std::to_string(entry->number));
      }
      const bool fits = entry->value("prior") == to_hex(report_.tree.root());
      if (!fits && !is_broken_) {
        fault(entry_object(number == 0 ? 0 : number - 1),
              "entry " + std::to_string(number) +
                  " was written behind another state: here an entry was changed, put in, moved or "
                  "taken out");
      }
      is_broken_ = is_broken_ || !fits;
    }
    report_.entries.push_back(entry ? *std::move(entry) : Entry{number, {}, {}, {}});
    report_.tree.add(line);
  }

  void read_head() {
    if (report_.entries.empty()) return fault(kLog, "the log is empty");
    const Entry& head = report_.entries.front();
    report_.origin = head.value("log");
    report_.key = parse_note_key(head.value("key"));
    const auto format = parse_number(head.value("format"));
    if (head.kind == "case" && format && *format > 1) {
      report_.key.reset();
      return fault(entry_object(0), "this case was made by a newer habeas: its log has format " +
                                        std::to_string(*format) + ", this one knows 1");
    }
    if (head.kind != "case" || head.value("format") != "1" || !report_.key ||
        report_.key->name != report_.origin) {
      report_.key.reset();
      fault(entry_object(0), "the first entry names no log of format 1 with its key");
    }
  }

  std::optional<Checkpoint> open_state(std::string_view note, std::string_view object) {
    if (!report_.key) return std::nullopt;
    const auto text = open_note(note, *report_.key);
    const auto state = text ? parse_checkpoint(*text) : std::nullopt;
    if (!state || state->origin != report_.origin) {
      fault(object, "this is no state of this log, signed by its key");
      return std::nullopt;
    }
    return state;
  }

  void check_checkpoint() {
    const auto state = open_state(files_.checkpoint, kCheckpoint);
    if (!state) return;
    const std::uint64_t size = report_.tree.size();
    if (size < state->size) {
      fault(kLog, "the log has " + std::to_string(size) + " entries, but " +
                      std::to_string(state->size) + " were signed: entries are missing");
    } else if (size > state->size) {
      fault(entry_object(state->size), "the last signed state ends before this entry");
    } else if (state->root != report_.tree.root()) {
      // The roots in the entries fit up to the last entry: that one was changed.
      fault(is_broken_ ? std::string(kCheckpoint) : entry_object(size - 1),
            "the entries are not those that were signed");
    }
  }

  void read_anchors() {
    std::string_view rest = files_.anchors;
    while (!rest.empty()) {
      // A note ends where the next begins: at the first line behind the signatures.
      const std::size_t gap = rest.find("\n\n");
      std::size_t end = gap == std::string_view::npos ? rest.size() : gap + 2;
      while (end < rest.size() && rest.substr(end).starts_with("\xE2\x80\x94 ")) {
        end = std::min(rest.size(), rest.find('\n', end)) + 1;
      }
      end = std::min(end, rest.size());
      Anchor anchor;
      anchor.note = rest.substr(0, end);
      const auto state =
          parse_checkpoint(rest.substr(0, gap == std::string_view::npos ? 0 : gap + 1));
      if (state) anchor.size = state->size;
      anchors_.push_back(std::move(anchor));
      rest.remove_prefix(end);
    }
  }

  void note_root_for_anchors() {
    for (Anchor& anchor : anchors_) {
      if (anchor.size == report_.tree.size()) anchor.root = report_.tree.root();
    }
  }

  // Keys of witnesses could name people: they stand in the openings.
  void read_witnesses() {
    for (const Entry& entry : report_.entries) {
      const auto key = witness_in(entry);
      if (key) report_.witnesses.push_back(*key);
      const bool is_opened = entry.kind == "witness" && !entry.value("key").empty();
      if (is_opened && !key) fault(entry_object(entry.number), "this is no key of a witness");
    }
  }

  void check_anchors() {
    for (std::size_t i = 0; i < anchors_.size(); ++i) {
      const std::string object = std::string(kAnchors) + ", state " + std::to_string(i + 1);
      const auto state = open_state(anchors_[i].note, object);
      if (!state) continue;
      if (state->size > report_.tree.size() || state->root != anchors_[i].root) {
        fault(object,
              "the log is not the one that was handed out at entry " + std::to_string(state->size));
        continue;
      }
      AnchoredState anchored{anchors_[i].note, state->size, {}};
      read_cosignatures(anchored, object);
      report_.anchored = std::max(report_.anchored, state->size);
      if (!anchored.cosigned.empty()) {
        report_.cosigned = std::max(report_.cosigned, state->size);
      }
      report_.anchors.push_back(std::move(anchored));
    }
  }

  void read_cosignatures(AnchoredState& state, const std::string& object) {
    const NoteParts parts = parts_of(state.note);
    for (const std::string_view line : parts.signatures) {
      if (line == own_line(state.note)) continue;
      std::optional<Cosignature> found;
      for (const NoteKey& key : report_.witnesses) {
        if (!found) found = read_cosignature(line, parts.text, key);
      }
      if (found) {
        state.cosigned.push_back(*found);
      } else {
        fault(object, "the line of '" + std::string(signer_of(line)) +
                          "' is signed by no witness whose key this log took");
      }
    }
  }

  // The first line under the log's name; open_state() found that one of them holds.
  std::string_view own_line(std::string_view note) const {
    for (const std::string_view line : parts_of(note).signatures) {
      if (signer_of(line) == report_.origin) return line;
    }
    return {};
  }

  void check_openings() {
    std::string_view rest = files_.openings;
    for (std::uint64_t line = 1; !rest.empty(); ++line) {
      const std::size_t length = std::min(rest.find('\n'), rest.size());
      const bool is_whole = length < rest.size();
      check_opening(is_whole ? parse_opening(rest.substr(0, length)) : std::nullopt, line);
      rest.remove_prefix(std::min(length + 1, rest.size()));
    }
    for (const Entry& entry : report_.entries) {
      for (const Field& field : entry.fields) {
        if (field.kind == FieldKind::hidden && !field.is_opened) {
          fault(kOpenings,
                "nothing opens '" + field.name + "' of entry " + std::to_string(entry.number));
        }
      }
    }
  }

  void check_opening(const std::optional<Opening>& opening, std::uint64_t line) {
    const std::string object = std::string(kOpenings) + ", line " + std::to_string(line);
    if (!opening) return fault(object, "this line is not in the form of an opening");
    Field* field = nullptr;
    if (opening->number < report_.entries.size()) {
      for (Field& one : report_.entries[opening->number].fields) {
        if (one.name == opening->name && one.kind == FieldKind::hidden) field = &one;
      }
    }
    if (field == nullptr || field->is_opened) {
      return fault(object, "no entry waits for this opening");
    }
    if (commitment_of(opening->salt, opening->name, opening->value) != field->commitment) {
      return fault(object, "entry " + std::to_string(opening->number) +
                               " holds another value of '" + opening->name + "'");
    }
    field->is_opened = true;
    field->value = opening->value;
  }

  const LogFiles& files_;
  LogReport report_;
  std::vector<Anchor> anchors_;
  bool is_broken_ = false;
};

}  // namespace

std::optional<NoteKey> witness_in(const Entry& entry) {
  if (entry.kind != "witness") return std::nullopt;
  const std::optional<NoteKey> key = parse_note_key(entry.value("key"));
  if (!key || key->kind != KeyKind::witness) return std::nullopt;
  return *key;
}

LogReport examine_log(const LogFiles& files) { return Examiner(files).run(); }

std::string disagreement(const LogReport& report, std::string_view kept_note,
                         const LogFiles& files) {
  if (!report.key) return "the log names no key";
  const auto text = open_note(kept_note, *report.key);
  if (!text) return "it is not signed by the key of this log";
  const auto state = parse_checkpoint(*text);
  if (!state || state->origin != report.origin) return "it is no state of this log";
  if (state->size > report.tree.size()) {
    return "it holds " + std::to_string(state->size) + " entries, the log only " +
           std::to_string(report.tree.size()) + ": the log was cut or put back";
  }
  if (tree_of(files.log, state->size).root() != state->root) {
    return "the first " + std::to_string(state->size) +
           " entries of the log are not those that it was signed over: the log was rewritten";
  }
  return {};
}

}  // namespace habeas
