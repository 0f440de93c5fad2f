#pragma once

// The other form of the Query protocol's answers. Services of that protocol answer JSON to whoever
// accepts that and no XML, which is what API Gateway does when it calls them.

#include <span>
#include <string>
#include <string_view>

#include "daemon/http/message.hpp"

namespace emulator::aws {

bool accepts_json(const http::Request& request) noexcept;

// The same answer in JSON, for a document that an XmlWriter has written: lists are arrays, maps
// objects, and what stands alone a text. `absent` names members of the result that are null where
// they are not there.
std::string query_json(std::string_view xml, std::span<const std::string_view> absent = {});

}  // namespace emulator::aws
