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
  integration.transfer_mode = "BUFFERED";
  data("Endpoint request URI: ", uri);
  data("Endpoint request headers: ", headers);
  data("Endpoint request body after transformations: ", body);
  data("Sending request to ", uri);
}

void RequestTrace::endpoint_response(unsigned status, const http::Headers& headers,
                                     std::string_view body) {
  endpoint_done();
  integration.status = status;
  data("Received response. ",
       fmt::format("Status: {}, Integration latency: {} ms", status, integration.latency->count()));
  data("Endpoint response headers: ", headers);
  data("Endpoint response body before transformations: ", body);
}

void RequestTrace::endpoint_done() {
  integration.latency = since_sent();
}

void RequestTrace::stream_begins(unsigned status, const http::Headers& headers) {
  integration.transfer_mode = "STREAMED";
  integration.status = status;
  integration.latency = integration.time_to_headers = since_sent();
  data("Received response. ", fmt::format("Status: {}, Integration latency: {} ms", status,
                                          integration.time_to_headers->count()));
  data("Endpoint response headers: ", headers);
}

void RequestTrace::streamed(std::size_t bytes) {
  if (!integration.time_to_content) integration.time_to_content = since_sent();
  integration.streamed_bytes += bytes;
}

void RequestTrace::stream_failed(std::string_view why) {
  if (!integration.error.empty()) return;
  integration.error = why;
  error(why);
}

std::chrono::milliseconds RequestTrace::since_sent() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(clock_.steady_now() - sent_);
}

std::chrono::milliseconds RequestTrace::latency() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(clock_.steady_now() - begun_);
}

}  // namespace emulator::execute_api
