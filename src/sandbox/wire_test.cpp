// sandbox/wire_test.cpp - what goes over the wire comes back, and nothing else is believed
#include "sandbox/wire.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "sandbox/channel.h"

namespace habeas {
namespace {

constexpr std::string_view kSource = "caf\xE9 noir";

Decoded sample() {
  Decoded decoded;
  decoded.made_by = {"text", "1"};
  decoded.media_type = "text/plain";
  decoded.encoding = {"windows-1252", "detected"};
  decoded.text = "caf\xC3\xA9 noir";
  decoded.to_source.append(3, {0, 3}, true);
  decoded.to_source.append(2, {3, 4}, false);
  decoded.to_source.append(5, {4, 9}, true);
  decoded.markup.is_page = true;
  decoded.markup.strings = {"p", "", "b", "entry-date"};
  decoded.markup.elements = {{Element::kNone, {0, 10}, 0, 1}, {0, {5, 10}, 2, 3}};
  decoded.markup.stated = {{"meta:author", "Ada Quill", 0}, {"time", "2031-04-02", 10}};
  decoded.notes.push_back({Errc::bad_input, "something at the accent", SourceSpan{3, 4}});
  return decoded;
}

std::string frame(FrameKind kind, std::string_view payload) {
  std::string out;
  for (unsigned int shift = 0; shift < 32; shift += 8) {
    out.push_back(static_cast<char>((payload.size() >> shift) & 0xFFU));
  }
  out.push_back(static_cast<char>(kind));
  return out.append(payload);
}

std::string number(std::uint32_t value) {
  std::string out;
  for (unsigned int shift = 0; shift < 32; shift += 8) {
    out.push_back(static_cast<char>((value >> shift) & 0xFFU));
  }
  return out;
}

std::string run(std::uint32_t size, std::uint32_t begin, std::uint32_t end, bool copy) {
  return number(size) + number(begin) + number(end) + std::string(1, copy ? '\1' : '\0');
}

std::string meta() {
  return frame(FrameKind::meta, number(0) + number(0) + number(0) + number(0) + number(0) + '\0');
}

/// The whole way of an answer, in pieces of this size.
Result<Decoded> decode(std::string_view wire, std::string_view source = kSource,
                       std::size_t piece = 7) {
  WireDecoder decoder(Limits{}, static_cast<std::uint32_t>(source.size()));
  for (std::size_t at = 0; at < wire.size(); at += piece) {
    auto fed = decoder.feed(wire.substr(at, piece));
    if (!fed) return tl::unexpected(fed.error());
  }
  return decoder.finish(source);
}

TEST(Wire, CarriesATextWhole) {
  for (const std::size_t piece : {1U, 7U, 4096U}) {
    const auto decoded = decode(encode_decoded(sample()), kSource, piece);
    ASSERT_TRUE(decoded) << decoded.error().message;
    EXPECT_EQ(decoded->text, sample().text);
    EXPECT_EQ(decoded->to_source.runs(), sample().to_source.runs());
    EXPECT_EQ(decoded->made_by, sample().made_by);
    EXPECT_EQ(decoded->media_type, "text/plain");
    EXPECT_EQ(decoded->encoding.name, "windows-1252");
    EXPECT_EQ(decoded->encoding.basis, "detected");
    EXPECT_TRUE(decoded->markup.is_page);
    EXPECT_EQ(decoded->markup.strings, sample().markup.strings);
    ASSERT_EQ(decoded->markup.elements.size(), 2U);
    EXPECT_EQ(decoded->markup.elements[1].parent, 0U);
    EXPECT_EQ(decoded->markup.elements[1].span, (TextSpan{5, 10}));
    EXPECT_EQ(decoded->markup.elements[1].words, 3U);
    ASSERT_EQ(decoded->markup.stated.size(), 2U);
    EXPECT_EQ(decoded->markup.stated[1].name, "time");
    EXPECT_EQ(decoded->markup.stated[1].value, "2031-04-02");
    EXPECT_EQ(decoded->markup.stated[1].at, 10U);
    ASSERT_EQ(decoded->notes.size(), 1U);
    EXPECT_EQ(decoded->notes[0].message, "something at the accent");
    EXPECT_EQ(decoded->notes[0].at, (SourceSpan{3, 4}));
  }
}

TEST(Wire, CarriesATextOfManyFrames) {
  const std::string source(3 * kFrameBytes + 17, 'x');
  Decoded decoded;
  decoded.text = source;
  decoded.to_source =
      OffsetMap<InText, InSource>::identity(static_cast<std::uint32_t>(source.size()));
  const auto back = decode(encode_decoded(decoded), source, 65536);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_TRUE(back->text == source);
}

TEST(Wire, CarriesARefusalAsTheError) {
  const auto decoded = decode(encode_refusal({Errc::unsupported, "an image", SourceSpan{0, 4}}));
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().code, Errc::unsupported);
  EXPECT_EQ(decoded.error().message, "an image");
  EXPECT_EQ(decoded.error().at, (SourceSpan{0, 4}));
}

TEST(Wire, CarriesWhatAnotherProgramMayReadMoreOf) {
  Decoded given = sample();
  given.reader = "habeas-ocr";
  const auto with_text = decode(encode_decoded(given));
  ASSERT_TRUE(with_text) << with_text.error().message;
  EXPECT_EQ(with_text->reader, "habeas-ocr");
  EXPECT_EQ(with_text->text, sample().text);
  EXPECT_EQ(with_text->notes.size(), 1U);

  Decoded silent;
  silent.reader = "habeas-ocr";
  silent.notes = {{Errc::unsupported, "no text", SourceSpan{0, 4}}};
  const auto without_text = decode(encode_decoded(silent));
  ASSERT_TRUE(without_text) << without_text.error().message;
  EXPECT_EQ(without_text->reader, "habeas-ocr");
  ASSERT_EQ(without_text->notes.size(), 1U);
  EXPECT_EQ(without_text->notes[0].message, "no text");
}

TEST(Wire, CarriesHelloAndJobs) {
  const std::string hello = encode_hello({kWireVersion, false, "no seccomp"});
  EXPECT_FALSE(*decode_hello(std::string_view(hello).substr(0, 6)));
  const auto back = decode_hello(hello);
  ASSERT_TRUE(back);
  ASSERT_TRUE(*back);
  EXPECT_FALSE((*back)->locked);
  EXPECT_EQ((*back)->reason, "no seccomp");
  const std::string job = encode_job_head(70000, "text/html");
  const auto head = decode_job_head(std::string_view(job).substr(0, kJobHeadBytes));
  ASSERT_TRUE(head);
  EXPECT_EQ(head->source_bytes, 70000U);
  EXPECT_EQ(head->declared_bytes, 9U);
  EXPECT_EQ(job.substr(kJobHeadBytes), "text/html");
  EXPECT_FALSE(decode_job_head(std::string_view(hello).substr(0, kJobHeadBytes)));
  EXPECT_FALSE(decode_hello(encode_hello({kWireVersion + 1, true, ""})));
  EXPECT_FALSE(decode_hello(hello + "x"));
}

TEST(Wire, BelievesNothingElse) {
  const std::string end = frame(FrameKind::end, "");
  const std::string text = frame(FrameKind::text, "caf");
  const std::string copy = frame(FrameKind::run, run(3, 0, 3, true));
  const auto problem = [](std::uint8_t code, std::uint32_t begin, std::uint32_t last) {
    return frame(FrameKind::problem, std::string{static_cast<char>(code), '\1'} + number(begin) +
                                         number(last) + number(1) + "w");
  };
  ASSERT_TRUE(decode(meta() + text + copy + end)) << "the honest one passes";
  const auto element = [](std::uint32_t parent, std::uint32_t begin, std::uint32_t last,
                          std::uint32_t name) {
    return frame(FrameKind::element,
                 number(parent) + number(begin) + number(last) + number(name) + number(0));
  };
  const std::string word = frame(FrameKind::word, number(1) + "p");
  const std::string root = element(Element::kNone, 0, 3, 0);
  ASSERT_TRUE(decode(meta() + text + copy + word + root + element(0, 1, 2, 0) + end));
  struct Lie {
    const char* what;
    std::string wire;
  };
  const std::vector<Lie> kLies{
      {"nothing", ""},
      {"no end", meta() + text + copy},
      {"an end alone", end},
      {"no meta", text + copy + end},
      {"two metas", meta() + meta() + text + copy + end},
      {"text behind runs", meta() + text + copy + text + end},
      {"runs before text", meta() + copy + text + end},
      {"a text behind a refusal", problem(0, 0, 0) + meta() + text + copy + end},
      {"two refusals", problem(0, 0, 0) + problem(0, 0, 0) + end},
      {"an unknown frame", meta() + frame(static_cast<FrameKind>(77), "") + end},
      {"a hello in the middle", meta() + encode_hello({}) + end},
      {"a job", encode_job_head(0) + end},
      {"words behind the end", meta() + text + copy + end + "x"},
      {"an end with words", meta() + text + copy + frame(FrameKind::end, "x")},
      {"a frame that is too long", number(kFrameBytes + 1) + "\3"},
      {"half a meta", frame(FrameKind::meta, number(0) + number(0)) + text + copy + end},
      {"a string beyond its frame", frame(FrameKind::meta, number(9) + "x") + end},
      {"a long string", frame(FrameKind::meta, number(5000) + std::string(5000, 'x')) + end},
      {"meta not in UTF-8", frame(FrameKind::meta, number(1) + "\xFF" + number(0) + number(0) +
                                                       number(0) + number(0) + '\0') +
                                text + copy + end},
      {"an empty text frame", meta() + frame(FrameKind::text, "") + end},
      {"text not in UTF-8",
       meta() + frame(FrameKind::text, "\xC3") + frame(FrameKind::run, run(1, 3, 4, false)) + end},
      {"text without runs", meta() + text + end},
      {"half a run", meta() + text + frame(FrameKind::run, number(3)) + end},
      {"a run outside the source",
       meta() + text + frame(FrameKind::run, run(3, 8, 11, true)) + end},
      {"a run beyond the text", meta() + text + frame(FrameKind::run, run(4, 0, 4, true)) + end},
      {"a run that overflows",
       meta() + text + frame(FrameKind::run, run(3, 0, 3, true) + run(0xFFFFFFFF, 3, 4, false)) +
           end},
      {"a run from end to begin", meta() + text + frame(FrameKind::run, run(3, 3, 0, false)) + end},
      {"an empty run",
       meta() + text + frame(FrameKind::run, run(3, 0, 3, true) + run(0, 3, 3, false)) + end},
      {"runs out of order",
       meta() + text + frame(FrameKind::run, run(1, 2, 3, false) + run(2, 0, 2, false)) + end},
      {"a copy of another size", meta() + text + frame(FrameKind::run, run(3, 0, 4, true)) + end},
      {"a copy that is none", meta() + frame(FrameKind::text, "cat") + copy + end},
      {"runs that leave a gap", meta() + text + frame(FrameKind::run, run(2, 0, 2, true)) + end},
      {"a copy flag of two",
       meta() + text + frame(FrameKind::run, number(3) + number(0) + number(3) + "\2") + end},
      {"an element without words", meta() + text + copy + root + end},
      {"an element before the text", meta() + word + root + text + copy + end},
      {"half an element", meta() + text + copy + word + frame(FrameKind::element, "xx") + end},
      {"an element that is its own parent",
       meta() + text + copy + word + element(0, 0, 3, 0) + end},
      {"an element outside its parent",
       meta() + text + copy + word + element(Element::kNone, 0, 1, 0) + element(0, 1, 2, 0) + end},
      {"an element outside the text",
       meta() + text + copy + word + element(Element::kNone, 0, 4, 0) + end},
      {"elements out of order", meta() + text + copy + word + element(Element::kNone, 1, 2, 0) +
                                    element(Element::kNone, 0, 1, 0) + end},
      {"an element with an unknown name",
       meta() + text + copy + word + element(Element::kNone, 0, 3, 1) + end},
      {"a word with more behind it",
       meta() + text + copy + frame(FrameKind::word, number(1) + "pq") + end},
      {"a fact behind the text's end",
       meta() + text + copy + frame(FrameKind::stated, number(4) + number(0) + number(0)) + end},
      {"half a fact", meta() + text + copy + frame(FrameKind::stated, number(0) + number(0)) + end},
      {"a code that is none", problem(6, 0, 0) + end},
      {"a problem outside the source", problem(0, 0, 10) + end},
      {"a problem from end to begin", problem(0, 2, 1) + end},
  };
  for (const Lie& lie : kLies) {
    const auto decoded = decode(lie.wire);
    ASSERT_FALSE(decoded) << lie.what;
    EXPECT_EQ(decoded.error().code, Errc::worker_lost) << lie.what << decoded.error().message;
  }
}

TEST(Wire, BoundsWhatASmallSourceMayBecome) {
  Limits limits;
  limits.output_ratio_floor_bytes = 0;
  WireDecoder decoder(limits, 10);  // 200 times 10 lies below the floor of 65,536 bytes
  ASSERT_TRUE(decoder.feed(meta()));
  ASSERT_TRUE(decoder.feed(frame(FrameKind::text, std::string(65536, 'x'))));
  const auto fed = decoder.feed(frame(FrameKind::text, "x"));
  ASSERT_FALSE(fed);
  EXPECT_EQ(fed.error().code, Errc::limit_exceeded);
}

TEST(Wire, BoundsTheNumberOfProblems) {
  Decoded decoded = sample();
  for (int i = 0; i < 1000; ++i) decoded.notes.push_back({Errc::bad_input, "again", std::nullopt});
  const auto back = decode(encode_decoded(decoded));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->notes.size(), 64U);
}

TEST(Wire, CutsLongWordsAtACharacter) {
  std::string words(4095, 'x');
  words += "\xC3\xA9";
  const auto decoded = decode(encode_refusal({Errc::bad_input, words, std::nullopt}));
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().code, Errc::bad_input);
  EXPECT_EQ(decoded.error().message, std::string(4095, 'x'));
}

TEST(Channel, AJobHasNoByteOfTheJobBefore) {
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  Job room;
  for (const std::string source : {"the mill of Tolver burns", "rain", "", "the mill stands"}) {
    for (const std::string declared : {"text/plain", ""}) {
      const auto size = static_cast<std::uint32_t>(source.size());
      ASSERT_TRUE(write_channel(ends[1], encode_job_head(size, declared)));
      ASSERT_TRUE(write_channel(ends[1], source));
      auto job = read_job(ends[0], Limits{}, std::move(room));
      ASSERT_TRUE(job && *job);
      EXPECT_EQ((*job)->source, source);
      EXPECT_EQ((*job)->declared, declared);
      room = std::move(**job);
    }
  }
  (void)close(ends[1]);
  const auto last = read_job(ends[0], Limits{}, std::move(room));
  ASSERT_TRUE(last);
  EXPECT_FALSE(last->has_value());
  (void)close(ends[0]);
}

}  // namespace
}  // namespace habeas
