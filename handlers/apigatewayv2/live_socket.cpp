#include "handlers/apigatewayv2/live_socket.hpp"

#include "handlers/apigatewayv2/entity.hpp"

namespace emulator::apigatewayv2 {

namespace {

Selectable<vtl::Template> templates_of(const Document& document, std::string_view member) {
  Selectable<vtl::Template> templates;
  for (auto& [key, text] : document.text_map(member))
    templates.emplace(key, vtl::Template(text));
  return templates;
}

bool is_pattern(std::string_view key) noexcept {
  return key.size() > 2 && key.front() == '/' && key.back() == '/';
}

}  // namespace

const SocketMapping::Answer* SocketMapping::find(std::string_view selector) const {
  const Answer* otherwise = nullptr;
  for (const Answer& answer : answers) {
    if (answer.key == "$default") {
      otherwise = &answer;
    } else if (answer.pattern ? answer.pattern->matches(selector) : answer.key == selector) {
      return &answer;
    }
  }
  return otherwise;
}

std::shared_ptr<const SocketMapping> socket_mapping(const Entity& integration) {
  const Document& document = integration.document;
  auto made = std::make_shared<SocketMapping>();
  made->template_selection = document.text("templateSelectionExpression");
  made->passthrough_behavior = document.text("passthroughBehavior");
  made->response_selection = document.text("integrationResponseSelectionExpression");
  made->content_handling = document.text("contentHandlingStrategy");
  made->templates = templates_of(document, "requestTemplates");
  for (const auto& [id, response] : integration.all(Kind::integration_response)) {
    SocketMapping::Answer answer;
    answer.key = response.document.text("integrationResponseKey");
    if (is_pattern(answer.key)) {
      answer.pattern =
          vtl::JavaRegex::compile(std::string_view(answer.key).substr(1, answer.key.size() - 2));
    }
    answer.template_selection = response.document.text("templateSelectionExpression");
    answer.content_handling = response.document.text("contentHandlingStrategy");
    answer.templates = templates_of(response.document, "responseTemplates");
    made->answers.push_back(std::move(answer));
  }
  return made;
}

std::shared_ptr<const SocketChecks> socket_checks(const Entity& api, const Document& route) {
  auto made = std::make_shared<SocketChecks>();
  made->selection = route.text("modelSelectionExpression");
  if (!made->selection.empty()) {
    for (const auto& [key, name] : route.text_map("requestModels")) {
      const Entity* model = find_model(api, name);
      if (model == nullptr) continue;  // it went after the route was made
      auto schema = compile_schema(api, model->document.text("schema"));
      if (schema) made->models.emplace(key, std::move(*schema));
    }
  }
  const Document parameters = route.object("requestParameters");
  for (const auto& [name, constraints] : parameters.members()) {
    if (parameters.object(name).flag("required")) made->required.push_back(name);
  }
  if (made->selection.empty() && made->required.empty()) return nullptr;
  return made;
}

const Entity* find_model(const Entity& api, std::string_view name) {
  for (const auto& [id, model] : api.all(Kind::model)) {
    if (id == name || model.document.text("name") == name) return &model;
  }
  return nullptr;
}

json_schema::ModelLookup model_lookup(const Entity& api) {
  // Kept by the lookup, for it hands out the address of a schema.
  std::map<std::string, std::string> schemas;
  for (const auto& [id, model] : api.all(Kind::model))
    schemas.emplace(model.document.text("name"), model.document.text("schema"));
  return [schemas = std::move(schemas)](std::string_view name) -> const std::string* {
    const auto found = schemas.find(std::string(name));
    return found == schemas.end() ? nullptr : &found->second;
  };
}

std::optional<json_schema::Schema> compile_schema(const Entity& api, std::string_view text) {
  return json_schema::Schema::compile(text, model_lookup(api));
}

}  // namespace emulator::apigatewayv2
