// ingest/office_test.cpp - Word and OpenDocument files, feeds: their text, tied to the bytes of its
// XML
#include <gtest/gtest.h>

#include "ingest/archives_test.h"
#include "ingest/feed.h"

namespace habeas {
namespace {

std::string fact(const Member& member, std::string_view name) {
  for (const MarkupFact& one : member.stated) {
    if (one.name == name) return one.value;
  }
  return {};
}

/// Every copied run is the same bytes in both; gives the text.
std::string checked_text(const Unpacked& read, std::string_view source) {
  EXPECT_TRUE(read.answer) << read.answer.error().message;
  if (!read.answer) return {};
  const auto& map = read.answer->to_source;
  EXPECT_TRUE(map.check(static_cast<std::uint32_t>(read.answer->text.size()),
                        static_cast<std::uint32_t>(source.size())));
  for (const auto& run : map.runs()) {
    if (run.copy) {
      EXPECT_EQ(slice(read.answer->text, run.to), slice(source, run.from));
    }
  }
  return read.answer->text;
}

const std::string kWord =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document><w:body><w:p><w:r><w:t>Report of the "
    "Harbour</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">About 40 people &amp; their "
    "</w:t>"
    "</w:r><w:r><w:t>children</w:t><w:tab/><w:t>left.</w:t></w:r><w:del><w:r><w:delText>Gone"
    "</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r></w:p><w:p/></w:body>"
    "</w:document>";

std::string word_file() {
  return zipped(
      {{"[Content_Types].xml", "<Types/>"},
       {"_rels/.rels",
        "<Relationships><Relationship Type=\"http://x/officeDocument\" "
        "Target=\"word/document2.xml\"/></Relationships>"},
       {"docProps/core.xml",
        "<cp:coreProperties><dc:title>T &amp; U</dc:title><dc:creator>Ada Quill</dc:creator>"
        "<dcterms:created>2031-04-02T00:00:00Z</dcterms:created></cp:coreProperties>"},
       {"word/document2.xml", kWord},
       {"word/media/image1.png", "x"}});
}

TEST(Docx, IsItsMainPartWithWhatTheFileStates) {
  const Unpacked file = unpack(word_file());
  ASSERT_TRUE(file.answer) << file.answer.error().message;
  EXPECT_EQ(file.answer->made_by.name, "docx");
  ASSERT_EQ(file.members.size(), 1U);
  EXPECT_EQ(file.members[0].label, "");
  EXPECT_EQ(file.members[0].name, "word/document2.xml");
  EXPECT_EQ(fact(file.members[0], "office:title"), "T & U");
  EXPECT_EQ(fact(file.members[0], "office:author"), "Ada Quill");
  EXPECT_EQ(file.members[0].bytes, kWord);
  EXPECT_EQ(checked_text(unpack(kWord), kWord),
            "Report of the Harbour\nAbout 40 people & their children\tleft.");
}

TEST(Docx, OtherOfficeFilesAreToldToBeNone) {
  const Unpacked sheet =
      unpack(zipped({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<workbook/>"}}));
  ASSERT_FALSE(sheet.answer);
  EXPECT_EQ(sheet.answer.error().code, Errc::unsupported);
}

TEST(Odt, IsItsContent) {
  const std::string content =
      "<?xml version=\"1.0\"?><office:document-content><office:body><office:text>\n"
      "<text:tracked-changes><text:p>Old.</text:p></text:tracked-changes>"
      "<text:h>A  head\n line</text:h>\n<text:p>Words<text:s/>and<text:tab/><text:span>more&lt;"
      "</text:span>.</text:p><text:p/></office:text></office:body></office:document-content>";
  const std::string file = zipped({{"mimetype", "application/vnd.oasis.opendocument.text", true},
                                   {"content.xml", content},
                                   {"meta.xml", "<m><dc:title>Named</dc:title></m>"}});
  const Unpacked read = unpack(file);
  ASSERT_TRUE(read.answer) << read.answer.error().message;
  EXPECT_EQ(read.answer->made_by.name, "odt");
  ASSERT_EQ(read.members.size(), 1U);
  EXPECT_EQ(fact(read.members[0], "office:title"), "Named");
  EXPECT_EQ(checked_text(unpack(content), content), "A head line\nWords and\tmore<.");
}

// A document type that defines entities by entities: none of them is ever expanded.
TEST(Xml, EntitiesOfADocumentAreNotExpanded) {
  const std::string bomb =
      "<!DOCTYPE w:document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document>"
      "<w:body><w:p><w:r><w:t>Before &b; after &#65;.</w:t></w:r></w:p></w:body></w:document>";
  EXPECT_EQ(checked_text(unpack(bomb), bomb), "Before &b; after A.");
}

TEST(Feed, GivesEveryEntryOfRss) {
  const std::string feed =
      "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Gazette</title><item>"
      "<title>Bridge &amp; road</title><link>https://gazette.example/1</link><pubDate>Wed, 02 Apr "
      "2031 "
      "10:00:00 GMT</pubDate><dc:creator><![CDATA[Ada Quill]]></dc:creator><description>Short."
      "</description><content:encoded><![CDATA[<p>The bridge was <b>closed</b>.</p><p>Nobody "
      "said why.</p>]]></content:encoded></item><item><title>Two</title><description>&lt;p&gt;It "
      "rained &amp;amp; blew.&lt;/p&gt;</description></item></channel></rss>";
  const Unpacked read = unpack(feed);
  ASSERT_TRUE(read.answer) << read.answer.error().message;
  EXPECT_EQ(read.answer->made_by.name, "feed");
  ASSERT_EQ(read.members.size(), 2U);
  const Member& first = read.members[0];
  EXPECT_EQ(feed.substr(first.offset, first.length), first.bytes);
  EXPECT_TRUE(first.bytes.starts_with("<item>") && first.bytes.ends_with("</item>"));
  EXPECT_EQ(first.url, "https://gazette.example/1");
  EXPECT_EQ(fact(first, "feed:title"), "Bridge & road");
  EXPECT_EQ(fact(first, "feed:author"), "Ada Quill");
  EXPECT_EQ(fact(first, "feed:publisher"), "The Gazette");
  EXPECT_EQ(fact(first, "feed:published"), "Wed, 02 Apr 2031 10:00:00 GMT");
  EXPECT_EQ(checked_text(unpack(first.bytes, {}, first.declared), first.bytes),
            "Bridge & road\nThe bridge was closed.\nNobody said why.");
  const Member& second = read.members[1];
  EXPECT_EQ(checked_text(unpack(second.bytes, {}, second.declared), second.bytes),
            "Two\nIt rained & blew.");
}

TEST(Feed, GivesEveryEntryOfAtom) {
  const std::string feed =
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Notes</title><entry><title>One</title>"
      "<link rel=\"self\" href=\"https://x.example/self\"/><link href=\"https://x.example/1\"/>"
      "<author><name>Bo Renn</name></author><published>2031-04-02</published>"
      "<content type=\"xhtml\"><div><p>A page.</p></div></content></entry></feed>";
  const Unpacked read = unpack(feed);
  ASSERT_EQ(read.members.size(), 1U);
  const Member& entry = read.members[0];
  EXPECT_EQ(entry.url, "https://x.example/1");
  EXPECT_EQ(fact(entry, "feed:author"), "Bo Renn");
  EXPECT_EQ(checked_text(unpack(entry.bytes, {}, entry.declared), entry.bytes), "One\nA page.");
}

}  // namespace
}  // namespace habeas
