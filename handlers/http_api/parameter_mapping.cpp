#include "handlers/http_api/parameter_mapping.hpp"

#include <algorithm>
#include <charconv>

#include "daemon/take_prefix.hpp"
#include "handlers/http_api/references.hpp"

namespace emulator::http_api {

namespace {

enum class Action { append, overwrite, remove };

struct Target {
  Action action;
  std::string_view place;  // "header", "querystring", "path", "statuscode"
  std::string_view name;
};

std::optional<Target> target_of(std::string_view key) {
  const auto colon = key.find(':');
  if (colon == key.npos) return std::nullopt;
  const std::string_view action = key.substr(0, colon);
  const std::string_view rest = key.substr(colon + 1);
  const auto dot = rest.find('.');
  Target target{Action::append, rest.substr(0, dot),
                dot == rest.npos ? std::string_view() : rest.substr(dot + 1)};
  if (action == "overwrite") target.action = Action::overwrite;
  if (action == "remove") target.action = Action::remove;
  return target;
}

std::optional<std::string> joined_header(const http::Headers& headers, std::string_view name) {
  std::optional<std::string> joined;
  for (const auto& [candidate, value] : headers) {
    if (!http::equals_ignoring_case(candidate, name)) continue;
    if (joined) {
      joined->append(",").append(value);
    } else {
      joined = value;
    }
  }
  return joined;
}

std::optional<std::string> joined_query(const http::Request& request, std::string_view name) {
  std::optional<std::string> joined;
  for (const auto& [candidate, value] : http::parse_query(request.query())) {
    if (candidate != name) continue;
    if (joined) {
      joined->append(",").append(value);
    } else {
      joined = value;
    }
  }
  return joined;
}

bool is_reference(std::string_view name) noexcept {
  return name.starts_with("request.") || name.starts_with("context.") ||
         name.starts_with("stageVariables.") || name.starts_with("response.");
}

// The values as they were before anything was mapped.
std::string value_of(const std::string& text, const Exchange& exchange,
                     const http::Response* response) {
  return replace_references(text, [&](std::string_view name) -> std::optional<std::string> {
    if (!is_reference(name)) return std::nullopt;
    return reference_value(exchange, name, response).value_or("");
  });
}

void map_header(http::Headers& headers, const Target& target, std::string value) {
  if (target.action != Action::append) headers.remove(target.name);
  if (target.action != Action::remove && !value.empty()) {
    headers.add(std::string(target.name), std::move(value));
  }
}

void map_query(http::QueryParameters& query, const Target& target, std::string value) {
  if (target.action != Action::append) {
    std::erase_if(query, [&](const auto& parameter) { return parameter.first == target.name; });
  }
  if (target.action != Action::remove && !value.empty()) {
    query.emplace_back(target.name, std::move(value));
  }
}

// A JSON path sees no more of a body.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
constexpr std::size_t selectable_body = 100 * 1024;

// The path of a request, without the stage.
std::string path_of(const Exchange& exchange) {
  const std::string& stage = exchange.stage->name;
  if (stage == "$default") return exchange.raw_path;
  return exchange.raw_path.substr(std::min(exchange.raw_path.size(), stage.size() + 1));
}

}  // namespace

std::optional<std::string> mapped_value(const std::string& text, const Exchange& exchange) {
  bool complete = true;
  std::string value =
      replace_references(text, [&](std::string_view name) -> std::optional<std::string> {
        if (!is_reference(name)) return std::nullopt;
        auto found = reference_value(exchange, name);
        complete = complete && found;
        return found.value_or("");
      });
  if (!complete) return std::nullopt;
  return value;
}

std::optional<std::string> reference_value(const Exchange& exchange, std::string_view name,
                                           const http::Response* response) {
  if (take_prefix(name, "request.header.")) return joined_header(exchange.request.headers, name);
  if (take_prefix(name, "request.querystring.")) return joined_query(exchange.request, name);
  if (take_prefix(name, "request.body.")) {
    return select_json(std::string_view(exchange.request.body).substr(0, selectable_body), name);
  }
  if (take_prefix(name, "request.path.")) {
    for (const auto& [candidate, value] : exchange.path_parameters) {
      if (candidate == name) return value;
    }
    return std::nullopt;
  }
  if (name == "request.path") return path_of(exchange);
  if (name == "request.body") return exchange.request.body;
  if (take_prefix(name, "context.")) return context_variable(exchange, name, response);
  if (take_prefix(name, "stageVariables.")) {
    const auto found = exchange.stage->variables.find(std::string(name));
    if (found == exchange.stage->variables.end()) return std::nullopt;
    return found->second;
  }
  if (response == nullptr) return std::nullopt;
  if (take_prefix(name, "response.header.")) return joined_header(response->headers, name);
  if (take_prefix(name, "response.body.")) return select_json(response->body, name);
  if (name == "response.body") return response->body;
  return std::nullopt;
}

void map_request(const apigatewayv2::TextMap& parameters, const Exchange& exchange,
                 Outbound& outbound) {
  for (const auto& [key, text] : parameters) {
    const auto target = target_of(key);
    if (!target) continue;
    std::string value = value_of(text, exchange, nullptr);
    if (target->place == "header") map_header(outbound.headers, *target, std::move(value));
    if (target->place == "querystring") map_query(outbound.query, *target, std::move(value));
    if (key == "overwrite:path" && !value.empty()) outbound.path = std::move(value);
  }
}

void map_response(const apigatewayv2::TextMap& parameters, const Exchange& exchange,
                  http::Response& response) {
  const http::Response before = response;
  for (const auto& [key, text] : parameters) {
    const auto target = target_of(key);
    if (!target) continue;
    std::string value = value_of(text, exchange, &before);
    if (target->place == "header") map_header(response.headers, *target, std::move(value));
    if (key == "overwrite:statuscode") {
      unsigned status = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), status);
      const bool whole = error == std::errc() && end == value.data() + value.size();
      if (whole && status >= 200 && status <= 599) response.status = status;
    }
  }
}

}  // namespace emulator::http_api
