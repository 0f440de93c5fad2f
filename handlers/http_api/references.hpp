#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace emulator::http_api {

// Replaces $request.header.name, ${stageVariables.name} and their like in a text by what `resolve`
// says of "request.header.name". A reference that it knows nothing of stays as it is.
using Resolve = std::function<std::optional<std::string>(std::string_view)>;
std::string replace_references(std::string_view text, const Resolve& resolve);

// What a path of members and indices leads to in a JSON text: "detail.items[0].id". A string as it
// is, anything else as JSON; nothing where there is none.
std::optional<std::string> select_json(std::string_view json, std::string_view path);

}  // namespace emulator::http_api
