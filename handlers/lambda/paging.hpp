#pragma once

// The Marker and MaxItems parameters of Lambda's List operations. Include it in .cpp files only.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "daemon/aws/json.hpp"
#include "daemon/aws/rest_json.hpp"
#include "handlers/lambda/json_output.hpp"

namespace emulator::lambda {

struct Paging {
  std::size_t limit = 0;
  std::string after;  // the last key of the page before; empty for the first page
};

// What most operations return at once; event source mappings come by the hundred.
inline constexpr std::int64_t page_limit = 50;

// InvalidParameterValueException for a marker that we didn't hand out. `most`: of a page, whatever
// MaxItems asks for.
aws::Result<Paging> read_paging(const aws::RestCall& call, std::int64_t most = page_limit);

std::optional<std::string> query_parameter(const aws::RestCall& call, std::string_view name);

// "NextMarker", unless this is the last page.
void write_next_marker(aws::JsonWriter& writer, const std::optional<std::string>& marker);

// {"Aliases": [...], "NextMarker": ...}: what every List operation answers.
class ListAnswer {
 public:
  explicit ListAnswer(std::string_view name) { output_.open_list(name); }
  // For the elements.
  JsonOutput& output() noexcept { return output_; }
  aws::JsonWriter& writer() noexcept { return output_.writer(); }
  http::Response finish(const std::optional<std::string>& next_marker);

 private:
  JsonOutput output_;
};

}  // namespace emulator::lambda
