// ingest/html_facts.h - what a page states outside its text: meta elements, links, times, JSON-LD
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html_scan.h"
#include "model/markup.h"

namespace habeas {

/// Facts of one start tag: meta, link, the language of html, dates of time and of microdata.
/// `at` is how much text stands before it. At most a few thousand facts are kept.
void read_tag_facts(const HtmlToken& tag, std::uint32_t at, std::vector<MarkupFact>& stated);

/// The page's title element.
void read_title_fact(std::string_view raw, std::uint32_t at, std::vector<MarkupFact>& stated);

/// A script of JSON-LD.
void read_script_facts(std::string_view raw, std::uint32_t at, std::vector<MarkupFact>& stated);

/// "saved from url=" of browsers, "url:" and "saved date:" of SingleFile.
void read_comment_facts(std::string_view comment, std::uint32_t at,
                        std::vector<MarkupFact>& stated);

/// The words of a tag that tell its purpose, in lower case: its classes, "#id", "role:main",
/// "rel:author", "itemprop:headline", "href:author" where a link goes to a person's page.
std::string tag_words(const HtmlToken& tag);
/// The same of a tag of this name with these attributes, into `words`, which is empty.
void add_tag_words(std::string_view name, std::span<const Attribute> attributes,
                   std::string& words);

}  // namespace habeas
