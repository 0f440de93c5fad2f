#include "handlers/vtl/evaluator.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "handlers/vtl/methods.hpp"
#include "handlers/vtl/text.hpp"

namespace emulator::vtl {

using Kind = Node::Kind;
using enum Node::Operator;

Rendering Evaluator::run() {
  block(tree_.root);
  if (!fault_.empty()) return {{}, std::move(fault_)};
  return {std::move(out_), {}};
}

void Evaluator::fail(std::string_view what, std::uint32_t line) {
  flow_ = Flow::failed;
  if (!fault_.empty()) return;
  fault_ = line == 0 ? std::string(what) : fmt::format("line {}: {}", line, what);
}

bool Evaluator::step_taken() {
  if (flow_ == Flow::failed) return false;
  arena_.spend();
  if (arena_.out_of_steps()) {
    fail("it takes too many steps");
  } else if (arena_.out_of_memory()) {
    fail("it takes too much memory");
  } else if (out_.size() > limits_.output) {
    fail("its output is too long");
  }
  return flow_ != Flow::failed;
}

void Evaluator::append(std::string_view text) {
  arena_.spend(text.size());
  if (out_.size() + text.size() > limits_.output) return fail("its output is too long");
  out_.append(text);
}

void Evaluator::block(const Node& node) {
  for (const Node& child : node.children) {
    if (flow_ != Flow::normal || !step_taken()) return;
    statement(child);
  }
}

void Evaluator::statement(const Node& node) {
  switch (node.kind) {
    case Kind::text:
      return append(node.source);
    case Kind::reference:
      return render(node);
    case Kind::set: {
      const Value value = evaluate(node.children[1]);
      // As Velocity does by default: null leaves a reference as it was.
      if (!is_null(value) && flow_ == Flow::normal) assign(node.children[0], value);
      return;
    }
    case Kind::branch:
      return branch(node);
    case Kind::foreach:
      return foreach (node);
    case Kind::break_:
      flow_ = Flow::break_;
      return;
    case Kind::stop:
      flow_ = Flow::stop;
      return;
    case Kind::define:
      return set_variable(node.name, &node.children[0]);
    case Kind::macro_call:
      return macro_call(node);
    default:
      return block(node);
  }
}

// Null and false are false; all else, an empty text too, is true.
static bool is_true(const Value& value) noexcept {
  const bool* boolean = std::get_if<bool>(&value);
  return boolean ? *boolean : !is_null(value);
}

void Evaluator::branch(const Node& node) {
  for (std::size_t i = 0; i < node.children.size() && flow_ == Flow::normal; i += 2) {
    if (i + 1 == node.children.size()) return block(node.children[i]);
    if (is_true(evaluate(node.children[i]))) return block(node.children[i + 1]);
  }
}

void Evaluator::foreach (const Node& node) {
  const Value over = evaluate(node.children[0]);
  const List* list = as_list(over);
  const Map* map = as_map(over);
  if (list == nullptr && map == nullptr) return;
  Map* scope = arena_.make_map();
  const Value outer = lookup("foreach");
  if (!is_null(outer)) scope->put("parent", outer);
  const std::string_view names[] = {node.name, "foreach", "velocityCount", "velocityHasNext"};
  Value before[std::size(names)];
  for (std::size_t i = 0; i < std::size(names); ++i)
    before[i] = lookup(names[i]);
  // The body may change what it goes over.
  const auto size = [&] { return list ? list->items.size() : map->entries.size(); };
  for (std::size_t i = 0; i < size() && i < limits_.iterations; ++i) {
    const Value item = list ? list->items[i] : map->entries[i].second;
    iterate(node, item, i, i + 1 < size(), *scope);
    if (flow_ == Flow::break_) {
      flow_ = Flow::normal;
      break;
    }
    if (flow_ != Flow::normal) return;
  }
  for (std::size_t i = 0; i < std::size(names); ++i)
    set_variable(names[i], before[i]);
}

void Evaluator::iterate(const Node& node, Value value, std::size_t index, bool has_next,
                        Map& scope) {
  const auto number = static_cast<std::int64_t>(index);
  scope.put("index", number);
  scope.put("count", number + 1);
  scope.put("hasNext", has_next);
  scope.put("first", index == 0);
  scope.put("last", !has_next);
  set_variable("foreach", &scope);
  set_variable("velocityCount", number + 1);
  set_variable("velocityHasNext", has_next);
  set_variable(node.name, value);
  block(node.children[1]);
}

void Evaluator::macro_call(const Node& node) {
  if (frame_ && frame_->body && node.name == "bodyContent") return block(*frame_->body);
  const auto found = tree_.macros.find(node.name);
  if (found == tree_.macros.end()) {
    append(node.source);
    if (!node.has_body) return;
    block(node.children.back());
    return append("#end");
  }
  if (depth_ >= limits_.macro_depth) {
    return fail(fmt::format("the macro {} is called too deeply", node.name), node.line);
  }
  Frame frame{frame_, {}, {}, node.has_body ? &node.children.back() : nullptr};
  const std::size_t given = node.children.size() - (node.has_body ? 1 : 0);
  const auto& parameters = found->second.parameters;
  for (std::size_t i = 0; i < std::min(parameters.size(), given); ++i) {
    frame.arguments.emplace_back(parameters[i], &node.children[i]);
  }
  if (frame.body != nullptr) frame.locals.emplace_back("bodyContent", frame.body);
  frame_ = &frame;
  ++depth_;
  block(found->second.body);
  --depth_;
  frame_ = const_cast<Frame*>(frame.caller);
}

std::string_view Evaluator::captured(const Node& node) {
  // Strings nest no deeper than they were written; a defined block may render itself.
  const bool is_defined = node.kind == Kind::block;
  if (is_defined && depth_ >= limits_.macro_depth) {
    fail("a defined block renders itself");
    return {};
  }
  std::string outer;
  outer.swap(out_);
  depth_ += is_defined;
  block(node);
  depth_ -= is_defined;
  outer.swap(out_);
  return arena_.keep(std::move(outer));
}

void Evaluator::render(const Node& node) {
  Value value = reference(node);
  if (flow_ == Flow::failed) return;
  const bool is_escaped = node.escapes % 2 == 1;
  if (is_null(value)) {
    // Backslashes before what is no reference are text.
    if (node.escapes > 0) append(std::string(node.escapes, '\\'));
    if (!node.quiet || is_escaped) append(node.source);
    return;
  }
  if (node.escapes > 0) append(std::string(node.escapes / 2u, '\\'));
  if (is_escaped) return append(node.source);
  if (const auto* defined = std::get_if<const Node*>(&value)) {
    return append(captured(**defined));
  }
  if (const auto* text = as_text(value)) return append(*text);
  const std::size_t before = out_.size();
  if (!append_text(out_, value, limits_.output)) {
    return fail("a value is too large or nests too deeply to be printed", node.line);
  }
  arena_.spend(out_.size() - before);
}

Value Evaluator::text_of(const Value& value) {
  if (as_text(value) != nullptr) return value;
  if (const auto* defined = std::get_if<const Node*>(&value)) return captured(**defined);
  std::string text;
  if (!append_text(text, value, std::min(limits_.output, arena_.room()))) {
    fail("a value is too large or nests too deeply to be printed");
  }
  return arena_.keep(std::move(text));
}

Value Evaluator::evaluate(const Node& node) {
  if (!step_taken()) return {};
  switch (node.kind) {
    case Kind::reference:
      return reference(node);
    case Kind::literal_text:
      return node.source;
    case Kind::interpolated:
      return captured(node);
    case Kind::integer:
      return node.integer;
    case Kind::number:
      return node.number;
    case Kind::boolean:
      return node.integer != 0;
    case Kind::negation:
      return !is_true(evaluate(node.children[0]));
    case Kind::binary:
      return binary(node);
    case Kind::range:
      return range(node);
    case Kind::list: {
      List* list = arena_.make_list();
      arena_.grow(node.children.size() * sizeof(Value));
      for (const Node& child : node.children)
        list->items.push_back(evaluate(child));
      return list;
    }
    case Kind::map: {
      Map* map = arena_.make_map();
      for (std::size_t i = 0; i + 1 < node.children.size(); i += 2) {
        const Value key = text_of(evaluate(node.children[i]));
        map->put(std::get<std::string_view>(key), evaluate(node.children[i + 1]));
      }
      return map;
    }
    default:
      return {};
  }
}

Value Evaluator::binary(const Node& node) {
  const Value left = evaluate(node.children[0]);
  if (node.operation == or_) return is_true(left) || is_true(evaluate(node.children[1]));
  if (node.operation == and_) return is_true(left) && is_true(evaluate(node.children[1]));
  const Value right = evaluate(node.children[1]);
  if (flow_ == Flow::failed) return {};
  switch (node.operation) {
    case add:
    case subtract:
    case multiply:
    case divide:
    case modulo:
      return arithmetic(node.operation, left, right);
    default:
      return compare(node.operation, left, right);
  }
}

Value Evaluator::arithmetic(Node::Operator operation, const Value& left, const Value& right) {
  if (operation == add && (as_text(left) || as_text(right))) {
    std::string text(std::get<std::string_view>(text_of(left)));
    text.append(std::get<std::string_view>(text_of(right)));
    return arena_.keep(std::move(text));
  }
  if (!is_number(left) || !is_number(right)) return {};
  const auto* a = std::get_if<std::int64_t>(&left);
  const auto* b = std::get_if<std::int64_t>(&right);
  if (a && b) {
    std::int64_t result = 0;
    // Division by zero is null, as in Velocity; so is the one that has no result.
    if (operation == divide || operation == modulo) {
      if (*b == 0 || (*b == -1 && *a == INT64_MIN)) return {};
      return operation == divide ? *a / *b : *a % *b;
    }
    const bool overflows = operation == add        ? __builtin_add_overflow(*a, *b, &result)
                           : operation == subtract ? __builtin_sub_overflow(*a, *b, &result)
                                                   : __builtin_mul_overflow(*a, *b, &result);
    if (!overflows) return result;
  }
  const double x = as_double(left);
  const double y = as_double(right);
  switch (operation) {
    case add:
      return x + y;
    case subtract:
      return x - y;
    case multiply:
      return x * y;
    case divide:
      return y == 0 ? Value() : Value(x / y);
    default:
      return y == 0 ? Value() : Value(std::fmod(x, y));
  }
}

bool Evaluator::compare(Node::Operator operation, const Value& left, const Value& right) {
  if (operation == equal || operation == not_equal) {
    bool same = equals(left, right);
    // Values of different types are the same when their texts are.
    const bool differ = left.index() != right.index() && !is_null(left) && !is_null(right);
    if (!same && differ && !(is_number(left) && is_number(right))) {
      same = text_of(left) == text_of(right);
    }
    return same == (operation == equal);
  }
  if (!is_number(left) || !is_number(right)) return false;
  const double a = as_double(left);
  const double b = as_double(right);
  switch (operation) {
    case less:
      return a < b;
    case less_or_equal:
      return a <= b;
    case greater:
      return a > b;
    default:
      return a >= b;
  }
}

Value Evaluator::range(const Node& node) {
  const Value from_value = evaluate(node.children[0]);
  const Value to_value = evaluate(node.children[1]);
  const auto* from = std::get_if<std::int64_t>(&from_value);
  const auto* to = std::get_if<std::int64_t>(&to_value);
  if (from == nullptr || to == nullptr) return {};
  List* list = arena_.make_list();
  const std::int64_t way = *from <= *to ? 1 : -1;
  for (std::int64_t at = *from; step_taken(); at += way) {
    arena_.grow(sizeof(Value));
    list->items.push_back(at);
    if (at == *to) break;
  }
  return list;
}

}  // namespace emulator::vtl
