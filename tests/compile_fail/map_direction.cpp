// compile_fail/map_direction.cpp - an offset map leads from the text to the source, not back
#include "base/offset_map.h"

int main() {
  const auto map = habeas::OffsetMap<habeas::InText, habeas::InSource>::identity(4);
#ifdef MUST_FAIL
  const habeas::SourceSpan span{1, 2};
#else
  const habeas::TextSpan span{1, 2};
#endif
  return map.map(span).empty() ? 1 : 0;
}
