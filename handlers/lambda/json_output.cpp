#include "handlers/lambda/json_output.hpp"

#include <fmt/format.h>

#include "daemon/aws/rest_json.hpp"
#include "daemon/clock.hpp"

namespace emulator::lambda {

void JsonOutput::integer(std::string_view name, std::int64_t value) {
  aws::write_key(writer_, name);
  writer_.Int64(value);
}

void JsonOutput::json(std::string_view name, std::string_view value) {
  aws::write_key(writer_, name);
  writer_.RawValue(value.data(), value.size(), rapidjson::kObjectType);
}

void JsonOutput::timestamp(std::string_view name, std::chrono::system_clock::time_point time) {
  const std::int64_t milliseconds = epoch_milliseconds(time);
  json(name, fmt::format("{}.{:03}", milliseconds / 1000, milliseconds % 1000));
}

void JsonOutput::members(const KeptMembers& members) {
  for (const auto& [name, value] : members.all())
    json(name, value);
}

void JsonOutput::open(std::string_view name) {
  aws::write_key(writer_, name);
  writer_.StartObject();
}

void JsonOutput::open_list(std::string_view name) {
  aws::write_key(writer_, name);
  writer_.StartArray();
}

http::Response JsonOutput::response(unsigned status) {
  writer_.EndObject();
  return aws::json_response(status, {buffer_.GetString(), buffer_.GetSize()});
}

void keep_members(KeptMembers& kept, const aws::Json& input,
                  std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    if (const aws::Json* value = aws::member(input, name)) kept.set(name, aws::to_string(*value));
  }
}

}  // namespace emulator::lambda
