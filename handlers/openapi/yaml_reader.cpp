#include <yaml.h>

#include <map>
#include <set>

#include <fmt/format.h>

#include "daemon/json_pointer.hpp"
#include "handlers/openapi/reader.hpp"
#include "handlers/openapi/scalar.hpp"

namespace emulator::openapi {

namespace {

class Event {
 public:
  Event() = default;
  ~Event() { yaml_event_delete(&event_); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  yaml_event_t* get() noexcept { return &event_; }
  yaml_event_type_t type() const noexcept { return event_.type; }
  const yaml_event_t* operator->() const noexcept { return &event_; }
  unsigned line() const noexcept { return static_cast<unsigned>(event_.start_mark.line) + 1; }

 private:
  yaml_event_t event_{};
};

std::string_view text_of(const yaml_char_t* text) noexcept {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::size_t count(const Node& node) {
  std::size_t nodes = 1;
  for (const Member& member : node.members)
    nodes += count(member.value);
  return nodes;
}

// Libyaml's events, put together. The first fault ends it: what follows one is guesswork.
class Composer {
 public:
  Composer(std::string_view text, Problems& problems, const Bounds& bounds)
      : problems_(problems), bounds_(bounds), left_(bounds.nodes) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                 text.size());
  }
  ~Composer() { yaml_parser_delete(&parser_); }
  Composer(const Composer&) = delete;
  Composer& operator=(const Composer&) = delete;

  std::optional<Node> compose() {
    Node root;
    for (bool seen = false;;) {
      Event event;
      if (!next(event)) return std::nullopt;
      if (event.type() == YAML_STREAM_END_EVENT) break;
      if (event.type() == YAML_STREAM_START_EVENT || event.type() == YAML_DOCUMENT_END_EVENT) {
        continue;
      }
      if (event.type() == YAML_DOCUMENT_START_EVENT) {
        if (seen) fail("", event.line(), "there is more than one document");
        seen = true;
        continue;
      }
      if (failed_) return std::nullopt;
      root = node(event, "", 0);
      if (failed_) return std::nullopt;
    }
    if (failed_) return std::nullopt;
    return root;
  }

 private:
  bool next(Event& event) {
    if (yaml_parser_parse(&parser_, event.get()) != 0) return true;
    fail("", static_cast<unsigned>(parser_.problem_mark.line) + 1,
         parser_.problem == nullptr ? "it can't be read" : parser_.problem);
    return false;
  }

  void fail(const std::string& pointer, unsigned line, std::string_view reason) {
    if (!failed_)
      problems_.error({pointer, line}, fmt::format("Invalid OpenAPI input. {}", reason));
    failed_ = true;
  }

  Node node(const Event& event, const std::string& pointer, unsigned depth) {
    Node made;
    if (left_ == 0 || depth > bounds_.depth) {
      fail(pointer, event.line(),
           fmt::format("It is nested deeper than {} levels, or has more than {} values",
                       bounds_.depth, bounds_.nodes));
      return made;
    }
    --left_;
    std::string_view anchor;
    switch (event.type()) {
      case YAML_ALIAS_EVENT:
        return alias(event, pointer);
      case YAML_SCALAR_EVENT:
        anchor = text_of(event->data.scalar.anchor);
        made = scalar(event, pointer);
        break;
      case YAML_SEQUENCE_START_EVENT:
        anchor = text_of(event->data.sequence_start.anchor);
        made = sequence(pointer, depth);
        break;
      case YAML_MAPPING_START_EVENT:
        anchor = text_of(event->data.mapping_start.anchor);
        made = mapping(pointer, depth);
        break;
      default:
        fail(pointer, event.line(), "it can't be read");
    }
    made.line = event.line();
    // An anchor is there once what it names is complete, so that nothing contains itself.
    if (!anchor.empty() && spend(made, event, pointer)) {
      anchors_.insert_or_assign(std::string(anchor), made);
    }
    return made;
  }

  // A copy counts like what it is of.
  bool spend(const Node& copied, const Event& event, const std::string& pointer) {
    const std::size_t size = count(copied);
    if (size <= left_) {
      left_ -= size;
      return true;
    }
    fail(pointer, event.line(),
         fmt::format("Its aliases stand for more than {} values", bounds_.nodes));
    return false;
  }

  Node alias(const Event& event, const std::string& pointer) {
    const auto found = anchors_.find(text_of(event->data.alias.anchor));
    if (found == anchors_.end()) {
      fail(pointer, event.line(),
           fmt::format("found undefined alias '{}'", text_of(event->data.alias.anchor)));
      return {};
    }
    if (!spend(found->second, event, pointer)) return {};
    return found->second;
  }

  Node scalar(const Event& event, const std::string& pointer) {
    const auto& scalar = event->data.scalar;
    const std::string_view text(reinterpret_cast<const char*>(scalar.value), scalar.length);
    const std::string_view tag = text_of(scalar.tag);
    if (tag.empty() && scalar.style == YAML_PLAIN_SCALAR_STYLE) return plain_scalar(text);
    if (tag.empty() || tag == YAML_STR_TAG || tag == "!") return Node::of_text(text);
    if (tag == YAML_INT_TAG || tag == YAML_FLOAT_TAG || tag == YAML_BOOL_TAG ||
        tag == YAML_NULL_TAG) {
      return plain_scalar(text);
    }
    fail(pointer, event.line(),
         fmt::format("could not determine a constructor for the tag {}", tag));
    return {};
  }

  Node sequence(const std::string& pointer, unsigned depth) {
    Node made = Node::list();
    for (;;) {
      Event event;
      if (!next(event) || event.type() == YAML_SEQUENCE_END_EVENT) return made;
      made.push(node(event, pointer + "/" + std::to_string(made.members.size()), depth + 1));
      if (failed_) return made;
    }
  }

  Node mapping(const std::string& pointer, unsigned depth) {
    Node made = Node::object();
    std::vector<Node> merged;
    for (;;) {
      Event key;
      if (!next(key) || key.type() == YAML_MAPPING_END_EVENT) break;
      std::string name;
      if (key.type() == YAML_SCALAR_EVENT) {
        const auto& scalar = key->data.scalar;
        name.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
      } else {
        fail(pointer, key.line(), "a key that is no text");
      }
      if (failed_) break;
      Event value;
      if (!next(value)) break;
      Node member = node(value, pointer + "/" + pointer_token(name), depth + 1);
      if (failed_) break;
      member.line = key.line();
      const bool merges = name == "<<" && key->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
      if (merges) {
        merged.push_back(std::move(member));
      } else {
        made.add(std::move(name), std::move(member));
      }
    }
    if (merged.empty()) return made;
    std::set<std::string> names;
    for (const Member& member : made.members)
      names.insert(member.name);
    for (Node& from : merged)
      merge(made, std::move(from), names, pointer);
    return made;
  }

  // https://yaml.org/type/merge.html: what a mapping says itself goes before what it is merged
  // with.
  void merge(Node& into, Node from, std::set<std::string>& names, const std::string& pointer) {
    if (from.kind == Node::Kind::list) {
      for (Member& one : from.members)
        merge(into, std::move(one.value), names, pointer);
      return;
    }
    if (from.kind != Node::Kind::object) {
      fail(pointer + "/<<", from.line, "expected a mapping or a list of mappings for merging");
      return;
    }
    for (Member& member : from.members) {
      if (names.insert(member.name).second) into.members.push_back(std::move(member));
    }
  }

  yaml_parser_t parser_{};
  Problems& problems_;
  const Bounds& bounds_;
  std::size_t left_;
  bool failed_ = false;
  std::map<std::string, Node, std::less<>> anchors_;
};

}  // namespace

std::optional<Node> read_yaml(std::string_view text, Problems& problems, const Bounds& bounds) {
  return Composer(text, problems, bounds).compose();
}

}  // namespace emulator::openapi
