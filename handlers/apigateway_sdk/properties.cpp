#include <algorithm>

#include <fmt/format.h>

#include "handlers/apigateway_sdk/java_classes.hpp"
#include "handlers/apigateway_sdk/sdk.hpp"

namespace emulator::apigateway_sdk {

namespace {

// Of artifacts, groups, gems and versions; they are names of files as well.
bool is_artifact_name(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
                     }) &&
         !text.starts_with('.');
}

bool is_valid(std::string_view name, std::string_view value) {
  if (name == "service.name") return java::is_identifier(value);
  if (name == "java.package-name" || name == "invokerPackage") return java::is_package(value);
  if (name == "java.build-system") return value == "maven" || value == "gradle";
  return name == "java.license-text" || is_artifact_name(value);
}

}  // namespace

aws::Result<void> check_properties(const Properties& properties) {
  for (const auto& [name, value] : properties) {
    if (is_valid(name, value)) continue;
    return aws::Error{400, "BadRequestException",
                      fmt::format("Invalid value for SDK property {}: {}", name, value)};
  }
  return {};
}

}  // namespace emulator::apigateway_sdk
