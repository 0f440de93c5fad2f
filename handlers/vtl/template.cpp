#include "handlers/vtl/template.hpp"

#include "handlers/vtl/evaluator.hpp"
#include "handlers/vtl/parser.hpp"

namespace emulator::vtl {

struct Template::Parsed {
  explicit Parsed(std::string given) : text(std::move(given)), tree(parse_template(text)) {}

  std::string text;
  SyntaxTree tree;
};

Template::Template(std::string text) : parsed_(std::make_shared<const Parsed>(std::move(text))) {}

const std::string& Template::fault() const noexcept {
  return parsed_->tree.fault;
}
const std::string& Template::text() const noexcept {
  return parsed_->text;
}

Rendering Template::render(Variables& variables, const Limits& limits) const {
  Arena arena(limits.bytes, limits.steps);
  return render(variables, arena, limits);
}

Rendering Template::render(Variables& variables, Arena& arena, const Limits& limits) const {
  if (!fault().empty()) return {{}, fault()};
  Evaluator evaluator(parsed_->tree, variables, arena, limits);
  return evaluator.run();
}

}  // namespace emulator::vtl
