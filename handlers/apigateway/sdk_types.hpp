#pragma once

#include <span>
#include <string_view>

namespace emulator::apigateway {

struct SdkProperty {
  std::string_view name;
  std::string_view friendly_name;
  std::string_view description;
  bool required = true;
  // What AWS's reference of GetSdk calls it, where the SDK type does not.
  std::string_view other_name = {};
};

struct SdkType {
  std::string_view id;
  std::string_view friendly_name;
  std::string_view description;
  std::span<const SdkProperty> properties = {};
};

// Null for one that AWS has not.
const SdkType* find_sdk_type(std::string_view id) noexcept;

}  // namespace emulator::apigateway
