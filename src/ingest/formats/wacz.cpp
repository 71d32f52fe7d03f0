// ingest/formats/wacz.cpp - a packed web archive (WACZ 1.1): its WARC files, and a verdict on each
// promise that its data package makes
//
// Nothing is refused: a file that is not listed, or does not have the digest that is listed for it,
// is read all the same, and what does not hold is told.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ingest/cdxj.h"
#include "ingest/digests.h"
#include "ingest/format.h"
#include "ingest/inflate.h"
#include "ingest/members.h"
#include "ingest/wacz_signature.h"
#include "ingest/zip.h"
#include "model/json_tree.h"

namespace habeas {
namespace {

constexpr std::uint32_t kJsonDepth = 16;
constexpr std::string_view kPackage = "datapackage.json";
constexpr std::string_view kDigest = "datapackage-digest.json";

std::uint32_t sniff_wacz(std::string_view bytes) {
  if (!is_zip(bytes) || bytes.find(kPackage) == std::string_view::npos) return 0;
  const auto zip = read_zip(bytes, Limits{});
  if (!zip || find_entry(*zip, kPackage) == nullptr) return 0;
  const bool has_archive =
      std::any_of(zip->entries.begin(), zip->entries.end(),
                  [](const ZipEntry& entry) { return entry.name.starts_with("archive/"); });
  return has_archive ? 94 : 0;
}

bool is_warc_name(std::string_view name) {
  return name.starts_with("archive/") && (name.ends_with(".warc") || name.ends_with(".warc.gz"));
}

/// A text of an object; empty when it has none.
std::string text_of(const JsonNode& node, std::string_view name) {
  const JsonNode* found = node.kind == JsonNode::Kind::object ? node.find(name) : nullptr;
  return found != nullptr && found->kind == JsonNode::Kind::string ? found->text : std::string();
}

class Wacz {
 public:
  Wacz(std::string_view bytes, const ReadContext& context)
      : bytes_(bytes), context_(context), sender_(context, bytes.size()) {}

  Result<Decoded> run() {
    auto zip = read_zip(bytes_, context_.limits);
    if (!zip) return tl::unexpected(zip.error());
    zip_ = std::move(*zip);
    for (const Error& note : zip_.notes) {
      sender_.note(note.code, note.message, note.at.value_or(SourceSpan{}));
    }
    read_package();
    std::set<std::string_view> seen;
    for (const ZipEntry& entry : zip_.entries) {
      if (entry.is_folder) continue;
      if (!seen.insert(entry.name).second) {
        tell("there are two members of this name: " + as_words(entry.name), place_of(entry));
      }
      if (auto taken = take(entry); !taken) return tl::unexpected(taken.error());
    }
    for (const auto& [path, resource] : listed_) {
      if (find_entry(zip_, path) == nullptr) {
        tell("a member that the data package lists is missing: " + as_words(path));
      }
    }
    check_indexes();
    return sender_.finish();
  }

 private:
  struct Resource {
    std::string hash, bytes;
  };

  void tell(std::string words, SourceSpan where = {}) {
    sender_.note(Errc::bad_input, std::move(words), where);
  }

  std::uint64_t most() const { return std::min(sender_.room(), context_.limits.container_bytes); }

  Result<std::string> content_of(std::string_view name) {
    const ZipEntry* entry = find_entry(zip_, name);
    if (entry == nullptr) return fail(Errc::bad_input, "it is missing");
    return zip_content(bytes_, *entry, most());
  }

  void read_package() {
    const auto package = content_of(kPackage);
    if (!package) return tell("datapackage.json: " + package.error().message);
    check_package_digest(*package);
    const auto json = parse_json(*package, kJsonDepth);
    const JsonNode* resources =
        json && json->kind == JsonNode::Kind::object ? json->find("resources") : nullptr;
    if (resources == nullptr || resources->kind != JsonNode::Kind::array) {
      return tell("datapackage.json lists no resources");
    }
    if (text_of(*json, "profile") != "data-package") tell("datapackage.json has another profile");
    if (text_of(*json, "wacz_version").empty()) tell("datapackage.json names no version of WACZ");
    for (const JsonNode& item : resources->items) {
      if (item.kind != JsonNode::Kind::object) continue;
      const JsonNode* size = item.find("bytes");
      listed_[text_of(item, "path")] = {text_of(item, "hash"), size == nullptr ? "" : size->text};
    }
  }

  void check_package_digest(std::string_view package) {
    const auto digest = content_of(kDigest);
    if (!digest) return tell("datapackage-digest.json: " + digest.error().message);
    const auto json = parse_json(*digest, kJsonDepth);
    if (!json || json->kind != JsonNode::Kind::object)
      return tell("datapackage-digest.json is no JSON object");
    if (text_of(*json, "path") != kPackage) tell("datapackage-digest.json is about another file");
    const std::string hash = text_of(*json, "hash");
    if (check_digest(hash, package) != DigestVerdict::agrees) {
      tell("datapackage.json does not have the digest in datapackage-digest.json");
    }
    if (const JsonNode* data = json->find("signedData")) {
      for (std::string& verdict : check_wacz_signature(*data, hash)) tell(std::move(verdict));
    }
  }

  Result<void> take(const ZipEntry& entry) {
    const SourceSpan where = place_of(entry);
    const std::string name = as_words(entry.name);
    auto content = zip_content(bytes_, entry, most());
    if (!content) {
      tell(name + ": " + content.error().message, where);
      return {};
    }
    check_listed(entry, *content);
    if (entry.name.starts_with("indexes/")) indexes_.emplace_back(name, *content);
    if (!is_warc_name(entry.name)) {
      if (entry.name.starts_with("archive/")) tell("no WARC file in archive/: " + name, where);
      return {};
    }
    if (entry.method != 0) tell("a WARC file that is packed twice: " + name, where);
    Member member;
    member.label = sender_.label_of(entry.name, where);
    member.name = name;
    member.offset = entry.data_at;
    member.length = entry.packed_bytes;
    member.bytes = std::move(*content);
    sizes_[std::string(entry.name.substr(entry.name.rfind('/') + 1))] = member.bytes.size();
    return sender_.give(member);
  }

  void check_listed(const ZipEntry& entry, std::string_view content) {
    if (entry.name == kPackage || entry.name == kDigest) return;
    const SourceSpan where = place_of(entry);
    const auto found = listed_.find(std::string(entry.name));
    if (found == listed_.end()) {
      return tell("a member that the data package does not list: " + as_words(entry.name), where);
    }
    if (check_digest(found->second.hash, content) != DigestVerdict::agrees) {
      tell("a member does not have the digest that is listed for it: " + as_words(entry.name),
           where);
    }
    if (!found->second.bytes.empty() && found->second.bytes != std::to_string(content.size())) {
      tell("a member does not have the size that is listed for it: " + as_words(entry.name), where);
    }
  }

  /// Every line of an index points into a WARC file of this archive.
  void check_indexes() {
    for (auto& [name, content] : indexes_) {
      if (name.ends_with(".idx")) continue;  // of a compressed index: it points into that
      if (is_gzip(content)) content = unpacked(content);
      const CdxjCheck check = check_cdxj(content, sizes_);
      if (check.bad_lines > 0) {
        tell(name + ": " + std::to_string(check.bad_lines) +
             " lines are no CDXJ; the first is line " + std::to_string(check.first_bad));
      }
      if (check.wrong_places > 0) {
        tell(name + ": " + std::to_string(check.wrong_places) +
             " lines point outside the archive; the first is line " +
             std::to_string(check.first_wrong));
      }
      if (!check.is_sorted) tell(name + ": its lines are not in order");
    }
  }

  std::string unpacked(std::string_view packed) const {
    std::string out;
    while (!packed.empty() && is_gzip(packed) && out.size() < most()) {
      auto part = inflate_gzip(packed, most() - out.size());
      if (!part) break;
      out += part->bytes;
      packed.remove_prefix(part->taken);
    }
    return out;
  }

  std::string_view bytes_;
  const ReadContext& context_;
  MemberSender sender_;
  ZipDirectory zip_;
  std::map<std::string, Resource> listed_;
  std::map<std::string, std::uint64_t> sizes_;  ///< of WARC files, by their name without folder
  std::vector<std::pair<std::string, std::string>> indexes_;
};

Result<Decoded> decode_wacz(std::string_view bytes, const ReadContext& context) {
  return Wacz(bytes, context).run();
}

}  // namespace

extern const Format format_wacz;
const Format format_wacz{"wacz", "1", "application/wacz", sniff_wacz, decode_wacz, true};

}  // namespace habeas
