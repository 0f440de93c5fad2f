#pragma once

// What the two halves of the library share. Include it in .cpp files only.

#include <map>
#include <memory>
#include <string>

#include "daemon/aws/json.hpp"
#include "handlers/json_schema/schema.hpp"
#include "handlers/vtl/java_regex.hpp"

namespace emulator::json_schema {

struct Schema::Compiled {
  // By the model's name; the schema itself is "".
  std::map<std::string, std::unique_ptr<aws::JsonDocument>, std::less<>> documents;
  std::map<std::string, vtl::JavaRegex, std::less<>> patterns;

  struct Target {
    const aws::Json* schema = nullptr;
    const aws::JsonDocument* document = nullptr;  // in which "#/…" leads further
  };
  // Where a $ref leads, or null.
  Target follow(std::string_view reference, const aws::JsonDocument& from) const;
};

}  // namespace emulator::json_schema
