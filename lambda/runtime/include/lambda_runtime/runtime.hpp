#pragma once

// A Lambda runtime for C++: write a handler, hand it to run_handler(), link it into a program named
// `bootstrap`, and deploy it with runtime provided.al2023. The names are those of AWS's own C++
// runtime (aws-lambda-cpp), so that moving between the two is a change of include and namespace.

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "lambda_runtime/http_connection.hpp"
#include "lambda_runtime/outcome.hpp"

namespace emulator::lambda_runtime {

struct invocation_request {
  std::string payload;
  std::string request_id;
  std::string xray_trace_id;
  std::string client_context;    // JSON of mobile SDK callers, else empty
  std::string cognito_identity;  // the same
  std::string function_arn;      // as the caller named it, qualifier included
  std::chrono::system_clock::time_point deadline;

  // Until the function is ended by its timeout; negative once that is past.
  std::chrono::milliseconds get_time_remaining() const;
};

// Takes the bytes of a streamed response; the caller may see each as soon as write() returns.
class response_writer {
 public:
  explicit response_writer(http::Connection& connection) : connection_(connection) {}

  // False once nobody takes them any more: the invocation has ended, or the response is too large.
  // Waits while the caller is behind.
  bool write(std::string_view bytes);

 private:
  http::Connection& connection_;
  bool open_ = true;
};

class invocation_response {
 public:
  static invocation_response success(std::string payload, std::string content_type);
  // A response that is sent while `produce` writes it, for callers that take streamed responses;
  // others get all of it at once. An exception of `produce` ends the response with an error.
  static invocation_response streaming(std::function<void(response_writer&)> produce,
                                       std::string content_type = "application/octet-stream");
  // Ends as `{"errorMessage": …, "errorType": …, "stackTrace": []}`.
  static invocation_response failure(const std::string& error_message, std::string error_type,
                                     std::string xray_cause = "");

  const std::string& get_payload() const noexcept { return payload_; }
  const std::string& get_content_type() const noexcept { return content_type_; }
  bool is_success() const noexcept { return success_; }
  const std::string& get_error_type() const noexcept { return error_type_; }
  const std::string& get_xray_response() const noexcept { return xray_cause_; }
  bool is_streaming() const noexcept { return produce_ != nullptr; }
  void produce(response_writer& writer) const { produce_(writer); }

 private:
  std::string payload_;
  std::string content_type_;
  std::string error_type_;
  std::string xray_cause_;
  std::function<void(response_writer&)> produce_;
  bool success_ = true;
};

struct no_result {};

// Why a call of the Runtime API failed: its status, or 0 and the reason why there was no answer.
struct api_failure {
  int status = 0;
  std::string message;
};

// The Lambda Runtime API, over one kept-alive connection.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
class runtime {
 public:
  using next_outcome = outcome<invocation_request, api_failure>;
  using post_outcome = outcome<no_result, api_failure>;

  // `endpoint` is the value of AWS_LAMBDA_RUNTIME_API: host:port.
  explicit runtime(std::string endpoint);

  // Waits for an invocation, however long it takes.
  next_outcome get_next();
  // Answers an invocation; `post_failure` is for a response that is no success.
  post_outcome post_success(const std::string& request_id, const invocation_response& response);
  post_outcome post_failure(const std::string& request_id, const invocation_response& response);
  // Runs the response's producer and sends what it writes as it comes. It is run once: a connection
  // that breaks meanwhile is a failure.
  post_outcome post_stream(const std::string& request_id, const invocation_response& response);
  // Says that the function could not be initialised; the program should then end.
  post_outcome post_init_failure(const invocation_response& response);

  struct turn {
    post_outcome posted;
    next_outcome next;
  };
  // Answers an invocation and waits for the next one. Both requests leave as one packet, unless the
  // response is streamed, which spares the process a wake-up between them.
  turn post_and_get_next(const std::string& request_id, const invocation_response& response);

 private:
  outcome<http::Message, http::Failure> exchange(std::initializer_list<std::string_view> parts);
  post_outcome post(const std::string& path, const invocation_response& response);

  http::Connection connection_;
  std::string next_request_;
};

using invocation_handler = std::function<invocation_response(const invocation_request&)>;

// Serves invocations until the Runtime API goes away. An exception of the handler becomes an error
// response with the exception's type and text. No invocation is handed to the handler twice.
void run_handler(const invocation_handler& handler);

// Makes the handler in the function's init phase, then serves. An exception of `initialize` is
// reported as the init error, with its type and text. Returns main()'s exit code.
int run_function(const std::function<invocation_handler()>& initialize);

}  // namespace emulator::lambda_runtime
