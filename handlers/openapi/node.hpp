#pragma once

// A document as it was written: JSON or YAML, with the order of its members.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace emulator::openapi {

struct Member;

struct Node {
  enum class Kind : std::uint8_t { null, boolean, number, text, list, object };

  Kind kind = Kind::null;
  unsigned line = 0;  // from 1; 0 where nobody counts them
  // A text, or a number or boolean the way JSON spells it.
  std::string text;
  std::vector<Member> members;  // of an object; a list's have no names

  static Node of_text(std::string_view text);
  static Node of_number(long long number);
  static Node of_boolean(bool value);
  static Node object();
  static Node list();

  bool is(Kind other) const noexcept { return kind == other; }
  bool is_true() const noexcept { return kind == Kind::boolean && text == "true"; }
  bool empty() const noexcept { return members.empty(); }
  // The first member of that name, or null.
  const Node* find(std::string_view name) const noexcept;
  Node* find(std::string_view name) noexcept;
  // Appends; whether a name is taken is not asked.
  Node& add(std::string name, Node value);
  void add_text(std::string name, std::string_view value);
  // Unless it is empty.
  void add_given(std::string name, std::string_view value);
  void add_given(std::string name, Node value);
  Node& push(Node value);
};

struct Member {
  std::string name;
  Node value;
};

// A number or a boolean counts as the text that it is written with; nothing for the rest.
bool is_scalar(const Node& node) noexcept;

}  // namespace emulator::openapi
