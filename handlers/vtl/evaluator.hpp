#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "handlers/vtl/parser.hpp"
#include "handlers/vtl/template.hpp"
#include "handlers/vtl/value.hpp"

namespace emulator::vtl {

// One rendering of a template.
class Evaluator {
 public:
  Evaluator(const SyntaxTree& tree, Variables& variables, Arena& arena, const Limits& limits)
      : tree_(tree), host_(variables), arena_(arena), limits_(limits) {}

  Rendering run();

 private:
  // What goes on after a statement: the next one, or the end of the loop or of everything.
  enum class Flow { normal, break_, stop, failed };

  // A call of a macro. Its parameters stand for expressions, evaluated where it was called each
  // time they are used.
  struct Frame {
    const Frame* caller;
    std::vector<std::pair<std::string_view, const Node*>> arguments;
    std::vector<std::pair<std::string_view, Value>> locals;
    const Node* body;  // of a #@call
  };

  // statements: evaluator.cpp
  void block(const Node& node);
  void statement(const Node& node);
  void branch(const Node& node);
  void foreach (const Node& node);
  void iterate(const Node& node, Value value, std::size_t index, bool has_next, Map& scope);
  void macro_call(const Node& node);
  void render(const Node& reference);
  void append(std::string_view text);
  // What a block renders, as a text.
  std::string_view captured(const Node& block);

  Value evaluate(const Node& node);
  Value binary(const Node& node);
  Value arithmetic(Node::Operator operation, const Value& left, const Value& right);
  bool compare(Node::Operator operation, const Value& left, const Value& right);
  Value range(const Node& node);
  Value text_of(const Value& value);

  // references: references.cpp
  Value reference(const Node& node);
  Value steps(Value value, const Node& node, std::size_t count);
  Value step(const Value& target, const Node& step);
  Value lookup(std::string_view name);
  void assign(const Node& reference, const Value& value);
  void set_variable(std::string_view name, const Value& value);

  bool step_taken();  // false when rendering has to end
  void fail(std::string_view what, std::uint32_t line = 0);

  const SyntaxTree& tree_;
  Variables& host_;
  Arena& arena_;
  const Limits& limits_;
  std::unordered_map<std::string_view, Value> variables_;
  Frame* frame_ = nullptr;
  int depth_ = 0;  // of macros and defined blocks
  Flow flow_ = Flow::normal;
  std::string out_;
  std::string fault_;
};

}  // namespace emulator::vtl
