// flow/case.cpp - reads and writes the case folder; every file is replaced whole or not at all
#include "flow/case.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "custody/originals.h"
#include "model/json.h"
#include "model/json_names.h"
#include "model/json_tree.h"

namespace habeas {
namespace {

constexpr std::uint64_t kMostInputsBytes = 4ULL << 30U;
constexpr std::uint64_t kMostRecordsBytes = 16ULL << 30U;
constexpr std::uint64_t kMostGazetteerBytes = 256ULL << 20U;
constexpr std::uint32_t kInputsDepth = 4;

std::string inputs_path(const std::string& folder) { return folder + "/inputs"; }

void write_name(JsonWriter& out, const std::string& name) {
  const std::string shown = printable(name);
  out.key("path").string(shown);
  if (shown != name) out.key("path_hex").string(hex_of(name));
}

std::string input_line(const KeptInput& input) {
  JsonWriter out;
  out.begin_object().key("type").string("input");
  write_name(out, input.path);
  if (input.sha256) out.key("sha256").string(to_hex(*input.sha256));
  if (input.date) out.key("date").string(to_text(*input.date));
  if (input.problem) {
    out.key("code").string(word(input.problem->code));
    out.key("message").string(printable(input.problem->message));
  }
  out.end_object();
  return out.take() + "\n";
}

std::string name_in(const JsonNode& node) {
  const JsonNode* hex = node.find("path_hex");
  return hex == nullptr ? node.at("path").string() : bytes_of_hex(hex->string());
}

Sha256 digest_in(const JsonNode& node) {
  const std::string bytes = bytes_of_hex(node.at("sha256").string());
  Sha256 digest{};
  if (bytes.size() != digest.size()) throw Unexpected("a SHA-256 was expected");
  std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

KeptInput input_in(const JsonNode& node) {
  KeptInput input;
  input.path = name_in(node);
  if (node.find("sha256") != nullptr) input.sha256 = digest_in(node);
  if (const JsonNode* date = node.find("date")) {
    input.date = parse_day(date->string());
    if (!input.date) throw Unexpected("a day was expected");
  }
  if (const JsonNode* code = node.find("code")) {
    const auto known = from_word<Errc>(code->string());
    input.problem = Error{known.value_or(Errc::internal), node.at("message").string()};
  }
  return input;
}

auto order_key(const KeptInput& input) { return std::tie(input.path, input.sha256); }

void sort_inputs(std::vector<KeptInput>& inputs) {
  std::sort(inputs.begin(), inputs.end(),
            [](const KeptInput& a, const KeptInput& b) { return order_key(a) < order_key(b); });
}

// What a reading received, one entry for every path and digest.
std::vector<KeptInput> received(const Reading& reading) {
  std::map<SourceId, Sha256> digest_of;
  for (const Source& source : reading.sources) digest_of.emplace(source.id, source.sha256);
  std::vector<KeptInput> inputs;
  for (const Document& document : reading.documents) {
    inputs.push_back({document.path, digest_of.at(document.source), document.given_date, {}});
  }
  for (const Problem& problem : reading.problems) {
    if (problem.path.empty()) continue;  // of the whole call, not of an input
    KeptInput input;
    input.path = problem.path;
    if (problem.source) {
      input.sha256 = digest_of.at(*problem.source);
    } else {
      input.problem = Error{problem.code, problem.message};
    }
    inputs.push_back(std::move(input));
  }
  // A document goes before a problem of the same bytes: it holds the date.
  std::stable_sort(inputs.begin(), inputs.end(), [](const KeptInput& a, const KeptInput& b) {
    return order_key(a) < order_key(b);
  });
  const auto same = [](const KeptInput& a, const KeptInput& b) {
    return order_key(a) == order_key(b);
  };
  inputs.erase(std::unique(inputs.begin(), inputs.end(), same), inputs.end());
  return inputs;
}

}  // namespace

Case::~Case() {
  if (unlock_) unlock_();
}

Case::Case(Case&& other) noexcept
    : folder_(std::move(other.folder_)),
      files_(other.files_),
      unlock_(std::exchange(other.unlock_, {})),
      inputs_(std::move(other.inputs_)),
      gazetteers_(std::move(other.gazetteers_)) {}

Result<Case> Case::open(const std::string& folder, bool make, FileSystem& files) {
  const Result<FileInfo> info = files.info(make ? folder : inputs_path(folder));
  if (!info) return tl::unexpected(info.error());
  if (!make && info->kind != FileKind::file) {
    return fail(Errc::io, folder + " is no case: there is no file " + inputs_path(folder));
  }
  if (info->kind == FileKind::missing) {
    if (Result<void> made = files.make_folders(folder); !made) {
      return tl::unexpected(made.error());
    }
  } else if (make && info->kind != FileKind::folder) {
    return fail(Errc::io, folder + " is no folder");
  }
  Result<std::function<void()>> unlock = files.lock(folder + "/lock");
  if (!unlock) return tl::unexpected(unlock.error());
  Case opened(folder, files, *std::move(unlock));
  if (Result<void> read = opened.read_inputs_file(); !read) return tl::unexpected(read.error());
  return opened;
}

Result<void> Case::read_inputs_file() {
  const std::string path = inputs_path(folder_);
  const Result<FileInfo> info = files_->info(path);
  if (!info) return tl::unexpected(info.error());
  if (info->kind == FileKind::missing) return {};
  const Result<std::string> lines = files_->read(path, kMostInputsBytes);
  if (!lines) return tl::unexpected(lines.error());
  std::string_view rest = *lines;
  for (std::uint64_t number = 1; !rest.empty(); ++number) {
    const std::size_t length = std::min(rest.find('\n'), rest.size());
    const Result<JsonNode> node = parse_json(rest.substr(0, length), kInputsDepth);
    rest.remove_prefix(std::min(length + 1, rest.size()));
    const std::string where = path + ", line " + std::to_string(number) + ": ";
    if (!node) return fail(Errc::bad_input, where + node.error().message);
    try {
      if (node->at("type").string() == "gazetteer") {
        gazetteers_.push_back({name_in(*node), digest_in(*node)});
      } else {
        inputs_.push_back(input_in(*node));
      }
    } catch (const Unexpected& error) {
      return fail(Errc::bad_input, where + error.what());
    }
  }
  return {};
}

Result<void> Case::write_inputs_file() const {
  std::string lines;
  for (const Gazetteer& gazetteer : gazetteers_) {
    JsonWriter out;
    out.begin_object().key("type").string("gazetteer");
    write_name(out, gazetteer.name);
    out.key("sha256").string(to_hex(gazetteer.sha256)).end_object();
    lines += out.take() + "\n";
  }
  for (const KeptInput& input : inputs_) lines += input_line(input);
  return files_->write_atomic(inputs_path(folder_), lines);
}

Result<std::vector<UserGazetteer>> Case::gazetteers() const {
  std::vector<UserGazetteer> read;
  for (const Gazetteer& gazetteer : gazetteers_) {
    Result<std::string> bytes = read_original(gazetteer.sha256);
    if (!bytes) return tl::unexpected(bytes.error());
    read.push_back({gazetteer.name, *std::move(bytes)});
  }
  return read;
}

Result<void> Case::keep_gazetteer(const std::string& path) {
  const Result<TakenIn> taken = take_in(*files_, path, originals(), kMostGazetteerBytes);
  if (!taken) return tl::unexpected(taken.error());
  if (taken->size_bytes > kMostGazetteerBytes) {
    return fail(Errc::limit_exceeded, path + " is too large for a gazetteer");
  }
  const bool known = std::any_of(gazetteers_.begin(), gazetteers_.end(),
                                 [&](const Gazetteer& one) { return one.sha256 == taken->sha256; });
  if (!known) gazetteers_.push_back({path, taken->sha256});
  return write_inputs_file();
}

Result<void> Case::remember(const Reading& reading) {
  std::vector<KeptInput> now = received(reading);
  std::set<std::string> paths;
  std::set<std::pair<std::string, std::optional<Sha256>>> again;
  for (const KeptInput& input : now) {
    paths.insert(input.path);
    again.emplace(input.path, input.sha256);
  }
  for (KeptInput& old : inputs_) {
    const bool is_answered = old.problem && paths.contains(old.path);
    if (!is_answered && !again.contains({old.path, old.sha256})) now.push_back(std::move(old));
  }
  inputs_ = std::move(now);
  sort_inputs(inputs_);
  return write_inputs_file();
}

Result<void> Case::write_records(std::string_view lines) {
  return files_->write_atomic(records_path(), lines);
}

Result<void> Case::write_dossier(std::string_view page, std::string_view lines) {
  if (Result<void> made = files_->make_folders(folder_ + "/dossier"); !made) return made;
  Result<void> written = files_->write_atomic(folder_ + "/dossier/records.jsonl", lines);
  if (!written) return written;
  return files_->write_atomic(dossier_path(), page);
}

Result<std::string> Case::read_records() const {
  return files_->read(records_path(), kMostRecordsBytes);
}

Result<std::string> Case::read_original(const Sha256& sha256) const {
  return files_->read(original_path(originals(), sha256), kMostRecordsBytes);
}

}  // namespace habeas
