#include "daemon/aws/json.hpp"
#include "handlers/openapi/writer.hpp"

namespace emulator::openapi {

namespace {

std::string quoted(std::string_view text) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  aws::write_string(writer, text);
  return {buffer.GetString(), buffer.GetSize()};
}

class Writer {
 public:
  explicit Writer(bool pretty) : pretty_(pretty) {}

  void write(const Node& node, unsigned depth) {
    using enum Node::Kind;
    switch (node.kind) {
      case null:
        out_ += "null";
        break;
      case boolean:
      case number:
        out_ += node.text;
        break;
      case text:
        out_ += quoted(node.text);
        break;
      case list:
        write_list(node, depth);
        break;
      case object:
        write_object(node, depth);
        break;
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void write_list(const Node& node, unsigned depth) {
    // Lists stay on the line they begin on.
    const char* const space = pretty_ ? " " : "";
    out_ += '[';
    for (std::size_t i = 0; i < node.members.size(); ++i) {
      if (i != 0) out_ += ',';
      out_ += space;
      write(node.members[i].value, depth);
    }
    out_ += space;
    out_ += ']';
  }

  void write_object(const Node& node, unsigned depth) {
    out_ += '{';
    bool first = true;
    for (const Member& member : node.members) {
      if (!first) out_ += ',';
      first = false;
      break_line(depth + 1);
      out_ += quoted(member.name);
      out_ += pretty_ ? " : " : ":";
      write(member.value, depth + 1);
    }
    if (first) {
      if (pretty_) out_ += ' ';
    } else {
      break_line(depth);
    }
    out_ += '}';
  }

  void break_line(unsigned depth) {
    if (!pretty_) return;
    out_ += '\n';
    out_.append(std::size_t{2} * depth, ' ');
  }

  bool pretty_;
  std::string out_;
};

std::string written(const Node& node, bool pretty) {
  Writer writer(pretty);
  writer.write(node, 0);
  return writer.take();
}

}  // namespace

std::string to_pretty_json(const Node& node) {
  return written(node, true);
}

std::string to_json(const Node& node) {
  return written(node, false);
}

}  // namespace emulator::openapi
