#pragma once

#include <string_view>

#include "daemon/http/headers.hpp"
#include "handlers/execute_api/media_type.hpp"

namespace emulator::execute_api {

// The entry for a media type, without regard to case.
template <class Map>
typename Map::const_iterator find_media_type(const Map& templates, std::string_view media_type) {
  auto at = templates.begin();
  while (at != templates.end() && !http::equals_ignoring_case(at->first, media_type))
    ++at;
  return at;
}

// The entry of the first accepted media type that has one, else that of application/json, else the
// first; the end when there is none.
template <class Map>
typename Map::const_iterator choose_accepted(const Map& templates, std::string_view accept) {
  for (const auto media_type : accepted_media_types(accept)) {
    const auto found = find_media_type(templates, media_type);
    if (found != templates.end()) return found;
  }
  const auto json = find_media_type(templates, "application/json");
  return json == templates.end() ? templates.begin() : json;
}

}  // namespace emulator::execute_api
