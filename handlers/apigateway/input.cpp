#include "handlers/apigateway/input.hpp"

#include <charconv>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"

namespace emulator::apigateway {

namespace {

Error wrong_type(std::string_view name, std::string_view expected) {
  return {400, "SerializationException",
          fmt::format("The value of '{}' is not of the expected type: {}.", name, expected)};
}

bool asks_for_nothing(const aws::Json& value) {
  if (value.IsString()) return value.GetStringLength() == 0;
  if (value.IsArray()) return value.Empty();
  if (value.IsObject()) return value.ObjectEmpty();
  return value.IsNull() || value.IsFalse();
}

}  // namespace

struct Input::Document {
  aws::JsonDocument json;
};

Input::Input(const aws::RestCall& call)
    : document_(std::make_unique<Document>()), operation_(call.operation) {
  auto parsed = aws::parse_json_object(call.call.request.body);
  if (parsed) {
    document_->json = std::move(*parsed);
  } else {
    document_->json.SetObject();
    fail(parsed.error());
  }
}

Input::~Input() = default;

void Input::fail(Error error) {
  if (!fault_) fault_ = std::move(error);
}

bool Input::has(std::string_view name) const {
  return aws::member(document_->json, name) != nullptr;
}

std::string Input::text(std::string_view name, std::string_view otherwise) {
  auto value = aws::string_member(document_->json, name);
  if (value) return std::move(*value).value_or(std::string(otherwise));
  fail(value.error());
  return {};
}

std::optional<int> Input::integer(std::string_view name) {
  const aws::Json* value = aws::member(document_->json, name);
  if (value == nullptr) return std::nullopt;
  if (value->IsInt()) return value->GetInt();
  fail(wrong_type(name, "integer"));
  return std::nullopt;
}

bool Input::boolean(std::string_view name) {
  auto value = aws::boolean_member(document_->json, name);
  if (value) return value->value_or(false);
  fail(value.error());
  return false;
}

StringMap Input::strings(std::string_view name) {
  return strings("", name);
}

StringMap Input::strings(std::string_view structure, std::string_view name) {
  StringMap out;
  const aws::Json* parent = structure.empty() ? static_cast<const aws::Json*>(&document_->json)
                                              : aws::member(document_->json, structure);
  const aws::Json* map = parent ? aws::member(*parent, name) : nullptr;
  if (map == nullptr) return out;
  if (!map->IsObject()) {
    fail(wrong_type(name, "map"));
    return out;
  }
  for (const auto& [key, value] : map->GetObject()) {
    if (!value.IsString() && !value.IsNull()) fail(wrong_type(name, "map of strings"));
    out.emplace(aws::string_of(key), value.IsString() ? aws::string_of(value) : "");
  }
  return out;
}

BooleanMap Input::booleans(std::string_view name) {
  BooleanMap out;
  const aws::Json* map = aws::member(document_->json, name);
  if (map == nullptr) return out;
  if (!map->IsObject()) {
    fail(wrong_type(name, "map"));
    return out;
  }
  for (const auto& [key, value] : map->GetObject()) {
    if (!value.IsBool() && !value.IsNull()) fail(wrong_type(name, "map of booleans"));
    out.emplace(aws::string_of(key), value.IsTrue());
  }
  return out;
}

std::vector<std::string> Input::list(std::string_view name) {
  return list("", name);
}

std::vector<std::string> Input::list(std::string_view structure, std::string_view name) {
  std::vector<std::string> out;
  const aws::Json* parent = structure.empty() ? static_cast<const aws::Json*>(&document_->json)
                                              : aws::member(document_->json, structure);
  const aws::Json* values = parent ? aws::member(*parent, name) : nullptr;
  if (values == nullptr) return out;
  if (!values->IsArray()) {
    fail(wrong_type(name, "list"));
    return out;
  }
  for (const aws::Json& value : values->GetArray()) {
    if (!value.IsString()) fail(wrong_type(name, "list of strings"));
    if (value.IsString()) out.emplace_back(aws::string_of(value));
  }
  return out;
}

std::string Input::text_in(std::string_view structure, std::string_view name) {
  const aws::Json* parent = aws::member(document_->json, structure);
  if (parent == nullptr) return {};
  auto value = aws::string_member(*parent, name);
  if (value) return std::move(*value).value_or("");
  fail(value.error());
  return {};
}

std::optional<bool> Input::boolean_in(std::string_view structure, std::string_view name) {
  const aws::Json* parent = aws::member(document_->json, structure);
  if (parent == nullptr) return std::nullopt;
  auto value = aws::boolean_member(*parent, name);
  if (value) return *value;
  fail(value.error());
  return std::nullopt;
}

std::optional<CanarySettings> Input::canary(std::string_view name) {
  const aws::Json* given = aws::member(document_->json, name);
  if (given == nullptr) return std::nullopt;
  CanarySettings out;
  if (!given->IsObject()) {
    fail(wrong_type(name, "structure"));
    return out;
  }
  if (const aws::Json* percent = aws::member(*given, "percentTraffic")) {
    if (!percent->IsNumber()) fail(wrong_type("percentTraffic", "double"));
    if (percent->IsNumber()) out.percent_traffic = percent->GetDouble();
  }
  out.deployment_id = text_in(name, "deploymentId");
  out.stage_variable_overrides = strings(name, "stageVariableOverrides");
  auto shared = aws::boolean_member(*given, "useStageCache");
  if (!shared) fail(shared.error());
  out.use_stage_cache = shared ? shared->value_or(false) : false;
  return out;
}

void Input::refuse(std::string_view name) {
  const aws::Json* value = aws::member(document_->json, name);
  if (value != nullptr && !asks_for_nothing(*value) && !refusal_) {
    refusal_ = unsupported(fmt::format("apigateway.{} with {}", operation_, name));
  }
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
