// ocr/tesseract.h - the words on an image of a page, by Tesseract where it is installed
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "pdf/layout.h"
#include "pdf/render.h"

namespace habeas {

/// Smith, An overview of the Tesseract OCR engine, ICDAR 2007; version 5 reads lines by an LSTM.
/// One thread; the same image gives the same words on the same processor.
class Tesseract {
 public:
  /// Loads the library and its data for English. An Error when either is not installed. Call it
  /// before the lock and before any other thread.
  static Result<std::unique_ptr<Tesseract>> load();

  Tesseract(const Tesseract&) = delete;
  Tesseract& operator=(const Tesseract&) = delete;
  ~Tesseract();

  /// Words in reading order with their boxes in hundredths of a point; without the lines that it
  /// cannot make out (specks, photographs).
  std::vector<PlacedWord> words_of(const PageImage& image);

  [[nodiscard]] const std::string& name() const { return name_; }  ///< "Tesseract 5.3.0"

 private:
  struct Library;

  explicit Tesseract(std::unique_ptr<Library> library);

  std::unique_ptr<Library> library_;
  std::string name_;
};

}  // namespace habeas
