#include "handlers/execute_api/request_trace.hpp"

#include <fmt/format.h>

#include "daemon/utf8.hpp"

namespace emulator::execute_api {

namespace {

// Events of an execution log are cut there.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
constexpr std::size_t longest_line = 1024;
constexpr std::string_view cut = " [TRUNCATED]";

}  // namespace

void RequestTrace::add(Level level, std::string_view title, std::string_view text) {
  if (level_ < level) return;
  std::string line(title);
  if (line.size() + text.size() <= longest_line) {
    line.append(replace_invalid_utf8(text));
  } else {
    const auto head = text.substr(0, longest_line - title.size() - cut.size());
    const auto whole = head.substr(0, valid_utf8_prefix(head));
    // A character that is cut in two is left out; bytes that are no text are replaced.
    line.append(head.size() - whole.size() < 4 ? std::string(whole) : replace_invalid_utf8(head));
    line.append(cut);
  }
  lines_.push_back({clock_.now(), std::move(line)});
}

void RequestTrace::data(std::string_view title, const http::Headers& headers) {
  if (with_data_ && level_ == Level::info) add(Level::info, title, map_text(headers));
}

void RequestTrace::endpoint_request(std::string_view uri, const http::Headers& headers,
                                    std::string_view body) {
  sent_ = clock_.steady_now();
  data("Endpoint request URI: ", uri);
  data("Endpoint request headers: ", headers);
  data("Endpoint request body after transformations: ", body);
  data("Sending request to ", uri);
}

void RequestTrace::endpoint_response(unsigned status, const http::Headers& headers,
                                     std::string_view body) {
  endpoint_failed();
  integration.status = status;
  data("Received response. ",
       fmt::format("Status: {}, Integration latency: {} ms", status, integration.latency->count()));
  data("Endpoint response headers: ", headers);
  data("Endpoint response body before transformations: ", body);
}

void RequestTrace::endpoint_failed() {
  integration.latency =
      std::chrono::duration_cast<std::chrono::milliseconds>(clock_.steady_now() - sent_);
}

std::chrono::milliseconds RequestTrace::latency() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(clock_.steady_now() - begun_);
}

}  // namespace emulator::execute_api
