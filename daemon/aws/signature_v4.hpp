#pragma once

// AWS Signature Version 4: whether a request was signed with the secret of the access key it names,
// in its Authorization header or in a presigned query.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/error.hpp"
#include "daemon/http/message.hpp"

namespace emulator::aws {

// Access keys whose secrets are known: the ones of a setting, "AKID:SECRET" or "AKID:SECRET:ARN",
// and every twelve-digit account id, which has the secret "test".
class KnownCredentials {
 public:
  explicit KnownCredentials(const std::vector<std::string>& setting) : setting_(&setting) {}
  std::optional<std::string_view> secret_of(std::string_view access_key_id) const noexcept;
  // The ARN of whoever holds the key; nothing where the setting doesn't say.
  std::optional<std::string_view> identity_of(std::string_view access_key_id) const noexcept;

 private:
  const std::vector<std::string>* setting_;
};

struct SignatureRules {
  KnownCredentials credentials;
  std::string_view service;  // that the signature has to be for: "lambda", "execute-api"
  std::string_view region;
  std::chrono::system_clock::time_point now;
  // S3 alone signs the path as it is sent, neither normalized nor encoded again, and lets payloads
  // be unsigned or signed chunk by chunk.
  bool is_s3 = false;
};

// Nothing for a request that is signed as it should be. Otherwise 403 in AWS's words:
// MissingAuthenticationTokenException, IncompleteSignatureException, InvalidSignatureException or
// UnrecognizedClientException.
std::optional<Error> check_signature(const http::Request& request, const SignatureRules& rules);

}  // namespace emulator::aws
