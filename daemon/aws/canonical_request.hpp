#pragma once

// What a signature of version 4 covers, in the one form that signer and verifier agree on.

#include <string>
#include <string_view>

#include "daemon/http/message.hpp"
#include "daemon/http/url.hpp"

namespace emulator::aws {

// "/a/./b//c/../d/" is "/a/b/d/".
std::string normalized_path(std::string_view raw_path);
// Sorted by name and value, encoded anew; without X-Amz-Signature.
std::string canonical_query(const http::QueryParameters& parameters);
// "host:example.com\nx-amz-date:…\n" for "host;x-amz-date".
std::string canonical_headers(const http::Headers& headers, std::string_view signed_names);

}  // namespace emulator::aws
