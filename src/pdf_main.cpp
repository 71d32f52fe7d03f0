// pdf_main.cpp - the program habeas-pdf: reads PDFs behind the lock, for its parent habeas only
#include "base/limits.h"
#include "pdf/cmaps.h"
#include "pdf/read.h"
#include "sandbox/serve.h"
#include "sandbox/trial.h"

int main() {
  constexpr int kChannel = 3;
  habeas::warm_up_poppler();
  habeas::JobOptions options;
  options.self_test = habeas::self_test(options.limits);
  return habeas::serve_jobs(
      kChannel, options,
      [&options](std::string_view source, std::string_view, const habeas::MemberSink&) {
        return habeas::read_pdf(source, options.limits);
      });
}
