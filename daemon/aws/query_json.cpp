#include "daemon/aws/query_json.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <vector>

#include "daemon/aws/json.hpp"
#include "daemon/text.hpp"

namespace emulator::aws {

namespace {

struct Element {
  std::string_view name;
  std::string text;
  std::vector<Element> children;
};

// Lists that say nothing of themselves when they are empty.
constexpr std::array<std::string_view, 8> lists = {
    "Endpoints",     "Failed",     "PhoneNumbers", "PlatformApplications",
    "Subscriptions", "Successful", "Tags",         "Topics"};

// As XmlWriter escapes.
std::string unescaped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto ampersand = std::min(text.find('&'), text.size());
    out.append(text.substr(0, ampersand));
    text.remove_prefix(ampersand);
    const auto end = text.find(';');
    if (end == text.npos) break;
    const auto name = text.substr(1, end - 1);
    if (name == "amp") out.push_back('&');
    if (name == "lt") out.push_back('<');
    if (name == "gt") out.push_back('>');
    if (name == "quot") out.push_back('"');
    if (name.starts_with("#x")) {
      unsigned code = 0;
      std::from_chars(name.data() + 2, name.data() + name.size(), code, 16);
      out.push_back(static_cast<char>(code));
    }
    text.remove_prefix(end + 1);
  }
  return out;
}

// Reads what XmlWriter writes: no comments, no declarations, every element closed. Attributes, of
// which there are only namespaces, are passed over.
class Reader {
 public:
  explicit Reader(std::string_view xml) : rest_(xml) {}

  // Stands at a '<' that opens an element.
  Element element() {
    rest_.remove_prefix(1);
    const auto tag = until('>');
    Element out{tag.substr(0, tag.find(' ')), {}, {}};
    std::string_view text = until('<', true);
    while (rest_.starts_with('<') && !rest_.starts_with("</")) {
      out.children.push_back(element());
      text = until('<', true);
    }
    until('>');
    if (out.children.empty()) out.text = unescaped(text);
    return out;
  }

 private:
  std::string_view until(char c, bool leave = false) {
    const auto end = std::min(rest_.find(c), rest_.size());
    const auto taken = rest_.substr(0, end);
    rest_.remove_prefix(std::min(rest_.size(), leave ? end : end + 1));
    return taken;
  }

  std::string_view rest_;
};

const Element* child(const Element& element, std::string_view name) {
  const auto found = std::find_if(element.children.begin(), element.children.end(),
                                  [name](const Element& one) { return one.name == name; });
  return found == element.children.end() ? nullptr : &*found;
}

class Writer {
 public:
  explicit Writer(std::span<const std::string_view> absent) : absent_(absent) {}

  void value(const Element& element) {
    if (!element.children.empty()) {
      const std::string_view first = element.children.front().name;
      if (first == "member") return list(element);
      if (first == "entry") return map(element);
      return structure(element);
    }
    if (std::find(lists.begin(), lists.end(), element.name) != lists.end()) {
      out_.StartArray();
      out_.EndArray();
    } else {
      write_string(out_, element.text);
    }
  }

  // AWS's members are in the order of their names.
  void structure(const Element& element) {
    std::map<std::string_view, const Element*> members;
    if (element.name.ends_with("Result")) {
      for (const auto name : absent_)
        members.emplace(name, nullptr);
    }
    for (const Element& one : element.children)
      members[one.name] = &one;
    out_.StartObject();
    for (const auto& [name, one] : members) {
      write_key(out_, name);
      if (one == nullptr) {
        out_.Null();
      } else {
        value(*one);
      }
    }
    out_.EndObject();
  }

  std::string take() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  void list(const Element& element) {
    out_.StartArray();
    for (const Element& one : element.children)
      value(one);
    out_.EndArray();
  }

  void map(const Element& element) {
    out_.StartObject();
    for (const Element& entry : element.children) {
      const Element* key = child(entry, "key");
      const Element* value = child(entry, "value");
      if (key == nullptr || value == nullptr) continue;
      write_member(out_, key->text, value->text);
    }
    out_.EndObject();
  }

  std::span<const std::string_view> absent_;
  JsonBuffer buffer_;
  JsonWriter out_{buffer_};
};

}  // namespace

bool accepts_json(const http::Request& request) noexcept {
  const std::string_view accept = request.headers.get("Accept");
  return trimmed(accept.substr(0, accept.find_first_of(";,"))) == "application/json";
}

std::string query_json(std::string_view xml, std::span<const std::string_view> absent) {
  const Element root = Reader(xml).element();
  Writer writer(absent);
  // The document's element is a member of the whole; an error's members stand alone.
  if (root.name == "ErrorResponse") {
    writer.structure(root);
  } else {
    writer.structure({{}, {}, {root}});
  }
  return writer.take();
}

}  // namespace emulator::aws
