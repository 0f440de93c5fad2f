#include "handlers/websocket_api/mapping_variables.hpp"

#include "handlers/execute_api/mapping_variables.hpp"
#include "handlers/vtl/json_value.hpp"

namespace emulator::websocket_api {

namespace {

using vtl::Arena;
using vtl::Map;
using vtl::Value;

constexpr std::size_t context_memory = 1024 * 1024;

Map* map_in(Map& context, std::string_view name, Arena& arena) {
  if (Map* map = vtl::as_map(context.get(name))) return map;
  Map* map = arena.make_map();
  context.put(name, map);
  return map;
}

void default_text(Map& map, std::string_view name) {
  if (vtl::is_null(map.get(name))) map.put(name, std::string_view());
}

// That of events, and empty texts for what a caller has not said.
Map* context_map(const Connection& connection, const Occurrence& occurrence, Arena& arena) {
  const auto read = vtl::read_json(arena.keep(request_context(connection, occurrence)), arena);
  Map* context = read ? vtl::as_map(*read) : nullptr;
  if (context == nullptr) context = arena.make_map();
  Map* identity = map_in(*context, "identity", arena);
  for (const auto name :
       {"accountId", "apiKey", "apiKeyId", "caller", "cognitoAuthenticationProvider",
        "cognitoAuthenticationType", "cognitoIdentityId", "cognitoIdentityPoolId", "user",
        "userAgent", "userArn"}) {
    default_text(*identity, name);
  }
  default_text(*map_in(*context, "authorizer", arena), "principalId");
  default_text(*context, "messageId");
  return context;
}

}  // namespace

std::optional<std::string> context_text(const Connection& connection, const Occurrence& occurrence,
                                        std::string_view path) {
  Arena arena(context_memory, context_memory);
  return execute_api::text_at(context_map(connection, occurrence, arena), path);
}

vtl::InputParameters input_parameters(const Occurrence& occurrence) {
  vtl::InputParameters out;
  out.querystring = occurrence.query;
  for (const auto& [name, value] : occurrence.headers)
    out.header.emplace_back(name, value);
  return out;
}

Value MappingVariables::variable(std::string_view name, Arena& arena) {
  if (name == "input") return static_cast<vtl::Object*>(&input_);
  if (name == "util") return &vtl::util_object();
  if (name == "context") return context_map(connection_, occurrence_, arena);
  if (name != "stageVariables") return {};
  Map* variables = arena.make_map();
  for (const auto& [key, value] : connection_.stage->variables)
    variables->put(key, std::string_view(value));
  return variables;
}

}  // namespace emulator::websocket_api
