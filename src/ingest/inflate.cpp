// ingest/inflate.cpp - every library that undoes a compression is called here and nowhere else
#include "ingest/inflate.h"

#include <brotli/decode.h>
#include <libdeflate.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>

namespace habeas {
namespace {

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* one) const { libdeflate_free_decompressor(one); }
};
using Decompressor = std::unique_ptr<libdeflate_decompressor, FreeDecompressor>;

tl::unexpected<Error> too_large(std::uint64_t most) {
  return fail(Errc::limit_exceeded, "it unpacks to more than " + std::to_string(most) + " bytes");
}

/// Streams through zlib until the end, damage, or `most` bytes. `window` is zlib's window bits.
struct Streamed {
  std::string bytes;
  bool is_whole = false;
};
Streamed stream_zlib(std::string_view bytes, std::uint64_t most, int window) {
  constexpr std::size_t kStep = 256U << 10U;
  Streamed out;
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return out;
  stream.next_in = reinterpret_cast<const Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), 0xFFFFFFFFU));
  int status = Z_OK;
  while (status == Z_OK && out.bytes.size() < most) {
    const std::size_t before = out.bytes.size();
    const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(kStep, most - before));
    out.bytes.resize(before + step);
    stream.next_out = reinterpret_cast<Bytef*>(out.bytes.data() + before);
    stream.avail_out = static_cast<uInt>(step);
    status = ::inflate(&stream, Z_NO_FLUSH);
    out.bytes.resize(before + step - stream.avail_out);
    if (status == Z_BUF_ERROR || (status == Z_OK && out.bytes.size() == before)) break;
  }
  out.is_whole = status == Z_STREAM_END;
  (void)inflateEnd(&stream);
  return out;
}

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B\x08"); }
bool is_zstd(std::string_view bytes) { return bytes.starts_with("\x28\xB5\x2F\xFD"); }

struct GzipReader::State {
  Decompressor decompressor{libdeflate_alloc_decompressor()};
  std::unique_ptr<char[]> room;
  std::uint64_t size = 0;
};

GzipReader::GzipReader() : state_(std::make_unique<State>()) {}
GzipReader::~GzipReader() = default;

/// The size of what comes out stands at the end of the member, whose end is not known: the room
/// grows until it is enough.
Result<GzipReader::Unpacked> GzipReader::next(std::string_view bytes, std::uint64_t most) {
  constexpr std::uint64_t kFirst = 256U << 10U;
  if (!state_->decompressor) return fail(Errc::internal, "no memory to unpack with");
  while (true) {
    const std::uint64_t room = std::min(state_->size, most);
    Unpacked out;
    std::size_t size = 0;
    const libdeflate_result result =
        libdeflate_gzip_decompress_ex(state_->decompressor.get(), bytes.data(), bytes.size(),
                                      state_->room.get(), room, &out.taken, &size);
    if (result == LIBDEFLATE_SUCCESS) {
      out.bytes = {state_->room.get(), size};
      return out;
    }
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE) return fail(Errc::bad_input, "damaged gzip data");
    if (room == most) return too_large(most);
    state_->size = std::min(std::max(kFirst, state_->size * 4), most);
    state_->room.reset();
    state_->room = std::make_unique_for_overwrite<char[]>(state_->size);
  }
}

Result<Inflated> inflate_gzip(std::string_view bytes, std::uint64_t most) {
  GzipReader reader;
  const auto out = reader.next(bytes, most);
  if (!out) return tl::unexpected(out.error());
  return Inflated{std::string(out->bytes), out->taken};
}

std::string gzip_head(std::string_view bytes, std::size_t most) {
  constexpr std::size_t kLook = 64U << 10U;
  return stream_zlib(bytes.substr(0, kLook), most, 16 + MAX_WBITS).bytes;
}

std::string gzip_remains(std::string_view bytes, std::uint64_t most) {
  return stream_zlib(bytes, most, 16 + MAX_WBITS).bytes;
}

Result<std::string> inflate_raw(std::string_view bytes, std::uint64_t size) {
  const Decompressor one(libdeflate_alloc_decompressor());
  if (!one) return fail(Errc::internal, "no memory to unpack with");
  std::string out(size, '\0');
  std::size_t actual = 0;
  const libdeflate_result result = libdeflate_deflate_decompress(
      one.get(), bytes.data(), bytes.size(), out.data(), out.size(), &actual);
  if (result == LIBDEFLATE_INSUFFICIENT_SPACE) {
    return fail(Errc::bad_input,
                "it unpacks to more than the " + std::to_string(size) + " bytes that it declares");
  }
  if (result != LIBDEFLATE_SUCCESS) return fail(Errc::bad_input, "damaged deflate data");
  if (actual != size) {
    return fail(Errc::bad_input, "it unpacks to " + std::to_string(actual) + " bytes, not the " +
                                     std::to_string(size) + " that it declares");
  }
  return out;
}

Result<std::string> inflate_zlib(std::string_view bytes, std::uint64_t most) {
  for (const int window : {MAX_WBITS, -MAX_WBITS}) {
    Streamed out = stream_zlib(bytes, most, window);
    if (out.is_whole) return std::move(out.bytes);
    if (out.bytes.size() >= most) return too_large(most);
  }
  return fail(Errc::bad_input, "damaged deflate data");
}

Result<std::string> inflate_brotli(std::string_view bytes, std::uint64_t most) {
  constexpr std::size_t kStep = 256U << 10U;
  struct Free {
    void operator()(BrotliDecoderState* one) const { BrotliDecoderDestroyInstance(one); }
  };
  const std::unique_ptr<BrotliDecoderState, Free> one(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
  if (!one) return fail(Errc::internal, "no memory to unpack with");
  std::string out;
  const auto* next_in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::size_t left_in = bytes.size();
  while (true) {
    if (out.size() >= most) return too_large(most);
    const std::size_t before = out.size();
    auto left_out = static_cast<std::size_t>(std::min<std::uint64_t>(kStep, most - before));
    out.resize(before + left_out);
    auto* next_out = reinterpret_cast<std::uint8_t*>(out.data() + before);
    const BrotliDecoderResult result =
        BrotliDecoderDecompressStream(one.get(), &left_in, &next_in, &left_out, &next_out, nullptr);
    out.resize(out.size() - left_out);
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return out;
    if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
      return fail(Errc::bad_input, "damaged brotli data");
    }
  }
}

Result<std::string> inflate_zstd(std::string_view bytes, std::uint64_t most) {
  struct Free {
    void operator()(ZSTD_DStream* one) const { (void)ZSTD_freeDStream(one); }
  };
  const std::unique_ptr<ZSTD_DStream, Free> one(ZSTD_createDStream());
  if (!one) return fail(Errc::internal, "no memory to unpack with");
  (void)ZSTD_DCtx_setParameter(one.get(), ZSTD_d_windowLogMax, 27);  // 128 MiB
  std::string out;
  ZSTD_inBuffer input{bytes.data(), bytes.size(), 0};
  std::size_t hint = 1;
  while (input.pos < input.size || hint != 0) {
    if (out.size() >= most) return too_large(most);
    const std::size_t before = out.size();
    const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(256U << 10U, most - before));
    out.resize(before + step);
    ZSTD_outBuffer output{out.data() + before, step, 0};
    const std::size_t taken_before = input.pos;
    hint = ZSTD_decompressStream(one.get(), &output, &input);
    out.resize(before + output.pos);
    if (ZSTD_isError(hint) != 0) {
      return fail(Errc::bad_input,
                  std::string("damaged Zstandard data: ") + ZSTD_getErrorName(hint));
    }
    if (output.pos == 0 && input.pos == taken_before) break;
  }
  if (hint != 0) return fail(Errc::bad_input, "the Zstandard data is cut off");
  return out;
}

std::uint32_t crc32_of(std::string_view bytes) {
  return libdeflate_crc32(0, bytes.data(), bytes.size());
}

}  // namespace habeas
