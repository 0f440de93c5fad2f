#include "handlers/openapi/writer.hpp"

#include <algorithm>

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
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::find(std::begin(words), std::end(words), lower) == std::end(words) &&
         plain_scalar(text).kind == Node::Kind::text;
}

// In double quotes, with JSON's escapes: YAML has all of them.
std::string quoted(std::string_view text) {
  return to_json(Node::of_text(text));
}

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
    out_ += is_plain_key(member.name) ? member.name : quoted(member.name);
    out_ += ':';
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
