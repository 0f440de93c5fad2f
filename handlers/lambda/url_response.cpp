#include "handlers/lambda/url_response.hpp"

#include <utility>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "daemon/base64.hpp"
#include "daemon/number.hpp"

namespace emulator::lambda {

namespace {

// Numbers and booleans are taken for texts.
std::optional<std::string> text_of(const aws::Json& value) {
  if (value.IsString()) return std::string(aws::string_of(value));
  if (value.IsNumber() || value.IsBool()) return aws::to_string(value);
  return std::nullopt;
}

std::optional<unsigned> status_of(const aws::Json& value) {
  unsigned status = 0;
  if (value.IsUint()) status = value.GetUint();
  if (value.IsString()) status = number_from<unsigned>(aws::string_of(value)).value_or(0);
  if (status < 100 || status > 599) return std::nullopt;
  return status;
}

// Status, headers and cookies; what is wrong with them otherwise.
std::optional<std::string> read_head(const aws::Json& answer, http::Response& response) {
  if (const aws::Json* status = aws::member(answer, "statusCode")) {
    const auto number = status_of(*status);
    if (!number) return "statusCode is no status code between 100 and 599";
    response.status = *number;
  }
  if (const aws::Json* headers = aws::member(answer, "headers")) {
    if (!headers->IsObject()) return "headers is no object";
    for (const auto& [name, value] : headers->GetObject()) {
      auto text = text_of(value);
      if (!text) return fmt::format("the header '{}' is no string", aws::string_of(name));
      response.headers.add(std::string(aws::string_of(name)), std::move(*text));
    }
  }
  if (const aws::Json* cookies = aws::member(answer, "cookies")) {
    if (!cookies->IsArray()) return "cookies is no array";
    for (const aws::Json& cookie : cookies->GetArray()) {
      if (!cookie.IsString()) return "a cookie is no string";
      response.headers.add("Set-Cookie", std::string(aws::string_of(cookie)));
    }
  }
  return std::nullopt;
}

std::optional<std::string> read_body(const aws::Json& answer, http::Response& response) {
  const aws::Json* body = aws::member(answer, "body");
  if (body != nullptr) {
    if (!body->IsString()) return "body is no string";
    response.body = aws::string_of(*body);
  }
  const aws::Json* encoded = aws::member(answer, "isBase64Encoded");
  if (encoded == nullptr) return std::nullopt;
  if (!encoded->IsBool()) return "isBase64Encoded is no boolean";
  if (!encoded->GetBool()) return std::nullopt;
  auto decoded = base64_decode(response.body);
  if (!decoded) return "isBase64Encoded is true, but body is no base64";
  response.body = std::move(*decoded);
  return std::nullopt;
}

void default_type(http::Response& response, std::string_view type) {
  if (!response.headers.contains("Content-Type")) {
    response.headers.add("Content-Type", std::string(type));
  }
}

}  // namespace

std::variant<http::Response, MalformedUrlResponse> url_response(std::string_view payload,
                                                                std::string_view structured_type) {
  const auto answer = aws::parse_json(payload);
  if (!answer) return MalformedUrlResponse{"it is no JSON"};
  http::Response response;
  const bool structured = answer->IsObject() && aws::member(*answer, "statusCode") != nullptr;
  if (!structured) {
    response.body = answer->IsString() ? aws::string_of(*answer) : payload;
  } else {
    auto fault = read_head(*answer, response);
    if (!fault) fault = read_body(*answer, response);
    if (fault) return MalformedUrlResponse{std::move(*fault)};
  }
  default_type(response, structured ? structured_type : "application/json");
  return response;
}

std::variant<http::Response, MalformedUrlResponse> UrlPrelude::response() const {
  if (!prelude_.is_complete()) {
    return MalformedUrlResponse{"no eight NUL bytes end its metadata"};
  }
  const auto head = aws::parse_json(prelude_.metadata());
  if (!head || !head->IsObject()) return MalformedUrlResponse{"its metadata is no JSON object"};
  http::Response response;
  if (auto fault = read_head(*head, response)) return MalformedUrlResponse{std::move(*fault)};
  default_type(response, "application/octet-stream");
  response.body = prelude_.body();
  return response;
}

}  // namespace emulator::lambda
