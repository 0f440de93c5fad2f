#pragma once

// Holds values against a service model's constraints and words what is wrong as AWS does:
//   1 validation error detected: Value 'x' at 'tags' failed to satisfy constraint: Map keys must
//   satisfy constraint: [Member must have length less than or equal to 128, …]
// Include it in .cpp files only.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/faults.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/aws/model.hpp"
#include "daemon/aws/validation.hpp"

namespace emulator::aws {

// Collects the failures of one request, member by member. Protocols bring the values: as JSON, or
// as texts from labels, queries, headers and forms.
class ModelCheck {
 public:
  // What is wrong at a path in `waived` is left to the handlers: "runtime". Failures are told below
  // `root`, where a service says so: "createRestApiInput".
  explicit ModelCheck(const ServiceModel& model, std::span<const std::string_view> waived = {},
                      std::string root = {})
      : model_(&model), waived_(waived), root_(root.size()), path_(std::move(root)) {}

  // A member of the operation's input; null for one that is absent.
  void json_member(const ModelMember& member, const Json* value);
  // The same for a member that travels as text: numbers and booleans are read from it.
  void text_member(const ModelMember& member, const std::string_view* value);
  void text_list_member(const ModelMember& member, std::span<const std::string_view> values);
  void blob_member(const ModelMember& member, std::size_t size);
  // The members of a structure that stand in the body.
  void body_members(const ModelShape& structure, const Json& object);

  // SerializationException for the first value of a wrong type, else all failures in one, named by
  // `code`.
  std::optional<Error> error(std::string_view code = "ValidationException") const;
  // The same with each failure by itself, by the JSON pointer of what failed.
  std::optional<Fault> fault(std::string_view code) const;

 private:
  class Step;

  void value(const ModelShape& shape, const Json& value);
  void text(const ModelShape& shape, std::string_view value);
  void number(const ModelShape& shape, double value, std::string_view shown);
  void size(const ModelShape& shape, std::size_t size, std::string_view shown);
  void list(const ModelShape& shape, const Json& list);
  void map(const ModelShape& shape, const Json& map);
  void wrong_type(std::string_view expected);
  void fail(const ModelShape& shape, std::string_view shown, std::string_view constraint);
  void missing();
  bool is_waived() const noexcept;
  std::string_view path_below_root() const noexcept;

  const ServiceModel* model_;
  std::span<const std::string_view> waived_;
  std::size_t root_;  // the length of the path's beginning that is not of members
  std::string path_;
  std::string pointer_;  // the same place in the body
  Validation validation_;
  std::vector<std::string> pointers_;  // of its failures
  std::optional<Fault> fault_;
};

// One text against one member of an operation's input, for names that arrive by other ways.
std::optional<Error> check_text(const ServiceModel& model, std::string_view operation,
                                std::string_view member, std::string_view text);

// The values that an enum among the members of an operation's input allows.
std::vector<std::string_view> enum_values(const ServiceModel& model, std::string_view operation,
                                          std::string_view member);

}  // namespace emulator::aws
