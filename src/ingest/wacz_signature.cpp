// ingest/wacz_signature.cpp - the two shapes of signedData: an anonymous key, or a domain's
// certificate with a time stamp
#include "ingest/wacz_signature.h"

#include <algorithm>
#include <array>

#include "base/ecdsa.h"
#include "ingest/base64.h"

namespace habeas {
namespace {

using Names = std::vector<std::string_view>;

std::string text_of(const JsonNode& node, std::string_view name) {
  const JsonNode* found = node.find(name);
  return found != nullptr && found->kind == JsonNode::Kind::string ? found->text : std::string();
}

/// Names that the shape does not allow, or does not have.
void check_shape(const JsonNode& data, const Names& needed, const Names& allowed,
                 std::vector<std::string>& verdicts) {
  const auto holds = [](const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (const std::string_view name : needed) {
    if (text_of(data, name).empty()) {
      verdicts.push_back("the signature lacks its field " + std::string(name));
    }
  }
  for (const std::string& name : data.names) {
    if (!holds(needed, name) && !holds(allowed, name)) {
      verdicts.push_back("the signature has a field that is not allowed: " + name.substr(0, 100));
    }
  }
}

void tell(SignatureVerdict verdict, const char* holds, std::vector<std::string>& verdicts) {
  switch (verdict) {
    case SignatureVerdict::good:
      verdicts.emplace_back(holds);
      break;
    case SignatureVerdict::bad:
      verdicts.emplace_back("the signature is bad: it was not made for this data package");
      break;
    case SignatureVerdict::unreadable:
      verdicts.emplace_back("the signature cannot be checked: its key or its bytes cannot be read");
      break;
  }
}

}  // namespace

std::vector<std::string> check_wacz_signature(const JsonNode& data, std::string_view hash) {
  std::vector<std::string> verdicts;
  if (data.kind != JsonNode::Kind::object) return {"the signature is no JSON object"};
  const std::string signed_hash = text_of(data, "hash");
  if (signed_hash != hash) verdicts.emplace_back("the signature is about another digest");
  const std::string signature = decode_base64(text_of(data, "signature"));
  if (data.find("publicKey") != nullptr) {
    check_shape(data, {"hash", "created", "software", "signature", "publicKey"}, {"version"},
                verdicts);
    tell(verify_ecdsa_key(decode_base64(text_of(data, "publicKey")), signed_hash, signature),
         "signed with a key that nobody vouches for: key unknown", verdicts);
    return verdicts;
  }
  check_shape(data,
              {"hash", "created", "software", "signature", "domain", "domainCert", "timeSignature",
               "timestampCert"},
              {"version", "crossSignedCert"}, verdicts);
  tell(verify_ecdsa_certificate(text_of(data, "domainCert"), signed_hash, signature),
       "signed with the certificate of a domain; certificate untrusted: no root is known here",
       verdicts);
  verdicts.emplace_back("the time stamp of the signature is not checked");
  return verdicts;
}

}  // namespace habeas
