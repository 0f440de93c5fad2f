#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "handlers/execute_api/references.hpp"

namespace emulator::http_api {

using execute_api::replace_references;
using execute_api::Resolve;

// What a path of members and indices leads to in a JSON text: "detail.items[0].id". A string as it
// is, anything else as JSON; nothing where there is none.
std::optional<std::string> select_json(std::string_view json, std::string_view path);

}  // namespace emulator::http_api
