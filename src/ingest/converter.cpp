// ingest/converter.cpp - the wrapper around ICU's converters
#include "ingest/converter.h"

#include <unicode/ucnv.h>

#include <algorithm>

namespace habeas {

struct Converter::State {
  struct Close {
    void operator()(UConverter* closed) const { ucnv_close(closed); }
  };
  std::unique_ptr<UConverter, Close> converter;
};

Converter::Converter(const char* icu_name) {
  UErrorCode error = U_ZERO_ERROR;
  auto state = std::make_unique<State>();
  state->converter.reset(ucnv_open(icu_name, &error));
  if (U_FAILURE(error)) return;
  ucnv_setToUCallBack(state->converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                      &error);
  if (U_SUCCESS(error)) state_ = std::move(state);
}

Converter::~Converter() = default;

Character Converter::next(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  const char* at = bytes.data();
  const char* end = bytes.data() + bytes.size();
  const UChar32 value = ucnv_getNextUChar(state_->converter.get(), &at, end, &error);
  Character character;
  character.size = static_cast<std::uint32_t>(at - bytes.data());
  if (error == U_INDEX_OUTOFBOUNDS_ERROR) {
    character.is_end = true;
    character.size = static_cast<std::uint32_t>(bytes.size());
    return character;
  }
  if (U_FAILURE(error)) {
    ucnv_resetToUnicode(state_->converter.get());
    character.size = std::max(character.size, 1U);  // it may fail without moving on
    return character;
  }
  character.value = static_cast<char32_t>(value);
  character.valid = value != 0xFFFD;
  return character;
}

}  // namespace habeas
