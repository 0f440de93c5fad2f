#include "handlers/lambda/paging.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "daemon/aws/pagination.hpp"
#include "daemon/number.hpp"
#include "handlers/lambda/errors.hpp"

namespace emulator::lambda {

std::optional<std::string> query_parameter(const aws::RestCall& call, std::string_view name) {
  const std::string* value = call.query_value(name);
  return value ? std::optional(*value) : std::nullopt;
}

aws::Result<Paging> read_paging(const aws::RestCall& call, std::int64_t most) {
  Paging paging{static_cast<std::size_t>(most), {}};
  if (const std::string* text = call.query_value("MaxItems")) {
    // Held against the service model before: a number within its bounds.
    const std::int64_t number = number_from<std::int64_t>(*text).value_or(most);
    paging.limit = static_cast<std::size_t>(std::clamp(number, std::int64_t{1}, most));
  }
  if (const auto marker = query_parameter(call, "Marker"); marker && !marker->empty()) {
    auto after = aws::decode_marker(*marker);
    if (!after) return invalid_parameter(fmt::format("Invalid pagination marker: {}", *marker));
    paging.after = std::move(*after);
  }
  return paging;
}

void write_next_marker(aws::JsonWriter& writer, const std::optional<std::string>& marker) {
  if (marker) aws::write_member(writer, "NextMarker", *marker);
}

http::Response ListAnswer::finish(const std::optional<std::string>& next_marker) {
  output_.close_list();
  write_next_marker(writer(), next_marker);
  return output_.response(200);
}

}  // namespace emulator::lambda
