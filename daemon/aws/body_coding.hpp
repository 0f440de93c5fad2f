#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace emulator::aws {

// gzip and deflate, the content codings that API Gateway has.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html
enum class BodyCoding { identity, gzip, deflate };

std::string_view to_string(BodyCoding coding) noexcept;
// By its name in Content-Encoding, an empty one included; nothing for a coding that isn't known.
std::optional<BodyCoding> body_coding(std::string_view name) noexcept;
// Of those that an Accept-Encoding header names, the one that it prefers; the first of two alike.
BodyCoding preferred_coding(std::string_view accept_encoding);

std::string encode_body(BodyCoding coding, std::string_view body);

enum class DecodingFault { malformed, too_long };
std::variant<std::string, DecodingFault> decode_body(BodyCoding coding, std::string_view body,
                                                     std::size_t limit);

}  // namespace emulator::aws
