#pragma once

// Writes the shapes of the service model. Include it in .cpp files only.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/json.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

// One JSON object in the making. Optional members are left out when they are empty, as AWS does.
class Object {
 public:
  Object() : writer_(buffer_) { writer_.StartObject(); }

  void text(std::string_view name, std::string_view value) {
    aws::write_member(writer_, name, value);
  }
  void optional_text(std::string_view name, std::string_view value) {
    if (!value.empty()) text(name, value);
  }
  void boolean(std::string_view name, bool value) {
    aws::write_key(writer_, name);
    writer_.Bool(value);
  }
  void integer(std::string_view name, int value) {
    aws::write_key(writer_, name);
    writer_.Int(value);
  }
  void number(std::string_view name, double value) {
    aws::write_key(writer_, name);
    writer_.Double(value);
  }
  // Seconds since the epoch, the protocol's default for timestamps.
  void time(std::string_view name, Time value) {
    aws::write_key(writer_, name);
    writer_.Int64(std::chrono::floor<std::chrono::seconds>(value).time_since_epoch().count());
  }
  void list(std::string_view name, const std::vector<std::string>& values) {
    aws::write_key(writer_, name);
    writer_.StartArray();
    for (const auto& value : values)
      aws::write_string(writer_, value);
    writer_.EndArray();
  }
  // Shapes that are JSON already.
  void objects(std::string_view name, const std::vector<std::string>& shapes) {
    aws::write_key(writer_, name);
    writer_.StartArray();
    for (const auto& shape : shapes)
      writer_.RawValue(shape.data(), shape.size(), rapidjson::kObjectType);
    writer_.EndArray();
  }
  void optional_map(std::string_view name, const StringMap& values) {
    if (values.empty()) return;
    aws::write_key(writer_, name);
    writer_.StartObject();
    for (const auto& [key, value] : values)
      aws::write_member(writer_, key, value);
    writer_.EndObject();
  }
  void optional_map(std::string_view name, const BooleanMap& values) {
    if (values.empty()) return;
    aws::write_key(writer_, name);
    writer_.StartObject();
    for (const auto& [key, value] : values)
      boolean(key, value);
    writer_.EndObject();
  }
  // An empty template is null.
  void optional_templates(std::string_view name, const StringMap& values) {
    if (values.empty()) return;
    aws::write_key(writer_, name);
    writer_.StartObject();
    for (const auto& [key, value] : values) {
      aws::write_key(writer_, key);
      value.empty() ? static_cast<void>(writer_.Null()) : aws::write_string(writer_, value);
    }
    writer_.EndObject();
  }
  void json(std::string_view name, std::string_view value) {
    aws::write_key(writer_, name);
    writer_.RawValue(value.data(), value.size(), rapidjson::kObjectType);
  }
  // {"200": {…}}
  template <class T>
  void optional_shapes(std::string_view name, const std::map<std::string, T>& shapes) {
    if (shapes.empty()) return;
    Object inner;
    for (const auto& [key, shape] : shapes)
      inner.json(key, render(shape));
    json(name, inner.take());
  }

  std::string take() {
    writer_.EndObject();
    return {buffer_.GetString(), buffer_.GetSize()};
  }

 private:
  aws::JsonBuffer buffer_;
  aws::JsonWriter writer_;
};

}  // namespace emulator::apigateway
