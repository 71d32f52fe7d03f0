// dossier/pieces.h - the small parts that every section is set from: links, marks, headings
#pragma once

#include <string>
#include <string_view>

#include "dossier/html.h"
#include "dossier/view.h"

namespace habeas {

/// A link to the passage of a claim, "2.7": the seventh claim of document 2.
Html passage_number(const View& view, const Claim& claim);
/// The words of a claim as the source has them, linked to their place in it.
Html passage_words(const View& view, const Claim& claim);
/// Links to the passages of these claims, in their order, separated by blanks.
Html passage_list(const View& view, const std::vector<ClaimId>& claims);
/// "D2", linked to the source.
Html document_link(const View& view, const DocumentId& id);
Html document_list(const View& view, const std::vector<DocumentId>& ids);
/// What a document calls itself, or its path where it states no title.
std::string document_name(const View& view, const DocumentId& id);
/// State in words with its sign.
Html state_mark(FindingState state);
/// The same; one voice that nobody can name is not called an origin.
Html state_mark(const Finding& finding);
std::string state_words_of(const Finding& finding);
/// Hedges of a claim as chips: its mood when not plainly stated, a denial, a bound.
Html hedge_marks(const Claim& claim);
/// Voices from the first to the page, guesses marked.
Html chain_words(const View& view, const Claim& claim);
/// A value in words, its unit with a capital where the passage has one ("Orvellian").
std::string spelt_value(const Value& value, const Claim& claim);
/// The value of a finding in words; empty when null.
std::string finding_words(const View& view, const Finding& finding);
/// A value of a finding in words, linked to its first passage; "not known" when null.
Html finding_value(const View& view, const Finding& finding);
/// "four documents, one identified origin".
Html origin_words(const View& view, const Finding& finding);
/// ", one unresolved", or nothing.
Html unresolved_words(const Finding& finding);
/// A noun by its printed id: linked words for documents, claims, incidents and origins.
Html noun_link(const View& view, std::string_view printed_id);
Html finding_link(const Finding& finding, std::string_view words);
Html incident_link(const Incident& incident);
/// "Incident 2", linked: for narrow columns.
Html incident_number(const View& view, const Incident& incident);
Html place_words(const Place& place);
/// The name of an origin, for headings and lists.
std::string origin_name(const View& view, const Origin& origin);
/// A path that may hold bytes that are not UTF-8.
/// The last part of a path. The page is made to be given away: where its reader keeps the files,
/// and under which user name, is nobody's concern.
std::string file_name(std::string_view path);
Html path_words(std::string_view path);

}  // namespace habeas
