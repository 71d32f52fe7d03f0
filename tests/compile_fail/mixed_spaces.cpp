// compile_fail/mixed_spaces.cpp - a range of the source is no range of the text
#include "base/span.h"

int main() {
#ifdef MUST_FAIL
  const habeas::SourceSpan span{1, 2};
#else
  const habeas::TextSpan span{1, 2};
#endif
  const habeas::TextSpan text = span;
  return text.empty() ? 1 : 0;
}
