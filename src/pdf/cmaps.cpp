// pdf/cmaps.cpp - stands before fopen(): a file that was read before the lock is opened from memory
//
// Poppler opens a table of character codes when a font needs it. Behind the lock that fails, and
// the text of the font is lost without a word. Its calls of fopen() come here, since the program's
// own symbols go before those of a library.
#include "pdf/cmaps.h"

#include <dirent.h>
#include <dlfcn.h>
#include <iconv.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <string>

namespace {

using Open = FILE* (*)(const char* path, const char* mode);

/// By path; filled before the lock, never changed behind it, never freed.
std::map<std::string, std::string>& tables() {
  // NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): fopen() has no other state
  static auto* const kTables = new std::map<std::string, std::string>();
  return *kTables;
}

FILE* open_or_recall(const char* path, const char* mode, const char* symbol) {
  const auto found = tables().find(path);
  if (found != tables().end() && !found->second.empty() && mode[0] == 'r') {
    return fmemopen(found->second.data(), found->second.size(), "r");
  }
  const auto real = reinterpret_cast<Open>(dlsym(RTLD_NEXT, symbol));
  return real == nullptr ? nullptr : real(path, mode);
}

std::string read_all(const std::string& path) {
  std::string bytes;
  FILE* file = open_or_recall(path.c_str(), "r", "fopen");
  if (file == nullptr) return bytes;
  std::array<char, 65536> piece{};
  for (std::size_t count = 1; count > 0;) {
    count = fread(piece.data(), 1, piece.size(), file);
    bytes.append(piece.data(), count);
  }
  (void)fclose(file);
  return bytes;
}

/// Only what is still small in all: the tables are about 12 MB.
void read_folder(const std::string& folder, int depth) {
  DIR* listing = opendir(folder.c_str());
  if (listing == nullptr) return;
  while (const dirent* entry = readdir(listing)) {
    if (entry->d_name[0] == '.') continue;
    const std::string path = folder + "/" + entry->d_name;
    if (entry->d_type == DT_DIR && depth > 0) read_folder(path, depth - 1);
    if (entry->d_type == DT_REG) tables().emplace(path, read_all(path));
  }
  (void)closedir(listing);
}

/// An empty page: Poppler builds its global tables when it opens the first document.
constexpr const char* kPage =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
    "1>>"
    "endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj trailer<</Root 1 0 R>>";

}  // namespace

extern "C" {
// The system's declarations name the parameters otherwise.
// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name)
FILE* fopen(const char* path, const char* mode) { return open_or_recall(path, mode, "fopen"); }
FILE* fopen64(const char* path, const char* mode) { return open_or_recall(path, mode, "fopen64"); }
// NOLINTEND(readability-inconsistent-declaration-parameter-name)
}

namespace habeas {

void warm_up_poppler() {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  for (const char* folder : {"cMap", "cidToUnicode", "unicodeMap", "nameToUnicode"}) {
    read_folder(std::string("/usr/share/poppler/") + folder, 1);
  }
  // Kept open: the tables behind them stay loaded as long as somebody uses them.
  (void)iconv_open("UTF-8", "UTF-16");
  (void)iconv_open("UTF-16", "UTF-8");
  (void)iconv_open("UTF-16LE", "UTF-8");
  static const std::string page = kPage;
  // Never closed: with the last document Poppler drops its global tables, and would look for their
  // folders again.
  static const poppler::document* const document =
      poppler::document::load_from_raw_data(page.data(), static_cast<int>(page.size()));
  if (document == nullptr) return;
  const std::unique_ptr<poppler::page> first(document->create_page(0));
  if (first) (void)first->text_list();
  (void)poppler::ustring::from_utf8("\xC3\xA9").to_utf8();
}

}  // namespace habeas
