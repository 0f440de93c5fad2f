#include "handlers/apigateway/model_template.hpp"

#include <fmt/format.h>

#include "daemon/aws/json.hpp"

namespace emulator::apigateway {

namespace {

// Schemas that hold themselves are cut there.
constexpr unsigned max_depth = 16;

class Writer {
 public:
  explicit Writer(const json_schema::ModelLookup& models) : models_(models) {}

  // `input` is what the template calls the value in its input: "$inputRoot.photos".
  void value(const aws::Json& schema, const aws::Json& root, const std::string& input,
             unsigned depth) {
    if (depth > max_depth || !schema.IsObject()) return text("{ }");
    if (const aws::Json* reference = aws::member(schema, "$ref")) {
      return referred(*reference, root, input, depth);
    }
    const aws::Json* named = aws::member(schema, "type");
    const std::string_view type =
        named != nullptr && named->IsString() ? aws::string_of(*named) : "object";
    if (type == "string") return text("\"foo\"");
    if (type == "integer") return text("42");
    if (type == "number") return text("3.1415");
    if (type == "boolean") return text("true");
    if (type == "null") return text("null");
    if (type == "array") return array(schema, root, input, depth);
    object(schema, root, input, depth);
  }

  std::string take() { return std::move(out_); }

 private:
  void text(std::string_view what) { out_.append(what); }

  void line(unsigned depth, std::string_view what) {
    out_.push_back('\n');
    out_.append(std::size_t{2} * depth, ' ');
    out_.append(what);
  }

  void referred(const aws::Json& reference, const aws::Json& root, const std::string& input,
                unsigned depth) {
    constexpr std::string_view definitions = "#/definitions/";
    const std::string_view target =
        reference.IsString() ? aws::string_of(reference) : std::string_view();
    if (target.starts_with(definitions)) {
      const aws::Json* all = aws::member(root, "definitions");
      const aws::Json* found = all != nullptr && all->IsObject()
                                   ? aws::member(*all, target.substr(definitions.size()))
                                   : nullptr;
      return found ? value(*found, root, input, depth + 1) : text("{ }");
    }
    const auto slash = target.rfind("/models/");
    const std::string* model =
        slash == target.npos ? nullptr
                             : models_(target.substr(slash + std::string_view("/models/").size()));
    if (model == nullptr) return text("{ }");
    const auto schema = aws::parse_json(*model);
    schema ? value(*schema, *schema, input, depth + 1) : text("{ }");
  }

  void array(const aws::Json& schema, const aws::Json& root, const std::string& input,
             unsigned depth) {
    text("[");
    line(depth, "##TODO: Update this foreach loop to reference array from input json");
    line(depth, fmt::format("#foreach($elem in {})", input));
    line(depth, " ");
    const aws::Json* items = aws::member(schema, "items");
    items ? value(*items, root, "$elem", depth) : text("{ }");
    text(" ");
    line(depth, "#if($foreach.hasNext),#end");
    line(depth, "#end");
    line(depth, "]");
  }

  void object(const aws::Json& schema, const aws::Json& root, const std::string& input,
              unsigned depth) {
    const aws::Json* properties = aws::member(schema, "properties");
    if (properties == nullptr || !properties->IsObject() || properties->ObjectEmpty()) {
      return text("{ }");
    }
    text("{");
    bool first = true;
    for (const auto& [name, property] : properties->GetObject()) {
      if (!first) text(",");
      first = false;
      line(depth + 1, fmt::format("\"{}\" : ", aws::string_of(name)));
      value(property, root, fmt::format("{}.{}", input, aws::string_of(name)), depth + 1);
    }
    line(depth, "}");
  }

  const json_schema::ModelLookup& models_;
  std::string out_;
};

}  // namespace

std::string model_template(const RestApi& api, const Model& model) {
  return model_template(model.schema, [&api](std::string_view name) -> const std::string* {
    const auto found = api.models.find(std::string(name));
    return found == api.models.end() ? nullptr : &found->second.schema;
  });
}

std::string model_template(std::string_view text, const json_schema::ModelLookup& models) {
  const auto schema = aws::parse_json(text);
  Writer writer(models);
  if (schema) writer.value(*schema, *schema, "$inputRoot", 0);
  return fmt::format("#set($inputRoot = $input.path('$'))\n{}", schema ? writer.take() : "{ }");
}

}  // namespace emulator::apigateway
