#include "handlers/execute_api/references.hpp"

namespace emulator::execute_api {

namespace {

bool is_name_character(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.' || c == '[' || c == ']';
}

// The reference that begins after a '$': its name, and how much of the text it takes.
std::pair<std::string_view, std::size_t> reference_at(std::string_view text) {
  if (text.starts_with('{')) {
    const auto end = text.find('}');
    if (end == text.npos) return {};
    return {text.substr(1, end - 1), end + 1};
  }
  std::size_t end = 0;
  while (end < text.size() && is_name_character(text[end]))
    ++end;
  // A full stop at the end ends a sentence.
  while (end > 0 && text[end - 1] == '.')
    --end;
  return {text.substr(0, end), end};
}

}  // namespace

std::string replace_references(std::string_view text, const Resolve& resolve) {
  std::string out;
  while (!text.empty()) {
    const auto dollar = text.find('$');
    out += text.substr(0, dollar);
    if (dollar == text.npos) break;
    text.remove_prefix(dollar + 1);
    const auto [name, size] = reference_at(text);
    const auto value = size == 0 ? std::nullopt : resolve(name);
    if (value) {
      out += *value;
      text.remove_prefix(size);
    } else {
      out += '$';
    }
  }
  return out;
}

std::string access_log_line(std::string_view format, const Resolve& context) {
  std::string line =
      replace_references(format, [&](std::string_view name) -> std::optional<std::string> {
        constexpr std::string_view prefix = "context.";
        if (!name.starts_with(prefix)) return std::nullopt;
        auto value = context(name.substr(prefix.size()));
        if (!value || value->empty()) return "-";
        return value;
      });
  while (line.ends_with('\n') || line.ends_with('\r'))
    line.pop_back();
  return line;
}

}  // namespace emulator::execute_api
