// ocr/tesseract.cpp - Tesseract's interface for C (capi.h of version 5), found when the program
// runs
//
// habeas is built and runs without Tesseract; so nothing is linked, and the functions are declared
// here.
#include "ocr/tesseract.h"

#include <dlfcn.h>

#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include "text/utf8.h"

namespace habeas {
namespace {

constexpr int kTextLine = 2;  // PageIteratorLevel of capi.h
constexpr int kWord = 3;

/// A line below this mean confidence (0 to 100) is no line of text.
constexpr float kLeastConfidence = 40.0F;

constexpr std::int64_t kHundredthsPerInch = 7200;

/// Valid UTF-8 without controls and spaces.
std::string cleaned(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = code_point_at(word, at);
    at += point.size;
    if (point.value >= 0x20 && point.value != 0x7F && !is_space(point.value)) {
      append_utf8(out, point.value);
    }
  }
  return out;
}

}  // namespace

struct Tesseract::Library {
  using Api = void;
  using Iterator = void;

  const char* (*version)() = nullptr;
  Api* (*create)() = nullptr;
  void (*destroy)(Api*) = nullptr;
  int (*start)(Api*, const char* folder, const char* language) = nullptr;
  int (*set_variable)(Api*, const char* name, const char* value) = nullptr;
  void (*set_image)(Api*, const unsigned char*, int width, int height, int bytes_a_dot,
                    int bytes_a_row) = nullptr;
  void (*set_resolution)(Api*, int dots_per_inch) = nullptr;
  int (*recognize)(Api*, void* monitor) = nullptr;
  void (*clear)(Api*) = nullptr;
  Iterator* (*iterator)(Api*) = nullptr;
  void (*end_iterator)(Iterator*) = nullptr;
  int (*next)(Iterator*, int level) = nullptr;
  char* (*text)(const Iterator*, int level) = nullptr;
  void (*free_text)(const char*) = nullptr;
  float (*confidence)(const Iterator*, int level) = nullptr;
  int (*box)(const Iterator*, int level, int* left, int* top, int* right, int* bottom) = nullptr;

  Api* api = nullptr;

  /// False when the library lacks one of them.
  bool find_all(void* loaded) {
    const auto find = [loaded](auto& function, const char* symbol) {
      function =
          reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(loaded, symbol));
      return function != nullptr;
    };
    return find(version, "TessVersion") && find(create, "TessBaseAPICreate") &&
           find(destroy, "TessBaseAPIDelete") && find(start, "TessBaseAPIInit3") &&
           find(set_variable, "TessBaseAPISetVariable") && find(set_image, "TessBaseAPISetImage") &&
           find(set_resolution, "TessBaseAPISetSourceResolution") &&
           find(recognize, "TessBaseAPIRecognize") && find(clear, "TessBaseAPIClear") &&
           find(iterator, "TessBaseAPIGetIterator") &&
           find(end_iterator, "TessResultIteratorDelete") && find(next, "TessResultIteratorNext") &&
           find(text, "TessResultIteratorGetUTF8Text") && find(free_text, "TessDeleteText") &&
           find(confidence, "TessResultIteratorConfidence") &&
           find(box, "TessPageIteratorBoundingBox");
  }

  /// The word at which an iterator stands; without text where it is none.
  PlacedWord word_at(const Iterator* at, std::int64_t dots_per_inch) const {
    PlacedWord word;
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    if (box(at, kWord, &left, &top, &right, &bottom) == 0) return word;
    if (char* found = text(at, kWord); found != nullptr) {
      word.text = cleaned(found);
      free_text(found);
    }
    const auto edge = [&](int dots) {
      return static_cast<std::int32_t>(dots * kHundredthsPerInch / dots_per_inch);
    };
    word.box = {edge(left), edge(top), edge(right), edge(bottom)};
    return word;
  }
};

Tesseract::Tesseract(std::unique_ptr<Library> library)
    : library_(std::move(library)), name_(std::string("Tesseract ") + library_->version()) {}

Tesseract::~Tesseract() { library_->destroy(library_->api); }

Result<std::unique_ptr<Tesseract>> Tesseract::load() {
  void* loaded = dlopen("libtesseract.so.5", RTLD_NOW | RTLD_LOCAL);
  if (loaded == nullptr) {
    return fail(Errc::unsupported,
                "Tesseract 5, which would read them, is not installed on this computer");
  }
  auto library = std::make_unique<Library>();
  if (!library->find_all(loaded)) {
    return fail(Errc::unsupported, "the Tesseract of this computer lacks functions of version 5");
  }
  library->api = library->create();
  std::unique_ptr<Tesseract> tesseract(new Tesseract(std::move(library)));
  const Library& calls = *tesseract->library_;
  (void)calls.set_variable(calls.api, "debug_file", "/dev/null");
  if (calls.start(calls.api, nullptr, "eng") != 0) {
    return fail(Errc::unsupported,
                "the data of Tesseract for English (tesseract-ocr-eng) are not installed");
  }
  // What it makes at its first image is made before the lock.
  constexpr std::uint32_t kSide = 64;
  (void)tesseract->words_of({kSide, kSide, 300, std::string(std::size_t{kSide} * kSide, '\xFF')});
  return tesseract;
}

std::vector<PlacedWord> Tesseract::words_of(const PageImage& image) {
  std::vector<PlacedWord> words;
  const Library& calls = *library_;
  calls.set_image(calls.api, reinterpret_cast<const unsigned char*>(image.grey.data()),
                  static_cast<int>(image.width), static_cast<int>(image.height), 1,
                  static_cast<int>(image.width));
  calls.set_resolution(calls.api, static_cast<int>(image.dots_per_inch));
  if (calls.recognize(calls.api, nullptr) == 0) {
    Library::Iterator* at = calls.iterator(calls.api);
    for (bool more = at != nullptr; more; more = calls.next(at, kWord) != 0) {
      if (calls.confidence(at, kTextLine) < kLeastConfidence) continue;
      PlacedWord word = calls.word_at(at, image.dots_per_inch);
      if (!word.text.empty()) words.push_back(std::move(word));
    }
    if (at != nullptr) calls.end_iterator(at);
  }
  calls.clear(calls.api);
  return words;
}

}  // namespace habeas
