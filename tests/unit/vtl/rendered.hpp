#pragma once

#include <map>
#include <string>

#include "handlers/vtl/input_object.hpp"
#include "handlers/vtl/json_value.hpp"
#include "handlers/vtl/template.hpp"

namespace emulator::vtl {

// Renders templates against API Gateway's variables. What goes wrong is told in the text, after
// "FAULT: ".
class Renderer : public Variables {
 public:
  std::string operator()(const std::string& text, const Limits& limits = {}) {
    Arena arena(limits.bytes, limits.steps);
    InputObject input(body, parameters);
    input_ = &input;
    const Template parsed(text);
    const Rendering rendering = parsed.render(*this, arena, limits);
    return rendering.ok() ? rendering.text : "FAULT: " + rendering.fault;
  }

  Value variable(std::string_view name, Arena& arena) override {
    if (name == "input") return static_cast<Object*>(input_);
    if (name == "util") return &util_object();
    const auto found = json.find(std::string(name));
    return found == json.end() ? Value() : read_json(found->second, arena).value();
  }

  std::string body;
  InputParameters parameters;
  // Further variables, as JSON: "context", "stageVariables", or any.
  std::map<std::string, std::string> json;

 private:
  InputObject* input_ = nullptr;
};

inline std::string rendered(const std::string& text) {
  return Renderer()(text);
}

}  // namespace emulator::vtl
