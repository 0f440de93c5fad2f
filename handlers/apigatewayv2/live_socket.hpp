#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handlers/apigatewayv2/document.hpp"
#include "handlers/json_schema/schema.hpp"
#include "handlers/vtl/java_regex.hpp"
#include "handlers/vtl/template.hpp"

namespace emulator::apigatewayv2 {

struct Entity;

// By the key that a selection expression gives; "$default" is for those that have none.
template <class T>
using Selectable = std::map<std::string, T, std::less<>>;

template <class T>
const T* select(const Selectable<T>& from, std::string_view key) {
  auto found = from.find(key);
  if (found == from.end()) found = from.find("$default");
  return found == from.end() ? nullptr : &found->second;
}

// How an integration of a WebSocket API makes a request of a message, and a message of an answer.
struct SocketMapping {
  // An integration response.
  struct Answer {
    std::string key;                        // "$default", "200" or "/2\d\d/"
    std::optional<vtl::JavaRegex> pattern;  // of a key in slashes
    std::string template_selection;
    std::string content_handling;
    Selectable<vtl::Template> templates;
  };

  std::string template_selection;
  std::string passthrough_behavior;
  std::string response_selection;
  std::string content_handling;
  Selectable<vtl::Template> templates;
  std::vector<Answer> answers;

  // The answer for what the response selection expression gave; null where there is none.
  const Answer* find(std::string_view selector) const;
};

// What the messages of a route are held against.
struct SocketChecks {
  std::string selection;  // the model selection expression
  Selectable<json_schema::Schema> models;
  std::vector<std::string> required;  // "route.request.querystring.a"
};

std::shared_ptr<const SocketMapping> socket_mapping(const Entity& integration);
// Null where the route asks for nothing.
std::shared_ptr<const SocketChecks> socket_checks(const Entity& api, const Document& route);

// A model of an API by its name or its id, or null.
const Entity* find_model(const Entity& api, std::string_view name);
// What references of an API's schemas lead to: its models by their names.
json_schema::ModelLookup model_lookup(const Entity& api);
// Nothing for a text that is no schema.
std::optional<json_schema::Schema> compile_schema(const Entity& api, std::string_view text);

}  // namespace emulator::apigatewayv2
