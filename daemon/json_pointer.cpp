#include "daemon/json_pointer.hpp"

namespace emulator {

std::string pointer_token(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string unescaped_token(std::string_view token) {
  std::string out;
  out.reserve(token.size());
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escaped =
        token[i] == '~' && i + 1 < token.size() && (token[i + 1] == '0' || token[i + 1] == '1');
    if (!escaped) {
      out.push_back(token[i]);
      continue;
    }
    out.push_back(token[++i] == '1' ? '/' : '~');
  }
  return out;
}

}  // namespace emulator
