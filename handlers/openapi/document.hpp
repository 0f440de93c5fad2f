#pragma once

#include <optional>
#include <string_view>

#include "handlers/openapi/reader.hpp"
#include "handlers/openapi/view.hpp"

namespace emulator::openapi {

// A document in JSON or YAML with all that was found to be wrong with it. Views into it, and so
// what was made of it, must not outlive it.
class Document {
 public:
  explicit Document(std::string_view text);
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  // Whether there is more to say than why it can't be read.
  bool was_read() const noexcept { return root_.has_value(); }
  View view() const { return View(reading_); }
  Problems& problems() noexcept { return problems_; }

 private:
  Problems problems_;
  std::optional<Node> root_;
  Reading reading_;
};

}  // namespace emulator::openapi
