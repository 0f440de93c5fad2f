#pragma once

#include <string>
#include <string_view>

namespace emulator {

// RFC 6901: "a/b" stands in a pointer as "a~1b", and '~' as "~0".
std::string pointer_token(std::string_view name);
// The name that a pointer's token stands for; any other '~' is itself.
std::string unescaped_token(std::string_view token);

}  // namespace emulator
