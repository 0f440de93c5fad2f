#pragma once

// http://json-schema.org/draft-04/schema

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace emulator::json_schema {

// The schema of another model by its name, or null.
using ModelLookup = std::function<const std::string*(std::string_view name)>;

// The names of models that a schema refers to: of "https://apigateway.amazonaws.com/restapis/{api}/
// models/Pet#/definitions/x" it is "Pet".
std::vector<std::string> referred_models(std::string_view schema);

// A model, compiled. Immutable.
class Schema {
 public:
  // Nothing when `text` is no schema: no JSON object, a keyword of a wrong type, a reference that
  // leads nowhere, a pattern that is none.
  static std::optional<Schema> compile(std::string_view text, const ModelLookup& models);
  // JSON pointers to all in `text` that keeps it from being one; "" when it is no JSON. What is
  // wrong in other models is not among them.
  static std::vector<std::string> faults(std::string_view text, const ModelLookup& models);

  // What is wrong with a body; empty for a valid one. As in the validator API Gateway runs, the
  // members of an object or array are only looked at when the object or array itself is right.
  std::vector<std::string> validate(std::string_view body) const;

  struct Compiled;

 private:
  explicit Schema(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}

  std::shared_ptr<const Compiled> compiled_;
};

// Whether a text is of a format; true for a format that is not known.
bool is_of_format(std::string_view format, std::string_view text);

}  // namespace emulator::json_schema
