#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/clock.hpp"
#include "daemon/http/headers.hpp"

namespace emulator::execute_api {

// What a call of an integration came to, for access logs.
struct IntegrationRecord {
  std::optional<unsigned> status;  // the endpoint's; 200 for a function that answered
  // What the function of a proxy integration has said; nothing for one that failed.
  std::optional<unsigned> returned_status;
  bool is_function_proxy = false;
  std::optional<std::chrono::milliseconds> latency;  // to the end of the answer
  std::string request_id;
  std::string error;
  // Of an integration that is called: "BUFFERED" or "STREAMED".
  std::string_view transfer_mode;
  // Of a streamed answer.
  std::optional<std::chrono::milliseconds> time_to_headers;
  std::optional<std::chrono::milliseconds> time_to_content;
  std::size_t streamed_bytes = 0;

  bool is_streamed() const noexcept { return transfer_mode == "STREAMED"; }
};

// What a phase of authorization came to, for access logs; without a status where there was none.
struct PhaseRecord {
  std::optional<unsigned> status;
  std::optional<std::chrono::milliseconds> latency;
  std::string error;
};

struct AuthorizationRecord {
  PhaseRecord authenticate;  // of a signature
  PhaseRecord authorizer;    // of a function or a user pool
  PhaseRecord authorize;     // of what policies say to a function's or a signature's caller
  // Of the function.
  std::optional<unsigned> integration_status;
  std::optional<std::chrono::milliseconds> integration_latency;
  std::string request_id;
};

// What is written down of a request on its way through an API: the lines of its execution log, and
// what its access log says of the integration. Only requests that are logged have one.
class RequestTrace {
 public:
  enum class Level { off, error, info };

  struct Line {
    std::chrono::system_clock::time_point time;
    std::string text;
  };

  // `with_data`: with headers, parameters and bodies.
  RequestTrace(const Clock& clock, Level level, bool with_data)
      : clock_(clock), begun_(clock.steady_now()), level_(level), with_data_(with_data) {}

  void error(std::string_view text) { add(Level::error, "", text); }
  void info(std::string_view text) { add(Level::info, "", text); }
  void data(std::string_view title, std::string_view text) {
    if (with_data_) add(Level::info, title, text);
  }
  void data(std::string_view title, const http::Headers& headers);

  // Before the integration's endpoint is called, and when it has answered or failed to.
  void endpoint_request(std::string_view uri, const http::Headers& headers, std::string_view body);
  void endpoint_response(unsigned status, const http::Headers& headers, std::string_view body);
  void endpoint_done();
  // The same of a streamed answer: at its headers, at each piece, and where it breaks off.
  void stream_begins(unsigned status, const http::Headers& headers);
  void streamed(std::size_t bytes);
  void stream_failed(std::string_view why);  // the first reason stands

  // The same of an authorizer's function.
  void authorizer_request() { sent_ = clock_.steady_now(); }
  void authorizer_response() { authorization.integration_latency = since_sent(); }

  const std::vector<Line>& lines() const noexcept { return lines_; }
  // Since the request came.
  std::chrono::milliseconds latency() const;

  IntegrationRecord integration;
  AuthorizationRecord authorization;

 private:
  void add(Level level, std::string_view title, std::string_view text);
  std::chrono::milliseconds since_sent() const;

  const Clock& clock_;
  const std::chrono::steady_clock::time_point begun_;
  std::chrono::steady_clock::time_point sent_{};
  const Level level_;
  const bool with_data_;
  std::vector<Line> lines_;
};

// {name=value, other=value}
template <class Fields>
std::string map_text(const Fields& fields) {
  std::string out = "{";
  for (const auto& [name, value] : fields) {
    if (out.size() > 1) out += ", ";
    out.append(name).append("=").append(value);
  }
  return out + "}";
}

}  // namespace emulator::execute_api
