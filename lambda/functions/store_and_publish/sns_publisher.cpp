#include "lambda/functions/store_and_publish/sns_publisher.hpp"

#include <ctime>

namespace store_and_publish {
namespace {

namespace http = emulator::lambda_runtime::http;

constexpr std::string_view content_type = "application/x-www-form-urlencoded; charset=utf-8";
constexpr std::chrono::milliseconds timeout{5'000};

void append_encoded(std::string& form, std::string_view text) {
  constexpr char digits[] = "0123456789ABCDEF";
  for (const char c : text) {
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      form.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      form.push_back('%');
      form.push_back(digits[byte >> 4]);
      form.push_back(digits[byte & 15]);
    }
  }
}

std::string amz_date(std::chrono::system_clock::time_point now) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &utc)};
}

// What SNS says of an error, without an XML parser: its answer as it came is clear enough.
std::string explain(const http::Message& answer) {
  constexpr std::size_t most = 500;
  return answer.start_line + ": " + answer.body.substr(0, most);
}

}  // namespace

std::string publish_request(const Settings& settings, const std::string& message,
                            std::chrono::system_clock::time_point now) {
  std::string body = "Action=Publish&Version=2010-03-31&TopicArn=";
  append_encoded(body, settings.topic_arn);
  body += "&Message=";
  append_encoded(body, message);

  const auto date = amz_date(now);
  const SignedPost post{settings.sns_address, content_type, body, settings.region, "sns", date};
  std::string request = "POST / HTTP/1.1\r\nHost: ";
  request.append(settings.sns_address).append("\r\nContent-Type: ").append(content_type);
  request.append("\r\nX-Amz-Date: ").append(date);
  if (!settings.credentials.session_token.empty()) {
    request.append("\r\nX-Amz-Security-Token: ").append(settings.credentials.session_token);
  }
  request.append("\r\nAuthorization: ").append(authorization(post, settings.credentials));
  request.append("\r\nContent-Length: ").append(std::to_string(body.size()));
  return request.append("\r\n\r\n").append(body);
}

SnsPublisher::SnsPublisher(const Settings& settings)
    : settings_(settings), connection_(settings.sns_address, {timeout, timeout}) {}

void SnsPublisher::publish(const std::string& message) {
  connection_.drop_if_stale();
  if (const auto failure = connection_.open()) throw SnsError("SNS: " + failure->message);
  const auto request = publish_request(settings_, message, std::chrono::system_clock::now());
  if (const auto failure = connection_.send({request})) {
    connection_.close();
    throw SnsError("SNS: " + failure->message);
  }
  const auto answer = connection_.receive();
  if (!answer.is_success()) throw SnsError("SNS: " + answer.get_failure().message);
  if (answer.get_result().status() != 200) throw SnsError("SNS: " + explain(answer.get_result()));
  if (answer.get_result().body.find("<MessageId>") == std::string::npos) {
    throw SnsError("SNS confirmed no message: " + explain(answer.get_result()));
  }
}

}  // namespace store_and_publish
