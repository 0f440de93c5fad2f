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

// One page of an ordered map from string keys, beginning after `after_key`. An empty key is the
// beginning.
template <class Map>
Page<typename Map::mapped_type> page_of(const Map& map, std::string_view after_key,
                                        std::size_t limit) {
  Page<typename Map::mapped_type> page;
  auto position = after_key.empty() ? map.begin() : map.upper_bound(std::string(after_key));
  for (; position != map.end() && page.items.size() < limit; ++position) {
    page.items.push_back(&position->second);
  }
  if (position != map.end() && position != map.begin()) {
    page.next_marker = encode_marker(std::prev(position)->first);
  }
  return page;
}

}  // namespace emulator::aws
