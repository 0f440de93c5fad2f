#include <fmt/format.h>

#include "handlers/vtl/evaluator.hpp"
#include "handlers/vtl/methods.hpp"

namespace emulator::vtl {

using Kind = Node::Kind;

Value Evaluator::lookup(std::string_view name) {
  if (Frame* frame = frame_) {
    for (const auto& [local, value] : frame->locals) {
      if (local == name) return value;
    }
    for (const auto& [parameter, argument] : frame->arguments) {
      if (parameter != name) continue;
      frame_ = const_cast<Frame*>(frame->caller);
      const Value value = evaluate(*argument);
      frame_ = frame;
      return value;
    }
  }
  const auto [found, is_new] = variables_.try_emplace(name);
  if (is_new) found->second = host_.variable(name, arena_);
  return found->second;
}

void Evaluator::set_variable(std::string_view name, const Value& value) {
  if (frame_ != nullptr) {
    for (auto& [local, present] : frame_->locals) {
      if (local != name) continue;
      present = value;
      return;
    }
    for (const auto& [parameter, argument] : frame_->arguments) {
      if (parameter != name) continue;
      frame_->locals.emplace_back(name, value);
      return;
    }
  }
  variables_.insert_or_assign(name, value);
}

Value Evaluator::reference(const Node& node) {
  Value value = lookup(node.name);
  if (node.children.empty()) return value;
  return steps(value, node, node.children.size());
}

Value Evaluator::steps(Value value, const Node& node, std::size_t count) {
  for (std::size_t i = 0; i < count && !is_null(value); ++i) {
    if (!step_taken()) return {};
    if (const auto* defined = std::get_if<const Node*>(&value)) value = captured(**defined);
    value = step(value, node.children[i]);
    if (flow_ == Flow::failed) {
      fault_ = fmt::format("line {}: {}: {}", node.line, node.source, fault_);
      return {};
    }
  }
  return value;
}

Value Evaluator::step(const Value& target, const Node& step) {
  std::vector<Value> arguments;
  arguments.reserve(step.children.size());
  for (const Node& child : step.children) {
    Value argument = evaluate(child);
    if (const auto* defined = std::get_if<const Node*>(&argument)) argument = captured(**defined);
    arguments.push_back(argument);
  }
  if (flow_ == Flow::failed) return {};
  CallContext call{arena_};
  Value result;
  if (step.kind == Kind::property) {
    result = property_of(target, step.name, call);
  } else if (step.kind == Kind::index) {
    result = element_of(target, arguments[0], call);
  } else {
    result = invoke(target, step.name, arguments, call);
  }
  if (!call.fault.empty()) fail(call.fault);
  return result;
}

void Evaluator::assign(const Node& node, const Value& value) {
  if (node.children.empty()) return set_variable(node.name, value);
  const Value target = steps(lookup(node.name), node, node.children.size() - 1);
  if (flow_ == Flow::failed || is_null(target)) return;
  const Node& last = node.children.back();
  const bool is_property = last.kind == Kind::property;
  if (is_property && as_map(target) == nullptr) return;
  if (!is_property && last.kind != Kind::index) {
    return fail("a method's result can't be set", node.line);
  }
  CallContext call{arena_};
  const Value key = is_property ? Value(last.name) : evaluate(last.children[0]);
  set_element(target, key, value, call);
  if (!call.fault.empty()) fail(call.fault, node.line);
}

}  // namespace emulator::vtl
