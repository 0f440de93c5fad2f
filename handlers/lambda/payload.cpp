#include "handlers/lambda/payload.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <rapidjson/encodedstream.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "daemon/aws/json.hpp"
#include "daemon/base64.hpp"
#include "daemon/utf8.hpp"
#include "handlers/lambda/errors.hpp"

namespace emulator::lambda {

namespace {

bool is_token_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

// Lambda's parser is Jackson, whose words for a bare word are the ones everybody meets.
std::string fault_of(std::string_view payload, const rapidjson::ParseResult& result) {
  const std::size_t offset = result.Offset();
  std::size_t begin = offset;
  while (begin > 0 && begin <= payload.size() && is_token_character(payload[begin - 1]))
    --begin;
  std::size_t end = offset;
  while (end < payload.size() && is_token_character(payload[end]))
    ++end;
  const std::string_view token = payload.substr(begin, std::min<std::size_t>(end - begin, 256));
  if (result.Code() == rapidjson::kParseErrorValueInvalid && !token.empty()) {
    return fmt::format(
        "Unrecognized token '{}': was expecting (JSON String, Number, Array, Object or token "
        "'null', 'true' or 'false')",
        token);
  }
  return rapidjson::GetParseError_En(result.Code());
}

}  // namespace

std::optional<aws::Error> check_synchronous_size(std::size_t size) {
  if (size <= synchronous_limit) return std::nullopt;
  return aws::Error{413, "RequestTooLargeException",
                    fmt::format("Request must be smaller than {} bytes for the InvokeFunction "
                                "operation",
                                synchronous_limit)};
}

std::optional<aws::Error> check_asynchronous_size(std::size_t size, std::size_t limit) {
  if (size <= limit) return std::nullopt;
  return aws::Error{
      413, "RequestTooLargeException",
      fmt::format("{} byte payload is too large for the Event invocation type (limit {} bytes)",
                  size, limit)};
}

std::optional<aws::Error> check_json(std::string_view payload) {
  // Iterative, so that deep nesting can't overflow the stack; nothing is built.
  constexpr unsigned flags = rapidjson::kParseIterativeFlag;
  rapidjson::MemoryStream bytes(payload.data(), payload.size());
  rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(bytes);
  rapidjson::BaseReaderHandler<> ignore;
  rapidjson::Reader reader;
  rapidjson::ParseResult result = reader.Parse<flags>(stream, ignore);
  if (!result.IsError()) {
    const std::size_t valid = valid_utf8_prefix(payload);
    if (valid == payload.size()) return std::nullopt;
    result.Set(rapidjson::kParseErrorStringInvalidEncoding, valid);
  }

  const std::string_view before = payload.substr(0, std::min(result.Offset(), payload.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto last_break = before.rfind('\n');
  const auto column =
      1 + before.size() - (last_break == std::string_view::npos ? 0 : last_break + 1);
  return invalid_request_content(
      fmt::format("Could not parse request body into json: Could not parse payload into json: {}\n "
                  "at [Source: (byte[]); line: {}, column: {}]",
                  fault_of(payload, result), line, column));
}

aws::Result<std::string> decode_client_context(std::string_view header) {
  auto context = base64_decode(header);
  const auto json = context ? aws::parse_json(*context) : std::optional<aws::JsonDocument>();
  if (!json || !json->IsObject()) {
    return invalid_request_content("Client context must be a valid Base64-encoded JSON object.");
  }
  return std::move(*context);
}

}  // namespace emulator::lambda
