#pragma once

// What a signature of version 4 covers, in the one form that signer and verifier agree on.

#include <array>
#include <string>
#include <string_view>

#include "daemon/http/message.hpp"
#include "daemon/http/url.hpp"

namespace emulator::aws {

using Sha256 = std::array<unsigned char, 32>;

Sha256 sha256(std::string_view text);
Sha256 hmac_sha256(std::string_view key, std::string_view text);
std::string_view bytes_of(const Sha256& digest) noexcept;
std::string hex(const Sha256& digest);

// "/a/./b//c/../d/" is "/a/b/d/".
std::string normalized_path(std::string_view raw_path);
// Sorted by name and value, encoded anew; without X-Amz-Signature.
std::string canonical_query(const http::QueryParameters& parameters);
// "host:example.com\nx-amz-date:…\n" for "host;x-amz-date".
std::string canonical_headers(const http::Headers& headers, std::string_view signed_names);

}  // namespace emulator::aws
