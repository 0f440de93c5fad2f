#include "handlers/apigatewayv2/paging.hpp"

#include <charconv>

namespace emulator::apigatewayv2 {

aws::Result<PageRequest> page_request(const aws::RestCall& call) {
  PageRequest page;
  if (const std::string* most = call.query_value("maxResults")) {
    const char* const begin = most->data();
    const auto [end, error] = std::from_chars(begin, begin + most->size(), page.limit);
    const bool whole = error == std::errc() && end == begin + most->size();
    if (!whole || page.limit == 0 || page.limit > 500) {
      return bad_request("maxResults must be a number between 1 and 500");
    }
  }
  if (const std::string* token = call.query_value("nextToken")) {
    auto decoded = aws::decode_marker(*token);
    if (!decoded) return bad_request("Invalid nextToken");
    page.after = std::move(*decoded);
  }
  return page;
}

}  // namespace emulator::apigatewayv2
