#include <string>
#include <utility>

#include "daemon/aws/event_stream.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/base64.hpp"
#include "daemon/http/body_source.hpp"
#include "handlers/lambda/invocation_request.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"
#include "handlers/lambda/streamed_invocation.hpp"

namespace emulator::lambda {

namespace {

// No event is larger, whatever the function sends at once: SDKs bound what they take as one.
constexpr std::size_t largest_chunk = 128 * 1024;

std::string invoke_complete(const InvocationOutput& output, bool with_log) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  if (output.function_error != InvocationOutput::FunctionError::none) {
    aws::write_member(writer, "ErrorCode", output.error_type);
    aws::write_member(writer, "ErrorDetails", output.payload);
  }
  if (with_log) aws::write_member(writer, "LogResult", base64_encode(output.log_tail));
  writer.EndObject();
  return aws::event_message("InvokeComplete", "application/json",
                            {buffer.GetString(), buffer.GetSize()});
}

// PayloadChunk events as the function makes them, and InvokeComplete at the end.
class InvocationEvents final : public http::BodySource {
 public:
  InvocationEvents(StreamReader reader, bool with_log)
      : reader_(std::move(reader)), with_log_(with_log) {}

  boost::asio::awaitable<boost::system::result<std::string>> read() override {
    if (ended_) co_return std::string();
    if (used_ == piece_.size()) {
      piece_ = co_await reader_->read();
      used_ = 0;
    }
    if (piece_.empty()) {
      ended_ = true;
      if (!reader_->finished()) co_return make_error_code(boost::system::errc::operation_canceled);
      // Past its beginning an invocation ends in a function's outcome, one way or the other.
      co_return invoke_complete(reader_->outcome().value(), with_log_);
    }
    const auto chunk = std::string_view(piece_).substr(used_, largest_chunk);
    used_ += chunk.size();
    co_return aws::event_message("PayloadChunk", "application/octet-stream", chunk);
  }
  void abandon() override { reader_->abandon(); }

 private:
  StreamReader reader_;
  const bool with_log_;
  std::string piece_;
  std::size_t used_ = 0;
  bool ended_ = false;
};

}  // namespace

AwaitedAnswer invoke_with_response_stream(ServiceState& state, aws::RestCall& call) {
  auto request = co_await invocation_request(state, call);
  if (!request) co_return request.error();
  if (request->headers.is("DryRun")) co_return dry_run_answer(std::move(*request));

  const bool with_log = request->headers.want_log_tail();
  request->input.want_log_tail = with_log;
  std::string request_id = call.call.request_id;
  StreamReader reader = invoke_streaming(state, std::move(request->target), std::move(request_id),
                                         std::move(request->input));
  co_await reader->wait_until_begun();
  if (reader->finished() && !reader->outcome()) co_return reader->outcome().error();

  http::Response response;
  response.headers.add("Content-Type", std::string(aws::event_stream_type));
  response.headers.add("X-Amz-Executed-Version", reader->executed_version());
  response.stream = std::make_shared<InvocationEvents>(std::move(reader), with_log);
  co_return response;
}

}  // namespace emulator::lambda
