#pragma once

// Reads the members of a request's JSON. The first member of a wrong type is remembered, and the
// rest read as absent, so that decoding stays a plain list of members. Include it in .cpp files
// only.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/json.hpp"

namespace emulator::aws {

class JsonInput {
 public:
  // `object` must outlive this.
  explicit JsonInput(const Json& object)
      : object_(&object), fault_(std::make_shared<std::optional<Error>>()) {}

  std::optional<std::string> text(std::string_view name);
  std::optional<std::int64_t> integer(std::string_view name);
  std::optional<bool> boolean(std::string_view name);
  std::optional<std::vector<std::string>> text_list(std::string_view name);
  std::optional<std::map<std::string, std::string>> text_map(std::string_view name);
  std::optional<std::map<std::string, double>> number_map(std::string_view name);
  // Any value, as its JSON; only for what is shown again.
  std::optional<std::string> json(std::string_view name) const;
  // A nested structure; shares its faults with this.
  std::optional<JsonInput> object(std::string_view name);
  // Whether a member says anything: false for null, "", false, [], {} and structures of such.
  bool says_something(std::string_view name) const;

  const std::optional<Error>& fault() const noexcept { return *fault_; }

 private:
  JsonInput(const Json& object, std::shared_ptr<std::optional<Error>> fault)
      : object_(&object), fault_(std::move(fault)) {}

  template <class T>
  std::optional<T> taken(Result<std::optional<T>> result);
  void wrong_type(std::string_view name, std::string_view expected);

  const Json* object_;
  std::shared_ptr<std::optional<Error>> fault_;
};

}  // namespace emulator::aws
