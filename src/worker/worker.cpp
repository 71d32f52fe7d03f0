// worker/worker.cpp - reads with the formats of ingest, behind the lock
#include "worker/worker.h"

#include "ingest/ingest.h"
#include "sandbox/serve.h"
#include "sandbox/trial.h"

namespace habeas {

void Worker::prepare() {
  warm_up_ingest();
  self_test_ = self_test(options_.limits);
}

int Worker::run(int channel, std::uint64_t source_bytes) const {
  const Limits limits = for_source(options_.limits, source_bytes);
  const Reader reader = [&](std::string_view source, std::string_view declared,
                            const MemberSink& give) {
    ReadContext context(limits);
    context.declared = declared;
    context.give = give;
    return ingest(source, context);
  };
  return serve_jobs(channel, {limits, options_.unsafe_no_sandbox, self_test_}, reader);
}

}  // namespace habeas
