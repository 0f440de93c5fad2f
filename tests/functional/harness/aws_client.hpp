#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "harness/http.hpp"

namespace emulator::functional {

using Parameters = std::vector<std::pair<std::string, std::string>>;

// Calls AWS over its wire protocols, as an SDK would, on a connection per call.
class AwsClient {
 public:
  explicit AwsClient(std::string endpoint, std::string region = "us-east-1",
                     std::string access_key_id = "test");

  // REST-JSON: service is the signing name, "lambda" or "apigateway".
  Message rest(const std::string& service, const std::string& method, const std::string& target,
               std::string body = "", Headers headers = {}) const;
  // Query: "sns" or "sts".
  Message query(const std::string& service, const std::string& action,
                const Parameters& parameters = {}) const;

  // The Authorization header of a call, which names key, region and service.
  std::string authorization(const std::string& service) const;

  const std::string& endpoint() const noexcept { return endpoint_; }

 private:
  std::string endpoint_;
  std::string region_;
  std::string access_key_id_;
};

// Throws, with the whole answer in its text, unless the status is 2xx. Returns the answer.
Message expect_success(Message answer);

// The text at a JSON pointer ("/FunctionArn"), numbers and booleans as they are written. Throws
// when there is none.
std::string json_text(const std::string& json, const std::string& pointer);
// The text of the first element of that name. Throws when there is none.
std::string xml_text(const std::string& xml, const std::string& element);
bool has_xml(const std::string& xml, const std::string& element);

std::string json_quote(const std::string& text);
std::string form_encode(const Parameters& parameters);
std::string base64(std::string_view bytes);

}  // namespace emulator::functional
