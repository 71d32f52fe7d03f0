// ingest/archives_test.h - small archives of the tests' own making, and what comes out of them
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/inflate.h"
#include "ingest/ingest.h"

namespace habeas {

inline std::string little(std::uint64_t number, unsigned int size) {
  std::string out;
  for (unsigned int i = 0; i < size; ++i)
    out.push_back(static_cast<char>(number >> (8 * i) & 0xFFU));
  return out;
}

/// zlib's deflate with these window bits: 31 gzip, 15 zlib, -15 raw.
inline std::string deflated(std::string_view bytes, int window) {
  z_stream stream{};
  if (deflateInit2(&stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  (void)deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  (void)deflateEnd(&stream);
  return out;
}
inline std::string gzipped(std::string_view bytes) { return deflated(bytes, 31); }

struct ZipFile {
  std::string name, bytes;
  bool is_stored = false;
};

/// A ZIP archive; `declared` replaces the sizes of all entries where it is not 0.
inline std::string zipped(const std::vector<ZipFile>& files, std::uint32_t declared = 0) {
  std::string out;
  std::string directory;
  for (const ZipFile& file : files) {
    const std::string packed = file.is_stored ? file.bytes : deflated(file.bytes, -15);
    const std::size_t at = out.size();
    std::string common = little(file.is_stored ? 0 : 8, 2) + little(0, 4);
    common += little(crc32_of(file.bytes), 4) + little(packed.size(), 4);
    common += little(declared == 0 ? file.bytes.size() : declared, 4);
    common += little(file.name.size(), 2) + little(0, 2);
    out += "PK\x03\x04" + little(20, 2) + little(0, 2) + common + file.name + packed;
    directory += "PK\x01\x02" + little(20, 2) + little(20, 2) + little(0, 2) + common;
    directory +=
        little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(at, 4) + file.name;
  }
  const std::size_t at = out.size();
  out +=
      directory + "PK\x05\x06" + little(0, 4) + little(files.size(), 2) + little(files.size(), 2);
  return out + little(directory.size(), 4) + little(at, 4) + little(0, 2);
}

/// A ustar header and content in blocks of 512 bytes; `type` is the type flag.
inline std::string tar_entry(const std::string& name, std::string_view bytes, char type = '0',
                             const std::string& link = {}) {
  std::string head(512, '\0');
  const auto put = [&](std::size_t at, const std::string& text) {
    head.replace(at, text.size(), text);
  };
  const auto octal = [](std::uint64_t number, std::size_t digits) {
    std::string out(digits, '0');
    for (std::size_t i = digits; i-- > 0; number /= 8) out[i] = static_cast<char>('0' + number % 8);
    return out;
  };
  put(0, name.substr(0, 100));
  put(100, "0000644");
  put(108, "0000000");
  put(116, "0000000");
  put(124, octal(bytes.size(), 11));
  put(136, octal(0, 11));
  put(148, "        ");
  head[156] = type;
  put(157, link);
  put(257, std::string("ustar\0", 6) + "00");
  std::uint64_t sum = 0;
  for (const char c : head) sum += static_cast<std::uint8_t>(c);
  put(148, octal(sum, 6) + std::string("\0 ", 2));
  std::string out = head + std::string(bytes);
  out.resize((out.size() + 511) / 512 * 512, '\0');
  return out;
}
inline std::string tar_end() { return std::string(1024, '\0'); }

struct Unpacked {
  Result<Decoded> answer = fail(Errc::internal, "not read");
  std::vector<Member> members;

  [[nodiscard]] bool has_note(std::string_view words) const {
    if (!answer) return answer.error().message.find(words) != std::string::npos;
    for (const Error& note : answer->notes) {
      if (note.message.find(words) != std::string::npos) return true;
    }
    return false;
  }
};

inline Unpacked unpack(std::string_view bytes, const Limits& limits = {},
                       std::string_view declared = {}) {
  Unpacked out;
  ReadContext context(limits);
  context.declared = declared;
  context.give = [&](const Member& member) -> Result<void> {
    out.members.push_back(member);
    return {};
  };
  out.answer = ingest(bytes, context);
  return out;
}

}  // namespace habeas
