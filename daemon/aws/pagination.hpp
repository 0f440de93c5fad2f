#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace emulator::aws {

// A marker (NextMarker, NextToken, position) tells where the next page of an ordered list begins.
// For callers it is opaque; within, it is the last key of the page before, so that resources which
// come and go between two pages neither repeat nor hide others.
std::string encode_marker(std::string_view last_key);
// Nothing for a text that we didn't hand out.
std::optional<std::string> decode_marker(std::string_view marker);

template <class Value>
struct Page {
  std::vector<const Value*> items;
  std::optional<std::string> next_marker;  // nothing on the last page
};

// One page of what is wanted of an ordered map from string keys, beginning after `after_key`. An
// empty key is the beginning.
template <class Map, class Wanted>
Page<typename Map::mapped_type> page_where(const Map& map, std::string_view after_key,
                                           std::size_t limit, Wanted wanted) {
  Page<typename Map::mapped_type> page;
  std::string_view last;
  auto position = after_key.empty() ? map.begin() : map.upper_bound(std::string(after_key));
  for (; position != map.end(); ++position) {
    if (!wanted(position->second)) continue;
    if (page.items.size() == limit) {
      if (!last.empty()) page.next_marker = encode_marker(last);
      break;
    }
    page.items.push_back(&position->second);
    last = position->first;
  }
  return page;
}

// The same of all that is in the map.
template <class Map>
Page<typename Map::mapped_type> page_of(const Map& map, std::string_view after_key,
                                        std::size_t limit) {
  return page_where(map, after_key, limit, [](const auto&) { return true; });
}

}  // namespace emulator::aws
