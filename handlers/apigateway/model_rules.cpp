#include "handlers/apigateway/model_rules.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/random.hpp"

namespace emulator::apigateway {

namespace {

bool names(const StringMap& models, std::string_view name) {
  return std::any_of(models.begin(), models.end(),
                     [name](const auto& entry) { return entry.second == name; });
}

json_schema::ModelLookup lookup_in(const RestApi& api) {
  return [&api](std::string_view name) -> const std::string* {
    const auto found = api.models.find(std::string(name));
    return found == api.models.end() ? nullptr : &found->second.schema;
  };
}

Error invalid_schema() {
  return bad_request(
      "Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema "
      "specified]");
}

}  // namespace

void add_default_models(RestApi& api, Random& random) {
  Model empty{random.lower_alphanumeric(6), "Empty", "This is a default empty schema model",
              "application/json",
              "{\n  \"$schema\": \"http://json-schema.org/draft-04/schema#\",\n"
              "  \"title\" : \"Empty Schema\",\n  \"type\" : \"object\"\n}"};
  Model error{random.lower_alphanumeric(6), "Error", "This is a default error schema model",
              "application/json",
              "{\n  \"$schema\" : \"http://json-schema.org/draft-04/schema#\",\n"
              "  \"title\" : \"Error Schema\",\n  \"type\" : \"object\",\n  \"properties\" : {\n"
              "    \"message\" : { \"type\" : \"string\" }\n  }\n}"};
  api.models.emplace("Empty", std::move(empty));
  api.models.emplace("Error", std::move(error));
}

std::optional<json_schema::Schema> compile_model(const RestApi& api, std::string_view schema) {
  return json_schema::Schema::compile(schema, lookup_in(api));
}

void find_schema_faults(const RestApi& api, const Model& model, Faults& faults) {
  if (model.schema.empty()) return;
  for (const std::string& pointer : json_schema::Schema::faults(model.schema, lookup_in(api)))
    faults.add("/schema" + pointer, invalid_schema());
}

Result<void> check_schema(const RestApi& api, const Model& model) {
  // Other media types may have schemas of other kinds; only JSON's are ever used.
  if (model.schema.empty() || compile_model(api, model.schema)) return {};
  return invalid_schema();
}

std::string use_of_model(const RestApi& api, std::string_view name) {
  for (const auto& [id, resource] : api.resources) {
    for (const auto& [http_method, method] : resource.methods) {
      if (names(method.request_models, name)) {
        return fmt::format("method request: {}/{}", resource.path_part, http_method);
      }
      for (const auto& [status, response] : method.responses) {
        if (!names(response.response_models, name)) continue;
        return fmt::format("method response: {}/{}/{}", resource.path_part, http_method, status);
      }
    }
  }
  for (const auto& [other_name, other] : api.models) {
    const auto referred = json_schema::referred_models(other.schema);
    if (other_name != name && std::find(referred.begin(), referred.end(), name) != referred.end()) {
      return fmt::format("model: {}", other_name);
    }
  }
  return {};
}

}  // namespace emulator::apigateway
