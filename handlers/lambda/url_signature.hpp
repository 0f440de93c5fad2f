#pragma once

#include "daemon/http/message.hpp"

namespace emulator::lambda {

// Whether a request carries a signature of version 4 for Lambda, in its headers or in its query,
// with all its parts. Any access key is taken and no secret is known, so the signature itself can't
// be verified.
bool has_signature(const http::Request& request);

}  // namespace emulator::lambda
