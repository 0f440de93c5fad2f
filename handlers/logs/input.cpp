#include <utility>

#include <fmt/format.h>

#include "handlers/logs/operations.hpp"

namespace emulator::logs {

namespace {

bool is_name_character(char c, std::string_view special) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         special.find(c) != special.npos;
}

aws::Error validation_error(std::string_view name, std::string_view value,
                            std::string_view constraint) {
  return invalid_parameter(fmt::format(
      "1 validation error detected: Value '{}' at '{}' failed to satisfy constraint: {}", value,
      name, constraint));
}

}  // namespace

Input::Input(std::string_view body) {
  auto parsed = aws::parse_json_object(body);
  if (!parsed) {
    fault_ = parsed.error();
    document_.SetObject();
  } else {
    document_ = std::move(*parsed);
  }
}

void Input::fail(aws::Error error) {
  if (!fault_) fault_ = std::move(error);
}

std::optional<std::string> Input::text(std::string_view name) {
  auto value = aws::string_member(document_, name);
  if (value) return std::move(*value);
  fail(value.error());
  return std::nullopt;
}

std::optional<std::int64_t> Input::integer(std::string_view name) {
  const auto value = aws::integer_member(document_, name);
  if (value) return *value;
  fail(value.error());
  return std::nullopt;
}

std::optional<bool> Input::boolean(std::string_view name) {
  const auto value = aws::boolean_member(document_, name);
  if (value) return *value;
  fail(value.error());
  return std::nullopt;
}

const aws::Json* Input::array(std::string_view name) {
  const aws::Json* value = aws::member(document_, name);
  if (value == nullptr || value->IsArray()) return value;
  fail({400, "SerializationException", fmt::format("'{}' is not a list", name)});
  return nullptr;
}

std::vector<std::string> Input::texts(std::string_view name) {
  std::vector<std::string> result;
  const aws::Json* list = array(name);
  if (list == nullptr) return result;
  for (const auto& item : list->GetArray()) {
    if (!item.IsString()) {
      fail({400, "SerializationException", fmt::format("'{}' is not a list of strings", name)});
      break;
    }
    result.emplace_back(aws::string_of(item));
  }
  return result;
}

aws::Tags Input::tags(std::string_view name) {
  aws::Tags result;
  const aws::Json* members = aws::member(document_, name);
  if (members == nullptr) return result;
  if (!members->IsObject()) {
    fail({400, "SerializationException", fmt::format("'{}' is not a map", name)});
    return result;
  }
  for (const auto& [key, value] : members->GetObject()) {
    if (!value.IsString()) {
      fail({400, "SerializationException", fmt::format("'{}' is not a map of strings", name)});
      break;
    }
    result[std::string(aws::string_of(key))] = std::string(aws::string_of(value));
  }
  for (const auto& [key, value] : result) {
    if (aws::tag_fault(key, value)) {
      fail(invalid_parameter(fmt::format("The tag '{}' is not valid.", key)));
    }
  }
  return result;
}

std::string Input::group_name(std::string_view name) {
  const auto value = text(name);
  if (!value) {
    fail(validation_error(name, "null", "Member must not be null"));
    return {};
  }
  if (value->empty() || value->size() > 512) {
    fail(validation_error(name, *value,
                          value->empty() ? "Member must have length greater than or equal to 1"
                                         : "Member must have length less than or equal to 512"));
  }
  for (const char c : *value) {
    if (is_name_character(c, ".-_/#")) continue;
    fail(validation_error(
        name, *value, R"(Member must satisfy regular expression pattern: [\.\-_/#A-Za-z0-9]+)"));
    break;
  }
  return *value;
}

std::string Input::group_name_or_identifier() {
  const auto identifier = text("logGroupIdentifier");
  if (!identifier) return group_name();
  if (text("logGroupName")) {
    fail(invalid_parameter("LogGroup name and LogGroup ARN are mutually exclusive parameters."));
  }
  return group_of_identifier(*identifier);
}

std::string Input::stream_name(std::string_view name) {
  const auto value = text(name);
  if (!value) {
    fail(validation_error(name, "null", "Member must not be null"));
    return {};
  }
  if (value->empty() || value->size() > 512) {
    fail(validation_error(name, *value,
                          value->empty() ? "Member must have length greater than or equal to 1"
                                         : "Member must have length less than or equal to 512"));
  }
  if (value->find_first_of(":*") != value->npos) {
    fail(validation_error(name, *value, "Member must satisfy regular expression pattern: [^:*]*"));
  }
  return *value;
}

void Input::limit(std::string_view name, const std::optional<std::int64_t>& value, std::int64_t min,
                  std::int64_t max) {
  if (!value) return;
  if (*value < min) {
    fail(validation_error(name, std::to_string(*value),
                          fmt::format("Member must have value greater than or equal to {}", min)));
  } else if (*value > max) {
    fail(validation_error(name, std::to_string(*value),
                          fmt::format("Member must have value less than or equal to {}", max)));
  }
}

aws::Error invalid_parameter(std::string message) {
  return {400, "InvalidParameterException", std::move(message)};
}

aws::Error no_such_group() {
  return {400, "ResourceNotFoundException", "The specified log group does not exist."};
}

aws::Error no_such_stream() {
  return {400, "ResourceNotFoundException", "The specified log stream does not exist."};
}

aws::Result<std::shared_ptr<LogGroup>> group_of(LogsState& state, const aws::Scope& scope,
                                                std::string_view name) {
  LogGroups* groups = state.groups.find(scope);
  if (groups == nullptr) return no_such_group();
  const auto found = groups->find(name);
  if (found == groups->end()) return no_such_group();
  return found->second;
}

http::Response empty_answer() {
  return aws::json_protocol_response({});
}

void write_integer(aws::JsonWriter& writer, std::string_view name, std::int64_t value) {
  aws::write_key(writer, name);
  writer.Int64(value);
}

}  // namespace emulator::logs
