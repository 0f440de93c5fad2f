#include "handlers/apigateway/input.hpp"

#include <charconv>

#include <fmt/format.h>

#include "daemon/aws/json_body.hpp"

namespace emulator::apigateway {

namespace {

std::string text_of(const aws::Json* value, std::string_view otherwise) {
  return std::string(value ? aws::string_of(*value) : otherwise);
}

std::vector<std::string> list_of(const aws::Json* values) {
  std::vector<std::string> out;
  if (values == nullptr) return out;
  for (const aws::Json& value : values->GetArray())
    out.emplace_back(aws::string_of(value));
  return out;
}

StringMap strings_of(const aws::Json* map) {
  StringMap out;
  if (map == nullptr) return out;
  for (const auto& [key, value] : map->GetObject())
    out.emplace(aws::string_of(key), value.IsNull() ? "" : aws::string_of(value));
  return out;
}

// A member of a structure that may not be there itself.
const aws::Json* nested(const aws::Json& object, std::string_view structure,
                        std::string_view name) {
  const aws::Json* parent = aws::member(object, structure);
  return parent ? aws::member(*parent, name) : nullptr;
}

}  // namespace

bool Input::has(std::string_view name) const {
  return aws::member(aws::object_of(body_), name) != nullptr;
}

std::string Input::text(std::string_view name, std::string_view otherwise) const {
  return text_of(aws::member(aws::object_of(body_), name), otherwise);
}

std::optional<int> Input::integer(std::string_view name) {
  const aws::Json* value = aws::member(aws::object_of(body_), name);
  if (value == nullptr) return std::nullopt;
  if (value->IsInt()) return value->GetInt();
  if (!fault_) {
    fault_ = Error{400, "SerializationException",
                   fmt::format("The value of '{}' is not of the expected type: integer.", name)};
  }
  return std::nullopt;
}

bool Input::boolean(std::string_view name) const {
  const aws::Json* value = aws::member(aws::object_of(body_), name);
  return value != nullptr && value->IsTrue();
}

StringMap Input::strings(std::string_view name) const {
  return strings_of(aws::member(aws::object_of(body_), name));
}

StringMap Input::strings(std::string_view structure, std::string_view name) const {
  return strings_of(nested(aws::object_of(body_), structure, name));
}

std::map<std::string, std::vector<std::string>> Input::lists(std::string_view name) const {
  std::map<std::string, std::vector<std::string>> out;
  const aws::Json* map = aws::member(aws::object_of(body_), name);
  if (map == nullptr) return out;
  for (const auto& [key, value] : map->GetObject())
    out[std::string(aws::string_of(key))] = list(name, aws::string_of(key));
  return out;
}

BooleanMap Input::booleans(std::string_view name) const {
  BooleanMap out;
  const aws::Json* map = aws::member(aws::object_of(body_), name);
  if (map == nullptr) return out;
  for (const auto& [key, value] : map->GetObject())
    out.emplace(aws::string_of(key), value.IsTrue());
  return out;
}

std::vector<std::string> Input::list(std::string_view name) const {
  return list_of(aws::member(aws::object_of(body_), name));
}

std::vector<std::string> Input::list(std::string_view structure, std::string_view name) const {
  return list_of(nested(aws::object_of(body_), structure, name));
}

std::optional<bool> Input::boolean_in(std::string_view structure, std::string_view name) const {
  const aws::Json* value = nested(aws::object_of(body_), structure, name);
  return value ? std::optional(value->IsTrue()) : std::nullopt;
}

std::string Input::text_in(std::string_view structure, std::string_view name) const {
  return text_of(nested(aws::object_of(body_), structure, name), "");
}

std::optional<CanarySettings> Input::canary(std::string_view name) const {
  const aws::Json* given = aws::member(aws::object_of(body_), name);
  if (given == nullptr) return std::nullopt;
  CanarySettings out;
  if (const aws::Json* percent = aws::member(*given, "percentTraffic")) {
    out.percent_traffic = percent->GetDouble();
  }
  out.deployment_id = text_in(name, "deploymentId");
  out.stage_variable_overrides = strings(name, "stageVariableOverrides");
  out.use_stage_cache = boolean_in(name, "useStageCache").value_or(false);
  return out;
}

Result<PageRequest> page_request(const aws::RestCall& call) {
  constexpr std::size_t most = 500;
  PageRequest out;
  if (const std::string* limit = call.query_value("limit")) {
    const char* const end = limit->data() + limit->size();
    const auto [rest, fault] = std::from_chars(limit->data(), end, out.limit);
    if (fault != std::errc() || rest != end) {
      return bad_request("Invalid limit specified");
    }
    if (out.limit == 0) out.limit = 25;
    out.limit = std::min(out.limit, most);
  }
  if (const std::string* position = call.query_value("position")) {
    auto key = aws::decode_marker(*position);
    if (!key) return bad_request("Invalid position parameter");
    out.after_key = std::move(*key);
  }
  return out;
}

bool embeds(const aws::RestCall& call, std::string_view what) {
  for (const auto& [name, value] : call.query) {
    if (name == "embed" && http::equals_ignoring_case(value, what)) return true;
  }
  return false;
}

}  // namespace emulator::apigateway
