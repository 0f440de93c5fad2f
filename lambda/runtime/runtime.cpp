#include "lambda_runtime/runtime.hpp"

#include <utility>

#include "protocol.hpp"

namespace emulator::lambda_runtime {
namespace {

// `next` is asked again on a new connection when the old one breaks; a Runtime API that drops this
// many in a row is gone.
constexpr int next_attempts = 3;

api_failure no_answer(const http::Failure& failure) {
  return {0, failure.message};
}

}  // namespace

std::chrono::milliseconds invocation_request::get_time_remaining() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(deadline -
                                                               std::chrono::system_clock::now());
}

invocation_response invocation_response::success(std::string payload, std::string content_type) {
  invocation_response response;
  response.payload_ = std::move(payload);
  response.content_type_ = std::move(content_type);
  return response;
}

invocation_response invocation_response::streaming(std::function<void(response_writer&)> produce,
                                                   std::string content_type) {
  invocation_response response;
  response.produce_ = std::move(produce);
  response.content_type_ = std::move(content_type);
  return response;
}

bool response_writer::write(std::string_view bytes) {
  // An empty chunk would be the end.
  if (!open_ || bytes.empty()) return open_;
  const auto head = chunk_head(bytes.size());
  open_ = !connection_.send({head, bytes, "\r\n"});
  return open_;
}

invocation_response invocation_response::failure(const std::string& error_message,
                                                 std::string error_type, std::string xray_cause) {
  invocation_response response;
  response.success_ = false;
  response.payload_ = "{\"errorMessage\":" + json_string(error_message) +
                      ",\"errorType\":" + json_string(error_type) + ",\"stackTrace\":[]}";
  response.content_type_ = "application/vnd.aws.lambda.error+json";
  response.error_type_ = std::move(error_type);
  response.xray_cause_ = std::move(xray_cause);
  return response;
}

runtime::runtime(std::string endpoint)
    : connection_(std::move(endpoint)), next_request_(next_request(connection_.address())) {}

// A second try on a new connection is safe for every call of the Runtime API: it refuses a second
// answer to an invocation, and run_handler() knows an invocation that it gets again.
outcome<http::Message, http::Failure> runtime::exchange(
    std::initializer_list<std::string_view> parts) {
  http::Failure last{http::Failure::Kind::closed, {}};
  for (int attempt = 0; attempt < 2; ++attempt) {
    if (auto failed = connection_.open()) return std::move(*failed);
    // A server that refuses a body answers before it has read all of it, so the answer is
    // looked for even if the sending failed.
    const auto unsent = connection_.send(parts);
    auto answer = connection_.receive();
    if (answer.is_success()) return answer;
    connection_.close();
    last = unsent ? *unsent : answer.get_failure();
  }
  return last;
}

runtime::next_outcome runtime::get_next() {
  auto answer = exchange({next_request_});
  for (int attempt = 2; !answer.is_success() && attempt < next_attempts; ++attempt) {
    answer = exchange({next_request_});
  }
  if (!answer.is_success()) return no_answer(answer.get_failure());
  return parse_next(std::move(answer).get_result());
}

runtime::post_outcome runtime::post(const std::string& path, const invocation_response& response) {
  const auto head = post_head(connection_.address(), path, response);
  const auto answer = exchange({head, response.get_payload()});
  if (!answer.is_success()) return no_answer(answer.get_failure());
  return parse_posted(answer.get_result());
}

runtime::post_outcome runtime::post_success(const std::string& request_id,
                                            const invocation_response& response) {
  return post(response_path(request_id, true), response);
}

runtime::post_outcome runtime::post_failure(const std::string& request_id,
                                            const invocation_response& response) {
  return post(response_path(request_id, false), response);
}

runtime::post_outcome runtime::post_stream(const std::string& request_id,
                                           const invocation_response& response) {
  connection_.drop_if_stale();
  if (auto failed = connection_.open()) return no_answer(*failed);
  const auto head = stream_head(connection_.address(), response_path(request_id, true), response);
  if (auto failed = connection_.send({head})) return no_answer(*failed);
  std::string end = stream_end();
  try {
    response_writer writer{connection_};
    response.produce(writer);
  } catch (...) {
    end = stream_end(describe_current_exception());
  }
  // Whoever does not want the rest has answered already, so the answer is looked for in any case.
  const auto unsent = connection_.send({end});
  const auto answer = connection_.receive();
  if (!answer.is_success()) {
    connection_.close();
    return no_answer(unsent ? *unsent : answer.get_failure());
  }
  return parse_posted(answer.get_result());
}

runtime::post_outcome runtime::post_init_failure(const invocation_response& response) {
  return post(init_error_path(), response);
}

runtime::turn runtime::post_and_get_next(const std::string& request_id,
                                         const invocation_response& response) {
  if (response.is_streaming()) {
    auto streamed = post_stream(request_id, response);
    return {std::move(streamed), get_next()};
  }
  const auto head =
      post_head(connection_.address(), response_path(request_id, response.is_success()), response);
  const auto posted = exchange({head, response.get_payload(), next_request_});
  if (!posted.is_success()) return {no_answer(posted.get_failure()), get_next()};

  // Closed after the first answer, the connection took the second request with it.
  if (connection_.is_open()) {
    auto next = connection_.receive();
    if (next.is_success()) {
      return {parse_posted(posted.get_result()), parse_next(std::move(next).get_result())};
    }
  }
  return {parse_posted(posted.get_result()), get_next()};
}

}  // namespace emulator::lambda_runtime
