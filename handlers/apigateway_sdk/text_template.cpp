#include "handlers/apigateway_sdk/text_template.hpp"

#include <algorithm>

#include "daemon/json_string.hpp"

namespace emulator::apigateway_sdk {

std::string fill(std::string_view text, Values values) {
  constexpr std::string_view mark = "__";
  std::string out;
  while (true) {
    const auto begin = text.find(mark);
    if (begin == text.npos) break;
    const auto end = text.find(mark, begin + mark.size());
    if (end == text.npos) break;
    const std::string_view name = text.substr(begin + mark.size(), end - begin - mark.size());
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const auto& value) { return value.first == name; });
    out += text.substr(0, begin);
    if (found == values.end()) {
      out += mark;
      text.remove_prefix(begin + mark.size());
    } else {
      out += found->second;
      text.remove_prefix(end + mark.size());
    }
  }
  return out.append(text);
}

std::string quoted(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string xml_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (static_cast<unsigned char>(c) >= ' ') {
      out.push_back(c);
    }
  }
  return out;
}

std::string comment(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(),
      [](char c) { return (static_cast<unsigned char>(c) < ' ') || c == '\\'; }, ' ');
  for (auto end = out.find("*/"); end != out.npos; end = out.find("*/", end))
    out.insert(end + 1, " ");
  return out;
}

}  // namespace emulator::apigateway_sdk
