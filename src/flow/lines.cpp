// flow/lines.cpp - writes hits and states of the log
#include "flow/lines.h"

#include "flow/anchoring.h"
#include "model/json_writer.h"

namespace habeas {

std::string hit_line(const Hit& hit) {
  JsonWriter out;
  out.begin_object().key("type").string("hit").key("id").string(to_text(hit.id));
  out.key("document").string(to_text(hit.document));
  if (hit.claim) out.key("claim").string(to_text(*hit.claim));
  out.key("span").span(hit.span).key("quote").string(hit.quote);
  out.key("highlights").begin_array();
  for (const TextSpan span : hit.highlights) out.span(span);
  out.end_array().end_object();
  return out.take() + "\n";
}

std::string checkpoint_line(const LogReport& log, const std::string& note) {
  const Anchoring anchoring = anchoring_of(log);
  const auto whole = [](std::uint64_t number) { return static_cast<std::int64_t>(number); };
  JsonWriter out;
  out.begin_object().key("type").string("checkpoint").key("log").string(log.origin);
  out.key("log_size").integer(whole(log.tree.size()));
  out.key("root").string(to_hex(log.tree.root()));
  out.key("key").string(to_text(*log.key));
  out.key("note").string(note);
  if (anchoring.anchored < anchoring.entries) {
    out.key("unanchored_since").integer(whole(anchoring.anchored));
  }
  if (anchoring.cosigned > 0) out.key("cosigned_below").integer(whole(anchoring.cosigned));
  if (anchoring.stamped > 0) out.key("stamped_below").integer(whole(anchoring.stamped));
  out.end_object();
  return out.take() + "\n";
}

}  // namespace habeas
