#pragma once

#include <string_view>

#include "handlers/apigateway/entity_rules.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

// What is wrong with a resource of that path part below a parent. `self` is the resource itself
// when it exists already; its own place is no clash.
void find_place_faults(const RestApi& api, const Resource& parent, std::string_view path_part,
                       Faults& faults, std::string_view self = "");
// The first of it.
Result<void> check_place(const RestApi& api, const Resource& parent, std::string_view path_part,
                         std::string_view self = "");

// Sets the paths of all resources from their parents and path parts.
void recompute_paths(RestApi& api);

// Whether `id` is `ancestor` or below it.
bool is_within(const RestApi& api, const std::string& id, std::string_view ancestor);

}  // namespace emulator::apigateway
