#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace emulator::execute_api {

// "Image/PNG; q=1" is "Image/PNG".
std::string_view without_parameters(std::string_view media_type) noexcept;

// The media types of an Accept header in their order, without parameters.
std::vector<std::string_view> accepted_media_types(std::string_view accept);

// Whether an API's binaryMediaTypes hold a media type, or "*/*", which stands for every one, a
// missing one included. Other wildcards have no meaning there.
bool is_binary(std::span<const std::string> binary_media_types,
               std::string_view media_type) noexcept;

// Whether a base64 answer of a function goes to the caller decoded: AWS looks at the first media
// type of the Accept header, and at nothing else.
bool accepts_binary(std::span<const std::string> binary_media_types,
                    std::string_view accept) noexcept;

}  // namespace emulator::execute_api
