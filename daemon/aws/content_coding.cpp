#include "daemon/aws/content_coding.hpp"

#include <charconv>

#include <fmt/format.h>

namespace emulator::aws {

std::optional<std::string> decode_aws_chunked(std::string_view body) {
  std::string payload;
  while (true) {
    const auto line_end = body.find("\r\n");
    if (line_end == std::string_view::npos) return std::nullopt;
    const std::string_view line = body.substr(0, line_end);
    const std::string_view digits = line.substr(0, line.find(';'));
    std::size_t size = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
    if (error != std::errc() || digits.empty() || end != digits.data() + digits.size()) {
      return std::nullopt;
    }
    body.remove_prefix(line_end + 2);
    if (size == 0) return payload;  // trailers may follow
    if (body.size() < size || body.substr(size, 2) != "\r\n") return std::nullopt;
    payload += body.substr(0, size);
    body.remove_prefix(size + 2);
  }
}

std::optional<Error> decode_content(http::Request& request) {
  const std::string_view coding = request.headers.get("Content-Encoding");
  const bool streaming = request.headers.get("x-amz-content-sha256").starts_with("STREAMING-");
  const bool chunked = http::equals_ignoring_case(coding, "aws-chunked");
  if (!coding.empty() && !chunked && !http::equals_ignoring_case(coding, "identity")) {
    return Error{
        415, "UnsupportedMediaTypeException",
        fmt::format("Content-Encoding '{}' is not supported for AWS API requests; send the "
                    "body unencoded.",
                    coding)};
  }
  if (!chunked && !streaming) return std::nullopt;
  auto payload = decode_aws_chunked(request.body);
  if (!payload) {
    return Error{
        400, "IncompleteBody",
        "The aws-chunked request body is malformed: a chunk is not 'SIZE[;extensions] CRLF "
        "DATA CRLF', or the last chunk of size 0 is missing."};
  }
  const std::string_view announced = request.headers.get("x-amz-decoded-content-length");
  if (!announced.empty() && announced != std::to_string(payload->size())) {
    return Error{400, "IncompleteBody",
                 fmt::format("x-amz-decoded-content-length is {}, but the body holds {} bytes.",
                             announced, payload->size())};
  }
  request.body = std::move(*payload);
  request.headers.remove("Content-Encoding");
  return std::nullopt;
}

}  // namespace emulator::aws
