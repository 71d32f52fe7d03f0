// dossier/checking.cpp - how a reader checks a passage with common tools and without habeas
#include "dossier/pieces.h"
#include "dossier/sections.h"

namespace habeas {
namespace {

const Claim* first_claim_with_bytes(const View& view) {
  for (const Claim& claim : view.pile().claims) {
    if (claim.where.bytes && !claim.where.bytes->empty() && view.number(claim.document) > 0) {
      return &claim;
    }
  }
  return nullptr;
}

Html example(const View& view, const Claim& claim) {
  const SourceSpan bytes = *claim.where.bytes;
  Html out;
  out.tag("<p>Passage ").add(passage_number(view, claim)).tag(" is bytes <span class=\"bytes\">[");
  out.number(bytes.begin).tag(",").number(bytes.end).tag(")</span> of the file of ");
  out.add(document_link(view, claim.document)).tag(". Its words come out with:</p><pre><code>");
  out.tag("tail -c +").number(static_cast<std::int64_t>(bytes.begin) + 1).tag(" FILE | head -c ");
  return out.number(bytes.size()).tag("</code></pre>");
}

}  // namespace

Html checking_section(const View& view) {
  Html out;
  out.tag(
      "<section class=\"check\" aria-labelledby=\"check\"><h2 id=\"check\">How to check this</h2>");
  out.tag(
      "<p>Nothing here asks to be believed. Each passage names a file by its SHA-256 and a "
      "range of bytes, counted from 0, the end not included. With the files at hand any "
      "computer can check it, without this program.</p><ol><li>Is it the same file? The digest "
      "printed for a source must come out:<pre><code>sha256sum FILE</code></pre></li>"
      "<li>Do the words stand there? For bytes [B,E) leave out B bytes and take E minus B:"
      "<pre><code>tail -c +$((B + 1)) FILE | head -c $((E - B))</code></pre></li></ol>");
  if (const Claim* claim = first_claim_with_bytes(view)) out.add(example(view, *claim));
  out.tag(
      "<p>Where a file is not in UTF-8, or holds entities, its bytes show the passage before it "
      "was decoded. In a case folder the records behind this page lie beside it in "
      "<code>records.jsonl</code>, "
      "with full identifiers; <code>habeas why ID</code> prints the chain of evidence of any "
      "of them.</p></section>");
  return out;
}

}  // namespace habeas
