#include "handlers/execute_api/proxy_response.hpp"

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "daemon/base64.hpp"
#include "daemon/utf8.hpp"
#include "handlers/execute_api/header_rules.hpp"
#include "handlers/execute_api/plain_answer.hpp"

namespace emulator::execute_api {

namespace {

using Json = rapidjson::Value;

constexpr unsigned parse_flags = rapidjson::kParseIterativeFlag;

std::string_view view(const Json& value) noexcept {
  return {value.GetString(), value.GetStringLength()};
}

std::string_view describe(const Json& value) noexcept {
  switch (value.GetType()) {
    case rapidjson::kNullType:
      return "null";
    case rapidjson::kFalseType:
    case rapidjson::kTrueType:
      return "a boolean";
    case rapidjson::kObjectType:
      return "an object";
    case rapidjson::kArrayType:
      return "an array";
    case rapidjson::kStringType:
      return "a string";
    case rapidjson::kNumberType:
      return "a number";
  }
  return "of unknown type";
}

// AWS takes numbers and booleans for header values.
std::optional<std::string> header_value(const Json& value) {
  if (value.IsString()) return std::string(view(value));
  if (!value.IsNumber() && !value.IsBool()) return std::nullopt;
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return std::string(buffer.GetString(), buffer.GetSize());
}

// Reads the answer member by member; remembers the first fault.
class Reader {
 public:
  enum class Form { answer, metadata };

  explicit Reader(Form form) : form_(form) {}

  explicit Reader(PlainAnswer answer)
      : is_base64(answer.is_base64),
        form_(Form::answer),
        single_(std::move(answer.headers)),
        multiple_(std::move(answer.multi_value_headers)) {
    response.status = answer.status;
    response.body = std::move(answer.body);
    merge_headers();
  }

  void read(const Json& answer) {
    if (!answer.IsObject()) {
      return fail(fmt::format("it is {}, not an object", describe(answer)));
    }
    for (const auto& [name, value] : answer.GetObject())
      member(view(name), value);
    merge_headers();
  }

  http::Response response;
  bool is_base64 = false;
  std::optional<std::string> fault;

 private:
  void fail(std::string reason) {
    if (!fault) fault = std::move(reason);
  }

  void member(std::string_view name, const Json& value) {
    if (name == "statusCode") return status_code(value);
    if (name == "headers") return headers(value);
    if (name == "multiValueHeaders") return multi_value_headers(value);
    if (form_ == Form::metadata) return name == "cookies" ? cookies(value) : void();
    if (name == "body") return body(value);
    if (name == "isBase64Encoded") return base64_flag(value);
    fail(
        fmt::format("it has a member '{}'; allowed are statusCode, headers, multiValueHeaders, "
                    "body and isBase64Encoded",
                    name));
  }

  void status_code(const Json& value) {
    if (value.IsNull()) return;
    long status = 0;
    if (value.IsNumber()) {
      const double number = value.GetDouble();
      if (number == std::floor(number) && std::abs(number) < 1000) {
        status = static_cast<long>(number);
      }
    } else if (value.IsString()) {
      const std::string_view text = view(value);
      const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), status);
      if (error != std::errc() || rest != text.data() + text.size()) status = 0;
    } else {
      return fail(fmt::format("statusCode is {}, not a number", describe(value)));
    }
    if (status < 200 || status > 599) {
      return fail("statusCode is no status code between 200 and 599");
    }
    response.status = static_cast<unsigned>(status);
  }

  void headers(const Json& value) {
    if (value.IsNull()) return;
    if (!value.IsObject()) {
      return fail(fmt::format("headers is {}, not an object", describe(value)));
    }
    for (const auto& [name, entry] : value.GetObject()) {
      if (entry.IsNull()) continue;
      auto text = header_value(entry);
      if (!text) {
        return fail(
            fmt::format("the header '{}' is {}, not a string", view(name), describe(entry)));
      }
      single_.add(std::string(view(name)), std::move(*text));
    }
  }

  void multi_value_headers(const Json& value) {
    if (value.IsNull()) return;
    if (!value.IsObject()) {
      return fail(fmt::format("multiValueHeaders is {}, not an object", describe(value)));
    }
    for (const auto& [name, list] : value.GetObject()) {
      if (list.IsNull()) continue;
      if (!list.IsArray()) {
        return fail(fmt::format("the multi-value header '{}' is {}, not an array", view(name),
                                describe(list)));
      }
      for (const Json& entry : list.GetArray()) {
        auto text = header_value(entry);
        if (!text) {
          return fail(fmt::format("the multi-value header '{}' holds {}, not a string", view(name),
                                  describe(entry)));
        }
        multiple_.add(std::string(view(name)), std::move(*text));
      }
    }
  }

  void cookies(const Json& value) {
    if (value.IsNull()) return;
    if (!value.IsArray()) {
      return fail(fmt::format("cookies is {}, not an array", describe(value)));
    }
    for (const Json& cookie : value.GetArray()) {
      if (!cookie.IsString()) {
        return fail(fmt::format("a cookie is {}, not a string", describe(cookie)));
      }
      multiple_.add("Set-Cookie", std::string(view(cookie)));
    }
  }

  void body(const Json& value) {
    if (value.IsNull()) return;
    if (!value.IsString()) return fail(fmt::format("body is {}, not a string", describe(value)));
    response.body = view(value);
  }

  void base64_flag(const Json& value) {
    if (value.IsNull()) return;
    if (!value.IsBool()) {
      return fail(fmt::format("isBase64Encoded is {}, not a boolean", describe(value)));
    }
    is_base64 = value.GetBool();
  }

  // Both kinds go out, but a pair that is in both goes out once.
  void merge_headers() {
    for (const auto& [name, value] : multiple_)
      add(name, value);
    for (const auto& [name, value] : single_) {
      bool repeated = false;
      for (const auto& [other_name, other_value] : multiple_) {
        repeated |= other_value == value && http::equals_ignoring_case(other_name, name);
      }
      if (!repeated) add(name, value);
    }
  }

  void add(const std::string& name, const std::string& value) {
    switch (response_header_rule(name)) {
      case HeaderRule::pass:
        response.headers.add(name, value);
        break;
      case HeaderRule::remap:
        response.headers.add(std::string(remapped_prefix) + name, value);
        break;
      case HeaderRule::drop:
        break;
    }
  }

  const Form form_;
  http::Headers single_;
  http::Headers multiple_;
};

// The reader of what was parsed, or why there is none. Strings of the document lie in `payload`: a
// large body is copied once, into the response.
std::variant<Reader, MalformedProxyResponse> read_answer(std::string& payload, Reader::Form form) {
  if (const auto valid = valid_utf8_prefix(payload); valid < payload.size()) {
    return MalformedProxyResponse{fmt::format("it is no UTF-8 (at byte {})", valid)};
  }
  if (form == Reader::Form::answer) {
    if (auto plain = read_plain_answer(payload)) return Reader(std::move(*plain));
  }
  rapidjson::Document document;
  document.ParseInsitu<parse_flags>(payload.data());
  if (document.HasParseError()) {
    return MalformedProxyResponse{fmt::format("it is no JSON: {} (at byte {})",
                                              rapidjson::GetParseError_En(document.GetParseError()),
                                              document.GetErrorOffset())};
  }
  Reader reader(form);
  reader.read(document);
  if (reader.fault) return MalformedProxyResponse{std::move(*reader.fault)};
  return reader;
}

}  // namespace

std::variant<http::Response, MalformedProxyResponse> parse_proxy_response(std::string payload,
                                                                          bool decode_base64,
                                                                          std::string_view type) {
  auto read = read_answer(payload, Reader::Form::answer);
  if (auto* malformed = std::get_if<MalformedProxyResponse>(&read)) return std::move(*malformed);
  Reader& reader = std::get<Reader>(read);
  if (!reader.response.headers.contains("Content-Type")) {
    reader.response.headers.add("Content-Type", std::string(type));
  }
  if (reader.is_base64 && decode_base64) {
    auto decoded = base64_decode(reader.response.body);
    if (!decoded) return MalformedProxyResponse{"isBase64Encoded is true, but body is no base64"};
    reader.response.body = std::move(*decoded);
  }
  return std::move(reader.response);
}

std::variant<http::Response, MalformedProxyResponse> parse_stream_metadata(std::string metadata) {
  auto read = read_answer(metadata, Reader::Form::metadata);
  if (auto* malformed = std::get_if<MalformedProxyResponse>(&read)) return std::move(*malformed);
  http::Response& response = std::get<Reader>(read).response;
  if (!response.headers.contains("Content-Type")) {
    response.headers.add("Content-Type", "application/json");
  }
  return std::move(response);
}

}  // namespace emulator::execute_api
