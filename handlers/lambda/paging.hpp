#pragma once

// The Marker and MaxItems parameters of Lambda's List operations. Include it in .cpp files only.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "daemon/aws/json.hpp"
#include "daemon/aws/rest_json.hpp"

namespace emulator::lambda {

struct Paging {
  std::size_t limit = 0;
  std::string after;  // the last key of the page before; empty for the first page
};

// AWS returns no more, whatever MaxItems asks for.
inline constexpr std::int64_t page_limit = 50;

// InvalidParameterValueException for a marker that we didn't hand out.
aws::Result<Paging> read_paging(const aws::RestCall& call);

std::optional<std::string> query_parameter(const aws::RestCall& call, std::string_view name);

// "NextMarker", unless this is the last page.
void write_next_marker(aws::JsonWriter& writer, const std::optional<std::string>& marker);

}  // namespace emulator::lambda
