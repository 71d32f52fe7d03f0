// extract/words.cpp - dashes and quotation marks in every form
#include "extract/words.h"

namespace habeas {

bool Words::one_space_before(std::uint32_t i) const {
  if (!has(i) || i <= range_.begin) return false;
  const std::uint32_t begin = tokens_.tokens[i - 1].end;
  const std::string_view gap = text_.substr(begin, tokens_.tokens[i].begin - begin);
  return gap == " " || gap == "\xC2\xA0" || gap == "\xE2\x80\xAF" || gap == "\xE2\x80\x89";
}

bool Words::dash(std::uint32_t i) const {
  const std::string_view bytes = view(i);
  if (bytes.size() != 1 && bytes.size() != 3) return false;
  return bytes == "-" || bytes == "\xE2\x80\x90" || bytes == "\xE2\x80\x91" ||
         bytes == "\xE2\x80\x92" || bytes == "\xE2\x80\x93" || bytes == "\xE2\x80\x94" ||
         bytes == "\xE2\x88\x92";
}

bool Words::quote(std::uint32_t i) const {
  const std::string_view bytes = view(i);
  if (bytes.empty() || bytes.size() > 3) return false;
  return bytes == "\"" || bytes == "'" || bytes == "\xE2\x80\x9C" || bytes == "\xE2\x80\x9D" ||
         bytes == "\xE2\x80\x98" || bytes == "\xE2\x80\x99" || bytes == "\xC2\xAB" ||
         bytes == "\xC2\xBB";
}

}  // namespace habeas
