#include "handlers/openapi/node.hpp"

namespace emulator::openapi {

Node Node::of_text(std::string_view text) {
  Node node;
  node.kind = Kind::text;
  node.text = text;
  return node;
}

Node Node::of_number(long long number) {
  Node node;
  node.kind = Kind::number;
  node.text = std::to_string(number);
  return node;
}

Node Node::of_boolean(bool value) {
  Node node;
  node.kind = Kind::boolean;
  node.text = value ? "true" : "false";
  return node;
}

Node Node::object() {
  Node node;
  node.kind = Kind::object;
  return node;
}

Node Node::list() {
  Node node;
  node.kind = Kind::list;
  return node;
}

const Node* Node::find(std::string_view name) const noexcept {
  if (kind != Kind::object) return nullptr;
  for (const Member& member : members) {
    if (member.name == name) return &member.value;
  }
  return nullptr;
}

Node* Node::find(std::string_view name) noexcept {
  return const_cast<Node*>(static_cast<const Node*>(this)->find(name));
}

Node& Node::add(std::string name, Node value) {
  return members.emplace_back(Member{std::move(name), std::move(value)}).value;
}

void Node::add_text(std::string name, std::string_view value) {
  add(std::move(name), of_text(value));
}

void Node::add_given(std::string name, std::string_view value) {
  if (!value.empty()) add_text(std::move(name), value);
}

void Node::add_given(std::string name, Node value) {
  if (!value.empty()) add(std::move(name), std::move(value));
}

Node& Node::push(Node value) {
  return add({}, std::move(value));
}

bool is_scalar(const Node& node) noexcept {
  return node.kind == Node::Kind::text || node.kind == Node::Kind::number ||
         node.kind == Node::Kind::boolean;
}

}  // namespace emulator::openapi
