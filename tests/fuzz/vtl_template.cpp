// Velocity templates: what follows an empty line is the body that the template is rendered for. No
// template crashes or goes on for ever, and none gets around its limits.

#include "handlers/vtl/input_object.hpp"
#include "handlers/vtl/template.hpp"
#include "target.hpp"

namespace emulator::fuzz {

namespace {

class Variables final : public vtl::Variables {
 public:
  explicit Variables(std::string_view body) : input_(body, parameters_) {}

  vtl::Value variable(std::string_view name, vtl::Arena& arena) override {
    if (name == "input") return static_cast<vtl::Object*>(&input_);
    if (name == "util") return &vtl::util_object();
    if (name == "context") return arena.make_map();
    return {};
  }

 private:
  vtl::InputParameters parameters_{{{"id", "7"}}, {{"q", "a b"}}, {{"Accept", "*/*"}}};
  vtl::InputObject input_;
};

}  // namespace

void run(std::string_view input) {
  const auto gap = input.find("\n\n");
  const auto text = input.substr(0, gap);
  Variables variables(gap == input.npos ? std::string_view() : input.substr(gap + 2));
  const vtl::Limits limits{.steps = 20'000, .bytes = 1024 * 1024, .output = 64 * 1024};
  const vtl::Template parsed{std::string(text)};
  const vtl::Rendering rendering = parsed.render(variables, limits);
  check(rendering.text.size() <= limits.output, "the output is bounded");
  check(rendering.ok() || rendering.text.empty(), "a fault leaves no output");
  check(parsed.fault().empty() || rendering.fault == parsed.fault(), "a malformed template fails");
}

std::span<const std::string_view> dictionary() {
  static constexpr std::string_view words[] = {"#set($a = ",
                                               "#if(",
                                               "#elseif(",
                                               "#else",
                                               "#end",
                                               "#foreach($x in ",
                                               "#macro(m $p)",
                                               "#m(",
                                               "#define($d)",
                                               "#break",
                                               "#stop",
                                               "##",
                                               "#*",
                                               "*#",
                                               "#[[",
                                               "]]#",
                                               "$!{",
                                               "$input.path('$.",
                                               "$input.json('$",
                                               "$input.params(",
                                               "$util.parseJson(",
                                               "$util.escapeJavaScript(",
                                               "$context.",
                                               ".replaceAll('",
                                               ".split(\"",
                                               ".substring(",
                                               ".put('k', ",
                                               ".add(",
                                               ".entrySet()",
                                               "[1..",
                                               "[?(@.",
                                               "..",
                                               "&&",
                                               "||",
                                               "==",
                                               "\\",
                                               "\"",
                                               "'",
                                               "{",
                                               "}",
                                               "(",
                                               ")"};
  return words;
}

}  // namespace emulator::fuzz
