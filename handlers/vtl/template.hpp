#pragma once

// Templates of the Velocity Template Language.
// https://velocity.apache.org/engine/1.7/user-guide.html
// https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"
#include "handlers/vtl/value.hpp"

namespace emulator::vtl {

// What a rendering may take. The number of iterations is API Gateway's; #foreach ends there
// without a word, as in Velocity.
struct Limits {
  std::size_t steps = 1'000'000;
  std::size_t bytes = 64 * 1024 * 1024;
  std::size_t output = 10 * 1024 * 1024;
  std::size_t iterations = 1000;
  int macro_depth = 20;
};

// The variables a template finds, before it sets any.
class Variables {
 public:
  virtual ~Variables() = default;
  // Null for one that isn't there. Asked once for each name.
  virtual Value variable(std::string_view name, Arena& arena) = 0;
};

// A text, or why there is none.
struct Rendering {
  std::string text;
  std::string fault;  // empty when all went well
  bool ok() const noexcept { return fault.empty(); }
};

// A parsed template; immutable, and shared by whoever holds a copy.
class Template {
 public:
  // A text that is no template can be held too: rendering tells what is wrong with it, as API
  // Gateway does.
  explicit Template(std::string text);

  // Where and why parsing failed; empty for a sound template.
  const std::string& fault() const noexcept;
  const std::string& text() const noexcept;

  Rendering render(Variables& variables, const Limits& limits = {}) const;
  // In an arena of the caller's, which then holds the values that the template leaves behind.
  Rendering render(Variables& variables, Arena& arena, const Limits& limits = {}) const;

 private:
  struct Parsed;
  std::shared_ptr<const Parsed> parsed_;
};

// The $util of API Gateway; it has no state.
Object& util_object() noexcept;

}  // namespace emulator::vtl
