// Bodies of APIs with a minimumCompressionSize.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html

#include "daemon/aws/body_coding.hpp"
#include "daemon/offload.hpp"
#include "handlers/execute_api/data_plane.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::ResponseType;

// What is longer takes longer than the loop may be held.
constexpr std::size_t large_body = 32 * 1024;

}  // namespace

asio::awaitable<std::optional<Fault>> DataPlane::decompress(http::Request& request,
                                                            std::size_t limit) {
  const auto coding = aws::body_coding(request.headers.get("Content-Encoding"));
  if (!coding) co_return Fault{.type = ResponseType::unsupported_media_type};
  if (*coding == aws::BodyCoding::identity) co_return std::nullopt;
  auto work = [&request, coding, limit] { return aws::decode_body(*coding, request.body, limit); };
  // A short body may hold a long one.
  auto decoded = co_await offload(platform_.workers, std::move(work));
  if (auto* body = std::get_if<std::string>(&decoded)) {
    request.body = std::move(*body);
    request.headers.remove("Content-Encoding");
    co_return std::nullopt;
  }
  if (std::get<aws::DecodingFault>(decoded) == aws::DecodingFault::too_long) {
    co_return Fault{.type = ResponseType::request_too_large};
  }
  co_return Fault{.type = ResponseType::default_4xx,
                  .reason = "The body is not what its Content-Encoding says",
                  .status = 400,
                  .message = "Could not decompress the request body"};
}

asio::awaitable<void> DataPlane::compress(const http::Request& request, std::size_t minimum,
                                          http::Response& response) {
  if (response.body.size() < minimum || response.body.empty()) co_return;
  if (response.headers.contains("Content-Encoding")) co_return;
  const auto coding = aws::preferred_coding(request.headers.get("Accept-Encoding"));
  if (coding == aws::BodyCoding::identity) co_return;
  auto work = [coding, &response] { return aws::encode_body(coding, response.body); };
  if (response.body.size() > large_body) {
    response.body = co_await offload(platform_.workers, std::move(work));
  } else {
    response.body = work();
  }
  response.headers.set("Content-Encoding", std::string(aws::to_string(coding)));
}

}  // namespace emulator::execute_api
