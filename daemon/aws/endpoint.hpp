#pragma once

#include <string>
#include <string_view>

namespace emulator::aws {

// The URL of a name below the one that the caller reached us by, without a path:
// "http://abc.execute-api.us-east-1.localhost:4566". No name is below an address, so an address
// becomes "localhost".
std::string endpoint_below(std::string_view base_url, std::string_view labels);

}  // namespace emulator::aws
