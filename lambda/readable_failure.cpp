#include "lambda/readable_failure.hpp"

#include <fmt/format.h>

#include "daemon/aws/json.hpp"

namespace emulator::lambda {
namespace {

// Nobody reads more, and a line of the log is not to be a megabyte.
constexpr std::size_t most_frames = 50;
constexpr std::size_t longest_text = 2000;
constexpr std::size_t largest_document = 256 * 1024;

std::string text_of(const aws::Json& object, std::string_view name) {
  const aws::Json* value = aws::member(object, name);
  if (value == nullptr || !value->IsString()) return {};
  return std::string(aws::string_of(*value).substr(0, longest_text));
}

void add_lines(std::string& into, std::string_view text) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end != 0) into += fmt::format("\n    {}", text.substr(0, std::min(end, longest_text)));
    if (end == text.npos) return;
    text.remove_prefix(end + 1);
  }
}

// Go's frames are objects: {"path":…,"line":…,"label":…}.
void add_frame(std::string& into, const aws::Json& frame) {
  if (frame.IsString()) return add_lines(into, aws::string_of(frame));
  if (!frame.IsObject()) return;
  const aws::Json* line = aws::member(frame, "line");
  into += fmt::format("\n    at {} ({}:{})", text_of(frame, "label"), text_of(frame, "path"),
                      line != nullptr && line->IsInt64() ? line->GetInt64() : 0);
}

}  // namespace

std::string readable_failure(std::string_view document, bool colored) {
  if (document.size() > largest_document) return {};
  const auto parsed = aws::parse_json(document);
  if (!parsed || !parsed->IsObject()) return {};
  const std::string type = text_of(*parsed, "errorType");
  const std::string message = text_of(*parsed, "errorMessage");
  if (type.empty() && message.empty()) return {};
  // Java's client names no type for a handler that isn't there.
  const std::string_view colon = type.empty() ? "" : ": ";
  std::string result = colored
                           ? fmt::format("\x1b[1;31m{}\x1b[0;31m{}{}\x1b[0m", type, colon, message)
                           : fmt::format("{}{}{}", type, colon, message);
  for (const char* name : {"stackTrace", "trace"}) {
    const aws::Json* stack = aws::member(*parsed, name);
    if (stack == nullptr || !stack->IsArray()) continue;
    std::size_t shown = 0;
    for (const auto& frame : stack->GetArray()) {
      if (shown++ == most_frames) {
        result += fmt::format("\n    … and {} more", stack->Size() - most_frames);
        break;
      }
      add_frame(result, frame);
    }
  }
  return result;
}

}  // namespace emulator::lambda
