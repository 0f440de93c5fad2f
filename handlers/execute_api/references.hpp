#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace emulator::execute_api {

// Replaces $request.header.name, ${stageVariables.name} and their like in a text by what `resolve`
// says of "request.header.name". A reference that it knows nothing of stays as it is.
using Resolve = std::function<std::optional<std::string>(std::string_view)>;
std::string replace_references(std::string_view text, const Resolve& resolve);

// The line of an access log: $context.name is what `context` says of "name", or "-".
std::string access_log_line(std::string_view format, const Resolve& context);

}  // namespace emulator::execute_api
