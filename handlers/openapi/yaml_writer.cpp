#include "handlers/openapi/writer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/text.hpp"
#include "handlers/openapi/scalar.hpp"

namespace emulator::openapi {

namespace {

bool is_plain_character(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '/' || c == '.' || c == '+' || c == '$';
}

// Few need to stand without quotes, so that what any reader of YAML, of 1.1 or 1.2, makes of one
// needs no thought: keys, and no text that could be a number, a date, a boolean or null.
bool is_plain_key(std::string_view text) {
  const bool begins = !text.empty() && ((text[0] >= 'a' && text[0] <= 'z') ||
                                        (text[0] >= 'A' && text[0] <= 'Z') || text[0] == '/');
  if (!begins || !std::all_of(text.begin(), text.end(), is_plain_character)) return false;
  static constexpr std::string_view words[] = {"y", "n", "yes", "no", "on", "off"};
  const std::string lower = lower_case(text);
  return std::find(std::begin(words), std::end(words), lower) == std::end(words) &&
         plain_scalar(text).kind == Node::Kind::text;
}

// What JSON writes as it is and YAML takes for a line's end, or not at all: U+007F to U+009F,
// U+2028, U+2029, U+FEFF, U+FFFE and U+FFFF. The bytes of the one that begins at `at`, and its
// escape.
std::pair<std::size_t, std::string> escape_at(std::string_view text, std::size_t at) {
  const auto byte = [text, at](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
  };
  if (byte(0) == 0x7f) return {1, "\\u007f"};
  if (byte(0) == 0xc2 && byte(1) < 0xa0) return {2, fmt::format("\\u{:04x}", byte(1))};
  if (byte(0) == 0xe2 && byte(1) == 0x80 && (byte(2) == 0xa8 || byte(2) == 0xa9)) {
    return {3, byte(2) == 0xa8 ? "\\u2028" : "\\u2029"};
  }
  if (byte(0) == 0xef && byte(1) == 0xbb && byte(2) == 0xbf) return {3, "\\ufeff"};
  if (byte(0) == 0xef && byte(1) == 0xbf && byte(2) >= 0xbe) {
    return {3, byte(2) == 0xbe ? "\\ufffe" : "\\uffff"};
  }
  return {0, {}};
}

// In double quotes, with JSON's escapes: YAML has all of them.
std::string quoted(std::string_view text) {
  const std::string json = to_json(Node::of_text(text));
  std::string out;
  for (std::size_t at = 0; at < json.size();) {
    const auto [size, escape] = escape_at(json, at);
    out += size == 0 ? json.substr(at, 1) : escape;
    at += size == 0 ? 1 : size;
  }
  return out;
}

// A longer key stands on a line of its own, behind a question mark.
constexpr std::size_t longest_simple_key = 1000;

class Writer {
 public:
  void write_members(const Node& node, unsigned indent) {
    for (const Member& member : node.members) {
      start_line(indent);
      write_key(member, indent);
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void start_line(unsigned indent) {
    if (at_line_start_) out_.append(indent, ' ');
    at_line_start_ = true;
  }

  void write_key(const Member& member, unsigned indent) {
    const std::string key = is_plain_key(member.name) ? member.name : quoted(member.name);
    if (key.size() > longest_simple_key) {
      out_ += "? " + key + '\n';
      out_.append(indent, ' ');
      out_ += ':';
    } else {
      out_ += key + ':';
    }
    const Node& value = member.value;
    if (value.empty()) {
      out_ += ' ';
      write_scalar(value);
    } else if (value.kind == Node::Kind::object) {
      out_ += '\n';
      write_members(value, indent + 2);
    } else {
      out_ += '\n';
      write_items(value, indent);
    }
  }

  void write_items(const Node& node, unsigned indent) {
    for (const Member& item : node.members) {
      start_line(indent);
      out_ += "- ";
      if (item.value.empty()) {
        write_scalar(item.value);
      } else {
        // The first line of the item goes on after the dash.
        at_line_start_ = false;
        if (item.value.kind == Node::Kind::object) {
          write_members(item.value, indent + 2);
        } else {
          write_items(item.value, indent + 2);
        }
      }
    }
  }

  void write_scalar(const Node& value) {
    using enum Node::Kind;
    if (value.kind == object) {
      out_ += "{}";
    } else if (value.kind == list) {
      out_ += "[]";
    } else if (value.kind == text) {
      out_ += quoted(value.text);
    } else {
      out_ += value.kind == null ? "null" : value.text;
    }
    out_ += '\n';
  }

  std::string out_;
  bool at_line_start_ = true;
};

}  // namespace

std::string to_yaml(const Node& node) {
  Writer writer;
  writer.write_members(node, 0);
  return "---\n" + writer.take();
}

}  // namespace emulator::openapi
