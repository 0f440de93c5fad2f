#include "handlers/apigateway_sdk/names.hpp"

#include "daemon/text.hpp"

namespace emulator::apigateway_sdk {

namespace {

constexpr bool is_lower(char c) noexcept {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_upper(char c) noexcept {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
constexpr char upper_case(char c) noexcept {
  return is_lower(c) ? static_cast<char>(c - 32) : c;
}

}  // namespace

std::string pascal_case(std::string_view text) {
  std::string out;
  bool begins = true;
  for (const char c : text) {
    if (!is_lower(c) && !is_upper(c) && !is_digit(c)) {
      begins = true;
      continue;
    }
    out.push_back(begins ? upper_case(c) : c);
    begins = false;
  }
  // No language has names that begin with a digit, or are empty.
  if (out.empty() || is_digit(out.front())) out.insert(out.begin(), '_');
  return out;
}

std::string camel_case(std::string_view text) {
  std::string out = pascal_case(text);
  out.front() = lower_case(out.front());
  return out;
}

std::string snake_case(std::string_view text) {
  const std::string words = pascal_case(text);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    const bool follows_small = i > 0 && (is_lower(words[i - 1]) || is_digit(words[i - 1]));
    const bool ends_capitals =
        i > 0 && is_upper(words[i - 1]) && i + 1 < words.size() && is_lower(words[i + 1]);
    if (is_upper(c) && (follows_small || ends_capitals)) out.push_back('_');
    out.push_back(lower_case(c));
  }
  return out;
}

std::string path_and_verb(const Operation& operation) {
  const std::string path = operation.path == "/" ? "root" : operation.path;
  return camel_case(path + "/" + lower_case(operation.http_method));
}

std::string verb_and_path(const Operation& operation) {
  if (!operation.name.empty()) return pascal_case(operation.name);
  const std::string path = operation.path == "/" ? "Api/Root" : operation.path;
  return pascal_case(lower_case(operation.http_method) + "/" + path);
}

std::string Unique::operator()(const std::string& name) {
  std::string given = name;
  for (unsigned number = 2; !taken_.insert(given).second; ++number)
    given = name + std::to_string(number);
  return given;
}

}  // namespace emulator::apigateway_sdk
