#include "protocol.hpp"

#include <cxxabi.h>

#include <charconv>
#include <cstdlib>
#include <memory>
#include <typeinfo>
#include <utility>

namespace emulator::lambda_runtime {
namespace {

constexpr std::string_view common_fields = "\r\nUser-Agent: emulator-lambda-runtime/0.1 C++\r\n";

std::string type_name(const std::type_info& type) {
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> name{
      abi::__cxa_demangle(type.name(), nullptr, nullptr, &status), &std::free};
  return status == 0 ? std::string{name.get()} : std::string{type.name()};
}

// A header value must not end its line: an error type may hold any text.
std::string one_line(std::string_view text) {
  std::string line{text};
  for (char& c : line) {
    if (c == '\r' || c == '\n') c = ' ';
  }
  return line;
}

}  // namespace

std::string next_request(std::string_view host) {
  std::string request = "GET ";
  request.append(api_version_path).append("/invocation/next HTTP/1.1\r\nHost: ");
  request.append(host).append(common_fields).append("\r\n");
  return request;
}

std::string post_head(std::string_view host, std::string_view path,
                      const invocation_response& response) {
  std::string head = "POST ";
  head.append(path).append(" HTTP/1.1\r\nHost: ").append(host).append(common_fields);
  head.append("Content-Type: ").append(one_line(response.get_content_type()));
  head.append("\r\nContent-Length: ").append(std::to_string(response.get_payload().size()));
  if (!response.is_success()) {
    head.append("\r\nLambda-Runtime-Function-Error-Type: ");
    head.append(one_line(response.get_error_type()));
  }
  if (!response.get_xray_response().empty()) {
    head.append("\r\nLambda-Runtime-Function-XRay-Error-Cause: ");
    head.append(one_line(response.get_xray_response()));
  }
  head.append("\r\n\r\n");
  return head;
}

std::string stream_head(std::string_view host, std::string_view path,
                        const invocation_response& response) {
  std::string head = "POST ";
  head.append(path).append(" HTTP/1.1\r\nHost: ").append(host).append(common_fields);
  head.append("Content-Type: ").append(one_line(response.get_content_type()));
  head.append(
      "\r\nTransfer-Encoding: chunked\r\nLambda-Runtime-Function-Response-Mode: streaming"
      "\r\nTrailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body"
      "\r\n\r\n");
  return head;
}

std::string chunk_head(std::size_t size) {
  char digits[16];
  const auto end = std::to_chars(digits, digits + sizeof digits, size, 16).ptr;
  std::string head{digits, end};
  return head.append("\r\n");
}

std::string stream_end() {
  return "0\r\n\r\n";
}

std::string stream_end(const invocation_response& error) {
  std::string end = "0\r\nLambda-Runtime-Function-Error-Type: ";
  end.append(one_line(error.get_error_type()));
  end.append("\r\nLambda-Runtime-Function-Error-Body: ").append(base64(error.get_payload()));
  return end.append("\r\n\r\n");
}

std::string response_path(std::string_view request_id, bool success) {
  std::string path{api_version_path};
  path.append("/invocation/").append(request_id).append(success ? "/response" : "/error");
  return path;
}

std::string init_error_path() {
  return std::string{api_version_path} + "/init/error";
}

runtime::next_outcome parse_next(http::Message message) {
  const int status = message.status();
  if (status != 200) return api_failure{status, std::move(message.body)};

  invocation_request request;
  request.request_id = message.get("Lambda-Runtime-Aws-Request-Id");
  if (request.request_id.empty()) {
    return api_failure{status, "the invocation has no Lambda-Runtime-Aws-Request-Id"};
  }
  request.xray_trace_id = message.get("Lambda-Runtime-Trace-Id");
  request.client_context = message.get("Lambda-Runtime-Client-Context");
  request.cognito_identity = message.get("Lambda-Runtime-Cognito-Identity");
  request.function_arn = message.get("Lambda-Runtime-Invoked-Function-Arn");
  const auto deadline = message.get("Lambda-Runtime-Deadline-Ms");
  long long milliseconds = 0;
  const auto [end, error] =
      std::from_chars(deadline.data(), deadline.data() + deadline.size(), milliseconds);
  if (error != std::errc{} || end != deadline.data() + deadline.size()) {
    return api_failure{status, "Lambda-Runtime-Deadline-Ms is no number"};
  }
  request.deadline = std::chrono::system_clock::time_point{std::chrono::milliseconds{milliseconds}};
  request.payload = std::move(message.body);
  return request;
}

runtime::post_outcome parse_posted(const http::Message& message) {
  const int status = message.status();
  if (status >= 200 && status < 300) return no_result{};
  return api_failure{status, message.body};
}

std::string json_string(std::string_view text) {
  constexpr char digits[] = "0123456789abcdef";
  std::string json = "\"";
  json.reserve(text.size() + 2);
  for (const char c : text) {
    switch (c) {
      case '"':
      case '\\':
        json.push_back('\\');
        json.push_back(c);
        break;
      case '\n':
        json.append("\\n");
        break;
      case '\r':
        json.append("\\r");
        break;
      case '\t':
        json.append("\\t");
        break;
      default:
        if (const auto byte = static_cast<unsigned char>(c); byte < 0x20) {
          json.append("\\u00").push_back(digits[byte >> 4]);
          json.push_back(digits[byte & 15]);
        } else {
          json.push_back(c);
        }
    }
  }
  json.push_back('"');
  return json;
}

std::string base64(std::string_view bytes) {
  constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      group = group << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    }
    for (std::size_t j = 0; j < 4; ++j) {
      const bool padding = i + j > bytes.size();
      text.push_back(padding ? '=' : letters[group >> (18 - 6 * j) & 63]);
    }
  }
  return text;
}

invocation_response describe(const std::exception& exception) {
  return invocation_response::failure(exception.what(), type_name(typeid(exception)));
}

invocation_response describe_current_exception() {
  try {
    throw;
  } catch (const std::exception& exception) {
    return describe(exception);
  } catch (...) {
    return invocation_response::failure("an exception that has no text",
                                        type_name(*abi::__cxa_current_exception_type()));
  }
}

}  // namespace emulator::lambda_runtime
