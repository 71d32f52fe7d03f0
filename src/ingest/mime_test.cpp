// ingest/mime_test.cpp - saved pages and mails: parts, encodings, places
#include "ingest/mime.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "ingest/ingest.h"
#include "text/utf8.h"

namespace habeas {
namespace {

constexpr std::string_view kSaved =
    "From: <Saved by a browser>\r\n"
    "Snapshot-Content-Location: https://gazette.example/oskel\r\n"
    "Subject: =?utf-8?Q?Caf=C3=A9?= =?utf-8?B?IG5vaXI=?= closed\r\n"
    "Date: Wed, 2 Apr 2031 10:20:30 -0000\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--cut=1\"\r\n\r\n"
    "before\r\n"
    "----cut=1\r\n"
    "Content-Type: text/css\r\nContent-Location: cid:style\r\n\r\nb { color: red }\r\n"
    "----cut=1\r\n"
    "Content-Type: text/html; charset=utf-8\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "Content-Location: https://gazette.example/oskel\r\n\r\n"
    "<html><body class=3D\"x\"><p>About 600 people were s=\r\nent back over the r=C3=\r\n=A9o on "
    "Tuesday=\r\n.</p></body></html>\r\n"
    "----cut=1--\r\nbehind\r\n";

TEST(Mhtml, IsReadAsItsPage) {
  warm_up_ingest();
  const auto decoded = ingest(kSaved, ReadContext(Limits{}));
  ASSERT_TRUE(decoded) << decoded.error().message;
  EXPECT_EQ(decoded->made_by.name, "mhtml");
  EXPECT_EQ(decoded->text, "About 600 people were sent back over the r\u00E9o on Tuesday.");
  EXPECT_TRUE(decoded->markup.is_page);
  ASSERT_TRUE(decoded->to_source.check(static_cast<std::uint32_t>(decoded->text.size()),
                                       static_cast<std::uint32_t>(kSaved.size())));
  for (const auto& run : decoded->to_source.runs()) {
    if (!run.copy) continue;
    EXPECT_EQ(slice(std::string_view(decoded->text), run.to), slice(kSaved, run.from));
  }
  const SourceSpan number = decoded->to_source.map({6, 9});
  EXPECT_EQ(slice(kSaved, number), "600");
  const SourceSpan broken = decoded->to_source.map({22, 26});
  EXPECT_EQ(slice(kSaved, broken), "s=\r\nent");
  EXPECT_EQ(decoded->markup.stated.front().value, "https://gazette.example/oskel");
}

TEST(Mhtml, WithoutAPageIsSaidToBeSo) {
  warm_up_ingest();
  const auto decoded = ingest(
      "MIME-Version: 1.0\nFrom: x\nContent-Type: multipart/related; "
      "boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--\n",
      ReadContext(Limits{}));
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().code, Errc::unsupported);
}

TEST(Eml, GivesItsTextAndSaysWhatItLeftOut) {
  warm_up_ingest();
  const std::string mail =
      "Received: from a by b\nMessage-ID: <1@gazette.example>\nFrom: \"Ada Quill\" "
      "<ada@gazette.example>\n"
      "Subject: =?iso-8859-1?Q?Fl=FCsse?=\nDate: 2 Apr 2031 10:20:30 +0200\n"
      "Content-Type: multipart/mixed; boundary=outer\n\n"
      "--outer\nContent-Type: multipart/alternative; boundary=\"inner\"\n\n"
      "--inner\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: base64\n\n"
      "VGhlIGNhZukgaXMg\nY2xvc2VkLg==\n--inner\nContent-Type: text/html\n\n<p>no</p>\n--inner--\n"
      "--outer\nContent-Type: application/pdf\nContent-Disposition: attachment\n\nx\n--outer--\n";
  const auto decoded = ingest(mail, ReadContext(Limits{}));
  ASSERT_TRUE(decoded) << decoded.error().message;
  EXPECT_EQ(decoded->made_by.name, "eml");
  EXPECT_EQ(decoded->text, "The caf\u00E9 is closed.");
  EXPECT_FALSE(decoded->markup.is_page);
  ASSERT_EQ(decoded->markup.stated.size(), 3U);
  EXPECT_EQ(decoded->markup.stated[0].value, "Fl\u00FCsse");
  ASSERT_EQ(decoded->notes.size(), 1U);
  EXPECT_EQ(decoded->notes[0].code, Errc::unsupported);
  const SourceSpan first = decoded->to_source.map({0, 3});
  EXPECT_EQ(mail.substr(first.begin, first.size()), "VGhl");
}

TEST(Mime, TextThatQuotesAMailStaysText) {
  EXPECT_FALSE(looks_like_mime("From: Ada Quill\nSubject: the river\n\nHello."));
  EXPECT_FALSE(looks_like_mime("Received: we have it.\n"));
  EXPECT_FALSE(looks_like_mime(""));
  EXPECT_TRUE(looks_like_mime("From ada Tue Apr  2\nReturn-Path: <x>\nDate: x\n\n"));
}

TEST(Mime, BoundsItsParts) {
  std::string deep;
  for (int i = 0; i < 100; ++i) {
    deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" +
            std::to_string(i) + "\n";
  }
  EXPECT_TRUE(parse_mime(deep).is_cut);
  std::string wide = "Content-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 5000; ++i) wide += "--b\n\nx\n";
  const MimeMessage message = parse_mime(wide);
  EXPECT_TRUE(message.is_cut);
  EXPECT_EQ(message.parts.size(), 2000U);
}

/// Messages of pieces put together at random: no reading outside, and the promises of the map hold.
TEST(Mime, HoldsItsPromisesForAnyMessage) {
  warm_up_ingest();
  const std::vector<std::string> kPieces{"MIME-Version: 1.0\n",
                                         "From: a\n",
                                         "Content-Type: multipart/related; boundary=b\n",
                                         "\n",
                                         "--b\n",
                                         "--b--\n",
                                         "Content-Type: text/html; charset=latin1\n",
                                         "Content-Transfer-Encoding: base64\n",
                                         "Content-Transfer-Encoding: quoted-printable\n",
                                         "<p>caf=E9</p>\n",
                                         "PHA+eDwvcD4=\n",
                                         "=",
                                         "=4",
                                         "=\r\n",
                                         "\xE9",
                                         "&eacute;",
                                         "Subject: =?x?q?",
                                         "?=",
                                         "Content-Disposition: attachment\n",
                                         " folded\n"};
  std::mt19937 random(20312);
  for (int round = 0; round < 1500; ++round) {
    std::string mail = "MIME-Version: 1.0\nFrom: x\n";
    for (auto i = random() % 25; i > 0; --i) mail += kPieces[random() % kPieces.size()];
    const auto decoded = ingest(mail, ReadContext(Limits{}));
    if (!decoded) continue;
    const auto size = static_cast<std::uint32_t>(decoded->text.size());
    ASSERT_TRUE(decoded->to_source.check(size, static_cast<std::uint32_t>(mail.size()))) << mail;
    ASSERT_TRUE(decoded->markup.check(size)) << mail;
    ASSERT_EQ(first_invalid(decoded->text), decoded->text.size()) << mail;
    for (const auto& run : decoded->to_source.runs()) {
      if (!run.copy) continue;
      ASSERT_EQ(slice(std::string_view(decoded->text), run.to),
                slice(std::string_view(mail), run.from))
          << mail;
    }
  }
}

}  // namespace
}  // namespace habeas
